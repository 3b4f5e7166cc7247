// What a reader should know of the warm-ups of a run. Pure.

import type { LogRatio, Ratio } from '../../units.ts';
import type { Warning } from '../../verdict/verdict.ts';
import { type ErrorsOfArms, warnOfFailures } from './failures.ts';
import { warnOfWarming } from './warmth.ts';

/** What is known of the warm-up of a block. */
interface SeenWarmUp {
  readonly fall: LogRatio | undefined;
  readonly errors: ErrorsOfArms;
}

/**
 * @param warmUps of the blocks that count
 * @param isWarmEnough whether the calibration saw answers become cheap
 * @param allowed share of the requests that may fail
 */
export function warnOfWarmUps(
  warmUps: readonly SeenWarmUp[],
  isWarmEnough: boolean,
  arms: 1 | 2,
  allowed: Ratio,
): readonly Warning[] {
  const falls = warmUps.map(({ fall }) => fall);
  const failures = warnOfFailures(
    warmUps.map(({ errors }) => errors),
    allowed,
  );
  return isWarmEnough ? failures : [...warnOfWarming(falls, arms), ...failures];
}
