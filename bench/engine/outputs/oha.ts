// oha's result (`--output-format json`).

import { z } from 'zod';
import { nameFailures, type RunCounts } from './run-counts.ts';

const counts = z.record(z.string(), z.number().nonnegative());
const result = z.object({
  summary: z.object({ total: z.number().positive() }),
  statusCodeDistribution: counts,
  errorDistribution: counts,
});

/** Requests that were open when its time was over are cut off: they are not the server's failures. */
const CUT_OFF = 'aborted due to deadline';

/** @throws Error where it is none */
export function parseOha(text: string): RunCounts {
  const { summary, statusCodeDistribution, errorDistribution } = result.parse(JSON.parse(text));
  const statuses = Object.entries(statusCodeDistribution);
  const { [CUT_OFF]: _, ...errors } = errorDistribution;
  return {
    requests: statuses.reduce((sum, [, count]) => sum + count, 0),
    seconds: summary.total,
    failures: nameFailures({
      ...Object.fromEntries(
        statuses
          .filter(([status]) => Number(status) >= 400)
          .map(([status, count]) => [`of status ${status}`, count]),
      ),
      ...errors,
    }),
  };
}
