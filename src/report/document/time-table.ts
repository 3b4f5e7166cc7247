// Tables of times: ab's "Connection Times", wrk's "Thread Stats", and percentiles.

import { microseconds, ratio } from '../../units.ts';
import { formatCount, formatNumber, THIN_SPACE } from '../format/number.ts';
import { formatShare } from '../format/share.ts';
import { formatTime } from '../format/time.ts';
import type { Spread, TimeSummary } from '../gate-report.ts';
import type { Ladder, Table } from './report-document.ts';

/** One row per known distribution; `undefined` if none is known. */
export function timeTable(
  rows: readonly (readonly [label: string, summary: TimeSummary | null])[],
): Table | undefined {
  const known = rows.flatMap(([label, summary]) => (summary ? [timeRow(label, summary)] : []));
  if (known.length === 0) return undefined;
  // Where no request opened a connection, the whole time is the service time.
  const distinct = known.filter(
    ([, ...cells], index) => !known.slice(0, index).some(([, ...others]) => isSame(cells, others)),
  );
  return {
    columns: ['', 'min', 'mean', 'sd', 'median', 'max', 'within 1 sd', 'count'],
    groups: [{ title: undefined, rows: distinct }],
  };
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.every((cell, index) => cell === other[index]);

function timeRow(label: string, summary: TimeSummary): readonly string[] {
  const { min, mean, standardDeviation, median, max } = summary;
  const times = [min, mean, standardDeviation, median, max];
  return [
    label,
    ...times.map((time) => formatTime(microseconds(time))),
    formatShare(ratio(summary.withinOneDeviation)),
    formatCount(summary.count),
  ];
}

/** "mean 511, sd 82.2, max 525, 71.4 % within 1 sd": wrk's "Req/Sec" line. */
export function describeSpread(spread: Spread): string {
  const { mean, standardDeviation, max, withinOneDeviation } = spread;
  return [
    `mean ${formatNumber(mean)}`,
    `sd ${formatNumber(standardDeviation)}`,
    `max ${formatNumber(max)}`,
    `${formatShare(ratio(withinOneDeviation))} within 1${THIN_SPACE}sd`,
  ].join(', ');
}

/** One column per percentile that any of its rows has. */
export function ladderTable({ rows: ladderRows }: Ladder): Table {
  const shares = [...new Set(ladderRows.flatMap(({ steps }) => steps.map(({ share }) => share)))];
  shares.sort((a, b) => a - b);
  const rows = ladderRows.map(({ name, steps }) => {
    const times = new Map(steps.map(({ share, time }) => [share, time]));
    return [name, ...shares.map((share) => cellOf(times.get(share)))];
  });
  return {
    columns: ['served within', ...shares.map((share) => formatShare(ratio(share)))],
    groups: [{ title: undefined, rows }],
  };
}

const cellOf = (time: number | undefined): string =>
  time === undefined ? '' : formatTime(microseconds(time));
