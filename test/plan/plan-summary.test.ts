// What a record may hold of a plan: everything the hash covers, and nothing that may be a secret.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planFacts } from '../../src/record/stored/plan-facts.ts';
import { planOf } from './raw-inputs.ts';

const FULL = `
start: node server.js
requests:
  - name: search
    method: POST
    path: /search?q=perf
    headers: { X-Token: "\${env:TOKEN}", Accept: text/hidden-a }
    body: hidden-b \${env:TOKEN}
    weight: 2
    expect: { status: [304, 2xx, 404], body-includes: hidden-c }
  - { path: /b, expect: { body-matches: hidden-d } }
`;
const summaryOf = (text: string) => planOf(text, { environment: { TOKEN: 'hunter2' } }).summary;

test('a plan is summarised with names, sizes and statuses', () => {
  assert.deepEqual(summaryOf(FULL), {
    sliceScheme: 2,
    processes: 'fresh',
    protocol: 'http:',
    transport: 'port',
    connections: 32,
    rate: undefined,
    warmup: 2_000,
    requestTimeout: 10_000,
    requests: [
      {
        name: 'search',
        method: 'POST',
        path: '/search?q=perf',
        weight: 2,
        headers: ['accept', 'x-token'],
        bodySize: 21,
        expectedStatus: '2xx, 304, 404',
        expectedBody: 'includes',
        otherChecks: undefined,
        inFlow: undefined,
      },
      {
        name: 'GET /b',
        method: 'GET',
        path: '/b',
        weight: 1,
        headers: [],
        bodySize: undefined,
        expectedStatus: undefined,
        expectedBody: 'matches',
        otherChecks: undefined,
        inFlow: undefined,
      },
    ],
  });
});

test('a step has its place in the flow, so that a record can tell what differs', () => {
  const text = `start: a
requests:
  - name: Order
    think-time: 50ms
    steps:
      - { name: Create, path: /a, capture: { id: { json: /id }, at: { json: /at } } }
      - { name: Read, path: '/a/{captured.id}' }
`;
  assert.deepEqual(
    summaryOf(text).requests.map(({ inFlow }) => inFlow),
    ['step 1 of 2, captures id and at', 'step 2 of 2, think time 50ms'],
  );
});

test('no value of a header, body or expected text is in it, whether a secret or not', () => {
  const text = JSON.stringify(summaryOf(FULL));
  assert.doesNotMatch(text, /hidden|hunter2|env:/);
});

test('the largest plan fits into a record', () => {
  const long = 'x'.repeat(1_000);
  const headers = Array.from({ length: 100 }, (_, index) => `      h${index}-${long}: a\n`).join(
    '',
  );
  const requests = Array.from(
    { length: 64 },
    (_, index) =>
      `  - name: r${index}\n    method: ${'M'.repeat(300)}\n    path: /${long}\n    json: 1\n` +
      `    expect: { status: [${Array.from({ length: 99 }, (_code, code) => 200 + code)}] }\n` +
      (index === 0 ? `    headers:\n${headers}` : ''),
  );
  const summary = summaryOf(`start: a\nrequests:\n${requests.join('')}`);
  assert.equal(summary.requests[0]?.headers.length, 101);
  assert.deepEqual(planFacts.schema.parse(planFacts.encode(summary)), summary);
});
