// What k6-script.js prints of k6's summary. Of `http_req_failed` the `passes` are the failures.

import { z } from 'zod';
import { nameFailures, type RunCounts } from './run-counts.ts';

const count = z.number().nonnegative();
const result = z.object({
  state: z.object({ testRunDurationMs: z.number().positive() }),
  metrics: z.object({
    http_reqs: z.object({ values: z.object({ count }) }),
    http_req_failed: z.object({ values: z.object({ passes: count }) }),
  }),
});

/** @throws Error where it is none */
export function parseK6(text: string): RunCounts {
  const { state, metrics } = result.parse(JSON.parse(text));
  return {
    requests: metrics.http_reqs.values.count,
    seconds: state.testRunDurationMs / 1_000,
    failures: nameFailures({ failed: metrics.http_req_failed.values.passes }),
  };
}
