// Seeded simulations of judging side by side: false alarms, power and coverage of runs that end when
// they are sure.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forecast } from '../../../src/stats/forecast.ts';
import { FEWEST_PAIRS } from '../../../src/stats/look-plan.ts';
import { boundPairs, USUAL_THROUGHPUT_SPREAD } from '../../../src/stats/pair-bounds.ts';
import { SIZE_LEVEL } from '../../../src/stats/pair-levels.ts';
import { sharePairBudget } from '../../../src/stats/pair-shares.ts';
import type { NonEmpty } from '../../../src/units.ts';
import { type LogRatio, logRatio, ratio } from '../../../src/units.ts';
import { toleranceOf } from '../../../src/verdict/direction.ts';
import { judge } from '../../../src/verdict/judge.ts';
import { decidePairs, linesOf } from '../../../src/verdict/metrics/decide.ts';
import { makePlan } from '../../support/judged.ts';
import { makePairedRecord } from '../../support/paired-records.ts';
import { noisyPairs } from '../../support/paired-sketch.ts';
import { binomialBand, seededNormal, seededUniform } from '../../support/seeded.ts';

const { throughput: ALARM } = sharePairBudget({
  requests: 1,
  isCleaned: true,
  guards: 2,
  limits: 1,
});
const TOLERANCE = toleranceOf('throughput', ratio(0.05));
const MOST = 28;

type Draw = () => number;

/** A whole run on one gate: looks after each pair until it is decided. */
function runGate(tolerance: LogRatio, draw: Draw) {
  const [first, ...rest]: readonly LogRatio[] = Array.from({ length: MOST }, () =>
    logRatio(draw()),
  );
  assert.ok(first !== undefined);
  let last: { outcome: string; low: number; high: number; pairs: number } | undefined;
  for (let pairs = FEWEST_PAIRS; pairs <= MOST; pairs++) {
    const effects: NonEmpty<LogRatio> = [first, ...rest.slice(0, pairs - 1)];
    const bounds = boundPairs(effects, ALARM, USUAL_THROUGHPUT_SPREAD);
    const outcome = decidePairs('gate', bounds, linesOf(tolerance));
    last = { outcome, low: bounds.low, high: bounds.high, pairs };
    if (outcome !== 'inconclusive') return last;
  }
  assert.ok(last !== undefined);
  return last;
}

/** How that many runs end, and how often with a bound on the wrong side of the truth. */
function count(trials: number, tolerance: LogRatio, draw: Draw, truth = 0) {
  let [red, green, low, high, pairs] = [0, 0, 0, 0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const end = runGate(tolerance, draw);
    if (end.outcome === 'regression') red++;
    if (end.outcome === 'pass') green++;
    if (end.low > truth) low++;
    if (end.high < truth) high++;
    pairs += end.pairs;
  }
  return { red, green, low, high, pairs: pairs / trials };
}

const normalNoise = (seed: number, sd: number): Draw => {
  const normal = seededNormal(seed);
  return () => sd * normal();
};

/** One block in ten strays ten times as far. */
const heavyTailed = (seed: number, sd: number): Draw => {
  const [uniform, normal] = [seededUniform(seed), seededNormal(seed + 1)];
  return () => sd * normal() * (uniform() < 0.1 ? 10 : 1);
};

/**
 * The machine gets slower and noisier by and by, with shifts between; both arms meet it, and the order
 * of a pair, which is drawn by lot, favours one of them by 1 %.
 */
const drifting = (seed: number, sd: number): Draw => {
  const [uniform, normal] = [seededUniform(seed), seededNormal(seed + 1)];
  let level = 0;
  let noise = sd;
  return () => {
    level += 0.05 * normal() + (uniform() < 0.1 ? 0.3 : 0);
    noise = sd * (1 + Math.abs(Math.sin(level * 3)) * 3);
    const order = uniform() < 0.5 ? 0.01 : -0.01;
    const [before, after] = [level + noise * normal(), level + noise * normal() + order];
    return after - before;
  };
};

/** Each pair is one of two values, as where connections fall on one of two workers. */
const bimodal = (seed: number, sd: number): Draw => {
  const [uniform, normal] = [seededUniform(seed), seededNormal(seed + 1)];
  return () => sd * (uniform() < 0.5 ? 1 : -1) * (1 + 0.1 * normal());
};

/** Enough to see a level that is many times too high; `bench/` measures the rates themselves. */
const TRIALS = 1_000;
const NOISES = [
  ['normal', normalNoise(1, 0.05)],
  ['heavy-tailed', heavyTailed(2, 0.03)],
  ['drifting', drifting(4, 0.02)],
  ['bimodal', bimodal(6, 0.05)],
] as const;

for (const [what, draw] of NOISES) {
  test(`${what} noise: unchanged code does not turn red`, () => {
    const { red } = count(TRIALS, TOLERANCE, draw);
    assert.equal(red, 0);
  });
}

test('unchanged code passes after few pairs, and after more where they differ more', () => {
  for (const [sd, most] of [
    [0.02, 4.3],
    [0.03, 4.8],
    [0.05, 6],
    [0.08, 8.5],
  ] as const) {
    const { green, pairs } = count(300, TOLERANCE, normalNoise(70, sd));
    assert.ok(green >= binomialBand(300, 0.999).low, `${green} passed at ${sd}`);
    assert.ok(pairs < most, `${pairs} pairs at ${sd}`);
  }
});

test('the forecast takes as many pairs as the judge, and ends as often as it should', () => {
  const usual = USUAL_THROUGHPUT_SPREAD;
  for (const loss of [0, 2 * TOLERANCE]) {
    const normal = normalNoise(90, 0.05);
    const { red, green, pairs } = count(TRIALS, TOLERANCE, () => loss + normal());
    const expected = forecast({
      spread: logRatio(0.05),
      loss: logRatio(loss),
      tolerance: TOLERANCE,
      share: ALARM,
      usual,
      cap: MOST,
    });
    assert.ok(Math.abs(expected.pairs - pairs) < 0.5, `${expected.pairs}, not ${pairs}`);
    const right = (loss > 0 ? red : green) / TRIALS;
    assert.ok(Math.abs(expected.right - right) < 0.03, `${expected.right}, not ${right}`);
  }
});

test('a loss of a tenth is found, a loss within the tolerance is not, a loss between goes either way', () => {
  const at = (loss: number) => {
    const normal = normalNoise(30, 0.03);
    return count(300, TOLERANCE, () => loss + normal());
  };
  const [within, between, beyond] = [at(TOLERANCE), at(1.5 * TOLERANCE), at(2 * TOLERANCE)];
  assert.ok(within.red <= binomialBand(300, SIZE_LEVEL).high, `${within.red} red within`);
  assert.ok(beyond.green <= binomialBand(300, SIZE_LEVEL).high, `${beyond.green} green beyond`);
  assert.ok(beyond.red >= binomialBand(300, 0.95).low, `${beyond.red} red beyond`);
  assert.ok(between.red > 30 && between.green > 30);
});

for (const [what, draw] of NOISES.slice(0, 3)) {
  test(`${what} noise: the bounds of a run that ends at any look cover the truth as promised`, () => {
    const truth = 0.04;
    const { low, high } = count(TRIALS, TOLERANCE, () => truth + draw(), truth);
    assert.ok(low <= binomialBand(TRIALS, SIZE_LEVEL).high, `${low} lower bounds too high`);
    assert.ok(high <= binomialBand(TRIALS, SIZE_LEVEL).high, `${high} upper bounds too low`);
  });
}

test('choosing between throughput and CPU by their spreads costs no more than one of them', () => {
  const placement = { workers: 2, imbalance: 0.2 };
  const quick = { placement, requests: [{ samples: 0 }] };
  const plan = makePlan();
  const strict = {
    ...plan,
    tolerances: { ...plan.tolerances, throughput: ratio(0), cpu: ratio(0) },
  };
  const trials = 200;
  let [red, chosen] = [0, 0];
  for (let seed = 0; seed < trials; seed++) {
    // Around the limit of 3 %, so that either is chosen about as often.
    const pairs = noisyPairs({ seed, count: 12, sd: { throughput: 0.03, cpu: 0.005 } }, quick);
    const candidate = makePairedRecord({ offeredRate: undefined, baseline: quick, pairs });
    const verdict = judge({ candidate, stored: [], plan: strict, incidents: [] });
    if (verdict.kind === 'regression') red++;
    if (verdict.comparisons.some(({ metric, role }) => metric === 'cpu' && role === 'gate'))
      chosen++;
  }
  assert.ok(chosen > trials / 4 && chosen < (3 * trials) / 4, `${chosen} times CPU`);
  assert.ok(red <= binomialBand(trials, 2 * ALARM).high, `${red} of ${trials}`);
});
