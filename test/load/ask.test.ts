import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { test } from 'node:test';
import { ask } from '../../src/load/ask.ts';
import { http2Engine } from '../../src/load/http2/connection.ts';
import { wireEngine } from '../../src/load/wire/connection.ts';
import { milliseconds, seconds } from '../../src/units.ts';
import { portOf } from './raw-server.ts';

for (const engine of [wireEngine, http2Engine]) {
  test(`${engine.name}: a connection that does not come about is given up after its patience`, async () => {
    const sockets: Socket[] = [];
    // It takes the connection, and says nothing in the TLS handshake.
    const server = createServer((socket) => {
      sockets.push(socket.on('error', () => undefined));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const named = { protocol: 'https:', hostname: '127.0.0.1', insecure: true } as const;
      const heard = await ask({
        engine,
        target: { ...named, address: '127.0.0.1', port: portOf(server) },
        path: '/',
        patience: milliseconds(50),
        signal: AbortSignal.timeout(seconds(30)),
      });
      assert.ok(heard.kind === 'failed', heard.kind);
      assert.equal(heard.failure, 'connect-timeout');
    } finally {
      for (const socket of sockets) socket.destroy();
      server.close();
    }
  });
}
