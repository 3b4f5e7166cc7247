// Command entry: reads the command line, runs the command, and is the only place that catches everything.

import { listenForCancellation } from './cli/cancellation.ts';
import { COMMAND_ACTIONS } from './cli/commands.ts';
import { Console } from './cli/console.ts';
import { GateError, type GateErrorKind, InputError } from './errors.ts';
import { readFlags } from './plan/flags.ts';
import { commandHelp, generalHelp } from './plan/help.ts';
import { VERSION } from './version.ts';

const EXIT_CODES: Readonly<Record<GateErrorKind, number>> = { input: 2, gate: 3, cancelled: 130 };

const console = new Console(process);
using cancellation = listenForCancellation();
try {
  process.exitCode = await runCommand();
} catch (thrown) {
  const error = thrown instanceof GateError ? thrown : internalError(thrown);
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

function internalError(thrown: unknown): GateError {
  return new GateError({
    code: 'internal-error',
    kind: 'gate',
    message: 'perf-gate itself failed; nothing was judged.',
    remedy: 'This is a fault of perf-gate: please report it with these lines.',
    evidence: thrown instanceof Error ? [thrown.stack ?? thrown.message] : [String(thrown)],
    cause: thrown,
  });
}
