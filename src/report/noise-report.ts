// What `perf-gate noise` found, as one value: composed from the record and the verdict of a run of the same
// code on both sides. It is also what `--json` writes.

import { maskSecrets } from '../mask.ts';
import type { Plan } from '../plan/plan.ts';
import { waitedOf } from '../record/crowd.ts';
import { Histogram } from '../record/histogram.ts';
import type { Incident } from '../record/incident.ts';
import { blocksOf } from '../record/metrics.ts';
import { keptSlices, pairsOf } from '../record/pairs.ts';
import type { RunRecord } from '../record/run-record.ts';
import { type Milliseconds, milliseconds, type Ratio, ratio, toMilliseconds } from '../units.ts';
import { forecastGate, type MetricNoise, measureNoise, toleranceAt } from '../verdict/noise.ts';
import { floorOf, isP99, type Pace, propose } from '../verdict/proposal.ts';
import type { Verdict, VerdictKind, Warning, WarningCode } from '../verdict/verdict.ts';

/** `null`: not known. Times are milliseconds, shares and tolerances go from 0 to 1. */
export interface NoiseReport {
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly measuredAt: string;
  readonly perfGate: string;
  readonly planHash: string;
  readonly machine: NoiseMachine;
  readonly pairs: number;
  /** Of measuring; `lead` until the first pair. */
  readonly time: Milliseconds;
  readonly lead: Milliseconds;
  readonly pairTime: Milliseconds;
  /** What a gate would have said of this run, and when. */
  readonly gate: GateEnd;
  readonly metrics: readonly NoiseOfMetric[];
  readonly disturbances: Disturbances;
  readonly warnings: readonly Warning[];
  readonly proposal: NoiseProposal;
}

/** A tolerance is `null` where it was not measured, and where none that is proposed fits. */
interface NoiseProposal {
  readonly budget: Milliseconds;
  readonly throughput: Ratio | null;
  readonly p99: Ratio | null;
}

export interface NoiseMachine {
  readonly cpuModel: string;
  readonly cores: number;
  readonly kernel: string;
  /** Hashed; see `Environment`. */
  readonly id: string | null;
}

/** Where a gate would have ended. */
export interface GateEnd {
  readonly verdict: VerdictKind;
  readonly pairs: number;
  readonly time: Milliseconds;
  /** For a run that is no pass: why, as whole sentences. */
  readonly because: string | null;
}

export interface NoiseOfMetric {
  readonly metric: MetricNoise['metric'];
  readonly request: string | null;
  /** Standard deviation of the change between pairs of the same code. */
  readonly spread: number;
  /** A tolerance that `p99-floor` replaces, because it forgives more. */
  readonly floor: Ratio | null;
  readonly takes: readonly GateTime[];
}

/** How long a gate on one metric takes on average; `null`: more pairs than a run may have. */
export interface GateTime {
  readonly tolerance: Ratio;
  readonly pass: Span | null;
  /** Until twice the tolerance is shown. */
  readonly shown: Span | null;
}

export interface Span {
  readonly pairs: number;
  readonly time: Milliseconds;
}

/** Shares from 0 to 1. */
export interface Disturbances {
  /** Of the machine, by other processes just before and just after measuring. */
  readonly others: Ratio | null;
  /** Of the machine, meanwhile, by the host of a virtual one. */
  readonly stolen: Ratio | null;
  /** Of the time with work, the part that server or generator waited for a CPU: the larger of the two. */
  readonly waited: Ratio | null;
  /** Of the slices at the fixed rate: those in which server or generator waited for a CPU. */
  readonly slices: Ratio | null;
  /** One request in a hundred at the fixed rate was written later than this. */
  readonly lag: Milliseconds | null;
  /** Cores that a quota allows. */
  readonly quota: number | null;
}

export interface NoiseInput {
  readonly plan: Plan;
  /** Of both arms. */
  readonly record: RunRecord;
  readonly incidents: readonly Incident[];
  /** By all pairs. */
  readonly verdict: Verdict;
  readonly gate: GateEnd;
  /** When measuring began, in milliseconds since 1970. */
  readonly began: number;
  readonly time: Milliseconds;
  readonly neighbours: Neighbours;
}

/** What the machine did for others, as shares of it; `undefined` where the kernel does not say. */
export interface Neighbours {
  readonly others: Ratio | undefined;
  readonly stolen: Ratio | undefined;
}

export function composeNoise(input: NoiseInput): NoiseReport {
  const { plan, record, incidents, gate, time } = input;
  const noises = measureNoise({ candidate: record, stored: [], plan, incidents });
  const pairs = pairsOf(record).length;
  const pace = paceOf(input, pairs);
  const { budget, throughput = null, p99 = null } = propose(noises, plan.tolerances, pace);
  const { cpuModel, cores, kernel, machine = null, perfGate } = record.environment;
  return maskTexts(
    {
      name: plan.name,
      measuredAt: record.measuredAt,
      perfGate,
      planHash: record.planHash,
      machine: { cpuModel, cores, kernel, id: machine },
      pairs,
      time: whole(time),
      lead: whole(pace.lead),
      pairTime: whole(pace.pair),
      gate: { ...gate, time: whole(gate.time) },
      metrics: noises.map((noise) => describeNoise(noise, plan, pace)),
      disturbances: disturbancesOf(record, input.neighbours),
      warnings: input.verdict.warnings.filter(({ code }) => !OF_CHANCE.has(code)),
      proposal: { budget, throughput, p99 },
    },
    plan.secrets,
  );
}

/** Changes that are shown between two runs of the same code are false alarms: `gate` tells of those. */
const OF_CHANCE: ReadonlySet<WarningCode> = new Set(['improvement', 'small-proven-loss']);

/** The mean time of a pair, starts and stops included. */
function paceOf({ record, began, time }: NoiseInput, pairs: number): Pace {
  const starts = record.blocks.map(({ startedAt }) => Date.parse(startedAt));
  const lead = Math.min(Math.max(0, Math.min(...starts) - began), time);
  return { lead: milliseconds(lead), pair: milliseconds((time - lead) / Math.max(1, pairs)) };
}

const TOLERANCES = [0.02, 0.05, 0.1].map(ratio);
const P99_TOLERANCES = [0.05, 0.1, 0.2].map(ratio);

function describeNoise(noise: MetricNoise, { tolerances }: Plan, pace: Pace): NoiseOfMetric {
  const { metric, request = null, spread } = noise;
  const isTime = isP99(metric);
  const floor = Math.expm1(floorOf(noise, tolerances.p99Floor));
  return {
    metric,
    request,
    spread: digits(spread),
    floor: isTime && floor > tolerances.p99 ? ratio(digits(floor)) : null,
    takes: (isTime ? P99_TOLERANCES : TOLERANCES).map((tolerance) => {
      const { pass, shown } = forecastGate(noise, toleranceAt(noise, tolerance));
      return { tolerance, pass: spanOf(pass, pace), shown: spanOf(shown, pace) };
    }),
  };
}

/** As exact as they are known. */
const digits = (value: number): number => Number(value.toPrecision(4));
const whole = (time: number): Milliseconds => milliseconds(Math.round(time));

/** Where fewer runs end as they should, the mean is that of runs which stay open. */
const MOSTLY = 1 / 2;

function spanOf(
  { pairs, right }: ReturnType<typeof forecastGate>['pass'],
  { lead, pair }: Pace,
): Span | null {
  if (right < MOSTLY) return null;
  return { pairs: Math.round(10 * pairs) / 10, time: whole(lead + pairs * pair) };
}

function disturbancesOf(record: RunRecord, { others, stolen }: Neighbours): Disturbances {
  const { cpuQuota } = record.environment;
  return {
    others: shareOrNull(others),
    stolen: shareOrNull(stolen),
    waited: shareOrNull(waitedOf(record)),
    slices: disturbedSlices(record),
    lag: lagOf(record),
    quota: cpuQuota ?? null,
  };
}

const shareOrNull = (share: Ratio | undefined): Ratio | null =>
  share === undefined ? null : ratio(digits(share));

function disturbedSlices(record: RunRecord): Ratio | null {
  const arms = [keptSlices(record, 'baseline'), keptSlices(record, 'candidate')];
  const known = arms.filter((arm) => arm !== undefined);
  const slices = known.reduce((sum, arm) => sum + arm.slices, 0);
  const kept = known.reduce((sum, arm) => sum + arm.kept, 0);
  return shareOrNull(slices === 0 ? undefined : ratio(1 - kept / slices));
}

function lagOf(record: RunRecord): Milliseconds | null {
  const phases = blocksOf(record).flatMap(({ fixedRate }) => fixedRate ?? []);
  const late = Histogram.merged(phases.map(({ lag }) => lag)).supportedQuantile(0.99);
  return late === undefined ? null : toMilliseconds(late);
}

/** Names, and texts that quote them. Numbers and words from lists stay. */
function maskTexts(report: NoiseReport, secrets: readonly string[]): NoiseReport {
  const mask = (text: string): string => maskSecrets(text, secrets);
  const { gate, metrics, warnings } = report;
  return {
    ...report,
    gate: { ...gate, because: gate.because === null ? null : mask(gate.because) },
    metrics: metrics.map((one) => ({
      ...one,
      request: one.request === null ? null : mask(one.request),
    })),
    warnings: warnings.map(({ code, text }) => ({ code, text: mask(text) })),
  };
}
