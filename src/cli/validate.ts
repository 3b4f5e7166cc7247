// `perf-gate validate`: reads flags and configuration file as the other commands do, looks for the base that is
// named, and says what a run would do. It goes no further, unless it is to try the requests.

import { expectBlocks } from '../measure/expect-blocks.ts';
import { describePlan, type PlanRow } from '../plan/describe-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { renderPlan } from '../report/render-plan.ts';
import { copiedText } from '../report/visible-text.ts';
import type { Session } from './commands.ts';
import { readPlan } from './read-plan.ts';

/**
 * @throws InputError with all faults of flags and file together; what `perf-gate compare` says of the base;
 * GateError of a server that does not start, and of requests that do not get what they expect
 */
export async function validate(session: Session): Promise<number> {
  const { line, console } = session;
  const plan = await readPlan(line);
  console.hide(plan.secrets);
  const base = await describeGiven(plan, session);
  const expected = expectBlocks(plan, plan.compare.mode === 'stored' ? 1 : 2);
  const title = copiedText(`No faults. The plan "${plan.name}":`);
  const lines = renderPlan([...describePlan(plan, expected), ...base], console.styleOf('out'));
  console.out(`${[title, '', ...lines].join('\n')}\n`);
  if (!isWanted(line.flags['start-server'])) return 0;
  const { tryRequests } = await import('./try-requests.ts');
  return await tryRequests(plan, session);
}

/** Read and found valid with the plan, which has no place for it: no run knows of it. */
const isWanted = (flag: string | true | undefined): boolean => flag === true || flag === 'true';

/** What asks git is loaded only where it is needed. */
async function describeGiven(plan: Plan, session: Session): Promise<readonly PlanRow[]> {
  if (plan.compare.base.kind === 'baseline') return [];
  const { describeBase } = await import('./describe-base.ts');
  const lines = await describeBase(plan, session);
  if (lines.length === 0) return [];
  return [{ name: 'base', lines: lines.map((text) => ({ cells: [], text })) }];
}
