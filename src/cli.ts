// Command entry: reads the command line, runs the command, and is the only place that catches everything.

import { COMMAND_ACTIONS } from './cli/commands.ts';
import { Console } from './cli/console.ts';
import { listenForCancellation } from './edge/cancellation.ts';
import { EXIT_CODES } from './edge/exit-codes.ts';
import { asGateError } from './edge/internal-error.ts';
import { InputError } from './errors.ts';
import { readFlags } from './plan/flags.ts';
import { commandHelp, generalHelp } from './plan/help.ts';
import { VERSION } from './version.ts';

const console = new Console(process);
using cancellation = listenForCancellation();
try {
  process.exitCode = await runCommand();
} catch (thrown) {
  const error = asGateError(thrown);
  console.error(error);
  process.exitCode = cancellation.exitCode ?? EXIT_CODES[error.kind];
}
console.end();

async function runCommand(): Promise<number> {
  const line = readFlags(process.argv.slice(2));
  if (line.version) {
    console.out(`${VERSION}\n`);
    return 0;
  }
  if (line.help || (line.command === undefined && line.faults.length === 0)) {
    console.out(line.command === undefined ? generalHelp() : commandHelp(line.command));
    return 0;
  }
  if (line.command === undefined) throw new InputError(line.faults);
  return COMMAND_ACTIONS[line.command]({ line, console, signal: cancellation.signal });
}
