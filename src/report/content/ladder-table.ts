// A ladder of percentiles as a table: "Percentage of the requests served within a certain time", as ab prints it.

import { microseconds, ratio } from '../../units.ts';
import { formatShare } from '../format/format-share.ts';
import { formatTime } from '../format/format-time.ts';
import type { Ladder, Table } from './report-document.ts';

/** One row per curve, one column per percentile that any of them has. */
export function ladderTable({ curves }: Ladder): Table {
  const shares = [...new Set(curves.flatMap(({ steps }) => steps.map(({ share }) => share)))];
  shares.sort((a, b) => a - b);
  const rows = curves.map(({ name, steps }) => {
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
