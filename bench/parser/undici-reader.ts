// The reference in full: undici's own Client on a socket in memory, set up as our engine sets it up.

import { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Client, type Dispatcher } from 'undici';
import { CLIENT_OPTIONS } from '../../src/load/undici/options.ts';
import { type Outcome, rejected, unfinished } from './outcome.ts';
import type { ResponseStream } from './response-stream.ts';

/** undici acts within one turn of the event loop on what it reads; a destroyed stream tells so in the next. */
const TURNS = 3;

/** Asks once and is answered with the stream. Where the answer ends is not told: `length` is 0. */
export async function readWithUndici({ method, bytes, closes }: ResponseStream): Promise<Outcome> {
  const socket = new MemorySocket();
  const client = new Client('http://localhost', {
    ...CLIENT_OPTIONS,
    connect: (_, callback) => setImmediate(() => callback(null, socket)),
  });
  const answer = new AnswerSeen();
  const reset = false;
  client.dispatch({ path: '/', method, headers: [], idempotent: true, reset }, answer);
  await socket.wasWritten;
  socket.push(bytes);
  await turns();
  const wasRejected = answer.error?.message;
  if (closes) socket.push(null);
  await turns();
  const { isComplete, status, body } = answer;
  const isPersistent = isComplete && socket.endedBy !== 'UND_ERR_INFO';
  client.destroy().catch(() => undefined);
  if (isComplete) return { kind: 'accept', status, body, isPersistent, length: 0, fault: '' };
  return wasRejected === undefined ? unfinished(closes, status, body) : rejected(wasRejected);
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await nextTurn();
}

/** Has no handle, so nothing of it reaches the system. */
class MemorySocket extends Socket {
  readonly wasWritten: Promise<void>;
  /** The code of the error that destroyed it. */
  endedBy: string | undefined;
  #written: () => void = () => undefined;

  constructor() {
    super();
    this.wasWritten = new Promise((resolve) => {
      this.#written = resolve;
    });
  }

  override _read(): void {}

  override _write(_chunk: Buffer, _encoding: string, callback: () => void): void {
    this.#written();
    callback();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.endedBy = error && 'code' in error ? String(error.code) : '';
    // Emits `close`, for which undici waits.
    super._destroy(error, callback);
  }
}

class AnswerSeen implements Dispatcher.DispatchHandler {
  status = 0;
  isComplete = false;
  error: Error | undefined;
  readonly #chunks: Buffer[] = [];

  get body(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  onConnect(): void {}

  onHeaders(status: number): boolean {
    if (status >= 200) this.status = status;
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.#chunks.push(Buffer.from(chunk));
    return true;
  }

  onComplete(): void {
    this.isComplete = true;
  }

  onError(error: Error): void {
    this.error = error;
  }
}
