// OpenAPI: values that fit a schema, where they go, and what an operation asks for.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SECRET_VALUE } from '../../src/import-requests/draft/secrets.ts';
import { fillIn } from '../../src/import-requests/openapi/parameters.ts';
import { Samples } from '../../src/import-requests/openapi/sample.ts';
import { importFaults, importText, planOfImported, sentBy } from './imported.ts';

const ROOT = {
  components: {
    schemas: {
      Ring: {
        type: 'object',
        properties: { name: { type: 'string' }, next: { $ref: '#/components/schemas/Ring' } },
      },
      Self: { $ref: '#/components/schemas/Self' },
      'a/b~c': { type: 'boolean' },
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, at) => {
          const next = { $ref: `#/components/schemas/D${at + 1}` };
          return [`D${at}`, { type: 'object', properties: { a: next, b: next, c: next } }];
        }),
      ),
    },
  },
};

const samples = new Samples(ROOT);
const sampleOf = (holder: Readonly<Record<string, unknown>>) => samples.of(holder);

const SAMPLES: readonly (readonly [schema: unknown, value: unknown])[] = [
  [{ type: 'string' }, 'string'],
  [{ type: 'string', example: 'a', default: 'b', enum: ['c'] }, 'a'],
  [{ type: 'string', examples: ['a'] }, 'a'],
  [{ type: 'string', default: 'b', enum: ['c'] }, 'b'],
  [{ type: 'string', enum: ['c', 'd'] }, 'c'],
  [{ const: 'e' }, 'e'],
  [{ type: 'string', format: 'date' }, '2026-01-01'],
  [{ type: 'string', minLength: 8 }, 'stringxx'],
  [{ type: 'string', minLength: 1e9 }, `string${'x'.repeat(994)}`],
  [{ type: 'string', maxLength: 3 }, 'str'],
  [{ type: 'string', format: 'password', example: 'hunter2' }, SECRET_VALUE],
  [{ type: 'integer' }, 1],
  [{ type: 'integer', minimum: 5 }, 5],
  [{ type: 'integer', maximum: -5 }, -5],
  [{ type: 'integer', minimum: 5, exclusiveMinimum: true }, 6],
  [{ type: 'integer', exclusiveMinimum: 5 }, 6],
  [{ type: 'integer', exclusiveMaximum: 1 }, 0],
  [{ type: 'integer', minimum: 7, multipleOf: 5 }, 10],
  [{ type: 'number', multipleOf: 0 }, 1],
  [{ type: 'number', minimum: Number.NaN }, 1],
  [{ type: 'boolean' }, true],
  [{ type: ['null', 'integer'] }, 1],
  [{ type: 'null' }, null],
  [{ type: 'array', items: { type: 'integer' } }, [1]],
  [{ items: { type: 'integer' } }, [1]],
  [{ properties: { a: { type: 'integer' }, b: { type: 'integer', readOnly: true } } }, { a: 1 }],
  [{ type: 'object' }, {}],
  [
    { allOf: [{ properties: { a: { example: 1 } } }, { properties: { b: { example: 2 } } }] },
    { a: 1, b: 2 },
  ],
  [{ allOf: [{ type: 'string' }], description: 'x' }, 'string'],
  [
    { allOf: [{ properties: { a: { example: 1 } } }], properties: { c: { example: 3 } } },
    { a: 1, c: 3 },
  ],
  [{ oneOf: [{ type: 'null' }, { type: 'integer' }] }, 1],
  [{ anyOf: [{ $ref: '#/nowhere' }, { type: 'boolean' }] }, true],
  [{ $ref: '#/components/schemas/a~1b~0c' }, true],
  [{ $ref: '#/components/schemas/Ring' }, { name: 'string' }],
  [{ $ref: '#/components/schemas/Self' }, 'string'],
  [{ $ref: 'other.yaml#/a' }, 'string'],
  [undefined, 'string'],
  ['nonsense', 'string'],
];
for (const [schema, value] of SAMPLES) {
  test(`a sample of ${JSON.stringify(schema)}`, () => {
    assert.deepEqual(sampleOf({ schema }).value, value);
  });
}

test('schemas that each refer to the next several times end', () => {
  const { value } = sampleOf({ schema: { $ref: '#/components/schemas/D0' } });
  assert.ok(JSON.stringify(value).length < 20_000);
});

test('an example of a parameter or body comes before its schema', () => {
  const schema = { type: 'string', example: 'schema' };
  assert.deepEqual(sampleOf({ example: 'a', schema }), { value: 'a', isMade: false });
  assert.deepEqual(sampleOf({ examples: { x: { value: 'b' }, y: { value: 'c' } }, schema }), {
    value: 'b',
    isMade: false,
  });
  assert.deepEqual(sampleOf({ examples: { x: { externalValue: 'x' } }, schema }), {
    value: 'schema',
    isMade: false,
  });
  assert.deepEqual(sampleOf({ schema: { type: 'string' } }), {
    value: 'string',
    isMade: true,
  });
});

const LIST = ['a b', 'c'];
const OBJECT = { x: 1, y: 'z' };
const STYLES: readonly (readonly [parameter: object, target: string])[] = [
  [{ in: 'path', example: 'a/b c' }, '/p/a%2Fb%20c'],
  [{ in: 'path', example: LIST }, '/p/a%20b,c'],
  [{ in: 'path', example: OBJECT }, '/p/x,1,y,z'],
  [{ in: 'path', example: OBJECT, explode: true }, '/p/x=1,y=z'],
  [{ in: 'path', example: LIST, style: 'label', explode: true }, '/p/.a%20b.c'],
  [{ in: 'path', example: 5, style: 'matrix' }, '/p/;n=5'],
  [{ in: 'path', example: '' }, '/p/1'],
  [{ in: 'query', example: 'a&b' }, '/p/1?n=a%26b'],
  [{ in: 'query', example: LIST }, '/p/1?n=a%20b&n=c'],
  [{ in: 'query', example: LIST, explode: false }, '/p/1?n=a%20b,c'],
  [{ in: 'query', example: LIST, style: 'pipeDelimited' }, '/p/1?n=a%20b%7Cc'],
  [{ in: 'query', example: OBJECT }, '/p/1?x=1&y=z'],
  [{ in: 'query', example: OBJECT, style: 'deepObject' }, '/p/1?n[x]=1&n[y]=z'],
  [{ in: 'query', example: OBJECT, explode: false }, '/p/1?n=x,1,y,z'],
  [
    { in: 'query', content: { 'application/json': { example: OBJECT } }, required: true },
    '/p/1?n=%7B%22x%22%3A1%2C%22y%22%3A%22z%22%7D',
  ],
  [{ in: 'query', schema: { type: 'integer' } }, '/p/1'],
  [{ in: 'query', schema: { type: 'integer', default: 5 } }, '/p/1'],
  [{ in: 'query', schema: { type: 'integer', example: 5 } }, '/p/1?n=5'],
  [{ in: 'query', schema: { type: 'integer', default: 5 }, required: true }, '/p/1?n=5'],
  [{ in: 'query', schema: { format: 'password' }, required: true }, '/p/1'],
];
for (const [parameter, target] of STYLES) {
  test(`a parameter: ${JSON.stringify(parameter)}`, () => {
    assert.equal(fillIn(samples, '/p/{n}', [{ name: 'n', ...parameter }]).target, target);
  });
}

const document = (paths: object, more: object = {}) =>
  JSON.stringify({ openapi: '3.1.0', paths, ...more });

test('GET alone, others where they are asked for', () => {
  const text = document({ '/a': { get: {}, put: {}, trace: {} } });
  assert.deepEqual(
    sentBy(text).map(({ line }) => line),
    ['GET /a'],
  );
  const methods = ['PUT', 'TRACE'];
  assert.deepEqual(
    sentBy(text, { methods }).map(({ line }) => line),
    ['PUT /a', 'TRACE /a'],
  );
});

const SERVERS: readonly (readonly [url: string, path: string])[] = [
  ['https://a.example/v1', '/v1/a'],
  ['https://a.example/', '/a'],
  ['/v2/', '/v2/a'],
  ['v3', '/v3/a'],
  ['//a.example/v4', '/v4/a'],
  ['https://{h}/{v}', '/v5/a'],
  ['', '/a'],
];
for (const [url, path] of SERVERS) {
  test(`the base path of ${url}`, () => {
    const variables = { h: { default: 'a.example' }, v: { default: 'v5' } };
    const [request] = sentBy(document({ '/a': { get: {} } }, { servers: [{ url, variables }] }));
    assert.equal(request?.line, `GET ${path}`);
  });
}

test('the server of an operation comes before those of its path and of all', () => {
  const servers = (url: string) => ({ servers: [{ url }] });
  const text = document(
    { '/a': { ...servers('/item'), get: servers('/own'), head: {} } },
    servers('/all'),
  );
  assert.deepEqual(
    sentBy(text, { methods: ['GET', 'HEAD'] }).map(({ line }) => line),
    ['GET /own/a', 'HEAD /item/a'],
  );
});

const STATUSES: readonly (readonly [
  codes: readonly string[],
  status: readonly number[] | undefined,
])[] = [
  [['200', '404'], [200]],
  [['204', 'default'], [204]],
  [['200', '201'], undefined],
  [['default'], undefined],
  [[], undefined],
];
for (const [codes, status] of STATUSES) {
  test(`the status of ${codes.join(', ') || 'none'}`, () => {
    const responses = Object.fromEntries(codes.map((code) => [code, {}]));
    const { text } = importText(document({ '/a': { get: { responses } } }));
    assert.deepEqual(planOfImported(text).requests[0].expect.status, status);
  });
}

test('a class of statuses', () => {
  const { text } = importText(document({ '/a': { get: { responses: { '2XX': {} } } } }));
  assert.match(text, /status: 2xx/);
});

const SCHEMES = {
  bearer: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'Basic' },
  header: { type: 'apiKey', in: 'header', name: 'X-Shop' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
  query: { type: 'apiKey', in: 'query', name: 'k' },
  oauth: { type: 'oauth2' },
};
const SECURITY: readonly (readonly [security: readonly object[], headers: object])[] = [
  [[{ bearer: [] }], { authorization: 'Bearer <API_TOKEN>' }],
  [[{ oauth: [] }], { authorization: 'Bearer <API_TOKEN>' }],
  [[{ basic: [] }], { authorization: 'Basic <API_BASIC_AUTH>' }],
  [[{ header: [], cookie: [] }], { 'x-shop': '<API_SHOP>', cookie: '<API_COOKIE>' }],
  [[{ bearer: [] }, { header: [] }], { authorization: 'Bearer <API_TOKEN>' }],
  [[{ bearer: [] }, {}], {}],
  [[{ query: [] }], {}],
  [[{ unknown: [] }], {}],
  [[], {}],
];
for (const [security, headers] of SECURITY) {
  test(`security: ${JSON.stringify(security)}`, () => {
    const more = { security: [{ bearer: [] }], components: { securitySchemes: SCHEMES } };
    const [request] = sentBy(document({ '/a': { get: { security } } }, more));
    assert.deepEqual(request?.headers, headers);
  });
}

test('references: paths, parameters, bodies and examples; a ring of paths is none', () => {
  const text = document(
    {
      '/a': { $ref: '#/components/pathItems/A' },
      '/b': { $ref: '#/paths/~1b' },
      '/c': { $ref: 'c.yaml' },
    },
    {
      components: {
        pathItems: {
          A: {
            put: {
              parameters: [{ $ref: '#/components/parameters/P' }],
              requestBody: { $ref: '#/components/requestBodies/B' },
            },
          },
        },
        parameters: { P: { name: 'p', in: 'query', required: true, example: 1 } },
        requestBodies: {
          B: {
            content: {
              'application/json': { examples: { x: { $ref: '#/components/examples/X' } } },
            },
          },
        },
        examples: { X: { value: { a: [1] } } },
      },
    },
  );
  const { summary } = importText(text, { methods: ['PUT'] });
  assert.deepEqual(sentBy(text, { methods: ['PUT'] }), [
    {
      line: 'PUT /a?p=1',
      headers: { 'content-type': 'application/json' },
      body: '{"a":[1]}',
      weight: 1,
    },
  ]);
  assert.match(summary, /1 path: described in another file: bundle the document first/);
});

test('a body: JSON before forms, and none where it may be left out and is no text', () => {
  const body = (content: object, required = false) => {
    const text = document({ '/a': { put: { requestBody: { content, required } } } });
    return sentBy(text, { methods: ['PUT'] })[0]?.body;
  };
  assert.equal(body({ 'text/plain': { example: 'x' }, 'application/json': { example: 1 } }), '1');
  assert.equal(
    body({ 'application/x-www-form-urlencoded': { example: { a: 'b c', d: [1] } } }),
    'a=b+c&d=%5B1%5D',
  );
  assert.equal(body({ 'text/plain': { example: 'x' } }), 'x');
  assert.equal(body({ 'image/png': {} }), undefined);
  const required = document({
    '/a': { put: { requestBody: { content: { 'image/png': {} }, required: true } } },
  });
  assert.match(
    importFaults(required, { methods: ['PUT'] })[0] ?? '',
    /1 request: a body of several parts or files/,
  );
});

test('what all paths share is not multiplied without end', () => {
  const parameters = Array.from({ length: 101 }, (_, at) => ({ name: `p${at}`, in: 'query' }));
  const names = Array.from({ length: 501 }, (_, at) => `/${at}`);
  const pathsOf = (item: object) => Object.fromEntries(names.map((name) => [name, item]));
  assert.match(
    importText(document(pathsOf({ get: {} }))).summary,
    /1 request: an operation beyond the first 500/,
  );
  const schema = { $ref: '#/components/schemas/D0' };
  const large = parameters.slice(1).map((each) => ({ ...each, required: true, schema }));
  const all = document(
    { '/a': { get: { parameters: large } }, ...pathsOf({ $ref: '#/paths/~1a' }) },
    ROOT,
  );
  assert.match(importFaults(all)[0] ?? '', /500 requests: a path of more than 8000 characters/);
  const text = document({ '/a': { get: { parameters } } });
  assert.match(importFaults(text)[0] ?? '', /1 request: more than 100 parameters/);
});
