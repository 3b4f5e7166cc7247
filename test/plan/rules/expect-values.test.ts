// Nothing takes the place of a placeholder in what an answer must hold: that is said before anything is sent.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf, planOf } from '../raw-inputs.ts';

const withExpect = (expect: string): string =>
  `start: a\nrequests:\n  - { path: /, expect: ${expect} }\n`;

const PROBLEM = (source: string): string =>
  `\`${source}\` is not filled in here: an answer is compared with what stands in the file.`;

for (const [name, expect, place, source] of [
  ['a value of JSON', "{ json: { /key: '{seq}' } }", 'json./key', '{seq}'],
  ['one that is deep in it', "{ json: { /a: [{ b: 'x {uuid}' }] } }", 'json./a[0].b', '{uuid}'],
  [
    'what a body includes',
    "{ body-includes: 'hello {users.name}' }",
    'body-includes',
    '{users.name}',
  ],
  ['a header', "{ headers: { etag: '{captured.tag}' } }", 'headers.etag', '{captured.tag}'],
] as const) {
  test(`a placeholder is a fault: ${name}`, () => {
    const [fault, ...others] = faultsOf(withExpect(expect));
    assert.deepEqual(others, []);
    assert.ok(
      fault?.startsWith(`perf-gate.yml:3: requests[0].expect.${place}: ${PROBLEM(source)}`),
      fault,
    );
    assert.match(fault ?? '', /`\{\{.*\}\}` is the text itself\.$/);
  });
}

test('so it is in a step of a flow', () => {
  const text = `start: a
requests:
  - name: f
    steps:
      - { path: /, expect: { json: { /k: '{seq}' } } }
`;
  assert.match(
    faultsOf(text).join(),
    /^perf-gate\.yml:5: requests\[0\]\.steps\[0\]\.expect\.json\./,
  );
});

test('doubled braces are the text itself, and patterns have braces of their own', () => {
  const text = withExpect(
    "{ json: { /key: ['{{seq}}', 1] }, body-matches: 'a{2}{seq}', headers: { etag: '{{uuid}}' } }",
  );
  const { json, headers, body } = planOf(text).requests[0].expect;
  assert.deepEqual(json?.values, [
    { pointer: '/key', expected: { kind: 'is', value: ['{seq}', 1] } },
  ]);
  assert.deepEqual(headers, [{ name: 'etag', value: { kind: 'is', text: '{uuid}' } }]);
  assert.equal(body?.kind, 'matches');
  const includes = planOf(withExpect("{ body-includes: 'a {{seq}} {id} b' }")).requests[0].expect;
  assert.deepEqual(includes.body, { kind: 'includes', text: 'a {seq} {id} b' });
});
