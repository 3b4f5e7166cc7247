// k6's summary at the end of a test: `summary.js` and `summary-legacy.js`.

import type { RunFigures } from '../imported-run.ts';
import { type Amount, readGoDuration } from '../text/amounts.ts';
import type { Found, TextBlock } from '../text/block.ts';
import { printedTimes } from '../text/figures.ts';
import type { Line } from '../text/lines.ts';
import { k6Figures } from './k6-figures.ts';

/** Below these, the same metrics stand again, each for a part of the test. */
const PART = /^\s*█ (?:GROUP|SCENARIO):/;
const UNITS = 'µs, ms, s or min';

export function readK6(block: TextBlock): RunFigures | undefined {
  const lines = wholeTest(block);
  block.all(/^\s*(?:running \(|default |\S{1,60}\.{3,}:|\{ .{1,60} \}\.{3,}:|█ )/);
  const reqs = block.one(/^\W*http_reqs\.{3,}:\s*(\S{0,30})\s+(\S{1,30})\/s$/, lines);
  if (reqs === undefined) {
    block.need(/^\W*http_reqs\.{3,}:\s*(\S{0,30})\s+(\S{1,30})\/s$/, '“http_reqs…: … …/s”');
  }
  const [total, rate] = [block.count(reqs, 0), block.decimal(reqs, 1)];
  const failing = block.one(
    /^\W*http_req_failed\.{3,}:(?:\s*\S{1,30}%\s+(?:✓ (\d{1,16})\s+✗ \d{1,16}|(\d{1,16}) out of \d{1,16})\s*$)?/,
    lines,
  );
  const failed = block.count(failing, failing?.pieces[0] === '' ? 1 : 0);
  const dropped = block.one(/^\W*dropped_iterations\.{3,}:\s*(\S{0,30})/, lines);
  const droppedIterations = block.count(dropped) ?? 0;
  const duration = durationLine(block, lines);
  const trend = duration === undefined ? undefined : trendOf(block, duration.found);
  if (total === undefined || rate === undefined) return undefined;
  return k6Figures({
    version: undefined,
    total,
    rate,
    failed,
    droppedIterations,
    ...(trend ?? printedTimes({})),
    timesIncludeErrors: duration?.isOfExpected !== true,
  });
}

function wholeTest({ lines }: TextBlock): readonly Line[] {
  const end = lines.findIndex(({ text }) => PART.test(text));
  return end < 0 ? lines : lines.slice(0, end);
}

/** The times of expected answers stand beneath those of all, where there are any. */
function durationLine(block: TextBlock, lines: readonly Line[]) {
  const ofAll = block.one(/^\W*http_req_duration\.{3,}:\s*(\S.*)$/, lines);
  if (ofAll === undefined) return undefined;
  const behind = lines.filter(({ number }) => number > ofAll.line);
  const end = behind.findIndex(({ text }) => !/^\W*\{/.test(text));
  const parts = end < 0 ? behind : behind.slice(0, end);
  const ofExpected = block.one(/^\W*\{ ?expected_response:true ?\}\.{3,}:\s*(\S.*)$/, parts);
  return { found: ofExpected ?? ofAll, isOfExpected: ofExpected !== undefined };
}

const NAMES = new Map([
  ['avg', 'mean'],
  ['med', 'p50'],
  ['max', 'max'],
  ['p(50)', 'p50'],
  ['p(75)', 'p75'],
  ['p(90)', 'p90'],
  ['p(95)', 'p95'],
  ['p(99)', 'p99'],
  ['p(99.9)', 'p999'],
] as const);

function trendOf(block: TextBlock, found: Found) {
  const amounts: Record<string, Amount | undefined> = {};
  for (const word of (found.pieces[0] ?? '').split(/\s+/).slice(0, 100)) {
    const [name = '', value = ''] = word.split('=');
    const time = [...NAMES].find(([key]) => key === name)?.[1];
    if (time === undefined) continue;
    amounts[time] = block.time({ line: found.line, pieces: [value] }, readGoDuration, UNITS);
  }
  return printedTimes(amounts);
}
