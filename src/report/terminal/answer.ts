// The answer on a terminal: short enough for one screen.

import { limitRows } from '../document/limit-rows.ts';
import { textOf } from '../document/line.ts';
import type { AnswerRow, HeadlineKind, ReportDocument } from '../document/report-document.ts';
import type { TerminalStyle, Tone } from '../draw/style.ts';
import { drawAnswerTable } from './answer-table.ts';
import { displayWidth, fitColumns, hangText, wrapText } from './lines.ts';

const VERDICT_TONES: Readonly<Record<HeadlineKind, Tone>> = {
  pass: 'good',
  regression: 'bad',
  accepted: 'unsure',
  inconclusive: 'unsure',
  'no-baseline': 'unsure',
  'invalid-run': 'bad',
};

/** Of a screen that shows one request. */
const MOST_LINES = 24;
const MOST_ROWS = 8;
const INDENT = '  ';

/**
 * @param requests how many there are: each may take a line more
 * @param more where to find all numbers; stands at the end of the last line if it fits
 */
export function drawAnswer(
  { headline, answer }: ReportDocument,
  requests: number,
  more: string | undefined,
  style: TerminalStyle,
): readonly string[] {
  const extra = Math.max(0, requests - 1);
  const { shown, others } = shownRows(answer, requests);
  const hang = (text: string) => hangText(INDENT, style.show(text), style.width);
  const head = [
    ...drawHeadline({ headline, answer }, style),
    ...leadOf(headline).flatMap((line) => clip(hang(textOf(line)), MOST_LEAD, style)),
  ];
  const legend = legendOf(shown, headline.kind, style);
  const below = [...(others === undefined ? [] : [others]), ...(legend === '' ? [] : [legend])];
  const rows = drawAnswerTable(shown, style);
  const paragraphs = paragraphsOf({ headline, answer });
  // An empty line goes before the words, and where to find more may take one after them.
  const most = MOST_LINES + extra - 2;
  const topWith = (footnotes: readonly string[]): readonly string[] => {
    const small = [...footnotes, ...below].flatMap(hang);
    const table = [...rows, ...small.map((line) => style.paint('quiet', line))];
    return shown.length === 0 ? head : [...head, '', ...table];
  };
  const top = topWith(
    shortened(answer.footnotes, (kept) => {
      return topWith(kept).length + linesNeeded(paragraphs, style) <= most;
    }),
  );
  const words = drawParagraphs(paragraphs, most - top.length, style);
  return [...top, '', ...withEnd(words, more, style)];
}

/** Notes on rows give way to why, and what to do; the last first. But a mark must be explained. */
function shortened(
  footnotes: readonly string[],
  fits: (kept: readonly string[]) => boolean,
): readonly string[] {
  const last = footnotes.findLastIndex((note) => !note.startsWith('*'));
  return last < 0 || fits(footnotes) ? footnotes : shortened(footnotes.toSpliced(last, 1), fits);
}

/** What those marks mean that do not speak for themselves. */
const MEANINGS = [
  ['inconclusive', 'not decided'],
  ['not-shown', 'no loss shown, and none ruled out'],
] as const;

/** The mark of the verdict stands beside its word. */
const legendOf = (
  rows: readonly AnswerRow[],
  verdict: HeadlineKind,
  { glyphs }: TerminalStyle,
): string =>
  MEANINGS.filter(([mark]) => mark !== verdict && rows.some(({ outcome }) => outcome === mark))
    .map(([mark, means]) => `${glyphs.symbols[mark]} ${means}`)
    .join('; ');

/** What one screen has room for. */
export const shownRows = ({ rows }: ReportDocument['answer'], requests: number) =>
  limitRows(rows, MOST_ROWS + Math.max(0, requests - 1));

const MOST_LEAD = 6;

/** Who accepted a loss stands at the end, beside the exit code. */
const leadOf = ({ kind, lead }: ReportDocument['headline']) =>
  kind === 'accepted' ? lead.slice(1) : lead;

function withEnd(
  lines: readonly string[],
  more: string | undefined,
  style: TerminalStyle,
): readonly string[] {
  const text = fitColumns(style.show(more ?? ''), style.width, style.glyphs.ellipsis);
  const last = lines.at(-1) ?? '';
  const room = style.width - displayWidth(last) - displayWidth(text);
  if (text === '') return lines;
  if (room < 2) return [...lines, ' '.repeat(style.width - displayWidth(text)) + text];
  return lines.with(-1, last + ' '.repeat(room) + style.paint('quiet', text));
}

interface Paragraph {
  readonly term: string;
  readonly text: string;
  /** The lowest is shortened first. */
  readonly weight: number;
  /** Lines that stay whatever the others need; 0: it may go. */
  readonly least: 0 | 1;
}

type Part = Pick<ReportDocument, 'headline' | 'answer'>;

/** The verdict, and at the right end of its line, where there is room, what was compared. */
export function drawHeadline({ headline, answer }: Part, style: TerminalStyle): readonly string[] {
  const { kind, word, sentence } = headline;
  const verdict = `${style.glyphs.symbols[kind]} ${word}`;
  const [first = '', ...others] = wrapText(`${verdict}  ${style.show(sentence)}`, style.width);
  const rest = others.length === 0 ? [] : hangText(INDENT, others.join(' '), style.width);
  const context = fitColumns(
    style.show(textOf(answer.context)),
    style.width - 2,
    style.glyphs.ellipsis,
  );
  const room = style.width - displayWidth(first) - displayWidth(context);
  const isBeside = rest.length === 0 && room >= 3;
  const line = style.paint(VERDICT_TONES[kind], verdict) + first.slice(verdict.length);
  return isBeside
    ? [line + ' '.repeat(room) + style.paint('quiet', context)]
    : [line, ...clip(rest, 2, style), style.paint('quiet', INDENT + context)];
}

function paragraphsOf({ headline, answer }: Part): readonly Paragraph[] {
  const { cause, differs, next, notes, basis } = answer;
  const isOpen = headline.kind === 'inconclusive';
  const [note, ...others] = notes;
  const left = others.length === 0 ? '' : ` (${others.length} more)`;
  const one = (
    term: string,
    text: string | undefined,
    weight: number,
    least: Paragraph['least'] = 1,
  ): readonly Paragraph[] =>
    text === undefined || text === '' ? [] : [{ term, text, weight, least }];
  return [
    ...one(isOpen ? 'Why' : 'Cause', cause, 5),
    // Below the cause, as a part of it.
    ...one('', differs, 2),
    ...one('Next', next, 6),
    ...one('Note', note && `${note}${left}`, 1, 0),
    ...one('Basis', textOf(basis), 3),
    ...one('Exit', textOf(headline.exit), 4),
  ];
}

const TERM_ROOM = 7;
/** Cause, *Next* and the exit code are worth more than notes on single rows. */
const LEAST_WHOLE = 4;

function linesNeeded(paragraphs: readonly Paragraph[], style: TerminalStyle): number {
  return paragraphs.reduce(
    (sum, one) => sum + (one.weight >= LEAST_WHOLE ? draw(one, style).length : one.least),
    0,
  );
}

const draw = (
  { term, text }: Pick<Paragraph, 'term' | 'text'>,
  style: TerminalStyle,
): readonly string[] =>
  hangText(`${INDENT}${term.padEnd(TERM_ROOM)}`, style.show(text), style.width);

function drawParagraphs(
  paragraphs: readonly Paragraph[],
  room: number,
  style: TerminalStyle,
): readonly string[] {
  const drawn = paragraphs.map((one) => ({
    weight: one.weight,
    least: one.least,
    lines: draw(one, style),
    shorter: shortenings(one.text).map((text) => draw({ term: one.term, text }, style)),
  }));
  let over = drawn.reduce((sum, { lines }) => sum + lines.length, 0) - room;
  const kept = new Map(drawn.map((one) => [one, one.lines.length]));
  for (const one of drawn.toSorted((a, b) => a.weight - b.weight)) {
    const spare = Math.max(0, Math.min(over, one.lines.length - one.least));
    kept.set(one, one.lines.length - spare);
    over -= spare;
  }
  return drawn.flatMap((one) => {
    const most = kept.get(one) ?? 1;
    if (most === 0) return [];
    const whole = [one.lines, ...one.shorter].find(({ length }) => length <= most);
    return whole ?? clip(one.lines, most, style);
  });
}

/** Without its last sentence, without the last two, and so on: half a sentence says nothing. */
function shortenings(text: string): readonly string[] {
  const sentences = text.split(/(?<=[.!?]) (?=[A-Z])/);
  return sentences.slice(1).map((_, left) => sentences.slice(0, -1 - left).join(' '));
}

/** At most so many lines; where some are left out, the last one ends in an ellipsis. */
function clip(lines: readonly string[], most: number, style: TerminalStyle): readonly string[] {
  if (lines.length <= most) return lines;
  const { ellipsis } = style.glyphs;
  const last = lines[most - 1] ?? '';
  const cut = fitColumns(`${last} ${ellipsis}`, style.width, ellipsis);
  return [...lines.slice(0, most - 1), cut];
}
