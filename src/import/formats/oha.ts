// oha: `print_summary` and `print_json` in printer.rs.

import * as z from 'zod';
import type { RunFigures } from '../imported-run.ts';
import { type Amount, inUnit, OHA_UNITS, readAmount } from '../text/amounts.ts';
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
import { classed, type Tally, tallyOf } from '../text/outcomes.ts';
import { PLAIN } from './reader.ts';
import { checkSum, readTally, sectionOf } from './sections.ts';

const UNITS = 'ns, us, ms, sec, min or hr';
const inOhaUnit = (text: string): Amount | undefined => readAmount(text, OHA_UNITS);

export function readOha(block: TextBlock): RunFigures | undefined {
  const time = (pattern: RegExp, lines = block.lines) => {
    const found = block.one(pattern, lines);
    // Where nobody answered, it prints `NaN sec` and `-inf sec`.
    const isNone = /^-?(?:NaN|inf) /.test(found?.pieces[0] ?? '');
    return isNone ? undefined : block.time(found, inOhaUnit, UNITS);
  };
  block.one(/^\s*Success rate:\s+(\S{1,30})%$/);
  const total = block.time(block.need(/^\s*Total:\s+(\S.{0,30})$/, '“Total:”'), inOhaUnit, UNITS);
  const rate = block.decimal(block.need(/^\s*Requests\/sec:\s+(\S{1,30})$/, '“Requests/sec:”'));
  const tally = readTally(block);
  checkSum(block, 'oha', { rate, total }, tally);
  const distribution = sectionOf(block, /^\s*Response time distribution:$/);
  // "50% in" of older ones, "50.00% in" of newer ones.
  const at = (percent: string) =>
    time(new RegExp(`^\\s*${percent}(?:\\.?0{1,2})?% in (\\S.{0,30})$`), distribution);
  const times = printedTimes({
    p50: at('50'),
    p75: at('75'),
    p90: at('90'),
    p95: at('95'),
    p99: at('99'),
    p999: at('99\\.9'),
    mean: time(/^\s*Average:\s+(\S.{0,30})$/),
    max: time(/^\s*Slowest:\s+(\S.{0,30})$/),
  });
  return total === undefined ? undefined : figuresOf(tally, inUnit(total.value, 1e-6), times);
}

const TIME = AMOUNT.nullable().optional();

export const OHA_JSON = z.object({
  summary: z.object({ total: AMOUNT, slowest: TIME, average: TIME }),
  latencyPercentiles: z.record(z.string(), TIME),
  statusCodeDistribution: z.record(z.string().regex(/^\d{3}$/), COUNT),
  errorDistribution: z.record(z.string(), COUNT),
});

export function fromOhaJson(document: z.infer<typeof OHA_JSON>): RunFigures {
  const { summary, latencyPercentiles, statusCodeDistribution, errorDistribution } = document;
  const byStatus = Object.entries(statusCodeDistribution).map(
    ([status, count]) => [Number(status), count] as const,
  );
  const at = (name: string) =>
    Object.hasOwn(latencyPercentiles, name) ? latencyPercentiles[name] : undefined;
  const times = exactTimes(
    {
      p50: at('p50'),
      p75: at('p75'),
      p90: at('p90'),
      p95: at('p95'),
      p99: at('p99'),
      p999: at('p99.9'),
      mean: summary.average,
      max: summary.slowest,
    },
    1e6,
  );
  const tally = tallyOf(new Map(byStatus), Object.entries(errorDistribution));
  return figuresOf(tally, summary.total, { times, timesResolution: undefined });
}

/** Requests that oha ended itself, because its time was over: no failures, and no answers. */
const ENDED = 'aborted due to deadline';

function figuresOf(
  { answers, succeeded, errors }: Tally,
  durationSeconds: number,
  times: Pick<RunFigures, 'times' | 'timesResolution'>,
): RunFigures {
  const failed = errors.filter(([text]) => text !== ENDED);
  const ended = errors.find(([text]) => text === ENDED)?.[1] ?? 0;
  const unanswered = failed.reduce((sum, [, count]) => sum + count, 0);
  return {
    ...PLAIN,
    throughput: throughputOf(succeeded, durationSeconds),
    throughputRule: 'answers with 2xx and 3xx ÷ total time',
    durationSeconds,
    requests: countsOf(answers + unanswered, succeeded, {
      status: answers - succeeded,
      ...classed(failed),
    }),
    ...(answers === 0 ? NO_TIMES : times),
    timesIncludeErrors: true,
    // `--latency-correction` leaves no trace in the output.
    timesCorrected: undefined,
    notes: [
      ...(answers === 0 ? [] : missingP99(times.times, 'this output of oha was shortened.')),
      ...(ended > 0
        ? [`oha ended ${ended} requests itself when its time was over; \`-w\` waits for them.`]
        : []),
    ],
  };
}
