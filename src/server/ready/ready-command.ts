// Runs a command of the user again and again until it says, by exiting with 0, that the server is ready.

import { closeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { GateError } from '../../errors.ts';
import type { Ambient } from '../../machine/environment.ts';
import { openTemporaryFile } from '../../temporary-folder.ts';
import { type Milliseconds, seconds } from '../../units.ts';
import { LONGEST_PAUSE, pauseAfter } from '../pauses.ts';
import { runCommand } from '../run-command.ts';

/** A command that hangs would otherwise be the only one that is ever run. */
const LONGEST_TRY: Milliseconds = seconds(10);

interface ReadyCommandOptions {
  /** Run by `sh -c`. */
  readonly command: string;
  /** Absolute path. */
  readonly cwd: string;
  readonly ambient: Ambient;
  readonly env: Readonly<Record<string, string>>;
  /** Holds what the last try wrote. */
  readonly logFile: string;
  readonly timeout: Milliseconds;
  /** Ends the waiting, for instance because the server has died. */
  readonly signal: AbortSignal;
}

export type CommandReadiness =
  | { readonly kind: 'ready' }
  /** `undefined`: no try came to an end. */
  | { readonly kind: 'not-ready'; readonly lastTry: GateError | undefined };

/**
 * Returns `not-ready` after the timeout or the abort.
 * @throws GateError `command-not-started`, `temporary-folder-unusable`
 */
export async function waitForCommand(options: ReadyCommandOptions): Promise<CommandReadiness> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), options.timeout);
  const signal = AbortSignal.any([options.signal, over.signal]);
  try {
    return await runUntil(signal, options);
  } finally {
    clearTimeout(timer);
  }
}

async function runUntil(
  signal: AbortSignal,
  options: ReadyCommandOptions,
): Promise<CommandReadiness> {
  const began = performance.now();
  let lastTry: GateError | undefined;
  while (!signal.aborted) {
    const tried = performance.now();
    const failure = await tryOnce(options, signal);
    if (failure === undefined) return { kind: 'ready' };
    if (failure !== 'aborted') lastTry = failure;
    // A command costs more than a request: it must not take the CPU that the server needs to start.
    const took = performance.now() - tried;
    const pause = Math.max(pauseAfter(performance.now() - began), Math.min(took, LONGEST_PAUSE));
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
  return { kind: 'not-ready', lastTry };
}

/** @returns why it failed; `undefined`: it exited with 0 */
async function tryOnce(
  { command, cwd, ambient, env, logFile }: ReadyCommandOptions,
  signal: AbortSignal,
): Promise<GateError | 'aborted' | undefined> {
  // Only the last try matters, and thousands of them would fill the disk.
  closeSync(openTemporaryFile(logFile, 'w'));
  const what = { input: 'ready-command', code: 'server-not-ready' } as const;
  const timeout = LONGEST_TRY;
  try {
    await runCommand({
      ...{ ...what, command, cwd, ambient, env, logFile, signal, timeout },
      isBrief: true,
    });
    return undefined;
  } catch (error) {
    if (error instanceof GateError && error.code === what.code) return error;
    if (signal.aborted) return 'aborted';
    throw error;
  }
}
