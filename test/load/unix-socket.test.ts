import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import test from 'node:test';
import type { LoadTarget } from '../../src/load/target.ts';
import { temporaryFolder } from '../baseline/temporary-folder.ts';
import { Asker } from './asker.ts';
import { ENGINES } from './engines-under-test.ts';
import { CERTIFICATE, KEY } from './raw-server.ts';
import { arrivals, failuresOf, loadOnce, resultOf } from './slice-run.ts';

async function serveOn(path: string, secure: boolean) {
  const heads: IncomingMessage[] = [];
  const server = secure ? createSecureServer({ cert: CERTIFICATE, key: KEY }) : createServer();
  server.on('request', (request, answer) => {
    heads.push(request);
    answer.end('ok\n');
  });
  server.listen(path);
  await once(server, 'listening');
  const target: LoadTarget = {
    protocol: secure ? 'https:' : 'http:',
    address: 'localhost',
    hostname: 'localhost',
    port: secure ? 443 : 80,
    insecure: secure,
    unixSocket: path,
  };
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { target, heads, [Symbol.dispose]: stop };
}

for (const engine of ENGINES) {
  for (const secure of [false, true]) {
    test(`${engine.name} on a Unix socket${secure ? ', over TLS' : ''}`, async () => {
      await using folder = await temporaryFolder();
      using server = await serveOn(folder.join('a.sock'), secure);
      const { target } = server;
      const phase = await loadOnce({ target, engine, connections: 2 }, arrivals(20));
      assert.deepEqual(failuresOf(phase), {});
      assert.equal(resultOf(phase).ok, 20);
      assert.equal(phase.connectionsOpened, 2);
      assert.equal(server.heads[0]?.headers.host, 'localhost');
    });
  }

  test(`${engine.name}: no socket is a refusal`, async () => {
    await using folder = await temporaryFolder();
    const unixSocket = folder.join('none.sock');
    const target = { address: 'localhost', hostname: 'localhost', port: 80, insecure: false };
    using asker = new Asker(engine, { ...target, protocol: 'http:', unixSocket });
    assert.equal((await asker.ask()).failure, 'connect-refused');
  });
}
