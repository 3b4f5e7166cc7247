// Warnings about comparisons with a baseline: stored records first, then pairs.

import { newestFirst } from '../../record/order.ts';
import type { RunRecord } from '../../record/run-record.ts';
import type { BlockBounds } from '../../stats/bounds.ts';
import type { LookKind } from '../../stats/look-plan.ts';
import { predictionHalfWidth, SUFFICIENT_RECORDS } from '../../stats/prediction.ts';
import { type LogRatio, logRatio } from '../../units.ts';
import { findMismatch } from '../comparable.ts';
import { HIGHER_IS_BETTER } from '../direction.ts';
import type { StoredEvidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import type { Comparison, Warning } from '../verdict.ts';
import {
  confidence,
  describeChange,
  describeMove,
  describeSize,
  percent,
  plural,
  subjectOf,
} from '../words/phrase.ts';
import { decidePairs } from './decide.ts';
import { type PairSeries, priorSpread, type StoredSeries } from './table.ts';

/** Warns of a base whose newest run was a regression: a part of the loss may be older than this change. */
export function warnOfRegressedBase(
  candidate: RunRecord,
  stored: readonly RunRecord[],
): readonly Warning[] {
  const others = stored.filter(({ id }) => id !== candidate.id);
  const [newest] = newestFirst(others).filter(
    (record) => findMismatch(record, candidate) === undefined,
  );
  if (newest === undefined || newest.accepted) return [];
  const commit = newest.commit === undefined ? '' : `, commit ${newest.commit.slice(0, 12)}`;
  const text = `The newest stored record (${newest.measuredAt}${commit}) was itself found to be a regression and is not accepted: part of this loss may not be this change's.`;
  return [{ code: 'baseline-regressed', text }];
}

/** What every reader of a stored comparison must know: how few records there are, and from where. */
export function warnOfRecords(
  evidence: StoredEvidence,
  comparisons: readonly Comparison[],
): Finding {
  if (evidence.baseline.kind === 'nothing') return {};
  const { records, sameMachine } = evidence.baseline;
  const warnings: Warning[] = [];
  if (records.length < SUFFICIENT_RECORDS) {
    const throughput = comparisons.find(({ metric }) => metric === 'throughput');
    warnings.push(warnOfPrior(records.length, sameMachine, throughput));
  }
  if (!sameMachine) warnings.push(warnOfOtherMachine(records.length));
  return { warnings };
}

function warnOfPrior(
  records: number,
  sameMachine: boolean,
  throughput: Comparison | undefined,
): Warning {
  const prior = priorSpread('throughput', sameMachine);
  const couldShow =
    throughput === undefined
      ? ''
      : ` Only a fall of more than ${describeSize('throughput', throughput.minimumDetectable)} in throughput could have been shown.`;
  const [differ, remedy] =
    throughput !== undefined && isWiderThan(prior, throughput)
      ? [
          ' These runs, or the blocks of one, differ by more.',
          'Measure both versions side by side, or on a quieter machine.',
        ]
      : ['', 'Store more records, or measure both versions side by side.'];
  return {
    code: 'prior-only',
    text: `Compared with ${plural(records, 'stored record')}; below ${SUFFICIENT_RECORDS} the spread between runs is not known and taken to be at least ${percent(prior)} for throughput.${differ}${couldShow} ${remedy}`,
  };
}

/** Room for rounding. */
const SAME = 1e-9;

function isWiderThan(prior: LogRatio, { loss, alpha, samples }: Comparison): boolean {
  return loss.estimate - loss.low > predictionHalfWidth(prior, samples, alpha.fail) + SAME;
}

function warnOfOtherMachine(records: number): Warning {
  const whence =
    records === 1
      ? 'The stored record comes from another machine'
      : `The ${records} stored records come from other machines`;
  return {
    code: 'other-machine',
    text: `${whence} of this kind, and between such machines the same code varies by 10 to 30 %; only large changes can be shown.`,
  };
}

/** Warns of a gate that could not be judged. Guards get no warning: many machines cannot measure them. */
export function warnOfFewSamples(series: StoredSeries, after: number | undefined): Finding {
  if (series.role === 'guard') return {};
  const whose = after === undefined ? 'this run' : 'the stored records';
  const remedy =
    series.metric === 'p99'
      ? 'a p99 takes at least 1000 samples; set a larger budget'
      : 'set a larger budget';
  return {
    warnings: [
      {
        code: 'few-samples',
        text: `${subjectOf(series)} was not judged: ${whose} had too few samples (${remedy}).`,
      },
    ],
  };
}

/**
 * Warns of changes that are shown and turn nothing red: a small loss, and an improvement.
 * @param upper upper bound of the loss at the fail level; at the pass level one unchanged run in twenty
 * would count as improved. The default mirrors the lower bound, as bounds of a prediction are symmetric.
 */
export function warnOfSmallChange(
  comparison: Comparison,
  upper = logRatio(2 * comparison.loss.estimate - comparison.loss.low),
): readonly Warning[] {
  const { metric, loss, tolerance, alpha, outcome } = comparison;
  const move = `${subjectOf(comparison)} ${describeMove(metric, loss.estimate)}`;
  const shown = `(shown with ${confidence(alpha.fail)})`;
  if (loss.low > 0 && outcome !== 'regression') {
    const allowed = describeChange(metric, tolerance);
    return [{ code: 'small-proven-loss', text: `${move} ${shown}; ${allowed} is allowed.` }];
  }
  if (upper >= 0) return [];
  const better = HIGHER_IS_BETTER[metric] ? 'more' : 'less';
  return [{ code: 'improvement', text: `${move} ${shown}; ${better} is better.` }];
}

/** Warns of a gate that a block has no value of; see `warnOfFewSamples` for guards. */
export function warnOfMissing(series: PairSeries): readonly Warning[] {
  if (series.role === 'guard') return [];
  const why =
    series.metric === 'cpu'
      ? 'this machine does not tell the CPU time of every block'
      : 'a block had too few samples (a p99 takes at least 1000 in each block of each version; set a larger budget)';
  return [{ code: 'few-samples', text: `${subjectOf(series)} was not judged: ${why}.` }];
}

/** One warning for all gates, as they have the same pairs. */
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

/** Warns of an outcome that the other method would change, and of a loss that only t shows. */
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
  // What is inconclusive at a first look is judged again at the last.
  if (look === 'first' && outcome === 'inconclusive') return [];
  const other = decidePairs(role, { ...bounds, ...bounds.other }, tolerance, look);
  if (other === outcome) return [];
  const text = `${subject}: exact bounds say ${outcome}, bounds that assume normal errors say ${other}; the exact ones decide, as single blocks stray far.`;
  return [{ code: 'methods-disagree', text }];
}
