// How much a version differs from itself, how long a gate takes with that, and what is proposed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_PAIRS } from '../../src/stats/look-plan.ts';
import { standardDeviationOf } from '../../src/stats/spread.ts';
import { logRatio, milliseconds, ratio, seconds } from '../../src/units.ts';
import {
  forecastGate,
  type MetricNoise,
  measureNoise,
  toleranceAt,
} from '../../src/verdict/noise.ts';
import { propose } from '../../src/verdict/proposal.ts';
import { makePlan } from '../support/judged.ts';
import { makePairedRecord, type PairedRecordSketch } from '../support/paired-records.ts';
import { noisyPairs } from '../support/paired-sketch.ts';
import { makeRecord } from '../support/records.ts';

const noiseIn = (sketch: PairedRecordSketch): readonly MetricNoise[] =>
  measureNoise({
    candidate: makePairedRecord(sketch),
    stored: [],
    plan: makePlan(),
    incidents: [],
  });

const spreadOf = (noises: readonly MetricNoise[], metric: MetricNoise['metric']): number =>
  noises.find((noise) => noise.metric === metric)?.spread ?? Number.NaN;

test('the spread of each metric is that of its changes from pair to pair', () => {
  const changes = [0.01, -0.03, 0.02, 0.05, -0.01].map(logRatio);
  const [first = logRatio(0), ...rest] = changes;
  const expected = standardDeviationOf([first, ...rest]) ?? Number.NaN;
  const pairs = changes.map((change) => ({
    candidate: { throughput: 6_000 * Math.exp(change), cpuPerRequest: 160 * Math.exp(2 * change) },
  }));
  const noises = noiseIn({ pairs });
  assert.deepEqual(
    noises.map(({ metric }) => metric),
    ['throughput', 'p99', 'clean-response-p99', 'cpu'],
  );
  assert.ok(Math.abs(spreadOf(noises, 'throughput') - expected) < 1e-4);
  assert.ok(Math.abs(spreadOf(noises, 'cpu') - 2 * expected) < 1e-4);
  assert.equal(spreadOf(noises, 'p99'), 0);
  assert.ok(noises.every(({ pairsPerUnit }) => pairsPerUnit === 1));
});

test('a percentile of few samples takes several pairs, and so does a gate on it', () => {
  const request = { samples: 500 };
  const pairs = noisyPairs({ count: 12, sd: { p99: 0.05 } }).map(({ candidate }) => ({
    candidate: { ...candidate, requests: [{ ...candidate?.requests?.[0], ...request }] },
  }));
  const noises = noiseIn({ pairs, baseline: { requests: [request] }, offeredRate: undefined });
  const p99 = noises.find(({ metric }) => metric === 'p99');
  assert.equal(p99?.pairsPerUnit, 2);
  const alone = forecastGate({ ...p99, pairsPerUnit: 1 }, logRatio(0.1));
  assert.equal(forecastGate(p99, logRatio(0.1)).pass.pairs, 2 * alone.pass.pairs);
});

test('nothing is known of one pair, or of one version', () => {
  assert.deepEqual(noiseIn({ pairs: 1 }), []);
  const alone = makeRecord({ blocks: 10 });
  assert.deepEqual(
    measureNoise({ candidate: alone, stored: [], plan: makePlan(), incidents: [] }),
    [],
  );
});

const noiseOf = (metric: MetricNoise['metric'], spread: number, value = 20_000): MetricNoise => ({
  metric,
  request: undefined,
  share: 2e-4,
  value,
  spread: logRatio(spread),
  pairsPerUnit: 1,
});

test('a gate takes longer the noisier its metric, and a loss longer than a pass', () => {
  const [quiet, noisy] = [0.02, 0.06].map((spread) => {
    const noise = noiseOf('throughput', spread);
    return forecastGate(noise, toleranceAt(noise, ratio(0.05)));
  });
  assert.ok(quiet && noisy);
  assert.ok(quiet.pass.pairs < noisy.pass.pairs && quiet.shown.pairs < noisy.shown.pairs);
  assert.ok(quiet.pass.pairs < quiet.shown.pairs);
});

const PACE = { lead: seconds(5), pair: seconds(5) };
const FLOOR = { p99Floor: milliseconds(0.5) };

test('a quiet machine gets the default tolerances, and a budget that holds the pairs', () => {
  const noises = [noiseOf('throughput', 0.01), noiseOf('p99', 0.03)];
  const { budget, throughput, p99 } = propose(noises, FLOOR, PACE);
  assert.deepEqual([throughput, p99], [0.05, 0.1]);
  assert.equal(budget % seconds(30), 0);
  assert.ok(budget >= seconds(60) && budget <= PACE.lead + MOST_PAIRS * PACE.pair);
  assert.deepEqual(propose([], FLOOR, PACE), {
    budget: seconds(60),
    throughput: undefined,
    p99: undefined,
  });
});

test('a noisy one gets wider tolerances, and none where no proposed one fits', () => {
  const noisy = propose([noiseOf('throughput', 0.12), noiseOf('p99', 0.3)], FLOOR, PACE);
  assert.ok((noisy.throughput ?? 0) > 0.05 && (noisy.p99 ?? 0) > 0.1);
  const crowded = propose([noiseOf('throughput', 2), noiseOf('p99', 9)], FLOOR, PACE);
  assert.deepEqual([crowded.throughput, crowded.p99], [undefined, undefined]);
  assert.ok(crowded.budget >= PACE.lead + MOST_PAIRS * PACE.pair);
});

test('the noisiest p99 decides, but for what `p99-floor` forgives', () => {
  const [slow, fast] = [noiseOf('p99', 0.2), noiseOf('clean-response-p99', 0.2, 1_000)];
  const ofSlow = propose([noiseOf('p99', 0.01), slow], FLOOR, PACE).p99 ?? 0;
  assert.ok(ofSlow > 0.1);
  // Half a millisecond is half of it.
  assert.equal(propose([noiseOf('p99', 0.01), fast], FLOOR, PACE).p99, 0.1);
});
