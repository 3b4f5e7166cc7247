// Two plans differ in words exactly where their hashes differ.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { planHash } from '../../../src/plan/plan-hash.ts';
import { listPlanDifferences } from '../../../src/verdict/words/plan-difference.ts';
import { planOf } from '../../plan/raw-inputs.ts';

const LONG = `/a${'b'.repeat(300)}`;
const BASE = `
start: node server.js
requests:
  - { name: search, path: /search, weight: 2, headers: { accept: text/html }, body: ab, expect: { status: 200, body-includes: ok } }
  - { name: deep, path: ${LONG} }
  - { path: /old }
`;

const runOf = (text: string) => {
  const plan = planOf(text);
  return { planHash: planHash(plan), plan: plan.summary, environment: { perfGate: '0.1.0' } };
};

interface Change {
  readonly from: string;
  readonly to: string;
  readonly says: string;
}

const UNSTORED =
  'requests: alike in all that a record holds; what differs is the value of a header, the text of a body or of an expectation, or the end of a long path';
const add = (line: string) => ({ from: 'start:', to: `${line}\nstart:` });
const ofSearch = 'request "search", ';

const CHANGES: readonly Change[] = [
  { ...add('connections: 64'), says: 'connections: 32 in the record, 64 in this run' },
  { ...add('rate: 1200/s'), says: 'rate: auto in the record, 1200/s in this run' },
  { ...add('warmup: 500ms'), says: 'warmup: 2s in the record, 500ms in this run' },
  { ...add('request-timeout: 1.5s'), says: 'request-timeout: 10s in the record, 1.5s in this run' },
  {
    ...add('url: https://127.0.0.1:{port}/'),
    says: 'protocol: http in the record, https in this run',
  },
  {
    ...add(`unix-socket: '{socket}'`),
    says: 'listens on: a port in the record, a Unix socket in this run',
  },
  { from: 'search, path', to: 'search, method: PUT, path', says: `${ofSearch}method: GET` },
  { from: '/search', to: '/find', says: `${ofSearch}path: /search in the record, /find in this` },
  { from: 'weight: 2', to: 'weight: 3', says: `${ofSearch}weight: 2 in the record, 3 in` },
  {
    from: '{ accept:',
    to: '{ x-a: b, accept:',
    says: `${ofSearch}headers: accept in the record, accept, x-a`,
  },
  {
    from: 'body: ab',
    to: 'body: a',
    says: `${ofSearch}body: 2 bytes in the record, 1 byte in this`,
  },
  { from: 'body: ab, ', to: '', says: `${ofSearch}body: 2 bytes in the record, none in this run` },
  {
    from: 'status: 200',
    to: 'status: 2xx',
    says: `${ofSearch}expected status: 200 in the record, 2xx`,
  },
  {
    from: 'status: 200, ',
    to: '',
    says: `${ofSearch}expected status: 200 in the record, any 2xx or 3xx`,
  },
  {
    from: 'body-includes',
    to: 'body-matches',
    says: `${ofSearch}expected body: one that includes a text in the record, one that matches a pattern`,
  },
  {
    from: ', body-includes: ok',
    to: '',
    says: `${ofSearch}expected body: one that includes a text in`,
  },
  {
    from: 'path: /old',
    to: 'path: /new',
    says: 'request "GET /new": none in the record, GET /new in this run',
  },
  {
    from: '  - { path: /old }\n',
    to: '',
    says: 'request "GET /old": GET /old in the record, none in this run',
  },
  { from: 'text/html', to: 'text/plain', says: UNSTORED },
  { from: 'body: ab', to: 'body: cd', says: UNSTORED },
  { from: 'body-includes: ok', to: 'body-includes: ko', says: UNSTORED },
  { from: LONG, to: `${LONG}c`, says: UNSTORED },
  {
    from: 'start: node server.js',
    to: 'url: http://127.0.0.1:80/',
    says: 'server: started by perf-gate in the record, running already in this run',
  },
];

for (const { from, to, says } of CHANGES) {
  test(`${JSON.stringify(from.slice(0, 30))} changed to ${JSON.stringify(to.slice(0, 30))}`, () => {
    const words = listPlanDifferences(runOf(BASE), runOf(BASE.replace(from, to)));
    assert.ok(
      words.some((phrase) => phrase.startsWith(says)),
      words.join('\n'),
    );
  });
}

const anyPlan = fc
  .subarray([...CHANGES])
  .map((changes) => changes.reduce((text, { from, to }) => text.replace(from, to), BASE));

/** Some changes do not fit together: a server that runs already has no socket to be assigned. */
function parsed(text: string) {
  try {
    return runOf(text);
  } catch {
    return undefined;
  }
}

test('there are words exactly where the hashes differ', () => {
  fc.assert(
    fc.property(anyPlan, anyPlan, (one, other) => {
      const [record, run] = [parsed(one), parsed(other)];
      fc.pre(record !== undefined && run !== undefined);
      if (record === undefined || run === undefined) return;
      const words = listPlanDifferences(record, run);
      assert.equal(words.length === 0, record.planHash === run.planHash, words.join('\n'));
      assert.equal(new Set(words).size, words.length);
    }),
  );
});

test('slices that are cut in another way are named', () => {
  const run = runOf(BASE);
  const record = { ...run, planHash: 'f'.repeat(64), plan: { ...run.plan, sliceScheme: 7 } };
  assert.deepEqual(listPlanDifferences(record, run), [
    'scheme of slices: number 7 in the record, number 2 in this run',
  ]);
});

test('a record from before plans were stored says which perf-gate wrote it', () => {
  const run = runOf(BASE);
  const old = { planHash: 'f'.repeat(64), plan: undefined, environment: { perfGate: '0.0.9' } };
  assert.deepEqual(listPlanDifferences(old, run), [
    'plan: another one, of which perf-gate 0.0.9 stored only a hash',
  ]);
  assert.deepEqual(listPlanDifferences({ ...old, planHash: run.planHash }, run), []);
});
