// An error as the reason for something else, in whole sentences.

import type { GateError } from '../errors.ts';
import type { MeasurePorts } from '../measure/ports.ts';

/** What happened, the line that tells why, and what to do. All lines go into the log. */
export function reasonOf(error: GateError, { report }: Pick<MeasurePorts, 'report'>): string {
  const { message, details, telling, remedy } = error;
  if (details.length > 1) report({ kind: 'last-lines', text: message, lines: details });
  const said = telling === undefined ? '' : ` It said: "${telling}".`;
  return `${message}${said} ${remedy}`;
}
