// `perf-gate validate`: reads flags and configuration file as the other commands do, and goes no further.

import type { Session } from './commands.ts';
import { readPlan } from './read-plan.ts';

/** @throws InputError with all faults of flags and file together */
export async function validate({ line, console }: Session): Promise<number> {
  const plan = await readPlan(line);
  console.hide(plan.secrets);
  const requests = plan.requests.map(({ method, path }) => `${method} ${path}`);
  console.out(`No faults. The plan "${plan.name}" measures ${requests.join(', ')}.\n`);
  return 0;
}
