// Whose processes answer: a build and hooks around fresh ones, a port of their own, a server that does not run.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFreePort } from '../../src/server/free-port.ts';
import { fixture, runOf, runWith, Sandbox } from './sandbox.ts';

/** Whoever goes there gets no answer. */
const NOWHERE = 'http://127.0.0.1:1';

test('build, hooks and server run in their order, with the environment and the port given, past a proxy', async () => {
  await using box = new Sandbox();
  const port = await findFreePort('127.0.0.1');
  const note = (word: string) => `echo "${word} $FLAVOUR" >> "$SANDBOX/order"`;
  const run = await box.run(
    runOf('ok', {
      start: `${note('start')}; ${fixture('ok')}`,
      build: note('build'),
      'before-block': note('before'),
      'after-block': note('after'),
      'candidate-env': 'FLAVOUR=vanilla',
      url: `http://127.0.0.1:${port}/`,
    }),
    { HTTP_PROXY: NOWHERE, http_proxy: NOWHERE },
  );
  assert.equal(run.code, 0, run.err);
  const block = ['before vanilla', 'start vanilla', 'after vanilla'];
  // The first round finds out how fast the server is, three more are measured.
  const expected = ['build vanilla', ...block, ...block, ...block, ...block];
  assert.deepEqual(box.lines('order'), expected);
  assert.deepEqual(new Set(box.lines('ports')), new Set([`${port}`]));
  assert.match(run.err, /^building: /m);
  await box.assertNothingLeft();
});

const failing = [
  { input: 'build', code: 'build-failed' },
  // After a block: see troubled-servers.test.ts.
  { input: 'before-block', code: 'hook-failed' },
];
for (const { input, code } of failing) {
  test(`${input}: one that fails ends the run with its last words`, async () => {
    await using box = new Sandbox();
    const command = 'echo "no such table: orders" >&2; exit 4';
    const run = await box.run(runOf('ok', { [input]: command, save: 'base.json' }));
    assert.equal(run.code, 3);
    assert.match(run.err, new RegExp(`\\(${code}\\)$`, 'm'));
    assert.match(run.err, /exited with code 4/);
    assert.match(run.err, /no such table: orders/);
    assert.deepEqual(box.lines('ports'), []);
    assert.ok(!box.has('base.json'));
    await box.assertNothingLeft();
  });
}

test('a server that does not run yet is waited for, and then told', async () => {
  await using box = new Sandbox();
  const port = await findFreePort('127.0.0.1');
  const url = `http://127.0.0.1:${port}/`;
  const run = await box.run(runWith({ url, 'ready-timeout': '500ms' }));
  assert.equal(run.code, 3);
  assert.match(run.err, /\(server-not-ready\)$/m);
  assert.match(run.err, new RegExp(`Nothing listens on port ${port}`));
});
