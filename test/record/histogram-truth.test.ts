// Many times of each shape against the sorted times themselves.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Histogram } from '../../src/record/histogram.ts';
import { microseconds } from '../../src/units.ts';
import { seededNormal, seededUniform } from '../support/seeded.ts';

/** Twenty of them lie beyond the last percentile but one. */
const COUNT = 200_000;
const THREADS = 4;
const QUANTILES = [0, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999, 1];

const normal = seededNormal(11);
const uniform = seededUniform(11);

/** Times in microseconds. */
const SHAPES: Readonly<Record<string, (index: number) => number>> = {
  'log-normal': () => Math.min(1_000 * Math.exp(1.5 * normal()), 3e9),
  'of two humps': () => (uniform() < 0.98 ? 1_000 : 100_000) * (1 + 0.02 * normal()),
  'all the same': () => 12_345,
  'with one outlier': (index) => (index === 77_777 ? 3e9 : 80 + 40 * uniform()),
};

for (const [name, timeOf] of Object.entries(SHAPES)) {
  test(`${name}: quantiles to 0.1 %, the same from four threads and after being stored`, () => {
    const times = Float64Array.from({ length: COUNT }, (_, index) => timeOf(index));
    const histogram = new Histogram();
    const parts = Array.from({ length: THREADS }, () => new Histogram());
    for (const [index, time] of times.entries()) {
      histogram.record(microseconds(time));
      parts[index % THREADS]?.record(microseconds(time));
    }
    times.sort();
    for (const q of QUANTILES) {
      const exact = times[Math.max(Math.ceil(q * COUNT), 1) - 1] ?? Number.NaN;
      const seen = histogram.quantile(q) ?? Number.NaN;
      assert.ok(Math.abs(seen - exact) <= exact / 1_000 + 1, `p${q * 100}: ${seen} for ${exact}`);
    }
    const encoded = histogram.encode();
    const merged = Histogram.merged(parts.map((part) => Histogram.ofCells(part.cells)));
    assert.equal(merged.encode(), encoded);
    const decoded = Histogram.decode(encoded);
    assert.equal(decoded.count, COUNT);
    assert.deepEqual(decoded.cells, histogram.cells);
    assert.equal(Histogram.merged([decoded]).encode(), encoded);
  });
}
