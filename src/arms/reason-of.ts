// An error as the reason for something else, in whole sentences.

import type { GateError } from '../errors.ts';
import type { MeasurePorts } from '../measure/ports.ts';
import { findTellingLine } from '../telling-line.ts';

/** What happened, the line that tells why, and what to do. All lines go into the log. */
export function reasonOf(error: GateError, { report }: Pick<MeasurePorts, 'report'>): string {
  const { message, details, remedy } = error;
  if (details.length > 1) report({ kind: 'last-lines', text: message, lines: details });
  const line = findTellingLine(details);
  const said = line === undefined ? '' : ` It said: "${line}".`;
  return `${message}${said} ${remedy}`;
}
