// Runs a command line with `sh -c` in a session of its own, so that it can be ended with all its children.

import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { GateError } from '../errors.ts';
import { type FamilyMark, MARK_DESCRIPTOR } from '../machine/family-mark.ts';
import { sanitise } from './sanitise.ts';

/** How a process ended: exactly one of the two is set. */
export interface ShellExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

interface ShellOptions {
  readonly command: string;
  /** Absolute path. */
  readonly cwd: string;
  /** The whole environment but for the mark; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * `open`: a pipe that stays open and empty, because some servers exit when their input ends. `empty`: input
   * that ends at once.
   */
  readonly input: 'open' | 'empty';
  /** Open files that its outputs go to. */
  readonly outputs: readonly [standardOutput: number, standardError: number];
  readonly mark: FamilyMark;
}

/** A running command. Its pid is also the id of its process group and its session. */
export interface Shell {
  readonly pid: number;
  /** Never rejects. */
  readonly exited: Promise<ShellExit>;
  readonly hasExited: boolean;
}

/** @throws GateError `command-not-started`, for instance when the directory does not exist. */
export async function startShell(options: ShellOptions): Promise<Shell> {
  const child = spawnShell(options);
  const exited = new Promise<ShellExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  return await new Promise((resolve, reject) => {
    child.once('error', (error) => reject(notStarted(options, error)));
    child.once('spawn', () => {
      if (child.pid !== undefined) resolve(describeShell(child, child.pid, exited));
    });
  });
}

/** Most failures are reported later, but some are thrown: E2BIG, for one. */
function spawnShell(options: ShellOptions): ChildProcess {
  try {
    return spawn('sh', ['-c', options.command], {
      cwd: options.cwd,
      env: { ...options.env, ...options.mark.environment },
      // setsid(2): a group that a signal to us does not reach, and that we can signal as a whole.
      detached: true,
      stdio: filesOf(options),
    });
  } catch (error) {
    throw notStarted(options, error instanceof Error ? error : new Error(String(error)));
  }
}

/** The input, the outputs, and the mark at its number; the numbers between are not opened. */
function filesOf({ input, outputs, mark }: ShellOptions): StdioOptions {
  // Node.js closes our end of the input when the command has ended.
  const first = [input === 'open' ? ('pipe' as const) : ('ignore' as const), ...outputs] as const;
  const between = Array.from({ length: MARK_DESCRIPTOR - first.length }, () => 'ignore' as const);
  return [...first, ...between, mark.descriptor];
}

function describeShell(child: ChildProcess, pid: number, exited: Promise<ShellExit>): Shell {
  return {
    pid,
    exited,
    get hasExited() {
      return child.exitCode !== null || child.signalCode !== null;
    },
  };
}

/** `exited with code 7`, `was ended by SIGKILL`. */
export function describeExit({ code, signal }: ShellExit): string {
  return signal === null ? `exited with code ${code}` : `was ended by ${signal}`;
}

const LONGEST_COMMAND = 120;

/** Whole words: the beginning of a secret that is an argument could not be recognised. */
export function shortenCommand(command: string): string {
  if (command.length <= LONGEST_COMMAND) return command;
  return `${command.slice(0, LONGEST_COMMAND).replace(/\S*$/, '')}…`;
}

function notStarted({ command, cwd }: ShellOptions, cause: Error): GateError {
  return new GateError({
    code: 'command-not-started',
    kind: 'gate',
    message: `Could not run "${shortenCommand(sanitise(command))}" in ${cwd}: ${cause.message}.`,
    remedy:
      'code' in cause && cause.code === 'E2BIG'
        ? 'The command, a variable of its environment, or all of them together are longer than the system takes.'
        : 'Check that the directory exists and that `sh` is on the PATH.',
    cause,
  });
}
