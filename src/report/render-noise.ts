// What `perf-gate noise` found, for a terminal.

import type { NoiseRuns } from '../record/noise-run.ts';
import { MOST_PAIRS } from '../stats/look-plan.ts';
import { type Milliseconds, minutes, ratio, seconds, toMicroseconds } from '../units.ts';
import type { Fact, Section, TableGroup } from './document/report-document.ts';
import {
  printable,
  type TerminalOptions,
  type TerminalStyle,
  terminalStyle,
} from './draw/style.ts';
import { formatAmount, formatNumber } from './format/number.ts';
import { formatShare } from './format/share.ts';
import { formatDuration, formatRough, formatTime } from './format/time.ts';
import { labelOf } from './metric-words.ts';
import type { GateEnd, GateTime, NoiseOfMetric, NoiseReport } from './noise-report.ts';
import { describeTally } from './noise-tally.ts';
import { shortName } from './rows/labels.ts';
import { hangText } from './terminal/lines.ts';
import { drawSection } from './terminal/section.ts';

/** Whole lines, with those for `perf-gate.yml` at their beginning, as they are pasted. */
export function renderNoise(report: NoiseReport, options: TerminalOptions): string {
  const style = terminalStyle(options);
  const sections = [
    timeSection(report),
    open('What disturbed', [{ kind: 'facts', facts: disturbanceFacts(report) }]),
    ...(report.warnings.length === 0 ? [] : [warningSection(report)]),
  ];
  return printable([
    ...drawHead(report, style),
    ...sections.flatMap((section) => drawSection(section, style)),
    ...drawSection(open('For perf-gate.yml', []), style),
    ...proposalLines(report),
    '',
    // The last lines are what is left on a screen.
    ...drawVerdict(report, style),
  ]);
}

/** The count of runs in a file, shown beneath the report. */
export function renderTally(runs: NoiseRuns, path: string, options: TerminalOptions): string {
  const style = terminalStyle(options);
  const items = describeTally(runs, path);
  return printable(drawSection(open('So far', [{ kind: 'list', items }]), style));
}

const open = (title: string, pieces: Section['pieces']): Section => ({
  title,
  folded: false,
  pieces,
});

function drawHead(report: NoiseReport, style: TerminalStyle): readonly string[] {
  const { name, pairs, time } = report;
  const measured = `${name} · ${formatAmount(pairs, 'pair')} of blocks of the same code · ${formatDuration(time)} of measuring`;
  return [
    ...drawVerdict(report, style),
    ...[measured, describeGate(report.gate)].flatMap((line) =>
      hangText('  ', style.show(line), style.width),
    ),
  ];
}

function drawVerdict(report: NoiseReport, style: TerminalStyle): readonly string[] {
  const said = [...describeCrowd(report), summarise(report)].join(' ');
  const [first = '', ...more] = hangText('NOISE  ', style.show(said), style.width);
  return [style.paint('strong', 'NOISE') + first.slice('NOISE'.length), ...more];
}

/** From this share of the machine on, its noise is that of a crowd (docs/method.md). */
const CROWD = 0.1;

/** "This machine is crowded: other processes used 41 % of 2 cores."; empty where it is not. */
function describeCrowd({ disturbances, machine }: NoiseReport): readonly string[] {
  const { others, stolen } = disturbances;
  const [share, who] =
    (others ?? 0) >= (stolen ?? 0) ? [others, 'other processes'] : [stolen, 'its host'];
  if (share === null || share < CROWD) return [];
  const cores = formatAmount(machine.cores, 'core');
  return [`This machine is crowded: ${who} used ${formatShare(ratio(round(share)))} of ${cores}.`];
}

/** "On this machine a gate takes about 35 s for 5 % of throughput, about 4 min for 2 %, …" */
function summarise({ metrics }: NoiseReport): string {
  const parts = HEADLINE.flatMap(({ metric, tolerance, what }) => {
    const rows = metrics.filter((one) => one.metric === metric);
    const times = rows.map(({ takes }) => takes.find((take) => take.tolerance === tolerance));
    return rows.length === 0
      ? []
      : `${describeSlowest(times)} for ${formatShare(tolerance)}${what}`;
  });
  return parts.length === 0
    ? 'Neither throughput nor a p99 was measured.'
    : `On this machine a gate takes ${parts.join(', ')}.`;
}

const HEADLINE = [
  { metric: 'throughput', tolerance: ratio(0.05), what: ' of throughput' },
  { metric: 'throughput', tolerance: ratio(0.02), what: '' },
  { metric: 'p99', tolerance: ratio(0.1), what: ' of p99' },
] as const;

/** A gate passes when all of its metrics do. */
function describeSlowest(times: readonly (GateTime | undefined)[]): string {
  const passes = times.flatMap((time) => time?.pass ?? []);
  if (passes.length < times.length) return `more than ${MOST_PAIRS} pairs`;
  const [slowest] = passes.toSorted((one, other) => other.time - one.time);
  return slowest === undefined ? '' : `about ${formatRough(slowest.time)}`;
}

const ENDS: Readonly<Record<GateEnd['verdict'], string>> = {
  pass: 'would have passed',
  regression: 'would have turned red, which is a false alarm,',
  inconclusive: 'would have stayed inconclusive',
  'no-baseline': 'would have found no baseline',
  'invalid-run': 'would have called this run invalid',
};

function describeGate({ verdict, pairs, time, because }: GateEnd): string {
  const when = `${formatAmount(pairs, 'pair')}, ${formatRough(time)}`;
  // What an open gate needs is another forecast than the times, which are means over many runs.
  if (verdict === 'inconclusive') {
    return `A gate ${ENDS[verdict]} after ${when}: the times are means, and some runs take longer.`;
  }
  const why = because === null ? '' : ` ${because}`;
  return `A gate ${ENDS[verdict]} after ${when}.${why}`;
}

/** Two tables, because a p99 has tolerances of its own. */
function timeSection(report: NoiseReport): Section {
  const { metrics } = report;
  const isTime = ({ metric }: NoiseOfMetric): boolean =>
    metric !== 'throughput' && metric !== 'cpu';
  const several = new Set(metrics.flatMap(({ request }) => request ?? [])).size > 1;
  const tables = [metrics.filter((one) => !isTime(one)), metrics.filter(isTime)]
    .filter((rows) => rows.length > 0)
    .map((rows) => ({ kind: 'table', table: tableOf(rows, several) }) as const);
  const notes = describeFloors(metrics.filter(isTime), several);
  return open('Until an unchanged server passes / until twice the tolerance is shown', [
    ...tables,
    { kind: 'list', items: [...notes, ...legend(report)] },
  ]);
}

function tableOf(rows: readonly NoiseOfMetric[], several: boolean) {
  const tolerances = rows[0]?.takes.map(({ tolerance }) => formatShare(tolerance)) ?? [];
  const group: TableGroup = {
    title: undefined,
    rows: rows.map((row) => [
      nameOf(row, several),
      formatShare(ratio(Number(row.spread.toPrecision(2)))),
      ...row.takes.map(describeTakes),
    ]),
  };
  return { columns: ['', 'differ by', ...tolerances], groups: [group] };
}

const nameOf = ({ metric, request }: NoiseOfMetric, several: boolean): string =>
  labelOf(metric, several && request !== null ? shortName(request) : null);

/** "26 s / 52 s" */
const describeTakes = ({ pass, shown }: GateTime): string =>
  [pass, shown].map((span) => (span === null ? NEVER : formatRough(span.time))).join(' / ');

const NEVER = '–';

function legend({ metrics, pairs }: NoiseReport): readonly string[] {
  const spans = metrics.flatMap(({ takes }) => takes.flatMap(({ pass, shown }) => [pass, shown]));
  // The relative error of a standard deviation of n normal numbers is 1 ÷ √(2(n − 1)).
  const known = formatShare(ratio(round(1 / Math.sqrt(2 * Math.max(1, pairs - 1)))));
  const differ = `"differ by" is the standard deviation between pairs, although both sides are the same code; ${formatAmount(pairs, 'pair')} show it to within ${known} or so.`;
  return spans.includes(null)
    ? [differ, `${NEVER}: mostly not in the ${MOST_PAIRS} pairs that a run may have.`]
    : [differ];
}

/** "`p99-floor` forgives more than that: 56 % of the p99 of list, 17 % of the cleaned p99 of search." */
function describeFloors(rows: readonly NoiseOfMetric[], several: boolean): readonly string[] {
  const floors = rows.flatMap((row) =>
    row.floor === null
      ? []
      : `${formatShare(ratio(Number(row.floor.toPrecision(2))))} of the ${nameOf(row, several)}`,
  );
  return floors.length === 0
    ? []
    : [`\`p99-floor\` forgives more: ${floors.join(', ')}; a gate passes as soon as with that.`];
}

function disturbanceFacts({ disturbances, machine }: NoiseReport): readonly Fact[] {
  const { others, stolen, waited, slices, lag, quota } = disturbances;
  const share = (value: number | null, what: string): string =>
    value === null ? 'the kernel does not say' : `${formatShare(ratio(round(value)))} ${what}`;
  const cores = formatAmount(machine.cores, 'core');
  return [
    { name: 'other processes', value: share(others, `of ${cores}, before and after`) },
    { name: 'taken by the host', value: share(stolen, `of ${cores}`) },
    { name: 'waits for a CPU', value: share(waited, 'of the time with work') },
    { name: 'disturbed slices', value: share(slices, 'of those at the fixed rate') },
    {
      name: 'late requests',
      value:
        lag === null
          ? 'too few to say'
          : `one in a hundred by more than ${formatTime(toMicroseconds(lag))}`,
    },
    { name: 'CPU quota', value: quota === null ? 'none' : `${formatNumber(quota)} cores` },
  ];
}

const round = (share: number): number => Number(share.toPrecision(2));

const warningSection = ({ warnings }: NoiseReport): Section =>
  open('Warnings', [{ kind: 'list', items: warnings.map(({ text }) => text) }]);

/** Plain ASCII of ours, at most 80 columns wide. */
function proposalLines(report: NoiseReport): readonly string[] {
  const { proposal, measuredAt, pairs, metrics } = report;
  if (describeCrowd(report).length > 0) {
    return ['# Nothing is proposed for a crowd that may be gone: use a quieter machine.'];
  }
  const { budget, throughput, p99 } = proposal;
  const isMeasured = (metric: NoiseOfMetric['metric']) =>
    metrics.some((one) => one.metric === metric);
  return [
    `# Proposed by perf-gate noise on ${measuredAt.slice(0, 10)} from ${pairs} pairs.`,
    commented(`budget: ${inputOf(budget)}`, 'the most; an unchanged server passes sooner'),
    ...(isMeasured('throughput') ? [toleranceLine('max-throughput-drop', throughput)] : []),
    ...(isMeasured('p99') ? [toleranceLine('max-p99-increase', p99)] : []),
  ];
}

const toleranceLine = (name: string, tolerance: number | null): string =>
  tolerance === null
    ? `# ${name}: none that we would propose; the machine is too noisy`
    : commented(
        `${name}: ${Math.round(tolerance * 100)}%`,
        'nine in ten losses of twice that show',
      );

const commented = (text: string, comment: string): string => `${text.padEnd(28)}# ${comment}`;

/** As it is written in the input. */
const inputOf = (time: Milliseconds): string =>
  time % minutes(1) === 0 ? `${time / minutes(1)}m` : `${Math.ceil(time / seconds(1))}s`;
