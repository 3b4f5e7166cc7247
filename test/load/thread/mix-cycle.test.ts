import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { mixCycle } from '../../../src/load/thread/mix-cycle.ts';

const weights = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

test('nginx documents 5, 1, 1 as a a b a c a a', () => {
  assert.deepEqual(mixCycle([5, 1, 1]), [0, 0, 1, 0, 2, 0, 0]);
});

test('one request alone is a cycle of one, whatever its weight', () => {
  assert.deepEqual(mixCycle([7]), [0]);
});

test('the cycle is as short as the weights allow', () => {
  assert.deepEqual(mixCycle([200, 100]), mixCycle([2, 1]));
  assert.equal(mixCycle([200, 100]).length, 3);
});

test('every cycle holds exactly the shares', () => {
  fc.assert(
    fc.property(weights, (shares) => {
      const cycle = mixCycle(shares);
      const counts = shares.map((_, index) => cycle.filter((entry) => entry === index).length);
      assert.deepEqual(
        counts.map((count) => count * sum(shares)),
        shares.map((share) => share * cycle.length),
      );
    }),
  );
});

test('no request is ever a whole turn or more away from its share', () => {
  fc.assert(
    fc.property(weights, (shares) => {
      const cycle = mixCycle(shares);
      const sent = shares.map(() => 0);
      cycle.forEach((entry, position) => {
        sent[entry] = (sent[entry] ?? 0) + 1;
        shares.forEach((share, index) => {
          const fair = ((position + 1) * share) / sum(shares);
          assert.ok(Math.abs((sent[index] ?? 0) - fair) < shares.length, `${shares}`);
        });
      });
    }),
  );
});

test('two requests of one weight take turns', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 6 }), (count) => {
      const equal = Array.from({ length: count }, () => 3);
      assert.deepEqual(mixCycle(equal), [...equal.keys()]);
    }),
  );
});
