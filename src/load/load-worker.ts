// Entry of a worker thread of the load generator: keeps crowds and does as the main thread says.

import { parentPort } from 'node:worker_threads';
import { GateError } from '../errors.ts';
import { loadEngine } from './engines.ts';
import { Crowd } from './thread/crowd.ts';
import type { SliceOrder } from './thread/slice.ts';
import type { ThreadSlice } from './thread/thread-slice.ts';
import {
  buffersOf,
  type Command,
  type CommandMessage,
  type CrowdMessage,
  encodeSlice,
  type ReplyMessage,
} from './thread/worker-messages.ts';

const crowds = new Map<number, Crowd>();

parentPort?.on('message', async ({ id, command }: CommandMessage) => {
  const reply = await obey(command).catch(failureOf);
  const moved = reply.kind === 'measured' ? buffersOf(reply.slice) : [];
  parentPort?.postMessage({ id, reply } satisfies ReplyMessage, [...moved]);
});

async function obey(command: Command): Promise<ReplyMessage['reply']> {
  switch (command.kind) {
    case 'create':
      crowds.set(command.crowd, await createCrowd(command.options));
      return { kind: 'done' };
    case 'open':
      await crowds.get(command.crowd)?.open();
      return { kind: 'done' };
    case 'reopen':
      await crowds.get(command.crowd)?.reopen();
      return { kind: 'done' };
    case 'run':
      return {
        kind: 'measured',
        slice: encodeSlice(await runLean(crowdOf(command), command.order)),
      };
    case 'dispose':
      crowds.get(command.crowd)?.[Symbol.dispose]();
      crowds.delete(command.crowd);
      return { kind: 'done' };
  }
}

/**
 * undici makes an Error of every connection that a server closes in order. Capturing their stacks
 * was a fifth of the generator's CPU time with gunicorn's sync worker, which closes them all.
 */
async function runLean(crowd: Crowd, order: SliceOrder): Promise<ThreadSlice> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return await crowd.run(order);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function crowdOf({ crowd: number }: { readonly crowd: number }): Crowd {
  const crowd = crowds.get(number);
  if (!crowd) throw new RangeError(`no crowd ${number} in this thread`);
  return crowd;
}

async function createCrowd(options: CrowdMessage): Promise<Crowd> {
  const requests = options.requests.map((request) => ({
    ...request,
    body: request.body && Buffer.from(request.body),
  }));
  return new Crowd({ ...options, requests, engine: await loadEngine(options.engine) });
}

function failureOf(error: unknown): ReplyMessage['reply'] {
  if (error instanceof GateError) {
    return { kind: 'failed', code: error.code, message: error.message, remedy: error.remedy };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    kind: 'failed',
    code: 'generator-failed',
    message: `The load generator failed: ${message}`,
    remedy: 'This is a fault of perf-gate: please report it with this message.',
  };
}
