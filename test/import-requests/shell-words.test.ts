// How a shell splits a text into commands and words.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitShell } from '../../src/import-requests/formats/shell-words.ts';

const wordsOf = (text: string) => {
  const commands = splitShell(text);
  assert.ok(!('mark' in commands), text);
  return commands.map(({ words }) => words);
};

const ROWS: readonly (readonly [text: string, commands: readonly (readonly string[])[]])[] = [
  ['a b  c', [['a', 'b', 'c']]],
  [`a 'b c' "d e" f\\ g`, [['a', 'b c', 'd e', 'f g']]],
  [`a''b"c"'d'`, [['abcd']]],
  [`a '' ""`, [['a', '', '']]],
  [`'it'\\''s'`, [["it's"]]],
  ['a \\\n  b \\\r\n c\nd', [['a', 'b', 'c'], ['d']]],
  ['"a\\\nb" \'a\\\nb\'', [['ab', 'a\\\nb']]],
  ['"\\$ \\` \\" \\\\ \\n"', [['$ ` " \\ \\n']]],
  [`$'a\\nb\\t\\'\\x41\\u00fc\\U0001F600\\101\\e\\q'`, [["a\nb\t'Aü😀A\x1bq"]]],
  ['$"a b"', [['a b']]],
  ['a # b\nc', [['a'], ['c']]],
  ['a#b c#', [['a#b', 'c#']]],
  ['a; b && c || d | e & f', [['a'], ['b'], ['c'], ['d'], ['e'], ['f']]],
  ['a > out 2>&1 b >>x <y c', [['a', 'b', 'c']]],
  ['a <<EOF b\nnot "a command\nEOF\nc', [['a', 'b'], ['c']]],
  [`a <<'E F'\nx\nE F\nb`, [['a'], ['b']]],
  ['a $x "$y" $(z 1) `w` $', [['a', '$x', '$y', '$(z 1)', '`w`', '$']]],
  [`'$x'`, [['$x']]],
  ['', []],
  ['\n;;\n', []],
];
for (const [text, commands] of ROWS) {
  test(JSON.stringify(text), () => assert.deepEqual(wordsOf(text), commands));
}

test('what only the shell knows is named, but for what is quoted', () => {
  const commands = splitShell(`a $x "\${y} $(z)" '$w' \\$v`);
  assert.ok(!('mark' in commands));
  assert.deepEqual(commands[0]?.expansions, ['$x', `\${y}`, '$(z)']);
});

test('a quote that is never closed has a line', () => {
  const rows = [
    ["a\nb 'c", 2, "'"],
    ['a "b\n\n', 1, '"'],
    ["a\n\n$'b\\'", 3, '$'],
    ['a $(b', 1, '$'],
    ['a `b', 1, '`'],
  ] as const;
  for (const [text, line, mark] of rows) assert.deepEqual(splitShell(text), { line, mark }, text);
});
