// Writes the report in every form that was asked for; the terminal's goes to a stream of its own.

import { writeFileSync } from 'node:fs';
import { GateError } from '../errors.ts';
import type { Destination, Outputs } from '../plan/plan.ts';
import type { GateReport } from '../report/gate-report.ts';
import { renderHtml } from '../report/render-html.ts';
import { renderJson } from '../report/render-json.ts';
import { renderMarkdown } from '../report/render-markdown.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import type { Console } from './console.ts';

type Forms = Pick<Outputs, 'json' | 'markdown' | 'html'>;

/** @throws GateError `report-not-written`, after everything else has been written */
export function writeReports(report: GateReport, outputs: Forms, console: Console): void {
  const forms = [
    // Its values were masked when it was composed; masking the text could break the JSON.
    { destination: outputs.json, render: () => renderJson(report) },
    { destination: outputs.markdown, render: () => console.mask(renderMarkdown(report)) },
    { destination: outputs.html, render: () => console.mask(renderHtml(report)) },
  ];
  const takesOut = forms.some(({ destination }) => destination?.kind === 'stdout');
  const stream = takesOut ? 'err' : 'out';
  console[stream](renderTerminal(report, console.styleOf(stream)));
  const failures = forms.flatMap(({ destination, render }) =>
    destination === undefined ? [] : write(destination, render(), console),
  );
  const [failure] = failures;
  if (failure !== undefined) throw failure;
}

function write(destination: Destination, text: string, console: Console): readonly GateError[] {
  if (destination.kind === 'stdout') {
    console.outMasked(text);
    return [];
  }
  try {
    writeFileSync(destination.path, text);
    return [];
  } catch (cause) {
    return [notWritten(destination.path, cause)];
  }
}

function notWritten(path: string, cause: unknown): GateError {
  return new GateError({
    code: 'report-not-written',
    kind: 'gate',
    message: `The report could not be written to ${path}.`,
    remedy: 'Name a file in a folder that exists and that you may write to.',
    details: cause instanceof Error ? [cause.message] : [],
    cause,
  });
}
