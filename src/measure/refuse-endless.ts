// An answer without an end cannot be measured, and every request for it would take the whole request timeout.

import { GateError } from '../errors.ts';
import { type FirstAnswer, isEndless } from '../load/first-answers.ts';
import type { LoadedServer } from './servers/loaded-server.ts';

/**
 * Where one version alone sends without end, that is a failure of this version, and is measured as one.
 * @param servers those that have answered so far
 * @param versions how many there are: before all have answered, nobody knows whether one is alone
 * @throws GateError `endless-answer`
 */
export function refuseEndless(
  servers: readonly Pick<LoadedServer, 'firstAnswers'>[],
  versions: number,
): void {
  if (servers.length < versions) return;
  const [first, ...others] = servers.map(({ firstAnswers }) => firstAnswers.filter(isEndless));
  const common = first?.find(({ name }) =>
    others.every((answers) => answers.some((answer) => answer.name === name)),
  );
  if (common !== undefined) throw endlessAnswer(common);
}

function endlessAnswer({ name, status, bodyBytes, failure }: FirstAnswer): GateError {
  return new GateError({
    code: 'endless-answer',
    kind: 'gate',
    message: `The answer to "${name}" cannot be measured: ${failure?.message} (status ${status}, ${bodyBytes} bytes so far).`,
    remedy:
      'perf-gate times whole answers, so a stream such as Server-Sent Events has nothing to time: measure other ' +
      'requests, or one whose stream ends. If the answer only takes long, raise `request-timeout` and `budget`.',
  });
}
