// A plan for tests of the gate, from flags as a user would write them.

import { parsePlan } from '../../src/plan/parse-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { RAW } from '../plan/raw-inputs.ts';

/** The plan of `perf-gate run --start 'node server.js'` with these flags and this file. */
export function gatePlan(flags: Readonly<Record<string, string>> = {}, file?: string): Plan {
  return parsePlan({
    ...RAW,
    flags: { start: 'node server.js', ...flags },
    ...(file === undefined ? {} : { config: { path: 'perf-gate.yml', text: file } }),
  });
}
