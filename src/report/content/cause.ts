// Why it is slower, or faster, in one sentence, from what was measured; or why that is not decided.

import { microseconds, ratio } from '../../units.ts';
import { formatAmount, formatCount } from '../format/number.ts';
import { formatChange, formatShare } from '../format/share.ts';
import { formatTime } from '../format/time.ts';
import type { GateReport, ReportComparison } from '../gate-report.ts';
import { type Change, findThroughputCause, noteworthyIn } from './explain-throughput.ts';
import { describeFailure, sumFailures } from './failure-words.ts';
import { formatRange, isBeyond, knownInterval } from './interval-rows.ts';

/** `undefined`: nothing changed, or nothing that was measured explains it. */
export function describeCause(report: GateReport): string | undefined {
  const { verdict } = report;
  if (verdict.kind === 'inconclusive') return describeDoubt(report);
  if (verdict.kind === 'invalid-run') return describeFailures(report);
  const reds = report.comparisons.filter(({ outcome }) => outcome === 'regression');
  const event = reds.find(({ metric }) => EVENTS.has(metric));
  if (event !== undefined) return event.because;
  if (reds.some(({ metric }) => metric === 'errors')) return describeFailures(report);
  return describeCost(report) ?? (reds.some(isTime) ? describeTail(report) : undefined);
}

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

/** The three most frequent kinds. */
function describeFailures({ details }: GateReport): string | undefined {
  const failures = sumFailures(details.requests).toSorted((a, b) => b.count - a.count);
  if (failures.length === 0) return undefined;
  const total = failures.reduce((sum, { count }) => sum + count, 0);
  const kinds = failures.slice(0, 3).map(describeFailure).join(', ');
  return `${formatCount(total)} requests failed: ${kinds}.`;
}

function describeCost(report: GateReport): string | undefined {
  const cause = findThroughputCause(report);
  if (cause === undefined || cause.kind === 'none') return undefined;
  const { cpu, predicted, measured } = cause;
  switch (cause.kind) {
    case 'computing':
      return `each request costs ${describeFactor(cpu)}; that explains the whole ${measured < 0 ? 'loss' : 'gain'}.`;
    case 'waiting':
      return measured < 0
        ? `a request costs as much CPU as before (${timeOf(cpu.after)}), so the server waits longer: look at locks, timers, disks and calls to other services.`
        : `a request costs as much CPU as before (${timeOf(cpu.after)}), so the server waits less.`;
    case 'both':
      return `each request costs ${describeFactor(cpu)}; that alone would change throughput by ${formatChange(ratio(predicted))}, and it changed by ${formatChange(ratio(measured))}.`;
  }
}

/** "2.55 × the CPU (161 µs → 411 µs)", "6.5 % more CPU (160 µs → 171 µs)" */
function describeFactor({ before, after, change }: Change): string {
  const times = `(${timeOf(before)} → ${timeOf(after)})`;
  if (change >= 1) return `${Number((1 + change).toPrecision(3))}\u202f× the CPU ${times}`;
  return `${formatShare(ratio(Math.abs(change)))} ${change < 0 ? 'less' : 'more'} CPU ${times}`;
}

const timeOf = (time: number): string => formatTime(microseconds(time));

/** Where throughput is what it was, a slower tail is that of single requests. */
function describeTail(report: GateReport): string | undefined {
  const cpu = findThroughputCause(report)?.cpu;
  if (cpu === undefined) return undefined;
  if (cpu.change >= noteworthyIn(report).cost) return `each request costs ${describeFactor(cpu)}.`;
  return `throughput and CPU per request (${timeOf(cpu.after)}) hardly changed, so single requests wait: look for pauses, locks and slow calls.`;
}

/** What stored records lack, the comparison itself says. */
function describeDoubt({ evidence, comparisons }: GateReport): string | undefined {
  const { sideBySide } = evidence;
  const open = comparisons.find(({ outcome }) => outcome === 'inconclusive');
  if (sideBySide === null || open === undefined || open.change === null) return open?.because;
  const pairs = `${formatAmount(sideBySide.blocks, 'pair')} cannot tell`;
  const { best, worst } = knownInterval(open);
  if (best !== null && isBeyond(open, best)) {
    return `a loss beyond what is allowed is likely, but ${formatAmount(sideBySide.blocks, 'pair')} are not as sure as a red check must be.`;
  }
  if (best === null || worst === null) return `${pairs} how large the change is.`;
  return `${pairs}: the change may be anything in ${formatRange(open)}, and ${formatChange(ratio(open.toleranceLine))} is allowed.`;
}
