// The result tables: the candidate above the baseline, with the change; the mix first.

import { bytes, microseconds, ratio } from '../../units.ts';
import { formatSize, NOT_AVAILABLE } from '../format/number.ts';
import { formatChange, formatShare } from '../format/share.ts';
import { formatTime } from '../format/time.ts';
import type { GateReport, ReportRow, RowValues } from '../gate-report.ts';
import { formatValue } from '../metric-words.ts';
import { hasSeveralRequests, shortName } from './labels.ts';
import type { Table, TableGroup } from './report-document.ts';

interface ResultColumn {
  readonly title: string;
  readonly read: (values: RowValues) => number | null;
  readonly format: (value: number) => string;
  /** A share of failures changes by points, not by a ratio, so no change is shown. */
  readonly hasChange: boolean;
}

const formatMicroseconds = (value: number): string => formatTime(microseconds(value));

function column(
  title: string,
  read: ResultColumn['read'],
  format: ResultColumn['format'] = formatMicroseconds,
  hasChange = true,
): ResultColumn {
  return { title, read, format, hasChange };
}

const CAPACITY_COLUMNS: readonly ResultColumn[] = [
  column(
    'throughput',
    (values) => values.throughput,
    (value) => formatValue(value, 'per-second'),
  ),
  column('p50', (values) => values.p50),
  column('p90', (values) => values.p90),
  column('p99', (values) => values.p99),
  column('max', (values) => values.max),
  column(
    'failed',
    (values) => values.errorShare,
    (value) => formatShare(ratio(value)),
    false,
  ),
  column('CPU/request', (values) => values.cpuPerRequest),
  column(
    'memory',
    (values) => values.peakMemory,
    (value) => formatSize(bytes(value)),
  ),
];

const FIXED_RATE_COLUMNS: readonly ResultColumn[] = [
  column('p50', (values) => values.responseP50),
  column('p90', (values) => values.responseP90),
  column('p99', (values) => values.responseP99),
  column('cleaned p99', (values) => values.cleanP99),
];

/** Throughput, service times, failures, CPU and memory at capacity. */
export function capacityTable(report: GateReport): Table {
  return resultTable(report, CAPACITY_COLUMNS);
}

/** Response times at the fixed rate; `undefined` if none were measured. */
export function fixedRateTable(report: GateReport): Table | undefined {
  const table = resultTable(report, FIXED_RATE_COLUMNS);
  return table.columns.length > 1 ? table : undefined;
}

function resultTable(report: GateReport, all: readonly ResultColumn[]): Table {
  const rows = hasSeveralRequests(report) ? report.rows : report.rows.slice(0, 1);
  const known = all.filter(({ read }) => rows.some((row) => isKnown(row, read)));
  const shown = rows.filter((row) => !row.isNew || known.some(({ read }) => isKnown(row, read)));
  return {
    columns: ['', ...known.map(({ title }) => title)],
    groups: shown.map((row) => groupOf(row, known, rows.length > 1)),
  };
}

const isKnown = ({ candidate, baseline }: ReportRow, read: ResultColumn['read']): boolean =>
  read(candidate) !== null || (baseline !== null && read(baseline) !== null);

function groupOf(row: ReportRow, columns: readonly ResultColumn[], titled: boolean): TableGroup {
  const { candidate, baseline } = row;
  const unknown = row.request === null ? NOT_AVAILABLE : '';
  const line = (label: string, values: RowValues) => [
    label,
    ...columns.map(cellOf(values, unknown)),
  ];
  const comparison =
    baseline === null
      ? []
      : [line('baseline', baseline), ['change', ...columns.map(changeOf(candidate, baseline))]];
  return {
    title: titled ? titleOf(row) : undefined,
    rows: [line('candidate', candidate), ...comparison],
  };
}

function titleOf({ request, isNew }: ReportRow): string {
  if (request === null) return 'all requests';
  return isNew ? `${shortName(request)} (new, not judged)` : shortName(request);
}

const cellOf =
  (values: RowValues, unknown: string) =>
  ({ read, format }: ResultColumn): string => {
    const value = read(values);
    return value === null ? unknown : format(value);
  };

const changeOf =
  (candidate: RowValues, baseline: RowValues) =>
  ({ read, hasChange }: ResultColumn): string => {
    const before = read(baseline);
    const after = read(candidate);
    if (!hasChange || before === null || after === null || before === 0) return '';
    return formatChange(ratio(after / before - 1));
  };
