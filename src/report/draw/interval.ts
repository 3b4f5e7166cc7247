// One interval as a line of characters, against the line of no change and the tolerance line.

import type { IntervalPlaces } from '../document/report-document.ts';
import type { Glyphs } from './style.ts';

/**
 *        no change    tolerance
 *            │            ┃
 *        ━━━━┿━━●━━━━     ┃            within tolerance
 *            │        ━━━━╋━━━●━━━━━▶  leaves the axis
 *      ╌╌╌╌╌╌┿╌╌●━━━━━━━━━╋━━━         no bound on the better side
 *            │            ┃        ▶▶▶ wholly beyond the axis
 */
export function drawInterval(places: IntervalPlaces, cells: number, glyphs: Glyphs): string {
  const drawing = new Array<string>(cells).fill(' ');
  if (Number.isNaN(places.line)) return drawing.join('');
  drawBar(drawing, places, glyphs);
  drawMark(drawing, places.zero, glyphs.zero, glyphs.zeroOnBar);
  drawMark(drawing, places.line, glyphs.line, glyphs.lineOnBar);
  drawEstimate(drawing, places.estimate, glyphs);
  drawArrows(drawing, places, glyphs);
  return drawing.join('');
}

const cellOf = (place: number, cells: number): number => Math.round(place * (cells - 1));

function drawBar(drawing: string[], { low, estimate, high }: IntervalPlaces, glyphs: Glyphs): void {
  if (estimate === undefined) return;
  fill(drawing, low ?? 0, estimate, low === undefined ? glyphs.unbounded : glyphs.bar);
  fill(drawing, estimate, high ?? 1, high === undefined ? glyphs.unbounded : glyphs.bar);
}

function fill(drawing: string[], from: number, to: number, glyph: string): void {
  const last = drawing.length - 1;
  const start = Math.max(0, cellOf(from, drawing.length));
  const end = Math.min(last, cellOf(to, drawing.length));
  for (let cell = start; cell <= end; cell++) drawing[cell] = glyph;
}

function drawMark(
  drawing: string[],
  place: number | undefined,
  alone: string,
  onBar: string,
): void {
  if (place === undefined) return;
  const cell = cellOf(place, drawing.length);
  drawing[cell] = drawing[cell] === ' ' ? alone : onBar;
}

function drawEstimate(drawing: string[], place: number | undefined, glyphs: Glyphs): void {
  if (place === undefined || place < 0 || place > 1) return;
  drawing[cellOf(place, drawing.length)] = glyphs.estimate;
}

/** Arrow heads of an interval that lies wholly beyond the axis: a single one is easily overlooked. */
const HEADS_BEYOND = 3;

function drawArrows(drawing: string[], places: IntervalPlaces, glyphs: Glyphs): void {
  const known = [places.low, places.estimate, places.high].filter((place) => place !== undefined);
  const headsFor = (isBeyond: (place: number) => boolean): number =>
    known.length > 0 && known.every(isBeyond) ? HEADS_BEYOND : Number(known.some(isBeyond));
  const left = headsFor((place) => place < 0);
  const right = headsFor((place) => place > 1);
  drawing.fill(glyphs.beyondLeft, 0, left);
  drawing.fill(glyphs.beyondRight, drawing.length - right);
}
