// The whole report for a terminal, as wide as the terminal allows.

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
import { hangText } from './terminal/lines.ts';
import { drawSection } from './terminal/section.ts';

const VERDICT_TONES: Readonly<Record<HeadlineKind, Tone>> = {
  pass: 'good',
  regression: 'bad',
  accepted: 'unsure',
  inconclusive: 'unsure',
  'no-baseline': 'unsure',
  'invalid-run': 'bad',
};

/**
 * Whole lines. Colour adds nothing that the characters do not say. The verdict stands at both ends: a report
 * is longer than most screens, and the last lines are what is left on them.
 */
export function renderTerminal(report: GateReport, options: TerminalOptions): string {
  const style = terminalStyle(options);
  const { headline, sections } = composeDocument(report);
  const verdict = drawHeadline(headline, style);
  return printable([
    ...verdict,
    ...sections.flatMap((section) => drawSection(section, style)),
    '',
    ...verdict,
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
