// What requests carry beside text and JSON: what is sent, what is hashed, and their faults.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Plan, RequestPlan } from '../../../src/plan/plan.ts';
import type { ReadFile, ReadTable } from '../../../src/plan/tables.ts';
import { faultsOf, planOf } from '../raw-inputs.ts';

const readTable: ReadTable = () => ({ columns: ['email'], rows: [['a&b@c.d']], digest: 'd' });
const FILES: Readonly<Record<string, readonly number[]>> = {
  'a.bin': [0, 255, 123, 115, 101, 113, 125],
  'dir/é"\n.txt': [120],
  empty: [],
};
/** Its hash is what it was made of. */
const readFile: ReadFile = (path) => {
  const bytes = FILES[path];
  if (bytes === undefined) throw new Error('does not exist');
  return { bytes: Uint8Array.from(bytes), digest: `hash-of-${bytes.length}` };
};
const environment = { TOKEN: 'p&q=ü' };

const read = (request: string): Plan =>
  planOf(
    `start: a\ndata: { users: users.csv }\nrequests:\n  - method: POST\n    path: /\n${request}`,
    { readTable, readFile, environment },
  );
const requestOf = (request: string): RequestPlan => read(request).requests[0];
const typeOf = ({ headers }: RequestPlan): string | undefined =>
  headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value.value;

const FORM = `    form:
      a b: 'x y&z=ü~*'
      "": ""
      price: 1.10
      yes: True
      tags: [one, 2, 'é']
      token: 'Bearer \${env:TOKEN}'
      raw: '{{seq}} $\${env:TOKEN} {id}'
`;

test('a form is sent as browsers send it', () => {
  const request = requestOf(FORM);
  assert.equal(typeOf(request), 'application/x-www-form-urlencoded');
  assert.equal(request.template, undefined);
  const sent = String(request.body?.value);
  assert.equal(
    sent,
    'a+b=x+y%26z%3D%C3%BC%7E*&=&price=1.10&yes=True&tags=one&tags=2&tags=%C3%A9' +
      '&token=Bearer+p%26q%3D%C3%BC&raw=%7Bseq%7D+%24%7Benv%3ATOKEN%7D+%7Bid%7D',
  );
  assert.deepEqual([...new URLSearchParams(sent)].at(-2), ['token', 'Bearer p&q=ü']);
});

test('of a form, hash and summary have what is written, and the secret is known as one', () => {
  const plan = read(FORM);
  assert.doesNotMatch(plan.measured, /p&q|p%26q/);
  assert.match(plan.measured, /token=Bearer\+\$\{env:TOKEN\}/);
  assert.deepEqual(plan.secrets, ['p&q=ü']);
  const plain = read('    form: { raw: "$${env:NONE}" }\n');
  assert.deepEqual(plain.secrets, []);
  assert.notEqual(read('    form: { a: "1" }\n').measured, read('    form: { a: "2" }\n').measured);
});

test('a `content-type` of `headers` stays', () => {
  const type = 'application/x-www-form-urlencoded; charset=utf-8';
  assert.equal(
    typeOf(requestOf(`    form: { a: b }\n    headers: { Content-Type: ${type} }\n`)),
    type,
  );
});

test('values of placeholders are written as values of a form', () => {
  const request = requestOf("    form: { n: 'é {users.email}', id: ['{seq}'] }\n");
  assert.deepEqual(
    request.template?.body?.map((part) =>
      part.kind === 'value' ? [part.writing, part.value.kind] : part.kind === 'text' && part.text,
    ),
    ['n=%C3%A9+', ['form', 'column'], '&id=', ['form', 'seq']],
  );
});

test('any form comes back as it was written', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 6 }), (fields) => {
      const unique = Object.fromEntries(
        fields.map(([name, value]) => [name, value.replace(/[{}$]/g, '')]),
      );
      const { body } = requestOf(`    form: ${JSON.stringify(unique)}\n`);
      const sent = Object.fromEntries(new URLSearchParams(String(body?.value)));
      assert.deepEqual(sent, unique);
    }),
  );
});

test('a file is sent as it is, and known by its hash', () => {
  const plan = read('    file: a.bin\n');
  const [request] = plan.requests;
  assert.equal(typeOf(request), 'application/octet-stream');
  assert.equal(request.template, undefined);
  assert.deepEqual([...Buffer.from(request.body?.value ?? '')], FILES['a.bin']);
  assert.match(plan.measured, /\{"bytes":"sha256:hash-of-7"\}/);
  assert.equal(plan.summary.requests[0]?.bodySize, 7);
  assert.notEqual(
    plan.measured,
    read('    body: sha256:hash-of-7\n    headers: { content-type: application/octet-stream }\n')
      .measured,
  );
  assert.equal(
    typeOf(requestOf('    file: empty\n    headers: { content-type: image/png }\n')),
    'image/png',
  );
});

test('a file may go to a path that differs', () => {
  const { template } = requestOf('    name: put\n    file: a.bin\n    headers: { x: "{seq}" }\n');
  assert.deepEqual(template?.body, [
    { kind: 'bytes', bytes: Uint8Array.from(FILES['a.bin'] ?? []) },
  ]);
});

for (const [request, fault] of [
  ['form: [a]', '.form: a list is not a mapping. Write `name: value` lines below it.'],
  ['form: { a: { b: c } }', '.form.a: a mapping is not text. Put text in quotes; `""` is empty.'],
  [
    'form: { a: [b, ] , c: [[]] }',
    '.form.c[0]: a list is not text. Put text in quotes; `""` is empty.',
  ],
  [
    'form: { a: "{random:x}" }',
    '.form.a: `{random:x}` names no whole numbers, from the smaller to the larger. Write `{random:1..200}`.',
  ],
  [
    `form: { a: ["b", "\${env:NONE}"] }`,
    '.form.a[1]: the environment variable NONE is not set. Set it where perf-gate runs: in a workflow, under `env:`.',
  ],
  [
    'file: none.bin',
    '.file: `none.bin` does not exist. Name a file of at most 16 MiB, relative to the working directory.',
  ],
  ['file: { a: b }', '.file: a mapping is not text. Give it a value, or leave it out.'],
  [
    `file: "\${env:TOKEN}"`,
    '.file: references to the environment are not resolved here. Only headers, bodies, `candidate-env` and `baseline-env` may refer to it.',
  ],
  [
    'form: { a: b }\n    json: 1',
    '.json: `form` is already there. Write `form` or `json`, not both.',
  ],
  [
    'json: 1\n    body: b\n    form: { a: b }',
    '.body: `json` is already there. Write one of `json`, `body` or `form`.',
  ],
] as const) {
  test(`a fault: ${request.replaceAll('\n', ' ')}`, () => {
    const text = `start: a\nrequests:\n  - path: /\n    ${request}\n`;
    const faults = faultsOf(text, { readTable, readFile }).map((line) =>
      line.replace(/^perf-gate\.yml:\d+: requests\[0\]/, ''),
    );
    assert.deepEqual(faults, [fault]);
  });
}
