import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ExpectedEnds, Progress } from '../../src/progress.ts';
import {
  INITIAL_PROGRESS,
  maskProgress,
  type Painted,
  paintProgress,
  wrapLine,
} from '../../src/report/paint-progress.ts';
import { displayWidth } from '../../src/report/terminal/lines.ts';
import { microseconds, milliseconds, perSecond, ratio, seconds } from '../../src/units.ts';
import { assertGolden } from '../support/golden.ts';
import { hostileText } from '../support/hostile-text.ts';

/** Paints one after another, as the command line does. */
function paintAll(reports: readonly Progress[]): readonly Painted[] {
  let state = INITIAL_PROGRESS;
  return reports.map((report) => {
    const painted = paintProgress(state, report);
    state = painted.state;
    return painted;
  });
}

const linesOf = (painted: readonly Painted[]): readonly string[] =>
  painted.flatMap(({ line }) => (line === undefined ? [] : [line]));

const BLOCKS = 12;

function block(number: number): readonly Progress[] {
  const remaining = seconds((BLOCKS - number) * 13.4);
  const measuring = (phase: 'warm-up' | 'capacity' | 'fixed-rate', share: number): Progress => ({
    kind: 'measuring',
    block: number,
    blocks: BLOCKS,
    phase,
    share: ratio(share),
    remaining,
  });
  return [
    { kind: 'starting-server', block: number, blocks: number === 1 ? undefined : BLOCKS },
    measuring('warm-up', 0),
    measuring('capacity', 0.2),
    measuring('fixed-rate', 0.6),
    { kind: 'stopping-server' },
    {
      kind: 'block-done',
      block: number,
      blocks: BLOCKS,
      throughput: perSecond(6120 + number),
      p99: number === 2 ? undefined : microseconds(7412),
      remaining,
    },
  ];
}

const RUN: readonly Progress[] = [
  { kind: 'waiting-for-machine', holder: 'pid 123 since 14:05' },
  { kind: 'waiting-for-machine', holder: 'pid 123 since 14:05' },
  { kind: 'building', command: 'npm ci && npm run build' },
  { kind: 'calibrating-generator', engine: 'wire', threads: 2 },
  { kind: 'starting-server', block: 1, blocks: undefined },
  { kind: 'calibrating' },
  {
    kind: 'planned',
    blocks: BLOCKS,
    capacity: perSecond(6120),
    offeredRate: perSecond(3672),
    capacitySlice: milliseconds(50),
    remaining: seconds(160),
    workers: 2,
  },
  ...Array.from({ length: BLOCKS }, (_, index) => block(index + 1)).flat(),
  { kind: 'server-killed', how: 'SIGKILL after 5 s' },
  { kind: 'judging' },
  { kind: 'saved', path: '/tmp/baseline.json', records: 7 },
  { kind: 'note', text: 'the seed is k7q2-m9xd' },
];

const PAIRS = 17;

/** A pair as the gate reports it; below four pairs there is no interval. */
function pair(number: number): readonly Progress[] {
  const remaining = seconds((PAIRS - number) * 9.9);
  const measuring = (phase: 'warm-up' | 'capacity' | 'fixed-rate', share: number): Progress => ({
    kind: 'measuring',
    block: number,
    blocks: PAIRS,
    phase,
    share: ratio(share),
    remaining,
  });
  const soFar = { change: ratio(-0.004), worst: ratio(-0.019), best: ratio(0.011) };
  return [
    { kind: 'starting-server', block: number, blocks: PAIRS },
    measuring('warm-up', 0),
    measuring('capacity', 0.2),
    measuring('fixed-rate', 0.6),
    { kind: 'stopping-server' },
    {
      kind: 'pair-done',
      block: number,
      blocks: PAIRS,
      throughput: { baseline: perSecond(61_200), candidate: perSecond(60_950 + number) },
      soFar: number < 4 ? undefined : soFar,
      remaining,
    },
  ];
}

/** As for the usual spread and tolerance, unless said otherwise. */
const forecastOf = (more: Partial<ExpectedEnds>): Progress => ({
  kind: 'forecast',
  spread: ratio(0.05),
  pass: { pairs: 5, time: seconds(26) },
  loss: ratio(0.0975),
  shown: { pairs: 12, time: seconds(62.4) },
  budget: seconds(82.4),
  ...more,
});

const SIDE_BY_SIDE: readonly Progress[] = [
  { kind: 'preparing-baseline', what: 'checking out 3f2a91c80d12' },
  { kind: 'preparing-baseline', what: 'npm ci && npm run build' },
  { kind: 'calibrating-generator', engine: 'undici', threads: 1 },
  { kind: 'starting-server', block: 1, blocks: undefined },
  { kind: 'calibrating' },
  {
    kind: 'planned',
    blocks: PAIRS,
    capacity: perSecond(61_200),
    offeredRate: perSecond(36_720),
    capacitySlice: milliseconds(50),
    remaining: seconds(168),
    workers: 1,
    arms: 2,
  },
  forecastOf({}),
  ...Array.from({ length: 10 }, (_, index) => pair(index + 1)).flat(),
  ...Array.from({ length: 7 }, (_, index) => pair(index + 11)).flat(),
  { kind: 'decided' },
  { kind: 'profiling', arm: 'candidate' },
  { kind: 'profiling', arm: 'baseline' },
  { kind: 'judging' },
];

describe('paintProgress', () => {
  it('shows the last lines of a program below what happened to it, one a line', () => {
    const lines = ['listening', '\u001b[31mError\r\nof two lines', 'key=s3cret-of-the-shop'];
    const died: Progress = { kind: 'last-lines', text: 'the server died', lines };
    const masked = maskProgress(died, (text) => text.replace(/s3cret.*$/, '***'));
    assert.equal(
      paintProgress(INITIAL_PROGRESS, masked).line,
      'the server died\n    listening\n    \\u{1b}[31mError of two lines\n    key=***',
    );
  });

  it('wraps what is printed for a terminal, and keeps the lines of a server apart', () => {
    const died = 'the server died with code 1\n    Error: it is full\n        at write (file.js:1)';
    assert.equal(wrapLine(died, undefined), died);
    assert.equal(
      wrapLine(died, 22),
      [
        'the server died with',
        '  code 1',
        '    Error: it is full',
        '        at write',
        '        (file.js:1)',
      ].join('\n'),
    );
  });

  it('wraps whatever a server prints to the width of a terminal', () => {
    const lines = fc.array(fc.tuple(fc.nat(120), hostileText), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 20, max: 100 }), (printed, columns) => {
        const text = printed.map(([indent, line]) => ' '.repeat(indent) + line).join('\n');
        for (const line of wrapLine(text, columns).split('\n')) {
          assert.ok(displayWidth(line) <= columns, line);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('writes what happened to a log, in few lines', () => {
    assertGolden('report/progress/log.txt', `${linesOf(paintAll(RUN)).join('\n')}\n`);
  });

  it('shows on a terminal what is happening', () => {
    const live = paintAll(RUN).map((painted) => painted.live ?? '');
    assertGolden('report/progress/live.txt', `${live.join('\n')}\n`);
  });

  it('counts pairs where two versions are measured side by side', () => {
    const painted = paintAll(SIDE_BY_SIDE);
    const live = painted.map((each) => each.live ?? '');
    assertGolden('report/progress/pairs-log.txt', `${linesOf(painted).join('\n')}\n`);
    assertGolden('report/progress/pairs-live.txt', `${live.join('\n')}\n`);
  });

  it('fits a pair into a terminal of 80 columns, however large the numbers', () => {
    const brisk = { baseline: perSecond(234_567), candidate: perSecond(198_765) };
    const soFar = { change: ratio(-0.123), worst: ratio(-0.345), best: ratio(-0.101) };
    const done = { block: 13, blocks: 17, throughput: brisk, soFar, remaining: seconds(599) };
    const at = { block: 14, blocks: 17, share: ratio(0.5), remaining: seconds(599) };
    const painted = paintAll([
      { kind: 'pair-done', ...done },
      { kind: 'measuring', phase: 'fixed-rate', ...at },
      { kind: 'decided' },
    ]);
    for (const { line = '', live = '' } of painted) {
      // A live line that wraps cannot be wiped.
      assert.ok(line.length <= 80 && live.length <= 78, `${line}\n${live}`);
    }
    assert.match(
      painted[1]?.live ?? '',
      /^\[#+\.+\] pair 14 of 17 .* −12\.3 % \[−34\.5, −10\.1\]$/,
    );
  });

  it('says in one short line how many pairs it will take, or that they are too few', () => {
    const long = { pairs: 60, time: seconds(3_564) };
    const lineOf = (more: Partial<ExpectedEnds>) => linesOf(paintAll([forecastOf(more)]));
    assert.deepEqual(lineOf({ pass: long, loss: ratio(0.1), shown: long }), [
      'if pairs differ by 5 %: 60 to pass (59 min), 60 to show a loss of 10 % (59 min)',
    ]);
    assert.deepEqual(lineOf({ loss: ratio(0.0004), shown: undefined }), [
      'if pairs differ by 5 %: 5 to pass (26 s), too few to show a loss of 0.04 %; `budget: 90s` would',
    ]);
    assert.deepEqual(lineOf({ pass: undefined, shown: undefined, budget: undefined }), [
      'if pairs differ by 5 %: too few to pass, too few to show a loss of 10 %',
    ]);
    for (const [line = ''] of [lineOf({}), lineOf({ pass: long, loss: ratio(0.975), shown: long })])
      assert.ok(line.length <= 80, `${line.length}: ${line}`);
  });

  it('writes no line twice to a log', () => {
    const lines = linesOf(paintAll([...RUN, ...RUN.filter(({ kind }) => kind === 'note')]));
    assert.equal(new Set(lines).size, lines.length);
  });

  it('does without a fixed rate', () => {
    const [painted] = paintAll([
      {
        kind: 'planned',
        blocks: 1,
        capacity: perSecond(40),
        offeredRate: undefined,
        capacitySlice: seconds(5),
        remaining: seconds(20),
        workers: 1,
      },
    ]);
    assert.equal(
      painted?.line,
      '1 block, about 20 s; capacity 40.0 requests/s in slices of 5.00 s; no fixed rate; 1 generator thread',
    );
  });

  it('prints one line without control characters, whatever others wrote', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const painted = paintAll([
          { kind: 'waiting-for-machine', holder: text },
          { kind: 'building', command: text },
          { kind: 'server-killed', how: text },
          { kind: 'saved', path: text, records: 1 },
          { kind: 'note', text },
          { kind: 'preparing-baseline', what: text },
        ]);
        for (const { line = '', live = '' } of painted) {
          assert.doesNotMatch(line + live, /[^\P{C}\u200d]|[\p{Zl}\p{Zp}]/u);
        }
      }),
    );
  });
});
