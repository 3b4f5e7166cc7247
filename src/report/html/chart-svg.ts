// A chart as a drawing: what a reader without scripts sees, and what is printed.

import { type Chart, knownValues, type Series, valueMarks, valueRange } from '../draw/chart.ts';
import { escapeHtml } from '../escape/html.ts';
import { roundPixels } from './pixels.ts';

const WIDTH = 560;
const HEIGHT = 230;
const LEFT = 62;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 26;

interface Places {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}

/** @param label what it shows; may hold texts of others */
export function chartSvg(chart: Chart, label: string): string {
  const values = knownValues(chart);
  const range = valueRange(Math.min(...values), Math.max(...values), chart.scale);
  const places = placesOn(chart, range);
  return [
    `<svg class="plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(label)}">`,
    ...shades(chart, places),
    ...valueMarks(range, chart).map(({ at, label }) => valueMark(places.y(at), label)),
    ...chart.marks.map(({ at, label }) => placeMark(places.x(at), label, chart.edges.length === 0)),
    ...chart.series.map((series) => drawSeries(chart, series, places)),
    '</svg>',
  ].join('');
}

function placesOn({ from, to, scale }: Chart, [low, high]: readonly [number, number]): Places {
  const onScale = (value: number): number =>
    scale === 'log' ? Math.log10(Math.max(value, 1)) : value;
  const [start, end] = [onScale(low), onScale(high)];
  return {
    x: (at) => roundPixels(LEFT + ((at - from) / (to - from)) * (WIDTH - LEFT - RIGHT)),
    y: (value) =>
      roundPixels(
        HEIGHT - BOTTOM - ((onScale(value) - start) / (end - start)) * (HEIGHT - TOP - BOTTOM),
      ),
  };
}

const shades = ({ edges }: Chart, { x }: Places): readonly string[] =>
  edges.flatMap((edge, index) => {
    const end = edges[index + 1];
    if (index % 2 === 0 || end === undefined) return [];
    return [
      `<path class="shade" d="M${x(edge)} ${TOP}H${x(end)}V${HEIGHT - BOTTOM}H${x(edge)}Z"/>`,
    ];
  });

const valueMark = (y: number, label: string): string =>
  `<path class="grid" d="M${LEFT} ${y}H${WIDTH - RIGHT}"/><text x="${LEFT - 6}" y="${y}" text-anchor="end" dominant-baseline="middle">${label}</text>`;

/** Where no stretches are shaded, a mark is a line from top to bottom. */
const placeMark = (x: number, label: string, isLine: boolean): string =>
  `<path class="grid" d="M${x} ${HEIGHT - BOTTOM}v${isLine ? TOP + BOTTOM - HEIGHT : 5}"/><text x="${x}" y="${HEIGHT - 8}" text-anchor="${x > WIDTH - 40 ? 'end' : 'middle'}">${escapeHtml(label)}</text>`;

function drawSeries({ xs }: Chart, { arm, ys, hasLine, hasDots }: Series, places: Places): string {
  const points = ys.map((value, index) =>
    value === null ? null : `${places.x(xs[index] ?? 0)} ${places.y(value)}`,
  );
  const line = hasLine ? [`<path d="${joinPoints(points)}"/>`] : [];
  const dots = hasDots ? points.flatMap((point) => (point === null ? [] : dot(point))) : [];
  return `<g class="${arm}">${[...line, ...dots].join('')}</g>`;
}

/** A point between two gaps is drawn as a dot: a line of no length with round ends. */
function joinPoints(points: readonly (string | null)[]): string {
  return points
    .map((point, index) => {
      if (point === null) return '';
      const isFirst = (points[index - 1] ?? null) === null;
      const isAlone = isFirst && (points[index + 1] ?? null) === null;
      return `${isFirst ? 'M' : 'L'}${point}${isAlone ? 'h0' : ''}`;
    })
    .join('');
}

function dot(point: string): string {
  const [x, y] = point.split(' ');
  return `<circle cx="${x}" cy="${y}" r="3"/>`;
}
