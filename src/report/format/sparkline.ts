// A row of bars, one for each value, for a trend that takes a few columns.

/** Of the middle: values that differ by less are drawn alike, so that noise looks flat. */
const SMALLEST_SPAN = 0.2;

/** What stands for a value that is not known. */
const GAP = '·';

/** From the lowest to the highest. Terminals without Unicode get other characters (`terminalStyle`). */
const BARS = [...'▁▂▃▄▅▆▇█'];

/** One character for each value, in their order. */
export function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const [lowest, highest] = [Math.min(...known), Math.max(...known)];
  const middle = lowest + (highest - lowest) / 2;
  const span = Math.max(highest - lowest, Math.abs(middle) * SMALLEST_SPAN);
  const barOf = (value: number): string => {
    const height = span === 0 ? 0.5 : 0.5 + (value - middle) / span;
    // The middle is rounded, so that the tiniest of numbers may lie below the lowest bar.
    const place = Math.max(0, Math.floor(height * BARS.length));
    return BARS[Math.min(BARS.length - 1, place)] ?? GAP;
  };
  return values.map((value) => (value === null ? GAP : barOf(value))).join('');
}
