import assert from 'node:assert/strict';
import test from 'node:test';
import { outgoingRequests } from '../../src/load/exchange/outgoing-request.ts';
import { GeneratorThread } from '../../src/load/load-generator.ts';
import { minutes } from '../../src/units.ts';
import { makeInput, makeRequest } from './slice-run.ts';

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
  requests: outgoingRequests([makeRequest()]),
  connections: 1,
  engine: 'undici' as const,
  requestTimeout: minutes(1),
};

test('a command that cannot be obeyed is refused, and the thread goes on', async () => {
  await using thread = new GeneratorThread();
  await assert.rejects(thread.measure({ kind: 'run', pool: 9, input: makeInput() }), {
    code: 'generator-failed',
    kind: 'gate',
    message: /no connection pool 9 in this thread/,
  });
  await thread.command({ kind: 'create', pool: 1, options: pool });
  await thread.command({ kind: 'dispose', pool: 1 });
});

test('a thread that dies fails what it was asked, and all that it is asked later', async () => {
  await using thread = new GeneratorThread();
  await thread.command({ kind: 'create', pool: 1, options: pool });
  const input = { ...makeInput(), window: minutes(1) };
  const died = { code: 'generator-failed', kind: 'gate', message: /died: Invalid URL/ };
  await assert.rejects(thread.measure({ kind: 'run', pool: 1, input }), died);
  await assert.rejects(thread.measure({ kind: 'run', pool: 1, input }), died);
  await assert.rejects(thread.command({ kind: 'dispose', pool: 1 }), died);
});

test('a thread that is disposed of fails what it was still asked', async () => {
  const thread = new GeneratorThread();
  const input = { ...makeInput(), window: minutes(1) };
  const target = { ...unusable, hostname: '127.0.0.1' };
  await thread.command({ kind: 'create', pool: 1, options: { ...pool, target } });
  const run = thread.measure({ kind: 'run', pool: 1, input });
  await Promise.all([
    assert.rejects(run, { code: 'generator-failed', message: /was stopped/ }),
    thread[Symbol.asyncDispose](),
  ]);
});
