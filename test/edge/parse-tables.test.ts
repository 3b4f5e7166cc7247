// Files with rows: what is read of them, and why some are refused.

import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseTables } from '../../src/edge/parse-tables.ts';
import type { TableShape } from '../../src/plan/tables.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function read(name: string, content: string | Buffer, shape: TableShape = 'table') {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), content);
  const { columns, rows } = parseTables(folder)(name, shape);
  return { columns, rows };
}

for (const [name, content, columns, rows] of [
  [
    'a.csv',
    'id,name\r\n1,"a, ""b"""\n\n2,\n',
    ['id', 'name'],
    [
      ['1', 'a, "b"'],
      ['2', ''],
    ],
  ],
  ['a.csv', '\uFEFFid , n\n1,2', ['id', 'n'], [['1', '2']]],
  [
    'a.jsonl',
    '{"id":1,"b":true}\n{"b":false,"id":"x\\n","c":[]}\n',
    ['id', 'b'],
    [
      ['1', 'true'],
      ['x\n', 'false'],
    ],
  ],
] as const) {
  test(`${name} ${JSON.stringify(content)}`, () => {
    assert.deepEqual(read(name, content), { columns, rows });
  });
}

test('numbers of JSON, as they are written', () => {
  const row = '{"a" : -1.5 ,"b":1e+21,"c":{"a":2},"d":0}';
  assert.deepEqual(read('a.jsonl', row.replace('{"a":2}', '7')).rows, [
    ['-1.5', '1e+21', '7', '0'],
  ]);
});

test('lines, as they are', () => {
  assert.deepEqual(read('ids.txt', 'a,b\r\n\n c \n', 'lines').rows, [['a,b'], [' c ']]);
});

for (const [name, content, why] of [
  ['a.csv', '', /^has no rows$/],
  ['a.csv', 'id\n', /^has no rows$/],
  ['a.csv', 'id,id\n1,2\n', /^has two columns "id"$/],
  ['a.csv', 'id,n\n1\n', /^is not CSV: .*line 2/],
  ['a.csv', 'id\n"1', /^is not CSV: /],
  ['a.csv', Buffer.from([0x61, 0x0a, 0xff]), /line 2 is not UTF-8$/],
  ['a.jsonl', '{"id":1}\n[]\n', /^has no JSON object in row 2$/],
  ['a.jsonl', '{"id":1}\n{"ID":1}\n', /^has no text, number or boolean as "id" in row 2$/],
  ['a.jsonl', '{"id":1}\n{"id":', /^has no JSON object in row 2$/],
  [
    'a.jsonl',
    '{"id":12345678901234567890}\n',
    /^has a number as "id" in row 1 that would be changed: put it in quotes$/,
  ],
  ['a.jsonl', '{"id":1}\n{"id":1.10}\n', /^has a number as "id" in row 2 /],
  ['a.jsonl', '{"id":1e400}\n', /^has a number as "id" in row 1 /],
  ['a.jsonl', '{"id":-0}\n', /^has a number as "id" in row 1 /],
  ['a.jsonl', '{"id":"\\ud800"}\n', /^has half of a character in row 1$/],
  ['a.csv', `id\n${'x'.repeat(65_537)}\n`, /^has a value of more than 65536 characters in row 1$/],
  ['a.csv', `${Array.from({ length: 101 }, (_, i) => i).join()}\n`, /^has no rows$/],
] as const) {
  test(`${name} ${JSON.stringify(content).slice(0, 40)} is refused`, () => {
    assert.throws(() => read(name, content), { message: why });
  });
}

test('a file that is missing, a folder, and one that leads out of its version', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'out.csv'), 'id\n1\n');
  symlinkSync('../out.csv', join(folder, 'in/link.csv'));
  const open = parseTables(join(folder, 'in'), join(folder, 'in'));
  assert.throws(() => parseTables(folder)('none.csv', 'table'), { message: 'does not exist' });
  assert.throws(() => parseTables(folder)('in', 'table'), { message: /not a regular file/ });
  assert.throws(() => open('link.csv', 'table'), { message: 'is outside of its version' });
  assert.throws(() => open('../out.csv', 'table'), { message: 'is outside of its version' });
});

test('a file is read once, however often it is asked for', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.csv'), 'id\n1\n');
  const open = parseTables(folder);
  const first = open('a.csv', 'table');
  writeFileSync(join(folder, 'a.csv'), 'id\n2\n');
  assert.equal(open('a.csv', 'table'), first);
  assert.deepEqual(open('a.csv', 'lines').rows, [['id'], ['2']]);
});

test('other content has another digest', () => {
  const folder = temporaryFolder();
  const digestOf = (content: string): string => {
    writeFileSync(join(folder, 'a.csv'), content);
    return parseTables(folder)('a.csv', 'table').digest;
  };
  assert.equal(digestOf('id\n1\n'), digestOf('id\n1\n'));
  assert.notEqual(digestOf('id\n1\n'), digestOf('id\n2\n'));
});
