// Throughput, CPU time, memory and failures over the run, with the turns of both versions.

import type { MetricUnit } from '../../verdict/verdict.ts';
import type { Table } from '../document/report-document.ts';
import type { Chart, Series } from '../draw/chart.ts';
import { NOT_AVAILABLE } from '../format/number.ts';
import type { GateReport, ReportBlock } from '../gate-report.ts';
import { formatValue } from '../metric-words.ts';
import { ARM_WORDS, ARMS } from './figure.ts';

type Arm = ReportBlock['arm'];

/** The blocks that have one number, by arm: a pair, or the block of one version alone. */
type Turn = Readonly<Partial<Record<Arm, ReportBlock>>>;

/** In the order measured. */
export function turnsOf({ blocks }: GateReport): readonly Turn[] {
  const turns = new Map<number, Turn>();
  for (const block of blocks) {
    turns.set(block.number, { ...turns.get(block.number), [block.arm]: block });
  }
  return [...turns.values()];
}

/** The place of a slice within the run, and its rate. */
interface SlicePlace {
  readonly arm: Arm;
  readonly at: number;
  readonly rate: number;
  readonly name: string;
}

/** Answers per second in each slice; `undefined` without blocks. */
export function throughputChart(report: GateReport): Chart | undefined {
  const turns = turnsOf(report);
  const slices = turns.flatMap((turn, index) =>
    ARMS.flatMap((arm) => slicesOf(report, turn, arm, index)),
  );
  if (slices.length === 0) return undefined;
  // The ends of the turns have no value, so that no line runs from one server process to the next.
  const ends = Array.from({ length: turns.length + 1 }, (_, index) => index);
  const xs = [...new Set([...ends, ...slices.map(({ at }) => at)])].toSorted((a, b) => a - b);
  const names = new Map(slices.map(({ at, name }) => [at, name]));
  return {
    ...overTurns(turns, 'per-second'),
    xs,
    names: xs.map((x) => names.get(x) ?? ''),
    series: seriesOf(report.blocks, slices, xs),
  };
}

function slicesOf(report: GateReport, turn: Turn, arm: Arm, index: number): readonly SlicePlace[] {
  const block = turn[arm];
  if (block === undefined) return [];
  const { start, width } = stretchOf(report, turn, arm);
  return block.rates.map((rate, slice) => ({
    arm,
    at: Math.round((index + start + (width * (slice + 0.5)) / block.rates.length) * 1e4) / 1e4,
    rate,
    name: `${turnName(turn)}, slice ${slice + 1}`,
  }));
}

/** Versions that share a port were measured one after the other; else their slices took turns. */
function stretchOf({ evidence }: GateReport, turn: Turn, arm: Arm) {
  const { baseline, candidate } = turn;
  const isApart = evidence.sideBySide?.turns === 'one-arm-at-a-time';
  if (!isApart || baseline === undefined || candidate === undefined) return { start: 0, width: 1 };
  const first =
    Date.parse(baseline.startedAt) <= Date.parse(candidate.startedAt) ? 'baseline' : 'candidate';
  return { start: arm === first ? 0 : 0.5, width: 0.5 };
}

/** Lines join the slices of a block; single slices are dots. */
function seriesOf(
  blocks: readonly ReportBlock[],
  slices: readonly SlicePlace[],
  xs: readonly number[],
): readonly Series[] {
  const hasDots = blocks.some(({ rates }) => rates.length === 1);
  return ARMS.flatMap((arm): Series[] => {
    const rates = new Map(
      slices.filter((slice) => slice.arm === arm).map(({ at, rate }) => [at, rate]),
    );
    if (rates.size === 0) return [];
    return [{ arm, ys: xs.map((x) => rates.get(x) ?? null), hasLine: true, hasDots }];
  });
}

/** How a value of whole blocks is read and written. */
interface BlockValue {
  readonly title: string;
  readonly unit: MetricUnit;
  readonly read: (block: ReportBlock) => number | null;
}

const BLOCK_VALUES: readonly BlockValue[] = [
  { title: 'CPU time per request', unit: 'microseconds', read: (block) => block.cpuPerRequest },
  { title: 'Peak memory', unit: 'bytes', read: (block) => block.peakMemory },
  { title: 'Failed requests', unit: 'share', read: failedShare },
];

function failedShare({ sent, errors }: ReportBlock): number | null {
  return sent === 0 ? null : errors / sent;
}

interface BlockChart {
  readonly title: string;
  readonly chart: Chart;
}

/** One chart for each value that is known; failures only where there were any. */
export function blockCharts(report: GateReport): readonly BlockChart[] {
  const turns = turnsOf(report);
  const hasErrors = report.blocks.some(({ errors }) => errors > 0);
  return BLOCK_VALUES.filter(({ unit }) => unit !== 'share' || hasErrors).flatMap((value) => {
    const series = ARMS.flatMap((arm): Series[] => {
      const ys = turns.map((turn) => valueIn(turn[arm], value));
      if (ys.every((y) => y === null)) return [];
      return [{ arm, ys, hasLine: true, hasDots: true }];
    });
    if (series.length === 0) return [];
    const xs = turns.map((_, index) => index + 0.5);
    const chart = { ...overTurns(turns, value.unit), xs, names: turns.map(turnName), series };
    return [{ title: value.title, chart }];
  });
}

const valueIn = (block: ReportBlock | undefined, { read }: BlockValue): number | null =>
  block === undefined ? null : read(block);

/** At most so many turns are labelled. */
const MOST_LABELS = 12;

function overTurns(turns: readonly Turn[], unit: MetricUnit) {
  const every = Math.ceil(turns.length / MOST_LABELS);
  const labelled = turns.flatMap((turn, index) =>
    index % every === 0 ? [{ at: index + 0.5, label: `${numberOf(turn)}` }] : [],
  );
  return {
    unit,
    isCompared: true,
    scale: 'linear',
    from: 0,
    to: turns.length,
    marks: labelled,
    edges: Array.from({ length: turns.length + 1 }, (_, index) => index),
  } as const;
}

const numberOf = ({ candidate, baseline }: Turn): number => (candidate ?? baseline)?.number ?? 0;

const turnName = (turn: Turn): string =>
  `${turn.baseline === undefined ? 'block' : 'pair'} ${numberOf(turn)}`;

/** The numbers behind these charts: one row for each block of each version. */
export function blockTable(report: GateReport): Table {
  const rows = turnsOf(report).flatMap((turn) =>
    ARMS.flatMap((arm) => {
      const block = turn[arm];
      if (block === undefined) return [];
      return [
        [
          `${turnName(turn)} ${ARM_WORDS[arm]}`,
          formatValue(meanOf(block.rates), 'per-second'),
          formatValue(Math.min(...block.rates), 'per-second'),
          ...BLOCK_VALUES.map(({ unit, read }) => cellOf(read(block), unit)),
        ],
      ];
    }),
  );
  return {
    columns: ['', 'throughput', 'slowest slice', 'CPU/request', 'memory', 'failed'],
    groups: [{ title: undefined, rows }],
  };
}

const cellOf = (value: number | null, unit: MetricUnit): string =>
  value === null ? NOT_AVAILABLE : formatValue(value, unit);

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
