// What is said of requests that do not get what the plan expects.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { describeLacking } from '../../../src/measure/trial/describe-answer.ts';
import type { Lacking } from '../../../src/measure/trial/lacking.ts';
import { refusalOf, type TriedPlan } from '../../../src/measure/trial/refuse.ts';
import { renderError } from '../../../src/report/render-error.ts';
import { milliseconds } from '../../../src/units.ts';
import { gatePlan } from '../../gate/gate-plan.ts';
import { type AnswerChanges, makeFirstAnswer } from '../../support/first-answers.ts';
import { assertGolden } from '../../support/golden.ts';
import { hostileText } from '../../support/hostile-text.ts';

const { requests } = gatePlan(
  {},
  `
requests:
  - { name: list, path: '/api/items?page=1', expect: { status: [2xx, 304], body-includes: '"items"' } }
  - { name: create, method: POST, path: /api/items, json: { a: 1 }, expect: { status: 201 } }
  - { path: /search, expect: { body-matches: '^found \\d+' } }
`,
);
const [list, create, search] = requests;
assert.ok(list && create && search);

const SECRET = 'tok-4711-geheim';
const PLAN: TriedPlan = {
  requests,
  added: [],
  secrets: [SECRET],
  versions: 1,
  awaitsRequests: true,
  readyTimeout: milliseconds(60_000),
  isRehearsal: false,
};

const unexpected = (status: number, more: AnswerChanges = {}) =>
  makeFirstAnswer({
    status,
    contentType: 'application/json',
    bodyStart: '{"id":7}',
    bodyBytes: 8,
    failure: { class: 'unexpected-status', message: '' },
    ...more,
  });
const mismatched = (bodyStart: string, more: AnswerChanges = {}) =>
  unexpected(200, {
    bodyStart,
    bodyBytes: Buffer.byteLength(bodyStart),
    failure: { class: 'body-mismatch', message: '' },
    ...more,
  });
const PAGE = {
  contentType: 'text/html; charset=utf-8',
  bodyStart: '<h1>\n  Not here\n</h1>\n',
  bodyBytes: 22,
};
const closed = unexpected(0, {
  bodyStart: '',
  bodyBytes: 0,
  failure: { class: 'closed-before-response', message: 'the server closed the connection' },
});

const lack = (
  request: Lacking['request'],
  answer: Lacking['answer'],
  other?: Lacking['other'],
): Lacking => ({
  request,
  answer,
  other,
});

const ESCAPE = String.fromCharCode(27);
const HOSTILE = `${ESCAPE}[31mred${ESCAPE}[0m\n::set-output name=a::b\n##[error]no\r\n</script><img src=x>\u202egnp.exe @everyone | ${SECRET} \`rm\` [a](b)`;

const cases: Readonly<Record<string, readonly [readonly Lacking[], Partial<TriedPlan>?]>> = {
  'another-status': [[lack(create, unexpected(200))]],
  'login-redirect': [
    [
      lack(
        list,
        unexpected(302, {
          location: '/login?next=%2Fapi',
          contentType: '',
          bodyStart: '',
          bodyBytes: 0,
        }),
      ),
    ],
  ],
  'another-redirect': [[lack(create, unexpected(301, { location: '/api/items/', ...PAGE }))]],
  'no-such-page': [[lack(list, unexpected(404, PAGE)), lack(search, unexpected(404, PAGE))]],
  'no-such-page-after-ready-path': [[lack(list, unexpected(404, PAGE))], { awaitsRequests: false }],
  'no-such-page-after-a-wait': [
    [lack(list, unexpected(404, { ...PAGE, tries: 250, waited: 58_900 }))],
  ],
  'other-text': [
    [lack(list, mismatched('{"orders":[]}')), lack(search, mismatched('nothing found'))],
  ],
  'refused-and-not-accepted': [
    [lack(list, unexpected(401)), lack(create, unexpected(422)), lack(search, unexpected(429))],
  ],
  'wrong-method': [[lack(create, unexpected(405))]],
  'no-answer': [
    [
      lack(create, closed),
      lack(
        list,
        makeFirstAnswer({
          status: 0,
          failure: { class: 'timeout', message: 'not answered within the request timeout' },
        }),
      ),
    ],
    { awaitsRequests: false },
  ],
  'cut-short': [
    [
      lack(
        list,
        mismatched('{"ite', {
          bodyBytes: 5,
          failure: { class: 'closed-mid-response', message: 'the server closed the connection' },
        }),
      ),
    ],
    { awaitsRequests: false },
  ],
  'badly-framed': [
    [
      lack(
        list,
        mismatched('', {
          status: 0,
          failure: { class: 'bad-framing', message: 'LF without CR at the end of the head' },
        }),
      ),
    ],
    { awaitsRequests: false },
  ],
  'refused-with-credentials': [
    [
      lack(
        {
          ...list,
          headers: [{ name: 'Authorization', value: { template: 'Bearer a', value: 'Bearer a' } }],
        },
        unexpected(403, PAGE),
      ),
    ],
    { awaitsRequests: false },
  ],
  'not-ready': [
    [
      lack(list, unexpected(503, { ...PAGE, waited: 59_000 })),
      lack(create, { ...closed, waited: milliseconds(59_000) }),
    ],
  ],
  'both-versions': [
    [
      lack(list, unexpected(500, PAGE), unexpected(404, PAGE)),
      lack(create, unexpected(200), unexpected(200)),
      lack(search, unexpected(500), closed),
    ],
    { versions: 2, awaitsRequests: false },
  ],
  'new-with-the-candidate': [
    [lack(create, unexpected(200))],
    { versions: 2, requests: [list], added: [create], awaitsRequests: false },
  ],
  hostile: [
    [
      lack(
        create,
        unexpected(302, {
          location: `/${HOSTILE}`,
          contentType: HOSTILE,
          bodyStart: HOSTILE,
          bodyBytes: 150,
        }),
      ),
    ],
  ],
  'huge-body': [[lack(search, mismatched('é'.repeat(8_192), { bodyBytes: 50_000_000 }))]],
  rehearsal: [[lack(create, unexpected(200))], { isRehearsal: true }],
};

describe('the error', () => {
  for (const [name, [lacking, changes]] of Object.entries(cases)) {
    test(name, () => {
      const error = refusalOf(lacking, { ...PLAN, ...changes });
      const { code, kind, message, remedy, details } = error;
      const text = renderError({ code, message, remedy, details }, { colour: false });
      assertGolden(`unexpected-answer/${name}.txt`, `${text}[${kind}]\n`);
      assert.equal(details.length, lacking.length);
      assert.equal(error.telling, details[0]);
    });
  }
});

test('whatever a server sends, a request takes one short line without a control character or a secret', () => {
  const withSecret = fc
    .tuple(hostileText, fc.boolean(), hostileText)
    .map(([before, has, after]) => (has ? before + SECRET + after : before + after));
  fc.assert(
    fc.property(withSecret, withSecret, withSecret, withSecret, (a, b, c, d) => {
      for (const status of [0, 200]) {
        const failure = { class: 'bad-framing', message: d } as const;
        const answer = unexpected(status, { contentType: a, location: b, bodyStart: c, failure });
        const line = describeLacking(lack(create, answer, { ...answer, status: 404 }), [SECRET]);
        assert.doesNotMatch(line, /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u);
        assert.ok(!line.includes(SECRET), line);
        assert.ok(line.length < 1_000, line);
      }
    }),
  );
});

test('a secret that a cut would halve is masked before', () => {
  for (let before = 180; before < 205; before++) {
    const bodyStart = `${'x'.repeat(before)}${SECRET}${'y'.repeat(50)}`;
    const line = describeLacking(lack(create, unexpected(200, { bodyStart })), [SECRET]);
    assert.doesNotMatch(line, /tok/);
  }
});

test('so is one whose end was not kept', () => {
  const bodyStart = `short ${SECRET.slice(0, 8)}`;
  const line = describeLacking(lack(create, unexpected(200, { bodyStart, bodyBytes: 99_999 })), [
    SECRET,
  ]);
  assert.match(line, /Body: short \*\*\*…$/);
});

test('a secret that no longer stands in one line of visible text is masked before that', () => {
  const secret = 'two  blanks\tand a tab';
  const line = describeLacking(lack(create, unexpected(200, { bodyStart: `<${secret}>` })), [
    secret,
  ]);
  assert.match(line, /Body: <\*\*\*>$/);
});

test('a long field is cut', () => {
  const long = 'x'.repeat(5_000);
  const line = describeLacking(
    lack(create, unexpected(302, { contentType: long, location: long, bodyStart: '' })),
    [],
  );
  assert.match(line, /got 302 to x{99}…, x{99}…, 8 bytes/);
});
