import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { IdleQueue } from '../../../src/load/thread/idle-queue.ts';

test('takes and puts like a queue that nothing is lost from', () => {
  const moves = fc.array(fc.boolean(), { maxLength: 100 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), moves, (count, takes) => {
      const members = Array.from({ length: count }, (_, index) => index);
      const rotation = new IdleQueue(members);
      const queue = [...members];
      const out: number[] = [];
      for (const isTaken of takes) {
        if (isTaken) {
          const expected = queue.shift();
          assert.equal(rotation.take(), expected);
          if (expected !== undefined) out.push(expected);
        } else {
          const back = out.pop();
          if (back === undefined) continue;
          rotation.put(back);
          queue.push(back);
        }
        assert.equal(rotation.size, queue.length);
        assert.equal(rotation.isFull, out.length === 0);
      }
    }),
  );
});

test('an empty one gives nothing, and is not the worse for it', () => {
  const rotation = new IdleQueue(['only']);
  assert.equal(rotation.take(), 'only');
  assert.equal(rotation.take(), undefined);
  rotation.put('only');
  assert.equal(rotation.take(), 'only');
});
