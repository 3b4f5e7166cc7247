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
  'a.graphql': [...Buffer.from('{ seq }')],
  'bad.graphql': [0xc3],
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
  const plain = read('    form: { raw: "$${env:TOKEN}" }\n');
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

const PARTS = `    multipart:
      title: 'x \${env:TOKEN}'
      price: 1.10
      tags: [a, b]
      photo: { file: a.bin, type: image/png }
      others: [{ file: "dir/é\\"\\n.txt" }, { file: empty, filename: '' }, more]
`;

test('a body of several parts is sent as RFC 7578 has it', () => {
  const request = requestOf(PARTS);
  // A name of a file has `%0A` in it.
  assert.equal(typeOf(request), 'multipart/form-data; boundary=PERF-GATE-B');
  assert.equal(
    Buffer.from(request.body?.value ?? '')
      .toString('latin1')
      .replaceAll('\r\n', '\n'),
    `--PERF-GATE-B
Content-Disposition: form-data; name="title"

x p&q=\u00c3\u00bc
--PERF-GATE-B
Content-Disposition: form-data; name="price"

1.10
--PERF-GATE-B
Content-Disposition: form-data; name="tags"

a
--PERF-GATE-B
Content-Disposition: form-data; name="tags"

b
--PERF-GATE-B
Content-Disposition: form-data; name="photo"; filename="a.bin"
Content-Type: image/png

\u0000\u00ff{seq}
--PERF-GATE-B
Content-Disposition: form-data; name="others"; filename="\u00c3\u00a9%22%0A.txt"
Content-Type: application/octet-stream

x
--PERF-GATE-B
Content-Disposition: form-data; name="others"; filename=""
Content-Type: application/octet-stream


--PERF-GATE-B
Content-Disposition: form-data; name="others"

more
--PERF-GATE-B--
`,
  );
});

test('of several parts, hash and summary have what is written', () => {
  const plan = read(PARTS);
  assert.match(plan.measured, /sha256:hash-of-7/);
  assert.match(plan.measured, /x \$\{env:TOKEN\}/);
  assert.doesNotMatch(plan.measured, /p&q/);
  assert.deepEqual(plan.secrets, ['p&q=ü']);
  const { body } = plan.requests[0];
  assert.ok(body !== undefined && 'size' in body);
  assert.equal(plan.summary.requests[0]?.bodySize, body.size);
});

test('the boundary stands nowhere else, and a secret that changes it changes no hash', () => {
  const plan = (secret: string) =>
    planOf('start: a\nrequests: [{ path: /, multipart: { a: "$' + '{env:TOKEN}" } }]\n', {
      environment: { TOKEN: secret },
    });
  assert.equal(typeOf(plan('b').requests[0]), 'multipart/form-data; boundary=PERF-GATE-A');
  assert.equal(typeOf(plan('ABE').requests[0]), 'multipart/form-data; boundary=PERF-GATE-F');
  assert.equal(plan('b').measured, plan('ABE').measured);
});

const QUERY = `    graphql:
      query: 'query Q($id: ID!) { item(id: $id) { uuid } }'
      variables: { id: '{seq}', of: ['{users.email} \${env:TOKEN}'], n: 1 }
      operation: Q
`;

test('a GraphQL operation is sent as JSON, by POST, and its braces stay', () => {
  const plan = planOf(
    `start: a\ndata: { users: users.csv }\nrequests:\n  - path: /graphql\n${QUERY}`,
    { readTable, readFile, environment },
  );
  const [request] = plan.requests;
  assert.deepEqual([request.method, request.name], ['POST', 'POST /graphql']);
  assert.equal(typeOf(request), 'application/json');
  assert.equal(
    request.template?.body
      ?.map((part) =>
        part.kind === 'value'
          ? `<${part.value.kind} ${part.writing}>`
          : part.kind === 'text' && part.text,
      )
      .join(''),
    '{"query":"query Q($id: ID!) { item(id: $id) { uuid } }","variables":{"id":<seq plain>,"of":["<column json> p&q=ü"],"n":1},"operationName":"Q"}',
  );
  assert.doesNotMatch(plan.measured, /p&q/);
  assert.deepEqual(plan.secrets, ['p&q=ü']);
});

test('a query may stand in a file', () => {
  const { body } = requestOf('    graphql: { query: { file: a.graphql } }\n');
  assert.equal(body?.value, '{"query":"{ seq }"}');
});

test('GraphQL errors are failures by default, where a request is one of GraphQL', () => {
  const jsonOf = (request: string) => requestOf(request).expect.json;
  const fails = { values: [], refusesGraphqlErrors: true };
  const graphql = '    graphql: { query: "{ a }" }\n';
  assert.deepEqual(jsonOf(graphql), fails);
  assert.equal(jsonOf(`${graphql}    expect: { graphql-errors: allow }\n`), undefined);
  assert.equal(jsonOf('    json: { query: "{ a }" }\n'), undefined);
  assert.deepEqual(jsonOf('    json: 1\n    expect: { graphql-errors: fail }\n'), fails);
});

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

test('the boundary is longer than what stands in the content, also where values touch texts', () => {
  const boundaryOf = (text: string, ...cells: readonly string[]) => {
    const plan = planOf(
      `start: a\ndata: { t: t.csv }\nrequests: [{ path: /, multipart: { a: '${text}' } }]\n`,
      {
        readTable: () => ({ columns: ['c'], rows: cells.map((cell) => [cell]), digest: 'd' }),
      },
    );
    return typeOf(plan.requests[0])?.split('boundary=')[1];
  };
  assert.equal(boundaryOf(CAPITALS), 'PERF-GATE-AA');
  assert.equal(boundaryOf(`${CAPITALS}AA`), 'PERF-GATE-BB');
  assert.equal(boundaryOf(`${CAPITALS}{t.c}`, 'a', CAPITALS), 'PERF-GATE-AAA');
  assert.equal(boundaryOf(`${CAPITALS}{t.c}{seq}`, `${CAPITALS}AA`), 'PERF-GATE-BBB');
});

test('a body without a boundary, and one that is too large, are faults', () => {
  const faultsWith = (text: string, size: number) =>
    faultsOf(
      `start: a\nrequests: [{ path: /, multipart: { a: '${text}', b: [{ file: a }, { file: a }] } }]\n`,
      { readTable, readFile: () => ({ bytes: new Uint8Array(size), digest: 'd' }) },
    );
  const runs = Array.from(CAPITALS, (letter) => letter.repeat(60)).join('');
  assert.deepEqual(faultsWith(runs, 1), [
    'perf-gate.yml:2: requests[0].multipart: every boundary occurs in it: it has long runs of each capital letter. Send it with `file`.',
  ]);
  assert.deepEqual(faultsWith('x', 2 ** 23), [
    'perf-gate.yml:2: requests[0].multipart: its parts have more than 16 MiB together. Send fewer files, or smaller ones.',
  ]);
  assert.deepEqual(faultsWith('x', 2 ** 23 - 1), []);
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
    'graphql: "{ a }"',
    '.graphql: `{ a }` is not a mapping. Write `query: "{ items { id } }"` or `query: { file: items.graphql }`.',
  ],
  [
    'graphql: { query: "" }',
    '.graphql.query: an empty value is no query. Write `query: "{ items { id } }"` or `query: { file: items.graphql }`.',
  ],
  [
    'graphql: { query: a, variables: [] }',
    '.graphql.variables: a list is not a mapping. Write `name: value` lines below it.',
  ],
  [
    'graphql: { query: a, operation: a-b }',
    '.graphql.operation: `a-b` is no name of an operation. Write one of those in `query`.',
  ],
  [
    'graphql: { query: a, operationName: a }',
    '.graphql.operationName: `operationName` is not known here. Write `query`, `variables` or `operation`.',
  ],
  [
    'graphql: { query: { file: none } }',
    '.graphql.query.file: `none` does not exist. Name a file of at most 16 MiB, relative to the working directory.',
  ],
  [
    'graphql: { query: { file: bad.graphql } }',
    '.graphql.query.file: `bad.graphql` is not text in UTF-8. Name a file with text.',
  ],
  [
    'graphql: { query: a, variables: { a: "{uid}" } }',
    '.graphql.variables: `{uid}` is no placeholder. Did you mean `{uuid}`? `{{uid}}` is the text itself.',
  ],
  ['multipart: []', '.multipart: a list is not a mapping. Write `name: value` lines below it.'],
  ['multipart: {}', '.multipart: it has no part. Write `name: value` lines below it.'],
  [
    'multipart: { a: { b: c } }',
    '.multipart.a: there is no `b` here. Write `file`, `type` and `filename`.',
  ],
  [
    'multipart: { a: [b, [c]] }',
    '.multipart.a[1]: a list is neither text nor a file. Write text, or `{ file: photo.jpg, type: image/jpeg }`.',
  ],
  [
    'multipart: { a: { file: none } }',
    '.multipart.a: `none` does not exist. Name a file of at most 16 MiB, relative to the working directory.',
  ],
  [
    'multipart: { a: { file: a.bin, type: png } }',
    '.multipart.a.type: `png` is no media type. Write `image/jpeg`.',
  ],
  [
    'multipart: { a: "{users.name}" }',
    '.multipart.a: `data` has no `users`. Name its file under `data`. `{{users.name}}` is the text itself.',
  ],
  [
    'multipart: { a: b }\n    headers: { Content-Type: a/b }',
    '.headers.Content-Type: perf-gate sends this header itself: it names what stands between the parts. Remove it.',
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

test('a file that is missing is told with all that is wrong beside it', () => {
  const parts =
    '{ a: { file: none.jpg, typ: x }, b: [{ file: gone.jpg, type: image }], c: { file: a.bin } }';
  const text = `start: a
data: { users: none.csv }
requests:
  - { path: '/{users.email}', method: POST, multipart: ${parts} }
  - { path: /b, method: POST, graphql: { query: { file: none.graphql } } }
`;
  const missing: ReadTable = () => {
    throw new Error('does not exist');
  };
  const faults = faultsOf(text, { readTable: missing, readFile });
  assert.deepEqual(
    faults.map((fault) => fault.replace(/ (?:Name|Write) .*/, '')),
    [
      'perf-gate.yml:2: data.users: none.csv does not exist.',
      'perf-gate.yml:4: requests[0].multipart.a: there is no `typ` here.',
      'perf-gate.yml:4: requests[0].multipart.b[0].type: `image` is no media type.',
      'perf-gate.yml:4: requests[0].multipart.a: `none.jpg` does not exist.',
      'perf-gate.yml:4: requests[0].multipart.b[0]: `gone.jpg` does not exist.',
      'perf-gate.yml:5: requests[1].graphql.query.file: `none.graphql` does not exist.',
    ],
  );
});
