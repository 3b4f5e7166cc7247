// One gate at a time on a machine: two at once would disturb each other's measurements.

import { lstatSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GateError } from '../errors.ts';
import { type Milliseconds, milliseconds, minutes, seconds } from '../units.ts';

const LOCK_NAME = 'perf-gate-lock-v1';
const POLL: Milliseconds = milliseconds(250);
const PATIENCE: Milliseconds = minutes(15);
const ANSWER_TIMEOUT: Milliseconds = seconds(1);
const LONGEST_ANSWER = 200;

interface LockOptions {
  readonly name?: string;
  readonly signal: AbortSignal;
  /** Called once for each holder that we wait for; `holder` reads like `pid 123 since 2026-…`. */
  readonly onWait: (holder: string) => void;
  readonly patience?: Milliseconds;
}

/**
 * Waits for the machine's lock and holds it until disposed of. The lock is a listening socket: the kernel
 * closes it when its process ends, however it ends.
 *
 * @throws GateError `machine-busy` after 15 minutes; the signal's reason when aborted.
 */
export async function takeMachineLock(options: LockOptions): Promise<AsyncDisposable> {
  const path = lockPath(options.name ?? LOCK_NAME);
  const deadline = performance.now() + (options.patience ?? PATIENCE);
  let holder = 'a process that does not say which';
  let isAnnounced = false;
  for (;;) {
    options.signal.throwIfAborted();
    const server = await tryToListen(path);
    if (server !== undefined) return { [Symbol.asyncDispose]: () => close(server) };

    const answer = await askHolder(path);
    if (answer.kind === 'alive' && !(isAnnounced && answer.name === holder)) {
      holder = answer.name;
      isAnnounced = true;
      options.onWait(holder);
    }
    if (performance.now() >= deadline) throw machineBusy(holder);
    // An abort ends the sleep; the loop's first line then throws its reason.
    await sleep(POLL, undefined, { signal: options.signal }).catch(() => undefined);
  }
}

/** On Linux an abstract name (unix(7)), which leaves no file behind. */
function lockPath(name: string): string {
  return platform() === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

function tryToListen(path: string): Promise<Server | undefined> {
  const line = `pid ${process.pid} since ${new Date().toISOString()}\n`;
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.unref().end(line, () => socket.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(path, () => resolve(server.unref()));
  });
}

type Answer = { readonly kind: 'alive'; readonly name: string } | { readonly kind: 'dead' };

/** Asks who holds the lock. Removes a socket file that a dead holder left behind. */
async function askHolder(path: string): Promise<Answer> {
  const inode = inodeOf(path);
  const answer = await connectToHolder(path);
  // Another gate may have replaced the dead holder's file with its own meanwhile: leave that one.
  const isSameFile = inode !== undefined && inodeOf(path) === inode;
  if (answer.kind === 'dead' && isSameFile) rmSync(path, { force: true });
  return answer;
}

function connectToHolder(path: string): Promise<Answer> {
  return new Promise((resolve) => {
    let text = '';
    const socket = createConnection(path).setEncoding('latin1');
    socket.setTimeout(ANSWER_TIMEOUT, () => socket.destroy());
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.length >= LONGEST_ANSWER) socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // Nothing listens there (any more).
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve({ kind: 'dead' });
    });
    socket.on('close', () => resolve({ kind: 'alive', name: describeHolder(text) }));
  });
}

/** Any process on this machine can listen under our name, so only plain text is passed on. */
function describeHolder(answer: string): string {
  const text = answer
    .slice(0, LONGEST_ANSWER)
    .replace(/[^ -~]/g, ' ')
    .trim();
  return text === '' ? 'a process that does not say which' : text;
}

function inodeOf(path: string): number | undefined {
  return path.startsWith('\0') ? undefined : lstatSync(path, { throwIfNoEntry: false })?.ino;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

function machineBusy(holder: string): GateError {
  return new GateError({
    code: 'machine-busy',
    kind: 'gate',
    message: `Another perf-gate is measuring on this machine: ${holder}.`,
    remedy:
      'Wait until it has ended, or end it. Two measurements at once would disturb each other.',
  });
}
