import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { findHolder, findListeners, holdsSocket } from '../../src/machine/port-holder.ts';
import { hasProcFs } from '../../src/machine/proc-file.ts';

test('finds the process that listens on a port', { skip: !hasProcFs() }, async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const { port } = address;

  const inodes = findListeners('127.0.0.1', port);
  assert.equal(inodes.length, 1);
  assert.deepEqual(findListeners('localhost', port), inodes);
  assert.deepEqual(findListeners('[::1]', port), []);
  assert.equal(holdsSocket(process.pid, inodes), true);
  assert.equal(holdsSocket(process.ppid, inodes), false);
  assert.equal(findHolder(inodes)?.pid, process.pid);
  assert.match(findHolder(inodes)?.command ?? '', /port-holder\.test\.ts/);

  server.close();
  await once(server, 'close');
  assert.deepEqual(findListeners('127.0.0.1', port), []);
  assert.equal(findHolder([]), undefined);
});
