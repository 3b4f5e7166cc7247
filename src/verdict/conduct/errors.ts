// Whether the candidate fails more requests than are forgiven, and more than the baseline did.

import { FAILURE_CLASSES, isError } from '../../record/failure-class.ts';
import {
  blocksOf,
  type ErrorCount,
  errorSquaresOf,
  errorsOf,
  phasesOf,
  resultsOf,
} from '../../record/metrics.ts';
import type { Block, RunRecord } from '../../record/run-record.ts';
import { FEWEST_PAIRS } from '../../stats/look-plan.ts';
import {
  boundShare,
  burstSize,
  countBursts,
  fisherTail,
  overdispersion,
  smallestShownShare,
} from '../../stats/share-test.ts';
import { type LogRatio, logRatio, type Ratio, ratio } from '../../units.ts';
import { compare } from '../comparison.ts';
import type { Evidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import type { Comparison, InvalidReason } from '../verdict.ts';
import { confidence, percent } from '../words/phrase.ts';
import { explainSilence, findSilent, type Silent } from './silence.ts';
import { failsThroughout } from './throughout.ts';
import { countOf } from './validity.ts';

/**
 * For a regression the share of errors must be shown to be above what is forgiven and above the
 * baseline's. Both tests run at the whole level, since a false alarm needs both to be wrong. A share
 * above what is forgiven that is not shown to be new makes the run invalid: a server that fails requests
 * answers fast for the wrong reasons. So does a baseline arm with such a share, whatever the candidate
 * does.
 */
export function judgeErrors(evidence: Evidence): Finding {
  const failed = findFailedBaseline(evidence);
  if (failed !== undefined) return { invalid: failed };
  const count = errorsOf(evidence.candidate);
  if (count.errors === 0) return {};
  const baseline = pooledErrors(evidence);
  const silent = findSilent(evidence);
  if (baseline !== undefined && silent !== undefined) {
    return { comparisons: [compareSilence(silent, count, baseline)] };
  }
  if (!isAboveFloor(evidence, count)) {
    if (isTooMuch(evidence, evidence.candidate)) {
      return { invalid: explainInvalid(evidence, count, baseline) };
    }
    if (isOpen(evidence, count)) {
      const comparisons = baseline && [compareErrors(evidence, count, baseline, 'inconclusive')];
      return { ...(comparisons && { comparisons }), needs: [needMore(evidence, count)] };
    }
    if (baseline === undefined) return mentionErrors(evidence, count);
    const comparison = compareErrors(evidence, count, baseline);
    return { comparisons: [comparison], ...mentionErrors(evidence, count, comparison) };
  }
  if (baseline !== undefined && isAboveBaseline(evidence, count, baseline)) {
    return { comparisons: [compareErrors(evidence, count, baseline, 'regression')] };
  }
  return { invalid: explainInvalid(evidence, count, baseline) };
}

/** Nothing can be compared with a baseline arm that fails requests. */
function findFailedBaseline(evidence: Evidence): InvalidReason | undefined {
  if (evidence.kind === 'stored') return undefined;
  const count = errorsOf(evidence.baselineArm);
  if (count.errors === 0) return undefined;
  if (!isAboveFloor(evidence, count) && !isTooMuch(evidence, evidence.baselineArm))
    return undefined;
  const text = `While the baseline was measured, ${describeErrors(evidence.baselineArm, count)}, more than the ${percent(evidence.plan.tolerances.errors)} allowed, so there is nothing to compare with. Check what the requests expect, and the server's log.`;
  return { code: 'baseline-failed', text };
}

function isAboveFloor(evidence: Evidence, count: ErrorCount): boolean {
  const bursts = countBursts(count, sizeOf(evidence), 'down');
  return boundShare(bursts, evidence.rest).low > evidence.plan.tolerances.errors;
}

/** Four pairs and more tell whether failures differ between the starts of a server. */
function isTooMuch(evidence: Evidence, record: RunRecord): boolean {
  if (evidence.kind === 'paired' && evidence.pairs.length >= FEWEST_PAIRS) return false;
  return failsThroughout(record, evidence.plan.tolerances.errors, evidence.rest.fail);
}

function compareSilence(silent: Silent, count: ErrorCount, baseline: ErrorCount): Comparison {
  const comparison = compareErrors(silent.evidence, count, baseline, 'regression');
  const errors = describeErrors(silent.evidence.candidate, count);
  return { ...comparison, because: `${errors}: ${explainSilence(silent)}` };
}

/** How many requests fail at a time: within a slice, or because of what differs between blocks. */
function sizeOf(evidence: Evidence): number {
  const arms = [blocksOf(evidence.candidate), baselineBlocks(evidence)];
  const blocks = arms.flat();
  const { connections } = evidence.candidate.load;
  const ofSlices = burstSize(errorsOf(blocks).errors, errorSquaresOf(blocks), connections);
  const ofBlocks = overdispersion(arms.map((arm) => arm.map((block) => errorsOf(block))));
  return Math.max(ofSlices, ofBlocks ?? connections);
}

/**
 * Side by side, where more failed than is forgiven and than failed in the baseline, more pairs tell
 * whether that is chance. A run that ended at its first look would never find a failure that is rare.
 */
function isOpen(evidence: Evidence, count: ErrorCount): boolean {
  if (evidence.kind === 'stored') return false;
  const before = shareOf(errorsOf(evidence.baselineArm));
  return shareOf(count) > Math.max(evidence.plan.tolerances.errors, before);
}

const needMore = ({ candidate, plan }: Evidence, count: ErrorCount): string =>
  `${describeErrors(candidate, count)}, more than the ${percent(plan.tolerances.errors)} allowed: more pairs would tell whether that is chance.`;

function explainInvalid(
  evidence: Evidence,
  count: ErrorCount,
  baseline: ErrorCount | undefined,
): InvalidReason {
  const whose = evidence.kind === 'stored' ? 'in the stored records' : 'of the baseline beside it';
  const why =
    baseline === undefined
      ? 'no comparable record tells whether that is new'
      : `with ${percent(shareOf(baseline))} ${whose} that is not shown to be new`;
  const text = explainShare(evidence, count, why);
  return { code: 'errors', text };
}

function explainShare({ candidate, plan }: Evidence, count: ErrorCount, why: string): string {
  return `${describeErrors(candidate, count)}, more than the ${percent(plan.tolerances.errors)} allowed, and ${why}. Check what the requests expect, and the server's log.`;
}

function pooledErrors(evidence: Evidence): ErrorCount | undefined {
  if (evidence.kind === 'stored' && evidence.baseline.kind === 'nothing') return undefined;
  return errorsOf(baselineBlocks(evidence));
}

function baselineBlocks(evidence: Evidence): readonly Block[] {
  if (evidence.kind === 'paired') return blocksOf(evidence.baselineArm);
  return evidence.baseline.kind === 'nothing'
    ? []
    : evidence.baseline.records.flatMap((record) => blocksOf(record));
}

function isAboveBaseline(evidence: Evidence, count: ErrorCount, baseline: ErrorCount): boolean {
  const size = sizeOf(evidence);
  const bursts = countBursts(count, size, 'down');
  const before = countBursts(baseline, size, 'up');
  return fisherTail(bursts, before) <= evidence.rest.fail;
}

/** Errors within what is forgiven, or too few to tell, still deserve a warning. */
function mentionErrors(
  { candidate, plan }: Evidence,
  count: ErrorCount,
  comparison?: Comparison,
): Finding {
  const text =
    comparison?.outcome === 'pass'
      ? comparison.because
      : `${describeErrors(candidate, count)}, not shown to be more than the ${percent(plan.tolerances.errors)} allowed.`;
  return { warnings: [{ code: 'errors-below-floor', text }] };
}

/** @param settled what is known besides the bounds of the share */
function compareErrors(
  evidence: Evidence,
  count: ErrorCount,
  baseline: ErrorCount,
  settled?: 'regression' | 'inconclusive',
): Comparison {
  const { candidate, plan, rest } = evidence;
  const floor = plan.tolerances.errors;
  const size = sizeOf(evidence);
  const bursts = countBursts(count, size, 'down');
  const before = shareOf(baseline);
  // What is forgiven is not a loss: the line is the floor, or the baseline's share where that is higher.
  const line = ratio(Math.max(floor, before));
  const low = boundShare(bursts, rest).low;
  const high = boundShare(countBursts(count, size, 'up'), rest).high;
  const outcome = settled ?? (high <= line ? 'pass' : 'not-shown');
  return compare({
    metric: 'errors',
    request: undefined,
    role: 'guard',
    before,
    after: shareOf(count),
    loss: {
      estimate: lossAgainst(before, shareOf(count)),
      low: lossAgainst(before, low),
      high: lossAgainst(before, high),
    },
    tolerance: lossAgainst(before, line),
    outcome,
    minimumDetectable: lossAgainst(before, smallestShownShare(bursts.sent, line, rest.fail)),
    alpha: rest,
    method: 'exact',
    samples: blocksOf(candidate).length,
    because: explainErrors(evidence, { count, before, line, outcome }),
  });
}

interface JudgedErrors {
  readonly count: ErrorCount;
  readonly before: Ratio;
  readonly line: Ratio;
  readonly outcome: Comparison['outcome'];
}

function explainErrors(
  { candidate, plan, rest }: Evidence,
  { count, before, line, outcome }: JudgedErrors,
): string {
  const errors = describeErrors(candidate, count);
  switch (outcome) {
    case 'regression':
      return `${errors}; with ${confidence(rest.fail)} that is more than the ${percent(plan.tolerances.errors)} allowed and more than the baseline's ${percent(before)}.`;
    case 'pass':
      return `${errors}; with ${confidence(rest.pass)} that is within the ${percent(line)} allowed.`;
    case 'not-shown':
    case 'inconclusive':
      return `${errors}, not shown to be more than ${percent(line)}.`;
  }
}

/** ln(share ÷ before): −∞ for a share of zero, ∞ for any other share where `before` is zero. */
function lossAgainst(before: Ratio, share: Ratio): LogRatio {
  return logRatio(share === 0 ? Number.NEGATIVE_INFINITY : Math.log(share / before));
}

const shareOf = ({ sent, errors }: ErrorCount): Ratio => ratio(sent === 0 ? 0 : errors / sent);

/** `12 of 60000 requests failed (0.02 %: 10 timeout, 2 reset)`; a flow counts as one. */
function describeErrors(record: RunRecord, { sent, errors }: ErrorCount): string {
  const results = resultsOf(phasesOf(record), undefined);
  const classes = FAILURE_CLASSES.filter(isError)
    .map((name) => ({ name, count: countOf(results, name) }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${count} ${name}`);
  const detail = classes.length === 0 ? '' : `: ${classes.join(', ')}`;
  const hasFlows = phasesOf(record).some(({ flows }) => flows.size > 0);
  const what = hasFlows ? 'requests and flows' : 'requests';
  return `${errors} of ${sent} ${what} failed (${percent(errors / sent)}${detail})`;
}
