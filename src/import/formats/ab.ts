// ab of the Apache HTTP server: `output_results` in ab.c.

import type { RunFigures } from '../imported-run.ts';
import { type Amount, amountOf, IN_MILLISECONDS, readDecimal } from '../text/amounts.ts';
import type { ReadingFault, TextBlock } from '../text/block.ts';
import {
  countsOf,
  missingP99,
  NO_TIMES,
  printedTimes,
  throughputOf,
  without,
} from '../text/figures.ts';
import { PLAIN, type Reading } from './reader.ts';

const MILLISECOND = IN_MILLISECONDS.ms ?? 0;
const inMilliseconds = (text: string): Amount | undefined => amountOf(text, MILLISECOND);

export function readAb(block: TextBlock): RunFigures | undefined {
  const version = block.one(/^\s*This is ApacheBench, Version (\S{1,30})/)?.pieces[0];
  const seconds = block.decimal(
    block.need(/^\s*Time taken for tests:\s+(\S{1,30}) seconds/, '“Time taken for tests:”'),
  );
  const complete = block.count(
    block.need(/^\s*Complete requests:\s+(\S{1,30})/, '“Complete requests:”'),
  );
  const failed = block.count(block.need(/^\s*Failed requests:\s+(\S{1,30})/, '“Failed requests:”'));
  // Behind the counts of failures: without it, some of these may have been cut off.
  block.need(/^\s*HTML transferred:\s+(\S{1,30}) bytes/, '“HTML transferred:”');
  const notOk = block.count(block.one(/^\s*Non-2xx responses:\s*(\S{0,30})/));
  const write = block.count(block.one(/^\s*Write errors:\s*(\S{0,30})/));
  const kinds = block.one(
    /^\s*\(Connect:(?: (\S{1,30}), Receive: (\S{1,30}), Length: (\S{1,30}), Exceptions: (\S{1,30})\))?/,
  );
  const [connect, read, length, exceptions] = [0, 1, 2, 3].map((piece) =>
    block.count(kinds, piece),
  );
  const times = timesOf(block);
  if (seconds === undefined || complete === undefined || failed === undefined) return undefined;
  const succeeded = without(complete, failed, notOk ?? 0);
  const byKind =
    kinds === undefined ? { other: failed } : { connect, read, body: length, other: exceptions };
  const some = complete === 0 ? NO_TIMES : times;
  return {
    ...PLAIN,
    version,
    throughput: throughputOf(succeeded, seconds),
    throughputRule: '(complete − failed − non-2xx) ÷ time taken',
    durationSeconds: seconds,
    requests: countsOf(complete, succeeded, { status: notOk ?? 0, write: write ?? 0, ...byKind }),
    ...some,
    timesIncludeErrors: true,
    notes: [
      ...(complete === 0 ? [] : missingP99(some.times, 'leave out `-d` and `-S` of ab.')),
      ...(length === undefined || length === 0 ? [] : [OTHER_LENGTH]),
      ...((notOk ?? 0) > 0 && failed > 0 ? [COUNTED_TWICE] : []),
    ],
  };
}

const OTHER_LENGTH =
  'ab counts an answer of another length than the first as failed; `ab -l` lets lengths differ.';

const COUNTED_TWICE =
  'An answer may be among the failed and the non-2xx: the throughput is at least this.';

function timesOf(block: TextBlock) {
  const total = block.one(/^\s*Total:\s+\S+\s+(\S{1,30})\s+\S+\s+\S+\s+(\S{1,30})$/);
  block.all(/^\s*(?:66|80|98)%\s+\d+$/);
  const at = (percent: string) =>
    block.time(block.one(new RegExp(`^\\s*${percent}%\\s+(\\S{1,30})$`)), inMilliseconds, 'ms');
  const longest = block.time(
    block.one(/^\s*100%\s+(\S{1,30}) \(longest request\)$/),
    inMilliseconds,
    'ms',
  );
  const percentiles = { p50: at('50'), p75: at('75'), p90: at('90'), p95: at('95'), p99: at('99') };
  if (longest === undefined && block.all(/^\s*Percentage of the requests served/).length > 0) {
    block.need(/^\s*100%.*\(longest request\)$/, '“100% … (longest request)”');
  }
  const ofTotal = (piece: number) => block.time(total, inMilliseconds, 'ms', piece);
  return printedTimes({ ...percentiles, mean: ofTotal(0), max: longest ?? ofTotal(1) });
}

export const AB_CSV_HEAD = 'Percentage served,Time in ms';

const CSV_ROWS: ReadonlyMap<string, 'p50' | 'p75' | 'p90' | 'p95' | 'p99'> = new Map([
  ['50', 'p50'],
  ['75', 'p75'],
  ['90', 'p90'],
  ['95', 'p95'],
  ['99', 'p99'],
]);

/** The rows of `-e`: times alone, without one request counted. */
export function readAbCsv(text: string, firstLine: number): Reading {
  const amounts: Partial<Record<'p50' | 'p75' | 'p90' | 'p95' | 'p99', Amount>> = {};
  const faults: ReadingFault[] = [];
  const seen = new Set<string>();
  const rows = text.trimEnd().split('\n');
  for (const [index, row] of rows.slice(1, MOST_ROWS).entries()) {
    const [percent = '', time = '', ...more] = row.trim().split(',');
    const amount = inMilliseconds(time);
    const isRow = amount !== undefined && more.length === 0 && readDecimal(percent) !== undefined;
    if (!isRow || seen.has(percent)) {
      faults.push({ line: firstLine + index + 1, problem: NOT_A_ROW, remedy: AGAIN });
      break;
    }
    seen.add(percent);
    const name = CSV_ROWS.get(percent);
    if (name !== undefined) amounts[name] = amount;
  }
  const lastLine = firstLine + rows.length - 1;
  if (faults.length === 0 && !seen.has('99'))
    faults.push({ line: lastLine, problem: NO_99, remedy: AGAIN });
  const figures: RunFigures = {
    ...PLAIN,
    throughput: undefined,
    throughputRule: 'not in this file',
    durationSeconds: undefined,
    requests: countsOf(undefined, undefined, {}),
    ...printedTimes(amounts),
    timesIncludeErrors: true,
    notes: ['`ab -e` writes times alone: throughput and errors are in what ab prints.'],
  };
  return {
    tool: 'ab',
    format: 'CSV',
    figures: faults.length > 0 ? undefined : figures,
    faults,
    lastLine,
  };
}

/** It writes 100. */
const MOST_ROWS = 1_000;
const AGAIN = 'Write the file again, with `ab -e`.';
const NOT_A_ROW =
  'the CSV file of ab has a percentage, each once, and a time in a line, and this is another.';
const NO_99 = 'the CSV file of ab is recognised, and its line of 99 % is missing: it is cut off.';
