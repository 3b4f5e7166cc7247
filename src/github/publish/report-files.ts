// The report as files: one for the steps after this one, and those that were asked for.

import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GateError } from '../../errors.ts';
import type { Destination, Outputs } from '../../plan/plan.ts';
import type { GateReport } from '../../report/gate-report.ts';
import { renderHtml } from '../../report/render-html.ts';
import { renderJson } from '../../report/render-json.ts';
import { renderMarkdown } from '../../report/render-markdown.ts';

export type ReportForms = Pick<Outputs, 'json' | 'markdown' | 'html'>;

type Mask = (text: string) => string;

/**
 * A file of its own for each step, kept until the job ends.
 * @param temp folder that the runner empties after the job
 * @returns its absolute path
 */
export async function keepJson(report: GateReport, temp: string): Promise<string> {
  const path = join(await mkdtemp(join(temp, 'perf-gate-report-')), 'report.json');
  await writeFile(path, renderJson(report));
  return path;
}

/** @throws GateError `report-not-written`, after everything else has been written */
export async function writeForms(
  report: GateReport,
  forms: ReportForms,
  mask: Mask,
): Promise<void> {
  const writings = [
    // Its values were masked when it was composed; masking the text could break the JSON.
    writeForm(forms.json, () => renderJson(report)),
    writeForm(forms.markdown, () => mask(renderMarkdown(report))),
    writeForm(forms.html, () => mask(renderHtml(report))),
  ];
  const failed = (await Promise.allSettled(writings)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

async function writeForm(to: Destination | undefined, render: () => string): Promise<void> {
  // An action refuses standard output as a destination: it is the job's log.
  if (to?.kind !== 'file') return;
  try {
    await writeFile(to.path, render());
  } catch (cause) {
    throw new GateError({
      code: 'report-not-written',
      kind: 'gate',
      message: `The report could not be written to ${to.path}.`,
      remedy: 'Name a file in a folder that exists and that the job may write to.',
      details: cause instanceof Error ? [cause.message] : [],
      cause,
    });
  }
}
