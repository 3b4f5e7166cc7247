// A program for dist.test.ts: sends a histogram through its stored form and prints what is left of it.

import { Histogram } from '../../src/measure/histogram.ts';
import { microseconds } from '../../src/units.ts';

const histogram = new Histogram();
for (let time = 1; time <= 20_000; time++) histogram.record(microseconds(time * time));
const decoded = Histogram.decode(histogram.encode());
console.log(JSON.stringify([decoded.count, decoded.quantile(0.5), decoded.quantile(0.99)]));
