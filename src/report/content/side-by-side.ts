// Two versions measured in turn: what the baseline was, how much was measured, and how evenly.

import { SIZE_LEVEL } from '../../stats/pair-levels.ts';
import { PAIRS_ALARM_BUDGET } from '../../stats/pair-shares.ts';
import { ratio } from '../../units.ts';
import { type Line, linkCommit } from '../document/line.ts';
import { type Fact, optionalFact } from '../document/report-document.ts';
import { formatCount } from '../format/number.ts';
import { formatChange, formatShare } from '../format/share.ts';
import type { ReportRun, ReportSideBySide } from '../gate-report.ts';

/** "commit 3f2a91c80d12", "the stored build of 3f2a91c80d12" */
function describeArm({ arm }: ReportSideBySide, run: ReportRun): Line {
  const commit = arm.commit === null ? undefined : linkCommit(arm.commit, run.url);
  switch (arm.kind) {
    case 'build':
      return commit === undefined ? ['the stored build'] : ['the stored build of ', commit];
    case 'commit':
      return commit === undefined ? ['the base commit'] : ['commit ', commit];
    case 'directory':
      return ['the build in another directory', ...inBrackets(commit)];
    case 'command':
      return ['another start command', ...inBrackets(commit)];
  }
}

const inBrackets = (commit: Line[number] | undefined): Line =>
  commit === undefined ? [] : [' (', commit, ')'];

/** "side by side with commit 3f2a91c80d12", "one at a time with the stored build of 3f2a91c80d12" */
export const describeTurns = (sides: ReportSideBySide, run: ReportRun): Line => [
  sides.turns === 'slices' ? 'side by side with ' : 'one at a time with ',
  ...describeArm(sides, run),
];

export function sideBySideFacts(sides: ReportSideBySide, run: ReportRun): readonly Fact[] {
  const { arm, blocks, plannedBlocks, turns } = sides;
  return [
    { name: 'beside', value: describeArm(sides, run) },
    ...optionalFact('commit', arm.commit, (commit) => commit),
    {
      name: 'pairs of blocks',
      value: `${formatCount(blocks)} of at most ${formatCount(plannedBlocks)}`,
    },
    { name: 'turns', value: TURNS[turns] },
    ...optionalFact('slices kept at the fixed rate', sides.cleaning, describeKept),
    ...optionalFact('worker processes', sides.placement, describePlacement),
    ...optionalFact('pairs differed by', describeSpread(sides.blockSpread), (spread) => spread),
    { name: 'promise', value: PROMISE },
  ];
}

/** In the words of docs/method.md. */
const PROMISE = `an unchanged server turns red in at most ${formatShare(ratio(PAIRS_ALARM_BUDGET))} of runs; a loss within what you allow in at most ${formatShare(ratio(SIZE_LEVEL))}; a loss of twice that passes in at most ${formatShare(ratio(SIZE_LEVEL))}; one between goes either way`;

const TURNS: Readonly<Record<ReportSideBySide['turns'], string>> = {
  slices: 'short slices, both servers up',
  'one-arm-at-a-time': 'one version at a time, on a fixed port',
};

type Cleaning = NonNullable<ReportSideBySide['cleaning']>;

function describeKept({ baseline, candidate }: Cleaning): string {
  return `${describeShare(baseline)} (baseline), ${describeShare(candidate)} (candidate)`;
}

const describeShare = (arm: Cleaning['baseline']): string =>
  `${formatKept(arm)} of ${formatCount(arm.slices)}`;

/** In whole per cent: "84 %". */
export function formatKept({ slices, kept }: Cleaning['baseline']): string {
  return formatShare(ratio(slices === 0 ? 0 : Math.round((100 * kept) / slices) / 100));
}

type Placement = NonNullable<ReportSideBySide['placement']>;

function describePlacement({ workers, reopens, ...placement }: Placement): string {
  const [before, after] = [placement.baselineImbalance, placement.candidateImbalance].map(
    (imbalance) => formatChange(ratio(imbalance)),
  );
  const how = reopens ? '; connections opened anew before each slice' : '';
  return `${formatCount(workers)}, the busiest ${before} (baseline) and ${after} (candidate) over an even share${how}`;
}

/** "1.1 % (throughput), 6 % (p99)": what the intervals rest on. */
function describeSpread({ throughput, p99 }: ReportSideBySide['blockSpread']): string | null {
  const parts = [
    ...(throughput === null ? [] : [`${formatShare(ratio(throughput))} (throughput)`]),
    ...(p99 === null ? [] : [`${formatShare(ratio(p99))} (p99)`]),
  ];
  return parts.length === 0 ? null : `${parts.join(', ')}, standard deviation`;
}
