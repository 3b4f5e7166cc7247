import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  type GeneratorWaits,
  joinThreads,
  type ThreadRequest,
  type ThreadSlice,
} from '../../../src/load/thread/thread-slice.ts';
import { bytes, milliseconds, nanoseconds } from '../../../src/units.ts';
import { histogramOf } from '../../record/random-record.ts';

const count = fc.nat({ max: 1_000 });
const time = count.map(milliseconds);
const cpuTime = count.map(nanoseconds);
const histogram = fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 8 }).map(histogramOf);

const request: fc.Arbitrary<ThreadRequest> = fc.record({
  sent: count,
  ok: count,
  completed: count,
  resent: count,
  unsent: count,
  bodyBytes: count.map(bytes),
  failures: fc.constant({}),
  serviceTime: histogram,
  responseTime: histogram,
  waiting: histogram,
  total: histogram,
  failureTime: histogram,
});

const slice: fc.Arbitrary<ThreadSlice> = fc.record({
  window: fc.constant(milliseconds(500)),
  completed: count,
  bytesReceived: count.map(bytes),
  unrecorded: count,
  drawn: fc.constant([]),
  elapsed: time,
  connectionsOpened: count,
  generatorUse: fc.record({
    cpu: cpuTime,
    busiest: cpuTime,
    demand: cpuTime,
    loop: time,
    stalled: time,
    longestStall: time,
    pauses: count,
    paused: time,
    longestPause: time,
  }),
  waits: fc.record({ delay: time, gap: time }),
  lag: histogram,
  connectTime: histogram,
  requests: fc.tuple(request, request).map(
    ([a, b]) =>
      new Map([
        ['a', a],
        ['b', b],
      ]),
  ),
  flows: request.map((flow) => new Map([['f', { ...flow, steps: ['a', 'b'] }]])),
});

const threads = fc.array(slice, { minLength: 1, maxLength: 4 });
const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

test('counts of the threads add up, their times are shared', () => {
  fc.assert(
    fc.property(threads, cpuTime, (parts, generatorCpu) => {
      const { result } = joinThreads(parts, generatorCpu);
      const total = (countOf: (part: ThreadSlice) => number) => sum(parts.map(countOf));
      assert.deepEqual([result.slices, result.window], [1, 500]);
      assert.equal(result.elapsed, Math.max(...parts.map(({ elapsed }) => elapsed)));
      assert.deepEqual(
        result.threadRates,
        parts.map(({ completed }) => completed * 2),
      );
      assert.equal(result.generatorCpu, generatorCpu);
      assert.equal(
        result.generatorUse?.cpu,
        total(({ generatorUse }) => generatorUse.cpu),
      );
      for (const key of ['completed', 'bytesReceived', 'connectionsOpened'] as const) {
        assert.equal(
          result[key],
          total((part) => part[key]),
        );
      }
      for (const key of ['lag', 'connectTime'] as const) {
        assert.equal(
          result[key].count,
          total((part) => part[key].count),
        );
      }
    }),
  );
});

test('requests of a name are joined, and no slice is cleaned yet', () => {
  fc.assert(
    fc.property(threads, cpuTime, (parts, generatorCpu) => {
      const { result } = joinThreads(parts, generatorCpu);
      assert.equal(result.cleaning, undefined);
      assert.deepEqual([...result.requests.keys()], ['a', 'b']);
      for (const [name, { sent, total, cleanTime }] of result.requests) {
        const own = parts.flatMap(({ requests }) => requests.get(name) ?? []);
        assert.equal(sent, sum(own.map((each) => each.sent)));
        assert.equal(total.count, sum(own.map((each) => each.total.count)));
        assert.ok(cleanTime.isEmpty);
      }
    }),
  );
});

const waits = (delay: number | undefined, gap: number): GeneratorWaits => ({
  delay: delay === undefined ? undefined : milliseconds(delay),
  gap: milliseconds(gap),
});

function joinWaits(each: readonly GeneratorWaits[]): GeneratorWaits {
  const [part] = fc.sample(slice, { numRuns: 1, seed: 1 });
  assert.ok(part);
  return joinThreads(
    each.map((own) => ({ ...part, waits: own })),
    nanoseconds(0),
  ).generator;
}

test('the worst wait of several threads counts, of each kind', () => {
  assert.deepEqual(joinWaits([waits(0.1, 9), waits(7, 0), waits(3, 0.2)]), waits(7, 9));
});

test('where one thread does not know its wait, the wait is unknown', () => {
  assert.deepEqual(joinWaits([waits(5, 1), waits(undefined, 2)]), waits(undefined, 2));
});
