import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import test from 'node:test';
import { resolveAddress } from '../../src/load/target.ts';
import { answerOk, serveRaw } from './raw-server.ts';

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((network) => network?.address === '::1');

test('an address is itself, without brackets', async () => {
  assert.equal(await resolveAddress('127.0.0.1', 1), '127.0.0.1');
  assert.equal(await resolveAddress('[::1]', 1), '::1');
});

test('localhost resolves to the address on which a server listens', async () => {
  using server = await serveRaw(answerOk);
  assert.equal(await resolveAddress('localhost', server.target.port), '127.0.0.1');
});

test('localhost may be ::1 alone', {
  skip: hasIpv6 ? false : 'there is no IPv6 here',
}, async () => {
  using server = await serveRaw(answerOk, { address: '::1' });
  assert.equal(await resolveAddress('localhost', server.target.port), '::1');
});

test('where no server listens, localhost resolves to its usual address', async () => {
  const server = await serveRaw(answerOk);
  server[Symbol.dispose]();
  assert.equal(await resolveAddress('localhost', server.target.port), '127.0.0.1');
});
