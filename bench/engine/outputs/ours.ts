// What generator.ts prints.

import { z } from 'zod';
import { nameFailures, type RunCounts } from './run-counts.ts';

const count = z.number().nonnegative();
const result = z.object({
  requests: count,
  seconds: z.number().positive(),
  failures: z.record(z.string(), count),
  engine: z.string(),
  threads: z.number().positive(),
  /** CPU seconds of its process while the load was on, as it says itself. */
  cpu: z.number().nonnegative(),
});
export type GeneratorResult = z.infer<typeof result>;

/** @throws Error where it is none */
export function parseOurs(text: string): RunCounts {
  const { requests, seconds, failures } = result.parse(JSON.parse(text));
  return { requests, seconds, failures: nameFailures(failures) };
}
