// Unix sockets and HTTP/2, as a user asks for them.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertAccounts, runOf, runWith, Sandbox, WIDE_TOLERANCES } from './sandbox.ts';
import { compareCommands, notesIn } from './versions.ts';

const TLS_FOLDER = join(import.meta.dirname, '../fixtures/tls');

/** Folders that were made for sockets, or for logs of a run that failed. */
const foldersIn = (box: Sandbox) =>
  readdirSync(box.join('tmp')).filter((name) => /^perf-gate-\w{6}$/.test(name));

test('run: a server that runs already on a socket is measured as it is, and stays', async () => {
  await using box = new Sandbox();
  const server = createServer((_, answer) => setTimeout(() => answer.end('ok\n'), 5)).listen(
    box.join('a.sock'),
  );
  await once(server, 'listening');
  try {
    const run = await box.run(runWith({ 'unix-socket': 'a.sock', url: 'http://localhost/items' }));
    assert.equal(run.code, 0, run.err);
    const report = box.report();
    assert.equal(report.run.engine, 'wire');
    assert.equal(report.run.target, `http://localhost:80 on ${box.join('a.sock')}`);
    assert.equal(report.run.processes, 'running');
    assert.equal(report.details.serverProcesses, null);
    assert.equal(report.rows[0]?.candidate.cpuPerRequest, null);
    assert.ok(report.warnings.some(({ code }) => code === 'running-server'));
    assertAccounts(report);
    assert.ok(box.has('a.sock'));
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('compare: two versions side by side, each on a socket of its own, in HTTP/2 from the first byte', async () => {
  await using box = new Sandbox();
  box.write('perf-gate.yml', 'http2: true\n');
  const flags = { ...WIDE_TOLERANCES, 'unix-socket': '{socket}' };
  const [before, after] = ['before', 'after'].map((name) => ({ name, http2: true }));
  const run = await box.run(compareCommands(box, before ?? {}, after ?? {}, flags));
  assert.equal(run.code, 0, run.err);
  assert.equal(box.report().run.engine, 'http2');
  const starts = notesIn(box).filter(({ event }) => event === 'starts');
  const sockets = starts.map((note) => ('socket' in note ? note.socket : undefined));
  assert.equal(new Set(sockets).size, sockets.length);
  assert.ok(sockets.every((socket) => typeof socket === 'string'));
  // In turn by slices: the second is started while the first one runs.
  assert.deepEqual(
    notesIn(box)
      .slice(0, 2)
      .map(({ event }) => event),
    ['starts', 'starts'],
  );
  assert.deepEqual(foldersIn(box), []);
  await box.assertNothingLeft();
});

const NOWHERE = 'http://127.0.0.1:1';
const PROXIES = {
  HTTP_PROXY: NOWHERE,
  HTTPS_PROXY: NOWHERE,
  http_proxy: NOWHERE,
  https_proxy: NOWHERE,
};

test('run: HTTP/2 over TLS, and no proxy that the environment names', async () => {
  await using box = new Sandbox();
  box.write('perf-gate.yml', 'http2: true\ninsecure: true\n');
  const flags = { url: 'https://localhost:{port}/' };
  const run = await box.run(runOf('http2', flags), { TLS_FOLDER, ...PROXIES });
  assert.equal(run.code, 0, run.err);
  assert.equal(box.report().run.engine, 'http2');
  await box.assertNothingLeft();
});

test('run: a server without HTTP/2 is not ready, and HTTP/1.1 is not tried instead', async () => {
  await using box = new Sandbox();
  box.write('perf-gate.yml', 'http2: true\n');
  const run = await box.run(runOf('ok', { 'ready-timeout': '1s' }));
  assert.equal(run.code, 3);
  assert.match(run.err, /\(server-not-ready\)$/m);
  assert.match(run.err, /accepts HTTP\/2 from the first byte \(h2c\)/);
  await box.assertNothingLeft();
});
