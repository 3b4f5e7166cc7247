// Whether a run may end at this look, or should measure the blocks that it has planned.

import { logRatio } from '../units.ts';
import type { Comparison, Verdict } from './verdict.ts';

/**
 * A regression stands, and a pass, unless a guard looks as if the level that it has at the last look
 * could turn it red. More blocks never make a false alarm likelier: each look has its own part of the
 * budget.
 */
export function isDecided(verdict: Verdict): boolean {
  switch (verdict.kind) {
    case 'regression':
      return true;
    case 'pass':
      return !verdict.comparisons.some(isSuspicious);
    case 'inconclusive':
    case 'no-baseline':
    case 'invalid-run':
      return false;
  }
}

/** Beyond its tolerance at the level of a pass: as far below the estimate as the upper bound is above. */
function isSuspicious({ role, loss, tolerance }: Comparison): boolean {
  const low = logRatio(2 * loss.estimate - loss.high);
  return role === 'guard' && low > tolerance;
}
