// The pairs of one comparison: a dot before, a dot after, and a line between. A loss is seen at a glance:
// all lines run the same way, into the wedge beyond what is allowed.

import { ratio } from '../../units.ts';
import { escapeHtml } from '../escape/html.ts';
import { formatAmount } from '../format/number.ts';
import { formatChange } from '../format/share.ts';
import type { ReportComparison } from '../gate-report.ts';
import { formatValue } from '../metric-words.ts';
import { isBeyond } from '../rows/interval-rows.ts';
import { roundPixels } from './pixels.ts';

const WIDTH = 204;
const HEIGHT = 210;
const LEFT = 64;
const RIGHT = WIDTH - 64;
const TOP = 8;
const BOTTOM = HEIGHT - 24;

/** What stands on either side; lines join them where they are pairs. */
export interface BeforeAfter {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly isPaired: boolean;
}

export function pairsSvg(comparison: ReportComparison, values: BeforeAfter, label: string): string {
  const place = placeOn(comparison, values);
  const { allowed } = comparison;
  const change = comparison.change === null ? '' : formatChange(ratio(comparison.change));
  return [
    `<svg class="pairs ${comparison.outcome}" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${escapeHtml(`${label} ${change}: ${describe(comparison, values)}`)}">`,
    wedge(comparison, place, allowed),
    `<path class="grid" d="M${LEFT} ${TOP}V${BOTTOM}M${RIGHT} ${TOP}V${BOTTOM}"/>`,
    ...(values.isPaired ? joined(comparison, values, place) : apart(values, place)),
    mean(comparison, place),
    `<text x="${LEFT}" y="${HEIGHT - 7}" text-anchor="middle">before</text><text x="${RIGHT}" y="${HEIGHT - 7}" text-anchor="middle">after</text>`,
    '</svg>',
  ].join('');
}

type Place = (value: number) => number;

function placeOn(comparison: ReportComparison, { before, after }: BeforeAfter): Place {
  const { allowed } = comparison;
  // As far beyond the line as the line is from no change, so that noise looks small beside what is allowed.
  const beyond = 2 * allowed - comparison.before;
  const values = [...before, ...after, comparison.before, comparison.after, allowed, beyond];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high - low || Math.abs(high) || 1;
  return (value) => roundPixels(BOTTOM - 6 - ((value - low) / span) * (BOTTOM - TOP - 12));
}

/** From the value before to all values after that are beyond what is allowed. */
function wedge(
  { before, higherIsBetter }: ReportComparison,
  place: Place,
  allowed: number,
): string {
  const edge = higherIsBetter ? BOTTOM : TOP;
  return `<path class="beyond" d="M${LEFT} ${place(before)}L${RIGHT} ${place(allowed)}V${edge}Z"/>`;
}

function joined(
  comparison: ReportComparison,
  { before, after }: BeforeAfter,
  place: Place,
): readonly string[] {
  return before.flatMap((first, index) => {
    const second = after[index];
    if (second === undefined) return [];
    const [from, to] = [place(first), place(second)];
    const said = `${formatValue(first, comparison.unit)} → ${formatValue(second, comparison.unit)}`;
    return [
      `<g class="${isBeyond(comparison, second / first - 1) ? 'worse' : 'within'}"><title>${said}</title><path d="M${LEFT} ${from}L${RIGHT} ${to}"/><circle cx="${LEFT}" cy="${from}" r="3"/><circle cx="${RIGHT}" cy="${to}" r="3"/></g>`,
    ];
  });
}

function apart({ before, after }: BeforeAfter, place: Place): readonly string[] {
  const dots = (values: readonly number[], x: number) =>
    values.map((value) => `<circle cx="${x}" cy="${place(value)}" r="3"/>`);
  return [`<g class="within">${[...dots(before, LEFT), ...dots(after, RIGHT)].join('')}</g>`];
}

/** The values that the table beside it has. */
function mean({ before, after, unit }: ReportComparison, place: Place): string {
  const [from, to] = [place(before), place(after)];
  return [
    `<g class="mean"><path d="M${LEFT} ${from}L${RIGHT} ${to}"/><circle cx="${LEFT}" cy="${from}" r="5"/><circle cx="${RIGHT}" cy="${to}" r="5"/></g>`,
    `<text class="value" x="${LEFT - 10}" y="${from}" text-anchor="end" dominant-baseline="middle">${formatValue(before, unit)}</text>`,
    `<text class="value" x="${RIGHT + 10}" y="${to}" dominant-baseline="middle">${formatValue(after, unit)}</text>`,
  ].join('');
}

function describe(comparison: ReportComparison, { before, after, isPaired }: BeforeAfter): string {
  if (!isPaired) return `${formatAmount(before.length, 'stored record')} and this run`;
  const worse = before.filter((first, index) => {
    const second = after[index];
    return second !== undefined && second < first === comparison.higherIsBetter;
  });
  return `worse in ${worse.length} of ${formatAmount(before.length, 'pair')}`;
}
