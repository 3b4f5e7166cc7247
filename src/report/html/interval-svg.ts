// One interval as a small drawing, against the line of no change and the tolerance line.

import type { AnswerRow, IntervalPlaces } from '../document/report-document.ts';
import { escapeHtml } from '../escape/html.ts';
import { roundPixels } from './pixels.ts';

const WIDTH = 240;
const HEIGHT = 22;
const MIDDLE = HEIGHT / 2;
/** Room at both ends for arrow heads. */
const MARGIN = 10;
const SHAFT = 16;

const x = (place: number): number =>
  roundPixels(MARGIN + Math.min(Math.max(place, 0), 1) * (WIDTH - 2 * MARGIN));

/** Only the label is text of others, and it is escaped. */
export function intervalSvg({ label, after, change, range, outcome, places }: AnswerRow): string {
  const said = change === '' ? after : `${change}, interval ${range}`;
  const description = escapeHtml(`${label}: ${said}`);
  return [
    `<svg class="interval ${outcome}" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${description}">`,
    ...marks(places),
    ...bars(places),
    ...arrows(places),
    ...point(places),
    '</svg>',
  ].join('');
}

function marks({ zero, line }: IntervalPlaces): readonly string[] {
  const tolerance = verticalLine('line', line);
  return zero === undefined ? [tolerance] : [verticalLine('zero', zero), tolerance];
}

const verticalLine = (className: string, place: number): string =>
  `<path class="${className}" d="M${x(place)} 0V${HEIGHT}"/>`;

/** Dashed where the evidence gives no bound. */
function bars({ low, estimate, high }: IntervalPlaces): readonly string[] {
  if (estimate === undefined) return [];
  return [bar(low ?? 0, estimate, low === undefined), bar(estimate, high ?? 1, high === undefined)];
}

const bar = (from: number, to: number, isOpen: boolean): string =>
  `<path class="bar${isOpen ? ' open' : ''}" d="M${x(from)} ${MIDDLE}H${x(to)}"/>`;

/** For an interval that lies wholly beyond the axis: an arrow head without a shaft is easily overlooked. */
function arrows({ low, estimate, high }: IntervalPlaces): readonly string[] {
  const known = [low, estimate, high].filter((place) => place !== undefined);
  const arrowFor = (isBeyond: (place: number) => boolean, tip: number, base: number) =>
    known.some(isBeyond) ? [arrow(tip, base), ...(known.every(isBeyond) ? [shaft(base)] : [])] : [];
  return [
    ...arrowFor((place) => place < 0, 0, MARGIN),
    ...arrowFor((place) => place > 1, WIDTH, WIDTH - MARGIN),
  ];
}

const arrow = (tip: number, base: number): string =>
  `<path class="arrow" d="M${tip} ${MIDDLE}L${base} ${MIDDLE - 6}V${MIDDLE + 6}Z"/>`;

/** From the base of the arrow head towards the middle. */
const shaft = (base: number): string =>
  `<path class="bar" d="M${base} ${MIDDLE}h${base < WIDTH / 2 ? SHAFT : -SHAFT}"/>`;

function point({ estimate }: IntervalPlaces): readonly string[] {
  if (estimate === undefined || estimate < 0 || estimate > 1) return [];
  return [`<circle cx="${x(estimate)}" cy="${MIDDLE}" r="5"/>`];
}
