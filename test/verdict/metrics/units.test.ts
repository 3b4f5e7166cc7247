// Consecutive pairs as units: each is whole, none is used twice, and their order stays.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { groupUntil } from '../../../src/verdict/metrics/units.ts';

const sum = (items: readonly number[]): number => items.reduce((total, item) => total + item, 0);

test('groups are enough and no longer than need be; what is left over is not enough', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 400 })), (samples) => {
      const groups = groupUntil(samples, (group) => sum(group) >= 1_000);
      assert.ok(groups.every((group) => sum(group) >= 1_000 && sum(group.slice(0, -1)) < 1_000));
      const used = groups.flat();
      assert.deepEqual(used, samples.slice(0, used.length));
      assert.ok(sum(samples.slice(used.length)) < 1_000);
    }),
  );
});
