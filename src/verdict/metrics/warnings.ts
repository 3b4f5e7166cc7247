// Warnings about comparisons with a baseline: stored records first, then pairs.

import { SAMPLES_OF_P99 } from '../../record/metrics.ts';
import { newestFirst } from '../../record/order.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { FEWEST_PAIRS } from '../../stats/look-plan.ts';
import type { PairBounds } from '../../stats/pair-bounds.ts';
import { predictionHalfWidth, SUFFICIENT_RECORDS } from '../../stats/prediction.ts';
import type { LogRatio } from '../../units.ts';
import { findMismatch } from '../comparable.ts';
import { HIGHER_IS_BETTER } from '../direction.ts';
import { doubtsOfRun } from '../doubt.ts';
import type { StoredEvidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { isKnownSize } from '../known.ts';
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
import { decide } from './decide.ts';
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
  if (evidence.baseline.kind === 'nothing') return { warnings: warnOfWeakRecord(evidence) };
  const { records, sameMachine } = evidence.baseline;
  const warnings: Warning[] = [];
  if (records.length < SUFFICIENT_RECORDS) {
    const throughput = comparisons.find(({ metric }) => metric === 'throughput');
    warnings.push(warnOfPrior(records.length, sameMachine, throughput));
  }
  if (!sameMachine) warnings.push(warnOfOtherMachine(records.length));
  return { warnings };
}

/** Without a baseline no row says it, and this run may become one. */
function warnOfWeakRecord({ candidate }: StoredEvidence): readonly Warning[] {
  return doubtsOfRun(candidate).map((doubt) => ({
    code: 'weak-record',
    text: `As a baseline, this run would decide nothing: ${doubt}.`,
  }));
}

function warnOfPrior(
  records: number,
  sameMachine: boolean,
  throughput: Comparison | undefined,
): Warning {
  const prior = priorSpread('throughput', sameMachine);
  const couldShow = throughput === undefined ? '' : ` ${describeSeen(throughput)}`;
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

function describeSeen({ minimumDetectable }: Comparison): string {
  if (!isKnownSize(minimumDetectable)) {
    return 'Which fall in throughput could have been shown is unknown.';
  }
  return `Only a fall of more than ${describeSize('throughput', minimumDetectable)} in throughput could have been shown.`;
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
 * Warns of changes that are shown and turn nothing red: a small loss, and an improvement. Both are shown
 * at the level of an alarm; at that of the size one unchanged run in ten would have such a warning.
 * @param bounds the lower bound at the level of an alarm; the upper one lies as far on the other side
 */
export function warnOfSmallChange(
  comparison: Comparison,
  { estimate, surest }: Pick<PairBounds, 'estimate' | 'surest'>,
): readonly Warning[] {
  const { metric, loss, tolerance, alpha, outcome } = comparison;
  const move = `${subjectOf(comparison)} ${describeMove(metric, loss.estimate)}`;
  const shown = `(shown with ${confidence(alpha.alarm)})`;
  if (surest > 0 && outcome !== 'regression') {
    const allowed = describeChange(metric, tolerance);
    return [{ code: 'small-proven-loss', text: `${move} ${shown}; ${allowed} is allowed.` }];
  }
  if (2 * estimate - surest >= 0) return [];
  const better = HIGHER_IS_BETTER[metric] ? 'more' : 'less';
  return [{ code: 'improvement', text: `${move} ${shown}; ${better} is better.` }];
}

/** Warns of a gate that a block has no value of; see `warnOfFewSamples` for guards. */
export function warnOfMissing(series: PairSeries): readonly Warning[] {
  if (series.role === 'guard') return [];
  const why =
    series.metric === 'cpu'
      ? 'this machine does not tell the CPU time of every block'
      : 'a block has no value of it';
  return [{ code: 'few-samples', text: `${subjectOf(series)} was not judged: ${why}.` }];
}

/**
 * Warns of a percentile that will not get the samples of four units.
 * @param samples of each version: those that the row of the report has
 */
export function warnOfFewSamplesInPairs(series: PairSeries, samples: number): readonly Warning[] {
  if (series.role === 'guard') return [];
  const least = FEWEST_PAIRS * SAMPLES_OF_P99;
  const text = `${subjectOf(series)} was not judged: ${samples} samples of each version, and it takes ${least} (four times those of a p99). Set a larger budget.`;
  return [{ code: 'few-samples', text }];
}

/** Warns of an outcome that signed ranks would change: single pairs stray far, or lie to one side. */
export function warnOfMethod(
  comparison: Comparison,
  { byRanks, ...bounds }: PairBounds,
): readonly Warning[] {
  const { role, samples } = comparison;
  if (role === 'limit' || samples < FEWEST_FOR_RANKS) return [];
  const [own, other] = [decide(role, bounds, comparison), decide(role, byRanks, comparison)];
  if (own === other || (role === 'guard' && ![own, other].includes('regression'))) return [];
  const text = `${subjectOf(comparison)}: by its size, bounds that assume normal errors say ${own}, and signed ranks, which do not, say ${other}; single pairs stray far. The first decide.`;
  return [{ code: 'methods-disagree', text }];
}

/** With fewer pairs the exact bounds by ranks are the outermost pairs. */
const FEWEST_FOR_RANKS = 10;
