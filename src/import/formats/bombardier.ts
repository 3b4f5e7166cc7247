// bombardier: `templates.go`.

import * as z from 'zod';
import { microseconds } from '../../units.ts';
import type { RunFigures } from '../imported-run.ts';
import { type Amount, inUnit, readAmount, readGoDuration, WRK_UNITS } from '../text/amounts.ts';
import type { TextBlock } from '../text/block.ts';
import {
  countsOf,
  exactTimes,
  missingP99,
  NO_TIMES,
  printedTimes,
  throughputOf,
} from '../text/figures.ts';
import { AMOUNT, COUNT } from '../text/json.ts';
import { classed, type Tally } from '../text/outcomes.ts';
import { PLAIN } from './reader.ts';

const UNITS = 'us, ms, s, m or h';
const readTime = (text: string): Amount | undefined => readAmount(text, WRK_UNITS);

interface Counts {
  /** Of 1xx, 2xx, 3xx, 4xx, 5xx. */
  readonly statuses: readonly [number, number, number, number, number];
  /** Without an answer. */
  readonly others: number;
  readonly errors: Tally['errors'];
}

function figuresOf(
  { statuses, others, errors }: Counts,
  durationSeconds: number | undefined,
  times: Pick<RunFigures, 'times' | 'timesResolution'>,
  notes: readonly string[],
): RunFigures {
  const [informed, ok, moved, refused, broken] = statuses;
  const total = informed + ok + moved + refused + broken + others;
  const named = errors.reduce((sum, [, count]) => sum + count, 0);
  return {
    ...PLAIN,
    throughput: throughputOf(ok + moved, durationSeconds),
    throughputRule: '(2xx + 3xx) ÷ time taken',
    durationSeconds,
    requests: countsOf(total, ok + moved, {
      status: informed + refused + broken,
      ...(named === others ? classed(errors) : { other: others }),
    }),
    ...(total === 0 ? NO_TIMES : times),
    timesIncludeErrors: true,
    notes: [
      ...(total === 0 ? [] : missingP99(times.times, '`bombardier -l` prints it.')),
      ...notes,
    ],
  };
}

export function readBombardier(block: TextBlock): RunFigures | undefined {
  const timed = block.one(/^\s*Bombarding \S{1,1000} for (\S{1,30}) using /);
  block.one(/^\s*(?:Bombarding \S{1,1000} with)/);
  const row = block.one(/^\s*Latency\s+(\S{1,30})\s+\S{1,30}\s+(\S{1,30})$/);
  const at = (percent: number) =>
    block.time(block.one(new RegExp(`^\\s*${percent}%\\s+(\\S{1,30})$`)), readTime, UNITS);
  const times = printedTimes({
    p50: at(50),
    p75: at(75),
    p90: at(90),
    p95: at(95),
    p99: at(99),
    mean: block.time(row, readTime, UNITS, 0),
    max: block.time(row, readTime, UNITS, 1),
  });
  const codes = block.need(
    /^\s*1xx - (\S{1,30}), 2xx - (\S{1,30}), 3xx - (\S{1,30}), 4xx - (\S{1,30}), 5xx - (\S{1,30})$/,
    '“1xx - …, 2xx - …”',
  );
  const others = block.count(block.need(/^\s*others - (\S{1,30})$/, '“others - …”'));
  // Behind all errors: without it, some may have been cut off.
  const end = block.need(/^\s*Throughput:\s+(\S{1,30})\/s$/, '“Throughput:”');
  const behind = block.one(/^\s*Errors:$/);
  const listed = block.lines.filter(
    ({ number }) => behind !== undefined && number > behind.line && number < (end?.line ?? 0),
  );
  const errors = block
    .all(/^\s*(\S.{0,1000}) - (\d{1,16})$/, listed)
    .map((found) => [found.pieces[0] ?? '', block.count(found, 1) ?? 0] as const);
  const count = (piece: number) => block.count(codes, piece) ?? 0;
  const statuses = [count(0), count(1), count(2), count(3), count(4)] as const;
  const duration = block.time(timed, readGoDuration, 's, m or h');
  if (others === undefined) return undefined;
  const seconds = duration === undefined ? undefined : inUnit(duration.value, 1e-6);
  const notes = seconds === undefined ? [NO_TIME] : [SET_TIME];
  return figuresOf({ statuses, others, errors }, seconds, times, notes);
}

const NO_TIME =
  'No throughput: the text of bombardier does not hold the time taken. `-p r -o json -l` writes it.';
const SET_TIME =
  'The text of bombardier holds the time that was set (-d), not the time taken: `-p r -o json -l` has it.';

export const BOMBARDIER_JSON = z.object({
  spec: z.object({ numberOfConnections: COUNT }),
  result: z.object({
    timeTakenSeconds: AMOUNT,
    req1xx: COUNT,
    req2xx: COUNT,
    req3xx: COUNT,
    req4xx: COUNT,
    req5xx: COUNT,
    others: COUNT,
    errors: z.array(z.object({ description: z.string(), count: COUNT })).optional(),
    latency: z
      .object({
        mean: AMOUNT,
        max: AMOUNT,
        percentiles: z.record(z.string(), AMOUNT).optional(),
      })
      .optional(),
  }),
});

export function fromBombardierJson({ result }: z.infer<typeof BOMBARDIER_JSON>): RunFigures {
  const { latency, errors = [], others, timeTakenSeconds } = result;
  const percentiles = latency?.percentiles ?? {};
  const at = (name: string) => (Object.hasOwn(percentiles, name) ? percentiles[name] : undefined);
  const times = exactTimes(
    {
      p50: at('50'),
      p75: at('75'),
      p90: at('90'),
      p95: at('95'),
      p99: at('99'),
      mean: latency?.mean,
      max: latency?.max,
    },
    1,
  );
  const { req1xx, req2xx, req3xx, req4xx, req5xx } = result;
  return figuresOf(
    {
      statuses: [req1xx, req2xx, req3xx, req4xx, req5xx],
      others,
      errors: errors.map(({ description, count }) => [description, count]),
    },
    timeTakenSeconds > 0 ? timeTakenSeconds : undefined,
    { times, timesResolution: microseconds(1) },
    [],
  );
}
