// The stored records before this run, and this run as the last point.

import type { MetricUnit } from '../../verdict/verdict.ts';
import { shortCommit } from '../document/line.ts';
import type { Table } from '../document/report-document.ts';
import type { Chart, Series } from '../draw/chart.ts';
import { NOT_AVAILABLE } from '../format/number.ts';
import type { EarlierRun, GateReport } from '../gate-report.ts';
import { formatValue } from '../metric-words.ts';

type Point = Omit<EarlierRun, 'accepted'>;

interface HistoryValue {
  readonly title: string;
  readonly unit: MetricUnit;
  readonly read: (point: Point) => number | null;
}

const VALUES: readonly HistoryValue[] = [
  { title: 'Throughput', unit: 'per-second', read: ({ throughput }) => throughput },
  { title: 'p99 of all requests', unit: 'microseconds', read: ({ p99 }) => p99 },
  { title: 'CPU time per request', unit: 'microseconds', read: (point) => point.cpuPerRequest },
];

interface HistoryChart {
  readonly title: string;
  readonly chart: Chart;
}

/** None without stored records. */
export function historyCharts(report: GateReport): readonly HistoryChart[] {
  const { history } = report;
  const now = thisRun(report);
  if (history === null || now === undefined) return [];
  const points = [...history, now];
  return VALUES.flatMap(({ title, unit, read }) => {
    const values = points.map(read);
    const known = values.filter((value) => value !== null);
    return known.length < 2 ? [] : [{ title, chart: chartOf(points, values, unit) }];
  });
}

function thisRun({ run, rows: [mix] }: GateReport): Point | undefined {
  if (mix === undefined) return undefined;
  const { throughput, p99, cpuPerRequest } = mix.candidate;
  const { measuredAt, commit } = run;
  return { measuredAt, commit, sameMachine: true, throughput, p99, cpuPerRequest };
}

function chartOf(
  points: readonly Point[],
  values: readonly (number | null)[],
  unit: MetricUnit,
): Chart {
  const last = points.length - 1;
  return {
    unit,
    scale: 'linear',
    from: -0.5,
    to: last + 0.5,
    marks: [
      { at: 0, label: dayOf(points[0]) },
      { at: last, label: 'this run' },
    ],
    xs: points.map((_, index) => index),
    names: points.map((point, index) => (index === last ? 'this run' : nameOf(point))),
    series: seriesOf(points, values),
    isCompared: false,
    edges: [],
  };
}

/** A line joins only what was measured on one machine: others may differ for that reason alone. */
function seriesOf(points: readonly Point[], values: readonly (number | null)[]): readonly Series[] {
  const last = points.length - 1;
  const keep = (isKept: (point: Point, index: number) => boolean) =>
    values.map((value, index) => {
      const point = points[index];
      return point !== undefined && isKept(point, index) ? value : null;
    });
  const own = keep(({ sameMachine }) => sameMachine);
  const others = keep(({ sameMachine }, index) => !sameMachine && index < last);
  const all: readonly Series[] = [
    { arm: 'baseline', ys: own, hasLine: true, hasDots: true },
    { arm: 'baseline', ys: others, hasLine: false, hasDots: true },
    { arm: 'candidate', ys: keep((_, index) => index === last), hasLine: false, hasDots: true },
  ];
  return all.filter(({ ys }) => ys.some((value) => value !== null));
}

/** Commits and times of a report are checked for their form where they are read; here again. */
const COMMIT = /^[0-9a-f]{40,64}$/;

const commitOf = ({ commit }: Point): string | undefined =>
  commit !== null && COMMIT.test(commit) ? shortCommit(commit) : undefined;

const dayOf = (point: Point | undefined): string => {
  const time = Date.parse(point?.measuredAt ?? '');
  return Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : '';
};

const nameOf = (point: Point): string =>
  [dayOf(point), commitOf(point)].filter((part) => part !== undefined && part !== '').join(' ');

export function historyTable(report: GateReport): Table {
  const rows = (report.history ?? []).toReversed().map((point) => [
    nameOf(point),
    ...VALUES.map(({ read, unit }) => {
      const value = read(point);
      return value === null ? NOT_AVAILABLE : formatValue(value, unit);
    }),
    point.sameMachine ? 'this' : 'another',
    point.accepted ? 'yes' : 'no',
  ]);
  return {
    columns: ['', 'throughput', 'p99', 'CPU/request', 'machine', 'accepted'],
    groups: [{ title: undefined, rows }],
  };
}
