// What an answer must be like, as it is written: what the plan holds of it, and its faults.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textChecks } from '../../../src/edge/text-checks.ts';
import { describeExpected } from '../../../src/plan/describe-plan.ts';
import { faultsOf, planOf } from '../raw-inputs.ts';

const read = (expect: string) => planOf(`start: a\nrequests: [{ path: /, expect: ${expect} }]\n`);

const FULL = `{
  headers: { X-Id: 1.10, content-type: { matches: '^text/' } },
  json: { '': { exists: true }, /a: { exists: false }, /b/0: [1, { c: null }], /n: 1.10 },
  body-includes: b,
  graphql-errors: fail
}`.replaceAll('\n', ' ');

test('checks of fields and of JSON are read as they are written', () => {
  const { expect } = read(FULL).requests[0];
  assert.deepEqual(expect, {
    status: undefined,
    body: { kind: 'includes', text: 'b' },
    headers: [
      { name: 'x-id', value: { kind: 'is', text: '1.10' } },
      { name: 'content-type', value: { kind: 'matches', pattern: /^text\// } },
    ],
    json: {
      values: [
        { pointer: '', expected: { kind: 'exists', exists: true } },
        { pointer: '/a', expected: { kind: 'exists', exists: false } },
        { pointer: '/b/0', expected: { kind: 'is', value: [1, { c: null }] } },
        { pointer: '/n', expected: { kind: 'is', value: 1.1 } },
      ],
      refusesGraphqlErrors: true,
    },
  });
  assert.equal(
    describeExpected(expect),
    'status 200 to 399 and the right x-id and content-type, a body with `b`, the right JSON at the root and /a and /b/0 and /n, no GraphQL errors',
  );
});

test('other checks are another plan, in whatever order they stand; a record has their names', () => {
  const measured = [
    '{ json: { /a: 1, /b: 2 } }',
    '{ json: { /b: 2, /a: 1 } }',
    '{ json: { /b: 2, /a: { exists: true } } }',
    '{ headers: { a: b } }',
    '{ headers: { a: { matches: b } } }',
    '{ graphql-errors: fail }',
    '{}',
  ].map((expect) => read(expect).measured);
  assert.equal(measured[0], measured[1]);
  assert.equal(new Set(measured).size, 6);
  assert.equal(measured.at(-1), planOf('start: a\nrequests: [{ path: / }]\n').measured);
  assert.deepEqual(read(FULL).summary.requests[0]?.otherChecks, [
    'GraphQL errors',
    'JSON',
    'headers',
  ]);
});

const FILES: Readonly<Record<string, string>> = {
  'a.json': '{ "type": "object" }',
  'b.json': '{ "type": "objekt" }',
  'no.json': '{',
};
const readers = {
  readTable: () => ({ columns: [], rows: [], digest: '' }),
  readFile: (path: string) => {
    const text = FILES[path];
    if (text === undefined) throw new Error('does not exist');
    return { bytes: Buffer.from(text), digest: `hash of ${path}` };
  },
};
const withSchema = (file: string) =>
  planOf(`start: a\nrequests: [{ path: /, expect: { schema: ${file} } }]\n`, readers);

test('a JSON Schema is read from its file, and known by its hash', async () => {
  const plan = withSchema('a.json');
  assert.deepEqual(plan.requests[0].expect.json, {
    values: [],
    refusesGraphqlErrors: false,
    schema: { text: FILES['a.json'], digest: 'hash of a.json' },
  });
  assert.match(plan.measured, /"schema":"hash of a\.json"/);
});

/** With what looks at schemas, as a run has it. */
const checked = async () => ({ ...readers, ...(await textChecks('schema matches')) });

test('a file that is no JSON Schema is a fault with the others, at its line', async () => {
  const text = 'start: a\nrequests:\n  - path: /\n    expect: { schema: b.json }\nurll: x\n';
  const [schema, other] = faultsOf(text, await checked());
  const place = 'perf-gate.yml:4: requests[0].expect.schema: it is no JSON Schema: schema is';
  assert.equal(schema?.slice(0, place.length), place);
  assert.match(other ?? '', /^perf-gate\.yml:5: urll/);
  assert.deepEqual(faultsOf(text.replace('b.json', 'a.json').replace('urll: x', ''), readers), []);
});

test('where no code may be made from text, that is the fault, and not the schema', () => {
  const text = 'start: a\nrequests: [{ path: /, expect: { schema: a.json } }]\n';
  assert.deepEqual(faultsOf(text, { ...readers, faultOfSchema: () => ({ kind: 'no-code' }) }), [
    'perf-gate.yml:2: requests[0].expect.schema: Node.js may not make the code that checks a JSON Schema here: `--disallow-code-generation-from-strings` is set. Remove it from NODE_OPTIONS, or check single values with `expect: { json: { /id: 7 } }`.',
  ]);
});

test('a file that is no JSON, or is not there, is a fault with the others', () => {
  for (const [file, fault] of [
    ['no.json', '`no.json` is not JSON. Name a file with a JSON Schema.'],
    [
      'none',
      '`none` does not exist. Name a file of at most 16 MiB, relative to the working directory.',
    ],
  ] as const) {
    const text = `start: a\nrequests: [{ path: /, expect: { schema: ${file} } }]\n`;
    assert.deepEqual(faultsOf(text, readers), [
      `perf-gate.yml:2: requests[0].expect.schema: ${fault}`,
    ]);
  }
});

test('a pattern for a field must be one that can be matched within a bound', async () => {
  const text = `start: a
requests:
  - path: /
    expect:
      headers: { a: { matches: '(?=b)' }, b: { matches: '^(a+)+$' } }
      body-matches: '(a)\\1'
setup: [{ path: /, capture: { token: { matches: '(?<=a)(b)' } } }]
`;
  const places = faultsOf(text, await checked()).map((fault) => fault.split(': the pattern')[0]);
  assert.deepEqual(places, [
    'perf-gate.yml:5: requests[0].expect.headers.a.matches',
    'perf-gate.yml:6: requests[0].expect.body-matches',
    'perf-gate.yml:7: setup[0].capture.token.matches',
  ]);
});

for (const [expect, fault] of [
  ['{ json: [] }', '.json: a list is not a mapping. Write `/items/0/id: 7` lines below it.'],
  ['{ json: {} }', '.json: it is empty. Write `/items/0/id: 7` lines below it.'],
  [
    '{ json: { a: 1 } }',
    '.json.a: `a` is no JSON pointer. Write `/items/0/id`; `~1` is a slash in a name, and `~0` is `~`.',
  ],
  [
    '{ json: { /a~2: 1 } }',
    '.json./a~2: `/a~2` is no JSON pointer. Write `/items/0/id`; `~1` is a slash in a name, and `~0` is `~`.',
  ],
  [
    '{ json: { /a: { exists: yes } } }',
    '.json./a: `yes` is neither true nor false. Write `{ exists: true }`.',
  ],
  [
    '{ json: { /a: [{ b: 9007199254740993 }] } }',
    '.json./a: it holds a number that has more digits than can be compared. Check that it is there: `{ exists: true }`.',
  ],
  [
    '{ json: { /a: .nan } }',
    '.json./a: it holds a number that has more digits than can be compared. Check that it is there: `{ exists: true }`.',
  ],
  ['{ headers: { a: b, A: c } }', '.headers.A: the header `A` is there twice.'],
  ['{ headers: { "a b": c } }', '.headers.a b: `a b` is not a header name.'],
  [
    '{ headers: { a: [b] } }',
    '.headers.a: a list is neither text nor a pattern. Write the value, or `{ matches: "^text/" }`.',
  ],
  [
    '{ headers: { a: { match: b } } }',
    '.headers.a: a mapping is neither text nor a pattern. Write the value, or `{ matches: "^text/" }`.',
  ],
  [
    '{ headers: { a: { matches: "(" } } }',
    '.headers.a.matches: `(` is not a regular expression. Unterminated group.',
  ],
  ['{ graphql-errors: no }', '.graphql-errors: `no` is not a choice. Write `fail` or `allow`.'],
  [
    '{ headers: { a: "$' + '{env:A}" } }',
    '.headers.a: references to the environment are not resolved here. Only headers, bodies, `candidate-env` and `baseline-env` may refer to it.',
  ],
] as const) {
  test(`a fault: ${expect}`, () => {
    const text = `start: a\nrequests: [{ path: /, expect: ${expect} }]\n`;
    const faults = faultsOf(text).map((line) =>
      line.replace(/^perf-gate\.yml:\d+: requests\[0\]\.expect/, ''),
    );
    assert.deepEqual(faults, [fault]);
  });
}

test('a status in place of the mapping is led to it', () => {
  assert.deepEqual(faultsOf('start: a\nrequests: [{ path: /, expect: 201 }]\n'), [
    'perf-gate.yml:2: requests[0].expect: it is not a mapping. Write `expect: { status: 200 }`.',
  ]);
});
