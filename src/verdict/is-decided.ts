// Whether a run may end at this look, or should measure the blocks that it has planned.

import { logRatio } from '../units.ts';
import type { Comparison, Verdict } from './verdict.ts';

/**
 * A regression decides. So does a pass, unless a guard looks as if it could turn red at the last look,
 * where its level is higher. More blocks do not make a false alarm likelier, because each look has its
 * own part of the budget.
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

/**
 * Mirrors the upper bound around the estimate; suspicious if that lower bound is beyond the tolerance.
 */
function isSuspicious({ role, loss, tolerance }: Comparison): boolean {
  const low = logRatio(2 * loss.estimate - loss.high);
  return role === 'guard' && low > tolerance;
}
