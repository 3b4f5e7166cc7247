// The main thread's end of one worker of the load generator.

import { Worker } from 'node:worker_threads';
import { GateError } from '../errors.ts';
import { type Milliseconds, milliseconds, minutes } from '../units.ts';
import type { ThreadSlice } from './thread/thread-slice.ts';
import {
  type Command,
  type CommandMessage,
  decodeSlice,
  type ReplyMessage,
} from './thread/worker-messages.ts';
import { withinGrace } from './within-grace.ts';

/**
 * What a thread may take beyond the times that its command names, on a machine that is busy. A thread that
 * takes longer is given up: no run depends on a promise of the runtime or of a library.
 */
const SLACK = minutes(1);
/** Fewer garbage collections within a window; a slice allocates a few megabytes. */
const YOUNG_GENERATION_MB = 64;

interface Waiting {
  readonly resolve: (reply: ReplyMessage['reply']) => void;
  readonly reject: (error: Error) => void;
}

/** Commands go out, replies come back in any order. */
export class GeneratorThread implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #death: GateError | undefined;
  readonly #slack: Milliseconds;
  #lastId = 0;

  constructor(slack = SLACK) {
    this.#slack = slack;
    this.#worker = new Worker(workerFile(), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
      // The worker needs no environment, and it may hold secrets.
      env: {},
    });
    this.#worker.on('message', (message: ReplyMessage) => this.#onReply(message));
    this.#worker.on('error', (error) => this.#onDeath(error));
    this.#worker.on('exit', () => this.#onDeath(new Error('the thread ended')));
  }

  /**
   * @param longest how long the command may take by itself
   * @throws GateError as the worker reports it, or when the worker died or hangs
   */
  async command(command: Command, longest: Milliseconds): Promise<void> {
    await this.#ask(command, longest);
  }

  /** @throws GateError as `command` does */
  async measure(
    command: Extract<Command, { kind: 'run' }>,
    longest: Milliseconds,
  ): Promise<ThreadSlice> {
    const reply = await this.#ask(command, longest);
    if (reply.kind !== 'measured') throw new TypeError(`a run was answered with "${reply.kind}"`);
    return decodeSlice(reply.slice);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#worker.removeAllListeners('exit');
    // A thread that does not end is left behind, and does not keep this process.
    await withinGrace(this.#worker.terminate());
    this.#worker.unref();
    this.#onDeath(new Error('the load generator was stopped'));
  }

  async #ask(command: Command, longest: Milliseconds): Promise<ReplyMessage['reply']> {
    const limit = milliseconds(longest + this.#slack);
    const deadline = setTimeout(() => this.#giveUp(command, limit), limit);
    return await this.#post(command).finally(() => clearTimeout(deadline));
  }

  #post(command: Command): Promise<ReplyMessage['reply']> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      // A message to a dead thread is lost without an error.
      if (this.#death) throw this.#death;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, command } satisfies CommandMessage);
    });
  }

  #giveUp({ kind }: Command, limit: Milliseconds): void {
    this.#onDeath(new Error(`it had not finished "${kind}" after ${limit} ms`));
    void this.#worker.terminate();
  }

  #onReply({ id, reply }: ReplyMessage): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (reply.kind === 'failed')
      waiting?.reject(new GateError({ ...reply, kind: reply.errorKind }));
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

/** Lies beside this file: as source when perf-gate runs from source, as a bundle in `dist/`. */
function workerFile(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? './load-worker.ts' : './load-worker.js', import.meta.url);
}
