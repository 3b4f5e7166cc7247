// What several independent losses add up to. `docs/method.md`, "Drift", derives it.

import { type LogRatio, logRatio, type NonEmpty } from '../units.ts';
import type { LossBounds } from './bounds.ts';
import { mapNonEmpty, sumErrors } from './spread.ts';
import { studentQuantile } from './student-t.ts';

/** The mean loss of one run, with its standard error, over so many units: at least two. */
export interface MeanLoss {
  readonly loss: LogRatio;
  readonly error: LogRatio;
  readonly units: number;
}

/** The sum and its bounds, each wrong with probability `level`. */
export function boundSum(losses: NonEmpty<MeanLoss>, level: number): LossBounds {
  const { error, degreesOfFreedom } = sumErrors(
    mapNonEmpty(losses, (one) => ({ error: one.error, degreesOfFreedom: one.units - 1 })),
  );
  const estimate = losses.reduce((sum, { loss }) => sum + loss, 0);
  // Quantiles of whole degrees are kept, and fewer degrees are the safe side.
  const half = studentQuantile(level, Math.max(1, Math.floor(degreesOfFreedom))) * error;
  return {
    estimate: logRatio(estimate),
    low: logRatio(estimate - half),
    high: logRatio(estimate + half),
  };
}
