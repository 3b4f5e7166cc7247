// vegeta's reports: `reporters.go`.

import * as z from 'zod';
import { microseconds } from '../../units.ts';
import type { RunFigures, TimeName } from '../imported-run.ts';
import { type Amount, amountOf, IN_MILLISECONDS, inUnit, readGoDuration } from '../text/amounts.ts';
import type { Found, TextBlock } from '../text/block.ts';
import {
  countsOf,
  exactTimes,
  missingP99,
  NO_TIMES,
  printedTimes,
  throughputOf,
} from '../text/figures.ts';
import { AMOUNT, COUNT } from '../text/json.ts';
import { type Tally, tallyOf } from '../text/outcomes.ts';
import { PLAIN } from './reader.ts';

const UNITS = 'ns, µs, ms, s, m or h';

/** Without an answer, its code is 0. */
const NO_ANSWER = 0;

const SET_RATE =
  'The rate was set with -rate: the throughput is what was sent, not what the server can do.';

function figuresOf(
  total: number,
  tally: Tally,
  durationSeconds: number | undefined,
  times: Pick<RunFigures, 'times' | 'timesResolution'>,
): RunFigures {
  const unanswered = tally.byStatus.get(NO_ANSWER) ?? 0;
  return {
    ...PLAIN,
    rateWasSet: true,
    throughput: throughputOf(tally.succeeded, durationSeconds),
    throughputRule: 'answers with 2xx and 3xx ÷ (attack + wait)',
    durationSeconds,
    requests: countsOf(total, tally.succeeded, {
      status: tally.answers - tally.succeeded - unanswered,
      other: unanswered,
    }),
    ...(total === 0 ? NO_TIMES : times),
    timesIncludeErrors: true,
    notes: [
      ...(total === 0 ? [] : missingP99(times.times, '`vegeta report` prints it.')),
      SET_RATE,
    ],
  };
}

/** "[total, rate, throughput]  1200, 120.00, 65.87": names, and as many values. */
function named(block: TextBlock, found: Found | undefined): ReadonlyMap<string, Found> {
  const [names = [], values = []] = (found?.pieces ?? []).map((list) => list.trim().split(/, ?/));
  if (found !== undefined && names.length !== values.length) {
    const problem = `vegeta names ${names.length} values here, and ${values.length} follow.`;
    block.fault(found.line, problem, 'Leave the output as it was printed.');
  }
  return new Map(
    names.map((name, index) => [name, { line: found?.line ?? 0, pieces: [values[index] ?? ''] }]),
  );
}

const row = (title: string): RegExp =>
  new RegExp(`^\\s*${title}\\s+\\[([^\\]]{1,80})\\]\\s+(\\S.*)$`);

export function readVegeta(block: TextBlock): RunFigures | undefined {
  const requests = named(block, block.need(row('Requests'), '“Requests [total, rate, …]”'));
  const durations = named(block, block.need(row('Duration'), '“Duration [total, attack, wait]”'));
  const latencies = named(block, block.need(row('Latencies'), '“Latencies [min, mean, 50, …]”'));
  block.all(/^\s*(?:Bytes In|Bytes Out|Success)\s+\[/);
  const statuses = block.need(row('Status Codes'), '“Status Codes [code:count]”');
  block.need(/^\s*(Error Set:)$/, '“Error Set:”');
  const duration = (found: Found | undefined) => block.time(found, readGoDuration, UNITS);
  const total = block.count(requests.get('total'));
  const time = duration(durations.get('total'));
  const byStatus = new Map<number, number>();
  for (const word of (statuses?.pieces[1] ?? '').trim().split(/\s+/)) {
    const [code = '', count = ''] = word.split(':');
    const found = { line: statuses?.line ?? 0, pieces: [code, count] };
    const [status, answers] = [block.count(found, 0), block.count(found, 1)];
    if (status !== undefined && answers !== undefined) byStatus.set(status, answers);
  }
  const at = (name: string) => duration(latencies.get(name));
  const times = printedTimes({
    p50: at('50'),
    p90: at('90'),
    p95: at('95'),
    p99: at('99'),
    mean: at('mean'),
    max: at('max'),
  });
  if (total === undefined || time === undefined || block.faults.length > 0) return undefined;
  const tally = tallyOf(byStatus, []);
  if (tally.answers !== total) {
    const problem = `vegeta counts ${total} requests, and its status codes add up to ${tally.answers}.`;
    block.fault(statuses?.line ?? 0, problem, 'Leave the output as it was printed.');
  }
  return figuresOf(total, tally, inUnit(time.value, 1e-6), times);
}

export const VEGETA_JSON = z.object({
  latencies: z.object({
    mean: AMOUNT,
    max: AMOUNT,
    '50th': AMOUNT,
    '90th': AMOUNT.optional(),
    '95th': AMOUNT,
    '99th': AMOUNT,
  }),
  duration: AMOUNT,
  wait: AMOUNT,
  requests: COUNT,
  status_codes: z.record(z.string().regex(/^\d{1,3}$/), COUNT),
});

/** All its times are in nanoseconds. */
export function fromVegetaJson(document: z.infer<typeof VEGETA_JSON>): RunFigures {
  const { latencies, duration, wait, requests, status_codes } = document;
  const byStatus = Object.entries(status_codes).map(
    ([status, count]) => [Number(status), count] as const,
  );
  const times = exactTimes(
    {
      p50: latencies['50th'],
      p90: latencies['90th'],
      p95: latencies['95th'],
      p99: latencies['99th'],
      mean: latencies.mean,
      max: latencies.max,
    },
    1e-3,
  );
  const seconds = inUnit(duration + wait, 1e-9);
  const tally = tallyOf(new Map(byStatus), []);
  const whole = { times, timesResolution: undefined };
  return figuresOf(requests, tally, seconds > 0 ? seconds : undefined, whole);
}

/** Rows of `-type=hdrplot` that are exactly at a percentile; it has none at 99 %. */
const HDR_ROWS: readonly (readonly [TimeName, string])[] = [
  ['p50', '0.500000'],
  ['p75', '0.750000'],
  ['p90', '0.900000'],
  ['p95', '0.950000'],
  ['max', '1.000000'],
];

export function readHdrPlot(block: TextBlock): RunFigures | undefined {
  const amounts: Partial<Record<TimeName, Amount | undefined>> = {};
  block.all(/^\s*(?:Value\(ms\)|\d{1,12}\.\d{6}\s+[01]\.\d{6}\s)/);
  const inMilliseconds = (text: string) => amountOf(text, IN_MILLISECONDS.ms ?? 0);
  for (const [name, quantile] of HDR_ROWS) {
    const found = block.one(new RegExp(`^\\s*(\\S{1,30})\\s+${quantile.replace('.', '\\.')}\\s`));
    amounts[name] = block.time(found, inMilliseconds, 'ms');
  }
  const last = block.need(/^\s*\S{1,30}\s+1\.000000\s+(\S{1,30})\s/, '“… 1.000000 …”');
  const total = block.count(last);
  if (total === undefined) return undefined;
  return {
    ...PLAIN,
    rateWasSet: true,
    throughput: undefined,
    throughputRule: 'not in this output',
    durationSeconds: undefined,
    requests: countsOf(total, undefined, {}),
    ...printedTimes(amounts),
    timesResolution: microseconds(1e-3),
    timesIncludeErrors: true,
    notes: [
      'hdrplot has no row at 99 %, no throughput and no errors: `vegeta report -type=json` has them.',
    ],
  };
}
