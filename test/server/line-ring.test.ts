import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LineRing } from '../../src/server/line-ring.ts';

function ringOf(...texts: string[]): LineRing {
  const ring = new LineRing();
  for (const text of texts) ring.append('out', text);
  return ring;
}

test('keeps the last lines, oldest first, including the unfinished one', () => {
  assert.deepEqual(ringOf('a\nb\nc').last(2).lines, ['b', 'c']);
  assert.deepEqual(ringOf('a\nb\nc').last(9).lines, ['a', 'b', 'c']);
  assert.deepEqual(ringOf('').last(9).lines, []);
});

test('does not mix the unfinished lines of two sources', () => {
  const ring = new LineRing();
  ring.append('out', 'hel');
  ring.append('err', 'wor');
  ring.append('out', 'lo\n');
  ring.append('err', 'ld\n');
  assert.deepEqual(ring.last(9).lines, ['hello', 'world']);
});

test('gives the same lines for any division into chunks', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { maxLength: 300 });
  fc.assert(
    fc.property(words, fc.array(fc.nat(50)), (lines, cuts) => {
      const text = lines.map((line) => `${line}\n`).join('');
      const ring = new LineRing();
      let rest = text;
      for (const cut of cuts) {
        ring.append('out', rest.slice(0, cut));
        rest = rest.slice(cut);
      }
      ring.append('out', rest);
      assert.deepEqual(ring.last(1_000).lines, lines.slice(-200));
    }),
  );
});

test('an endless line does not grow beyond the limit of a line', () => {
  const ring = new LineRing();
  for (let count = 0; count < 100; count += 1) ring.append('out', 'x'.repeat(65_536));
  assert.deepEqual(ring.last(9).lines, ['x'.repeat(2_048)]);
});
