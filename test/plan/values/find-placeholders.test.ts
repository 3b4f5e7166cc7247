// Which parts of a text are placeholders, and which only look like one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  escapePlaceholders,
  findPlaceholders,
  withoutEscapes,
} from '../../../src/plan/values/find-placeholders.ts';

const USERS = new Set(['users']);

/** Text as it is, placeholders between angle brackets. */
const marked = (text: string, tables: ReadonlySet<string> = USERS): string =>
  findPlaceholders(text, tables)
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
  ['{Seq} {sequence} {} { seq } {id}', '{Seq} {sequence} {} { seq } {id}'],
  ['{"a.b":1}', '{"a.b":1}'],
  ['{{"a":1}}', '{{"a":1}}'],
] as const) {
  test(`${text} is ${pieces}`, () => assert.equal(marked(text), pieces));
}

test('without a table, a name before a dot is text', () => {
  assert.equal(marked('{user.name} {seq}', new Set()), '{user.name} <{"kind":"seq"}>');
});

test('an escaped text is sent as it was, with tables and without', () => {
  const part = fc.constantFrom(
    '{',
    '}',
    '$',
    'seq',
    'uuid',
    'random:',
    'pick:',
    'users.id',
    'a',
    ' ',
    '"',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      const escaped = escapePlaceholders(text);
      assert.equal(marked(escaped), text);
      assert.equal(marked(escaped, new Set()), text);
      assert.equal(withoutEscapes(escaped), text);
    }),
    { numRuns: 2_000 },
  );
});
