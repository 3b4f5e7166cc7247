// Runs a load generator to its end: what it printed, what CPU time it took, how much memory it held.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProcessFamily } from '../../src/machine/process-family.ts';
import { readPeakMemory } from '../../src/machine/process-use.ts';

/**
 * bash gives the CPU time of what it waited for, from getrusage(2), in milliseconds; Node does not tell
 * that of its children, and /proc does so in hundredths of a second, and only while they live. What the
 * tool prints passes by: 3 is the pipe for the times, 4 the tool's own standard error.
 */
const TIMED = `TIMEFORMAT='%3U %3S'; { time "$@" 2>&4 3>&- 4>&-; } 4>&2 2>&3`;
/** A high-water mark only rises: what is missed is what it rose by since the last look. */
const LOOK_EVERY_MS = 50;

export interface ToolOrder {
  readonly command: readonly string[];
  /** Added to our own. */
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds after which it is ended. */
  readonly patience: number;
  /** Ends it at once. */
  readonly signal: AbortSignal;
}

export interface ToolRun {
  readonly stdout: string;
  /** User and system, in seconds, of its process and all that it waited for. */
  readonly cpu: number;
  /** Sum over its processes of the most resident memory each ever had, in bytes. */
  readonly peakMemory: number;
}

/** @throws Error when the tool fails or takes too long; the signal's reason when aborted */
export async function runTool({ command, env, patience, signal }: ToolOrder): Promise<ToolRun> {
  const shell = spawn('bash', ['-c', TIMED, 'bash', ...command], {
    env: { ...process.env, ...env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    // A group and a session of its own: all of it can be found, and ended at once.
    detached: true,
  });
  await once(shell, 'spawn');
  const ended = once(shell, 'close');
  const founder = shell.pid ?? 0;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  const end = (): void => {
    if (shell.exitCode === null && shell.signalCode === null) process.kill(-founder, 'SIGKILL');
  };
  if (limit.aborted) end();
  limit.addEventListener('abort', end, { once: true });
  const [, output, errors, times] = shell.stdio;
  const printed = Promise.all([output, errors, times].map(textOf));
  try {
    const peakMemory = await watchMemory(founder, ended);
    const [stdout = '', stderr = '', timed = ''] = await printed;
    signal.throwIfAborted();
    if (limit.aborted) throw new Error(`did not end within ${patience} ms`);
    const { exitCode } = shell;
    if (exitCode !== 0) throw new Error(`ended with ${exitCode}: ${last(stderr || stdout)}`);
    return { stdout, cpu: parseTimes(timed), peakMemory };
  } finally {
    limit.removeEventListener('abort', end);
  }
}

const textOf = (stream: unknown): Promise<string> =>
  stream instanceof Readable ? text(stream) : Promise.resolve('');

/** @returns the sum of the high-water marks, at its highest */
async function watchMemory(founder: number, ended: Promise<unknown>): Promise<number> {
  const family = new ProcessFamily({ founder, mark: undefined });
  let isRunning = true;
  void ended.then(() => {
    isRunning = false;
  });
  let peak = 0;
  while (isRunning) {
    const living = family.findLiving();
    if (living === 'blind') throw new Error('no open file left to watch the tool with');
    const tools = living.filter(({ pid }) => pid !== founder);
    const peaks = tools
      .map(({ pid }) => readPeakMemory(pid))
      .filter((one) => typeof one === 'number');
    peak = Math.max(
      peak,
      peaks.reduce((sum, one) => sum + one, 0),
    );
    await Promise.race([ended, sleep(LOOK_EVERY_MS)]);
  }
  return peak;
}

/** Seconds of user and of system time, as `TIMEFORMAT` above has them. */
function parseTimes(text: string): number {
  const [, user, system] = /^([\d.]+) ([\d.]+)$/m.exec(text) ?? [];
  const cpu = Number(user) + Number(system);
  if (Number.isNaN(cpu)) throw new Error(`bash told no times: ${text}`);
  return cpu;
}

const last = (text: string): string => text.trim().split('\n').slice(-3).join(' / ').slice(0, 300);
