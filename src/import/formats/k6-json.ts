// k6's JSON documents: `--summary-export`, `handleSummary`, `--new-machine-readable-summary`.

import * as z from 'zod';
import type { RunFigures } from '../imported-run.ts';
import { exactTimes } from '../text/figures.ts';
import { AMOUNT, COUNT, hasKeys } from '../text/json.ts';
import { k6Figures } from './k6-figures.ts';

const TIME = AMOUNT.optional();
/** In milliseconds, whatever `summaryTimeUnit` says: that is for the text alone. */
const TREND = z.object({
  avg: TIME,
  med: TIME,
  max: TIME,
  'p(50)': TIME,
  'p(75)': TIME,
  'p(90)': TIME,
  'p(95)': TIME,
  'p(99)': TIME,
  'p(99.9)': TIME,
});

/** `passes` counts requests that failed: each of them passed the question "did it fail?". */
const FAILED = z.object({ passes: COUNT, fails: COUNT });
const COUNTER = z.object({ count: COUNT, rate: AMOUNT });

const EXPECTED = 'http_req_duration{expected_response:true}';

/** Metrics without `values`, as `--summary-export` writes them. */
export const K6_EXPORT = z.object({
  metrics: z.object({
    http_reqs: COUNTER,
    http_req_failed: FAILED.optional(),
    http_req_duration: TREND.optional(),
    [EXPECTED]: TREND.optional(),
    dropped_iterations: z.object({ count: COUNT }).optional(),
  }),
});

const inValues = <T extends z.ZodType>(values: T) => z.object({ values });

export const K6_SUMMARY = z.object({
  metrics: z.object({
    http_reqs: inValues(COUNTER),
    http_req_failed: inValues(FAILED).optional(),
    http_req_duration: inValues(TREND).optional(),
    [EXPECTED]: inValues(TREND).optional(),
    dropped_iterations: inValues(z.object({ count: COUNT })).optional(),
  }),
});

type Export = z.infer<typeof K6_EXPORT>;

export const fromK6Export = ({ metrics }: Export): RunFigures => figuresOf(metrics, undefined);

export const fromK6Summary = ({ metrics }: z.infer<typeof K6_SUMMARY>): RunFigures =>
  figuresOf(
    {
      http_reqs: metrics.http_reqs.values,
      http_req_failed: metrics.http_req_failed?.values,
      http_req_duration: metrics.http_req_duration?.values,
      [EXPECTED]: metrics[EXPECTED]?.values,
      dropped_iterations: metrics.dropped_iterations?.values,
    },
    undefined,
  );

/** Whether metrics have `values`: `handleSummary` gives them so. */
export function hasValues(document: unknown): boolean {
  if (!hasKeys(document, 'metrics') || !hasKeys(document.metrics, 'http_reqs')) return false;
  return hasKeys(document.metrics.http_reqs, 'values');
}

export const K6_MACHINE = z.object({
  config: z.object({ duration: AMOUNT }),
  metadata: z.object({ k6Version: z.string() }),
  results: z.object({
    metrics: z.array(z.object({ name: z.string(), values: z.record(z.string(), z.unknown()) })),
  }),
});

const MACHINE_METRICS = z.object({
  http_reqs: z.object({ count: COUNT }),
  http_req_failed: z.object({ matches: COUNT, total: COUNT }).optional(),
  http_req_duration: TREND.optional(),
  [EXPECTED]: TREND.optional(),
  dropped_iterations: z.object({ count: COUNT }).optional(),
});

/** @throws ZodError */
export function fromK6Machine(document: z.infer<typeof K6_MACHINE>): RunFigures {
  const { config, metadata, results } = document;
  const byName = Object.fromEntries(results.metrics.map(({ name, values }) => [name, values]));
  const metrics = MACHINE_METRICS.parse(byName);
  const { count } = metrics.http_reqs;
  const failed = metrics.http_req_failed;
  return figuresOf(
    {
      ...metrics,
      http_reqs: { count, rate: config.duration > 0 ? count / config.duration : 0 },
      http_req_failed: failed && { passes: failed.matches, fails: failed.total - failed.matches },
    },
    metadata.k6Version,
  );
}

function figuresOf(metrics: Export['metrics'], version: string | undefined): RunFigures {
  const ofExpected = metrics[EXPECTED];
  const trend = ofExpected ?? metrics.http_req_duration ?? {};
  return k6Figures({
    version,
    total: metrics.http_reqs.count,
    rate: metrics.http_reqs.rate,
    failed: metrics.http_req_failed?.passes,
    droppedIterations: metrics.dropped_iterations?.count ?? 0,
    times: exactTimes(
      {
        p50: trend.med ?? trend['p(50)'],
        p75: trend['p(75)'],
        p90: trend['p(90)'],
        p95: trend['p(95)'],
        p99: trend['p(99)'],
        p999: trend['p(99.9)'],
        mean: trend.avg,
        max: trend.max,
      },
      1_000,
    ),
    timesResolution: undefined,
    timesIncludeErrors: ofExpected === undefined,
  });
}
