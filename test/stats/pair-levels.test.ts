// The levels of the looks: a rising and a falling part, between Bonferroni's sum and a single look's level.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FEWEST_PAIRS } from '../../src/stats/look-plan.ts';
import { LAST_LOOK, levelAt, SIZE_LEVEL } from '../../src/stats/pair-levels.ts';
import { studentTail } from '../../src/stats/student-t.ts';
import { binomialBand, seededNormal } from '../support/seeded.ts';

const LOOKS = Array.from(
  { length: LAST_LOOK - FEWEST_PAIRS + 1 },
  (_, look) => FEWEST_PAIRS + look,
);
const share = fc.double({ min: 1e-8, max: 0.01, noNaN: true });

test('no look before the fourth pair, and none after the last', () => {
  for (const pairs of [1, 3, LAST_LOOK + 1]) {
    assert.equal(levelAt(pairs, 'size'), 0);
    assert.equal(levelAt(pairs, 'above-zero', 0.001), 0);
  }
});

test('each level is below that of all looks, and all levels together are not below it', () => {
  fc.assert(
    fc.property(share, (all) => {
      const levels = LOOKS.map((pairs) => levelAt(pairs, 'above-zero', all));
      assert.ok(levels.every((level) => level > 0 && level < all));
      assert.ok(levels.reduce((sum, level) => sum + level, 0) >= all * (1 - 1e-9));
    }),
  );
});

test('a larger share gives larger levels, also from one row of the table to the next', () => {
  fc.assert(
    fc.property(share, share, (one, other) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      assert.ok(levelAt(20, 'above-zero', less) <= levelAt(20, 'above-zero', more));
    }),
  );
});

test('levels rise to the twentieth pair and fall from there', () => {
  for (const claim of ['size', 'above-zero'] as const) {
    const levels = LOOKS.map((pairs) => levelAt(pairs, claim, SIZE_LEVEL));
    const top = levels.indexOf(Math.max(...levels));
    assert.equal(LOOKS[top], 20);
    assert.ok(levels.slice(1, top).every((level, index) => level > (levels[index] ?? 1)));
    assert.ok(levels.slice(top + 1).every((level, index) => level < (levels[top + index] ?? 0)));
  }
});

test('of runs of 40 pairs without a loss, one in twenty crosses a bound of the size', () => {
  const normal = seededNormal(8);
  const [runs, last] = [3_000, 40];
  let crossed = 0;
  for (let run = 0; run < runs; run++) {
    let [sum, squares, hasCrossed] = [0, 0, false];
    for (let pairs = 1; pairs <= last; pairs++) {
      const effect = normal();
      sum += effect;
      squares += effect ** 2;
      if (pairs < FEWEST_PAIRS || sum <= 0) continue;
      const t = sum / Math.sqrt((pairs * (squares - sum ** 2 / pairs)) / (pairs - 1));
      hasCrossed ||= studentTail(t, pairs - 1) < levelAt(pairs, 'size');
    }
    if (hasCrossed) crossed++;
  }
  // The later looks cross in a few runs more.
  const { low } = binomialBand(runs, 0.04);
  const { high } = binomialBand(runs, SIZE_LEVEL);
  assert.ok(crossed >= low && crossed <= high, `${crossed} of ${runs}`);
});
