// Access logs: which lines are entries, what is one route, and how often it was asked for.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findIds } from '../../src/import-requests/draft/find-ids.ts';
import { isLogLine } from '../../src/import-requests/formats/log.ts';
import { importText, planOfImported } from './imported.ts';

const entry = (request: string, status = 200) =>
  `203.0.113.7 - - [05/Jan/2026:10:00:00 +0000] "${request}" ${status} 512 "-" "Mozilla/5.0"`;

const LINES: readonly (readonly [line: string, isOne: boolean])[] = [
  [entry('GET / HTTP/1.1'), true],
  ['203.0.113.7 - - [05/Jan/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 -', true],
  [
    '2001:db8::1 - ada lovelace [05/Jan/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 5 "-" "\\"x\\""',
    true,
  ],
  [`shop.example:443 ${entry('GET / HTTP/1.1')}`, true],
  [entry('GET /\\"x\\" HTTP/1.1'), true],
  [`${entry('GET / HTTP/1.1')} 0.005 "-" upstream=127.0.0.1`, true],
  ['{"time":"2026-01-05","request":"GET / HTTP/1.1"}', false],
  ['2026/01/05 10:00:00 [error] 7#7: *1 "GET / HTTP/1.1" 200 5', false],
  ['GET / HTTP/1.1', false],
  [`${'x'.repeat(30_000)} ${entry('GET / HTTP/1.1')}`, false],
  ['', false],
];
for (const [line, isOne] of LINES) {
  test(`${isOne ? 'an entry' : 'no entry'}: ${line.slice(0, 80)}`, () =>
    assert.equal(isLogLine(line), isOne));
}

const ROUTES: readonly (readonly [path: string, route: string, ids: number])[] = [
  ['/', '/', 0],
  ['/users/123', '/users/{id}', 1],
  ['/users/123/orders/4', '/users/{id}/orders/{id}', 2],
  ['/users/3fa85f64-5717-4562-b3fc-2c963f66afa6', '/users/{id}', 1],
  ['/a/507f1f77bcf86cd799439011', '/a/{id}', 1],
  ['/a/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/a/{id}', 1],
  ['/a/cus_9s6XKzkNRiz8i3', '/a/{id}', 1],
  ['/a/2026-01-05', '/a/{id}', 1],
  ['/images/12.jpg', '/images/{id}.jpg', 1],
  ['/v1/items', '/v1/items', 0],
  ['/a/hello-world', '/a/hello-world', 0],
  ['/a/internationalisation', '/a/internationalisation', 0],
  ['/a/decade', '/a/decade', 0],
  ['/a/1.2.3', '/a/1.2.3', 0],
  [`/a/${'1'.repeat(300)}`, `/a/${'1'.repeat(300)}`, 0],
];
for (const [path, route, ids] of ROUTES) {
  test(`the route of ${path.slice(0, 60)}`, () => assert.deepEqual(findIds(path), { route, ids }));
}

const written = (lines: readonly string[], top?: number) =>
  planOfImported(importText(lines.join('\n'), { from: 'log', top }).text).requests.map(
    ({ name, path, weight }) => [name, path, weight],
  );

test('paths that differ in their ids are one route, shown by its most frequent path', () => {
  const ids = [1, 2, 2, 3, 2];
  assert.deepEqual(written(ids.map((id) => entry(`GET /users/${id} HTTP/1.1`))), [
    ['GET /users/{id}', '/users/2', 1],
  ]);
});

test('queries differ by the names in them, not by the values, and trackers are no part of them', () => {
  const queries = [
    '',
    '?q=a',
    '?q=b',
    '?q=b&page=1',
    '?page=2&q=a',
    '?utm_source=x',
    '?q=b&gclid=1',
  ];
  assert.deepEqual(written(queries.map((query) => entry(`GET /s${query} HTTP/1.1`))), [
    ['GET /s?q', '/s?q=b', 3],
    ['GET /s', '/s', 2],
    ['GET /s?page&q', '/s?q=b&page=1', 2],
  ]);
});

test('the most frequent routes stay, in that order', () => {
  const lines = ['a', 'b', 'b', 'c', 'c', 'c'].map((path) => entry(`GET /${path} HTTP/1.1`));
  assert.deepEqual(written(lines, 2), [
    ['GET /c', '/c', 3],
    ['GET /b', '/b', 2],
  ]);
});

test('twenty of a log by default', () => {
  const lines = Array.from({ length: 30 }, (_, at) => entry(`GET /p${at} HTTP/1.1`));
  assert.equal(written(lines).length, 20);
});

test('failures, other methods and what is no request are counted, and left out', () => {
  const { text, summary } = importText(
    [
      entry('GET /a HTTP/1.1', 301),
      entry('GET /b HTTP/1.1', 404),
      entry('GET /c HTTP/1.1', 500),
      entry('POST /d HTTP/1.1'),
      entry('\\x16\\x03'),
      entry('-', 200),
      'something else',
    ].join('\n'),
  );
  assert.match(text, /path: \/a\n$/);
  assert.doesNotMatch(text, /\/[bcd]\b/);
  for (const line of [
    '2 requests: not answered',
    '1 request: another method',
    '2 requests: not readable',
    '1 line: no entry',
  ])
    assert.ok(summary.includes(line), `${line} in ${summary}`);
});

test('bytes that a server escaped are percent-encoded', () => {
  assert.deepEqual(written([entry('GET /caf\\xC3\\xA9/\\"\\\\ HTTP/1.1')]), [
    ['GET /caf%C3%A9/%22%5C', '/caf%C3%A9/%22%5C', 1],
  ]);
});

test('many different paths are counted up to a bound', () => {
  const lines = Array.from({ length: 21_000 }, (_, at) => entry(`GET /page-${at} HTTP/1.1`));
  const { summary } = importText(lines.join('\n'));
  assert.match(summary, /1,000 requests: a route beyond the first 20000/);
});
