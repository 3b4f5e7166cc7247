import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { takeMachineLock } from '../../src/machine/lock.ts';
import { milliseconds } from '../../src/units.ts';

const never = new AbortController().signal;
const ignore = (): void => undefined;
const uniqueName = (): string => `perf-gate-test-${randomUUID()}`;

test('one holder at a time: the second learns who holds it, waits, and gets its turn', async () => {
  const name = uniqueName();
  const first = await takeMachineLock({ name, signal: never, onWait: ignore });
  const holders: string[] = [];
  let isSecondIn = false;
  const told = new EventEmitter();
  const onWait = (holder: string): void => {
    holders.push(holder);
    told.emit('told');
  };
  const isTold = once(told, 'told');
  const second = takeMachineLock({ name, signal: never, onWait }).then((lock) => {
    isSecondIn = true;
    return lock;
  });
  await isTold;
  assert.equal(isSecondIn, false);
  await first[Symbol.asyncDispose]();
  await using _lock = await second;
  assert.equal(holders.length, 1);
  assert.match(holders[0] ?? '', new RegExp(`^pid ${process.pid} since \\d{4}-`));
});

test('a killed holder does not keep the lock', async () => {
  const name = uniqueName();
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holds-lock.mjs'), name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const onWait = (): void => void child.kill('SIGKILL');
  await using _lock = await takeMachineLock({ name, signal: never, onWait });
  assert.equal(child.killed, true);
});

test('patience ends with machine-busy, naming the holder', async () => {
  const name = uniqueName();
  await using _first = await takeMachineLock({ name, signal: never, onWait: ignore });
  const patience = milliseconds(1);
  await assert.rejects(takeMachineLock({ name, signal: never, onWait: ignore, patience }), {
    code: 'machine-busy',
    kind: 'gate',
    message: new RegExp(`pid ${process.pid} since`),
  });
});

test('an abort ends the waiting with its reason', async () => {
  const name = uniqueName();
  await using _first = await takeMachineLock({ name, signal: never, onWait: ignore });
  const controller = new AbortController();
  const reason = new Error('cancelled');
  const onWait = (): void => controller.abort(reason);
  await assert.rejects(takeMachineLock({ name, signal: controller.signal, onWait }), reason);
});

test('text of an untrusted holder is sanitised', {
  skip: process.platform !== 'linux',
}, async () => {
  const name = uniqueName();
  const stranger = createServer((socket) => {
    socket.on('error', ignore);
    socket.end(`\u001b[31m::error::${'x'.repeat(5_000)}\n`);
  });
  stranger.listen(`\0${name}`);
  await once(stranger, 'listening');
  const controller = new AbortController();
  let said = '';
  const onWait = (holder: string): void => {
    said = holder;
    controller.abort();
  };
  await assert.rejects(takeMachineLock({ name, signal: controller.signal, onWait }));
  stranger.close();
  assert.match(said, /^\[31m::error::x+$/);
  assert.ok(said.length <= 200);
});

test('holding the lock does not keep the process alive', async () => {
  const script =
    `import { takeMachineLock } from ${JSON.stringify(join(import.meta.dirname, '../../src/machine/lock.ts'))};` +
    `globalThis.lock = await takeMachineLock({ name: '${uniqueName()}', onWait() {}, signal: new AbortController().signal });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  assert.equal(code, 0);
});
