// hey: `print.go` and `report.go`.

import { parse } from 'csv-parse/sync';
import type { RunFigures } from '../imported-run.ts';
import { type Amount, IN_SECONDS, inUnit, readAmount, readDecimal } from '../text/amounts.ts';
import type { TextBlock } from '../text/block.ts';
import { countsOf, missingP99, NO_TIMES, printedTimes, throughputOf } from '../text/figures.ts';
import { classed, isSuccess } from '../text/outcomes.ts';
import { samplesNote, timesOfSamples } from '../text/samples.ts';
import { PLAIN } from './reader.ts';
import { checkSum, readTally } from './sections.ts';

const inSeconds = (text: string): Amount | undefined => readAmount(text, IN_SECONDS);

/** It keeps so many results, and averages wrong beyond them (rakyll/hey#112). */
const MOST_RESULTS = 1_000_000;
const TOO_MANY =
  'hey keeps 1 000 000 results: what it prints of more is wrong. Send fewer with `-n` or `-z`.';

export function readHey(block: TextBlock): RunFigures | undefined {
  const total = block.time(block.need(/^\s*Total:\s+(\S.{0,30})$/, '“Total:”'), inSeconds, 'secs');
  const rate = block.decimal(block.need(/^\s*Requests\/sec:\s+(\S{1,30})$/, '“Requests/sec:”'));
  const tally = readTally(block);
  const { answers, unanswered, succeeded, errors } = tally;
  const isTooMany = answers >= MOST_RESULTS;
  if (!isTooMany) checkSum(block, 'hey', { rate, total }, tally);
  // Where nobody answered, it prints `NaN secs`.
  const time = (pattern: RegExp) =>
    answers === 0 ? undefined : block.time(block.one(pattern), inSeconds, 'secs');
  // 0.1.4 prints "10%% in", others "10% in"; "0% in 0.0000 secs" stands for a percentile it has not.
  const at = (percent: number) => time(new RegExp(`^\\s+${percent}%%? in (\\S.{0,30})$`));
  const { times, timesResolution } = printedTimes({
    p50: at(50),
    p75: at(75),
    p90: at(90),
    p95: at(95),
    p99: at(99),
    mean: time(/^\s*Average:\s+(\S.{0,30})$/),
    max: time(/^\s*Slowest:\s+(\S.{0,30})$/),
  });
  if (total === undefined) return undefined;
  const durationSeconds = inUnit(total.value, 1e-6);
  const counted = isTooMany ? undefined : succeeded;
  return {
    ...PLAIN,
    throughput: throughputOf(counted, durationSeconds),
    throughputRule: 'answers with 2xx and 3xx ÷ total time',
    durationSeconds,
    requests: countsOf(isTooMany ? undefined : answers + unanswered, counted, {
      status: isTooMany ? undefined : answers - succeeded,
      ...classed(errors),
    }),
    ...(isTooMany || answers === 0 ? NO_TIMES : { times, timesResolution }),
    timesIncludeErrors: true,
    notes: isTooMany
      ? [TOO_MANY]
      : answers === 0
        ? []
        : missingP99(times, 'hey had too few answers; send 100 or more with `-n`.'),
  };
}

export const HEY_CSV_HEAD =
  'response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset';

/**
 * The lines of `-o csv`: one for each answer, none for a request without one.
 * @throws Error with a phrase about the text
 */
export function readHeyCsv(text: string): RunFigures {
  const times: number[] = [];
  let [rows, end] = [0, 0];
  parse(text, {
    from_line: 2,
    record_delimiter: ['\r\n', '\n'],
    skip_empty_lines: true,
    on_record: (cells: readonly string[]) => {
      rows += 1;
      const [time, status, offset] = [cells[0], cells[6], cells[7]].map((cell) =>
        readDecimal(cell ?? ''),
      );
      if (cells.length !== 8 || time === undefined || status === undefined || offset === undefined)
        throw new Error(`row ${rows} has no response time, status and offset`);
      end = Math.max(end, offset + time);
      if (isSuccess(status)) times.push(inUnit(time, 1e6));
      return null;
    },
  });
  const isTooMany = rows >= MOST_RESULTS;
  const succeeded = isTooMany ? undefined : times.length;
  return {
    ...PLAIN,
    throughput: throughputOf(succeeded, end > 0 ? end : undefined),
    throughputRule: 'lines with 2xx and 3xx ÷ end of the last answer',
    durationSeconds: end > 0 ? end : undefined,
    requests: countsOf(undefined, succeeded, {
      status: isTooMany ? undefined : rows - times.length,
    }),
    times: isTooMany ? {} : timesOfSamples(times),
    timesResolution: undefined,
    timesFrom: 'samples',
    timesIncludeErrors: false,
    notes: isTooMany
      ? [TOO_MANY]
      : [
          ...samplesNote(times.length),
          'hey writes no line for a request without an answer: those are in its text output.',
        ],
  };
}
