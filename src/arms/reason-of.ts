// An error as the reason for something else, in whole sentences.

import type { GateError } from '../errors.ts';

/** What happened, the most useful of the last lines, and what to do. */
export function reasonOf({ message, details, remedy }: GateError): string {
  // git prints its reason first, then how it ended and hints.
  const last = details.findLast((line) => /^(?:fatal|error): /.test(line)) ?? details.at(-1);
  const lastLine = last === undefined ? '' : ` The last line was: "${last}".`;
  return `${message}${lastLine} ${remedy}`;
}
