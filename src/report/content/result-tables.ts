// The result tables: before, after, and the change; the mix first.

import { bytes, microseconds, ratio } from '../../units.ts';
import type { MetricName } from '../../verdict/verdict.ts';
import type { Table, TableGroup } from '../document/report-document.ts';
import { formatSize, NOT_AVAILABLE } from '../format/number.ts';
import { formatChange, formatShare } from '../format/share.ts';
import { formatTime } from '../format/time.ts';
import type { GateReport, ReportRow, RowValues } from '../gate-report.ts';
import { formatValue } from '../metric-words.ts';
import { hasSeveralRequests, shortName } from '../rows/labels.ts';
import { comparedFor } from './compared.ts';

interface ResultColumn {
  readonly title: string;
  readonly read: (values: RowValues) => number | null;
  readonly format: (value: number) => string;
  /** A share of failures changes by points, not by a ratio, so no change is shown. */
  readonly hasChange: boolean;
  /** What it is judged as, where it is. */
  readonly metric: MetricName | undefined;
}

const formatMicroseconds = (value: number): string => formatTime(microseconds(value));

const time = (title: string, read: ResultColumn['read'], metric?: MetricName): ResultColumn => ({
  title,
  read,
  metric,
  format: formatMicroseconds,
  hasChange: true,
});

const CAPACITY_COLUMNS: readonly ResultColumn[] = [
  {
    title: 'throughput',
    read: (values) => values.throughput,
    metric: 'throughput',
    format: (value) => formatValue(value, 'per-second'),
    hasChange: true,
  },
  time('p50', (values) => values.p50),
  time('p90', (values) => values.p90),
  time('p99', (values) => values.p99, 'p99'),
  time('max', (values) => values.max),
  {
    title: 'failed',
    read: (values) => values.errorShare,
    metric: undefined,
    format: (value) => formatShare(ratio(value)),
    hasChange: false,
  },
  time('CPU/request', (values) => values.cpuPerRequest, 'cpu'),
  {
    title: 'memory',
    read: (values) => values.peakMemory,
    metric: 'memory',
    format: (value) => formatSize(bytes(value)),
    hasChange: true,
  },
];

const FIXED_RATE_COLUMNS: readonly ResultColumn[] = [
  time('p50', (values) => values.responseP50),
  time('p90', (values) => values.responseP90),
  time('p99', (values) => values.responseP99, 'response-p99'),
  time('cleaned p99', (values) => values.cleanP99, 'clean-response-p99'),
];

/** Throughput, service times, failures, CPU and memory at capacity. */
export function capacityTable(report: GateReport): Table {
  return resultTable(report, CAPACITY_COLUMNS);
}

/** Response times at the fixed rate; `undefined` if none were measured, or if they say nothing. */
export function fixedRateTable(report: GateReport): Table | undefined {
  if (report.warnings.some(({ code }) => code === 'rate-not-sustained')) return undefined;
  const table = resultTable(report, FIXED_RATE_COLUMNS);
  return table.columns.length > 1 ? table : undefined;
}

function resultTable(report: GateReport, all: readonly ResultColumn[]): Table {
  const rows = hasSeveralRequests(report) ? report.rows : report.rows.slice(0, 1);
  const known = all.filter(({ read }) => rows.some((row) => isKnown(row, read)));
  const shown = rows.filter((row) => known.some(({ read }) => isKnown(row, read)));
  return {
    columns: ['', ...known.map(({ title }) => title)],
    groups: shown.map((row) => ({
      title: rows.length > 1 ? titleOf(row) : undefined,
      rows: linesOf(report, row, known),
    })),
  };
}

const isKnown = ({ candidate, baseline }: ReportRow, read: ResultColumn['read']): boolean =>
  read(candidate) !== null || (baseline !== null && read(baseline) !== null);

function linesOf(
  report: GateReport,
  row: ReportRow,
  columns: readonly ResultColumn[],
): TableGroup['rows'] {
  const { baseline } = row;
  const unknown = row.request === null ? NOT_AVAILABLE : '';
  const cell = ({ format }: ResultColumn, value: number | null) =>
    value === null ? unknown : format(value);
  const after = columns.map((column) => cell(column, valueAfter(report, row, column)));
  if (baseline === null) return [['measured', ...after]];
  const before = columns.map((column) => cell(column, column.read(baseline)));
  const changes = columns.map((column) => changeOf(report, row, column));
  return [
    ['before', ...orUnknown(before)],
    ['after', ...orUnknown(after)],
    ...(changes.every(isEmpty) ? [] : [['change', ...changes]]),
  ];
}

const isEmpty = (cell: string): boolean => cell === '';

/** One word for a version of which nothing is known. */
const orUnknown = (cells: readonly string[]): readonly string[] =>
  cells.every(isEmpty) ? cells.with(0, NOT_AVAILABLE) : cells;

function titleOf({ request, isNew }: ReportRow): string {
  if (request === null) return 'all requests';
  return isNew ? `${shortName(request)} (new, not judged)` : shortName(request);
}

/**
 * The candidate's value: where it was judged, the one that its row of the comparison has, so that each
 * thing has one number on the page. It is the baseline's with the mean change of the pairs.
 */
function valueAfter(
  report: GateReport,
  { candidate, baseline, request }: ReportRow,
  { read, hasChange, metric }: ResultColumn,
): number | null {
  const after = read(candidate);
  if (!hasChange || metric === undefined || after === null || baseline === null) return after;
  return comparedFor(report, metric, request)?.after ?? after;
}

function changeOf(report: GateReport, row: ReportRow, column: ResultColumn): string {
  const before = row.baseline === null ? null : column.read(row.baseline);
  const after = valueAfter(report, row, column);
  if (!column.hasChange || before === null || after === null || before === 0) return '';
  return formatChange(ratio(after / before - 1));
}
