// What a verdict rests on, in one or two sentences: can I trust it, and what would it have seen?

import { FALSE_ALARM_BUDGET } from '../../stats/alpha.ts';
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
  const machine = baseline.sameMachine ? 'this machine' : ELSEWHERE;
  return [`${blocks}, against `, ...describeBaseline(baseline, run), `, of ${machine}.${seen}`];
}

/** docs/method.md: published figures for hosted runners of one label. */
const ELSEWHERE = 'other machines, on which the same code runs 10 to 30 % faster or slower';

/** A pass is worth what it would have seen; a regression, how seldom it is a false alarm. */
function describeSeen(report: GateReport): string {
  const { verdict, evidence, comparisons } = report;
  if (verdict.kind === 'regression') {
    if (evidence.sideBySide === null && comparisons.every(({ role }) => role === 'limit'))
      return '';
    const budget = evidence.sideBySide === null ? FALSE_ALARM_BUDGET : PAIRS_ALARM_BUDGET;
    return ` An unchanged server turns red in at most ${formatShare(ratio(budget))} of runs.`;
  }
  if (verdict.kind !== 'pass' && verdict.kind !== 'inconclusive') return '';
  const isPass = verdict.kind === 'pass';
  const gates = comparisons.filter(({ role }) => role === 'gate');
  const parts = (['throughput', 'p99'] as const).flatMap((name) =>
    describeLargest(
      report,
      gates.filter(({ metric }) => metric === name),
      isPass ? RULED_OUT : COULD_BE_SHOWN,
    ),
  );
  if (parts.length === 0) return '';
  return isPass
    ? ` Ruled out: ${parts.join(', and ')}.`
    : ` This run could have shown ${parts.join(', or ')}.`;
}

interface Bound {
  /** A change; `undefined` where any may be. */
  readonly of: (comparison: ReportComparison) => number | undefined;
  readonly words: '' | 'more than ';
}

const COULD_BE_SHOWN: Bound = {
  of: (comparison) =>
    isSmallestKnown(comparison) ? (comparison.minimumDetectable ?? undefined) : undefined,
  words: '',
};

/** Where even the worse end of the interval is a gain, no loss is left to speak of. */
const RULED_OUT: Bound = {
  of: ({ interval: { worst }, higherIsBetter }) =>
    worst === null ? undefined : higherIsBetter ? Math.min(worst, 0) : Math.max(worst, 0),
  words: 'more than ',
};

/**
 * "a throughput loss of 5.8 %", "a p99 rise of 13.9 %"; of several requests that of which least is known: "a rise
 * of the p99 of search by 13.9 %". None where any of them could have lost anything.
 */
function describeLargest(
  report: GateReport,
  comparisons: readonly ReportComparison[],
  { of, words }: Bound,
): readonly string[] {
  const bounded = comparisons.map((comparison) => ({ comparison, bound: of(comparison) }));
  const sizeOf = ({ bound }: (typeof bounded)[number]): number =>
    Math.abs(bound ?? Number.POSITIVE_INFINITY);
  const [worst] = bounded.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  if (worst?.bound === undefined) return [];
  const size = formatShare(ratio(Math.abs(worst.bound)));
  if (size === NOT_AVAILABLE) return [];
  const { metric, higherIsBetter } = worst.comparison;
  const movement = higherIsBetter ? 'loss' : 'rise';
  const label = labelComparison(report, worst.comparison);
  if (worst.bound === 0) return [`any ${movement} of ${label}`];
  return label === METRIC_LABELS[metric]
    ? [`a ${label} ${movement} of ${words}${size}`]
    : [`a ${movement} of the ${label} by ${words}${size}`];
}

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
  const where = baseline.sameMachine ? '' : ' of other machines';
  return [`${name}vs ${formatAmount(baseline.records, 'stored record')}${where} · ${time}`];
}
