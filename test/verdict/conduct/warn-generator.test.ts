import assert from 'node:assert/strict';
import test from 'node:test';
import { bytes, microseconds } from '../../../src/units.ts';
import { judge } from '../../../src/verdict/judge.ts';
import {
  codesOf,
  judged,
  judgedPairs,
  makePlan,
  offendingOf,
  steadyRecords,
} from '../../support/judged.ts';
import { makeRecord, type RecordSketch } from '../../support/records.ts';

const codes = (sketch: RecordSketch): readonly string[] => codesOf(judged(sketch));

test('warns of a busy generator where the CPU time of the server is not known', () => {
  const cpuPerRequest = undefined;
  assert.deepEqual(codes({ cpuPerRequest, generator: { busy: 0.9 } }), ['high-generator-share']);
  assert.deepEqual(codes({ cpuPerRequest, generator: { busy: 0.8 } }), []);
  assert.deepEqual(codes({ generator: { busy: 0.9 } }), []);
});

test('warns of a rate near what it can send to a server that does nothing', () => {
  const nearOf = (cost: number, threads: number) =>
    codes({
      cpuPerRequest: undefined,
      generator: { busy: 0.6 },
      load: { generatorCost: microseconds(cost), threads },
    });
  // 6000 per second at 140 µs each are 0.84 of one thread.
  assert.deepEqual(nearOf(140, 1), ['high-generator-share']);
  assert.deepEqual(nearOf(140, 2), []);
  assert.deepEqual(nearOf(120, 1), []);
});

test('warns of a request that costs far more than a trivial one, unless its size explains that', () => {
  // 6000 per second in windows of 0.8 of the time: 0.6 of a core are 125 µs of CPU time for each.
  const dear = { generator: { busy: 0.6 } };
  const load = { generatorCost: microseconds(30) };
  assert.deepEqual(codes({ ...dear, load }), ['costly-generator']);
  assert.deepEqual(codes({ ...dear, load: { generatorCost: microseconds(50) } }), []);
  assert.deepEqual(
    codes({ generator: { busy: 0.4 }, load: { generatorCost: microseconds(5) } }),
    [],
  );

  const record = makeRecord({ id: 'candidate', ...dear, load });
  const codesWith = (change: Partial<(typeof record.blocks)[number]['capacity']>) => {
    const blocks = record.blocks.map((block) => ({
      ...block,
      capacity: { ...block.capacity, ...change },
    }));
    const candidate = { ...record, blocks };
    return codesOf(judge({ candidate, stored: [], plan: makePlan(), incidents: [] }));
  };
  assert.deepEqual(codesWith({}), ['costly-generator']);
  assert.ok(!codesWith({ connectionsOpened: 60_000 }).includes('costly-generator'));
  const [block] = record.blocks;
  assert.ok(block);
  const bytesReceived = bytes(block.capacity.bytesReceived * 100);
  assert.deepEqual(codesWith({ bytesReceived }), []);
});

test('warns of garbage collection where it lowers throughput', () => {
  assert.deepEqual(codes({ generator: { paused: 0.03, longestPause: 7 } }), ['garbage-collection']);
  assert.deepEqual(codes({ generator: { paused: 0.01, longestPause: 7 } }), []);
});

/** What T10 of the accuracy checks is: 200 ms in 10 s of load at a fixed rate. */
const STOOD_STILL: RecordSketch = {
  generator: { stalled: 0.02, longestStall: 200 },
  requests: [{ response: { p50: 1_000, p99: 150_000 } }],
};

test('warns of a generator that stood still, and does not blame its p99 on the server', () => {
  const stored = steadyRecords();
  const { generator: _, ...slow } = STOOD_STILL;
  assert.ok(offendingOf(judged(slow, { stored })).includes('response-p99'));
  const verdict = judged(STOOD_STILL, { stored });
  assert.equal(verdict.kind, 'pass');
  assert.deepEqual(codesOf(verdict), ['generator-stalled']);
  assert.match(verdict.warnings[0]?.text ?? '', /stood still for up to 200 ms/);
});

test('warns of a standstill with either of two versions', () => {
  for (const arm of ['baseline', 'candidate'] as const) {
    const verdict = judgedPairs({ [arm]: STOOD_STILL });
    assert.ok(!verdict.comparisons.some(({ metric }) => metric === 'response-p99'), arm);
    assert.ok(codesOf(verdict).includes('generator-stalled'), arm);
  }
  assert.ok(judgedPairs({}).comparisons.some(({ metric }) => metric === 'response-p99'));
});

test('a short standstill gives no warning, a long one does even where it changes no percentile', () => {
  assert.deepEqual(codes({ generator: { stalled: 0.004, longestStall: 90 } }), []);
  assert.deepEqual(codes({ generator: { stalled: 0.004, longestStall: 100 } }), [
    'generator-stalled',
  ]);
});
