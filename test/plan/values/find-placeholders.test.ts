// Which parts of a text are placeholders, and which only look like one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  escapePlaceholders,
  findPlaceholders,
  withoutEscapes,
} from '../../../src/plan/values/find-placeholders.ts';

/** Text as it is, placeholders between angle brackets. */
const marked = (text: string): string =>
  findPlaceholders(text)
    .map((piece) => (piece.kind === 'text' ? piece.text : `<${JSON.stringify(piece.written)}>`))
    .join('');

for (const [text, pieces] of [
  ['/items', '/items'],
  ['/items/{seq}', '/items/<{"kind":"seq"}>'],
  ['{uuid}{uuid}', '<{"kind":"uuid"}><{"kind":"uuid"}>'],
  ['/items/{random:1..200}?x=1', '/items/<{"kind":"random","range":"1..200"}>?x=1'],
  ['{pick:a b/ids.txt}', '<{"kind":"pick","file":"a b/ids.txt"}>'],
  ['{users.id}', '<{"kind":"column","table":"users","column":"id"}>'],
  ['{users.zip-code}', '<{"kind":"column","table":"users","column":"zip-code"}>'],
  ['{"id":{seq}}', '{"id":<{"kind":"seq"}>}'],
  ['{{seq}} and {{users.id}}', '{seq} and {users.id}'],
  [`\${env:TOKEN}`, `\${env:TOKEN}`],
  [`\${seq}`, `\${seq}`],
  ['{sequences} {} {id} {user} {a:b}', '{sequences} {} {id} {user} {a:b}'],
  ['{{name}} {{id}}', '{{name}} {{id}}'],
  ['{"a.b":1}', '{"a.b":1}'],
  ['{{"a":1}}', '{{"a":1}}'],
] as const) {
  test(`${text} is ${pieces}`, () => assert.equal(marked(text), pieces));
}

for (const [text, likely] of [
  ['{uid}', '{uuid}'],
  ['{ captured.token }', '{captured.token}'],
  ['{captured:token}', '{captured.token}'],
  ['{captured[token]}', '{captured.token}'],
  ['{uuid4}', '{uuid}'],
  ['{UUID}', '{uuid}'],
  ['{Seq}', '{seq}'],
  ['{ seq }', '{seq}'],
  ['{seq:5}', '{seq}'],
  ['{random}', '{random:1..200}'],
  ['{Random:1..7}', '{random:1..200}'],
  ['{rand:1..2}', '{random:1..200}'],
  ['{ random:1..5 }', '{random:1..200}'],
  ['{pick}', '{pick:ids.txt}'],
  ['{env:HOME}', `\${env:HOME}`],
] as const) {
  test(`${text} is most likely ${likely}, and doubled it is text`, () => {
    assert.equal(marked(text), `<${JSON.stringify({ kind: 'mistaken', likely })}>`);
    assert.equal(marked(`{${text}}`), text);
    assert.equal(withoutEscapes(`{${text}}`), text);
  });
}

test('a text that is escaped is sent as it was, whatever it holds', () => {
  const word = fc.constantFrom('{', '}', '$', 'seq', 'uuid', 'uid', 'random:1..2', 'a.b', ' ', '"');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 9 }), (words) => {
      const text = words.join('');
      // Three braces and more: nobody writes them, and which of them is doubled is open.
      fc.pre(!/\{\{|\}\}/.test(text));
      const escaped = escapePlaceholders(text);
      assert.ok(
        findPlaceholders(escaped).every(({ kind }) => kind === 'text'),
        escaped,
      );
      assert.equal(marked(escaped), text);
    }),
  );
});
