// In a workflow the runner reads what the command prints, and would obey what a server wrote.

/**
 * The runner obeys a line that begins with `::command` after white space, and one that holds `##[command]`
 * anywhere; the viewer of logs draws `##[error]` and the like (ActionCommand.cs of actions/runner).
 */
export const breakCommands = (text: string): string =>
  text.replaceAll('##[', '# #[').replace(/^([^\S\r\n]*):(?=:)/gm, '$1: ');
