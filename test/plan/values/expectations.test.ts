// What an answer must be like, as it is written: what the plan holds of it, and its faults.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../../../src/errors.ts';
import { checkPatterns } from '../../../src/plan/check-patterns.ts';
import { describeExpected } from '../../../src/plan/describe-expectation.ts';
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

test('a pattern for a field must be one that can be matched within a bound', async () => {
  const plan = read("{ headers: { a: { matches: '(?=b)' } } }");
  await assert.rejects(checkPatterns(plan), (error) => {
    assert.ok(error instanceof InputError);
    assert.equal(error.faults[0]?.place, 'requests: GET /: expect.headers.a');
    return true;
  });
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
