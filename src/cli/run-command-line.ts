// The command: reads the command line, runs what it names, and is the only place that catches everything.

import { listenForCancellation } from '../edge/cancellation.ts';
import { asGateError, EXIT_CODES } from '../edge/errors.ts';
import { InputError } from '../errors.ts';
import type { Command } from '../plan/commands.ts';
import { readFlags } from '../plan/flags.ts';
import { commandHelp, generalHelp } from '../plan/help.ts';
import { VERSION } from '../version.ts';
import type { Session } from './commands.ts';
import { Console } from './console.ts';
import { checkWorkingDirectory } from './working-directory.ts';

/**
 * @param words of the command line, without the program's own
 * @returns the exit code
 */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const console = new Console(process);
  using cancellation = listenForCancellation((sentence) => console.err(`${sentence}\n`));
  try {
    const code = await runCommand(words, console, cancellation.signal);
    await console.flush();
    return code;
  } catch (thrown) {
    const error = asGateError(thrown);
    console.error(error);
    return cancellation.exitCode ?? EXIT_CODES[error.kind];
  } finally {
    console.end();
  }
}

async function runCommand(
  words: readonly string[],
  console: Console,
  signal: AbortSignal,
): Promise<number> {
  const line = readFlags(words);
  const { command, faults } = line;
  if (line.version) {
    console.out(`${VERSION}\n`);
    return 0;
  }
  if (command === undefined) {
    if (faults.length > 0) throw new InputError(faults, '`perf-gate --help` lists the commands.');
    console.out(generalHelp());
    return 0;
  }
  if (line.help) {
    console.out(commandHelp(command));
    return 0;
  }
  checkWorkingDirectory();
  try {
    return await doCommand(command, { line, console, signal });
  } catch (error) {
    throw error instanceof InputError ? new InputError(error.faults, remedyFor(command)) : error;
  }
}

async function doCommand(command: Command, session: Session): Promise<number> {
  // Loaded only now: help does not wait for what measures, which is most of the program.
  if (command === 'validate') {
    const { validate } = await import('./validate.ts');
    return await validate(session);
  }
  if (command === 'import') {
    const { importResults } = await import('./import.ts');
    return await importResults(session);
  }
  if (command === 'import-requests') {
    const { importFromFile } = await import('./import-requests.ts');
    return await importFromFile(session);
  }
  const { COMMAND_ACTIONS } = await import('./commands.ts');
  return await COMMAND_ACTIONS[command](session);
}

/** `perf-gate validate` checks what measures, not what shows. */
function remedyFor(command: Command): string | undefined {
  switch (command) {
    case 'run':
    case 'compare':
    case 'noise':
      return undefined;
    case 'validate':
      return 'Fix the places listed above.';
    case 'report':
    case 'history':
    case 'import':
    case 'import-requests':
    case 'demo':
      return `\`perf-gate ${command} --help\` shows what it takes.`;
  }
}
