// A plan for tests of the gate, from flags as a user would write them.

import { parsePlan } from '../../src/plan/parse-plan.ts';
import type { Plan, Tolerances } from '../../src/plan/plan.ts';
import { milliseconds, ratio } from '../../src/units.ts';
import { RAW } from '../plan/raw-inputs.ts';

/** The plan of `perf-gate run --start 'node server.js'` with these flags and this file. */
export function gatePlan(flags: Readonly<Record<string, string>> = {}, file?: string): Plan {
  return parsePlan({
    ...RAW,
    flags: { start: 'node server.js', ...flags },
    ...(file === undefined ? {} : { config: { path: 'perf-gate.yml', text: file } }),
  });
}

/** So wide that no neighbour of a test makes the same code look slower. */
export const WIDE: Tolerances = {
  throughput: ratio(0.999),
  p99: ratio(90),
  p99Floor: milliseconds(1_000),
  cpu: ratio(90),
  memory: ratio(90),
  start: ratio(90),
  errors: ratio(0.001),
};
