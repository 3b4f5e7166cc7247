// wrk and wrk2: `print_stats` in wrk.c of both.

import type { RunFigures } from '../imported-run.ts';
import { type Amount, amountOf, inUnit, readAmount, WRK_UNITS } from '../text/amounts.ts';
import type { Found, TextBlock } from '../text/block.ts';
import {
  countsOf,
  missingP99,
  NO_TIMES,
  printedTimes,
  throughputOf,
  without,
} from '../text/figures.ts';
import type { Line } from '../text/lines.ts';
import { PLAIN } from './reader.ts';

const UNITS = 'us, ms, s, m or h';
const readTime = (text: string): Amount | undefined => readAmount(text, WRK_UNITS);

/** wrk2 has three decimals in its percentages, and calibrates its threads. */
const OF_WRK2 = /^\s*(?:Thread calibration:|Latency Distribution \(HdrHistogram|\d{1,3}\.\d{3}%\s)/;

export const isWrk2 = (lines: readonly Line[]): boolean =>
  lines.some(({ text }) => OF_WRK2.test(text));

/** Reads both; `tool` says which one it is. */
export function readWrk(block: TextBlock, tool: 'wrk' | 'wrk2'): RunFigures | undefined {
  const totals = block.need(
    /^\s*(\S{1,30}) requests in (\S{1,30}), \S+ read/,
    '“… requests in …, … read”',
  );
  const total = block.count(totals, 0);
  const runtime = block.time(totals, readTime, UNITS, 1);
  const errors = block.one(
    /^\s*Socket errors:(?: connect (\S{1,30}), read (\S{1,30}), write (\S{1,30}), timeout (\S{1,30})$)?/,
  );
  const notOk = block.one(/^\s*Non-2xx or 3xx responses:\s*(\S{0,30})/);
  // It comes last: without it, errors may have been cut off.
  block.need(/^\s*Requests\/sec:\s+(\S+)/, '“Requests/sec:”');
  block.one(/^\s*Transfer\/sec:\s+(\S+)/);
  block.all(/^\s*\d+ threads and \d+ connections/);
  const [connect, read, write, timeout] = [0, 1, 2, 3].map((piece) => block.count(errors, piece));
  const status = block.count(notOk);
  if (total === undefined || runtime === undefined) return undefined;
  const seconds = inUnit(runtime.value, 1e-6);
  // Both lines are printed only where there is something to count (wrk.c).
  const succeeded = without(total, status ?? 0, timeout ?? 0);
  const failed = {
    status: status ?? 0,
    connect: connect ?? 0,
    read: read ?? 0,
    write: write ?? 0,
    timeout: timeout ?? 0,
  };
  const times = total === 0 ? NO_TIMES : tool === 'wrk' ? timesOfWrk(block) : timesOfWrk2(block);
  return {
    ...PLAIN,
    throughput: throughputOf(succeeded, seconds),
    throughputRule: '(requests − non-2xx or 3xx − timeouts) ÷ runtime',
    durationSeconds: seconds,
    requests: countsOf(total, succeeded, failed),
    ...times,
    timesIncludeErrors: true,
    timesCorrected: true,
    rateWasSet: tool === 'wrk2',
    notes: [
      ...(total === 0 ? [] : missingP99(times.times, `\`${tool} --latency\` prints it.`)),
      ...(tool === 'wrk2' ? [SET_RATE] : []),
    ],
  };
}

const SET_RATE =
  'The rate was set with -R: the throughput is what was sent, not what the server can do.';

function timesOfWrk(block: TextBlock) {
  const row = block.one(/^\s*Latency\s+(\S{1,30})\s+\S+\s+(\S{1,30})\s+\S+$/);
  const at = (percent: string) =>
    block.time(block.one(new RegExp(`^\\s*${percent}%\\s+(\\S{1,30})$`)), readTime, UNITS);
  return printedTimes({
    p50: at('50'),
    p75: at('75'),
    p90: at('90'),
    p99: at('99'),
    mean: block.time(row, readTime, UNITS, 0),
    max: block.time(row, readTime, UNITS, 1),
  });
}

/** The first block is of recorded times; one of uncorrected times may follow (`-U`). */
function timesOfWrk2(block: TextBlock) {
  const second = block.all(/^\s*Latency Distribution \(HdrHistogram - Uncorrected/)[0]?.line;
  const first = block.lines.filter(({ number }) => second === undefined || number < second);
  block.all(/^#\[(?:Mean|Max|Buckets)/);
  const at = (percent: string) =>
    block.time(block.one(new RegExp(`^\\s*${percent}%\\s+(\\S{1,30})$`), first), readTime, UNITS);
  const row = block.one(/^\s*Latency\s+(\S{1,30})\s+\S+\s+(\S{1,30})\s+\S+$/);
  const exact = (found: Found | undefined) =>
    block.time(found, (text) => amountOf(text, WRK_UNITS.ms ?? 0), 'ms');
  return printedTimes({
    p50: at('50\\.000'),
    p75: at('75\\.000'),
    p90: at('90\\.000'),
    p99: at('99\\.000'),
    p999: at('99\\.900'),
    mean:
      exact(block.one(/^#\[Mean\s+=\s+([\w.]{1,30}),/, first)) ??
      block.time(row, readTime, UNITS, 0),
    max:
      exact(block.one(/^#\[Max\s+=\s+([\w.]{1,30}),/, first)) ??
      block.time(row, readTime, UNITS, 1),
  });
}
