// The command: reads the command line, runs what it names, and is the only place that catches everything.

import { listenForCancellation } from '../edge/cancellation.ts';
import { asGateError, EXIT_CODES } from '../edge/errors.ts';
import { InputError } from '../errors.ts';
import { readFlags } from '../plan/flags.ts';
import { commandHelp, generalHelp } from '../plan/help.ts';
import { VERSION } from '../version.ts';
import { Console } from './console.ts';

/**
 * @param words of the command line, without the program's own
 * @returns the exit code
 */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const console = new Console(process);
  using cancellation = listenForCancellation((sentence) => console.err(`${sentence}\n`));
  try {
    return await runCommand(words, console, cancellation.signal);
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
  if (line.version) {
    console.out(`${VERSION}\n`);
    return 0;
  }
  if (line.help || (line.command === undefined && line.faults.length === 0)) {
    console.out(line.command === undefined ? generalHelp() : commandHelp(line.command));
    return 0;
  }
  if (line.command === undefined) throw new InputError(line.faults);
  // Loaded only now: help does not wait for what measures, which is most of the program.
  if (line.command === 'validate') {
    const { validate } = await import('./validate.ts');
    return await validate(line, console);
  }
  const { COMMAND_ACTIONS } = await import('./commands.ts');
  return await COMMAND_ACTIONS[line.command]({ line, console, signal });
}
