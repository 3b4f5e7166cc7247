import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { countFailures, FAILURE_CLASSES } from '../../src/record/failure-class.ts';
import { mergeFailures, mergeRequests, mergeSlices } from '../../src/record/merge.ts';
import type { Failures, PhaseResult, RequestResult } from '../../src/record/run-record.ts';
import { bytes, milliseconds, nanoseconds, perSecond } from '../../src/units.ts';
import { histogramOf } from './random-record.ts';

const count = fc.nat({ max: 1_000 });
const histogram = fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 8 }).map(histogramOf);

const failures: fc.Arbitrary<Failures> = fc.dictionary(
  fc.constantFrom(...FAILURE_CLASSES),
  fc.record({ count, example: fc.string({ maxLength: 5 }) }),
);

/** Its counts balance. */
const request: fc.Arbitrary<RequestResult> = fc
  .record({
    ok: count,
    completed: count,
    resent: count,
    unsent: count,
    bodyBytes: count.map(bytes),
    failures,
    serviceTime: histogram,
    responseTime: histogram,
    cleanTime: histogram,
    waiting: histogram,
    total: histogram,
    failureTime: histogram,
  })
  .map((result) => ({ ...result, sent: result.ok + countFailures(result.failures) }));

const phase: fc.Arbitrary<PhaseResult> = fc.record({
  slices: count,
  window: count.map(milliseconds),
  completed: count,
  bytesReceived: count.map(bytes),
  elapsed: count.map(milliseconds),
  connectionsOpened: count,
  threadRates: fc.array(count.map(perSecond), { maxLength: 3 }),
  generatorCpu: count.map(nanoseconds),
  generatorUse: fc.constant(undefined),
  cleaning: fc.constant(undefined),
  errorSquares: fc.constant(undefined),
  lag: histogram,
  connectTime: histogram,
  requests: fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), request), { selector: ([name]) => name })
    .map((entries) => new Map(entries)),
  flows: request.map((flow) => new Map([['f', { ...flow, steps: ['a'] }]])),
});

const phases = fc.array(phase, { maxLength: 3 });

/** A phase has up to twenty histograms, and each that is not empty takes 94 KB. */
const FEW = { numRuns: 20 };
const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

const COUNTS = ['completed', 'bytesReceived', 'connectionsOpened', 'generatorCpu'] as const;
const TIMES = ['slices', 'window', 'elapsed'] as const;

test('slices add up their times and their counts', () => {
  fc.assert(
    fc.property(phases, (parts) => {
      const slices = mergeSlices(parts);
      for (const key of TIMES) {
        assert.equal(slices[key], sum(parts.map((part) => part[key])));
      }
      for (const key of COUNTS) assert.equal(slices[key], sum(parts.map((part) => part[key])));
      assert.deepEqual(
        slices.threadRates,
        parts.flatMap((part) => part.threadRates),
      );
      assert.equal(slices.lag.count, sum(parts.map((part) => part.lag.count)));
      assert.equal(slices.connectTime.count, sum(parts.map((part) => part.connectTime.count)));
    }),
    FEW,
  );
});

test('errors of a slice are squared, and squares of slices add up', () => {
  const failing = (resets: number, squares: number | undefined): PhaseResult => {
    const [sample] = fc.sample(request, 1);
    assert.ok(sample);
    const [base] = fc.sample(phase, 1);
    assert.ok(base);
    const failures = { reset: { count: resets, example: '' } };
    return { ...base, errorSquares: squares, requests: new Map([['a', { ...sample, failures }]]) };
  };
  const slices = [failing(3, undefined), failing(0, undefined), failing(2, undefined)];
  const block = mergeSlices(slices);
  assert.equal(block.errorSquares, 9 + 4);
  assert.equal(mergeSlices([block, failing(1, 1)]).errorSquares, 9 + 4 + 1);
});

test('every request name is kept, with all of its parts', () => {
  fc.assert(
    fc.property(phases, (parts) => {
      const { requests } = mergeSlices(parts);
      const names = new Set(parts.flatMap((part) => [...part.requests.keys()]));
      assert.deepEqual(new Set(requests.keys()), names);
      for (const [name, { sent }] of requests) {
        assert.equal(sent, sum(parts.map((part) => part.requests.get(name)?.sent ?? 0)), name);
      }
    }),
    FEW,
  );
});

const REQUEST_COUNTS = ['sent', 'ok', 'completed', 'resent', 'unsent', 'bodyBytes'] as const;
const HISTOGRAMS = [
  'serviceTime',
  'responseTime',
  'cleanTime',
  'waiting',
  'total',
  'failureTime',
] as const;

test('if the counts of the parts balance, those of the sum do', () => {
  fc.assert(
    fc.property(fc.array(request, { maxLength: 4 }), (parts) => {
      const merged = mergeRequests(parts);
      assert.equal(merged.sent, merged.ok + countFailures(merged.failures));
      for (const key of REQUEST_COUNTS) {
        assert.equal(merged[key], sum(parts.map((part) => part[key])), key);
      }
      for (const key of HISTOGRAMS) {
        assert.equal(merged[key].count, sum(parts.map((part) => part[key].count)), key);
      }
    }),
    FEW,
  );
});

test('each time goes to its own histogram', () => {
  const at = (time: number) => histogramOf([time]);
  const part = {
    ...mergeRequests([]),
    serviceTime: at(1),
    responseTime: at(2),
    cleanTime: at(3),
    waiting: at(4),
    total: at(5),
    failureTime: at(6),
  };
  const merged = mergeRequests([part, part]);
  assert.deepEqual(
    HISTOGRAMS.map((key) => [merged[key].count, merged[key].max]),
    [1, 2, 3, 4, 5, 6].map((time) => [2, time]),
  );
});

test('failures add up class by class, and keep the first example of each', () => {
  assert.deepEqual(
    mergeFailures([
      { reset: { count: 2, example: 'first' } },
      {},
      { reset: { count: 3, example: 'second' }, timeout: { count: 1, example: 'late' } },
    ]),
    { reset: { count: 5, example: 'first' }, timeout: { count: 1, example: 'late' } },
  );
});

test('no failure is lost, whatever its class', () => {
  fc.assert(
    fc.property(fc.array(failures, { maxLength: 5 }), (parts) => {
      assert.equal(countFailures(mergeFailures(parts)), sum(parts.map(countFailures)));
    }),
  );
});

test('a merged result is not cleaned, even if its parts are', () => {
  const limit = milliseconds(1);
  const cleaning = { slices: 2, kept: 1, serverLimit: limit, generatorLimit: limit };
  fc.assert(
    fc.property(phase, (part) => {
      assert.equal(mergeSlices([{ ...part, cleaning }]).cleaning, undefined);
    }),
    FEW,
  );
});

test('the order of merging changes no count', () => {
  fc.assert(
    fc.property(phase, phase, phase, (a, b, c) => {
      const left = mergeSlices([mergeSlices([a, b]), c]);
      const right = mergeSlices([a, mergeSlices([b, c])]);
      assert.equal(left.window, right.window);
      assert.equal(left.lag.encode(), right.lag.encode());
      for (const [name, result] of left.requests) {
        assert.deepEqual(result.failures, right.requests.get(name)?.failures);
        assert.equal(result.total.encode(), right.requests.get(name)?.total.encode());
      }
    }),
    FEW,
  );
});
