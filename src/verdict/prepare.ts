// Turns what the judge is given into evidence: paired where the record holds both versions, else stored.

import { isRateHeld } from '../record/held-rate.ts';
import type { Incident } from '../record/incident.ts';
import { recordOfArm } from '../record/one-arm.ts';
import { isPaired, pairsOf } from '../record/pairs.ts';
import type { RunRecord } from '../record/run-record.ts';
import { allotAlpha } from '../stats/alpha.ts';
import { allotPairAlpha, type LookKind, type PairChecks } from '../stats/look-plan.ts';
import { nonEmpty } from '../stats/spread.ts';
import { type Comparable, findComparable } from './comparable.ts';
import type { Evidence, JudgedPlan, PairedEvidence, StoredEvidence } from './evidence.ts';
import { findCleaned, NOT_CLEANED } from './metrics/cleaned.ts';
import { findCpuRole } from './metrics/cpu-role.ts';
import { countLimits } from './metrics/limits.ts';

export interface JudgeInput {
  readonly candidate: RunRecord;
  /** Which attempt this is, counted from 1 (the default). Each has half the level of the one before. */
  readonly attempt?: number;
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
  { candidate, plan, incidents, attempt }: Omit<JudgeInput, 'stored'>,
  baseline: Comparable,
): StoredEvidence {
  const checks = { requests: plan.requests.length, rest: countRest(plan) };
  const alpha = allotAlpha(checks, attempt);
  return { kind: 'stored', candidate, baseline, plan, incidents, alpha, look: 'only' };
}

/** What may turn red by chance besides throughput and the p99 of each request at capacity. */
export function countRest(plan: JudgedPlan): number {
  const responses = plan.requests.length;
  const cpuMemoryAndErrors = 3;
  return responses + cpuMemoryAndErrors + countLimits(plan);
}

function preparePaired(input: JudgeInput): PairedEvidence {
  const record = input.candidate;
  const pairs = pairsOf(record);
  const paired = { ...record, blocks: pairs.flatMap((pair) => [pair.baseline, pair.candidate]) };
  const candidate = recordOfArm(paired, 'candidate');
  const baselineArm = recordOfArm(paired, 'baseline');
  const plan = keepMeasured(input.plan, candidate);
  const names = plan.requests.map(({ name }) => name);
  const cleaned = isRateHeld({ candidate, baselineArm }) ? findCleaned(paired, names) : NOT_CLEANED;
  const cpu = findCpuRole(pairs, plan.compare.gateCpu);
  const look = lookOf(record);
  const alpha = allotPairAlpha(countChecks(plan, { record, cleaned, cpu }), look, input.attempt);
  const { incidents } = input;
  return {
    kind: 'paired',
    candidate,
    baselineArm,
    pairs,
    plan,
    incidents,
    alpha,
    look,
    cleaned,
    cpu,
  };
}

/** Only requests that both arms got. A new one is measured beside the pairs and not judged. */
function keepMeasured(plan: JudgedPlan, { blocks }: RunRecord): JudgedPlan {
  const measured = new Set(blocks.flatMap(({ capacity }) => [...capacity.requests.keys()]));
  const requests = nonEmpty(plan.requests.filter(({ name }) => measured.has(name)));
  return requests === undefined ? plan : { ...plan, requests };
}

function countChecks(
  plan: JudgedPlan,
  {
    record,
    cleaned,
    cpu,
  }: Pick<PairedEvidence, 'cleaned' | 'cpu'> & { readonly record: RunRecord },
): PairChecks {
  const splitsWithCpu = cpu.kind === 'beside-throughput';
  // Counted even where this look cannot judge them, so that all looks share the budget in the same way.
  const responses = record.load.offeredRate === undefined ? 0 : plan.requests.length;
  // Where CPU takes the place of throughput as a gate, throughput takes the place of CPU as a guard.
  const cpuAndMemory = splitsWithCpu ? 1 : 2;
  return {
    requests: plan.requests.length,
    isCleaned: cleaned.requests.size > 0,
    splitsWithCpu,
    guards: responses + cpuAndMemory,
    limits: countLimits(plan) + 1,
  };
}

function lookOf({ look }: RunRecord): LookKind {
  if (look === undefined || look.of <= 1) return 'only';
  return look.number < look.of ? 'first' : 'last';
}
