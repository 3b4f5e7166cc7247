import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addShop } from './a-shop.ts';
import { startFakeGithub } from './fake-github.ts';

async function open() {
  const fake = await startFakeGithub();
  const { repository } = addShop(fake.state);
  const token = fake.issueToken({ repository, permissions: {} });
  const ask = (signal?: AbortSignal) =>
    fetch(`${fake.url}/repos/octo/shop`, {
      headers: { authorization: `Bearer ${token}` },
      ...(signal === undefined ? {} : { signal }),
    });
  return { fake, ask };
}

describe('a fault that was ordered', () => {
  test('happens as often as ordered, with its headers and its body, and then no more', async () => {
    const { fake, ask } = await open();
    await using _ = fake;
    const path = /^\/repos\/octo\/shop$/;
    fake.failNext({ path, status: 429, times: 2, headers: { 'retry-after': '7' } });
    fake.failNext({ path, status: 503, body: '<html>Unicorn</html>' });
    const first = await ask();
    assert.deepEqual([first.status, first.headers.get('retry-after')], [429, '7']);
    assert.equal((await ask()).status, 429);
    const third = await ask();
    assert.deepEqual([third.status, await third.text()], [503, '<html>Unicorn</html>']);
    assert.equal((await ask()).status, 200);
    assert.deepEqual(
      fake.requests.map(({ method, status }) => [method, status]),
      [429, 429, 503, 200].map((status) => ['GET', status]),
    );
  });

  test('happens only to requests that match', async () => {
    const { fake, ask } = await open();
    await using _ = fake;
    fake.failNext({ method: 'POST', path: /shop/, status: 500 });
    fake.failNext({ path: /comments/, status: 500 });
    assert.equal((await ask()).status, 200);
    assert.equal(fake.pendingFaults.length, 2);
  });

  test('may cut the connection', async () => {
    const { fake, ask } = await open();
    await using _ = fake;
    fake.failNext({ path: /shop/, status: 'reset' });
    await assert.rejects(ask());
    assert.equal((await ask()).status, 200);
  });

  test('may leave the client without an answer', async () => {
    const { fake, ask } = await open();
    await using _ = fake;
    fake.failNext({ path: /shop/, status: 'hang' });
    const patience = new AbortController();
    const asking = ask(patience.signal);
    while (fake.requests.length === 0) await new Promise(setImmediate);
    patience.abort();
    await assert.rejects(asking, { name: 'AbortError' });
    assert.equal(fake.requests[0]?.status, 'hang');
  });
});
