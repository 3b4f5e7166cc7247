// Entry of a worker thread of the load generator: keeps connection pools and executes commands.

import { parentPort } from 'node:worker_threads';
import { GateError } from '../errors.ts';
import { loadEngine } from './engines.ts';
import { prepareSchemas } from './exchange/check-schema.ts';
import { drawablesOf, readyToSend } from './ready-to-send.ts';
import { ConnectionPool } from './thread/connection-pool.ts';
import type { SliceInput } from './thread/slice.ts';
import type { ThreadSlice } from './thread/thread-slice.ts';
import {
  buffersOf,
  type Command,
  type CommandMessage,
  encodeSlice,
  type PoolMessage,
  type ReplyMessage,
} from './thread/worker-messages.ts';
import { UniqueNumbers } from './values/unique-numbers.ts';

const pools = new Map<number, ConnectionPool>();

/** One for all pools: what is unique is unique over both versions and all blocks. */
let unique: UniqueNumbers | undefined;

parentPort?.on('message', async ({ id, command }: CommandMessage) => {
  const reply = await execute(command).catch(failureOf);
  const moved = reply.kind === 'measured' ? buffersOf(reply.slice) : [];
  parentPort?.postMessage({ id, reply } satisfies ReplyMessage, [...moved]);
});

async function execute(command: Command): Promise<ReplyMessage['reply']> {
  switch (command.kind) {
    case 'create':
      pools.set(command.pool, await createPool(command.options));
      return { kind: 'done' };
    case 'open':
      await pools.get(command.pool)?.open();
      return { kind: 'done' };
    case 'reopen':
      await pools.get(command.pool)?.reopen();
      return { kind: 'done' };
    case 'run':
      return {
        kind: 'measured',
        slice: encodeSlice(await runWithoutStacks(poolOf(command), command.input)),
      };
    case 'dispose':
      pools.get(command.pool)?.[Symbol.dispose]();
      pools.delete(command.pool);
      return { kind: 'done' };
  }
}

/**
 * undici creates an Error for every connection that a server closes in order. Capturing the stacks took
 * a fifth of the generator's CPU time with gunicorn's sync worker, which closes every connection.
 */
async function runWithoutStacks(pool: ConnectionPool, input: SliceInput): Promise<ThreadSlice> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return await pool.run(input);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function poolOf({ pool: number }: { readonly pool: number }): ConnectionPool {
  const pool = pools.get(number);
  if (!pool) throw new RangeError(`no connection pool ${number} in this thread`);
  return pool;
}

async function createPool(options: PoolMessage): Promise<ConnectionPool> {
  const { seed, thread, threads, unique: share } = options.drawing;
  const requests = options.requests.map((planned) => ({
    ...readyToSend(planned, seed),
    body: planned.body && Buffer.from(planned.body),
  }));
  unique ??= new UniqueNumbers(share);
  const drawing = { unique, thread, threads };
  const engine = await loadEngine(options.engine);
  await prepareSchemas(requests);
  const drawables = drawablesOf(options.requests, seed);
  return new ConnectionPool({ ...options, requests, drawables, drawing, engine });
}

function failureOf(error: unknown): ReplyMessage['reply'] {
  if (error instanceof GateError) {
    const { kind: errorKind, code, message, remedy } = error;
    return { kind: 'failed', errorKind, code, message, remedy };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    kind: 'failed',
    errorKind: 'gate',
    code: 'generator-failed',
    message: `The load generator failed: ${message}`,
    remedy: 'This is a fault of perf-gate: please report it with this message.',
  };
}
