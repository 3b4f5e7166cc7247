// Figures that no one can use are not in the sentences.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logRatio } from '../../../src/units.ts';
import { compare } from '../../../src/verdict/comparison.ts';
import type { Comparison } from '../../../src/verdict/verdict.ts';
import { judged } from '../../support/judged.ts';
import { makeRecords } from '../../support/records.ts';

/** A p99 that rose by 20 %, for all that the bounds say. */
function because(
  low: number,
  high: number,
  sketch: Partial<Pick<Comparison, 'outcome' | 'role'>> = {},
): string {
  return compare({
    metric: 'p99',
    request: undefined,
    role: 'gate',
    before: 1_000,
    after: 1_200,
    loss: { estimate: logRatio(Math.log(1.2)), low: logRatio(low), high: logRatio(high) },
    tolerance: logRatio(Math.log(1.1)),
    outcome: 'inconclusive',
    alpha: { alarm: 0.05, fail: 0.005, pass: 0.05 },
    method: 'prediction',
    samples: 3,
    ...sketch,
  }).because;
}

for (const [what, low, high, said] of [
  ['both are known', -0.1, 0.5, /; the change is between a fall of 9\.5 % .* and a rise of 65 % /],
  [
    'a gain of any size',
    -5,
    0.5,
    /; the change is no worse than a rise of 65 % \(95 % confidence\), and how much better it may be is unknown, /,
  ],
  [
    'a loss of any size',
    -0.1,
    7.5,
    /; the change is no better than a fall of 9\.5 % \(99\.5 % confidence\), and how much worse it may be is unknown, /,
  ],
  ['anything', -5, 7.5, /; by how much it really changed is unknown, so the evidence cannot tell/],
] as const) {
  test(`an interval that allows for ${what} is told as far as it is of use`, () => {
    const sentence = because(low, high);
    assert.match(sentence, said);
    assert.doesNotMatch(sentence, /\d{4} %|99 % \(/);
  });
}

test('a proven loss is told whatever its size', () => {
  assert.match(because(3, 7.5, { outcome: 'regression' }), /by at least 1909 %/);
});

test('a guard says which loss it could have shown only where that is of use', () => {
  const guard = { role: 'guard', outcome: 'not-shown' } as const;
  assert.match(because(-0.2, 0.5, guard), /could only have shown a rise of more than 61 %\.$/);
  assert.match(because(-2, 0.5, guard), /which rise this run could have shown is unknown\.$/);
});

test('a bound that few blocks leave at 174050 % is not told', () => {
  const few = because(Number.NEGATIVE_INFINITY, 7.46);
  assert.match(few, /; 3 blocks of each version are too few to bound the change/);
});

test('nor does a warning name a fall that no run could miss', () => {
  const blocks = [{ throughput: 5_000 }, { throughput: 599 }, { throughput: 5_000 }];
  const { warnings } = judged({ blocks }, { stored: makeRecords(1) });
  const prior = warnings.find(({ code }) => code === 'prior-only');
  assert.match(prior?.text ?? '', /Which fall in throughput could have been shown is unknown\./);
});
