// Percentiles of requests that a file lists one by one.

import { type Microseconds, microseconds } from '../../units.ts';
import type { TimeName } from '../imported-run.ts';

/** Fewer would make it the largest one. */
const LEAST: Readonly<
  Record<'p50' | 'p75' | 'p90' | 'p95' | 'p99' | 'p999', readonly [number, number]>
> = {
  p50: [0.5, 2],
  p75: [0.75, 4],
  p90: [0.9, 10],
  p95: [0.95, 20],
  p99: [0.99, 100],
  p999: [0.999, 1_000],
};

/**
 * Nearest rank: the smallest time that at least this share does not exceed. So each is a time that was
 * measured; of fewer than 100 requests there is no p99.
 * @param times in microseconds
 */
export function timesOfSamples(
  times: readonly number[],
): Readonly<Partial<Record<TimeName, Microseconds>>> {
  if (times.length === 0) return {};
  const sorted = Float64Array.from(times).sort();
  const count = sorted.length;
  const percentiles = Object.entries(LEAST).flatMap(([name, [share, least]]) => {
    const value = sorted[Math.ceil(Number((share * count).toPrecision(12))) - 1];
    return count < least || value === undefined ? [] : [[name, microseconds(value)]];
  });
  const sum = sorted.reduce((total, each) => total + each, 0);
  return {
    ...Object.fromEntries(percentiles),
    mean: microseconds(sum / count),
    max: microseconds(sorted[count - 1] ?? 0),
  };
}

export const samplesNote = (count: number): readonly string[] =>
  count < 100
    ? [`No p99: the file lists ${count} requests that succeeded, and a p99 takes 100.`]
    : [];
