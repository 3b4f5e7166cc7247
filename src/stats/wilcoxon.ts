// Exact bounds of a centre by inverting the Wilcoxon signed-rank test (Hollander and Wolfe, section 3.3).

import { type LogRatio, logRatio } from '../units.ts';

/**
 * The largest w with P(W ≤ w) ≤ alpha, where W is the signed-rank statistic of `n` effects that are
 * symmetric about zero; `undefined` where even W = 0 is likelier than that, so below
 * n = ⌈log2(1 ÷ alpha)⌉.
 */
export function criticalRank(n: number, alpha: number): number | undefined {
  const probabilities = signedRankDistribution(n);
  let cumulative = 0;
  let critical: number | undefined;
  for (const [rank, probability] of probabilities.entries()) {
    cumulative += probability;
    if (cumulative > alpha) break;
    critical = rank;
  }
  return critical;
}

/**
 * A one-sided lower bound of the centre at level `alpha`: the order statistic of the Walsh averages
 * just beyond the critical rank. Infinite where there are too few effects for the level.
 */
export function lowerWilcoxonBound(walsh: readonly LogRatio[], n: number, alpha: number): LogRatio {
  const rank = criticalRank(n, alpha);
  return (rank === undefined ? undefined : walsh[rank]) ?? logRatio(Number.NEGATIVE_INFINITY);
}

/** The upper bound; see `lowerWilcoxonBound`. */
export function upperWilcoxonBound(walsh: readonly LogRatio[], n: number, alpha: number): LogRatio {
  const rank = criticalRank(n, alpha);
  const bound = rank === undefined ? undefined : walsh[walsh.length - 1 - rank];
  return bound ?? logRatio(Number.POSITIVE_INFINITY);
}

const distributions = new Map<number, readonly number[]>();

/**
 * P(W = w) for w = 0 … n(n+1)/2. Each rank belongs to a negative effect or not, with probability ½:
 * adding ranks one by one halves what is there and adds the same, shifted by the rank. Every value
 * is a multiple of 2⁻ⁿ, so doubles hold them exactly up to n = 53.
 * Each is kept: every bound of a run asks for the same one or two.
 */
export function signedRankDistribution(n: number): readonly number[] {
  const known = distributions.get(n) ?? addRanks(n);
  distributions.set(n, known);
  return known;
}

function addRanks(n: number): readonly number[] {
  let probabilities = [1];
  for (let rank = 1; rank <= n; rank++) {
    const before = probabilities;
    probabilities = Array.from(
      { length: before.length + rank },
      (_, w) => ((before[w] ?? 0) + (before[w - rank] ?? 0)) / 2,
    );
  }
  return probabilities;
}
