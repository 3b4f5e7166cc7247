import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { findFreePort, isPortFree, waitForFreePort } from '../../src/server/free-port.ts';
import { milliseconds, minutes } from '../../src/units.ts';

test('a port that was found can be listened on, and then is not free', async () => {
  const port = await findFreePort('127.0.0.1');
  assert.equal(await isPortFree(port), true);
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    const server = createServer().listen(port, host);
    await once(server, 'listening');
    assert.equal(await isPortFree(port), false, host);
    server.close();
    await once(server, 'close');
  }
});

test('waits for a port to become free, but not for ever', async () => {
  const port = await findFreePort('localhost');
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  assert.equal(await waitForFreePort(port, milliseconds(30)), false);
  const isFree = waitForFreePort(port, minutes(1));
  server.close();
  assert.equal(await isFree, true);
});

test('an address that is not ours has no ports', async () => {
  await assert.rejects(findFreePort('192.0.2.1'), { code: 'no-free-port' });
});
