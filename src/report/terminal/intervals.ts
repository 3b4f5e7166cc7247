// The comparisons on a terminal: numbers, with the drawn intervals beside or beneath them.

import type { IntervalRow } from '../content/report-document.ts';
import { drawInterval } from '../draw/interval.ts';
import type { TerminalStyle, Tone } from '../draw/style.ts';
import { displayWidth, fitColumns, hangText, padEndColumns, padStartColumns } from './lines.ts';

const INDENT = '  ';
const GAP = '  ';

/** One more than a multiple of eight: the marks at 3/8 and 5/8 of the axis then fall on whole cells. */
const AXIS_LENGTHS = [41, 33, 25] as const;
const SHORTEST_AXIS = 17;
const WIDEST_LABEL = 32;
const WIDEST_NUMBER = 12;
const WIDEST_RANGE = 20;

const OUTCOME_TONES: Readonly<Record<IntervalRow['outcome'], Tone>> = {
  regression: 'bad',
  pass: 'good',
  inconclusive: 'unsure',
  'not-shown': 'quiet',
};

/** The words of one row, padded to the columns of all rows. */
interface Columns {
  readonly numbers: string;
  readonly evidence: string;
}

export function drawIntervals(
  rows: readonly IntervalRow[],
  style: TerminalStyle,
): readonly string[] {
  const [heading, ...columns] = alignColumns(rows, style);
  if (heading === undefined) return [];
  const room = style.width - displayWidth(INDENT + GAP + GAP) - displayWidth(heading.evidence);
  const beside = AXIS_LENGTHS.find((cells) => cells <= room - displayWidth(heading.numbers));
  const cells = beside ?? AXIS_LENGTHS.find((length) => length <= room) ?? SHORTEST_AXIS;
  const lay = beside === undefined ? beneathEachOther : besideEachOther;
  return [
    ...lay(heading, drawDirections(cells, style)).map((line) => style.paint('quiet', line)),
    ...rows.flatMap((row, index) => {
      const words = columns[index] ?? heading;
      return paintSymbol(lay(words, drawInterval(row.places, cells, style.glyphs)), row, style);
    }),
    '',
    ...drawLegend(rows, style),
  ];
}

const besideEachOther = ({ numbers, evidence }: Columns, axis: string): readonly string[] => [
  [INDENT + numbers, axis, evidence].join(GAP).trimEnd(),
];

const beneathEachOther = ({ numbers, evidence }: Columns, axis: string): readonly string[] => [
  (INDENT + numbers).trimEnd(),
  [INDENT + GAP + axis, evidence].join(GAP).trimEnd(),
];

/** Heading first, then one entry per row. */
function alignColumns(rows: readonly IntervalRow[], style: TerminalStyle): readonly Columns[] {
  const column = (title: string, textOf: (row: IntervalRow) => string, widest: number) =>
    align([title, ...rows.map(textOf)], padStartColumns, widest, style);
  const steps = joinSteps(
    column('before', (row) => row.before, WIDEST_NUMBER),
    column('after', (row) => row.after, WIDEST_NUMBER),
    style.glyphs.arrow,
  );
  const changes = column('change', (row) => row.change, WIDEST_NUMBER);
  const numbers = zip(steps, changes);
  const room = style.width - displayWidth([INDENT, SYMBOL_ROOM, GAP, numbers[0] ?? ''].join(''));
  const names = ['', ...rows.map(({ label }) => label)];
  const labels = align(names, padEndColumns, Math.min(WIDEST_LABEL, room), style);
  const symbols = ['', ...rows.map(({ outcome }) => style.glyphs.symbols[outcome])];
  const ranges = column('interval', (row) => row.range, WIDEST_RANGE);
  const evidence = zip(
    ranges,
    column('allowed', (row) => row.allowed, WIDEST_NUMBER),
  );
  return zip(labels, numbers).map((text, index) => ({
    numbers: padEndColumns(symbols[index] ?? '', SYMBOL_ROOM.length) + text,
    evidence: evidence[index] ?? '',
  }));
}

const SYMBOL_ROOM = '  ';

const zip = (left: readonly string[], right: readonly string[]): readonly string[] =>
  left.map((text, index) => text + GAP + (right[index] ?? ''));

/** The heading has no arrow. */
function joinSteps(
  before: readonly string[],
  after: readonly string[],
  arrow: string,
): readonly string[] {
  const gap = ' '.repeat(displayWidth(arrow));
  return before.map((text, index) => [text, index === 0 ? gap : arrow, after[index]].join(' '));
}

function align(
  texts: readonly string[],
  pad: (text: string, columns: number) => string,
  widest: number,
  style: TerminalStyle,
): readonly string[] {
  const shown = texts.map((text) => fitColumns(style.show(text), widest, style.glyphs.ellipsis));
  const width = Math.max(...shown.map(displayWidth));
  return shown.map((text) => pad(text, width));
}

function paintSymbol(
  lines: readonly string[],
  { outcome }: IntervalRow,
  style: TerminalStyle,
): readonly string[] {
  const symbol = style.glyphs.symbols[outcome];
  const [first = '', ...others] = lines;
  const rest = first.slice(INDENT.length + symbol.length);
  return [INDENT + style.paint(OUTCOME_TONES[outcome], symbol) + rest, ...others];
}

/** The axis counts losses, so that "worse" is on the same side for throughput and for times. */
function drawDirections(cells: number, { glyphs }: TerminalStyle): string {
  const [better, worse] = [`${glyphs.beyondLeft} better`, `worse ${glyphs.beyondRight}`];
  return better + ' '.repeat(cells - better.length - worse.length) + worse;
}

function drawLegend(rows: readonly IntervalRow[], style: TerminalStyle): readonly string[] {
  const { glyphs } = style;
  const { bar, estimate, unbounded } = glyphs;
  const entries = [
    `${bar}${estimate}${bar} change and its interval`,
    `${glyphs.zero} no change`,
    `${glyphs.line} the loss you allow`,
    `${glyphs.beyondRight} beyond the axis`,
    `${unbounded}${unbounded} no bound`,
  ];
  const text = entries.map((entry) => entry.replaceAll(' ', '\u00a0')).join('  ');
  const notShown = `${glyphs.symbols['not-shown']} a loss is neither shown nor ruled out, and need not be`;
  const texts = rows.some(({ outcome }) => outcome === 'not-shown') ? [text, notShown] : [text];
  return texts
    .flatMap((each) => hangText(INDENT, each, style.width))
    .map((line) => style.paint('quiet', line));
}
