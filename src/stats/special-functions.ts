// What quantiles and exact tests are computed from: ln Γ, the incomplete beta function, and bisection.

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

/** Lentz's method divides by values that may vanish; this replaces zero (Thompson and Barnett 1986). */
const TINY = 1e-300;
const PRECISION = 1e-15;
/** The fraction needs about √max(a, b) terms: enough for a hundred million requests. */
const MAX_TERMS = 20_000;

/** I_x(a, b) for a, b > 0 and 0 ≤ x ≤ 1: the probability that a Beta(a, b) variable is at most x. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast only below the mean; above it the mirror image does (DLMF 8.17.4).
  if (x > (a + 1) / (a + b + 2)) return 1 - belowMean(1 - x, b, a);
  return belowMean(x, a, b);
}

function belowMean(x: number, a: number, b: number): number {
  const logScale =
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  return (Math.exp(logScale) / a) * continuedFraction(x, a, b);
}

/** DLMF 8.17.22, evaluated from the front by the modified method of Lentz. */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= MAX_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return value;
}

const nonZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** Halvings after which two doubles of like size are neighbours. */
const MAX_STEPS = 200;

/** Where `isAbove` turns from false to true between `low` and `high`. */
export function bisect(low: number, high: number, isAbove: (x: number) => boolean): number {
  let [below, above] = [low, high];
  for (let step = 0; step < MAX_STEPS; step++) {
    const middle = (below + above) / 2;
    if (middle <= below || middle >= above) break;
    if (isAbove(middle)) above = middle;
    else below = middle;
  }
  return (below + above) / 2;
}
