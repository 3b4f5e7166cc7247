// Whether the parts of a foreign report agree with each other.

import { HIGHER_IS_BETTER } from '../../verdict/direction.ts';
import type { GateReport, ReportComparison, ReportSideBySide } from '../gate-report.ts';

/** Contradictions, as phrases; a report that perf-gate wrote has none. */
export function findContradictions(values: GateReport): readonly string[] {
  return [
    ...contradictVerdict(values),
    ...contradictExit(values),
    ...contradictEvidence(values),
    ...values.comparisons.flatMap(contradictComparison),
  ];
}

function contradictVerdict({ verdict, comparisons }: GateReport): readonly string[] {
  const losses = comparisons.filter(({ outcome }) => outcome === 'regression');
  switch (verdict.kind) {
    case 'pass':
    case 'no-baseline':
    case 'inconclusive':
      return losses.length === 0 ? [] : [`the verdict is ${verdict.kind} although a loss is shown`];
    case 'regression':
      return losses.every(({ metric }) => verdict.offending.includes(metric))
        ? []
        : ['a loss is shown that the verdict does not name'];
    case 'invalid-run':
      return [];
  }
}

const EXIT_CODES: Readonly<Record<GateReport['verdict']['kind'], readonly number[]>> = {
  pass: [0],
  // 0: the loss was accepted; GitHub is asked whether that is true.
  regression: [0, 1],
  inconclusive: [0, 1],
  'no-baseline': [0, 1],
  'invalid-run': [0, 3],
};

const contradictExit = ({ verdict, exit }: GateReport): readonly string[] =>
  EXIT_CODES[verdict.kind].includes(exit.code)
    ? []
    : [`the verdict is ${verdict.kind} and the exit code ${exit.code}`];

function contradictEvidence({ evidence, baseline, run }: GateReport): readonly string[] {
  const { kind, sideBySide } = evidence;
  if ((kind === 'side-by-side') !== (sideBySide !== null))
    return [`the evidence is ${kind}, and the versions do not fit that`];
  if ((kind === 'stored') !== (baseline !== null))
    return [`the evidence is ${kind}, and the baseline does not fit that`];
  return sideBySide === null ? [] : contradictSides(sideBySide, run);
}

function contradictSides(
  { blocks, plannedBlocks, look, looks, cleaning }: ReportSideBySide,
  run: GateReport['run'],
): readonly string[] {
  const arms = cleaning === null ? [] : [cleaning.baseline, cleaning.candidate];
  const faults = [
    [look > looks, 'it was judged at a look that was not planned'],
    [blocks !== run.blocks, 'pairs and blocks are not as many'],
    // Attempts that were judged together have the plan of the last one.
    [run.attempts === 1 && blocks > plannedBlocks, 'more pairs were measured than planned'],
    [arms.some(({ slices, kept }) => kept > slices), 'more slices were kept than there were'],
  ] as const;
  return faults.flatMap(([isWrong, what]) => (isWrong ? [what] : []));
}

function contradictComparison(comparison: ReportComparison): readonly string[] {
  const { metric } = comparison;
  return [
    ...(comparison.higherIsBetter === HIGHER_IS_BETTER[metric]
      ? []
      : [`${metric} is said to be better in the wrong direction`]),
    ...(isSameChange(comparison) ? [] : [`the change of ${metric} is not that of its values`]),
    ...(isRightAllowance(comparison)
      ? []
      : [`what is allowed of ${metric} is not what its tolerance gives`]),
    ...(isRightOutcome(comparison) ? [] : [`the outcome of ${metric} is not that of its interval`]),
  ];
}

/** Room for rounding errors: the same sum in another order differs in the last digits. */
const ROUNDING = 1e-6;

function isSameChange({ before, after, change }: ReportComparison): boolean {
  if (before === 0) return change === null;
  const expected = after / before - 1;
  return change !== null && Math.abs(change - expected) <= ROUNDING * (1 + Math.abs(expected));
}

/** Of failures no more than the baseline's share has to be allowed, and nothing says how much more is. */
function isRightAllowance({ metric, before, toleranceLine, allowed }: ReportComparison): boolean {
  const room = ROUNDING * (1 + Math.abs(allowed));
  if (metric === 'errors') return allowed >= before - room;
  return Math.abs(allowed - before * (1 + toleranceLine)) <= room;
}

/**
 * Against stored records a loss is shown only if the better end of its interval is beyond the
 * tolerance line (docs/method.md). A line at zero means a limit, or a tolerance that forgives everything.
 */
function isRightOutcome(comparison: ReportComparison): boolean {
  const { method, interval, toleranceLine, higherIsBetter, outcome } = comparison;
  if (method !== 'prediction' || toleranceLine === 0) return true;
  if (interval.best === null) return outcome !== 'regression';
  const beyond = (interval.best - toleranceLine) * (higherIsBetter ? -1 : 1);
  if (Math.abs(beyond) <= ROUNDING) return true;
  // Stored records may be barred from failing a run alone; then a shown loss stays inconclusive.
  const isHarmless = outcome === 'pass' || outcome === 'not-shown';
  return beyond > 0 ? !isHarmless : outcome !== 'regression';
}
