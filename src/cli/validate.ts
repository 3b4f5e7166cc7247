// `perf-gate validate`: reads flags and configuration file as the other commands do, looks for the base that is
// named, and goes no further.

import type { Plan } from '../plan/plan.ts';
import type { Session } from './commands.ts';
import { readPlan } from './read-plan.ts';

/** @throws InputError with all faults of flags and file together; what `perf-gate compare` says of the base */
export async function validate({ line, console, signal }: Session): Promise<number> {
  const plan = await readPlan(line);
  console.hide(plan.secrets);
  if (plan.compare.base.kind !== 'baseline') await checkBase(plan, signal);
  const requests = plan.requests.map(({ method, path }) => `${method} ${path}`);
  console.out(`No faults. The plan "${plan.name}" measures ${requests.join(', ')}.\n`);
  return 0;
}

/** What asks git is loaded only where it is needed. */
async function checkBase(plan: Plan, signal: AbortSignal): Promise<void> {
  const { checkGivenBase } = await import('../arms/given.ts');
  const { cleanCommit } = await import('./clean-commit.ts');
  const identity = { commit: await cleanCommit(plan, signal) };
  await checkGivenBase(plan, { ambient: process.env, signal, identity });
}
