// `setup`, `teardown` and `capture`: what is read, and every fault with its place.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf, planOf } from '../raw-inputs.ts';

const readTable = () => ({ columns: ['a'], rows: [['1']], digest: 'd' });
const READERS = { readTable };

test('each step is a request with what is taken from its answer', () => {
  const plan = planOf(
    `start: a
setup:
  - name: log in
    method: POST
    path: /login
    json: { user: '{seq}' }
    capture:
      token: { json: /a~1b/0 }
      csrf: { header: X-CSRF }
      sid: { cookie: sid }
      part: { matches: 'id=(\\d+)' }
  - { path: '/of/{captured.token}', expect: { status: 204 } }
teardown:
  - { method: DELETE, path: '/of/{captured.sid}', capture: { end: { json: '' } } }
  - { path: '/{captured.end}' }
`,
    READERS,
  );
  const { setup, teardown } = plan.server.steps;
  assert.deepEqual(setup[0]?.captures, [
    { name: 'token', from: { kind: 'json', pointer: '/a~1b/0' } },
    { name: 'csrf', from: { kind: 'header', header: 'x-csrf' } },
    { name: 'sid', from: { kind: 'cookie', cookie: 'sid' } },
    { name: 'part', from: { kind: 'matches', pattern: /id=(\d+)/ } },
  ]);
  assert.deepEqual(
    [...setup, ...teardown].map(({ name }) => name),
    ['log in', 'GET /of/{captured.token}', 'DELETE /of/{captured.sid}', 'GET /{captured.end}'],
  );
  assert.deepEqual(setup[1]?.expect.status, [204]);
  assert.equal(plan.requests[0].name, 'GET /');
});

test('numbers that were measured behind another login are not compared', () => {
  const measured = (setup: string) => planOf(`start: a\n${setup}`, READERS).measured;
  const none = measured('');
  const one = measured('setup: [{ path: /a, capture: { a: { json: /a } } }]');
  assert.notEqual(none, one);
  assert.notEqual(one, measured('setup: [{ path: /b, capture: { a: { json: /a } } }]'));
  assert.notEqual(one, measured('setup: [{ path: /a, capture: { a: { json: /b } } }]'));
  assert.equal(
    none,
    measured('teardown: [{ path: /a }]'),
    'what comes after the load is none of it',
  );
  assert.doesNotMatch(none, /setup/, 'so that earlier records stay comparable');
});

test('references to the environment are secrets in each of them', () => {
  const plan = planOf(
    `start: a
setup: [{ method: POST, path: /a, json: { p: '\${env:ONE}' } }]
teardown: [{ path: /a, headers: { X: '\${env:TWO}' } }]`,
    { ...READERS, environment: { ONE: 'first!', TWO: 'second!' } },
  );
  assert.deepEqual([...plan.secrets].sort(), ['first!', 'second!']);
});

const FAULTS: readonly (readonly [text: string, fault: string])[] = [
  ['setup: { path: /a }', 'perf-gate.yml:2: setup: '],
  [
    'setup: [{ path: /a, capture: token }]',
    '`token` is not a mapping. Write `token: { json: /access_token }` lines below it.',
  ],
  [
    'setup: [{ path: /a, capture: { "a b": { json: /a } } }]',
    '`a b` is not a name. Use letters, digits and `_`.',
  ],
  [
    'setup: [{ path: /a, capture: { a: token } }]',
    'setup[0].capture.a: `token` does not say where the value stands. Write `json: /access_token`, `header: X-CSRF-Token`, `cookie: session` or `matches: …`.',
  ],
  [
    'setup: [{ path: /a, capture: { a: { json: /a, header: b } } }]',
    'a mapping does not say where the value stands.',
  ],
  ['setup: [{ path: /a, capture: { a: { jsonpath: /a } } }]', 'there is no `jsonpath` here.'],
  [
    'setup: [{ path: /a, capture: { a: { json: token } } }]',
    '`token` is not a JSON pointer. Begin it with `/`: `/data/0/id`.',
  ],
  ['setup: [{ path: /a, capture: { a: { json: /a~2 } } }]', '`/a~2` is not a JSON pointer.'],
  [
    'setup: [{ path: /a, capture: { a: { header: "a b" } } }]',
    '`a b` is not the name of a header.',
  ],
  [
    'setup: [{ path: /a, capture: { a: { cookie: "a;b" } } }]',
    '`a;b` is not the name of a cookie.',
  ],
  ['setup: [{ path: /a, capture: { a: { matches: "(" } } }]', '`(` is not a regular expression.'],
  ['setup: [{ path: /a, weight: 3 }]', '`weight` is not known here.'],
  [
    'setup: [{ path: /a, captures: { a: { json: /a } } }]',
    '`captures` is not known here. Did you mean `capture`?',
  ],
  ['requests: [{ path: /a, capture: { a: { json: /a } } }]', '`capture` is not known here.'],
  ['setup: [{ path: /a, body: a, json: 1 }]', 'setup[0].json: `body` is already there.'],
  [
    `setup: [{ path: /a, headers: { A: "\${env:NONE}" } }]`,
    'the environment variable NONE is not set.',
  ],
  [
    'data: { captured: a.csv }',
    '`captured` stands for what `capture` finds. Give the file another name.',
  ],
  [
    'requests: [{ path: "/{captured.a}" }]',
    'requests[0].path: nothing captures `a` before this is sent. Capture it in an earlier request of `setup`. `{{captured.a}}` is the text itself.',
  ],
  [
    'setup: [{ path: /a, capture: { token: { json: /a } } }]\nrequests: [{ path: "/{captured.tokn}" }]',
    'requests[0].path: nothing captures `tokn` before this is sent. Did you mean `token`?',
  ],
  [
    'setup: [{ path: "/{captured.a}" }, { path: /a, capture: { a: { json: /a } } }]',
    'setup[0].path: nothing captures `a` before this is sent.',
  ],
  [
    'setup: [{ path: "/{captured.a}", capture: { a: { json: /a } } }]',
    'setup[0].path: nothing captures `a` before this is sent.',
  ],
  [
    'setup: [{ path: /a, capture: { a: { json: /a } } }, { path: /b, capture: { a: { json: /a } } }]',
    'setup[1].capture.a: `a` is captured already. Give it a name of its own.',
  ],
  [
    'teardown: [{ path: /a, capture: { a: { json: /a } } }]\nsetup: [{ path: "/{captured.a}" }]',
    'setup[0].path: nothing captures `a` before this is sent.',
  ],
];
for (const [text, fault] of FAULTS) {
  test(`${text}: ${fault}`, () => {
    const faults = faultsOf(`start: a\n${text}`, READERS);
    assert.ok(
      faults.some((one) => one.includes(fault)),
      faults.join('\n'),
    );
    assert.equal(faults.length, 1, faults.join('\n'));
  });
}
