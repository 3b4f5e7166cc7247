import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Coin } from '../../src/measure/coin.ts';

const flips = (seed: string, count: number): readonly boolean[] => {
  const coin = new Coin(seed);
  return Array.from({ length: count }, () => coin.flip());
};

test('the same seed gives the same tosses, another seed gives others', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      assert.deepEqual(flips(one, 64), flips(one, 64));
      if (one !== other) assert.notDeepEqual(flips(one, 64), flips(other, 64));
    }),
  );
});

test('both sides come up as often, and each side follows each as often', () => {
  const seen = flips('fair', 10_000);
  const heads = seen.filter(Boolean).length;
  const changes = seen.filter((side, index) => index > 0 && side !== seen[index - 1]).length;
  // Five standard deviations of a fair coin: 250.
  assert.ok(Math.abs(heads - 5_000) < 250, `${heads} heads`);
  assert.ok(Math.abs(changes - 5_000) < 250, `${changes} changes`);
});

test('a shuffle keeps every item, and every order comes up as often', () => {
  const coin = new Coin('orders');
  const counts = new Map<string, number>();
  for (let round = 0; round < 6_000; round++) {
    const order = coin.shuffle(['a', 'b', 'c']).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  assert.equal(counts.size, 6);
  for (const [order, count] of counts)
    assert.ok(Math.abs(count - 1_000) < 150, `${order} ${count}`);
});
