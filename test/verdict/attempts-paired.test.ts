// A run that measured side by side and is tried again: the pairs of its attempts are pooled.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunRecord } from '../../src/record/run-record.ts';
import { ratio } from '../../src/units.ts';
import {
  type AttemptsInput,
  type JudgedAttempts,
  judgeAttempts,
  judgeSoFar,
} from '../../src/verdict/attempts.ts';
import { isDecided } from '../../src/verdict/is-decided.ts';
import { codesOf, comparisonOf, makePlan, offendingOf } from '../support/judged.ts';
import { makePairedRecord, type PairedRecordSketch } from '../support/paired-records.ts';
import { noisyPairs } from '../support/paired-sketch.ts';
import { makeRecord } from '../support/records.ts';

const attemptOf = (attempt: number, sketch: PairedRecordSketch = {}): RunRecord =>
  makePairedRecord({ id: 'run', attempt, ...sketch });

function judgeAll(
  attempts: readonly [...RunRecord[], RunRecord],
  more: Partial<AttemptsInput> = {},
): JudgedAttempts {
  const own = attempts.at(-1) ?? attempts[0];
  const earlier = attempts.slice(0, -1);
  return judgeAttempts({ own, earlier, stored: [], plan: makePlan(), incidents: [], ...more });
}

test('a second attempt adds its pairs to those of the first, as further looks of one run', () => {
  const first = attemptOf(1, { pairs: noisyPairs({ count: 12 }) });
  const second = attemptOf(2, { pairs: noisyPairs({ count: 10, seed: 2 }) });
  const [alone, both] = [judgeAll([first]), judgeAll([first, second])];
  const { samples, alpha } = comparisonOf(both.verdict, 'throughput');
  assert.deepEqual([samples, both.pooled, both.candidate.blocks.length], [22, 2, 44]);
  assert.deepEqual(alpha, comparisonOf(alone.verdict, 'throughput').alpha);
  assert.match(
    both.verdict.warnings[0]?.text ?? '',
    /together with 1 earlier attempt, as further looks of one run/,
  );
});

test('pairs of another machine are added too: each is relative to its own baseline', () => {
  const environment = { machine: undefined, cpuModel: 'Xeon', cores: 2 };
  const { pooled } = judgeAll([attemptOf(1, { environment }), attemptOf(2)]);
  assert.equal(pooled, 2);
});

const apart: readonly (readonly [string, PairedRecordSketch, RegExp])[] = [
  ['another plan', { planHash: 'b'.repeat(64) }, /ran another plan/],
  ['other turns', { load: { turns: 'one-arm-at-a-time' } }, /in other turns/],
  ['other connections', { load: { reopens: true } }, /opened its connections in another way/],
  ['another rate', { offeredRate: 1_000 }, /had another fixed rate/],
  ['another generator', { load: { engine: 'other' } }, /by another generator/],
  [
    'another baseline',
    { baselineArm: { kind: 'build', commit: 'd'.repeat(40) } },
    /other baseline/,
  ],
  ['no pair', { pairs: [{ candidate: null }] }, /holds no pair/],
];
for (const [what, sketch, reason] of apart) {
  test(`an attempt with ${what} is judged by itself, at a small part of the level`, () => {
    const { verdict, pooled } = judgeAll([attemptOf(1, sketch), attemptOf(2)]);
    assert.equal(pooled, 1);
    assert.ok(
      Math.abs(comparisonOf(verdict, 'throughput').alpha.alarm - 0.001 * 0.05 * 0.25) < 1e-15,
    );
    assert.match(verdict.warnings[1]?.text ?? '', reason);
  });
}

test('an attempt that measured the candidate alone is not added to pairs', () => {
  const alone = makeRecord({ id: 'run', attempt: 1 });
  const { pooled, verdict } = judgeAll([alone, attemptOf(2)]);
  assert.equal(pooled, 1);
  assert.ok(codesOf(verdict).includes('attempts-apart'));
});

test('a regression that stands does not end a later attempt at its first look', () => {
  const slow = attemptOf(1, { pairs: noisyPairs({ loss: { throughput: 0.2 } }) });
  const look = { number: 7, of: 17, plannedBlocks: 20 };
  const inputOf = (own: RunRecord): AttemptsInput => {
    return { own, earlier: [slow], stored: [], plan: makePlan(), incidents: [] };
  };
  const open = attemptOf(2, {
    pairs: noisyPairs({ sd: { throughput: 0.2 } }),
    offeredRate: 1_000,
    look,
  });
  assert.deepEqual(offendingOf(judgeAttempts(inputOf(open)).verdict), ['throughput']);
  assert.equal(isDecided(judgeSoFar(inputOf(open))), false);
  // One that shows it again is done.
  assert.equal(isDecided(judgeSoFar(inputOf({ ...slow, attempt: 2, look }))), true);
});

test('a regression that was shown stands until the pairs together are shown to pass', () => {
  const slow = attemptOf(1, { pairs: noisyPairs({ loss: { throughput: 0.2 } }) });
  assert.deepEqual(offendingOf(judgeAll([slow, attemptOf(2)]).verdict), ['throughput']);
  const many = attemptOf(2, { pairs: noisyPairs({ count: 60, sd: { throughput: 0.005 } }) });
  assert.equal(judgeAll([slow, many]).verdict.kind, 'pass');
});

test('trying unchanged code again until it is red does not turn it red', () => {
  const quick = { requests: [{ samples: 0 }] };
  const plan = makePlan();
  const strict = { ...plan, tolerances: { ...plan.tolerances, throughput: ratio(0) } };
  const trials = 60;
  let alarms = 0;
  for (let trial = 0; trial < trials; trial++) {
    const attempts: RunRecord[] = [];
    for (let attempt = 1; attempt <= 3; attempt++) {
      const pairs = noisyPairs({ seed: 10 * trial + attempt, count: 12 }, quick);
      attempts.push(attemptOf(attempt, { ...quick, offeredRate: undefined, pairs }));
    }
    const colours = attempts.map((own, index) => {
      const earlier = attempts.slice(0, index);
      const input = { own, earlier, stored: [], plan: strict, incidents: [] };
      return judgeAttempts(input).verdict.kind;
    });
    if (colours.includes('regression')) alarms++;
  }
  assert.equal(alarms, 0);
});
