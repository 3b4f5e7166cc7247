import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sanitise } from '../../src/server/sanitise.ts';

const ESC = '\u001b';

const rows: readonly (readonly [what: string, line: string, plain: string])[] = [
  ['plain text', 'ready on :3000', 'ready on :3000'],
  ['colours', `${ESC}[1;31mred${ESC}[0m`, 'red'],
  ['cursor movements', `a${ESC}[2K${ESC}[1Gb`, 'ab'],
  ['a title', `${ESC}]0;rm -rf\u0007done`, 'done'],
  ['a link', `${ESC}]8;;http://x${ESC}\\text${ESC}]8;;${ESC}\\`, 'text'],
  ['a tab', '\ta\tb', '  a  b'],
  ['a carriage return', '10 %\r20 %\r', '10 %20 %'],
  ['turned reading direction', 'a\u202eb\u2066c', 'abc'],
  ['eight-bit controls', 'a\u009b31mb', 'a31mb'],
  ['a cut sequence', `a${ESC}[31`, 'a[31'],
  ['brackets without escape', '[info] ok', '[info] ok'],
  ['letters beyond ASCII', 'größer 日本', 'größer 日本'],
];
for (const [what, line, plain] of rows) {
  test(what, () => assert.equal(sanitise(line), plain));
}

test('never lets a control character through', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (line) => {
      assert.doesNotMatch(sanitise(line), /[\p{Cc}\p{Cf}]/u);
    }),
  );
});
