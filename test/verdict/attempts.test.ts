// A run that is tried again: its attempts are pooled, each at half the level of the last.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RunRecord } from '../../src/record/run-record.ts';
import { allotAlpha, FALSE_ALARM_BUDGET } from '../../src/stats/alpha.ts';
import { ratio } from '../../src/units.ts';
import {
  type AttemptsInput,
  type JudgedAttempts,
  judgeAttempts,
} from '../../src/verdict/attempts.ts';
import { codesOf, comparisonOf, makePlan, offendingOf, steadyRecords } from '../support/judged.ts';
import { makeRecord, makeRecords, type RecordSketch } from '../support/records.ts';
import { binomialBand, seededNormal } from '../support/seeded.ts';

const attemptOf = (attempt: number, sketch: RecordSketch = {}): RunRecord =>
  makeRecord({ id: 'run', attempt, ...sketch });

/** The last sketch is this attempt, those before it the earlier ones. */
function judgeAll(
  attempts: readonly RunRecord[],
  more: Partial<AttemptsInput> = {},
): JudgedAttempts {
  const own = attempts.at(-1) ?? attemptOf(1);
  const stored = steadyRecords();
  const earlier = attempts.slice(0, -1);
  return judgeAttempts({ own, earlier, stored, plan: makePlan(), incidents: [], ...more });
}

test('over any number of attempts the levels add up to less than twice the budget', () => {
  const count = fc.integer({ min: 1, max: 50 });
  fc.assert(
    fc.property(count, count, count, (attempts, requests, rest) => {
      const spent = Array.from({ length: attempts }, (_, index) => {
        const alpha = allotAlpha({ requests, rest }, index + 1);
        return alpha.throughput.fail + requests * alpha.p99.fail + rest * alpha.rest.fail;
      });
      assert.ok(spent.reduce((sum, share) => sum + share, 0) < 2 * FALSE_ALARM_BUDGET);
      assert.ok(spent.every((share, index) => index === 0 || share < (spent[index - 1] ?? 0)));
    }),
  );
});

test('a first attempt is judged without a warning about attempts', () => {
  const { verdict, candidate, pooled } = judgeAll([attemptOf(1)]);
  assert.equal(verdict.kind, 'pass');
  assert.equal(comparisonOf(verdict, 'throughput').alpha.fail, 0.005);
  assert.deepEqual([pooled, candidate.blocks.length, codesOf(verdict)], [1, 1, []]);
});

test('a second attempt is judged with the blocks of the first, at half the level, and says so', () => {
  const first = attemptOf(1, { throughput: 5_800, blocks: 4 });
  const second = attemptOf(2, { throughput: 6_200, blocks: 4 });
  const { verdict, candidate, pooled } = judgeAll([first, second]);
  const { after, alpha, samples } = comparisonOf(verdict, 'throughput');
  assert.deepEqual([after, alpha.fail, alpha.pass, samples], [6_000, 0.0025, 0.05, 20]);
  assert.deepEqual([pooled, candidate.attempt, candidate.blocks.length], [2, 2, 8]);
  assert.match(
    verdict.warnings[0]?.text ?? '',
    /attempt 2 .* with 1 earlier attempt, .* at 50 % of/,
  );
});

test('the pool is one new run, however many attempts are in it', () => {
  const widths = [1, 2, 3].map((count) => {
    const attempts = Array.from({ length: count }, (_, index) => attemptOf(index + 1));
    const { loss } = comparisonOf(judgeAll(attempts).verdict, 'throughput');
    return loss.estimate - loss.low;
  });
  assert.deepEqual(
    widths.toSorted((a, b) => a - b),
    widths,
  );
});

test('the order in which attempts are given does not matter', () => {
  const speed = fc.integer({ min: 3_000, max: 9_000 });
  const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
  fc.assert(
    fc.property(fc.array(speed, { minLength: 4, maxLength: 4 }), order, (speeds, shuffled) => {
      const attempts = speeds.map((throughput, index) => attemptOf(index + 1, { throughput }));
      const [own] = attempts.slice(-1);
      const inOrder = judgeAll(attempts);
      const earlier = shuffled.flatMap((index) => attempts[index] ?? []);
      assert.deepEqual(judgeAll(own === undefined ? [] : [...earlier, own]), inOrder);
    }),
    { numRuns: 6 },
  );
});

const apart: readonly (readonly [string, RecordSketch, RegExp])[] = [
  ['another CPU model', { environment: { cpuModel: 'Xeon' } }, /CPU model "Xeon"/],
  ['another machine', { environment: { machine: 'other' } }, /ran on another machine/],
  ['another plan', { planHash: 'b'.repeat(64) }, /is of another plan \(requests: alike in all/],
  ['another rate', { offeredRate: 1_000 }, /had another fixed rate/],
  ['another way of starting', { load: { processes: 'running' } }, /in another way/],
];
for (const [what, sketch, reason] of apart) {
  test(`an attempt with ${what} is judged by itself, and the level is halved all the same`, () => {
    const { verdict, pooled } = judgeAll([attemptOf(1, sketch), attemptOf(2)]);
    assert.equal(pooled, 1);
    assert.equal(comparisonOf(verdict, 'throughput').alpha.fail, 0.0025);
    assert.deepEqual(codesOf(verdict).slice(0, 2), ['attempts-pooled', 'attempts-apart']);
    assert.match(verdict.warnings[1]?.text ?? '', reason);
  });
}

test('attempts that could not be read halve the level, too', () => {
  const { verdict } = judgeAll([attemptOf(3)], { unread: 2 });
  assert.equal(comparisonOf(verdict, 'throughput').alpha.fail, 0.00125);
});

test('records that are not earlier attempts of this run are not pooled', () => {
  const strangers = [attemptOf(2), attemptOf(3), makeRecord({ id: 'other' })];
  const named = attemptOf(1, { name: 'another gate' });
  const { pooled, verdict } = judgeAll([...strangers, named, attemptOf(2)]);
  assert.deepEqual([pooled, codesOf(verdict)], [1, []]);
});

const shown = { throughput: 4_000 };

test('a regression shown before stands where this attempt shows nothing either way', () => {
  // Against one record 26 % are shown at first; with the very same numbers again they no longer are.
  const stored = makeRecords(1);
  const slow = { throughput: 6_000 * 0.73 };
  assert.deepEqual(offendingOf(judgeAll([attemptOf(1, slow)], { stored }).verdict), ['throughput']);
  const again = judgeAll(
    [1, 2, 3].map((attempt) => attemptOf(attempt, slow)),
    { stored },
  );
  assert.deepEqual(offendingOf(again.verdict), ['throughput']);
  assert.match(again.verdict.warnings[0]?.text ?? '', /^Attempt 1 showed .* this one is inconclus/);
  assert.equal(again.candidate.attempt, 1);
  assert.equal(again.isOwnValid, true);
});

test('a regression shown before stands where another machine has nothing to be compared with', () => {
  const elsewhere = attemptOf(2, { environment: { cpuModel: 'Xeon' } });
  const { verdict } = judgeAll([attemptOf(1, shown), elsewhere]);
  assert.deepEqual(offendingOf(verdict), ['throughput']);
  assert.match(verdict.warnings[0]?.text ?? '', /nothing to be compared with/);
  assert.deepEqual(codesOf(verdict).slice(0, 3), [
    'earlier-regression',
    'attempts-pooled',
    'attempts-apart',
  ]);
});

test('a regression shown before stands where this attempt is not worth judging', () => {
  const incidents = [{ kind: 'foreign-answer', text: 'It was.' }] as const;
  const { verdict, isOwnValid } = judgeAll([attemptOf(1, shown), attemptOf(2)], { incidents });
  assert.deepEqual(offendingOf(verdict), ['throughput']);
  assert.equal(isOwnValid, false);
});

test('a regression shown before falls where the attempts together are shown to pass', () => {
  const many = attemptOf(2, { throughput: 6_100, blocks: 40 });
  const { verdict } = judgeAll([attemptOf(1, shown), many]);
  assert.equal(verdict.kind, 'pass');
});

/** Throughput alone, without tolerance, and without the histograms that would take all the time. */
const quick = { requests: [{ samples: 0 }], offeredRate: undefined } as const;
const strict = { ...makePlan(), tolerances: { ...makePlan().tolerances, throughput: ratio(0) } };

/** Tries until the wanted colour, at most four times, and says which colour it ended with. */
function tryUntil(wanted: 'green' | 'red', speed: () => number, stored: readonly RunRecord[]) {
  const attempts: RunRecord[] = [];
  for (let attempt = 1; attempt <= 4; attempt++) {
    attempts.push(attemptOf(attempt, { ...quick, throughput: speed() }));
    const { verdict } = judgeAll(attempts, { stored, plan: strict });
    const colour = verdict.kind === 'regression' ? 'red' : 'green';
    if (colour === wanted || attempt === 4) return colour;
  }
  return wanted;
}

test('trying an unchanged server again until it is red alarms less than twice as often', () => {
  const normal = seededNormal(31);
  const speed = () => 6_000 * Math.exp(0.02 * normal());
  const trials = 150;
  let alarms = 0;
  for (let trial = 0; trial < trials; trial++) {
    const stored = makeRecords(12, () => ({ ...quick, throughput: speed() }));
    if (tryUntil('red', speed, stored) === 'red') alarms++;
  }
  // Throughput has half of the budget, and all attempts together less than twice that.
  assert.ok(alarms <= binomialBand(trials, FALSE_ALARM_BUDGET).high, `${alarms} alarms`);
  assert.ok(alarms > 0, 'a simulation without an alarm shows nothing');
});

test('trying a slower server again until it is green does not make it green', () => {
  const normal = seededNormal(32);
  const speed = () => 6_000 * Math.exp(0.02 * normal());
  for (let trial = 0; trial < 20; trial++) {
    const stored = makeRecords(12, () => ({ ...quick, throughput: speed() }));
    assert.equal(
      tryUntil('green', () => 0.8 * speed(), stored),
      'red',
    );
  }
});

test('a guard that showed a loss is not settled by a pass that shows nothing', () => {
  const stored = steadyRecords();
  const isShown = (record: RunRecord): boolean =>
    judgeAll([record], { stored }).verdict.kind === 'regression';
  const using = (cpuPerRequest: number): RunRecord => attemptOf(1, { cpuPerRequest });
  // The smallest loss that is shown at all: at half the level, the same numbers show nothing.
  let [open, least] = [160, 320];
  while (least - open > 1) {
    const middle = Math.floor((open + least) / 2);
    if (isShown(using(middle))) least = middle;
    else open = middle;
  }
  const first = using(least);
  const again = { ...first, attempt: 2 };
  const { verdict } = judgeAll([first, again], { stored });
  assert.deepEqual([verdict.kind, offendingOf(verdict)], ['regression', ['cpu']]);

  // Attempts that differ widen the bounds, so it takes more blocks than the first attempt had.
  const cured = attemptOf(2, { cpuPerRequest: 145, blocks: 20 });
  const fine = judgeAll([first, cured], { stored }).verdict;
  assert.equal(fine.kind, 'pass');
});

test('a regression that an earlier attempt reported stands, although its records do not show it', () => {
  const stored = steadyRecords();
  const open = attemptOf(2, { throughput: 5_500 });
  const shown = ['server-died'] as const;
  assert.equal(judgeAll([open], { stored }).verdict.kind, 'inconclusive');
  const { verdict } = judgeAll([open], { stored, shown });
  assert.deepEqual([verdict.kind, offendingOf(verdict)], ['regression', ['server-died']]);
  assert.match(
    verdict.warnings[0]?.text ?? '',
    /showed a regression \(server-died\).* inconclusive/,
  );

  const lost = judgeAll([attemptOf(2, { throughput: 4_000 })], {
    stored: [],
    shown: ['throughput'],
  });
  assert.deepEqual(offendingOf(lost.verdict), ['throughput']);
});

test('a pass settles a reported regression only where the metric is shown to be within tolerance', () => {
  const stored = steadyRecords();
  const fine = [attemptOf(2)];
  for (const shown of [['server-died'], ['throughput'], ['errors', 'p99']] as const) {
    assert.equal(judgeAll(fine, { stored, shown }).verdict.kind, 'pass', shown.join());
  }
  const unknown = attemptOf(2, { cpuPerRequest: undefined });
  const { verdict } = judgeAll([unknown], { stored, shown: ['cpu', 'throughput'] });
  assert.deepEqual(offendingOf(verdict), ['cpu']);
});
