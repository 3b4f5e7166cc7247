// What a verdict rests on, in one or two sentences: can I trust it, and what would it have seen?

import { PAIRS_ALARM_BUDGET } from '../../stats/pair-shares.ts';
import { ratio, seconds } from '../../units.ts';
import { type Line, shortCommit } from '../document/line.ts';
import { formatAmount, NOT_AVAILABLE } from '../format/number.ts';
import { formatShare } from '../format/share.ts';
import { formatDuration } from '../format/time.ts';
import type { GateReport, ReportComparison, ReportSideBySide } from '../gate-report.ts';
import { METRIC_LABELS } from '../metric-words.ts';
import { isSmallestKnown } from '../rows/interval-rows.ts';
import { labelComparison } from '../rows/labels.ts';
import { describeBaseline, describeBlocks } from './run-facts.ts';
import { describeTurns } from './side-by-side.ts';

export function describeBasis(report: GateReport): Line {
  const { run, baseline, evidence, comparisons } = report;
  const time = formatDuration(seconds(run.seconds));
  const { sideBySide } = evidence;
  const seen = describeSeen(report);
  if (sideBySide !== null) {
    const pairs = formatAmount(sideBySide.blocks, 'pair');
    return [`${pairs} `, ...describeTurns(sideBySide, run), `, ${time}.${seen}`];
  }
  const blocks = `${describeBlocks(run)}, ${time}`;
  if (baseline === null || comparisons.length === 0) return [`${blocks}.`];
  const machine = baseline.sameMachine ? 'this machine' : 'other machines';
  return [`${blocks}, against `, ...describeBaseline(baseline, run), `, of ${machine}.${seen}`];
}

/** A pass is worth what it would have seen; a regression, how seldom it is a false alarm. */
function describeSeen(report: GateReport): string {
  const { verdict, evidence, comparisons } = report;
  if (verdict.kind === 'regression') {
    const share = formatShare(ratio(PAIRS_ALARM_BUDGET));
    return evidence.sideBySide === null
      ? ''
      : ` An unchanged server turns red in at most ${share} of runs.`;
  }
  if (verdict.kind !== 'pass' && verdict.kind !== 'inconclusive') return '';
  const gates = comparisons.filter(({ role }) => role === 'gate');
  const parts = (['throughput', 'p99'] as const).flatMap((name) =>
    describeSmallest(
      report,
      gates.filter(({ metric }) => metric === name),
    ),
  );
  return parts.length === 0 ? '' : ` This run could have shown ${parts.join(', or ')}.`;
}

/**
 * "a throughput loss of 5.8 %", "a p99 rise of 13.9 %"; of several requests that in which the least can be
 * shown: "a rise of the p99 of search by 13.9 %". None where any of them could have lost anything.
 */
function describeSmallest(
  report: GateReport,
  comparisons: readonly ReportComparison[],
): readonly string[] {
  if (!comparisons.every(isSmallestKnown)) return [];
  const [worst] = comparisons.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  if (worst === undefined) return [];
  const size = formatShare(ratio(sizeOf(worst)));
  if (size === NOT_AVAILABLE) return [];
  const movement = worst.higherIsBetter ? 'loss' : 'rise';
  const label = labelComparison(report, worst);
  return label === METRIC_LABELS[worst.metric]
    ? [`a ${label} ${movement} of ${size}`]
    : [`a ${movement} of the ${label} by ${size}`];
}

const sizeOf = ({ minimumDetectable }: ReportComparison): number =>
  Math.abs(minimumDetectable ?? Number.POSITIVE_INFINITY);

const OTHERS: Readonly<Record<ReportSideBySide['arm']['kind'], string>> = {
  build: 'the stored build',
  commit: 'the base commit',
  directory: 'another directory',
  command: 'another start command',
};

/** "default · vs 3f2a91c80d12 · 2 min 8 s", "default · 3f2a91c80d12 with changes vs 3f2a91c80d12 · 2 min 8 s" */
export function describeContext(report: GateReport): Line {
  const { run, baseline, evidence, comparisons } = report;
  const changed = run.changedFrom === null ? '' : `${shortCommit(run.changedFrom)} with changes `;
  const name = `${report.name} · ${changed}`;
  const time = formatDuration(seconds(run.seconds));
  const { sideBySide } = evidence;
  if (sideBySide !== null) {
    const { kind, commit } = sideBySide.arm;
    const other = commit === null ? OTHERS[kind] : shortCommit(commit);
    return [`${name}vs ${other} · ${time}`];
  }
  if (baseline === null || comparisons.length === 0) {
    return [`${[report.name, ...(changed === '' ? [] : [changed.trimEnd()]), time].join(' · ')}`];
  }
  return [`${name}vs ${formatAmount(baseline.records, 'stored record')} · ${time}`];
}
