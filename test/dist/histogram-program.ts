// A program for dist.test.ts: sends histograms through their stored form and prints what is left of them.

import { Histogram } from '../../src/record/histogram.ts';
import { microseconds } from '../../src/units.ts';

/** Times in microseconds: a long tail, two humps, all the same, one outlier. */
const SHAPES: readonly ((index: number) => number)[] = [
  (index) => index * index,
  (index) => (index % 50 === 0 ? 100_000 : 1_000) + (index % 97),
  () => 12_345,
  (index) => (index === 777 ? 3_000_000_000 : 80 + (index % 41)),
];

for (const timeOf of SHAPES) {
  const histogram = new Histogram();
  for (let index = 1; index <= 20_000; index++) histogram.record(microseconds(timeOf(index)));
  const stored = histogram.encode();
  const decoded = Histogram.decode(stored);
  const quantiles = [0, 0.5, 0.9, 0.99, 0.999, 1].map((q) => decoded.quantile(q));
  const isSame = Histogram.merged([decoded]).encode() === stored;
  console.log(JSON.stringify([decoded.count, ...quantiles, isSame, stored]));
}
