// One arm of a record as a record of its own.

import assert from 'node:assert/strict';
import test from 'node:test';
import { sustainedOf } from '../../src/record/held-rate.ts';
import {
  cpuPerRequestOf,
  errorsOf,
  peakMemoryOf,
  responseQuantile,
  serviceQuantile,
  throughputOf,
} from '../../src/record/metrics.ts';
import { recordOfAdded, recordOfArm, withoutBaselineArm } from '../../src/record/one-arm.ts';
import type { RunRecord } from '../../src/record/run-record.ts';
import { bytes, logRatio } from '../../src/units.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { makeBlock, makeRecord } from '../support/records.ts';

const PROFILE = { profiler: '', samples: 0, answers: 0, cpu: undefined, functions: [], calls: [] };
const failures = { timeout: { count: 3, example: '' } };
const record = makePairedRecord({
  armDifferences: { packages: [], morePackages: 0, variables: ['LEVEL'] },
  programs: [
    { arm: 'candidate', name: 'node', version: '24.4.1', size: bytes(1) },
    { arm: 'baseline', name: 'node', version: '22.4.0', size: bytes(1) },
  ],
  profiles: { baseline: PROFILE, candidate: PROFILE },
  pairs: 2,
  baseline: {
    throughput: 900,
    cpuPerRequest: 70,
    peakMemory: 7,
    achievedShare: 0.5,
    requests: [{ service: { p50: 1_000, p99: 2_000 }, failures }],
  },
  candidate: { throughput: 800, cpuPerRequest: 80, peakMemory: 8 },
});

test('every metric of an arm is that of its blocks', () => {
  const baseline = recordOfArm(record, 'baseline');
  assert.equal(throughputOf(baseline), 900);
  assert.equal(cpuPerRequestOf(baseline), 70);
  assert.equal(peakMemoryOf(baseline), 7);
  assert.equal(errorsOf(baseline).errors, 6);
  assert.equal(sustainedOf(baseline)?.achieved, 1_800);
  const p99 = serviceQuantile(baseline, 'default', 0.99);
  assert.ok(p99 !== undefined && p99 < 2_100);

  const candidate = recordOfArm(record, 'candidate');
  assert.equal(throughputOf(candidate), 800);
  assert.equal(errorsOf(candidate).errors, 0);
  assert.deepEqual(
    candidate.blocks,
    record.blocks.filter(({ arm }) => arm === 'candidate'),
  );
});

test('the numbers of the blocks and the facts of the record stay', () => {
  const { blocks, ...facts } = recordOfArm(record, 'baseline');
  assert.deepEqual(
    blocks.map(({ arm, number }) => [arm, number]),
    [
      ['candidate', 1],
      ['candidate', 2],
    ],
  );
  const { blocks: _, ...before } = record;
  assert.deepEqual(facts, before);
});

test('the record for later runs has only the blocks of the candidate', () => {
  const shift = { loss: logRatio(0.01), error: logRatio(0.004), units: 2 };
  const base = 'b'.repeat(40);
  const step = { base, pairs: 2, throughput: shift, cpu: undefined, p99: undefined };
  const stored = withoutBaselineArm({ ...record, step });
  assert.deepEqual(stored.step, step);
  assert.deepEqual(
    stored.blocks.map(({ arm }) => arm),
    ['candidate', 'candidate'],
  );
  assert.equal(throughputOf(stored), throughputOf(record));
  assert.deepEqual([stored.look, stored.baselineArm], [undefined, undefined]);
  assert.deepEqual([stored.armDifferences, stored.profiles], [undefined, undefined]);
  assert.deepEqual(
    stored.programs?.map(({ arm, version }) => [arm, version]),
    [['candidate', '24.4.1']],
  );
  assert.equal(stored.load.arms, 2);
});

const both = [{ name: 'old' }, { name: 'new' }];

/** Blocks whose candidate was asked for `new` as well, at these rates. */
function withAdded(...rates: readonly number[]): RunRecord {
  const made = makePairedRecord({ pairs: rates.length, requests: both });
  const blocks = made.blocks.map((block) => {
    const throughput = rates[block.number - 1] ?? 0;
    const requests = [{ name: 'new', service: { p50: 500, p99: 700 }, failures }];
    const added = makeBlock({ throughput, requests }).capacity;
    return block.arm === 'candidate' ? { ...block, added } : block;
  });
  return { ...made, blocks };
}

test('requests that the baseline lacks are measured like others, at capacity', () => {
  const added = recordOfAdded(withAdded(100, 300));
  assert.ok(added !== undefined);
  assert.deepEqual(
    added.requests.map(({ name }) => name),
    ['new'],
  );
  assert.equal(throughputOf(added, 'new'), 200);
  assert.equal(throughputOf(added, 'old'), 0);
  const p99 = serviceQuantile(added, 'new', 0.99);
  assert.ok(p99 !== undefined && p99 > 650 && p99 < 750);
  assert.deepEqual(errorsOf(added), { sent: 4_000 + 6, errors: 6 });
  assert.equal(responseQuantile(added, 'new', 0.5), undefined);
});

test('the CPU time and memory of other requests are not counted for new ones', () => {
  const added = recordOfAdded(withAdded(100));
  assert.ok(added !== undefined);
  assert.equal(cpuPerRequestOf(added), undefined);
  assert.equal(peakMemoryOf(added), undefined);
});

test('without new requests there is no record of them', () => {
  assert.equal(recordOfAdded(makePairedRecord({ requests: both })), undefined);
  assert.equal(recordOfAdded(makeRecord()), undefined);
});
