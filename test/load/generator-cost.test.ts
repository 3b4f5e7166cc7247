import assert from 'node:assert/strict';
import test from 'node:test';
import { measureGeneratorCost, serveTrivially } from '../../src/load/generator-cost.ts';
import { startLoadGenerator } from '../../src/load/load-generator.ts';
import { load, optionsOf } from './generator-sketch.ts';
import { failuresOf, resultOf } from './slice-run.ts';

test('the trivial server answers every request, and is gone when it was disposed of', async () => {
  await using generator = startLoadGenerator(optionsOf({ connections: 40 }));
  await using server = await serveTrivially();
  await using pool = await generator.aimAt(server.target);
  assert.equal(pool.isPersistent, true);
  const { result } = await pool.run(load({ rate: 2_000, window: 100 }));
  assert.deepEqual([resultOf(result).ok, failuresOf(result)], [200, {}]);
  await server[Symbol.asyncDispose]();
  const { result: after } = await pool.run(load({ rate: 100, window: 20 }));
  assert.equal(resultOf(after).ok, 0);
});

test('a request costs either engine some CPU time, and less than a core has', async () => {
  for (const engine of ['wire', 'undici'] as const) {
    await using generator = startLoadGenerator(optionsOf({ engine }));
    const cost = await measureGeneratorCost(generator);
    assert.ok(cost !== undefined && cost > 0.1 && cost < 100_000, `${engine}: ${cost}`);
  }
});

test('what cannot speak to such a server is not asked to', async () => {
  await using generator = startLoadGenerator(optionsOf({ engine: 'http2' }));
  assert.equal(await measureGeneratorCost(generator), undefined);
});
