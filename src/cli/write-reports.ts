// Writes the report in every form that was asked for; the terminal's only where nothing else is on its stream.

import { relative } from 'node:path';
import type { Outputs } from '../plan/plan.ts';
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
import { writeForm, writeForms } from './write-forms.ts';

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
  const { details, html } = outputs;
  const page = html?.kind === 'file' ? `${relative('', html.path)} · ` : '';
  const more = `${page}all numbers: --details`;
  const terminal = () =>
    renderTerminal(report, { ...console.styleOf('out'), reader, details, more });
  writeForms(forms, terminal, console);
}

/**
 * The same for what `noise` found.
 * @returns where it was printed, and a `GateError` where its JSON was not written
 */
export function writeNoise(report: NoiseReport, { json }: Pick<Outputs, 'json'>, console: Console) {
  const stream = json?.kind === 'stdout' ? 'err' : 'out';
  console[stream](renderNoise(report, console.styleOf(stream)));
  const failures = json === undefined ? [] : writeForm(json, jsonText(report), console);
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
  const [failure] = json === undefined ? [] : writeForm(json, jsonText(report), console);
  if (failure !== undefined) throw failure;
}
