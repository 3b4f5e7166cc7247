// Turns what the judge is given into evidence: paired where the record holds both versions, else stored.

import { listJudged } from '../plan/request-plan.ts';
import { isRateHeld } from '../record/held-rate.ts';
import type { Incident } from '../record/incident.ts';
import { recordOfArm } from '../record/one-arm.ts';
import { isPaired, pairsOf } from '../record/pairs.ts';
import type { RunRecord } from '../record/run-record.ts';
import { allotAlpha, type TestLevels } from '../stats/alpha.ts';
import { FEWEST_PAIRS } from '../stats/look-plan.ts';
import { levelAt, SIZE_LEVEL } from '../stats/pair-levels.ts';
import { type PairChecks, sharePairBudget } from '../stats/pair-shares.ts';
import { nonEmpty } from '../stats/spread.ts';
import { type Comparable, findComparable } from './comparable.ts';
import type { Evidence, JudgedPlan, PairedEvidence, StoredEvidence } from './evidence.ts';
import { findCleaned, NOT_CLEANED } from './metrics/cleaned.ts';
import { findCpuRole } from './metrics/cpu-role.ts';
import { countLimits } from './metrics/limits.ts';

/** How many attempts of a run were judged before, by whether the candidate holds their blocks too. */
export interface AttemptsBefore {
  readonly pooled: number;
  readonly apart: number;
}

/**
 * How many of them spent a part of the budget of their own. Pairs that are added to earlier ones are
 * further looks of one run, which are paid for. Against stored records each attempt is one more test.
 */
export const countTests = ({ pooled, apart }: AttemptsBefore, record: RunRecord): number =>
  isPaired(record) ? apart : pooled + apart;

const NONE_BEFORE: AttemptsBefore = { pooled: 0, apart: 0 };

export interface JudgeInput {
  readonly candidate: RunRecord;
  /** Attempts of this run that were judged before. Default: none. */
  readonly before?: AttemptsBefore;
  /** All stored records, comparable or not. Not used where the candidate holds both arms. */
  readonly stored: readonly RunRecord[];
  /** Why there is no stored record, as a whole sentence; shown where `stored` is empty. */
  readonly noBaselineWhy?: string;
  /** Whether stored records alone may turn the run red. Default true. Does not affect absolute limits. */
  readonly storedMayFail?: boolean;
  readonly plan: JudgedPlan;
  readonly incidents: readonly Incident[];
}

export function prepare(input: JudgeInput): Evidence {
  const { candidate, stored, noBaselineWhy } = input;
  if (isPaired(candidate)) return preparePaired(input);
  return prepareStored(input, findComparable(candidate, stored, noBaselineWhy));
}

export function prepareStored(
  { candidate, plan, incidents, before = NONE_BEFORE }: Omit<JudgeInput, 'stored'>,
  baseline: Comparable,
): StoredEvidence {
  const checks = { requests: listJudged(plan.requests).length, rest: countRest(plan) };
  const alpha = allotAlpha(checks, countTests(before, candidate));
  return { kind: 'stored', candidate, baseline, plan, incidents, alpha, rest: alpha.rest };
}

/** What may turn red by chance besides throughput and the p99 of each request at capacity. */
export function countRest(plan: JudgedPlan): number {
  const responses = listJudged(plan.requests).length;
  const cpuMemoryAndErrors = 3;
  return responses + cpuMemoryAndErrors + STARTS + countLimits(plan);
}

/** The start time, and the time of the first answers. */
const STARTS = 2;

function preparePaired(input: JudgeInput): PairedEvidence {
  const record = input.candidate;
  const pairs = pairsOf(record);
  const paired = { ...record, blocks: pairs.flatMap((pair) => [pair.baseline, pair.candidate]) };
  const candidate = recordOfArm(paired, 'candidate');
  const baselineArm = recordOfArm(paired, 'baseline');
  const plan = keepMeasured(input.plan, candidate);
  const names = listJudged(plan.requests).map(({ name }) => name);
  const cleaned = isRateHeld({ candidate, baselineArm }) ? findCleaned(paired, names) : NOT_CLEANED;
  const cpu = findCpuRole(pairs, plan.compare.gateCpu);
  const tests = countTests(input.before ?? NONE_BEFORE, record);
  const shares = sharePairBudget(countChecks(plan, record, cleaned), tests);
  const { incidents } = input;
  return {
    kind: 'paired',
    candidate,
    baselineArm,
    pairs,
    plannedPairs: Math.max(record.look?.plannedBlocks ?? 0, pairs.length),
    plan,
    incidents,
    shares,
    rest: restAt(pairs.length, shares.rest),
    cleaned,
    cpu,
  };
}

/** A run may end before the first look; that end is then its only one. */
function restAt(pairs: number, share: number): TestLevels {
  const look = Math.max(pairs, FEWEST_PAIRS);
  return { alarm: share, fail: levelAt(look, 'above-zero', share), pass: SIZE_LEVEL };
}

/** Only requests that both arms got. A new one is measured beside the pairs and not judged. */
function keepMeasured(plan: JudgedPlan, { blocks }: RunRecord): JudgedPlan {
  const measured = new Set(blocks.flatMap(({ capacity }) => [...capacity.requests.keys()]));
  const requests = nonEmpty(plan.requests.filter(({ name }) => measured.has(name)));
  return requests === undefined ? plan : { ...plan, requests };
}

function countChecks(
  plan: JudgedPlan,
  { load }: RunRecord,
  { requests }: PairedEvidence['cleaned'],
): PairChecks {
  // Counted even where this look cannot judge them, so that all looks share the budget in the same way.
  const judged = listJudged(plan.requests).length;
  const responses = load.offeredRate === undefined ? 0 : judged;
  const memory = 1;
  return {
    requests: judged,
    isCleaned: requests.size > 0,
    guards: responses + memory + STARTS,
    limits: countLimits(plan) + 1,
  };
}
