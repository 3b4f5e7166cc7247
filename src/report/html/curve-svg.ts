// Percentile curves: how long the slowest half, tenth and hundredth of the requests took.

import { microseconds, ratio } from '../../units.ts';
import type { Curve, Ladder } from '../content/report-document.ts';
import { formatShare } from '../format/share.ts';
import { formatTime } from '../format/time.ts';

const WIDTH = 640;
const HEIGHT = 240;
const LEFT = 70;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 24;

/**
 * Percentiles by the number of nines, as HdrHistogram plots them: the tail, where regressions live,
 * gets as much room as the rest. The maximum would be infinitely far right; it gets the right edge.
 */
const FIRST_SHARE = 0.5;
const PLACE_OF_MAXIMUM = 2.5;
const MARKED_SHARES = [0.5, 0.75, 0.9, 0.95, 0.99, 1] as const;

export function curveSvg({ curves }: Ladder): string {
  const axis = timeAxis(curves.flatMap(({ steps }) => steps.map(({ time }) => time)));
  return [
    `<svg class="curves" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="times by percentile; the table below has the numbers">`,
    ...axis.marks.map((time) => timeMark(time, axis)),
    ...MARKED_SHARES.map(shareMark),
    ...curves.map((curve) => drawCurve(curve, axis)),
    '</svg>',
  ].join('');
}

function timeMark(time: number, axis: TimeAxis): string {
  const at = y(time, axis);
  const label = `<text x="${LEFT - 6}" y="${at}" text-anchor="end" dominant-baseline="middle">${formatTime(microseconds(time))}</text>`;
  return `<path class="grid" d="M${LEFT} ${at}H${WIDTH - RIGHT}"/>${label}`;
}

function shareMark(share: number): string {
  const label = share === 1 ? 'max' : formatShare(ratio(share));
  const anchor = share === 1 ? 'end' : 'middle';
  return `<path class="grid" d="M${x(share)} ${TOP}V${HEIGHT - BOTTOM}"/><text x="${x(share)}" y="${HEIGHT - 8}" text-anchor="${anchor}">${label}</text>`;
}

/** Candidates as lines with points, baselines dashed. */
function drawCurve({ arm, clock, steps }: Curve, axis: TimeAxis): string {
  const points = steps.map(({ share, time }) => `${x(share)} ${y(time, axis)}`);
  const dots = steps.map(
    ({ share, time }) => `<circle cx="${x(share)}" cy="${y(time, axis)}" r="3"/>`,
  );
  return `<g class="${clock} ${arm}"><path d="M${points.join('L')}"/>${dots.join('')}</g>`;
}

function x(share: number): number {
  const nines = share >= 1 ? PLACE_OF_MAXIMUM : Math.min(-Math.log10(1 - share), PLACE_OF_MAXIMUM);
  const first = -Math.log10(1 - FIRST_SHARE);
  const place = (nines - first) / (PLACE_OF_MAXIMUM - first);
  return round(LEFT + Math.max(place, 0) * (WIDTH - LEFT - RIGHT));
}

const y = (time: number, axis: TimeAxis): number =>
  round(HEIGHT - BOTTOM - axis.placeOf(time) * (HEIGHT - TOP - BOTTOM));

const round = (pixels: number): number => Math.round(pixels * 10) / 10;

/** Times below a microsecond are not measured, and zero has no logarithm. */
const SHORTEST = 1;

/** On an axis of more decades only the 1 of each is marked, else 1, 2 and 5. */
const DECADES_WITH_STEPS = 2.5;

interface TimeAxis {
  /** 0 at the shortest time, 1 at the longest. */
  readonly placeOf: (time: number) => number;
  readonly marks: readonly number[];
}

function timeAxis(times: readonly number[]): TimeAxis {
  const logs = times.map(logOf);
  const start = Math.min(...logs) - 0.05;
  const end = Math.max(...logs) + 0.05;
  const steps = end - start > DECADES_WITH_STEPS ? [1] : [1, 2, 5];
  return {
    placeOf: (time) => (logOf(time) - start) / (end - start),
    marks: roundValues(start, end, steps),
  };
}

const logOf = (time: number): number => Math.log10(Math.max(time, SHORTEST));

function roundValues(start: number, end: number, steps: readonly number[]): readonly number[] {
  const decades = Array.from(
    { length: Math.ceil(end) - Math.floor(start) },
    (_, index) => 10 ** (Math.floor(start) + index),
  );
  return decades
    .flatMap((decade) => steps.map((step) => step * decade))
    .filter((value) => Math.log10(value) >= start && Math.log10(value) <= end);
}
