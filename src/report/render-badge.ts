// The last verdict and its numbers as a badge: a picture, and what https://shields.io draws one from.

import { microseconds } from '../units.ts';
import type { VerdictKind } from '../verdict/verdict.ts';
import { escapeHtml } from './escape/html.ts';
import { formatTime } from './format/time.ts';
import type { GateReport } from './gate-report.ts';
import { formatRequestRate } from './metric-words.ts';
import { visibleText } from './visible-text.ts';

export interface Badge {
  readonly svg: string;
  /** JSON of https://shields.io/badges/endpoint-badge. */
  readonly endpoint: string;
}

interface BadgeText {
  readonly label: string;
  /** Says everything that the colour does. */
  readonly message: string;
  readonly colour: Colour;
}

/** By the names that shields knows. White text on them is readable (WCAG 2.2, 1.4.3). */
const COLOURS = { green: '#2a7d2e', red: '#c0332b', yellow: '#8a6500', grey: '#5c6168' } as const;
type Colour = keyof typeof COLOURS;

const WORDS: Readonly<Record<VerdictKind, readonly [word: string, colour: Colour]>> = {
  pass: ['pass', 'green'],
  regression: ['regression', 'red'],
  inconclusive: ['inconclusive', 'yellow'],
  'no-baseline': ['no baseline', 'grey'],
  'invalid-run': ['invalid run', 'grey'],
};

/** Longer names would make a badge wider than the page that it is on. */
const LONGEST_NAME = 40;

export function renderBadge(report: GateReport): Badge {
  const text = textOf(report);
  const { label, message, colour } = text;
  const endpoint = { schemaVersion: 1, label, message, color: COLOURS[colour] };
  return { svg: svgOf(text), endpoint: `${JSON.stringify(endpoint)}\n` };
}

function textOf(report: GateReport): BadgeText {
  const { name, verdict, acceptance } = report;
  const [word, colour] = WORDS[verdict.kind];
  const isAccepted = verdict.kind === 'regression' && acceptance !== null;
  const said = isAccepted ? `${word} (accepted)` : word;
  // Numbers of an invalid run are not worth showing.
  const numbers = verdict.kind === 'invalid-run' ? [] : numbersOf(report);
  return {
    label: name === 'default' ? 'perf-gate' : visibleText(`perf-gate ${name}`, LONGEST_NAME),
    message: [said, ...numbers].join(' · '),
    colour: isAccepted ? 'yellow' : colour,
  };
}

/** Of the whole mix. */
function numbersOf({ rows: [mix] }: GateReport): readonly string[] {
  if (mix === undefined) return [];
  const { throughput, p99 } = mix.candidate;
  const time = p99 === null ? [] : [`p99 ${formatTime(microseconds(p99))}`];
  return [formatRequestRate(throughput), ...time];
}

/** Mean width of a character of Verdana at 11 px; `textLength` makes other fonts as wide. */
const CHARACTER_WIDTH = 6.6;
const PADDING = 8;
const HEIGHT = 20;

function svgOf({ label, message, colour }: BadgeText): string {
  const [left, right] = [widthOf(label), widthOf(message)];
  const title = escapeHtml(`${label}: ${message}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<rect width="${left}" height="${HEIGHT}" fill="#3d4248"/>`,
    `<rect x="${left}" width="${right}" height="${HEIGHT}" fill="${COLOURS[colour]}"/>`,
    '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">',
    textAt(PADDING, left - 2 * PADDING, label),
    textAt(left + PADDING, right - 2 * PADDING, message),
    '</g></svg>\n',
  ].join('');
}

const widthOf = (text: string): number =>
  Math.round([...text].length * CHARACTER_WIDTH) + 2 * PADDING;

const textAt = (x: number, width: number, text: string): string =>
  `<text x="${x}" y="14" textLength="${width}" lengthAdjust="spacingAndGlyphs">${escapeHtml(text)}</text>`;
