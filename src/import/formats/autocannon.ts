// autocannon `-j`: `run.js` and `aggregateResult.js`.

import * as z from 'zod';
import { microseconds } from '../../units.ts';
import type { RunFigures } from '../imported-run.ts';
import { countsOf, exactTimes, missingP99, throughputOf, without } from '../text/figures.ts';
import { AMOUNT, COUNT } from '../text/json.ts';
import { PLAIN } from './reader.ts';

const TIME = AMOUNT.optional();

export const AUTOCANNON_JSON = z.object({
  title: z.string().nullish(),
  duration: AMOUNT,
  errors: COUNT,
  timeouts: COUNT,
  mismatches: COUNT.default(0),
  non2xx: COUNT,
  '2xx': COUNT.optional(),
  requests: z.object({ total: COUNT }),
  latency: z.object({
    mean: TIME,
    max: TIME,
    p50: TIME,
    p75: TIME,
    p90: TIME,
    p99: TIME,
    p99_9: TIME,
    totalCount: COUNT.optional(),
  }),
});

/** It records whole milliseconds, cut off. */
const RESOLUTION = microseconds(1_000);

export function fromAutocannonJson(document: z.infer<typeof AUTOCANNON_JSON>): RunFigures {
  const { duration, errors, timeouts, mismatches, non2xx, requests, latency } = document;
  const succeeded = without(requests.total, non2xx, mismatches);
  const { totalCount } = latency;
  const isEmpty = totalCount === 0 || requests.total === 0;
  const times = exactTimes(
    {
      p50: latency.p50,
      p75: latency.p75,
      p90: latency.p90,
      p99: latency.p99,
      p999: latency.p99_9,
      mean: latency.mean,
      max: latency.max,
    },
    1_000,
  );
  // More times than answers: it filled in some, as it does with `-R` (`recordValueWithExpectedInterval`).
  const timesCorrected = totalCount === undefined ? undefined : totalCount > requests.total;
  return {
    ...PLAIN,
    throughput: throughputOf(succeeded, duration),
    throughputRule: '(requests.total − non2xx − mismatches) ÷ duration',
    durationSeconds: duration,
    requests: countsOf(requests.total + errors, succeeded, {
      status: non2xx,
      timeout: timeouts,
      body: mismatches,
      other: without(errors, timeouts),
    }),
    ...(isEmpty
      ? { times: {}, timesResolution: undefined }
      : { times, timesResolution: RESOLUTION }),
    // With `-x` it records those of 2xx alone.
    timesIncludeErrors: !(
      non2xx > 0 &&
      totalCount !== undefined &&
      totalCount <= requests.total - non2xx
    ),
    timesCorrected,
    notes: [
      ...(isEmpty ? [] : missingP99(times, 'autocannon `-j` writes it.')),
      ...(timesCorrected === true
        ? [
            'autocannon filled in times of requests it did not send (-R): read its percentiles with care.',
          ]
        : []),
    ],
  };
}
