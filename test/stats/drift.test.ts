// Sums of losses: closed forms, laws, and a simulation of the level.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { boundSum, type MeanLoss } from '../../src/stats/drift.ts';
import { FEWEST_PAIRS } from '../../src/stats/look-plan.ts';
import { boundSize, USUAL_THROUGHPUT_SPREAD } from '../../src/stats/pair-bounds.ts';
import { meanOf, nonEmpty, standardErrorOf } from '../../src/stats/spread.ts';
import { type LogRatio, logRatio, type NonEmpty } from '../../src/units.ts';
import { binomialBand, seededNormal, seededUniform } from '../support/seeded.ts';

const mean = (loss: number, error: number, units: number): MeanLoss => ({
  loss: logRatio(loss),
  error: logRatio(error),
  units,
});

const anyMean = fc
  .tuple(
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: 1e-6, max: 1, noNaN: true }),
    fc.integer({ min: 2, max: 60 }),
  )
  .map(([loss, error, units]) => mean(loss, error, units));

test('equal losses of equal errors: the error grows with the root of their number', () => {
  const { estimate, low } = boundSum(
    [mean(0.01, 0.003, 6), mean(0.01, 0.003, 6), mean(0.01, 0.003, 6), mean(0.01, 0.003, 6)],
    0.025,
  );
  assert.ok(Math.abs(estimate - 0.04) < 1e-12);
  // Four runs of 5 degrees each are 20: t(0.975, 20) = 2.0860 (any table).
  assert.ok(Math.abs(low - (0.04 - 2.086 * 0.006)) < 1e-6);
});

test('the order does not matter, and a mirrored loss has mirrored bounds', () => {
  fc.assert(
    fc.property(fc.array(anyMean, { minLength: 1, maxLength: 8 }), (some) => {
      const all = nonEmpty(some);
      const back = nonEmpty(some.toReversed());
      const mirrored = nonEmpty(
        some.map(({ loss, ...rest }) => ({ ...rest, loss: logRatio(-loss) })),
      );
      assert.ok(all !== undefined && back !== undefined && mirrored !== undefined);
      const [one, other, mirror] = [all, back, mirrored].map((each) => boundSum(each, 0.001));
      assert.ok(one !== undefined && other !== undefined && mirror !== undefined);
      assert.ok(Math.abs(one.low - other.low) < 1e-9 * (1 + Math.abs(one.low)));
      assert.ok(Math.abs(one.low + mirror.high) < 1e-9 * (1 + Math.abs(one.low)));
      assert.ok(one.low <= one.estimate && one.estimate <= one.high);
    }),
  );
});

const TOLERANCE = -Math.log1p(-0.05);
const LEVEL = 0.001;

/** A gate that ends at the first look that decides, as gates do. */
function runGate(draw: () => number): MeanLoss {
  const effects: LogRatio[] = [];
  for (;;) {
    effects.push(logRatio(draw()));
    const known = nonEmpty(effects);
    if (known === undefined || known.length < FEWEST_PAIRS) continue;
    const { low, high } = boundSize(known, USUAL_THROUGHPUT_SPREAD);
    if (low <= TOLERANCE && high >= 2 * TOLERANCE && known.length < 20) continue;
    const spread = standardErrorOf(known);
    return mean(meanOf(known), spread?.error ?? 0, known.length);
  }
}

/** How many chains of `steps` merges, whose true losses come to just the tolerance, are called drift. */
function countAlarms(chains: number, steps: number, noise: () => number): number {
  const uniform = seededUniform(7);
  const runs = Array.from({ length: 4_000 }, () => runGate(() => TOLERANCE / steps + noise()));
  let alarms = 0;
  for (let chain = 0; chain < chains; chain++) {
    const pick = () => runs[Math.floor(uniform() * runs.length)] ?? mean(0, 0, 2);
    const some: NonEmpty<MeanLoss> = [pick(), ...Array.from({ length: steps - 1 }, pick)];
    if (boundSum(some, LEVEL).low > TOLERANCE) alarms++;
  }
  return alarms;
}

const CHAINS = 40_000;
const { high: MOST } = binomialBand(CHAINS, LEVEL);

for (const sd of [0.01, 0.03, 0.05]) {
  test(`a drift of just the tolerance is an alarm in 0.1 % of chains at most: sd ${sd}`, () => {
    const normal = seededNormal(3);
    for (const steps of [3, 10, 19]) {
      const alarms = countAlarms(CHAINS, steps, () => sd * normal());
      assert.ok(alarms <= MOST, `${alarms} of ${CHAINS} chains of ${steps}, at most ${MOST}`);
    }
  });
}

test('a drift of an eighth in ten merges is found in most chains of a quiet server', () => {
  const normal = seededNormal(4);
  const drift = -Math.log1p(-0.125) - TOLERANCE;
  const alarms = countAlarms(2_000, 10, () => drift / 10 + 0.01 * normal());
  assert.ok(alarms > 1_800, `${alarms} of 2000`);
});
