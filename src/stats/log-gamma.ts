// ln Γ(x), on which the exact tests stand.

/** Bernoulli terms B₂ₖ ÷ (2k(2k−1)) of Stirling's series, k = 1 … 7 (DLMF 5.11.1). */
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360_360,
  1 / 156,
] as const;

/** From here on, the first term left out of the series is below the precision of a double. */
const LARGE = 15;

/** ln Γ(x) for x > 0, to about fifteen digits. */
export function logGamma(x: number): number {
  // Γ(x) = Γ(x+1) ÷ x carries a small argument up to where the series is exact enough.
  let shift = 0;
  let argument = x;
  while (argument < LARGE) {
    shift += Math.log(argument);
    argument += 1;
  }
  return stirling(argument) - shift;
}

/** ln n! */
export const logFactorial = (n: number): number => logGamma(n + 1);

function stirling(x: number): number {
  const series = STIRLING.reduceRight((sum, term) => sum / (x * x) + term, 0) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}
