// Runs a command of the user to its end: the build, or a hook before or after a block.

import { closeSync, fstatSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GateError } from '../errors.ts';
import type { Ambient } from '../machine/environment.ts';
import { FamilyMark } from '../machine/family-mark.ts';
import { ProcessFamily } from '../machine/process-family.ts';
import type { Excerpt } from '../telling-line.ts';
import { openTemporaryFile } from '../temporary-folder.ts';
import { type Milliseconds, milliseconds, seconds, toSeconds } from '../units.ts';
import { endProcesses } from './end-processes.ts';
import { startGuard } from './guard.ts';
import { LineRing } from './line-ring.ts';
import { scrubEnvironment } from './scrub-environment.ts';
import { toldBy } from './server-errors.ts';
import { describeExit, type Shell, startShell } from './shell.ts';

const GRACE: Milliseconds = seconds(5);
/** 24 days. A longer timer would fire at once. */
const LONGEST_TIMER: Milliseconds = milliseconds(2 ** 31 - 1);
const TAIL_BYTES = 65_536;
/** Set in the environment of the command and all its descendants. */
const MARK = 'PERF_GATE_COMMAND_ID';

export interface CommandOptions {
  /** The input that holds the command: `build`, `ready-command`, `before-block`, `profile`, … */
  readonly input: string;
  readonly code: 'build-failed' | 'hook-failed' | 'server-not-ready';
  /** Run by `sh -c`. */
  readonly command: string;
  /** Absolute path. */
  readonly cwd: string;
  readonly ambient: Ambient;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly signal: AbortSignal;
  readonly timeout?: Milliseconds;
  /** Whether SIGINT comes first, on which profilers write what they have. */
  readonly interrupts?: boolean;
  /**
   * Whether it only asks something, again and again: what it leaves in the background is ended, and no file that
   * it writes grows beyond 32 MiB.
   */
  readonly isBrief?: boolean;
}

/**
 * Returns when the command has succeeded. Its background processes keep running: a hook may start a
 * database. Therefore its outputs go straight into the file, because a pipe to us would break.
 *
 * @throws GateError with `code` when it fails or takes longer than `timeout`; `command-not-started`,
 * `temporary-folder-unusable`; the signal's reason when aborted
 */
export async function runCommand(options: CommandOptions): Promise<void> {
  options.signal.throwIfAborted();
  using log = new LogFile(options.logFile);
  const end = await runGuarded(options, log.descriptor);
  options.signal.throwIfAborted();
  if (end !== undefined) throw failed(options, end, log.lastLines());
}

/** In blocks of 512 bytes (POSIX, ulimit). */
const FILE_LIMIT = 'ulimit -f 65536';

/** The guard ends the command where we are killed meanwhile, and lives no longer than the command. */
async function runGuarded(options: CommandOptions, output: number): Promise<string | undefined> {
  using mark = new FamilyMark(MARK, dirname(options.logFile));
  const guard = startGuard({ mark, path: options.ambient.PATH });
  try {
    const shell = await startShell({
      command: options.isBrief ? `${FILE_LIMIT}\n${options.command}` : options.command,
      cwd: options.cwd,
      env: scrubEnvironment(options.ambient, options.env),
      input: 'empty',
      outputs: [output, output],
      mark,
    });
    guard.watch(shell.pid);
    return await waitForEnd(shell, mark, options);
  } finally {
    await guard.dismiss();
  }
}

/** @returns what went wrong, in words; `undefined` where the command succeeded */
async function waitForEnd(
  shell: Shell,
  mark: FamilyMark,
  options: CommandOptions,
): Promise<string | undefined> {
  const timeout = options.timeout ?? LONGEST_TIMER;
  const ended = new AbortController();
  const signal = AbortSignal.any([options.signal, ended.signal]);
  const patience = sleep(timeout, undefined, { signal }).catch(() => undefined);
  const exit = await Promise.race([shell.exited, patience]);
  ended.abort();
  const family = new ProcessFamily({ founder: shell.pid, mark });
  if (exit !== undefined) {
    if (options.isBrief) await endProcesses({ shell, family }, GRACE);
    return exit.code === 0 ? undefined : describeExit(exit);
  }

  const isInterrupted =
    options.interrupts && !options.signal.aborted && (await endsOnInterrupt(shell));
  await endProcesses({ shell, family }, GRACE);
  return isInterrupted ? undefined : `took longer than ${toSeconds(timeout)} s`;
}

const INTERRUPT_GRACE: Milliseconds = seconds(2);

async function endsOnInterrupt(shell: Shell): Promise<boolean> {
  try {
    process.kill(-shell.pid, 'SIGINT');
  } catch {
    return false;
  }
  const left = new AbortController();
  const patience = sleep(INTERRUPT_GRACE, false, { signal: left.signal }).catch(() => false);
  const ended = await Promise.race([shell.exited.then(() => true), patience]);
  left.abort();
  return ended;
}

class LogFile implements Disposable {
  readonly descriptor: number;

  /** @throws GateError `temporary-folder-unusable` */
  constructor(path: string) {
    // Append mode: processes with descriptors of their own must not overwrite each other.
    this.descriptor = openTemporaryFile(path, 'a+');
  }

  lastLines(): Excerpt {
    const tail = Buffer.alloc(TAIL_BYTES);
    const from = Math.max(0, fstatSync(this.descriptor).size - TAIL_BYTES);
    const length = readSync(this.descriptor, tail, 0, TAIL_BYTES, from);
    const ring = new LineRing();
    const text = tail.toString('utf8', 0, length);
    // A line without its beginning may begin within a secret, which would not be recognised.
    ring.append('log', from === 0 ? text : text.slice(text.indexOf('\n') + 1));
    return ring.last();
  }

  [Symbol.dispose](): void {
    closeSync(this.descriptor);
  }
}

function failed(
  { code, input, command }: CommandOptions,
  end: string,
  lastLines: Excerpt,
): GateError {
  return new GateError({
    code,
    kind: 'gate',
    message: `The command of \`${input}\` ${end}: \`${command}\`.`,
    remedy:
      lastLines.lines.length > 0
        ? 'Its last lines say why. Run it by hand in the same directory to see the same.'
        : 'It printed nothing. Run it by hand in the same directory.',
    ...toldBy(lastLines),
  });
}
