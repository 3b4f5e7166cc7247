// Response times by percentile, on an axis that counts nines: the tail, where regressions live, gets as
// much room as the rest (as HdrHistogram plots them).

import { microseconds } from '../../units.ts';
import type { Table } from '../document/report-document.ts';
import type { Chart, Series } from '../draw/chart.ts';
import { formatTime } from '../format/time.ts';
import type { PercentileCurve } from '../gate-report.ts';
import { ARM_WORDS, ARMS } from './figure.ts';

type Arm = PercentileCurve['arm'];

const MARKED_SHARES = [0.5, 0.9, 0.99, 0.999, 0.9999] as const;
/** The axis reaches at least the p90, however few the requests. */
const LEAST_NINES = 1;

/** `undefined` where none of these is known. */
export function percentileChart(
  shares: readonly number[],
  curves: readonly PercentileCurve[],
): Chart | undefined {
  const length = Math.max(0, ...curves.map(({ times }) => times.length));
  if (length === 0) return undefined;
  const shown = shares.slice(0, length);
  const xs = shown.map(ninesOf);
  const to = Math.max(LEAST_NINES, ...xs);
  return {
    unit: 'microseconds',
    scale: 'log',
    from: 0,
    to,
    marks: MARKED_SHARES.map((share) => ({
      at: ninesOf(share),
      label: percentileName(share),
    })).filter(({ at }) => at <= to + 1e-9),
    xs,
    names: shown.map(percentileName),
    series: ARMS.flatMap((arm) => seriesOf(arm, curves, length)),
    isCompared: true,
    edges: [],
  };
}

function seriesOf(arm: Arm, curves: readonly PercentileCurve[], length: number): readonly Series[] {
  const curve = curves.find((each) => each.arm === arm);
  if (curve === undefined) return [];
  const ys = Array.from({ length }, (_, index) => curve.times[index] ?? null);
  return [{ arm, ys, hasLine: true, hasDots: false }];
}

const ninesOf = (share: number): number => Math.round(-Math.log10(1 - share) * 1e6) / 1e6 + 0;

/** "p99.9"; the fastest request has no percentile of its own. */
const percentileName = (share: number): string =>
  share === 0 ? 'fastest' : `p${Number((share * 100).toFixed(2))}`;

/** One row per percentile, so that it fits a phone. */
export function percentileTable(
  shares: readonly number[],
  curves: readonly PercentileCurve[],
): Table {
  const columns = ARMS.flatMap((arm) => curves.find((each) => each.arm === arm) ?? []);
  const length = Math.max(0, ...columns.map(({ times }) => times.length));
  const rows = shares
    .slice(0, length)
    .map((share, index) => [
      percentileName(share),
      ...columns.map(({ times }) => timeOf(times[index])),
    ]);
  return {
    columns: ['', ...columns.map(({ arm }) => ARM_WORDS[arm])],
    groups: [{ title: undefined, rows }],
  };
}

const timeOf = (time: number | undefined): string =>
  time === undefined ? '' : formatTime(microseconds(time));
