// Makes records comparable: two histograms of equal times are not deeply equal.

import { Histogram } from '../../src/record/histogram.ts';

/** Replaces histograms by their quantiles and maps by their entries. */
export function comparable(value: unknown): unknown {
  if (value instanceof Histogram) return [value.count, ...quantilesOf(value)];
  if (value instanceof Map) return [...value].map(comparable);
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, part]) => [key, comparable(part)]);
}

function quantilesOf(histogram: Histogram): readonly unknown[] {
  return [0.01, 0.25, 0.5, 0.9, 0.99, 0.999, 1].map((q) => histogram.quantile(q));
}
