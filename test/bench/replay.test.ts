// Gates put together from recorded pairs: the same pairs, numbered anew, judged by the judge.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgedPlan } from '../../bench/operating-characteristic/gate-plan.ts';
import {
  composeRecord,
  judgeReplay,
  type RecordedPair,
  scaleCandidate,
  swapVersions,
} from '../../bench/operating-characteristic/replay.ts';
import { scaleBlock, scaleHistogram } from '../../bench/operating-characteristic/scale-block.ts';
import { drawDistinct, seeded } from '../../bench/operating-characteristic/seeded.ts';
import { cpuPerRequestOf, serviceQuantile, throughputOf } from '../../src/record/metrics.ts';
import { pairsOf } from '../../src/record/pairs.ts';
import { nonEmpty } from '../../src/stats/spread.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { makeTimes } from '../support/phases.ts';
import { seededNormal } from '../support/seeded.ts';

const NAME = 'GET /';

/** Two runs of identical code with 1 % of noise, at different rates. */
function recordedPairs(): readonly RecordedPair[] {
  const normal = seededNormal(7);
  const noisy = () => ({
    throughput: 6_000 * Math.exp(0.01 * normal()),
    cpuPerRequest: 160 * Math.exp(0.01 * normal()),
  });
  const records = [3_000, 4_000].map((offeredRate) =>
    makePairedRecord({
      offeredRate,
      requests: [{ name: NAME }],
      pairs: Array.from({ length: 12 }, () => ({ baseline: noisy(), candidate: noisy() })),
    }),
  );
  return records.flatMap((record) => pairsOf(record).map((pair) => ({ pair, record })));
}

const pairs = recordedPairs();
const plan = judgedPlan({ budget: '60s', seed: 's', flags: {}, loss: { kind: 'none' } });

function gateOf(some: readonly RecordedPair[]) {
  const gate = nonEmpty(some);
  assert.ok(gate);
  return gate;
}

describe('a replayed gate', () => {
  test('holds the blocks of its pairs, each with its partner', () => {
    const gate = gateOf(drawDistinct(pairs, 16, seeded('draw')));
    const record = composeRecord(gate, { number: 2, of: 2, plannedBlocks: 16 });
    const again = pairsOf(record);
    const numbers = Array.from({ length: 16 }, (_, index) => index + 1);
    assert.deepEqual(
      again.map(({ number }) => number),
      numbers,
    );
    for (const [index, { pair }] of gate.entries()) {
      assert.equal(again[index]?.baseline.capacity, pair.baseline.capacity);
      assert.equal(again[index]?.candidate.capacity, pair.candidate.capacity);
    }
  });

  test('has the mean of the rates of its runs as its offered rate', () => {
    const gate = gateOf([...pairs.slice(0, 6), ...pairs.slice(-6)]);
    const record = composeRecord(gate, { number: 1, of: 1, plannedBlocks: 12 });
    assert.equal(record.load.offeredRate, 3_500);
  });

  test('passes for identical code, and not for a candidate that costs a fifth more', () => {
    const gate = drawDistinct(pairs, 17, seeded('judge'));
    assert.equal(judgeReplay(gateOf(gate), plan).verdict.kind, 'pass');
    const dearer = gate.map((recorded) => scaleCandidate(recorded, 1.2));
    const { verdict, pairs: needed } = judgeReplay(gateOf(dearer), plan);
    assert.equal(verdict.kind, 'regression');
    // Whichever of its two witnesses shows it first.
    const offending = verdict.kind === 'regression' ? verdict.offending : [];
    assert.ok(offending.some((metric) => metric === 'throughput' || metric === 'cpu'));
    assert.ok(needed < 17, 'a run ends when it is sure');
  });
});

test('swapped twice a pair is itself, and swapped once it has lost what it had gained', () => {
  const [recorded] = gateOf(pairs);
  const swapped = swapVersions(recorded);
  assert.deepEqual(swapVersions(swapped), recorded);
  assert.equal(swapped.pair.candidate.arm, 'candidate');
  assert.equal(swapped.pair.candidate.capacity, recorded.pair.baseline.capacity);
});

test('a block scaled by a tenth shows a tenth less throughput, more CPU per request and a higher p99', () => {
  const block = gateOf(pairs)[0].pair.candidate;
  const dearer = scaleBlock(block, 1.1);
  const rise = (of: (measured: typeof block) => number | undefined): number =>
    (of(dearer) ?? Number.NaN) / (of(block) ?? Number.NaN);
  assert.ok(Math.abs(rise(throughputOf) - 1 / 1.1) < 1e-9);
  assert.ok(Math.abs(rise(cpuPerRequestOf) - 1.1) < 1e-9);
  assert.ok(Math.abs(rise((one) => serviceQuantile(one, NAME, 0.99)) - 1.1) < 2e-3);
});

test('scaling keeps the number of times', () => {
  const times = makeTimes({ p50: 400, p99: 9_000 }, 1_500);
  assert.equal(scaleHistogram(times, 1.07).count, 1_500);
});

describe('drawing', () => {
  test('takes nothing twice, and everything when asked for all', () => {
    const items = Array.from({ length: 30 }, (_, index) => index);
    const all = drawDistinct(items, 30, seeded('all'));
    assert.deepEqual(
      all.toSorted((a, b) => a - b),
      items,
    );
    assert.equal(new Set(drawDistinct(items, 12, seeded('some'))).size, 12);
  });
  test('repeats itself with the seed, and not without', () => {
    const draw = (seed: string) => Array.from({ length: 5 }, seeded(seed));
    assert.deepEqual(draw('a'), draw('a'));
    assert.notDeepEqual(draw('a'), draw('b'));
  });
});
