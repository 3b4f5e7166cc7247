// The report for a terminal: by default the answer, on one screen; with its details all that was measured.

import { composeDocument } from './content/compose-document.ts';
import type { Reader } from './document/report-document.ts';
import { printable, type TerminalOptions, terminalStyle } from './draw/style.ts';
import type { GateReport } from './gate-report.ts';
import { hasSeveralRequests } from './rows/labels.ts';
import { drawAnswer, drawHeadline, shownRows } from './terminal/answer.ts';
import { drawSection } from './terminal/section.ts';

export type { Reader };

export interface ReportOptions extends TerminalOptions {
  /** All numbers after the answer. */
  readonly details?: boolean;
  readonly reader: Reader;
  /** Where to find all numbers, where they are not printed. */
  readonly more?: string;
}

/** Whole lines. Colour adds nothing that the characters do not say. */
export function renderTerminal(report: GateReport, options: ReportOptions): string {
  const style = terminalStyle(options);
  const document = composeDocument(report, options.reader);
  const requests = hasSeveralRequests(report) ? report.rows.length - 1 : 1;
  const isWhole = options.details === true;
  const answer = drawAnswer(document, requests, isWhole ? undefined : options.more, style);
  if (!isWhole) return printable(answer);
  // The answer has the comparisons already, unless it left some out. Broken to the width of a terminal, a
  // command is of no use.
  const isComplete = shownRows(document.answer, requests).others === undefined;
  const sections = document.sections.filter(
    ({ pieces }) =>
      (pieces[0]?.kind !== 'intervals' || !isComplete) &&
      !pieces.some(({ kind }) => kind === 'code'),
  );
  return printable([
    ...answer,
    ...sections.flatMap((section) => drawSection(section, style)),
    '',
    // The last lines are what is left on a screen.
    ...drawHeadline(document, style),
  ]);
}
