// h2load of nghttp2: the end of `main`, and `write_result`, in h2load.cc.

import * as z from 'zod';
import type { RunFigures } from '../imported-run.ts';
import { type Amount, inUnit, readAmount, WRK_UNITS } from '../text/amounts.ts';
import type { Found, TextBlock } from '../text/block.ts';
import {
  countsOf,
  exactTimes,
  missingP99,
  NO_TIMES,
  printedTimes,
  throughputOf,
  without,
} from '../text/figures.ts';
import { AMOUNT, COUNT } from '../text/json.ts';
import { PLAIN } from './reader.ts';

const UNITS = 'us, ms or s';
const readTime = (text: string): Amount | undefined => readAmount(text, WRK_UNITS);

interface Requests {
  readonly total: number;
  readonly succeeded: number;
  /** With an error status, or without an answer. */
  readonly failed: number;
  /** Without an answer. */
  readonly errored: number;
  readonly timeout: number;
}

function figuresOf(
  requests: Requests,
  durationSeconds: number | undefined,
  times: Pick<RunFigures, 'times' | 'timesResolution'>,
  more: Pick<RunFigures, 'version' | 'notes'>,
): RunFigures {
  const { total, succeeded, failed, errored, timeout } = requests;
  const isEmpty = succeeded + failed === 0;
  return {
    ...PLAIN,
    ...more,
    throughput: throughputOf(succeeded, durationSeconds),
    throughputRule: 'succeeded ÷ time',
    durationSeconds,
    requests: countsOf(total, succeeded, {
      status: without(failed, errored),
      other: without(errored, timeout),
      timeout,
    }),
    ...(isEmpty ? NO_TIMES : times),
    timesIncludeErrors: true,
    notes: [
      ...(isEmpty ? [] : missingP99(times.times, 'h2load 1.69 and newer print it.')),
      ...more.notes,
    ],
  };
}

const PIECE = '(\\S{1,30})';
const COUNTS = new RegExp(
  `^\\s*requests: ${['total', 'started', 'done', 'succeeded', 'failed', 'errored', 'timeout']
    .map((name) => `${PIECE} ${name}`)
    .join(', ')}$`,
);

export function readH2load(block: TextBlock): RunFigures | undefined {
  const finished = block.need(/^\s*finished in (\S{1,30}), (\S{1,30}) req\/s, /, '“finished in …”');
  const counts = block.need(COUNTS, '“requests: … total, …”');
  block.need(/^\s*(status codes): /, '“status codes: …”');
  block.all(/^\s*(?:traffic: |time for |req\/s\s|connect\s|TTFB\s|min\s+max\s)/);
  const rate = block.decimal(finished, 1);
  const duration = block.time(finished, readTime, UNITS);
  const count = (piece: number) => block.count(counts, piece) ?? 0;
  const requests = {
    total: count(0),
    succeeded: count(3),
    failed: count(4),
    errored: count(5),
    timeout: count(6),
  };
  const times = timesOf(block);
  if (duration === undefined || counts === undefined) return undefined;
  const seconds = inUnit(duration.value, 1e-6);
  // Its own rate is that of the time behind the warm-up (`-D`, `--warm-up-time`).
  const isLonger = rate !== undefined && rate * seconds > 1.05 * count(2) + rate * 0.01;
  const notes = isLonger ? ['The time includes the warm-up: the throughput is at least this.'] : [];
  return figuresOf(requests, seconds, times, { version: undefined, notes });
}

/** Up to 1.68 min, max, mean; since then min, max, median, p95, p99, mean. */
function timesOf(block: TextBlock) {
  const gap = '\\s+';
  const row = (title: string, count: number) =>
    new RegExp(`^\\s*${title}${gap}${Array(count).fill(PIECE).join(gap)}${gap}\\S{1,30}%$`);
  const old = block.one(row('time for request:', 4));
  const now = block.one(row('request\\s*:', 7));
  const time = (found: Found | undefined, piece: number) =>
    block.time(found, readTime, UNITS, piece);
  if (now === undefined) return printedTimes({ max: time(old, 1), mean: time(old, 2) });
  return printedTimes({
    max: time(now, 1),
    p50: time(now, 2),
    p95: time(now, 3),
    p99: time(now, 4),
    mean: time(now, 5),
  });
}

export const H2LOAD_JSON = z.object({
  metadata: z.object({ generator: z.string() }),
  measurements: z.object({
    duration: AMOUNT,
    requests: z.object({
      total: COUNT,
      succeeded: COUNT,
      failed: COUNT,
      errored: COUNT,
      timeout: COUNT,
    }),
    performance: z.object({
      request: z.object({ median: AMOUNT, p95: AMOUNT, p99: AMOUNT, mean: AMOUNT, max: AMOUNT }),
    }),
  }),
});

/** Its times are in seconds. */
export function fromH2loadJson(document: z.infer<typeof H2LOAD_JSON>): RunFigures {
  const { metadata, measurements } = document;
  const { duration, requests, performance } = measurements;
  const { median, p95, p99, mean, max } = performance.request;
  const times = exactTimes({ p50: median, p95, p99, mean, max }, 1e6);
  const version = metadata.generator.replace(/^h2load /, '');
  return figuresOf(
    requests,
    duration > 0 ? duration : undefined,
    { times, timesResolution: undefined },
    { version, notes: [] },
  );
}
