// Compares the candidate with absolute limits; they need no baseline.

import type { Judged } from '../../plan/plan.ts';
import { listJudged } from '../../plan/request-plan.ts';
import { blocksOf, serviceQuantile, throughputOf } from '../../record/metrics.ts';
import type { Block, RunRecord } from '../../record/run-record.ts';
import { type BlockBounds, boundLoss, type LossBounds } from '../../stats/bounds.ts';
import { boundPairs } from '../../stats/pair-bounds.ts';
import { SIZE_LEVEL } from '../../stats/pair-levels.ts';
import { nonEmpty } from '../../stats/spread.ts';
import {
  type LogRatio,
  logRatio,
  type Milliseconds,
  type NonEmpty,
  type PerSecond,
  toMicroseconds,
} from '../../units.ts';
import { compare } from '../comparison.ts';
import { lossOf } from '../direction.ts';
import { describeCrowd } from '../doubt.ts';
import type { Evidence, JudgedPlan, PairedEvidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import type { Comparison, MetricName, Warning } from '../verdict.ts';
import { plural, sentenceOf, subjectOf } from '../words/phrase.ts';
import { leastThroughput } from './effects.ts';
import { priorSpread } from './table.ts';
import { groupUntil } from './units.ts';

type LimitMetric = Extract<MetricName, 'p99-limit' | 'min-throughput'>;

/** A limit, and what was measured of it. */
interface Limited extends Pick<Comparison, 'request'> {
  readonly metric: LimitMetric;
  readonly limit: number;
  /** One value per block, the unit of statistics; empty where there were too few samples. */
  readonly values: readonly number[];
  /** The value of the whole run. */
  readonly after: number | undefined;
}

export function judgeLimits(evidence: Evidence): readonly Finding[] {
  return listLimits(evidence).map((limited) => judgeLimit(evidence, limited));
}

function judgeLimit(evidence: Evidence, limited: Limited): Finding {
  const { metric, limit, after } = limited;
  const effects = nonEmpty(limited.values.map((value) => lossOf(metric, limit, value)));
  if (effects === undefined || after === undefined) return { warnings: [warnOfNoValue(limited)] };
  const { bounds, warnings, ...judgedBy } =
    evidence.kind === 'paired'
      ? boundAtLook(effects, evidence, metric)
      : boundAtEnd(effects, evidence, limited);
  const shown = decideLimit(bounds);
  const excuse = shown === 'pass' ? undefined : findExcuse(evidence.candidate, metric, bounds);
  const comparison = compare({
    metric,
    request: limited.request,
    role: 'limit',
    before: limit,
    after,
    loss: bounds,
    tolerance: logRatio(0),
    outcome: excuse === undefined ? shown : 'inconclusive',
    ...judgedBy,
    samples: effects.length,
    doubts: excuse === undefined ? undefined : [excuse],
  });
  if (excuse !== undefined) return { comparisons: [comparison], needs: [sentenceOf(excuse)] };
  return {
    comparisons: [comparison],
    warnings,
    needs: comparison.outcome === 'inconclusive' ? [describeNeed(limited)] : [],
  };
}

interface Bounded extends Pick<Comparison, 'alpha' | 'method'> {
  readonly bounds: LossBounds;
  readonly warnings: readonly Warning[];
}

/** Blocks of one version are looked at once, so they can have exact bounds. */
function boundAtEnd(effects: NonEmpty<LogRatio>, { rest }: Evidence, limited: Limited): Bounded {
  const bounds = boundLoss(effects, rest);
  return { bounds, alpha: rest, method: bounds.method, warnings: warnOfMethod(limited, bounds) };
}

/** A loss against a limit only has to be above zero, so the surest bound is the one that counts. */
function boundAtLook(
  effects: NonEmpty<LogRatio>,
  { shares }: PairedEvidence,
  metric: LimitMetric,
): Bounded {
  const usual = priorSpread(metric === 'p99-limit' ? 'p99' : 'throughput', true);
  const { estimate, surest, high } = boundPairs(effects, shares.rest, usual);
  const alpha = { alarm: shares.rest, fail: shares.rest, pass: SIZE_LEVEL };
  return { bounds: { estimate, low: surest, high }, alpha, method: 't', warnings: [] };
}

/**
 * On the most crowded machine, throughput fell to a 27th (docs/method.md). What is missed by a factor of
 * a hundred is missed on any machine. Times have no such factor.
 */
const BEYOND_ANY_CROWD = logRatio(Math.log(100));

/** Why a limit may be missed although the server is fast enough: a clause that says what to do. */
function findExcuse(
  candidate: RunRecord,
  metric: LimitMetric,
  { low }: LossBounds,
): string | undefined {
  const crowd = describeCrowd(candidate);
  if (crowd === undefined) return undefined;
  if (metric === 'min-throughput' && low > BEYOND_ANY_CROWD) return undefined;
  return `${crowd} while this was measured: too crowded to show a limit missed; run it on a quieter machine`;
}

/** Inconclusive where the estimate is beyond the limit and the lower bound is not. */
function decideLimit({ low, estimate }: LossBounds): Comparison['outcome'] {
  if (low > 0) return 'regression';
  return estimate <= 0 ? 'pass' : 'inconclusive';
}

/** Each absolute limit is judged by itself. */
export function countLimits(plan: JudgedPlan): number {
  const judged = listJudged(plan.requests);
  const limits = judged.filter((request) => p99LimitOf(plan, request) !== undefined).length;
  return limits + (plan.limits.throughput === undefined ? 0 : 1);
}

/** The absolute limit of a request's p99: its own, else that of all. */
const p99LimitOf = (plan: JudgedPlan, request: Judged): Milliseconds | undefined =>
  request.limits.p99 ?? plan.limits.p99;

function listLimits({ candidate, plan }: Evidence): readonly Limited[] {
  const p99s = listJudged(plan.requests).flatMap((request) => {
    const limit = p99LimitOf(plan, request);
    return limit === undefined ? [] : [limitP99(candidate, request, limit)];
  });
  const { throughput } = plan.limits;
  return throughput === undefined ? p99s : [limitThroughput(candidate, throughput), ...p99s];
}

function limitThroughput(record: RunRecord, limit: PerSecond): Limited {
  return {
    metric: 'min-throughput',
    request: undefined,
    limit,
    values: blocksOf(record).flatMap((block) => leastThroughput(block) ?? []),
    after: throughputOf(record),
  };
}

/** The p99 of the service time at capacity, the one that is compared with the baseline. */
function limitP99(record: RunRecord, request: Judged, limit: Milliseconds): Limited {
  const after = serviceQuantile(record, request.name, 0.99);
  const p99Of = (blocks: readonly Block[]) => serviceQuantile(blocks, request.name, 0.99);
  const groups = groupAll(blocksOf(record), (blocks) => p99Of(blocks) !== undefined);
  return {
    metric: 'p99-limit',
    request: request.name,
    limit: toMicroseconds(limit),
    values: groups.flatMap((blocks) => p99Of(blocks) ?? []),
    after,
  };
}

/**
 * Consecutive blocks are merged until they hold the samples of a p99. Those left over join the last
 * group: slow blocks have few samples, and leaving them out would hide them.
 */
function groupAll(
  blocks: readonly Block[],
  isEnough: (group: readonly Block[]) => boolean,
): readonly (readonly Block[])[] {
  const groups = groupUntil(blocks, isEnough);
  const last = groups.at(-1);
  if (last === undefined) return [];
  return [...groups.slice(0, -1), [...last, ...blocks.slice(groups.flat().length)]];
}

function warnOfNoValue(limited: Limited): Warning {
  return {
    code: 'few-samples',
    text: `${subjectOf(limited)} was not compared with its limit: too few samples; a p99 takes at least 1000. Set a larger budget.`,
  };
}

function warnOfMethod(limited: Limited, bounds: BlockBounds): readonly Warning[] {
  const subject = subjectOf(limited);
  const blocks = plural(limited.values.length, 'block');
  if (!Number.isFinite(bounds.low)) return [];
  if (bounds.method === 't') {
    return [
      {
        code: 't-instead-of-wilcoxon',
        text: `${subject}: ${blocks} give no exact bounds at this level, so the limit is judged assuming normal errors; a larger budget gives more blocks.`,
      },
    ];
  }
  const other = decideLimit({ ...bounds, ...bounds.other });
  if (other === decideLimit(bounds)) return [];
  return [
    {
      code: 'methods-disagree',
      text: `${subject}: exact bounds decide against the limit, bounds that assume normal errors say ${other}; single blocks stray far.`,
    },
  ];
}

function describeNeed(limited: Limited): string {
  return `${subjectOf(limited)}: more than ${plural(limited.values.length, 'block')} (a larger budget) would tell on which side of the limit it is.`;
}
