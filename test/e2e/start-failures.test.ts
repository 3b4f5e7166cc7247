// Servers that never come to be loaded, or whose answers cannot be measured: an error that says what happened, and nothing left behind.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serveOnLoopback } from '../server/loopback.ts';
import { runOf, Sandbox } from './sandbox.ts';

const rows = [
  {
    fixture: 'never-listens',
    code: 'server-not-ready',
    says: [/was refused/, /I am up, but not where you think/, /read PORT/],
  },
  { fixture: 'never-ready', code: 'server-not-ready', says: [/within 1 s/, /got no answer/] },
  {
    fixture: 'crashes-at-start',
    code: 'server-exited',
    says: [/exited with code 7/, /cannot find database "orders"/],
  },
  {
    fixture: 'answers-500',
    env: { READY500: '1' },
    code: 'server-not-ready',
    says: [/was answered with status 500/, /ready-path/],
  },
  {
    fixture: 'streams',
    flags: { budget: '5s', 'ready-timeout': '60s' },
    code: 'endless-answer',
    says: [/"GET \/".*bytes came all the time; the answer never ended \(status 200/],
  },
];
for (const { fixture, env, flags, code, says } of rows) {
  test(`${fixture} ends in ${code}`, async () => {
    await using box = new Sandbox();
    const run = await box.run(
      runOf(fixture, { 'ready-timeout': '1s', save: 'base.json', ...flags }),
      env,
    );
    assert.equal(run.code, 3);
    assert.match(run.err, new RegExp(`^error: .*\\(${code}\\)$`, 'm'));
    assert.match(run.err, /^what to do: /m);
    for (const text of says) assert.match(run.err, text);
    assert.equal(run.out, '');
    assert.ok(!box.has('base.json'));
    assert.equal(box.lines('ports').length, 1);
    await box.assertNothingLeft();
  });
}

test('a fixed port that is in use ends in port-taken, which names the holder', async () => {
  await using box = new Sandbox();
  using holder = await serveOnLoopback((_, answer) => answer.end('not yours\n'));
  const run = await box.run(runOf('ok', { url: holder.url }));
  assert.equal(run.code, 3);
  assert.match(run.err, /\(port-taken\)$/m);
  assert.ok(run.err.includes(`Port ${holder.port} is taken by process ${process.pid}`), run.err);
  assert.deepEqual(box.lines('ports'), [], 'the server was started nevertheless');
  const answer = await fetch(holder.url);
  assert.equal(await answer.text(), 'not yours\n');
});

test('the error for a command that does not exist has the message of the shell', async () => {
  await using box = new Sandbox();
  const run = await box.run(['run', '--start', 'no-such-server --port {port}']);
  assert.equal(run.code, 3);
  assert.match(run.err, /exited with code 127 before it was ready/);
  assert.match(run.err, /no-such-server: not found/);
});

test('the log of a run that failed is kept and named', async () => {
  await using box = new Sandbox();
  const run = await box.run(runOf('crashes-at-start'));
  assert.ok(run.err.includes(`The logs are in ${box.join('tmp')}`), run.err);
  assert.match(box.logs(), /loading configuration/);
});
