// Pairs with noise of their own, for tests of judging side by side.

import type { PairSketch } from './paired-records.ts';
import type { RequestSketch } from './phases.ts';
import type { BlockSketch } from './records.ts';
import { seededNormal } from './seeded.ts';

export interface NoisyPairs {
  readonly seed?: number;
  readonly count?: number;
  /** Standard deviation between pairs of each metric's effect. */
  readonly sd?: Partial<Record<'throughput' | 'p99' | 'cpu', number>>;
  /** True loss of the candidate, on the log scale. */
  readonly loss?: Partial<Record<'throughput' | 'p99' | 'cpu', number>>;
}

/** The same baseline in every pair; the candidate is off by its loss and by chance. */
export function noisyPairs(given: NoisyPairs = {}, more: BlockSketch = {}): readonly PairSketch[] {
  const { seed = 1, count = 10, sd = {}, loss = {} } = given;
  const normal = seededNormal(seed);
  const factor = (metric: 'throughput' | 'p99' | 'cpu') =>
    Math.exp((loss[metric] ?? 0) + (sd[metric] ?? 0.01) * normal());
  return Array.from({ length: count }, () => ({
    candidate: {
      throughput: 6_000 / factor('throughput'),
      cpuPerRequest: 160 * factor('cpu'),
      requests: [slowed({}, factor('p99'))],
      ...more,
    },
  }));
}

/** The p99 of both phases times that. */
export function slowed(request: RequestSketch, factor: number): RequestSketch {
  const response = { p50: 1_000, p99: 3_000 * factor };
  return { ...request, service: { p50: 4_000, p99: 9_000 * factor }, response, clean: response };
}
