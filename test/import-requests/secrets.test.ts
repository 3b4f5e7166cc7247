// What is a secret, and what is none.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  holdsToken,
  isSecretName,
  looksRandom,
  mayHoldSecret,
} from '../../src/import-requests/draft/secrets.ts';
import { readTarget } from '../../src/import-requests/draft/target.ts';
import { literal, reference, variableFor } from '../../src/import-requests/draft/template.ts';
import { resolveText } from '../../src/plan/secrets.ts';
import { importText, sentBy } from './imported.ts';

test('names of secrets', () => {
  const names = [
    ...[
      'Authorization',
      'Proxy-Authorization',
      'Cookie',
      'X-Api-Key',
      'x-api-key',
      'apikey',
      'apiKey',
      'api_key',
    ],
    ...[
      'X-Auth-Token',
      'access_token',
      'accessToken',
      'accesstoken',
      'refresh_token',
      'id_token',
      'client_secret',
    ],
    ...[
      'X-Amz-Security-Token',
      'X-Amz-Signature',
      'sig',
      'password',
      'PASSWORD',
      'user[password]',
      'pwd',
      'PHPSESSID',
    ],
    ...[
      'JSESSIONID',
      'session',
      'Ocp-Apim-Subscription-Key',
      'x-functions-key',
      'csrf-token',
      'X-XSRF-TOKEN',
      'jwt',
    ],
  ];
  assert.deepEqual(
    names.filter((name) => !isSecretName(name)),
    [],
  );
});

test('names of other things', () => {
  const names = [
    ...[
      'accept',
      'content-type',
      'author',
      'Idempotency-Key',
      'key',
      'keyword',
      'page',
      'monkey',
      'tokenizer',
    ],
    ...[
      'compass',
      'assign',
      'design',
      'x-request-id',
      'sessions-per-page-of-a-list'.slice(0, 4),
      'if-none-match',
      '',
    ],
  ];
  assert.deepEqual(names.filter(isSecretName), []);
});

test('tokens, whatever they are called', () => {
  const tokens = [
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJl',
    `ghp_${'a1'.repeat(18)}`,
    `github_pat_${'a1'.repeat(18)}`,
    `xoxb-${'1234567890'}-abc`,
    `sk_live_${'a1'.repeat(8)}`,
    'AKIAIOSFODNN7EXAMPLE',
    '-----BEGIN RSA PRIVATE KEY-----',
    'Bearer abcdefghijklmnop',
    'Bearer hunter2pass',
    'postgres://ada:hunter2@db/shop',
  ];
  assert.deepEqual(
    tokens.filter((token) => !holdsToken(`x ${token}`)),
    [],
  );
  const others = [
    'https://example.com/a@b',
    'a:b',
    'eyJ',
    '2026-01-01T00:00:00Z',
    'sk-',
    'the bearer of news',
  ];
  assert.deepEqual(others.filter(holdsToken), []);
  assert.ok(mayHoldSecret('<password>x</password>') && mayHoldSecret("token = 'x'"));
  assert.ok(!mayHoldSecret('a passwordless login'));
  assert.ok(
    looksRandom('9f86d081884c7d65') &&
      !looksRandom('colour') &&
      !looksRandom('a-long-word-of-letters'),
  );
});

test('a search for tokens takes no time that an enemy could choose', () => {
  for (const part of [
    'eyJ',
    '-eyJ',
    'eyJaaaaaaaaaa.',
    '://',
    '://a:',
    'Bearer ',
    'sk-',
    'password',
    '-----BEGIN ',
  ]) {
    holdsToken(part.repeat(200_000 / part.length));
    mayHoldSecret(part.repeat(200_000 / part.length));
  }
});

test('proposed variables are never those of something else', () => {
  const names = [
    'X-Api-Key',
    'api_key',
    'accessToken',
    'GITHUB_TOKEN',
    'ACTIONS_X',
    '',
    'é',
    '-',
    'API_',
  ];
  assert.deepEqual(names.map(variableFor), [
    ...['API_KEY', 'API_KEY', 'API_ACCESS_TOKEN', 'API_GITHUB_TOKEN', 'API_ACTIONS_X'],
    ...['API_SECRET', 'API_SECRET', 'API_SECRET', 'API_API'],
  ]);
});

test('a text stays what it is, whatever it looks like', () => {
  for (const text of [`\${env:A}`, `$\${env:A}`, '$$${', '${', '$', '$$', `\${env:A}\${env:A}`]) {
    assert.equal(resolveText(literal(text), { A: 'secret' }), text);
  }
  assert.equal(resolveText(reference('A'), { A: 'secret' }), 'secret');
});

const TARGETS: readonly (readonly [raw: string, target: string])[] = [
  ['/a?b=c', '/a?b=c'],
  ['/a?access_token=x&b=c', '/a?b=c'],
  ['/a?b=c&access%5Ftoken=x', '/a?b=c'],
  ['/a?X-Amz-Signature=x', '/a'],
  ['/a?token=', '/a?token='],
  ['/a?key=colour&key=9f86d081884c7d65', '/a?key=colour'],
  ['/a?q=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2ln', '/a'],
  ['/a?utm_source=x&_=1', '/a'],
  ['/a?to=https%3A%2F%2Fb%2F%3Ftoken%3Dc&d=e%3Df', '/a?d=e%3Df'],
  ['/a?&&b', '/a?b'],
  ['/a#b', '/a'],
  ['/a b/ü?{x}=`"', '/a%20b/%C3%BC?%7Bx%7D=%60%22'],
  [`/\${env:A}`, '/$%7Benv:A%7D'],
  ['/%zz\u0000\u001b[31m', '/%zz%00%1B[31m'],
  ['/\ud800', '/%EF%BF%BD'],
];
for (const [raw, target] of TARGETS) {
  test(`a target: ${JSON.stringify(raw)}`, () => {
    const read = readTarget(raw);
    assert.equal(typeof read === 'string' ? read : read.target, target);
  });
}

test('a path that holds a secret, or is too long, is none', () => {
  for (const raw of [
    '/reset-password/9f86d081884c7d65',
    `/x/ghp_${'a1'.repeat(18)}`,
    '/token/123456',
    '/token/SEKRET57',
    '/reset/9f86d081884c7d659a2feaa0c55ad015',
    '/invite/Zk3xQ9vT7mLr2WcY8bNs4HdPf6Gj1AeU',
    '/account/confirm-email/da39a3ee5e6b4b0d3255bfef95601890afd80709',
  ])
    assert.equal(readTarget(raw), 'a secret in the path');
  assert.match(String(readTarget(`/${'x'.repeat(8_000)}`)), /a path of more than 8000 characters/);
});

test('a path with a version, an id or a word is none of a secret', () => {
  for (const raw of [
    '/token/v1',
    '/confirm/order',
    '/reset/12',
    '/items/9f86d081884c7d659a2feaa0c55ad015',
  ]) {
    assert.notEqual(readTarget(raw), 'a secret in the path', raw);
  }
});

const har = (request: object) =>
  JSON.stringify({ log: { entries: [{ request: { method: 'POST', ...request } }] } });

test('a secret of one request is none of another', () => {
  const text = [
    "curl http://localhost/a -H 'Authorization: Bearer s3cr3t-of-ada'",
    'curl http://localhost/b/s3cr3t-of-ada',
    "curl http://localhost/c -H 'x-note: for s3cr3t-of-ada'",
    'curl http://localhost/d --json \'{"note":"s3cr3t-of-ada"}\'',
    'curl http://localhost/e',
  ].join('\n');
  assert.deepEqual(
    sentBy(text).map(({ line }) => line),
    ['GET /a', 'GET /e'],
  );
});

const BODIES: readonly (readonly [type: string, text: string, sent: string])[] = [
  [
    'application/json',
    '{"inner":"{\\"password\\":\\"hunter2pass\\"}","cvv":"987","passcode":1234}',
    '{"inner":"<API_INNER>","cvv":"<API_CVV>","passcode":"<API_PASSCODE>"}',
  ],
  [
    'application/json',
    '{"query":"mutation { login(password: \\"hunter2pass\\") }"}',
    '{"query":"<API_QUERY>"}',
  ],
  [
    'application/x-www-form-urlencoded',
    'j={"password":"hunter2pass"}&pw=hunter2pass&q=1',
    'j=<API_J>&pw=<API_PW>&q=1',
  ],
  [
    'application/json',
    '{"user":"ada","password":"x"}',
    '{"user":"ada","password":"<API_PASSWORD>"}',
  ],
  [
    'application/json',
    '{"auth":{"user":"ada","pin":1}}',
    '{"auth":{"user":"<API_USER>","pin":"<API_PIN>"}}',
  ],
  [
    'application/json',
    '{"max_tokens":100,"tokens":["a"]}',
    '{"max_tokens":100,"tokens":["<API_TOKENS>"]}',
  ],
  ['application/vnd.api+json', '{"a":"ghp_0123456789012345678901"}', '{"a":"<API_A>"}'],
  ['text/plain', '{"token":"x"}', '{"token":"<API_TOKEN>"}'],
  ['application/json', '{"n":12345678901234567890}', '{"n":12345678901234567890}'],
  [
    'application/x-www-form-urlencoded',
    'grant_type=password&password=x+y',
    'grant_type=password&password=<API_PASSWORD>',
  ],
  ['text/plain', `costs \${env:HOME}`, `costs \${env:HOME}`],
];
for (const [mimeType, text, sent] of BODIES) {
  test(`a body: ${text}`, () => {
    const [request] = sentBy(har({ url: 'http://localhost/', postData: { mimeType, text } }));
    assert.equal(request?.body, sent);
  });
}

test('a body of an unknown form that names a secret is left out', () => {
  const postData = { mimeType: 'application/xml', text: '<password>x</password>' };
  assert.throws(
    () => importText(har({ url: 'http://localhost/', postData })),
    /The input has a fault/,
  );
});

test('a secret in an address within a header, and what browsers add to a command', () => {
  const words = [
    "-H 'X-From: http://localhost/?access_token=abc'",
    "-H 'X-Quality: text/html;q=0.9'",
  ].join(' ');
  const [request] = sentBy(`curl http://localhost/ ${words}`);
  assert.deepEqual(request?.headers, { 'x-from': '<API_FROM>', 'x-quality': 'text/html;q=0.9' });
  const [copied] = sentBy(
    "curl http://localhost/ -H 'sec-ch-ua: x' -H 'referer: http://b/' -H 'accept: c'",
  );
  assert.deepEqual(copied?.headers, { accept: 'c' });
});
