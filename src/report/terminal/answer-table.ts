// The rows of the answer on a terminal: one line for each metric, with its interval drawn where there is room.

import type { AnswerRow } from '../document/report-document.ts';
import { drawInterval } from '../draw/interval.ts';
import type { TerminalStyle, Tone } from '../draw/style.ts';
import { displayWidth, fitColumns, fitMiddle, padEndColumns, padStartColumns } from './lines.ts';

const INDENT = '  ';
const GAP = '  ';
const SYMBOL_ROOM = '  ';

/** The marks at 3/8 and 5/8 of the axis fall on whole cells, but for the shortest, where they are rounded apart. */
const AXIS_LENGTHS = [41, 33, 25, 17, 9, 7] as const;
const SHORTEST_AXIS = 7;
const WIDEST_LABEL = 40;
/** Longer names are cut, so that the numbers stay on the line. */
const NARROWEST_LABEL = 12;
const WIDEST_NUMBER = 14;
const WIDEST_RANGE = 24;

const TONES: Readonly<Record<AnswerRow['outcome'], Tone>> = {
  regression: 'bad',
  pass: 'good',
  inconclusive: 'unsure',
  'not-shown': 'quiet',
  'not-judged': 'quiet',
};

/** Texts of one column, the heading first, all of one width. */
type Column = readonly string[];

export function drawAnswerTable(
  rows: readonly AnswerRow[],
  style: TerminalStyle,
): readonly string[] {
  const room = style.width - displayWidth(INDENT + SYMBOL_ROOM);
  const numbers = numberColumns(rows, room - NARROWEST_LABEL, style);
  const columns = [...numbers.measured, ...numbers.judged];
  const rest = room - widthOf(columns);
  const names = ['', ...rows.map(({ label }) => label)];
  const drawn = numbers.judged.length === 0 ? 0 : GAP.length + SHORTEST_AXIS;
  const widest = Math.min(WIDEST_LABEL, Math.max(NARROWEST_LABEL, rest - drawn));
  const labels = align(names, padEndColumns, widest, style, fitLabel);
  const left = rest - displayWidth(labels[0] ?? '') - GAP.length;
  const cells = numbers.judged.length === 0 ? undefined : AXIS_LENGTHS.find((it) => it <= left);
  const lineOf = (at: number, shown: readonly Column[], end: string): string => {
    const words = [labels, ...shown].map((texts) => texts[at] ?? '');
    const line = (SYMBOL_ROOM + [...words, end].join(GAP)).trimEnd();
    return fitColumns(line, style.width - INDENT.length, style.glyphs.ellipsis);
  };
  return [
    style.paint('quiet', INDENT + lineOf(0, columns, '')),
    ...rows.map((row, index) => {
      const axis = cells === undefined ? '' : drawInterval(row.places, cells, style.glyphs);
      const isMeasured = row.before !== '' || row.after !== '';
      const line =
        row.note === undefined
          ? lineOf(index + 1, columns, axis)
          : lineOf(index + 1, isMeasured ? numbers.measured : [], style.show(row.note));
      return INDENT + paintedSymbol(row, style) + line.slice(1);
    }),
  ];
}

/** A step that has too little room goes without the name of its flow: `p99 › pay`. */
const STEP = /^((?:mean |rate |clean )?\S+) .+ ([›>] .+)$/su;

function fitLabel(label: string, columns: number, ellipsis: string): string {
  const shorter = displayWidth(label) <= columns ? label : label.replace(STEP, '$1 $2');
  return fitMiddle(shorter, columns, ellipsis);
}

const widthOf = (columns: readonly Column[]): number =>
  columns.reduce((sum, [heading = '']) => sum + displayWidth(GAP + heading), 0);

/** Without columns that hold nothing; a narrow terminal does without the interval. */
function numberColumns(rows: readonly AnswerRow[], room: number, style: TerminalStyle) {
  const column = (title: string, read: (row: AnswerRow) => string, widest = WIDEST_NUMBER) =>
    align([title, ...rows.map(read)], padStartColumns, widest, style);
  const hasBefore = rows.some(({ before }) => before !== '');
  const measured = [
    ...(hasBefore ? [column('before', (row) => row.before)] : []),
    column(hasBefore ? 'after' : 'measured', (row) => row.after),
  ];
  const change = column('change', (row) => row.change);
  const interval = column('interval', (row) => row.range, WIDEST_RANGE);
  const allowed = column('allowed', (row) => row.allowed);
  if (rows.every((row) => row.allowed === '')) return { measured, judged: [] };
  const all = [change, interval, allowed];
  const isNarrow = widthOf([...measured, ...all]) > room;
  return { measured, judged: isNarrow ? [change, allowed] : all };
}

function paintedSymbol({ outcome }: AnswerRow, style: TerminalStyle): string {
  return style.paint(TONES[outcome], style.glyphs.symbols[outcome]);
}

function align(
  texts: readonly string[],
  pad: (text: string, columns: number) => string,
  widest: number,
  style: TerminalStyle,
  fit = fitColumns,
): Column {
  const shown = texts.map((text) => fit(style.show(text), widest, style.glyphs.ellipsis));
  const width = Math.max(...shown.map(displayWidth));
  return shown.map((text) => pad(text, width));
}
