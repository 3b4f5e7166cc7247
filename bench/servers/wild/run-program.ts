// Runs a program to its end.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

export interface ProgramOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asks it to end, and waits until it has. */
  readonly signal: AbortSignal;
}

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** @throws Error where it cannot be started; the signal's reason when aborted */
export async function runProgram(
  [program = '', ...words]: readonly string[],
  { cwd, env, signal }: ProgramOptions,
): Promise<Ended> {
  // A group of its own: what a shell or npm has started ends with it.
  const child = spawn(program, words, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const closed = once(child, 'close');
  await once(child, 'spawn');
  const { pid = 0 } = child;
  const end = () => endGroup(pid);
  signal.addEventListener('abort', end, { once: true });
  // It may have been aborted before there was anything to end.
  if (signal.aborted) end();
  try {
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
    signal.throwIfAborted();
    return { code: child.exitCode ?? -1, stdout, stderr };
  } finally {
    signal.removeEventListener('abort', end);
  }
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch (error) {
    // It has ended by itself.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
