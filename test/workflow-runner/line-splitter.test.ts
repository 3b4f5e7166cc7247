// Lines are the same however the text arrives.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LineSplitter } from './line-splitter.ts';

function split(chunks: readonly string[]): readonly string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.add(chunk);
  splitter.end();
  return lines;
}

test('lines do not depend on how the text is cut', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '::'), maxLength: 30 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), (chunks) => {
      const whole = chunks.join('');
      const expected = whole.split(/\r\n|\r|\n/);
      if (expected.at(-1) === '') expected.pop();
      assert.deepEqual(split(chunks), expected);
    }),
  );
});
