// A plan that expects what no version answers is at fault itself: then nothing is measured.

import { awaitsRequests } from './servers/arm-server.ts';
import { findLacking } from './trial/lacking.ts';
import { refusalOf, type UnexpectedAnswers } from './trial/refuse.ts';
import type { ArmAnswers } from './trial/tried.ts';
import { countArms, OnlyOldPlanFails, type Versions } from './versions.ts';

export { UnexpectedAnswers } from './trial/refuse.ts';

/**
 * Where one version alone does not answer as expected, that is a failure of this version, and is measured as one.
 * @param servers those that have answered so far
 * @throws GateError `unexpected-answer`, `server-not-ready`; `OnlyOldPlanFails`
 */
export function refuseUnexpected(servers: readonly ArmAnswers[], versions: Versions): void {
  const refusal = findRefusal(servers, versions, false);
  if (refusal !== undefined) throw refusal;
}

/**
 * @param isRehearsal whether nothing else was wanted than to try the requests
 * @returns `undefined` where the plan is sound, or that is not known
 */
export function findRefusal(
  servers: readonly ArmAnswers[],
  versions: Versions,
  isRehearsal: boolean,
): UnexpectedAnswers | OnlyOldPlanFails | undefined {
  const count = countArms(versions);
  // A server that died under its first requests is reported as one that dies under load.
  if (servers.length < count || servers.some(({ death }) => death !== undefined)) return undefined;
  // What a stored version did, another one has lost.
  const lacking = findLacking(versions, servers).filter(
    ({ request }) => !versions.proven.has(request.name),
  );
  if (lacking.length === 0) return undefined;
  const names = lacking.map(({ request }) => request.name);
  if (names.every((name) => versions.changed.has(name))) return new OnlyOldPlanFails(names);
  const [candidate] = versions.arms;
  const { ready } = candidate.server;
  return refusalOf(lacking, {
    ...versions,
    // Masked before it is cut: half of a token would be recognised by nobody later.
    secrets: [...versions.secrets, ...servers.flatMap((server) => server.secrets)],
    versions: count,
    awaitsRequests: awaitsRequests(ready),
    readyTimeout: ready.timeout,
    isRehearsal,
  });
}
