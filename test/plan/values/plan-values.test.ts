// A plan with values that differ: what it holds, what makes two of them comparable, and its faults.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../../../src/errors.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { ReadTable } from '../../../src/plan/tables.ts';
import { tablesOf } from '../../../src/plan/template.ts';
import { planOf } from '../raw-inputs.ts';

const files: Readonly<Record<string, readonly string[]>> = { 'users.csv': ['a', 'b'] };

const readTable: ReadTable = (path) => {
  const cells = files[path];
  if (cells === undefined) throw new Error('does not exist');
  return { columns: ['id'], rows: cells.map((cell) => [cell]), digest: cells.join() };
};

const START = 'start: node server.js\n';
const read = (file: string, given: ReadTable = readTable): Plan =>
  planOf(`${START}${file}`, { readTable: given });

function faultsIn(file: string): readonly string[] {
  try {
    read(file);
  } catch (error) {
    assert.ok(error instanceof InputError);
    return error.faults.map(({ place, problem }) => `${place}: ${problem}`);
  }
  return [];
}

test('a request without placeholders has no template, and the same hash as ever', () => {
  const plain = read('requests: [{ path: /a }]\n');
  assert.equal(plain.requests[0].template, undefined);
  const withData = read('data: { users: users.csv }\nrequests: [{ path: /a }]\n');
  assert.equal(withData.measured, plain.measured);
});

test('texts that only look like placeholders are sent without their second braces', () => {
  const file = `requests:
  - path: /a/{{seq}}
    method: PUT
    headers: { x: '{{uuid}} {y}' }
    json: { a: '{{random:1..9}}', '{{seq}}': 1 }
  - { path: /b, method: PUT, body: '{{user.name}}' }
`;
  const [json, text] = read(file).requests;
  assert.deepEqual(
    [json.template, json.path, json.headers[0]?.value.value, json.body?.value],
    [undefined, '/a/{seq}', '{uuid} {y}', '{"a":"{random:1..9}","{{seq}}":1}'],
  );
  assert.deepEqual([text?.template, text?.body?.value], [undefined, '{user.name}']);
  // What the file says is what the report says.
  assert.equal(json.name, 'PUT /a/{{seq}}');
});

test('rows that are used are measured with: other rows, or another order, are another plan', () => {
  const file = 'data: { users: users.csv }\nrequests: [{ path: "/{users.id}" }]\n';
  const plan = read(file);
  assert.deepEqual(
    tablesOf(plan.requests[0].template).map(({ name, order }) => [name, order]),
    [['users', 'in-order']],
  );
  const otherRows = read(file, () => ({ columns: ['id'], rows: [['c']], digest: 'c' }));
  const otherOrder = read(file.replace('users.csv', '{ file: users.csv, order: random }'));
  assert.equal(new Set([plan, otherRows, otherOrder].map(({ measured }) => measured)).size, 3);
  assert.ok(!plan.measured.includes('"a","b"'));
});

test('faults name their place, and all are told at once', () => {
  assert.deepEqual(
    faultsIn(
      [
        'data: { users: users.csv }',
        'requests:',
        '  - path: /{users.name}',
        '    headers: { X-Id: "{user.id}" }',
        '  - path: /b',
        '    body: "{random:x}"',
        '  - path: /c',
        '    json: { a: ["{pick:none.txt}"] }',
        '',
      ].join('\n'),
    ),
    [
      'perf-gate.yml:4: requests[0].path: `users` has no column `name`.',
      'perf-gate.yml:5: requests[0].headers.X-Id: `data` has no `user`.',
      'perf-gate.yml:7: requests[1].body: `{random:x}` names no whole numbers, from the smaller to the larger.',
      'perf-gate.yml:9: requests[2].json: `none.txt` does not exist.',
    ],
  );
});

for (const [file, fault] of [
  ['data: users.csv\n', 'data: `users.csv` is not a mapping.'],
  ['data: { "a b": users.csv }\n', 'data.a b: `a b` is not a name.'],
  ['data: { users: none.csv }\n', 'data.users: none.csv does not exist.'],
  ['data: { users: { file: users.csv, order: last } }\n', 'data.users: `last` is no order.'],
  ['data: { users: { order: once } }\n', 'data.users: an empty value is not text.'],
  ['data: { users: { file: users.csv, rows: 2 } }\n', 'data.users: there is no `rows` here.'],
] as const) {
  test(`${file.trim()} is a fault`, () => {
    const all = faultsIn(`${file}requests: [{ path: "/{users.id}" }]\n`);
    assert.deepEqual(all, [`perf-gate.yml:2: ${fault}`]);
  });
}
