// Repeatable chance for Monte-Carlo tests: the same seed, the same numbers, on every machine.

/** Uniform on [0, 1): mulberry32. */
export function seededUniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Standard normal, by Box and Muller. */
export function seededNormal(seed: number): () => number {
  const uniform = seededUniform(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Events among `trials` that a probability `p` explains: its mean and four standard deviations. */
export function binomialBand(trials: number, p: number): { low: number; high: number } {
  const reach = 4 * Math.sqrt(trials * p * (1 - p));
  return { low: trials * p - reach, high: trials * p + reach };
}
