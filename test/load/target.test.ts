import assert from 'node:assert/strict';
import test from 'node:test';
import { addressesOf, serverName } from '../../src/load/target.ts';

test('an address is itself, without brackets', () => {
  assert.deepEqual(addressesOf('127.0.0.2'), ['127.0.0.2']);
  assert.deepEqual(addressesOf('[::1]'), ['::1']);
});

test('localhost and every name below it are this machine', () => {
  for (const name of ['localhost', 'app.localhost', 'a.b.localhost']) {
    assert.deepEqual(addressesOf(name), ['127.0.0.1', '::1']);
  }
});

test('TLS is told the name, and no address', () => {
  const target = { protocol: 'https:', address: '127.0.0.1', port: 1, insecure: false } as const;
  assert.deepEqual(serverName({ ...target, hostname: 'app.localhost' }), {
    servername: 'app.localhost',
  });
  assert.deepEqual(serverName({ ...target, hostname: '127.0.0.1' }), {});
  assert.deepEqual(serverName({ ...target, address: '::1', hostname: '[::1]' }), {});
});
