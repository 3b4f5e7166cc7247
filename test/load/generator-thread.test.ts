import assert from 'node:assert/strict';
import test from 'node:test';
import { plannedRequests } from '../../src/load/exchange/outgoing-request.ts';
import { GeneratorThread } from '../../src/load/generator-thread.ts';
import { milliseconds, minutes } from '../../src/units.ts';
import { makeInput, makeRequest } from './slice-run.ts';

const A_MINUTE = minutes(1);

/** Not a valid URL: the thread throws outside of any handler. */
const unusable = {
  protocol: 'http:',
  address: '127.0.0.1',
  hostname: 'not a host',
  port: 1,
  insecure: false,
} as const;

const pool = {
  target: unusable,
  requests: plannedRequests([makeRequest()]),
  connections: 1,
  engine: 'undici' as const,
  requestTimeout: minutes(1),
  drawing: { seed: 0, thread: 0, threads: 1, unique: { first: 0, stride: 1 } },
};

test('a command that cannot be obeyed is refused, and the thread goes on', async () => {
  await using thread = new GeneratorThread();
  await assert.rejects(thread.measure({ kind: 'run', pool: 9, input: makeInput() }, A_MINUTE), {
    code: 'generator-failed',
    kind: 'gate',
    message: /no connection pool 9 in this thread/,
  });
  await thread.command({ kind: 'create', pool: 1, options: pool }, A_MINUTE);
  await thread.command({ kind: 'dispose', pool: 1 }, A_MINUTE);
});

test('a thread that dies fails what it was asked, and all that it is asked later', async () => {
  await using thread = new GeneratorThread();
  await thread.command({ kind: 'create', pool: 1, options: pool }, A_MINUTE);
  const input = { ...makeInput(), window: minutes(1) };
  const died = { code: 'generator-failed', kind: 'gate', message: /died: Invalid URL/ };
  await assert.rejects(thread.measure({ kind: 'run', pool: 1, input }, A_MINUTE), died);
  await assert.rejects(thread.measure({ kind: 'run', pool: 1, input }, A_MINUTE), died);
  await assert.rejects(thread.command({ kind: 'dispose', pool: 1 }, A_MINUTE), died);
});

test('a thread that is disposed of fails what it was still asked', async () => {
  const thread = new GeneratorThread();
  const input = { ...makeInput(), window: minutes(1) };
  const target = { ...unusable, hostname: '127.0.0.1' };
  await thread.command({ kind: 'create', pool: 1, options: { ...pool, target } }, A_MINUTE);
  const run = thread.measure({ kind: 'run', pool: 1, input }, A_MINUTE);
  await Promise.all([
    assert.rejects(run, { code: 'generator-failed', message: /was stopped/ }),
    thread[Symbol.asyncDispose](),
  ]);
});

test('a thread that does not finish in time is given up, whatever keeps it', async () => {
  await using thread = new GeneratorThread(milliseconds(0));
  const target = { ...unusable, hostname: '127.0.0.1' };
  await thread.command({ kind: 'create', pool: 1, options: { ...pool, target } }, A_MINUTE);
  const input = { ...makeInput(), window: minutes(1) };
  const died = { code: 'generator-failed', message: /had not finished "run" after 20 ms/ };
  await assert.rejects(thread.measure({ kind: 'run', pool: 1, input }, milliseconds(20)), died);
  await assert.rejects(thread.command({ kind: 'dispose', pool: 1 }, A_MINUTE), died);
});
