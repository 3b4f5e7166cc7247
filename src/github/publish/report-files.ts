// The report as files: one for the steps after this one, and those that were asked for.

import { join } from 'node:path';
import { GateError } from '../../errors.ts';
import type { Destination, Outputs } from '../../plan/plan.ts';
import { writeTextFile } from '../../regular-file.ts';
import type { GateReport } from '../../report/gate-report.ts';
import { renderBadge } from '../../report/render-badge.ts';
import { renderHtml } from '../../report/render-html.ts';
import { renderJson } from '../../report/render-json.ts';
import { type Reader, renderMarkdown } from '../../report/render-markdown.ts';
import { makeTemporaryFolder } from '../../temporary-folder.ts';

export type ReportForms = Pick<Outputs, 'json' | 'markdown' | 'html'>;

type Mask = (text: string) => string;

/**
 * A file of its own for each step, kept until the job ends.
 * @param temp folder that the runner empties after the job
 * @returns its absolute path
 * @throws GateError `temporary-folder-unusable`, or the system's error
 */
export function keepJson(report: GateReport, temp: string): string {
  const path = join(makeTemporaryFolder(temp, 'perf-gate-report-'), 'report.json');
  writeTextFile(path, renderJson(report));
  return path;
}

/**
 * The badge in a folder of its own, so that a later step can take all that is in it.
 * @param temp as for `keepJson`
 * @returns the folder's absolute path
 * @throws GateError `temporary-folder-unusable`, or the system's error
 */
export function keepBadge(report: GateReport, temp: string): string {
  const folder = makeTemporaryFolder(temp, 'perf-gate-badge-');
  const { svg, endpoint } = renderBadge(report);
  writeTextFile(join(folder, 'badge.svg'), svg);
  writeTextFile(join(folder, 'badge.json'), endpoint);
  return folder;
}

interface FormOptions {
  readonly reader: Reader;
  readonly mask: Mask;
}

/** @throws GateError `report-not-written`, after everything else has been written */
export function writeForms(
  report: GateReport,
  forms: ReportForms,
  { reader, mask }: FormOptions,
): void {
  const failures = [
    // Its values were masked when it was composed; masking the text could break the JSON.
    ...writeForm(forms.json, () => renderJson(report)),
    ...writeForm(forms.markdown, () => mask(renderMarkdown(report, reader))),
    ...writeForm(forms.html, () => mask(renderHtml(report, reader))),
  ];
  const [failure] = failures;
  if (failure !== undefined) throw failure;
}

function writeForm(to: Destination | undefined, render: () => string): readonly GateError[] {
  // An action refuses standard output as a destination: it is the job's log.
  if (to?.kind !== 'file') return [];
  try {
    writeTextFile(to.path, render());
    return [];
  } catch (cause) {
    return [notWritten(to.path, cause)];
  }
}

function notWritten(path: string, cause: unknown): GateError {
  return new GateError({
    code: 'report-not-written',
    kind: 'gate',
    message: `The report could not be written to ${path}.`,
    remedy:
      'Name a file in a folder that exists, that the job may write to, and whose disk is not full.',
    details: cause instanceof Error ? [cause.message] : [],
    cause,
  });
}
