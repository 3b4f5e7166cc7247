// Several slices, at one server or two: what is kept apart, and what the generator reports of itself.

import assert from 'node:assert/strict';
import test from 'node:test';
import { startLoadGenerator } from '../../src/load/load-generator.ts';
import { hasProcFs } from '../../src/machine/proc-file.ts';
import { load, optionsOf } from './generator-sketch.ts';
import { answerOk, OK, serveRaw } from './raw-server.ts';
import { makeRequest, resultOf } from './slice-run.ts';

test('two pools at two servers keep to themselves', async () => {
  using one = await serveRaw(answerOk);
  using other = await serveRaw(answerOk);
  await using generator = startLoadGenerator(optionsOf());
  await using first = await generator.aimAt(one.target);
  await using second = await generator.aimAt(other.target);
  for (const pool of [first, second, first]) await pool.run(load({ rate: 500, window: 40 }));
  assert.deepEqual([one.requests.length, other.requests.length], [1 + 40, 1 + 20]);
});

test('two pools of different requests at two servers, in turns, are never mixed up', async () => {
  using one = await serveRaw(answerOk);
  using other = await serveRaw(({ socket }) => socket.write(OK.replace('ok\n', 'no\n')));
  const body = (text: string) => ({ status: undefined, body: { kind: 'includes', text } }) as const;
  const own = { name: 'own', path: '/own', expect: body('ok') };
  const given = [
    { name: 'given', path: '/given', expect: body('no') },
    { name: 'added', path: '/added', expect: body('no') },
  ].map(makeRequest);
  await using generator = startLoadGenerator(optionsOf({ requests: [own] }));
  await using first = await generator.aimAt(one.target);
  await using second = await generator.aimAt(other.target, given);
  assert.deepEqual(
    [first, second].map(({ firstAnswers }) => firstAnswers.map(({ name }) => name)),
    [['own'], ['given', 'added']],
  );
  for (let turn = 0; turn < 3; turn++) {
    const { result: of } = await first.run(load({ rate: 500, window: 40 }));
    const { result: from } = await second.run(load({ rate: 500, window: 40 }));
    assert.deepEqual([...of.requests.keys()], ['own']);
    assert.deepEqual([...from.requests.keys()], ['given', 'added']);
    const results = [...of.requests.values(), ...from.requests.values()];
    assert.deepEqual(
      results.map(({ ok, failures }) => [ok, failures]),
      [
        [20, {}],
        [10, {}],
        [10, {}],
      ],
    );
  }
  assert.ok(one.requests.every(({ path }) => path === '/own'));
  assert.ok(other.requests.every(({ path }) => path !== '/own'));
});

test('what a slice told stays as it was when the next is measured', async () => {
  using server = await serveRaw(answerOk);
  await using generator = startLoadGenerator(optionsOf());
  await using pool = await generator.aimAt(server.target);
  const { result } = await pool.run(load({ rate: 1_000, window: 30 }));
  const before = [resultOf(result).serviceTime.encode(), result.lag.encode()];
  await pool.run(load({ rate: 1_000, window: 50 }));
  assert.deepEqual([resultOf(result).serviceTime.encode(), result.lag.encode()], before);
});

test('a pause of the server is no gap of the generator, and a burst of answers is none', async () => {
  const pause = 500;
  const standStill = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
  using server = await serveRaw((request) => {
    if (request.number === 52) standStill();
    answerOk(request);
  });
  await using generator = startLoadGenerator(optionsOf({ connections: 64, cores: 2 }));
  await using pool = await generator.aimAt(server.target);
  const { result, generator: waits } = await pool.run(load({ rate: 1_000, window: 300 }));
  assert.ok((resultOf(result).responseTime.max ?? 0) >= 300_000);
  assert.ok(waits.gap < 250, `${waits.gap} ms`);
});

test('every thread tells how long it waited for a CPU', { skip: !hasProcFs() }, async () => {
  using server = await serveRaw(answerOk);
  await using generator = startLoadGenerator(optionsOf());
  await using pool = await generator.aimAt(server.target);
  const { generator: waits } = await pool.run(load({ rate: 500, window: 40 }));
  assert.equal(generator.threads, 2);
  assert.ok(waits.delay !== undefined && waits.delay >= 0);
});
