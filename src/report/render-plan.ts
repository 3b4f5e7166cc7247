// What a plan means, in columns that fit a terminal.

import type { PlanLine, PlanRow } from '../plan/describe-plan.ts';
import { displayWidth, fitColumns, hangText, padEndColumns } from './terminal/lines.ts';
import { copiedText } from './visible-text.ts';

interface PlanStyle {
  /** Columns of the terminal. */
  readonly width: number;
  readonly unicode: boolean;
}

/** Before the text of a row. */
const MARGIN = 12;
/** Below cells that leave no room beside them: as far as their first one reaches. */
const BELOW_CELLS = MARGIN + 8;
/** Of names and paths more is seen than a table needs; with them, a line of cells fits 80 columns. */
const WIDEST = {
  withNames: [Number.POSITIVE_INFINITY, 24, 34],
  withoutNames: [Number.POSITIVE_INFINITY, 58],
} as const;
/** Text beside cells that leaves it less would be a column of single words. */
const LEAST_ROOM = 24;

/** @returns lines; long ones are wrapped, and what follows hangs below their text */
export function renderPlan(rows: readonly PlanRow[], style: PlanStyle): readonly string[] {
  return rows.flatMap(({ name, lines }) => {
    const shown = lines.map(showLine);
    const cells = columnsOf(shown, style);
    return shown.flatMap(({ text }, index) => {
      const margin = padEndColumns(index === 0 ? `  ${name}` : '', MARGIN);
      return drawLine(margin + (cells[index] ?? ''), text, style);
    });
  });
}

const showLine = ({ cells, text }: PlanLine): PlanLine => ({
  cells: cells.map(copiedText),
  text: copiedText(text),
});

/** The cells of each line as one text, which ends where that of the others does. */
function columnsOf(lines: readonly PlanLine[], { unicode }: PlanStyle): readonly string[] {
  const ellipsis = unicode ? '…' : '...';
  const columns = Math.max(...lines.map(({ cells }) => cells.length));
  const widest = columns > 2 ? WIDEST.withNames : WIDEST.withoutNames;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.min(
      widest[column] ?? Number.POSITIVE_INFINITY,
      Math.max(...lines.map(({ cells }) => displayWidth(cells[column] ?? ''))),
    ),
  );
  return lines.map(({ cells }) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return `${padEndColumns(fitColumns(cell, width, ellipsis), width)}  `;
      })
      .join(''),
  );
}

function drawLine(first: string, text: string, { width }: PlanStyle): readonly string[] {
  if (displayWidth(first) + displayWidth(text) <= width) return [first + text];
  if (displayWidth(first) === MARGIN || width - displayWidth(first) >= LEAST_ROOM) {
    return hangText(first, text, Math.max(width, displayWidth(first) + LEAST_ROOM));
  }
  const below = ' '.repeat(BELOW_CELLS);
  return [first.trimEnd(), ...hangText(below, text, Math.max(width, BELOW_CELLS + LEAST_ROOM))];
}
