// The report for a terminal: everything, in as many columns as there are.

import { composeDocument } from './content/compose-document.ts';
import { textOf } from './content/line.ts';
import type { Headline, HeadlineKind } from './content/report-document.ts';
import {
  printable,
  type TerminalOptions,
  type TerminalStyle,
  type Tone,
  terminalStyle,
} from './draw/style.ts';
import type { GateReport } from './gate-report.ts';
import { drawSection } from './terminal/section.ts';
import { hangText } from './terminal/wrap-text.ts';

const VERDICT_TONES: Readonly<Record<HeadlineKind, Tone>> = {
  pass: 'good',
  regression: 'bad',
  accepted: 'unsure',
  inconclusive: 'unsure',
  'no-baseline': 'unsure',
  'invalid-run': 'bad',
};

/** Whole lines; colour only adds to what the characters say. */
export function renderTerminal(report: GateReport, options: TerminalOptions): string {
  const style = terminalStyle(options);
  const { headline, sections } = composeDocument(report);
  return printable([
    ...drawHeadline(headline, style),
    ...sections.flatMap((section) => drawSection(section, style)),
  ]);
}

function drawHeadline(headline: Headline, style: TerminalStyle): readonly string[] {
  const { kind, word, sentence, lead, notes } = headline;
  const verdict = `${style.glyphs.symbols[kind]} ${word}`;
  const [first = '', ...more] = hangText(`${verdict}  `, style.show(sentence), style.width);
  return [
    style.paint(VERDICT_TONES[kind], verdict) + first.slice(verdict.length),
    ...more,
    ...[...lead, ...notes].flatMap((line) => hangText('  ', style.show(textOf(line)), style.width)),
  ];
}
