import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ListenOptions } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  findEndpoints,
  findHolder,
  findListeners,
  findOnPort,
  listOpenSockets,
  parseAddress,
} from '../../src/machine/port-holder.ts';
import { hasProcFs } from '../../src/machine/proc-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('finds the process that listens on a port', { skip: !hasProcFs() }, async () => {
  let port = 0;
  {
    await using server = await listening({ host: '127.0.0.1', port });
    port = server.number;
    const inodes = findListeners(['127.0.0.1'], port);
    assert.equal(inodes.length, 1);
    assert.deepEqual(findListeners(['127.0.0.1', '::1'], port), inodes);
    assert.deepEqual(findListeners(['::1'], port), []);
    assert.deepEqual(findListeners(['127.0.0.2'], port), []);
    assert.ok(listOpenSockets(process.pid)?.includes(inodes[0] ?? ''));
    assert.ok(!listOpenSockets(process.ppid)?.includes(inodes[0] ?? ''));
    assert.equal(findHolder(inodes)?.pid, process.pid);
    assert.match(findHolder(inodes)?.command ?? '', /port-holder\.test\.ts/);
    const endpoint = { kind: 'port', address: '127.0.0.1', port } as const;
    assert.deepEqual(findOnPort(port), [endpoint]);
    assert.deepEqual(findEndpoints([process.pid]), [endpoint]);
    assert.deepEqual(findEndpoints([]), []);
  }
  assert.deepEqual(findListeners(['127.0.0.1'], port), []);
  assert.equal(findHolder([]), undefined);
});

test('a Unix socket and another address of loopback are endpoints, too', {
  skip: !hasProcFs(),
}, async () => {
  const path = join(temporaryFolder(), 'ä b.sock');
  await using _socket = await listening({ path });
  await using port = await listening({ host: '127.0.0.2', port: 0 });
  assert.deepEqual(findEndpoints([process.pid]), [
    { kind: 'port', address: '127.0.0.2', port: port.number },
    { kind: 'socket', path },
  ]);
  assert.equal(findListeners(['127.0.0.2'], port.number).length, 1);
});

test('an address of /proc/net is written as in a url', () => {
  assert.equal(parseAddress('0100007F'), '127.0.0.1');
  assert.equal(parseAddress('00000000'), '0.0.0.0');
  assert.equal(parseAddress('00000000000000000000000000000000'), '::');
  assert.equal(parseAddress('00000000000000000000000001000000'), '::1');
  assert.equal(parseAddress('0000000000000000FFFF00000100007F'), '127.0.0.1');
  assert.equal(parseAddress('B80D01200000000067452301EFCDAB89'), '2001:db8::123:4567:89ab:cdef');
});

async function listening(where: ListenOptions): Promise<AsyncDisposable & { number: number }> {
  const server = createServer().listen(where);
  await once(server, 'listening');
  const address = server.address();
  return {
    number: typeof address === 'object' ? (address?.port ?? 0) : 0,
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, 'close');
    },
  };
}
