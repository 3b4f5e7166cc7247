// Whatever stands in a file: a fault that is explained, or requests that perf-gate reads, with no live reference.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { InputError } from '../../src/errors.ts';
import { IMPORT_KINDS } from '../../src/plan/table/import.ts';
import { hostileText } from '../support/hostile-text.ts';
import { assertSound, importText, planOfImported } from './imported.ts';

/** What means something to perf-gate, to YAML, to shells and to the programs whose files are read. */
const FRAGMENTS = [
  ...[
    `\${env:GITHUB_TOKEN}`,
    `$\${env:HOME}`,
    `$$\${env:A}`,
    '${env:',
    '${',
    '$',
    '{{x}}',
    '{{$guid}}',
    '{seq}',
    '{{uuid}}',
    '{random:1..9}',
    '{pick:/etc/passwd}',
    '{users.id}',
    '{random:',
    '}',
  ],
  ...[
    '\n- path: /x',
    ': ',
    ' #',
    '&a',
    '*a',
    '!!binary ',
    '? ',
    '---\n',
    '%YAML 1.1',
    '|',
    '>-',
    "'",
    '"',
  ],
  ...[
    '\\',
    '\\\n',
    '`',
    '$(x)',
    ';',
    '<<EOF',
    '\r\n',
    '\t',
    '##[error]x',
    '::error::x',
    '%',
    '%zz',
    '%00',
  ],
  ...[
    '/users/123',
    '?a=b&token=c',
    '#x',
    '//',
    '..',
    'http://a:b@c/',
    '__proto__',
    'constructor',
    '~',
    'no',
  ],
  ...[
    '1.10',
    '0777',
    '1e999',
    '12345678901234567890',
    '-0',
    'null',
    '\u0000',
    '\u0085',
    '\ufeff',
    '\ud800',
  ],
] as const;

const nasty = fc.oneof(
  fc.constantFrom(...FRAGMENTS),
  hostileText,
  fc
    .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ maxLength: 5 })), { maxLength: 5 })
    .map((all) => all.join('')),
);
const method = fc.constantFrom('GET', 'POST', 'PUT', 'get', 'CONNECT', 'A B', '');
const name = fc.oneof(
  fc.constantFrom('accept', 'x-a', 'cookie', 'authorization', 'content-type', 'Host', 'x'),
  nasty,
);
const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });

const har = fc
  .array(
    fc.record(
      {
        request: fc.record(
          {
            method,
            url: nasty.map((text) => `http://localhost/${text}`),
            headers: fc.array(fc.record({ name, value: nasty }), { maxLength: 4 }),
            postData: fc.record({
              mimeType: fc.constantFrom(
                'application/json',
                'application/x-www-form-urlencoded',
                'text/plain',
                '',
              ),
              text: fc.oneof(
                nasty,
                json.map((value) => JSON.stringify(value)),
              ),
            }),
          },
          { requiredKeys: ['method', 'url'] },
        ),
        response: fc.record({ status: fc.constantFrom(200, 304, 404, 0) }),
      },
      { requiredKeys: ['request'] },
    ),
    { maxLength: 5 },
  )
  .map((entries) => JSON.stringify({ log: { entries } }));

const schema = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.record(
      {
        type: fc.constantFrom('string', 'integer', 'number', 'boolean', 'array', 'object', 'null', [
          'string',
          'null',
        ]),
        format: fc.constantFrom('uuid', 'password', 'date', 'x'),
        example: fc.oneof(nasty, json),
        enum: fc.array(nasty, { maxLength: 2 }),
        minimum: fc.double(),
        multipleOf: fc.double(),
        minLength: fc.integer({ max: 10 ** 9 }),
      },
      { requiredKeys: [] },
    ),
    fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(nasty, tie('node'), { maxKeys: 3 }),
    }),
    fc.record({ items: tie('node') }),
    fc.record({ allOf: fc.array(tie('node'), { maxLength: 2 }) }),
    fc.constant({ $ref: '#/components/schemas/A' }),
    fc.record({ $ref: nasty }),
  ),
})).node;

const openapi = fc
  .record({
    path: nasty,
    schema,
    parameter: fc.record({
      name: nasty,
      in: fc.constantFrom('path', 'query', 'header', 'cookie'),
      schema,
    }),
    example: fc.oneof(json, nasty),
    code: fc.oneof(fc.constantFrom('200', '2XX', '201', 'default'), nasty),
    server: nasty,
    type: fc.constantFrom(
      'application/json',
      'application/x-www-form-urlencoded',
      'text/plain',
      'multipart/form-data',
    ),
  })
  .map(({ path, schema, parameter, example, code, server, type }) =>
    JSON.stringify({
      openapi: '3.1.0',
      servers: [{ url: server }],
      paths: {
        [`/${path}`]: {
          get: { parameters: [{ ...parameter, required: true }], responses: { [code]: {} } },
        },
        '/b': { post: { requestBody: { required: true, content: { [type]: { schema } } } } },
        '/c': { put: { requestBody: { content: { [type]: { example } } } } },
      },
      components: { schemas: { A: schema } },
    }),
  );

const httpFile = fc
  .array(
    fc.oneof(
      nasty.map((text) => `### ${text}`),
      nasty.map((text) => `GET http://localhost/${text}`),
      nasty.map((text) => `# @name ${text}`),
      fc.tuple(name, nasty).map(([key, text]) => `${key}: ${text}`),
      nasty.map((text) => `@x = ${text}`),
      nasty,
      fc.constant(''),
    ),
    { maxLength: 12 },
  )
  .map((lines) => `###\nGET /\n\n${lines.join('\n')}`);

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const curl = fc
  .array(
    fc.oneof(
      nasty.map((text) => quoted(`http://localhost/${text}`)),
      fc.tuple(name, nasty).map(([key, text]) => `-H ${quoted(`${key}: ${text}`)}`),
      nasty.map((text) => `-d ${quoted(text)}`),
      nasty.map((text) => `--json ${quoted(text)}`),
      nasty.map((text) => `-u ${quoted(text)}`),
      fc.constantFrom('-G', '--next', '-I', '-XPUT', '\\\n', '| jq', '; curl'),
      nasty,
    ),
    { maxLength: 6 },
  )
  .map((words) => `curl http://localhost/ ${words.join(' ')}`);

const log = fc
  .array(
    fc.oneof(
      nasty.map(
        (text) => `1.2.3.4 - - [05/Jan/2026:10:00:00 +0000] "GET /${text} HTTP/1.1" 200 5 "-" "x"`,
      ),
      nasty,
    ),
    { maxLength: 8 },
  )
  .map((lines) => lines.join('\n'));

const KINDS = { har, openapi, httpFile, curl, log } as const;

function assertHarmless(text: string, options: Parameters<typeof importText>[1]): void {
  let imported: ReturnType<typeof importText>;
  try {
    imported = importText(text, options, 'a \u001b[31mfile');
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return;
  }
  assertSound(imported);
}

for (const [kind, texts] of Object.entries(KINDS)) {
  test(`${kind}: no text is a live reference, or makes a file that cannot be read`, () => {
    const options = { methods: ['GET', 'POST', 'PUT'] };
    fc.assert(
      fc.property(texts, (text) => assertHarmless(text, options)),
      { numRuns: 150 },
    );
  });
}

test('a file that is taken for another kind than it is', () => {
  const texts = fc.oneof(...Object.values(KINDS), nasty);
  fc.assert(
    fc.property(texts, fc.constantFrom(...IMPORT_KINDS), (text, from) =>
      assertHarmless(text, { from }),
    ),
    { numRuns: 150 },
  );
});

test('what is no secret is sent as it was found', () => {
  const value = fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' });
  const texts = fc
    .array(fc.constantFrom(...FRAGMENTS.slice(0, 30)), { maxLength: 4 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(value, texts, texts, (part, text, header) => {
      const body = JSON.parse(JSON.stringify({ part, text }).replaceAll('-0', '0'));
      const sent = header.replace(/[^\x20-\x7e]/g, '').trim();
      const request = {
        method: 'PUT',
        url: 'http://localhost/',
        headers: [{ name: 'x-a', value: sent }],
        postData: { mimeType: 'application/json', text: JSON.stringify(body) },
      };
      const { text: written } = importText(JSON.stringify({ log: { entries: [{ request }] } }));
      const [found] = planOfImported(written).requests;
      assert.deepEqual(JSON.parse(String(found.body?.value)), body);
      assert.equal(found.headers.find((each) => each.name === 'x-a')?.value.value, sent);
    }),
    { numRuns: 150 },
  );
});
