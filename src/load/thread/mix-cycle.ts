// The weighted mix as a fixed cycle, so that every slice of either arm sends the same requests.

/**
 * The order in which requests of these weights are sent, as indices into `weights`.
 * Smooth weighted round-robin (nginx's upstream balancer): 5, 1, 1 gives a a b a c a a, not a a a a a b c.
 * @param weights positive integers
 */
export function mixCycle(weights: readonly number[]): readonly number[] {
  const divisor = weights.reduce(greatestCommonDivisor);
  const shares = weights.map((weight) => weight / divisor);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const credit = shares.map(() => 0);
  return Array.from({ length: total }, () => {
    shares.forEach((share, index) => {
      credit[index] = (credit[index] ?? 0) + share;
    });
    const next = credit.indexOf(Math.max(...credit));
    credit[next] = (credit[next] ?? 0) - total;
    return next;
  });
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
