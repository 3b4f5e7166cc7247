// A row of bars, one for each value, for a trend that takes a few columns.

/** Of the middle: values that differ by less are drawn alike, so that noise looks flat. */
const SMALLEST_SPAN = 0.2;

/** What stands for a value that is not known. */
const GAP = ' ';

/**
 * One character for each value, in their order.
 * @param levels from the lowest bar to the highest
 */
export function sparkline(values: readonly (number | null)[], levels: string): string {
  const known = values.filter((value) => value !== null);
  const [lowest, highest] = [Math.min(...known), Math.max(...known)];
  const middle = lowest + (highest - lowest) / 2;
  const span = Math.max(highest - lowest, Math.abs(middle) * SMALLEST_SPAN);
  const bars = [...levels];
  const barOf = (value: number): string => {
    const height = span === 0 ? 0.5 : 0.5 + (value - middle) / span;
    return bars[Math.min(bars.length - 1, Math.floor(height * bars.length))] ?? GAP;
  };
  return values.map((value) => (value === null ? GAP : barOf(value))).join('');
}
