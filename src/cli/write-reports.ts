// Writes the report in every form that was asked for; the terminal's only where nothing else is on its stream.

import { relative } from 'node:path';
import { GateError } from '../errors.ts';
import type { Destination, Outputs } from '../plan/plan.ts';
import { writeTextFile } from '../regular-file.ts';
import type { GateReport } from '../report/gate-report.ts';
import type { HistoryReport } from '../report/history-report.ts';
import type { NoiseReport } from '../report/noise-report.ts';
import { renderHistory } from '../report/render-history.ts';
import { renderHtml } from '../report/render-html.ts';
import { jsonText, renderJson } from '../report/render-json.ts';
import { type Reader, renderMarkdown } from '../report/render-markdown.ts';
import { renderNoise } from '../report/render-noise.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import type { Console } from './console.ts';

type Forms = Pick<Outputs, 'json' | 'markdown' | 'html' | 'details'> & { readonly reader: Reader };

/** @throws GateError `report-not-written`, after everything else has been written */
export function writeReports(report: GateReport, outputs: Forms, console: Console): void {
  const { reader } = outputs;
  const forms = [
    // Its values were masked when it was composed; masking the text could break the JSON.
    { destination: outputs.json, render: () => renderJson(report) },
    { destination: outputs.markdown, render: () => console.mask(renderMarkdown(report, reader)) },
    { destination: outputs.html, render: () => console.mask(renderHtml(report, reader)) },
  ];
  // Whoever reads another form from standard output did not ask for this one.
  if (!forms.some(({ destination }) => destination?.kind === 'stdout')) {
    const { details, html } = outputs;
    const page = html?.kind === 'file' ? `${relative('', html.path)} · ` : '';
    const more = `${page}all numbers: --details`;
    console.out(renderTerminal(report, { ...console.styleOf('out'), reader, details, more }));
  }
  const failures = forms.flatMap(({ destination, render }) =>
    destination === undefined ? [] : write(destination, render(), console),
  );
  const [failure] = failures;
  if (failure !== undefined) throw failure;
}

/**
 * The same for what `noise` found.
 * @returns where it was printed, and a `GateError` where its JSON was not written
 */
export function writeNoise(report: NoiseReport, { json }: Pick<Outputs, 'json'>, console: Console) {
  const stream = json?.kind === 'stdout' ? 'err' : 'out';
  console[stream](renderNoise(report, console.styleOf(stream)));
  const failures = json === undefined ? [] : write(json, jsonText(report), console);
  return { stream, failure: failures[0] } as const;
}

/**
 * What `history` shows, or its JSON.
 * @throws GateError `report-not-written`
 */
export function writeHistory(
  report: HistoryReport,
  { json }: Pick<Outputs, 'json'>,
  console: Console,
): void {
  if (json?.kind !== 'stdout') console.out(renderHistory(report, console.styleOf('out')));
  const [failure] = json === undefined ? [] : write(json, jsonText(report), console);
  if (failure !== undefined) throw failure;
}

function write(destination: Destination, text: string, console: Console): readonly GateError[] {
  if (destination.kind === 'stdout') {
    console.outMasked(text);
    return [];
  }
  try {
    writeTextFile(destination.path, text);
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
    remedy:
      'Name a file in a folder that exists, that you may write to, and whose disk is not full.',
    details: cause instanceof Error ? [cause.message] : [],
    cause,
  });
}
