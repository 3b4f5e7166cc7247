// Holds the candidate against the other arm of the same run, metric by metric.

import type { BlockBounds } from '../../stats/bounds.ts';
import type { LookKind } from '../../stats/look-plan.ts';
import { type LogRatio, logRatio } from '../../units.ts';
import { HIGHER_IS_BETTER } from '../direction.ts';
import type { Finding, PairedCase } from '../finding.ts';
import type { Comparison } from '../verdict.ts';
import { explainOutcome } from '../words/because.ts';
import { decidePairs } from './decide-pairs.ts';
import { boundPairs } from './pair-bounds.ts';
import { describePairNeed, measurePace } from './pair-need.ts';
import { listSeen, type SeenPairs } from './seen-pairs.ts';
import { warnOfFewBlocks, warnOfMethod } from './warn-pairs.ts';
import { warnOfSmallChange } from './warn-stored.ts';

/** One finding per metric and request, and one for what holds for all. */
export function judgePairs(input: PairedCase): readonly Finding[] {
  const { seen, warnings } = listSeen(input);
  const judged = seen.map((metric) => judgeSeen(input, metric));
  const ofAll = [...warnOfFewBlocks(comparisonsOf(judged)), ...warnings, ...warningsOf(input)];
  return [...judged, { warnings: ofAll }];
}

function judgeSeen({ look, pairs }: PairedCase, seen: SeenPairs): Finding {
  const { role, effects, alpha, tolerance } = seen;
  const bounds = boundPairs(effects, alpha, look);
  const outcome = decidePairs(role, bounds, tolerance, look);
  const comparison = compare(seen, bounds, outcome);
  return {
    comparisons: [comparison],
    warnings: [
      ...warnOfSmallChange(comparison, upperAtFail(seen, bounds, look)),
      ...warnOfMethod(comparison, bounds, look),
    ],
    needs:
      outcome === 'inconclusive' ? [describePairNeed(comparison, effects, measurePace(pairs))] : [],
  };
}

/** Where even the bound at the pass level is no gain, the stricter one is none either. */
function upperAtFail(
  { effects, alpha }: SeenPairs,
  { high }: BlockBounds,
  look: LookKind,
): LogRatio {
  if (high >= 0) return high;
  return boundPairs(effects, { fail: alpha.fail, pass: alpha.fail }, look).high;
}

function compare(
  { metric, request, role, unit, alpha, tolerance, before, effects }: SeenPairs,
  { estimate, low, high, method }: BlockBounds,
  outcome: Comparison['outcome'],
): Comparison {
  const comparison = {
    metric,
    request,
    role,
    unit,
    before,
    // What the estimate makes of it: the arms' totals differ by a little else, as a slow pair counts
    // for less in one of them, and a change is to be that of its values.
    after: moved(before, HIGHER_IS_BETTER[metric] ? logRatio(-estimate) : estimate),
    loss: { estimate, low, high },
    tolerance,
    outcome,
    minimumDetectable: logRatio(tolerance + (estimate - low)),
    alpha,
    method,
    samples: effects.length,
  } as const;
  return { ...comparison, because: explainOutcome(comparison) };
}

const moved = (value: number, by: LogRatio): number => value * Math.exp(by);

const comparisonsOf = (findings: readonly Finding[]): readonly Comparison[] =>
  findings.flatMap((finding) => finding.comparisons ?? []);

const warningsOf = ({ cleaned, cpu }: PairedCase) =>
  cpu.kind === 'instead-of-throughput' ? [...cleaned.warnings, cpu.warning] : cleaned.warnings;
