// What is written: weights, names, and lines of YAML that say what was meant.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LeftOut } from '../../src/import-requests/draft/left-out.ts';
import { weightsOf } from '../../src/import-requests/write/choose.ts';
import { namesOf } from '../../src/import-requests/write/names.ts';
import { importFaults, importText, planOfImported } from './imported.ts';

const WEIGHTS: readonly (readonly [counts: readonly number[], weights: readonly number[]])[] = [
  [
    [1, 1],
    [1, 1],
  ],
  [
    [4, 2],
    [2, 1],
  ],
  [
    [1_000, 999],
    [1_000, 999],
  ],
  [
    [2_000, 1_000],
    [2, 1],
  ],
  [
    [3_000, 1],
    [1_000, 1],
  ],
  [
    [5_001, 2_500, 1],
    [667, 333, 1],
  ],
  [[7], [1]],
];
for (const [counts, weights] of WEIGHTS) {
  test(`weights of ${counts.join(', ')}`, () => assert.deepEqual(weightsOf(counts), weights));
}

test('weights are whole numbers from 1 to 1000, in the order of the counts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 10 ** 9 }), { minLength: 1, maxLength: 64 }),
      (counts) => {
        const weights = weightsOf(counts);
        for (const [at, weight] of weights.entries()) {
          assert.ok(Number.isInteger(weight) && weight >= 1 && weight <= 1_000, `${weight}`);
          const more = counts.findIndex((count) => count > (counts[at] ?? 0));
          if (more >= 0) assert.ok((weights[more] ?? 0) >= weight);
        }
      },
    ),
  );
});

const draft = (name: string | undefined, target = '/') => ({
  ...{
    method: 'GET',
    target,
    headers: [],
    body: undefined,
    status: undefined,
    count: 1,
    notes: [],
  },
  name,
});

test('names are their own, on one line, and short enough', () => {
  const names = namesOf([
    ...[
      draft('a'),
      draft('a'),
      draft(undefined),
      draft(undefined),
      draft('  b\n\u001b[31m c '),
      draft('$\u200b{x}'),
    ],
    ...[
      draft('x'.repeat(500)),
      draft('x'.repeat(500)),
      draft('\n'),
      draft(undefined, `/${'y'.repeat(500)}`),
    ],
  ]);
  assert.deepEqual(names.slice(0, 6), ['a', 'a (2)', 'GET /', 'GET / (2)', 'b [31m c', '$ {x}']);
  assert.deepEqual(names.slice(6, 9), [
    `${'x'.repeat(191)}…`,
    `${'x'.repeat(191)}… (2)`,
    'GET / (3)',
  ]);
  assert.ok(names.every(({ length }) => length <= 200));
});

test('a name is no reference to the environment', () => {
  const texts = [`\${env:A}`, `$\${env:A}`, `$$$\${env:A} b`];
  assert.deepEqual(namesOf(texts.map((text) => draft(text))), [
    ...['{env:A}', '{env:A} (2)', '{env:A} b'],
  ]);
});

test('what was left out is counted, most first, in a short list', () => {
  const leftOut = new LeftOut();
  leftOut.request('b');
  leftOut.request('a', 1_200);
  for (let at = 0; at < 20; at++) leftOut.thing('line', `c${at}`);
  assert.deepEqual(leftOut.lines().slice(0, 3), [
    '1,200 requests: a',
    '1 request: b',
    '1 line: c0',
  ]);
  assert.deepEqual(
    [leftOut.lines().length, leftOut.lines().at(-1)],
    [13, 'and for 10 more reasons'],
  );
  for (let at = 0; at < 5_000; at++) leftOut.request(`d${at}`);
  assert.match(leftOut.lines()[0] ?? '', /requests: another reason$/);
});

const entries = (requests: readonly object[]) =>
  JSON.stringify({
    log: { entries: requests.map((request) => ({ request: { method: 'GET', ...request } })) },
  });

test('at most 64, and no more than `--top` says: the most frequent', () => {
  const urls = Array.from({ length: 100 }, (_, at) => ({ url: `http://a/${at}` }));
  const text = entries([...urls, { url: 'http://a/99' }]);
  assert.equal(planOfImported(importText(text).text).requests.length, 64);
  const { text: few, summary } = importText(text, { top: 2 });
  assert.deepEqual(
    planOfImported(few).requests.map(({ path }) => path),
    ['/99', '/0'],
  );
  assert.match(summary, /98 requests: beyond the 2 most frequent \(--top\)/);
});

test('what perf-gate would refuse is left out, and the rest is written', () => {
  const text = entries([
    { method: 'CONNECT', url: 'http://a/' },
    { method: 'GE T', url: 'http://a/' },
    { url: `http://a/${'x'.repeat(9_000)}` },
    {
      url: 'http://a/ok',
      headers: [
        { name: 'x a', value: 'b' },
        { name: 'x-b', value: 'ü\u0001' },
        { name: 'x-c', value: 'ok' },
      ],
    },
  ]);
  const { text: written, summary } = importText(text);
  assert.match(written, /requests:\n {2}- path: \/ok\n {4}headers:\n {6}x-c: ok\n$/);
  for (const line of [
    '2 requests: perf-gate cannot send it',
    '1 request: a path of more than',
    '2 headers: perf-gate cannot send it',
  ])
    assert.ok(summary.includes(line), summary);
});

test('bodies that the file has no room for', () => {
  const text = entries(
    [1, 2, 3].map((at) => ({
      url: `http://a/${at}`,
      method: 'PUT',
      postData: { mimeType: 'text/plain', text: 'x'.repeat(100_000) },
    })),
  );
  const { text: written, summary } = importText(text);
  assert.equal(planOfImported(written).requests.length, 2);
  assert.match(summary, /1 request: no room for it in the file/);
});

test('servers: of several, one has to be chosen', () => {
  const text = entries([{ url: 'http://a/1' }, { url: 'http://a:80/2' }, { url: 'https://b/3' }]);
  assert.deepEqual(importFaults(text), [
    "--origin: there are requests of several servers: http://a (2), https://b (1). Choose one: `--origin 'http://a'`.",
  ]);
  assert.deepEqual(importFaults(text, { origin: 'http://c' }), [
    '--origin: no request is of http://c, but of http://a (2), https://b (1). Write it as it is listed, or leave it out.',
  ]);
  const { text: written, summary } = importText(text, { origin: 'https://b' });
  assert.deepEqual(
    planOfImported(written).requests.map(({ path }) => path),
    ['/3'],
  );
  assert.match(summary, /2 requests: another server/);
  const mixed = 'GET {{host}}/a\n###\nGET https://b/b\n###\nGET /c';
  assert.match(
    importFaults(mixed)[0] ?? '',
    /of several servers: \{\{host\}\} \(1\), https:\/\/b \(1\)\./,
  );
  assert.equal(planOfImported(importText(mixed, { origin: '{{host}}' }).text).requests.length, 2);
  assert.match(
    importFaults('openapi: 3.1.0\npaths: { /a: { get: {} } }', { origin: 'http://a' })[0] ?? '',
    /^--origin: an OpenAPI document is of one server/,
  );
});

test('what looks like a placeholder stays a text', () => {
  const text = entries([
    {
      method: 'PUT',
      url: 'http://a/{seq}',
      headers: [{ name: 'x', value: '{uuid} {users.id}' }],
      postData: {
        mimeType: 'application/json',
        text: '{"a":"{{seq}}","b":["{pick:/etc/passwd}"]}',
      },
    },
    {
      method: 'PUT',
      url: 'http://a/',
      postData: { mimeType: 'application/x-www-form-urlencoded', text: 'a={pick:a&b=c}' },
    },
  ]);
  const { text: written } = importText(text);
  assert.match(written, /x: "\{\{uuid\}\} \{\{users\.id\}\}"/);
  const [one, other] = planOfImported(written).requests;
  assert.deepEqual([one.template, other?.template], [undefined, undefined]);
  assert.equal(one.path, '/%7Bseq%7D');
  assert.equal(one.headers.find(({ name }) => name === 'x')?.value.value, '{uuid} {users.id}');
  assert.equal(one.body?.value, '{"a":"{{seq}}","b":["{pick:/etc/passwd}"]}');
  assert.equal(other?.body?.value, 'a={pick:a&b=c}');
});

test('data that may change has a comment', () => {
  const text = entries([{ method: 'POST', url: 'http://a/' }]);
  assert.match(
    importText(text).text,
    /^# POST may change data\. What must be new each time takes \{seq\}, as in /m,
  );
});
