// What a .http file of VS Code or JetBrains sends.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importFaults, importText, planOfImported, sentBy } from './imported.ts';

const linesOf = (text: string) => sentBy(text, { from: 'http' }).map(({ line }) => line);

const ROWS: readonly (readonly [says: string, text: string, lines: readonly string[]])[] = [
  ['an address alone', 'http://localhost/a', ['GET /a']],
  ['a method and a version', 'put http://localhost/a HTTP/1.1', ['PUT /a']],
  ['a path and a host', 'GET /a?b HTTP/1.1\nHost: localhost:3000', ['GET /a?b']],
  ['a host without a scheme', 'GET localhost:3000/a', ['GET /a']],
  ['a query over lines', 'GET http://localhost/a\n  ?b=1\n  &c=2\nAccept: x', ['GET /a?b=1&c=2']],
  ['an address over lines', 'GET http://localhost\n    /a\n    /b', ['GET /a/b']],
  [
    'lines that end as in Windows',
    'GET http://localhost/a\r\n\r\n###\r\nGET http://localhost/b',
    ['GET /a', 'GET /b'],
  ],
  [
    'several',
    '\n###\n\nGET http://localhost/a\n###\n# nothing\n### c\nGET http://localhost/c\n####',
    ['GET /a', 'GET /c'],
  ],
  [
    'variables of variables',
    '@host = http://localhost\n@base={{host}}/v1\nGET {{base}}/{{ a }}\n@a = x',
    ['GET /v1/x'],
  ],
  [
    'a variable that a later block sets',
    'GET {{h}}/a\n###\n@h = http://localhost/v1',
    ['GET /v1/a'],
  ],
  ['the last of two variables', '@a = 1\n@a = 2\nGET http://localhost/{{a}}', ['GET /2']],
  ['a host that nobody sets', 'GET {{host}}/a\n###\nGET https://{{host}}/b', ['GET /a', 'GET /b']],
  [
    'what programs make',
    'GET http://localhost/{{$guid}}/{{$randomInt 5 9}}/{{$timestamp}}',
    ['GET /3fa85f64-5717-4562-b3fc-2c963f66afa6/5/1767225600'],
  ],
  ['a script before', '< {%\n  x\n%}\nGET http://localhost/a', ['GET /a']],
  ['a script of one line', '< {% x %}\nGET http://localhost/a', ['GET /a']],
  ['a script in a file', '< ./x.js\nGET http://localhost/a', ['GET /a']],
];
for (const [says, text, lines] of ROWS) test(says, () => assert.deepEqual(linesOf(text), lines));

test('headers, and a body up to what a program does with the answer', () => {
  const text = [
    'POST http://localhost/a',
    'Content-Type: application/json',
    '# a comment',
    'X-A : 1',
    'no header',
    '',
    '{ "a": 1,',
    '',
    '  "b": "{{x}}" }',
    '',
    '> {% client.log(1) %}',
    '<> answer.json',
  ].join('\n');
  const [request] = sentBy(`@x = y\n${text}`);
  assert.deepEqual(request?.headers, { 'content-type': 'application/json', 'x-a': '1' });
  assert.equal(request?.body, '{"a":1,"b":"y"}');
});

test('a form over lines', () => {
  const type = 'Content-Type: application/x-www-form-urlencoded';
  const [request] = sentBy(`POST http://localhost/a\n${type}\n\na=1\n&b=2`);
  assert.equal(request?.body, 'a=1&b=2');
});

test('names: by `@name` before those behind the marks', () => {
  const rows = [
    ['### one\n# @name two\nGET http://localhost/a', 'two'],
    ['### one\nGET http://localhost/a', 'one'],
    ['###\n// @name=two\nGET http://localhost/a', 'two'],
    ['###\nGET http://localhost/a', 'GET /a'],
  ] as const;
  for (const [text, name] of rows) {
    assert.equal(planOfImported(importText(text).text).requests[0].name, name);
  }
});

const LEFT_OUT: readonly (readonly [text: string, why: string])[] = [
  ['GET http://localhost/{{a}}', 'a variable that the file does not set (`@name = value` does)'],
  ['@a = {{b}}\n@b = {{a}}\nGET http://localhost/{{a}}', 'a variable that the file does not set'],
  ['POST http://localhost/\n\n{{a}}', 'a variable that the file does not set'],
  ['POST http://localhost/\n\n< ./a.json', 'a body from a file'],
  ['WEBSOCKET ws://localhost/', 'not HTTP'],
  ['GRAPHQL http://localhost/', 'not HTTP'],
  ['GET ftp://localhost/', 'not HTTP'],
];
for (const [text, why] of LEFT_OUT) {
  test(`left out: ${JSON.stringify(text)}`, () => {
    const [fault = ''] = importFaults(text, { from: 'http' });
    assert.ok(fault.includes(`1 request: ${why}`), fault);
  });
}

test('variables that stand for gigabytes', () => {
  const names = [...'abcdefghijklm'];
  const lines = names.map((name, at) => `@${name} = ${`{{${names[at + 1] ?? 'x'}}}`.repeat(10)}`);
  const [fault = ''] = importFaults(
    `${lines.join('\n')}\n@x = ${'x'.repeat(1_000)}\nGET http://localhost/{{a}}`,
  );
  assert.match(fault, /a variable that the file does not set/);
});

test('variables in a long chain', () => {
  const chain = Array.from({ length: 20_000 }, (_, at) => `@a${at} = {{a${at + 1}}}`);
  const [fault = ''] = importFaults(`${chain.join('\n')}\nGET http://localhost/{{a0}}`);
  assert.match(fault, /a variable that the file does not set/);
});

test('a variable that is called like a secret is one, wherever it is put', () => {
  const text =
    '@apiToken = s3cr3t-of-ada\nGET http://localhost/a\nX-A: {{apiToken}}\n###\nGET http://localhost/b?c={{apiToken}}';
  const { text: written } = importText(text);
  assert.doesNotMatch(written, /s3cr3t/);
  assert.match(written, /X-A: \$\{env:API_A\}/);
  // A secret header needs no value.
  assert.equal(sentBy('GET http://localhost/a\nAuthorization: Bearer {{none}}').length, 1);
});

test('requests that together would be gigabytes', () => {
  const lines = [
    `@x = ${'x'.repeat(100_000)}`,
    ...Array.from({ length: 1_000 }, () => '###\nPUT http://localhost/\n\n{{x}}'),
  ];
  const { summary } = importText(lines.join('\n'));
  assert.match(summary, /\d+ requests: a variable that the file does not set/);
});
