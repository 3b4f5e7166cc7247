// The main thread's end of one worker thread: commands go out, replies come back in any order.

import { Worker } from 'node:worker_threads';
import { GateError } from '../errors.ts';
import type { ThreadSlice } from './thread/thread-slice.ts';
import {
  type Command,
  type CommandMessage,
  decodeSlice,
  type ReplyMessage,
} from './thread/worker-messages.ts';

/** Fewer collections within a window; a slice allocates a few megabytes. */
const YOUNG_GENERATION_MB = 64;

interface Waiting {
  readonly resolve: (reply: ReplyMessage['reply']) => void;
  readonly reject: (error: Error) => void;
}

export class GeneratorThread implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #death: GateError | undefined;
  #lastId = 0;

  constructor() {
    this.#worker = new Worker(workerFile(), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
      // Nothing of the environment is needed there, and it may hold secrets.
      env: {},
    });
    this.#worker.on('message', (message: ReplyMessage) => this.#onReply(message));
    this.#worker.on('error', (error) => this.#onDeath(error));
    this.#worker.on('exit', () => this.#onDeath(new Error('the thread ended')));
  }

  /** @throws GateError as the worker reports it, or when the worker died */
  async command(command: Command): Promise<void> {
    await this.#ask(command);
  }

  /** @throws GateError as `command` does */
  async measure(command: Extract<Command, { kind: 'run' }>): Promise<ThreadSlice> {
    const reply = await this.#ask(command);
    if (reply.kind !== 'measured') throw new TypeError(`a run was answered with "${reply.kind}"`);
    return decodeSlice(reply.slice);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#worker.removeAllListeners('exit');
    await this.#worker.terminate();
    this.#onDeath(new Error('the load generator was stopped'));
  }

  #ask(command: Command): Promise<ReplyMessage['reply']> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      // A message to a dead thread is lost without a word.
      if (this.#death) throw this.#death;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, command } satisfies CommandMessage);
    });
  }

  #onReply({ id, reply }: ReplyMessage): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (reply.kind === 'failed') waiting?.reject(new GateError({ ...reply, kind: 'gate' }));
    else waiting?.resolve(reply);
  }

  #onDeath(cause: Error): void {
    this.#death ??= new GateError({
      code: 'generator-failed',
      kind: 'gate',
      message: `A thread of the load generator died: ${cause.message}`,
      remedy: 'This is a fault of perf-gate: please report it with this message.',
      cause,
    });
    for (const { reject } of this.#waiting.values()) reject(this.#death);
    this.#waiting.clear();
  }
}

/** Beside this file under its own name: as source when run from source, as a bundle in `dist/`. */
function workerFile(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? './load-worker.ts' : './load-worker.js', import.meta.url);
}
