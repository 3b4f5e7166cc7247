// The command that repeats a comparison on another machine.

import type { Plan } from '../../plan/plan.ts';
import type { RunRecord } from '../../record/run-record.ts';
import type { GateReport } from '../gate-report.ts';
import { isPlain } from '../visible-text.ts';

const LONGEST = 4_000;

/**
 * In a checkout: the commits, and the gate with what was written beside the configuration file. `null`
 * where there are not two commits to compare, or where the command could not be shown as it is: whoever
 * pastes it must see all of it.
 */
export function repeatCommand(
  { server, written }: Pick<Plan, 'server' | 'written'>,
  { commit, baselineArm, seed }: RunRecord,
): GateReport['repeat'] {
  const isOfCommit = baselineArm?.kind === 'commit' || baselineArm?.kind === 'build';
  const base = isOfCommit ? baselineArm.commit : undefined;
  if (server.kind === 'running' || commit === undefined || base === undefined) return null;
  const flags = [...written.flags, `--base=${base}`, `--seed=${seed}`];
  const command = [
    `git fetch origin ${commit} ${base}`,
    `git switch --detach ${commit}`,
    `${written.program} compare ${flags.map(quote).join(' ')}`,
  ].join(' && ');
  if (command.length > LONGEST || !command.split('\n').every(isPlain)) return null;
  return { command, leftOut: [...written.leftOut] };
}

/** As one word of a POSIX shell (XCU 2.2.2, "Single-Quotes"). */
const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
