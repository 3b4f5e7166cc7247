// What there is to be judged of a run that measured both versions in turn.

import { isRateHeld } from '../record/held-rate.ts';
import type { Incident } from '../record/incident.ts';
import { recordOfArm } from '../record/one-arm.ts';
import { pairsOf } from '../record/pairs.ts';
import type { RunRecord } from '../record/run-record.ts';
import { allotPairAlpha, type LookKind, type PairChecks } from '../stats/look-plan.ts';
import { nonEmpty } from '../stats/spread.ts';
import type { JudgedPlan, PairedCase } from './finding.ts';
import { findCleaned, NOT_CLEANED } from './metrics/cleaned.ts';
import { type CpuRole, findCpuRole } from './metrics/cpu-role.ts';
import { countLimits } from './metrics/series.ts';

interface Measured {
  readonly plan: JudgedPlan;
  readonly incidents: readonly Incident[];
  readonly attempt: number;
}

/** @param record with the blocks of both arms */
export function hearPairs(record: RunRecord, { plan, incidents, attempt }: Measured): PairedCase {
  const pairs = pairsOf(record);
  const paired = { ...record, blocks: pairs.flatMap((pair) => [pair.baseline, pair.candidate]) };
  const arms = {
    candidate: recordOfArm(paired, 'candidate'),
    baselineArm: recordOfArm(paired, 'baseline'),
  };
  const common = narrow(plan, arms.candidate);
  const names = common.requests.map(({ name }) => name);
  const isHeld = isRateHeld(arms);
  const cleaned = isHeld ? findCleaned(paired, names) : NOT_CLEANED;
  const cpu = findCpuRole(pairs, plan.compare.gateCpu);
  const checks = countChecks(common, {
    hasFixedRate: record.load.offeredRate !== undefined,
    isCleaned: cleaned.requests.size > 0,
    cpu,
  });
  const look = lookOf(record);
  const alpha = allotPairAlpha(checks, look, attempt);
  return {
    evidence: 'side-by-side',
    ...arms,
    pairs,
    plan: common,
    incidents,
    alpha,
    look,
    cleaned,
    cpu,
  };
}

/** Requests that both arms were asked for; a new one is measured beside the pairs and not judged. */
function narrow(plan: JudgedPlan, { blocks }: RunRecord): JudgedPlan {
  const asked = new Set(blocks.flatMap(({ capacity }) => [...capacity.requests.keys()]));
  const common = nonEmpty(plan.requests.filter(({ name }) => asked.has(name)));
  return common === undefined ? plan : { ...plan, requests: common };
}

function countChecks(
  plan: JudgedPlan,
  seen: { readonly hasFixedRate: boolean; readonly isCleaned: boolean; readonly cpu: CpuRole },
): PairChecks {
  const splitsWithCpu = seen.cpu.kind === 'beside-throughput';
  // Counted also where a look cannot judge them, so that all looks share the budget in the same way.
  const responses = seen.hasFixedRate ? plan.requests.length : 0;
  // Where CPU is a gate in place of throughput, throughput is the guard in place of CPU.
  const cpuAndMemory = splitsWithCpu ? 1 : 2;
  return {
    requests: plan.requests.length,
    isCleaned: seen.isCleaned,
    splitsWithCpu,
    guards: responses + cpuAndMemory,
    limits: countLimits(plan) + 1,
  };
}

function lookOf({ look }: RunRecord): LookKind {
  if (look === undefined || look.of <= 1) return 'only';
  return look.number < look.of ? 'first' : 'last';
}
