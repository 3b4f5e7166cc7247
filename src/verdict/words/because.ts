// The sentence behind each outcome, with the numbers that decided it.

import type { LossBounds } from '../../stats/bounds.ts';
import type { NonEmpty } from '../../units.ts';
import { isKnownBest, isKnownSize, isKnownWorst } from '../known.ts';
import type { Comparison } from '../verdict.ts';
import {
  confidence,
  describeChange,
  describeMove,
  describeSize,
  describeValue,
  labelOf,
  plural,
  subjectOf,
  worseningOf,
} from './phrase.ts';

/** Why a comparison came out as it did; every number in it can be checked against the comparison. */
export function explainOutcome(comparison: Omit<Comparison, 'because'>): string {
  switch (comparison.outcome) {
    case 'regression':
      return explainRegression(comparison);
    case 'inconclusive':
      return explainDoubt(comparison);
    case 'pass':
    case 'not-shown':
      return explainNoLoss(comparison);
  }
}

/** Why nothing could be shown, whatever the numbers are. */
export function explainDoubts(comparison: Unexplained, doubts: NonEmpty<string>): string {
  const { role, metric, unit, before, after } = comparison;
  const outset =
    role === 'limit'
      ? `${labelOf(metric)} is ${describeValue(unit, after)}, beyond the limit of ${describeValue(unit, before)}`
      : describeOutset(comparison);
  return `${outset}; ${doubts.join('; ')}.`;
}

type Unexplained = Omit<Comparison, 'because'>;

function explainRegression(comparison: Unexplained): string {
  const { metric, loss, tolerance, alpha } = comparison;
  return `${describeOutset(comparison)}, with ${confidence(alpha.fail)} by at least ${describeSize(metric, loss.low)}; ${describeSize(metric, tolerance)} is allowed.`;
}

function explainDoubt(comparison: Unexplained): string {
  const { metric, loss, tolerance } = comparison;
  if (!isBounded(loss)) return explainNoBounds(comparison);
  if (loss.low > tolerance) return explainUnsure(comparison);
  return `${describeOutset(comparison)}; ${describeInterval(comparison)}, so the evidence cannot tell whether it stays within the allowed ${describeSize(metric, tolerance)}.`;
}

/** Beyond tolerance by its size, and an unchanged server would look so too often to fail a check. */
function explainUnsure(comparison: Unexplained): string {
  const { metric, loss, tolerance, alpha } = comparison;
  return `${describeOutset(comparison)}, with ${confidence(alpha.fail)} by at least ${describeSize(metric, loss.low)}, and ${describeSize(metric, tolerance)} is allowed. But that there is a ${worseningOf(metric)} at all is not yet as sure as a red check must be (${confidence(alpha.alarm)}).`;
}

function describeInterval({ metric, loss, alpha }: Unexplained): string {
  const best = `${describeChange(metric, loss.low)} (${confidence(alpha.fail)})`;
  const worst = `${describeChange(metric, loss.high)} (${confidence(alpha.pass)})`;
  if (isKnownBest(loss)) {
    return isKnownWorst(loss)
      ? `the change is between ${best} and ${worst}`
      : `the change is no better than ${best}, and how much worse it may be is unknown`;
  }
  return isKnownWorst(loss)
    ? `the change is no worse than ${worst}, and how much better it may be is unknown`
    : 'by how much it really changed is unknown';
}

function explainNoLoss(comparison: Unexplained): string {
  const { metric, loss, tolerance, resolution, alpha, minimumDetectable } = comparison;
  const allowed = describeSize(metric, tolerance);
  const worst = `with ${confidence(alpha.pass)} no worse than ${describeChange(metric, loss.high)}`;
  if (loss.high < tolerance)
    return `${describeOutset(comparison)}; ${worst}, and ${allowed} is allowed.`;
  if (loss.high < resolution) {
    return `${describeOutset(comparison)}; ${worst}. Allowed is ${allowed}, and a pass rules out ${describeChange(metric, resolution)}.`;
  }
  if (!isBounded(loss)) return explainNoBounds(comparison);
  if (loss.low > tolerance) return explainUnsure(comparison);
  const seen = isKnownSize(minimumDetectable)
    ? `this run could only have shown a ${worseningOf(metric)} of more than ${describeSize(metric, minimumDetectable)}`
    : `which ${worseningOf(metric)} this run could have shown is unknown`;
  return `${describeOutset(comparison)}; that is not shown to be beyond the allowed ${allowed}, and ${seen}.`;
}

/** Few blocks bound a loss on one side only, or on none. */
function explainNoBounds(comparison: Unexplained): string {
  const { metric, loss, tolerance, alpha, samples } = comparison;
  const outset = describeOutset(comparison);
  const blocks = `${plural(samples, 'block')} of each version`;
  if (isKnownWorst(loss)) {
    return `${outset}; with ${confidence(alpha.pass)} no worse than ${describeChange(metric, loss.high)}, while ${describeSize(metric, tolerance)} is allowed, and ${blocks} are too few to show a loss.`;
  }
  return `${outset}; ${blocks} are too few to bound the change, and ${describeSize(metric, tolerance)} is allowed.`;
}

const isBounded = ({ low, high }: LossBounds): boolean =>
  Number.isFinite(low) && Number.isFinite(high);

/** `Throughput fell by 61 % (6120 per second to 2390 per second)`. */
function describeOutset({ metric, request, unit, before, after, loss }: Unexplained): string {
  const values = `${describeValue(unit, before)} to ${describeValue(unit, after)}`;
  // The request is left out, because it stands beside the sentence wherever that is shown.
  const mean = request === undefined ? subjectOf({ metric, request }) : labelOf(metric);
  return `${mean} ${describeMove(metric, loss.estimate)} (${values})`;
}

/** Like `explainOutcome`, for an absolute limit. */
export function explainLimit(comparison: Unexplained): string {
  const { metric, unit, before, after, loss, alpha, samples } = comparison;
  const outset = `${labelOf(metric)} is ${describeValue(unit, after)}`;
  const limit = `the limit of ${describeValue(unit, before)}`;
  switch (comparison.outcome) {
    case 'regression':
      return `${outset}; with ${confidence(alpha.fail)} that is beyond ${limit} by at least ${describeSize(metric, loss.low)}.`;
    case 'inconclusive':
      return `${outset}, beyond ${limit}, but ${plural(samples, 'block')} cannot show that with ${confidence(alpha.fail)}.`;
    case 'pass':
    case 'not-shown':
      return `${outset}, within ${limit}.`;
  }
}
