// Warnings about comparisons that were made side by side.

import type { BlockBounds } from '../../stats/bounds.ts';
import type { LookKind } from '../../stats/look-plan.ts';
import type { Comparison, Warning } from '../verdict.ts';
import { plural, subjectOf } from '../words/phrase.ts';
import { decidePairs } from './decide-pairs.ts';
import type { PairSeries } from './pair-series.ts';

/** A gate that the blocks cannot say is said aloud; a guard is not applicable on many machines. */
export function warnOfMissing(series: PairSeries): readonly Warning[] {
  if (series.role === 'guard') return [];
  const why =
    series.metric === 'cpu'
      ? 'this machine does not tell the CPU time of every block'
      : 'a block had too few samples (a p99 takes at least 1000 in each block of each version; set a larger budget)';
  return [{ code: 'few-samples', text: `${subjectOf(series)} was not judged: ${why}.` }];
}

/** One for all gates: they have the same pairs. */
export function warnOfFewBlocks(comparisons: readonly Comparison[]): readonly Warning[] {
  const gate = comparisons.find(({ role, method }) => role === 'gate' && method === 't');
  if (gate === undefined) return [];
  const how = Number.isFinite(gate.loss.low)
    ? 'no exact bounds at this level, so the bounds assume normal errors'
    : 'no bounds at all';
  const give = gate.samples === 1 ? 'gives' : 'give';
  const text = `${plural(gate.samples, 'pair')} of blocks ${give} ${how}; a larger budget gives more of them.`;
  return [{ code: 'few-blocks', text }];
}

/** What rests on one method where the other says otherwise, or on the weaker one alone. */
export function warnOfMethod(
  { metric, request, role, outcome, tolerance, samples }: Comparison,
  bounds: BlockBounds,
  look: LookKind,
): readonly Warning[] {
  const subject = subjectOf({ metric, request });
  if (role === 'limit') return [];
  if (bounds.method === 't') {
    if (role === 'gate' || outcome !== 'regression') return [];
    const text = `${subject}: ${plural(samples, 'pair')} of blocks give no exact bounds at the level of a guard, so its loss is shown assuming normal errors; a larger budget gives more.`;
    return [{ code: 't-instead-of-wilcoxon', text }];
  }
  // What is still open at a first look is looked at again.
  if (look === 'first' && outcome === 'inconclusive') return [];
  const other = decidePairs(role, { ...bounds, ...bounds.other }, tolerance, look);
  if (other === outcome) return [];
  const text = `${subject}: exact bounds say ${outcome}, bounds that assume normal errors say ${other}; the exact ones decide, as single blocks stray far.`;
  return [{ code: 'methods-disagree', text }];
}
