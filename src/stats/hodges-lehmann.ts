// The Hodges–Lehmann estimate of a centre: nearly as precise as the mean, and hardly moved by outliers.

import { type LogRatio, logRatio, type NonEmpty } from '../units.ts';

/** All (xᵢ + xⱼ) ÷ 2 with i ≤ j, sorted: n(n+1)/2 of them. */
export function walshAverages(effects: NonEmpty<LogRatio>): readonly LogRatio[] {
  return effects
    .flatMap((x, i) => effects.slice(i).map((y) => logRatio((x + y) / 2)))
    .sort((a, b) => a - b);
}

/** Median of the Walsh averages (Hodges and Lehmann 1963). */
export function hodgesLehmann(walsh: readonly LogRatio[]): LogRatio {
  const lower = walsh[Math.floor((walsh.length - 1) / 2)] ?? Number.NaN;
  const upper = walsh[Math.ceil((walsh.length - 1) / 2)] ?? Number.NaN;
  return logRatio((lower + upper) / 2);
}
