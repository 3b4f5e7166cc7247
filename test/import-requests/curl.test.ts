// What a command of curl sends.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importRequests } from '../../src/import-requests/import-requests.ts';
import { importFaults, importText, sentBy } from './imported.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

type Row = readonly [command: string, line: string, headers?: object, body?: string];

const ROWS: readonly Row[] = [
  ['curl localhost:3000/a', 'GET /a'],
  ['curl http://localhost', 'GET /'],
  ['curl -X PATCH http://localhost/a', 'PATCH /a'],
  ['curl -XDELETE http://localhost/a', 'DELETE /a'],
  ['curl --request put --url http://localhost/a', 'PUT /a'],
  ['curl -I http://localhost/a', 'HEAD /a'],
  ['curl -sSLkvo /dev/null -w %{http_code} -m 5 --max-time=5 http://localhost/a', 'GET /a'],
  [
    "curl http://localhost/a -H 'Accept: text/html' -HX-A:1",
    'GET /a',
    { accept: 'text/html', 'x-a': '1' },
  ],
  ["curl http://localhost/a -H 'X-A;' -H 'X-B:' -H nonsense", 'GET /a', { 'x-a': '' }],
  ["curl http://localhost/a -H 'X-A: 1' -H 'x-a: 2' -H 'Host: b'", 'GET /a', { 'x-a': '1, 2' }],
  [
    'curl http://localhost/a -A me -e http://b/ --compressed',
    'GET /a',
    { 'user-agent': 'me', 'accept-encoding': 'gzip, deflate, br' },
  ],
  ['curl http://localhost/a -d b=1 -d c=2', 'POST /a', FORM, 'b=1&c=2'],
  ['curl http://localhost/a --data-raw @b', 'POST /a', FORM, '@b'],
  [
    "curl http://localhost/a --data-binary 'x y' -H 'content-type: text/plain'",
    'POST /a',
    { 'content-type': 'text/plain' },
    'x y',
  ],
  [
    "curl http://localhost/a --data-urlencode 'b=c d' --data-urlencode '=&' --data-urlencode 'é'",
    'POST /a',
    FORM,
    'b=c+d&%26&%C3%A9',
  ],
  [
    `curl http://localhost/a --json '{"b":1}'`,
    'POST /a',
    { accept: 'application/json', 'content-type': 'application/json' },
    '{"b":1}',
  ],
  [
    `curl http://localhost/a --json '{"b":' --json '1}'`,
    'POST /a',
    { accept: 'application/json', 'content-type': 'application/json' },
    '{"b":1}',
  ],
  [`curl http://localhost/a -d '{"b":1}'`, 'POST /a', FORM, '{"b":1}'],
  [`curl -XPUT http://localhost/a -d ''`, 'PUT /a'],
  ["curl -G http://localhost/a?x=1 -d b=2 --data-urlencode 'c=d e'", 'GET /a?x=1&b=2&c=d+e'],
  ['curl http://localhost/a --url-query b=c', 'GET /a?b=c'],
  ['curl http://localhost/a -u ada:pw', 'GET /a', { authorization: 'Basic <API_BASIC_AUTH>' }],
  [
    'curl http://localhost/a --oauth2-bearer abc',
    'GET /a',
    { authorization: 'Bearer <API_TOKEN>' },
  ],
  ['curl http://ada:pw@localhost/a', 'GET /a', { authorization: 'Basic <API_BASIC_AUTH>' }],
  ['curl http://localhost/a -b a=b', 'GET /a', { cookie: '<API_COOKIE>' }],
  [
    "curl http://localhost/a -H 'Authorization: Digest x'",
    'GET /a',
    { authorization: '<API_AUTHORIZATION>' },
  ],
  ['curl $BASE_URL/a', 'GET /a'],
  [`curl "\${BASE_URL}/a?b=c"`, 'GET /a?b=c'],
  ['http_proxy= curl http://localhost/a', 'GET /a'],
  ['/usr/bin/curl http://localhost/a', 'GET /a'],
  ["curl 'http://[::1]:3000/a'", 'GET /a'],
];
for (const [command, line, headers = {}, body] of ROWS) {
  test(command, () => {
    const [request, ...others] = sentBy(command, { from: 'curl' });
    assert.deepEqual(others, []);
    assert.deepEqual({ ...request, weight: 1 }, { line, headers, body, weight: 1 });
  });
}

test('several addresses and transfers of one command', () => {
  const command = 'curl http://localhost/a http://localhost/b -d x=1 --next http://localhost/c';
  assert.deepEqual(
    sentBy(command).map(({ line }) => line),
    ['POST /a', 'POST /b', 'GET /c'],
  );
});

test('the same command twice is one with twice the weight', () => {
  const text = 'curl http://localhost/a\ncurl http://localhost/b\ncurl http://localhost/a\n';
  assert.deepEqual(
    sentBy(text).map(({ line, weight }) => [line, weight]),
    [
      ['GET /a', 2],
      ['GET /b', 1],
    ],
  );
});

test('words that a shell has split already', () => {
  const words = ['curl', '-H', 'x-a: b c', 'http://localhost/a'];
  const options = { from: undefined, methods: undefined, origin: undefined, top: undefined };
  const { text, summary } = importRequests({ kind: 'words', words }, options);
  assert.match(text, /^# Requests for perf-gate\.yml, from a command of curl\.\n/);
  assert.match(text, /x-a: b c/);
  assert.match(summary, /^1 request from a command of curl\.\n/);
});

const LEFT_OUT: readonly (readonly [command: string, why: string])[] = [
  ['curl -F a=@b http://localhost/', 'a body of several parts or files'],
  ['curl -T a http://localhost/', 'a body of several parts or files'],
  ['curl -d @a http://localhost/', 'a body from a file'],
  ['curl --data-urlencode a@b http://localhost/', 'a body from a file'],
  ["curl 'http://localhost/[1-9]'", 'a range or list of addresses'],
  ["curl 'http://localhost/{a,b}'", 'a range or list of addresses'],
  ['curl ftp://localhost/', 'not HTTP'],
  ['curl -s -v', 'no address'],
  ['curl http://[', 'an address that cannot be read'],
  ['curl http://localhost/ -H "x-a: $(cat a)"', 'what another command puts in'],
  ['curl http://localhost/$(id --token a)', 'what another command puts in'],
  ['curl http://localhost/ -d `cat a`', 'what another command puts in'],
];
for (const [command, why] of LEFT_OUT) {
  test(`${command} is left out: ${why}`, () => {
    assert.ok(
      importFaults(command, { from: 'curl' })[0]?.includes(`left out were 1 request: ${why}.`),
    );
  });
}

test('a variable of the shell stays, and a comment says so', () => {
  const { text } = importText('curl http://localhost/$id -H "x-a: $b" -H "x-token: $c"');
  assert.match(
    text,
    /# only your shell knows \$b, \$id: write the value in its place|# only your shell knows \$id, \$b: /,
  );
  assert.match(text, /x-a: \$b\n/);
  assert.match(text, /x-token: \$\{env:API_TOKEN\}/);
});

test('an address of brackets is read once', () => {
  for (const part of ['[-', '{,', '[', '-]', '}'])
    assert.ok(importFaults(`curl 'http://localhost/${part.repeat(3_000)}'`).length <= 1);
});

test('a command whose parts would multiply is left out, and at once', () => {
  const many = (part: string) => `curl http://localhost/ ${part.repeat(3_000)}`;
  for (const part of ['-H "X-A: $T" ', 'http://localhost/$a ', '-H "$T" x '])
    assert.match(
      importFaults(many(part))[0] ?? '',
      /more than 200 headers, addresses or variables of one command/,
    );
  const variables = Array.from({ length: 300 }, (_, at) => `$v${at}`).join(' ');
  assert.match(
    importFaults(`curl http://localhost/ ${variables}`)[0] ?? '',
    /more than 200 headers/,
  );
});
