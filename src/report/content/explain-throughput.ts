// Why throughput is what it is: what a request costs the server's CPU, and how busy that kept it.

import { microseconds, ratio } from '../../units.ts';
import { formatCount, formatNumber } from '../format/number.ts';
import { formatChange, formatShare } from '../format/share.ts';
import { formatTime } from '../format/time.ts';
import type { GateReport, ReportRow } from '../gate-report.ts';
import { isShown } from '../rows/interval-rows.ts';
import { comparedFor } from './compared.ts';

/**
 * A change of CPU time below `cost` counts as none; a change of throughput below `change` needs no
 * explanation. Side by side the same code differs far less than between two runs (docs/method.md).
 */
const NOTEWORTHY = {
  apart: { cost: 0.02, change: 0.03 },
  'side-by-side': { cost: 0.005, change: 0.01 },
} as const;

type Noteworthy = (typeof NOTEWORTHY)[keyof typeof NOTEWORTHY];

/** CPU explains throughput when it predicts the change to within this part of it. */
const EXPLAINS_WITHIN = 0.25;

/** How much of a change of throughput the CPU time of a request explains. */
interface ThroughputCause {
  /** `none`: throughput did not change, or that it did is not shown. */
  readonly kind: 'computing' | 'waiting' | 'both' | 'none';
  readonly cpu: Change;
  /** The change of throughput that CPU time alone would make. */
  readonly predicted: number;
  readonly measured: number;
}

export interface Change {
  readonly before: number;
  readonly after: number;
  readonly change: number;
}

/**
 * An equally busy server answers 1 ÷ (1 + c) as many requests when each costs c more. If that is
 * the measured change, CPU is the cause. If c is next to nothing, the server waited longer.
 * @returns `undefined` where the CPU time of one version or of both is not known
 */
export function findThroughputCause(report: GateReport): ThroughputCause | undefined {
  const [mix] = report.rows;
  if (mix?.baseline == null) return undefined;
  const { candidate, baseline } = mix;
  if (candidate.cpuPerRequest === null || baseline.cpuPerRequest === null) return undefined;
  const cpu = changeFor(report, 'cpu', baseline.cpuPerRequest, candidate.cpuPerRequest);
  const predicted = 1 / (1 + cpu.change) - 1;
  if (baseline.throughput === 0) return { kind: 'none', cpu, predicted, measured: 0 };
  const { change: measured } = changeFor(
    report,
    'throughput',
    baseline.throughput,
    candidate.throughput,
  );
  const kind = isInDoubt(report) ? 'none' : kindOf(measured, predicted, noteworthyIn(report));
  return { kind, cpu, predicted, measured };
}

function kindOf(
  measured: number,
  predicted: number,
  noteworthy: Noteworthy,
): ThroughputCause['kind'] {
  const small = EXPLAINS_WITHIN * Math.abs(measured);
  if (Math.abs(measured) < noteworthy.change) return 'none';
  if (Math.abs(predicted - measured) <= small) return 'computing';
  return Math.abs(predicted) <= small ? 'waiting' : 'both';
}

export const noteworthyIn = ({ evidence }: GateReport): Noteworthy =>
  NOTEWORTHY[evidence.sideBySide === null ? 'apart' : 'side-by-side'];

/** Sentences, the most telling first; none if CPU time is not known. */
export function explainThroughput(report: GateReport): readonly string[] {
  const [mix] = report.rows;
  if (mix === undefined || mix.candidate.cpuPerRequest === null) return [];
  const busy = describeBusy(report);
  const cause = findThroughputCause(report);
  if (cause === undefined) {
    const cost = formatTime(microseconds(mix.candidate.cpuPerRequest));
    return [`A request cost ${cost} of server CPU${busy}.`];
  }
  const { cpu } = cause;
  const [before, after] = [cpu.before, cpu.after].map((value) => formatTime(microseconds(value)));
  const cost = costSentence(cpu.change, noteworthyIn(report).cost, before, after);
  return [`${cost}${busy}.`, ...causeSentences(cause, noteworthyIn(report))];
}

/** The judged change of the mix where there is one, else that of the totals. */
function changeFor(
  report: GateReport,
  metric: 'cpu' | 'throughput',
  before: number,
  after: number,
): Change {
  const compared = comparedFor(report, metric, null);
  if (compared?.change == null) return { before, after, change: after / before - 1 };
  return { before: compared.before, after: compared.after, change: compared.change };
}

/** Side by side the interval shows whether throughput changed at all: noise needs no explanation. */
function isInDoubt({ evidence, comparisons }: GateReport): boolean {
  const throughput = comparisons.find(({ metric }) => metric === 'throughput');
  return evidence.sideBySide !== null && throughput !== undefined && !isShown(throughput);
}

function costSentence(change: number, least: number, before = '', after = ''): string {
  if (Math.abs(change) < least) return `A request cost as much server CPU as before (${after})`;
  const direction = change > 0 ? 'more' : 'less';
  const size = formatShare(ratio(Math.abs(change)));
  return `A request cost ${size} ${direction} server CPU (${before} → ${after})`;
}

/** "; the server kept 0.98 of 2 cores busy", "; the server kept one core 98 % busy in both arms" */
function describeBusy(report: GateReport): string {
  const { details, run } = report;
  const shares = describeBusyShares(report);
  if (shares !== undefined) return `; ${shares}`;
  if (details.serverBusyCores === null) return '';
  const busy = formatNumber(details.serverBusyCores);
  return `; the server kept ${busy} of ${run.environment.cores} cores busy`;
}

function causeSentences(
  { kind, cpu, predicted, measured }: ThroughputCause,
  { cost }: Noteworthy,
): readonly string[] {
  const [alone, whole] = [predicted, measured].map((change) => formatChange(ratio(change)));
  switch (kind) {
    case 'computing':
      return [`That alone would change throughput by ${alone}; measured were ${whole}.`];
    case 'waiting':
      return [describeWaiting(measured, Math.abs(cpu.change) >= cost)];
    case 'both':
    case 'none':
      return [];
  }
}

/** @param isPart CPU time changed, too, but does not explain the change */
function describeWaiting(measured: number, isPart: boolean): string {
  if (measured > 0) {
    return isPart
      ? 'Most of the gain has another reason: the server waited less.'
      : 'So the gain is not cheaper requests: the server waited less.';
  }
  const lost = isPart ? 'Most of the loss was waiting' : 'So time was lost waiting';
  return `${lost}, not computing: look at locks, timers, disks and calls to other services.`;
}

/** A thread at its limit may exceed one core: helper threads collect its garbage and read its files. */
const MOST_CORES_OF_ONE_THREAD = 1.1;

/** Two shares closer than this are reported as one. */
const SAME_SHARE = 0.02;

/** "the server kept one core 98 % busy in both arms"; `undefined` unless both arms were seen. */
export function describeBusyShares(report: GateReport): string | undefined {
  const [mix] = report.rows;
  const before = mix?.baseline?.busyCores ?? null;
  const after = mix?.candidate.busyCores ?? null;
  if (report.evidence.sideBySide === null || before === null || after === null) return undefined;
  const { usable, subject } = usableCores(report, Math.max(before, after));
  const [baseline, candidate] = [before, after].map((busy) => Math.min(1, busy / usable));
  if (baseline === undefined || candidate === undefined) return undefined;
  const waits = describeWaits(mix, usable);
  if (Math.abs(candidate - baseline) < SAME_SHARE)
    return `${subject} ${percent((candidate + baseline) / 2)} busy in both arms${waits}`;
  return `${subject} ${percent(candidate)} busy, ${percent(baseline)} in the baseline${waits}`;
}

/** Below this share nobody misses it. */
const NOTEWORTHY_WAITS = 0.05;

/** A server that others starve wants the CPU and does not use it: what it used alone would look idle. */
function describeWaits(mix: ReportRow | undefined, usable: number): string {
  const [before, after] = [mix?.baseline, mix?.candidate].map(
    (values) => (values?.waitingCores ?? 0) / usable,
  );
  if (before === undefined || after === undefined) return '';
  if (Math.max(before, after) < NOTEWORTHY_WAITS) return '';
  const baseline = Math.abs(after - before) < SAME_SHARE ? '' : ` (${percent(before)})`;
  return `, and waited for a CPU for a further ${percent(after)}${baseline}`;
}

interface Usable {
  readonly usable: number;
  readonly subject: string;
}

/** The limit is one core for a single thread, as many cores as workers, or else all cores. */
function usableCores({ run, evidence }: GateReport, busiest: number): Usable {
  const { cores } = run.environment;
  const workers = evidence.sideBySide?.placement?.workers;
  if (workers !== undefined && workers <= cores)
    return { usable: workers, subject: `its ${formatCount(workers)} worker processes were` };
  if (workers === undefined && busiest <= MOST_CORES_OF_ONE_THREAD)
    return { usable: 1, subject: 'the server kept one core' };
  return { usable: cores, subject: `the server kept the ${formatCount(cores)} cores` };
}

/** In whole per cent. */
const percent = (share: number): string => formatShare(ratio(Math.round(share * 100) / 100));
