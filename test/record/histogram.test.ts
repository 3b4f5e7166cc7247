import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Histogram } from '../../src/record/histogram.ts';
import { histogramOf } from './random-record.ts';

const HOUR = 3_600_000_000;

/** Short times, long times, and many equal times. */
const time = fc.oneof(
  fc.integer({ min: 1, max: 3_000 }),
  fc.integer({ min: 1, max: HOUR }),
  fc.constant(2_048),
);
const times = fc.array(time, { minLength: 1, maxLength: 400 });

/** As exact as the histogram promises: 0.1 %, and a whole microsecond. */
function assertClose(actual: number | undefined, expected: number): void {
  assert.ok(actual !== undefined);
  assert.ok(Math.abs(actual - expected) <= expected / 1_000 + 1, `${actual} for ${expected}`);
}

const nearestRank = (sorted: readonly number[], percent: number): number =>
  sorted[Math.max(Math.ceil((percent * sorted.length) / 100), 1) - 1] ?? Number.NaN;

test('quantiles are those of the sorted times, by nearest rank', () => {
  fc.assert(
    fc.property(times, fc.integer({ min: 0, max: 100 }), (values, percent) => {
      const sorted = values.toSorted((a, b) => a - b);
      assertClose(histogramOf(values).quantile(percent / 100), nearestRank(sorted, percent));
    }),
    { numRuns: 300 },
  );
});

test('count, least, greatest and mean are those of the times', () => {
  fc.assert(
    fc.property(times, (values) => {
      const histogram = histogramOf(values);
      assert.equal(histogram.count, values.length);
      assertClose(histogram.min, Math.min(...values));
      assertClose(histogram.max, Math.max(...values));
      assertClose(histogram.mean, values.reduce((sum, value) => sum + value, 0) / values.length);
    }),
  );
});

const shortTimes = fc.array(fc.integer({ min: 1, max: 2_047 }), { minLength: 1, maxLength: 200 });

test('deviation, and the share within it, are those of the times, where cells are one microsecond', () => {
  fc.assert(
    fc.property(shortTimes, (values) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      const deviation = Math.sqrt(squares / values.length);
      const histogram = histogramOf(values);
      assert.ok(Math.abs((histogram.standardDeviation ?? -1) - deviation) < 1e-6);
      // Rounding decides on which side a value at the very edge falls.
      fc.pre(values.every((value) => Math.abs(Math.abs(value - mean) - deviation) > 1e-6));
      const within = values.filter((value) => Math.abs(value - mean) <= deviation).length;
      assert.equal(histogram.shareWithinOneDeviation(), within / values.length);
    }),
  );
});

test('merged histograms are the histogram of the union', () => {
  fc.assert(
    fc.property(fc.array(fc.array(time, { maxLength: 50 }), { maxLength: 5 }), (parts) => {
      const merged = Histogram.merged(parts.map(histogramOf));
      assert.equal(merged.encode(), histogramOf(parts.flat()).encode());
    }),
  );
});

test('merging leaves the parts as they were', () => {
  const part = histogramOf([5, 50]);
  const sum = Histogram.merged([part]);
  sum.add(part);
  assert.deepEqual([part.count, sum.count], [2, 4]);
});

test('decoding gives back what was encoded', () => {
  fc.assert(
    fc.property(times, (values) => {
      const histogram = histogramOf(values);
      const decoded = Histogram.decode(histogram.encode());
      assert.equal(decoded.encode(), histogram.encode());
      assert.equal(decoded.count, histogram.count);
      assertClose(decoded.max, Math.max(...values));
    }),
  );
});

test('an empty histogram can be encoded and decoded', () => {
  assert.equal(Histogram.decode(new Histogram().encode()).isEmpty, true);
});

test('a decoded histogram accepts more times, up to the longest', () => {
  const decoded = Histogram.decode(histogramOf([7]).encode());
  decoded.add(histogramOf([HOUR]));
  assertClose(decoded.max, HOUR);
  assert.equal(decoded.count, 2);
});

test('a stored histogram of zeros adds its samples, and no time that nothing took', () => {
  const zeros = Histogram.decode(Histogram.ofCells(Uint32Array.of(0, 3)).encode());
  const sum = histogramOf([7]);
  sum.add(zeros);
  assert.deepEqual([sum.count, sum.max], [4, 7]);
});

test('a text that is not an encoded histogram is refused', () => {
  for (const text of [
    '',
    'x',
    'HISTFAAAA',
    'AAAA'.repeat(20),
    histogramOf([5]).encode().slice(0, 30),
  ]) {
    assert.throws(() => Histogram.decode(text), text);
  }
});

test('times outside of the range count as its ends', () => {
  for (const [recorded, kept] of [
    [-5, 1],
    [0, 1],
    [0.4, 1],
    [1.4, 1],
    [1.6, 2],
    [HOUR * 2, HOUR],
    [Number.POSITIVE_INFINITY, HOUR],
  ] as const) {
    assertClose(histogramOf([recorded]).max, kept);
    assert.equal(histogramOf([recorded]).count, 1);
  }
});

test('a quantile needs ten samples beyond it', () => {
  const of = (count: number): Histogram => histogramOf(Array.from({ length: count }, () => 9));
  for (const [q, enough] of [
    [0.5, 20],
    [0.9, 100],
    [0.99, 1_000],
    [0.999, 10_000],
  ] as const) {
    assert.equal(of(enough - 1).supportedQuantile(q), undefined, `${enough - 1} for ${q}`);
    assert.equal(of(enough).supportedQuantile(q), 9, `${enough} for ${q}`);
  }
});

test('an empty histogram has no statistics', () => {
  for (const empty of [new Histogram(), Histogram.merged([]), histogramOf([])]) {
    assert.equal(empty.isEmpty, true);
    assert.equal(empty.count, 0);
    const { min, max, mean, standardDeviation } = empty;
    assert.deepEqual(
      [min, max, mean, standardDeviation, empty.quantile(0.5), empty.supportedQuantile(0)],
      Array.from({ length: 6 }, () => undefined),
    );
    assert.equal(empty.shareWithinOneDeviation(), undefined);
  }
});

test('a reset histogram is empty and can be used again', () => {
  const histogram = histogramOf([5, 6]);
  histogram.reset();
  assert.equal(histogram.isEmpty, true);
  histogram.add(histogramOf([8]));
  assert.deepEqual([histogram.count, histogram.max], [1, 8]);
});

test('cells sent to another thread make the same histogram', () => {
  fc.assert(
    fc.property(times, (values) => {
      const histogram = histogramOf(values);
      const arrived = Histogram.ofCells(structuredClone(histogram.cells));
      assert.equal(arrived.encode(), histogram.encode());
      assert.deepEqual(arrived.cells, histogram.cells);
      assert.equal(arrived.count, values.length);
      assert.equal(arrived.quantile(0.99), histogram.quantile(0.99));
      assertClose(arrived.max, Math.max(...values));
    }),
  );
});

test('condensed histograms merge like the originals', () => {
  fc.assert(
    fc.property(fc.array(fc.array(time, { maxLength: 50 }), { maxLength: 5 }), (parts) => {
      const condensed = parts.map((values) => histogramOf(values).condensed());
      const merged = Histogram.merged(condensed);
      assert.equal(merged.encode(), histogramOf(parts.flat()).encode());
      assert.deepEqual(
        condensed.map(({ count }) => count),
        parts.map(({ length }) => length),
      );
    }),
  );
});

test('a condensed copy is independent of the original', () => {
  const histogram = histogramOf([5, 50]);
  const copy = histogram.condensed();
  histogram.reset();
  assert.deepEqual([copy.count, copy.max, copy.mean], [2, 50, 27.5]);
  copy.add(histogramOf([8]));
  assert.deepEqual([copy.count, copy.min, histogram.count], [3, 5, 0]);
});
