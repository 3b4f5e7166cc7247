// The job summary: the report, or why there is none, on the page of the run.

import { summary } from '@actions/core';
import type { GateError } from '../../errors.ts';
import { markdownText } from '../../report/markdown-text.ts';

/** Each step has its own megabyte of summary; a report takes a sixteenth of it at most. */
const LONGEST_SUMMARY = 1_000_000;

/**
 * @param markdown escaped already
 * @throws Error where the runner gave us no file for it
 */
export async function writeSummary(markdown: string): Promise<void> {
  await summary.addRaw(markdown.slice(0, LONGEST_SUMMARY), true).write();
}

/** Why nothing was measured or judged, and what to do about it. */
export const summariseError = (error: GateError, mask: Mask): string =>
  summarise(
    masked(error, mask),
    'perf-gate could not do its work',
    // A cancelled run's remedy says how far it got.
    error.kind === 'cancelled' ? '' : 'Nothing was judged.',
  );

/** Why the run was judged and yet later ones cannot be compared with it. */
export const summariseUnstored = (error: GateError, mask: Mask): string =>
  summarise(masked(error, mask), 'The baseline was not stored', 'The verdict above stands.');

type Mask = (text: string) => string;
type ErrorText = Pick<GateError, 'code' | 'message' | 'remedy' | 'details'>;

/** Before it is escaped and decorated: afterwards a secret, and the beginning of one, would not be recognised. */
const masked = ({ code, message, remedy, details }: GateError, mask: Mask): ErrorText => ({
  code,
  message: mask(message),
  remedy: mask(remedy),
  details: details.map(mask),
});

function summarise(error: ErrorText, title: string, consequence: string): string {
  const { code, message, remedy, details } = error;
  const lines = [
    `### 🚫 ${title}: ${markdownText(message)}`,
    '',
    ...details.flatMap((line) => line.split(/\r\n|[\r\n]/)).map(quote),
    '',
    ...(remedy === '' ? [] : [`**What to do**: ${markdownText(remedy)}`, '']),
    `Error code ${markdownText(code)}. ${consequence}`.trimEnd(),
  ];
  return `${lines.join('\n')}\n`;
}

/** Two spaces at the end are a line break in Markdown. */
const quote = (line: string): string => `> ${markdownText(line)}  `;
