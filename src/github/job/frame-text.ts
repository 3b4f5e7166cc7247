// Text of others for the job log, so that the runner reads no command in it and its viewer draws none.

import { randomUUID } from 'node:crypto';

/**
 * The runner obeys a line that begins with `::command` after white space, and one that holds
 * `##[command]` anywhere; the viewer of logs also draws `##[error]`, `##[group]` and the like
 * (ActionCommand.cs of actions/runner).
 */
const COMMAND_LIKE = /::|##\[/;

/** Whether any of it could be taken for a command; generous, so that it need not follow the runner. */
export const looksLikeCommand = (text: string): boolean => COMMAND_LIKE.test(text);

/**
 * Between `stop-commands` and a token that nobody can guess. `##[` is broken up as well: the runner
 * does not obey it here, but the viewer would still draw it.
 */
export function frameText(text: string, token: string = randomUUID()): string {
  const shown = text.replaceAll('##[', '# #[');
  const end = shown.endsWith('\n') ? '' : '\n';
  return `::stop-commands::${token}\n${shown}${end}::${token}::\n`;
}
