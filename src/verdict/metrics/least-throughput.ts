// Throughput whose logarithm exists.

import { blocksOf, type Measured } from '../../record/metrics.ts';
import { milliseconds, type PerSecond, rate } from '../../units.ts';

/** A block without an answer counts as if it had one: that keeps it far off, and not infinitely far. */
export function leastThroughput(measured: Measured): PerSecond | undefined {
  const phases = blocksOf(measured).map(({ capacity }) => capacity);
  const window = phases.reduce((sum, phase) => sum + phase.window, 0);
  if (window <= 0) return undefined;
  const completed = phases.reduce((sum, phase) => sum + phase.completed, 0);
  return rate(Math.max(completed, 1), milliseconds(window));
}
