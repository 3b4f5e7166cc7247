// Seeded simulations of judging side by side: false alarms, power and coverage over one look and two.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allotPairAlpha, type LookKind, type PairChecks } from '../../../src/stats/look-plan.ts';
import { nonEmpty } from '../../../src/stats/spread.ts';
import type { NonEmpty } from '../../../src/units.ts';
import { type LogRatio, logRatio, ratio } from '../../../src/units.ts';
import { toleranceOf } from '../../../src/verdict/direction.ts';
import { judge } from '../../../src/verdict/judge.ts';
import { boundPairs, decidePairs } from '../../../src/verdict/metrics/decide.ts';
import { makePlan } from '../../support/judged.ts';
import { makePairedRecord } from '../../support/paired-records.ts';
import { noisyPairs } from '../../support/paired-sketch.ts';
import { binomialBand, seededNormal, seededUniform } from '../../support/seeded.ts';

const CHECKS: PairChecks = {
  requests: 1,
  isCleaned: true,
  splitsWithCpu: false,
  guards: 3,
  limits: 1,
};
const THROUGHPUT = toleranceOf('throughput', ratio(0.05));
const NOTHING = logRatio(0);

type Draw = () => number;

/** The looks of a run of so many pairs, as they are planned. */
function looksAt(pairs: number): readonly (readonly [LookKind, number])[] {
  if (pairs < 14) return [['only', pairs]];
  return [
    ['first', 10],
    ['last', pairs],
  ];
}

/** A whole run on one gate: looks at what there is until it is decided. */
function runGate(pairs: number, tolerance: LogRatio, draw: Draw) {
  const all = Array.from({ length: pairs }, () => logRatio(draw()));
  for (const [look, count] of looksAt(pairs)) {
    const effects: NonEmpty<LogRatio> | undefined = nonEmpty(all.slice(0, count));
    assert.ok(effects);
    const alpha = allotPairAlpha(CHECKS, look).throughput;
    const bounds = boundPairs(effects, alpha, look);
    const outcome = decidePairs('gate', bounds, tolerance, look);
    if (outcome !== 'inconclusive' || look !== 'first') return { outcome, bounds };
  }
  return { outcome: 'inconclusive', bounds: undefined } as const;
}

/** How often that many runs end red, or with a bound on the wrong side of the truth. */
function count(trials: number, pairs: number, tolerance: LogRatio, draw: Draw, truth = 0) {
  let [red, low, high] = [0, 0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const { outcome, bounds } = runGate(pairs, tolerance, draw);
    if (outcome === 'regression') red++;
    if (bounds !== undefined && bounds.low > truth) low++;
    if (bounds !== undefined && bounds.high < truth) high++;
  }
  return { red, low, high };
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

/** Enough to see a level that is several times too high; `bench/` measures the rates themselves. */
const TRIALS = 400;
const NOISES = [
  ['normal', normalNoise(1, 0.03)],
  ['heavy-tailed', heavyTailed(2, 0.03)],
  ['drifting', drifting(4, 0.02)],
] as const;

for (const [what, draw] of NOISES) {
  for (const pairs of [10, 20]) {
    test(`${pairs} pairs, ${what} noise: unchanged code turns red no oftener than its level, without any tolerance`, () => {
      const { red } = count(TRIALS, pairs, NOTHING, draw);
      const level = allotPairAlpha(CHECKS, 'only').throughput.fail;
      assert.ok(red <= binomialBand(TRIALS, level).high, `${red} of ${TRIALS}`);
    });
  }
}

test('at the usual tolerance unchanged code that spreads by 3 % does not turn red at all', () => {
  for (const pairs of [10, 12, 20]) {
    const { red } = count(TRIALS, pairs, THROUGHPUT, normalNoise(11 + pairs, 0.03));
    assert.equal(red, 0);
  }
});

test('a loss of a tenth at a spread of 3 % is found with 12 pairs and with 17 in two looks', () => {
  for (const [pairs, least] of [
    [12, 0.96],
    [17, 0.995],
  ] as const) {
    const normal = normalNoise(30 + pairs, 0.03);
    const { red } = count(200, pairs, THROUGHPUT, () => -Math.log(0.9) + normal());
    assert.ok(red >= binomialBand(200, least).low, `${red} of 200 with ${pairs} pairs`);
  }
});

test('a loss of half the tolerance turns red no oftener than its level, the estimate deciding too', () => {
  for (const sd of [0.005, 0.01, 0.02, 0.04]) {
    const normal = normalNoise(50 + sd * 1_000, sd);
    const { red } = count(TRIALS, 20, THROUGHPUT, () => THROUGHPUT / 2 + normal());
    const level = allotPairAlpha(CHECKS, 'only').throughput.fail;
    assert.ok(red <= binomialBand(TRIALS, level).high, `${red} of ${TRIALS} at sd ${sd}`);
  }
});

for (const [what, draw] of NOISES) {
  test(`${what} noise: the bounds of a run that ends at either look cover the truth as promised`, () => {
    const truth = 0.04;
    const shifted = () => truth + draw();
    for (const pairs of [12, 20]) {
      const { low, high } = count(TRIALS, pairs, THROUGHPUT, shifted, truth);
      const fail = allotPairAlpha(CHECKS, 'only').throughput.fail;
      assert.ok(low <= binomialBand(TRIALS, fail).high, `${low} lower bounds too high`);
      assert.ok(high <= binomialBand(TRIALS, 0.05).high, `${high} upper bounds too low`);
    }
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
  const { throughput, guard } = allotPairAlpha({ ...CHECKS, guards: 2 }, 'only');
  const level = throughput.fail + guard.fail;
  assert.ok(red <= binomialBand(trials, level).high, `${red} of ${trials}`);
});
