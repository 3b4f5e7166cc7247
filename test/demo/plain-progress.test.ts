// What the demonstration prints while it measures.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainProgress } from '../../src/demo/plain-progress.ts';
import type { Progress } from '../../src/progress.ts';
import { INITIAL_PROGRESS, paintProgress } from '../../src/report/paint-progress.ts';
import { milliseconds, perSecond, ratio } from '../../src/units.ts';

const PLAN = {
  kind: 'planned',
  blocks: 6,
  capacity: perSecond(1_390),
  offeredRate: perSecond(840),
  capacitySlice: milliseconds(145),
  remaining: milliseconds(23_400),
  workers: 1,
  arms: 2,
} as const;
const MEASURING = {
  kind: 'measuring',
  block: 1,
  blocks: 6,
  phase: 'capacity',
  share: ratio(0.5),
  remaining: milliseconds(20_000),
} as const;
const PAIR = {
  kind: 'pair-done',
  block: 4,
  blocks: 6,
  throughput: { baseline: perSecond(7_700), candidate: perSecond(1_360) },
  soFar: { change: ratio(-0.823), worst: ratio(-0.88), best: ratio(-0.738) },
  remaining: milliseconds(8_000),
} as const;
const EVENTS: readonly Progress[] = [
  { kind: 'calibrating-generator', engine: 'wire', threads: 1 },
  { kind: 'calibrating' },
  PLAN,
  { kind: 'note', text: 'answers were still getting cheaper after `warmup`' },
  { kind: 'starting-server', block: 1, blocks: 6 },
  MEASURING,
  PAIR,
  { ...MEASURING, block: 5 },
  { kind: 'decided' },
];

/** Live lines stand in brackets. */
function print(): readonly string[] {
  let state = INITIAL_PROGRESS;
  const printed: string[] = [];
  const report = plainProgress((progress) => {
    const painted = paintProgress(state, progress);
    state = painted.state;
    if (painted.line !== undefined) printed.push(painted.line);
    else if (painted.live !== undefined) printed.push(`(${painted.live})`);
  });
  for (const event of EVENTS) report(event);
  return printed;
}

test('the demonstration says in plain words what is done now', () => {
  assert.deepEqual(print(), [
    'First, how fast they are.',
    'Now both answer requests in turns, for at most 23 s. Each line is one pair of measurements: main → pull request.',
    'pair 4 of 6  7 700 → 1 360/s  8 s left',
    '([######..] pair 5 of 6  at capacity  20 s left)',
    'decided: no more pairs are needed',
  ]);
});
