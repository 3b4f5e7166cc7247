// What was captured takes the place of its placeholders, and nothing else can come of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RequestPlan } from '../../src/plan/plan.ts';
import type { CapturedValue } from '../../src/plan/request-plan.ts';
import { capturedIn, UnfitCapture, withCaptured } from '../../src/plan/with-captured.ts';
import { planOf } from './raw-inputs.ts';

const requestOf = (request: string): RequestPlan =>
  planOf(
    `start: a
setup:
  - { path: /login, capture: { token: { json: /token }, id: { json: /id } } }
data: { rows: rows.csv }
requests:
  - ${request}
`,
    { readTable: () => ({ columns: ['a'], rows: [['1']], digest: 'd' }) },
  ).requests[0];

const textValue = (text: string): CapturedValue => ({ text, json: JSON.stringify(text) });
const CAPTURED = new Map([
  ['token', textValue('a b/"ü"')],
  ['id', { text: '42', json: '42' }],
]);

test('is written for where it stands', () => {
  const request = requestOf(
    "{ method: POST, path: '/of/{captured.token}?id={captured.id}', headers: { X-Id: 'no {captured.id}' }, json: { token: '{captured.token}', id: '{captured.id}', text: 'the {captured.token} {captured.id}' } }",
  );
  assert.deepEqual(capturedIn(request), ['token', 'id']);
  const full = withCaptured(request, CAPTURED);
  assert.equal(full.path, '/of/a%20b%2F%22%C3%BC%22?id=42');
  assert.equal(full.headers[0]?.value.value, 'no 42');
  assert.equal(full.body?.value, '{"token":"a b/\\"ü\\"","id":42,"text":"the a b/\\"ü\\" 42"}');
  assert.equal(full.template, undefined, 'it is the same each time, and costs no more');
  assert.deepEqual(capturedIn(full), []);
  assert.equal(
    full.body?.template,
    request.body?.template,
    'hash and summary have what is written',
  );
});

test('leaves other placeholders, and requests without any, as they are', () => {
  const mixed = withCaptured(requestOf("{ path: '/{captured.id}/{seq}' }"), CAPTURED);
  assert.deepEqual(
    mixed.template?.path.map((part) => (part.kind === 'text' ? part.text : part.kind)),
    ['/42/', 'value'],
  );
  const plain = requestOf('{ path: /a }');
  assert.equal(withCaptured(plain, CAPTURED), plain);
});

test('in a form and in a text', () => {
  const form = requestOf("{ method: POST, path: /, form: { token: '{captured.token}' } }");
  assert.equal(withCaptured(form, CAPTURED).body?.value, 'token=a+b%2F%22%C3%BC%22');
  const text = requestOf("{ method: POST, path: /, body: 'x{captured.token}' }");
  assert.equal(withCaptured(text, CAPTURED).body?.value, 'xa b/"ü"');
});

const FORGED: readonly (readonly [request: string, value: string, why: RegExp])[] = [
  [
    "{ path: /, headers: { X-Token: '{captured.token}' } }",
    'a\r\nX: y',
    /header `X-Token` of "GET \/"/,
  ],
  ["{ path: /, headers: { X-Token: '{captured.token}' } }", 'a\u0000', /not allowed in the header/],
  ["{ path: '{captured.token}' }", 'x', /does not fit into the path/],
  ["{ path: '{captured.token}' }", '/a b', /does not fit into the path/],
  ["{ path: '{captured.token}' }", '/a HTTP/1.1\r\nX: y', /does not fit into the path/],
];
for (const [request, value, why] of FORGED) {
  test(`${JSON.stringify(value)} is refused in ${request}`, () => {
    const captured = new Map([['token', textValue(value)]]);
    assert.throws(
      () => withCaptured(requestOf(request), captured),
      (error) => {
        assert.ok(error instanceof UnfitCapture);
        assert.match(error.message, why);
        assert.ok(value.length < 3 || !error.message.includes(value), 'it may be a secret');
        return true;
      },
    );
  });
}

test('a whole path may be captured', () => {
  const captured = new Map([['token', textValue('/items?after=a%20b')]]);
  const request = requestOf("{ path: '{captured.token}' }");
  assert.equal(withCaptured(request, captured).path, '/items?after=a%20b');
});

test('a captured text cannot end a part of a form with files', () => {
  const request = requestOf(
    "{ method: POST, path: /, multipart: { a: '{captured.token}', b: x } }",
  );
  const type = request.headers.find(({ name }) => name === 'content-type')?.value.value ?? '';
  const boundary = type.split('boundary=')[1] ?? '';
  assert.ok(boundary.length > 2, type);
  const fill = (text: string) => withCaptured(request, new Map([['token', textValue(text)]]));
  assert.match(String(fill('fine').body?.value), /fine/);
  assert.throws(() => fill(`\r\n--${boundary}--`), /has the boundary of the form/);
});

test('nor can two that stand beside each other', () => {
  const request = requestOf(
    "{ method: POST, path: /, multipart: { a: '{captured.token}{captured.id}', b: x } }",
  );
  const type = request.headers.find(({ name }) => name === 'content-type')?.value.value ?? '';
  const boundary = type.split('boundary=')[1] ?? '';
  const captured = new Map([
    ['token', textValue(`\r\n--${boundary.slice(0, 2)}`)],
    ['id', textValue(boundary.slice(2))],
  ]);
  assert.throws(() => withCaptured(request, captured), /has the boundary of the form/);
});

test('a captured host is one', () => {
  const request = requestOf("{ path: /, headers: { Host: '{captured.token}.localhost' } }");
  const fill = (text: string) => withCaptured(request, new Map([['token', textValue(text)]]));
  assert.equal(fill('blue').headers[0]?.value.value, 'blue.localhost');
  assert.throws(() => fill('x y/'), /does not fit into the `Host` of "GET \/"/);
});

test('a host of rows is left to those', () => {
  const request = requestOf(
    "{ path: '/{captured.id}', headers: { Host: '{rows.a}', X: '{captured.id}' } }",
  );
  assert.equal(withCaptured(request, CAPTURED).headers[0]?.value.template, '{rows.a}');
});

test('what a flow captures is left to it', () => {
  const [, read] = planOf(
    `start: a
setup: [{ path: /in, capture: { token: { json: /token } } }]
requests:
  - name: Order
    steps:
      - { path: /orders, capture: { id: { json: /id } } }
      - { path: '/orders/{captured.id}', headers: { X: '{captured.token}', Host: '{captured.id}' } }
`,
    { readTable: () => ({ columns: ['a'], rows: [['1']], digest: 'd' }) },
  ).requests;
  assert.ok(read !== undefined);
  assert.deepEqual(capturedIn(read), ['token']);
  const full = withCaptured(read, new Map([['token', textValue('t')]]));
  assert.deepEqual(full.template?.path, [
    { kind: 'text', text: '/orders/' },
    { kind: 'value', value: { kind: 'captured', name: 'id', by: 'flow' }, writing: 'segment' },
  ]);
  assert.deepEqual(full.template?.headers[0], [
    { kind: 'value', value: { kind: 'captured', name: 'id', by: 'flow' }, writing: 'plain' },
  ]);
  assert.deepEqual(full.template?.headers[1], [{ kind: 'text', text: 't' }]);
  assert.deepEqual(full.step, read.step);
});

test('what a version does not capture is named', () => {
  assert.throws(() => withCaptured(requestOf("{ path: '/{captured.id}' }"), new Map()), {
    message: '`setup` of this version captures no `id`.',
  });
});

test('any text stays one segment of a path, and one string of JSON', () => {
  const segment = requestOf("{ path: '/a/{captured.token}/b' }");
  const json = requestOf(
    "{ method: POST, path: /, json: ['{captured.token}', 'x{captured.token}'] }",
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const captured = new Map([['token', textValue(text)]]);
      const { path } = withCaptured(segment, captured);
      assert.match(path, /^\/a\/[^/?#\s]*\/b$/);
      assert.equal(
        decodeURIComponent(path.slice(3, -2)),
        text.replace(/\p{Surrogate}/gu, '\ufffd'),
      );
      const body = withCaptured(json, captured).body?.value;
      assert.deepEqual(JSON.parse(String(body)), [text, `x${text}`]);
    }),
  );
});
