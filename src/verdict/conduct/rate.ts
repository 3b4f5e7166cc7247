// Whether the server kept up with the offered rate of the fixed-rate phase.

import {
  heldIn,
  heldItsRate,
  isHeld,
  isSameRate,
  SLACK,
  type Sustained,
  sustainedOf,
} from '../../record/held-rate.ts';
import { blocksOf } from '../../record/metrics.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { FEWEST_BLOCKS } from '../../stats/look-plan.ts';
import { compare, observed } from '../comparison.ts';
import { lossOf, toleranceOf } from '../direction.ts';
import { describeCrowd, doubtsOf } from '../doubt.ts';
import type { Evidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import type { Comparison } from '../verdict.ts';
import { describeValue, percent } from '../words/phrase.ts';

/**
 * A rate that the candidate held in no block is a regression where the baseline held it on the same
 * machine. Otherwise it makes the run invalid where the user asked for that very rate. A rate that was
 * missed in some blocks only, in the only one or two pairs, or on a crowded machine beside nothing, is a
 * warning: a busy neighbour does that, too. So is one that we chose too high for a version measured
 * beside another: throughput shows the loss, at its share of the false-alarm budget.
 */
export function judgeRate(evidence: Evidence): Finding {
  const missed = findMissed(evidence);
  if (missed === undefined) return {};
  const { arm, seen } = missed;
  const blocks = blocksOf(arm);
  const isEnough =
    evidence.kind === 'stored' ? describeCrowd(arm) === undefined : blocks.length >= FEWEST_BLOCKS;
  const isLasting = isEnough && blocks.every((block) => !heldIn(arm, block));
  const isOurs = evidence.plan.load.rate === 'auto';
  const isCandidates = arm === evidence.candidate && !(isOurs && evidence.kind === 'paired');
  if (isCandidates && isLasting && heldByBaseline(evidence)) {
    return { comparisons: [compareRate(arm, seen)] };
  }
  const whose = whoOf(evidence, arm);
  const text = `${whose}${describeShortfall(seen)}, so response times say nothing here.`;
  if (isOurs || !isLasting) {
    const remedy = isOurs ? OUR_RATE : 'Set a lower rate.';
    return { warnings: [{ code: 'rate-not-sustained', text: `${text} ${remedy}` }] };
  }
  return {
    invalid: { code: 'rate-not-sustained', text: `${text} Set a rate that the server can hold.` },
  };
}

/** Who set no rate can set no lower one. */
const OUR_RATE =
  'perf-gate chose this rate, and the server was slower than it had been just before, or in the stored record: response times are left out, and everything else is judged.';

/** Names the arm where there are two. */
function whoOf(evidence: Evidence, arm: RunRecord): string {
  if (arm !== evidence.candidate) return 'The baseline did not keep up: ';
  return evidence.kind === 'stored' ? '' : 'The candidate did not keep up: ';
}

/** The first arm that did not hold the rate, the candidate before the baseline. */
function findMissed(evidence: Evidence): { arm: RunRecord; seen: Sustained } | undefined {
  const arms = evidence.kind === 'stored' ? [] : [evidence.baselineArm];
  for (const arm of [evidence.candidate, ...arms]) {
    const seen = sustainedOf(arm);
    if (seen !== undefined && !isHeld(arm, seen)) return { arm, seen };
  }
  return undefined;
}

/**
 * Every stored record at this rate must have held it, or every block of the other arm: one miss shows
 * that misses happen without a change.
 */
function heldByBaseline(evidence: Evidence): boolean {
  if (evidence.kind === 'paired') {
    const { baselineArm } = evidence;
    return blocksOf(baselineArm).every((block) => heldIn(baselineArm, block));
  }
  const { candidate, baseline } = evidence;
  if (baseline.kind === 'nothing' || !baseline.sameMachine) return false;
  if (doubtsOf(candidate, baseline.records).length > 0) return false;
  const atThisRate = baseline.records.filter((record) => isSameRate(record, candidate));
  return atThisRate.length > 0 && atThisRate.every(heldItsRate);
}

function compareRate(candidate: RunRecord, seen: Sustained): Comparison {
  const loss = lossOf('rate-not-sustained', seen.offered, seen.achieved);
  return compare({
    metric: 'rate-not-sustained',
    request: undefined,
    role: 'guard',
    before: seen.offered,
    after: seen.achieved,
    tolerance: toleranceOf('rate-not-sustained', SLACK),
    outcome: 'regression',
    ...observed(loss),
    samples: blocksOf(candidate).length,
    because: `${describeShortfall(seen)}, and the baseline held it on this machine.`,
  });
}

function describeShortfall({ offered, achieved, due, unsent }: Sustained): string {
  const missing = due === 0 ? 0 : unsent / due;
  return `Of ${describeValue('per-second', offered)} offered, ${describeValue('per-second', achieved)} were answered in time and ${percent(missing)} never started`;
}
