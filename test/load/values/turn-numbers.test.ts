// Slices that belong together start at the same numbers, and no number is used twice by one version.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TurnNumbers } from '../../../src/load/values/turn-numbers.ts';

test('both versions start a turn alike, and the next one where the quicker of them ended', () => {
  const numbers = new TurnNumbers();
  const [before, after] = [numbers.ofServer(), numbers.ofServer()];
  assert.deepEqual(before.startOf('one', ['a', 'b']), [0, 0]);
  before.note(['a', 'b'], [0, 0], [5, 1]);
  assert.deepEqual(after.startOf('one', ['a', 'b']), [0, 0]);
  after.note(['a', 'b'], [0, 0], [3, 2]);
  assert.deepEqual(after.startOf('two', ['b', 'c', 'a']), [2, 0, 5]);
  assert.deepEqual(before.startOf('two', ['b', 'c', 'a']), [2, 0, 5]);
  assert.deepEqual(
    ['a', 'b', 'c'].map((name) => numbers.usedOf(name)),
    [5, 2, 0],
  );
});

test('whatever the order of slices, no version draws a number twice', () => {
  const slice = fc.record({
    arm: fc.constantFrom('baseline' as const, 'candidate' as const),
    drawn: fc.nat({ max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(slice, { maxLength: 30 }), (slices) => {
      const numbers = new TurnNumbers();
      const servers = { baseline: numbers.ofServer(), candidate: numbers.ofServer() };
      const turns = new Map<string, number>();
      const used = new Map<string, Set<number>>();
      for (const { arm, drawn } of slices) {
        const turn = turns.get(arm) ?? 0;
        turns.set(arm, turn + 1);
        const [from = 0] = servers[arm].startOf(`${turn}`, ['a']);
        const mine = used.get(arm) ?? new Set();
        used.set(arm, mine);
        for (let number = from; number < from + drawn; number++) {
          assert.ok(!mine.has(number), `${arm} draws ${number} twice`);
          mine.add(number);
        }
        servers[arm].note(['a'], [from], [drawn]);
      }
    }),
  );
});
