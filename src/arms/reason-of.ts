// An error as the reason for something else, in whole sentences.

import type { GateError } from '../errors.ts';

/** What happened, the line that tells most of what was said last, and what to do. */
export function reasonOf({ message, evidence, remedy }: GateError): string {
  // After its own reason git says how it ended, and what else might be wrong.
  const last = evidence.findLast((line) => /^(?:fatal|error): /.test(line)) ?? evidence.at(-1);
  const said = last === undefined ? '' : ` The last that was said: "${last}".`;
  return `${message}${said} ${remedy}`;
}
