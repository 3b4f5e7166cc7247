// Why it is slower, or faster, in one sentence, from what was measured; or why that is not decided.

import { microseconds, ratio } from '../../units.ts';
import { formatAmount, formatNumber } from '../format/number.ts';
import { formatChange, formatShare } from '../format/share.ts';
import { formatTime } from '../format/time.ts';
import type { GateReport, ReportComparison, ReportSideBySide } from '../gate-report.ts';
import { formatRange, isBeyond, knownInterval } from '../rows/interval-rows.ts';
import { sureness } from '../rows/row-reasons.ts';
import { type Change, findThroughputCause, noteworthyIn } from './explain-throughput.ts';
import { describeFailures } from './failure-words.ts';

/** `undefined`: nothing changed, or nothing that was measured explains it. */
export function describeCause(report: GateReport): string | undefined {
  const { verdict } = report;
  if (verdict.kind === 'inconclusive') return describeDoubt(report);
  if (verdict.kind === 'invalid-run') return describeFailures(report.details, MOST_KINDS);
  const reds = report.comparisons.filter(({ outcome }) => outcome === 'regression');
  const event = reds.find(({ metric }) => EVENTS.has(metric));
  if (event !== undefined) return event.because;
  if (reds.some(({ metric }) => metric === 'errors')) {
    return describeFailures(report.details, MOST_KINDS);
  }
  return describeCost(report) ?? (reds.some(isTime) ? describeTail(report) : undefined);
}

/** Of failures: this is one sentence. */
const MOST_KINDS = 3;

const EVENTS: ReadonlySet<ReportComparison['metric']> = new Set([
  'server-died',
  'rate-not-sustained',
]);

const TIMES: ReadonlySet<ReportComparison['metric']> = new Set([
  'p99',
  'response-p99',
  'clean-response-p99',
]);
const isTime = ({ metric }: ReportComparison): boolean => TIMES.has(metric);

function describeCost(report: GateReport): string | undefined {
  const cause = findThroughputCause(report);
  if (cause === undefined || cause.kind === 'none') return undefined;
  const { cpu, predicted, measured } = cause;
  switch (cause.kind) {
    case 'computing':
      return isUndecided(report)
        ? `each request costs ${describeFactor(cpu)}; that would change throughput by ${formatChange(ratio(predicted))}. Measured: ${formatChange(ratio(measured))}, not yet proved.`
        : `each request costs ${describeFactor(cpu)}; that explains the whole ${measured < 0 ? 'loss' : 'gain'}.`;
    case 'waiting':
      return describeWaiting(cpu, measured < 0, noteworthyIn(report).cost);
    case 'both':
      return `each request costs ${describeFactor(cpu)}; that alone would change throughput by ${formatChange(ratio(predicted))}, and it changed by ${formatChange(ratio(measured))}.`;
  }
}

/** What is not proved needs no explanation yet, and a cause of it would claim that it is. */
const isUndecided = ({ comparisons }: GateReport): boolean =>
  comparisons.some(({ metric, outcome }) => metric === 'throughput' && outcome === 'inconclusive');

/** The CPU explains next to nothing of the change, though its own change may be worth a number. */
function describeWaiting(cpu: Change, isLoss: boolean, noteworthy: number): string {
  const waits = isLoss
    ? 'waits longer: look at locks, timers, disks and calls to other services.'
    : 'waits less.';
  if (Math.abs(cpu.change) < noteworthy) {
    return `a request costs as much CPU as before (${timeOf(cpu.after)}), so the server ${waits}`;
  }
  return cpu.change > 0 === isLoss
    ? `each request costs ${describeFactor(cpu)}, which explains only a small part: the server also ${waits}`
    : `although each request costs ${describeFactor(cpu)}, the server ${waits}`;
}

/** "2.55 × the CPU (161 µs → 411 µs)", "6.5 % more CPU (160 µs → 171 µs)" */
function describeFactor({ before, after, change }: Change): string {
  const times = `(${timeOf(before)} → ${timeOf(after)})`;
  if (change >= 1) return `${Number((1 + change).toPrecision(3))}\u202f× the CPU ${times}`;
  return `${formatShare(ratio(Math.abs(change)))} ${change < 0 ? 'less' : 'more'} CPU ${times}`;
}

const timeOf = (time: number): string => formatTime(microseconds(time));

/** Where no request costs more and throughput is not shown to change, single requests are slower. */
function describeTail(report: GateReport): string | undefined {
  const cpu = findThroughputCause(report)?.cpu;
  if (cpu === undefined) return undefined;
  const { cost } = noteworthyIn(report);
  if (cpu.change >= cost) return `each request costs ${describeFactor(cpu)}.`;
  const computing =
    cpu.change <= -cost
      ? `each request costs ${describeFactor(cpu)}`
      : `CPU per request (${timeOf(cpu.after)}) hardly changed`;
  return `${describeSteadiness(report)}, and ${computing}, so single requests wait: look for pauses, locks and slow calls.`;
}

/** "throughput changed by only −2.1 %" */
function describeSteadiness({ comparisons }: GateReport): string {
  const change = comparisons.find(({ metric }) => metric === 'throughput')?.change ?? null;
  return change === null
    ? 'no change of throughput was shown'
    : `throughput changed by only ${formatChange(ratio(change))}`;
}

/** What stored records lack, the comparison itself says. */
function describeDoubt(report: GateReport): string | undefined {
  const { evidence, comparisons } = report;
  const { sideBySide } = evidence;
  const open = comparisons.find(({ outcome }) => outcome === 'inconclusive');
  if (sideBySide === null || open === undefined || open.change === null) return open?.because;
  // A limit is no change, and failures are counted: neither has an interval of changes to speak of.
  if (open.role === 'limit' || open.metric === 'errors') return open.because;
  return `${describePairDoubt(open, sideBySide)}${describeShortage(report)}`;
}

function describePairDoubt(open: ReportComparison, sideBySide: ReportSideBySide): string {
  const pairs = formatAmount(sideBySide.blocks, 'pair');
  const { best, worst } = knownInterval(open);
  if (best !== null && isBeyond(open, best)) {
    const prove = sideBySide.blocks === 1 ? 'does not prove' : 'do not prove';
    return `a loss beyond what is allowed is likely, but ${pairs} ${prove} it as surely as a red check must (${sureness(open)}).`;
  }
  if (best === null || worst === null) return `${pairs} cannot tell how large the change is.`;
  return `${pairs} cannot tell: the change may be anything in ${formatRange(open)}, and ${formatChange(ratio(open.toleranceLine))} is allowed.`;
}

/** What spreads the pairs, where the machine does. */
function describeShortage({ evidence, run }: GateReport): string {
  const shortage = evidence.sideBySide?.shortage ?? null;
  if (shortage === null) return '';
  const cores = formatAmount(run.environment.cores, 'core');
  return ` The machine is crowded: server or generator waited for a CPU for ${formatShare(ratio(Number(shortage.waited.toPrecision(2))))} of the time that they had work, and used ${formatNumber(shortage.used)} of ${cores}.`;
}
