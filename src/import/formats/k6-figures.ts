// What all outputs of k6 have in common.

import type { Microseconds } from '../../units.ts';
import type { RunFigures, TimeName } from '../imported-run.ts';
import { LARGEST } from '../text/amounts.ts';
import { countsOf, missingP99, NO_TIMES, throughputOf, without } from '../text/figures.ts';
import { PLAIN } from './reader.ts';

interface K6Numbers {
  readonly version: string | undefined;
  readonly total: number;
  /** Of all requests, in a second. */
  readonly rate: number;
  /** `undefined`: it has no metric `http_req_failed`, as before k6 0.31. */
  readonly failed: number | undefined;
  readonly droppedIterations: number;
  readonly times: Readonly<Partial<Record<TimeName, Microseconds>>>;
  readonly timesResolution: Microseconds | undefined;
  readonly timesIncludeErrors: boolean;
}

export function k6Figures(numbers: K6Numbers): RunFigures {
  const { version, total, rate, failed, droppedIterations, timesIncludeErrors } = numbers;
  const succeeded = failed === undefined ? undefined : without(total, failed);
  // Its count and its rate are of the same time.
  const seconds = rate > 0 && total / rate <= LARGEST ? total / rate : undefined;
  return {
    ...PLAIN,
    version,
    throughput: throughputOf(succeeded, total > 0 ? seconds : undefined),
    throughputRule: 'http_reqs rate × (1 − failed ÷ all requests)',
    durationSeconds: seconds,
    requests: countsOf(total, succeeded, { other: failed }),
    ...(total === 0
      ? NO_TIMES
      : { times: numbers.times, timesResolution: numbers.timesResolution }),
    timesIncludeErrors,
    notes: [
      ...(total === 0
        ? []
        : missingP99(
            numbers.times,
            '`k6 run --summary-trend-stats "med,p(95),p(99),avg,max"` prints it.',
          )),
      ...(failed === undefined ? [NO_FAILURES] : []),
      ...(droppedIterations > 0
        ? [`k6 dropped ${droppedIterations} iterations: the rate was not sustained.`]
        : []),
    ],
  };
}

const NO_FAILURES =
  'No throughput: without `http_req_failed` (k6 0.31) its rate counts failed requests, too.';
