// autocannon's result (`--json`); its `errors` hold its timeouts already.

import { z } from 'zod';
import { nameFailures, type RunCounts } from './run-counts.ts';

const count = z.number().nonnegative();
const result = z.object({
  duration: z.number().positive(),
  errors: count,
  timeouts: count,
  mismatches: count,
  resets: count,
  non2xx: count,
  requests: z.object({ total: count }),
});

/** @throws Error where it is none */
export function parseAutocannon(text: string): RunCounts {
  const { duration, requests, ...counts } = result.parse(JSON.parse(text));
  const { errors, timeouts, mismatches, resets, non2xx } = counts;
  return {
    requests: requests.total,
    seconds: duration,
    failures: nameFailures({
      errors: errors - timeouts,
      timeouts,
      mismatches,
      resets,
      'non-2xx': non2xx,
    }),
  };
}
