// Numbers of blocks and records: totals, merged histograms, and `undefined` where a number is unknown.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sustainedOf } from '../../src/record/held-rate.ts';
import {
  busyCoresOf,
  cleanResponseQuantile,
  cpuPerRequestOf,
  errorsOf,
  firstAnswersOf,
  peakMemoryOf,
  responseQuantile,
  serviceQuantile,
  startTimeOf,
  throughputOf,
} from '../../src/record/metrics.ts';
import { makeBlock, makeRecord } from '../support/records.ts';

test('throughput is all answers over all time, not a mean of rates', () => {
  const record = makeRecord({
    blocks: [
      { throughput: 1_000, window: 1 },
      { throughput: 100, window: 9 },
    ],
  });
  // 1000 + 900 answers in 10 s; the mean of the rates would say 550.
  assert.equal(throughputOf(record), 190);
});

test('a block has the metrics of a record with that block alone', () => {
  const block = makeBlock({ throughput: 1_234 });
  assert.equal(throughputOf(block), 1_234);
  assert.equal(throughputOf(makeRecord({ throughput: 1_234, blocks: 3 })), 1_234);
});

test('a record has the metrics of its candidate, whatever the baseline arm measured', () => {
  const record = makeRecord({
    blocks: [{ throughput: 500 }, { arm: 'baseline', throughput: 9_000 }],
  });
  assert.equal(throughputOf(record), 500);
});

test('without a window there is no throughput', () => {
  assert.equal(throughputOf(makeRecord({ blocks: [] })), undefined);
});

const mix = {
  requests: [
    { name: 'fast', weight: 3, service: { p50: 1_000, p99: 2_000 }, samples: 2_000 },
    { name: 'slow', weight: 1, service: { p50: 50_000, p99: 90_000 }, samples: 2_000 },
  ],
};

test('each request has its own share of the throughput and its own quantiles', () => {
  const record = makeRecord({ ...mix, throughput: 4_000 });
  assert.equal(throughputOf(record, 'fast'), 3_000);
  assert.equal(throughputOf(record, 'slow'), 1_000);
  const p99 = serviceQuantile(record, 'fast', 0.99);
  assert.ok(p99 !== undefined && p99 > 1_900 && p99 < 2_100);
});

test('the p99 of the mix comes from the merged times, not from the mean of two p99s', () => {
  const p99 = serviceQuantile(makeRecord(mix), undefined, 0.99);
  // The slow half of the samples alone reaches beyond 50 ms: the mean of the p99s would be 46 ms.
  assert.ok(p99 !== undefined && p99 > 75_000);
});

test('a p99 of 999 samples is unknown, and 1000 samples of two blocks are enough', () => {
  const few = { requests: [{ samples: 999 }] };
  assert.equal(serviceQuantile(makeRecord(few), 'default', 0.99), undefined);
  assert.equal(responseQuantile(makeRecord(few), 'default', 0.99), undefined);
  assert.notEqual(serviceQuantile(makeRecord({ ...few, blocks: 2 }), 'default', 0.99), undefined);
  assert.notEqual(serviceQuantile(makeRecord(few), 'default', 0.5), undefined);
});

test('without a fixed rate there are no response times', () => {
  const record = makeRecord({ offeredRate: undefined });
  assert.equal(responseQuantile(record, undefined, 0.5), undefined);
  assert.equal(sustainedOf(record), undefined);
});

test('clean times are those of the slices kept, and there are none where nothing was cleaned', () => {
  const requests = [
    { name: 'a', clean: { p50: 700, p99: 1_500 }, cleanSamples: 1_000 },
    { name: 'b', clean: { p50: 700, p99: 1_500 }, cleanSamples: 999 },
  ];
  const record = makeRecord({ requests, cleaning: { slices: 100, kept: 80 } });
  const p99 = cleanResponseQuantile(record, 'a', 0.99);
  assert.ok(p99 !== undefined && p99 > 1_400 && p99 < 1_600);
  assert.notEqual(cleanResponseQuantile(record, undefined, 0.99), undefined);
  assert.equal(cleanResponseQuantile(record, 'b', 0.99), undefined);
  assert.equal(cleanResponseQuantile(makeRecord({ requests }), 'a', 0.99), undefined);
});

test('busy cores are CPU time over wall time, long blocks weighing more', () => {
  // The elapsed time of the makers is five quarters of the window.
  const record = makeRecord({
    blocks: [
      { throughput: 5_000, cpuPerRequest: 400, window: 1 },
      { throughput: 5_000, cpuPerRequest: 100, window: 3 },
    ],
  });
  assert.equal(busyCoresOf(record), (2 + 1.5) / 5);
  assert.equal(busyCoresOf(makeRecord({ blocks: [{ cpuPerRequest: undefined }, {}] })), undefined);
  assert.equal(busyCoresOf(makeRecord({ blocks: [] })), undefined);
});

test('CPU per request weighs blocks by their answers', () => {
  const record = makeRecord({
    blocks: [
      { throughput: 300, cpuPerRequest: 100 },
      { throughput: 100, cpuPerRequest: 500 },
    ],
  });
  assert.equal(cpuPerRequestOf(record), 200);
});

test('the CPU time is unknown if one block lacks it; the memory is the highest of any block', () => {
  const record = makeRecord({
    blocks: [
      { cpuPerRequest: undefined, peakMemory: 10 },
      { peakMemory: 30 },
      { peakMemory: undefined },
    ],
  });
  assert.equal(cpuPerRequestOf(record), undefined);
  assert.equal(peakMemoryOf(record), 30);
  assert.equal(peakMemoryOf(makeRecord({ peakMemory: undefined })), undefined);
});

test('start and first answers are means over the blocks, unknown if one block lacks them', () => {
  const blocks = [
    { startTime: 100, firstAnswers: 10 },
    { startTime: 300, firstAnswers: 30 },
  ];
  const record = makeRecord({ blocks });
  assert.equal(startTimeOf(record), 200_000);
  assert.equal(firstAnswersOf(record), 20_000);
  const lacking = makeRecord({ blocks: [...blocks, { firstAnswers: null }] });
  assert.equal(firstAnswersOf(lacking), undefined);
  assert.equal(startTimeOf(makeRecord({ blocks: [] })), undefined);
});

test('errors leave out stale connections and our own limits, and count both phases', () => {
  const failures = {
    timeout: { count: 3, example: '' },
    'stale-keep-alive': { count: 50, example: '' },
    'ports-exhausted': { count: 7, example: '' },
    'resources-exhausted': { count: 9, example: '' },
  };
  const record = makeRecord({
    throughput: 100,
    window: 1,
    offeredRate: 60,
    requests: [{ failures }],
  });
  assert.deepEqual(errorsOf(record), { sent: 100 + 60 + 69, errors: 3 });
});

test('the achieved rate counts answers in the windows, and unsent arrivals count as due', () => {
  const record = makeRecord({
    offeredRate: 1_000,
    achievedShare: 0.9,
    window: 10,
    requests: [{ unsentShare: 0.1 }],
  });
  assert.deepEqual(sustainedOf(record), {
    offered: 1_000,
    achieved: 900,
    due: 10_000,
    unsent: 1_000,
    slices: 20,
  });
});
