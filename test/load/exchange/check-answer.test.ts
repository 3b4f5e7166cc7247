import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  checkAnswer,
  isExpectedStatus,
  KeptBody,
} from '../../../src/load/exchange/check-answer.ts';
import { KeptFields } from '../../../src/load/exchange/kept-fields.ts';
import type { Expectation, HeaderCheck } from '../../../src/plan/plan.ts';

const includes = (text: string): Expectation => ({
  status: undefined,
  body: { kind: 'includes', text },
});
function bodyOf(...chunks: readonly Buffer[]): KeptBody {
  const body = new KeptBody();
  for (const chunk of chunks) body.add(chunk);
  return body;
}

const matches = (pattern: RegExp): Expectation => ({
  status: undefined,
  body: { kind: 'matches', pattern },
});

test('without a list, any 2xx and 3xx is expected and nothing else', () => {
  const expect = { status: undefined, body: undefined };
  const accepted = [199, 200, 204, 299, 304, 399, 400, 500].filter((status) =>
    isExpectedStatus(expect, status),
  );
  assert.deepEqual(accepted, [200, 204, 299, 304, 399]);
});

test('a list is meant to the letter', () => {
  const expect = { status: [404, 201], body: undefined };
  assert.deepEqual(
    [200, 201, 404].map((status) => isExpectedStatus(expect, status)),
    [false, true, true],
  );
  assert.deepEqual(checkAnswer(expect, 200, bodyOf()), {
    failure: 'unexpected-status',
    message: 'status 200, expected 404 or 201',
  });
});

test('a body is read as one text, wherever its chunks and characters were cut', () => {
  const bytes = Buffer.from('prix : 10 €.');
  for (let cut = 0; cut <= bytes.length; cut++) {
    const body = bodyOf(bytes.subarray(0, cut), bytes.subarray(cut));
    assert.equal(checkAnswer(includes('10 €'), 200, body), undefined);
    assert.equal(checkAnswer(matches(/^prix : \d+ €\.$/), 200, body), undefined);
  }
});

for (const [body, message] of [
  ['{"data":{}}', undefined],
  ['{"errors":[],"data":{}}', undefined],
  ['{"errors":null}', undefined],
  ['\ufeff{"data":1}', undefined],
  ['[{"data":1},{"errors":[{"message":"b"}]}]', 'GraphQL answered an error: "b"'],
  ['[]', undefined],
  ['{"errors":[{"message":"no \\"x\\""}]}', 'GraphQL answered an error: "no "x""'],
  ['{"errors":[{"message":"a"},{}]}', 'GraphQL answered 2 errors: "a"'],
  ['{"errors":[{}]}', 'GraphQL answered an error: an object'],
  ['{"errors":"all"}', 'GraphQL answered an error: "all"'],
  ['{"errors":[[1]]}', 'GraphQL answered an error: a list'],
  [`{"errors":["${'x'.repeat(100)}"]}`, `GraphQL answered an error: "${'x'.repeat(79)}`],
  ['<html>', 'body is not JSON'],
  ['', 'body is not JSON'],
] as const) {
  test(`GraphQL: ${body.slice(0, 40)}`, () => {
    const expect = {
      status: undefined,
      body: undefined,
      json: { values: [], refusesGraphqlErrors: true },
    };
    const mismatch = checkAnswer(expect, 200, bodyOf(Buffer.from(body)));
    assert.deepEqual(mismatch, message && { failure: 'body-mismatch', message });
    // Where another status was expected, that is its error.
    if (message?.startsWith('GraphQL'))
      assert.equal(
        checkAnswer({ ...expect, status: [400] }, 400, bodyOf(Buffer.from(body))),
        undefined,
      );
  });
}

/** A body, what is expected of it, and what is wrong with it. */
for (const [body, pointer, expected, message] of [
  ['{"a":{"b":[1,"x"]}}', '/a/b/1', 'x', undefined],
  ['{"a":{"b":[1,"x"]}}', '/a/b/0', 2, 'the value at /a/b/0 is 1'],
  ['{"a":{"b":[1,"x"]}}', '/a/b/2', 2, 'the value at /a/b/2 is missing'],
  ['{"a":{"b":[1,"x"]}}', '/a/b/01', 'x', 'the value at /a/b/01 is missing'],
  ['{"a":{"b":[1,"x"]}}', '/a/b/length', 2, 'the value at /a/b/length is missing'],
  ['{"a":{"b":[1,"x"]}}', '/a/constructor', 2, 'the value at /a/constructor is missing'],
  ['{"__proto__":{"x":1}}', '/__proto__/x', 1, undefined],
  ['{"a":{"b":[1,"x"]}}', '/a', { b: [1, 'x'] }, undefined],
  ['{"c":1,"a":null}', '', { a: null, c: 1 }, undefined],
  ['{"c":1,"a":null,"d":2}', '', { a: null, c: 1 }, 'the body is an object'],
  ['{"a":[1,2]}', '/a', [2, 1], 'the value at /a is a list'],
  ['{"a":[1]}', '/a', { 0: 1 }, 'the value at /a is a list'],
  ['{"a/b":{"~":{"":0}}}', '/a~1b/~0/', 0, undefined],
  ['{"~1":2}', '/~01', 2, undefined],
  ['{"a":"1"}', '/a', 1, 'the value at /a is "1"'],
  ['{"a":1.10}', '/a', 1.1, undefined],
  [`{"a":"${'é'.repeat(90)}"}`, '/a', 1, `the value at /a is "${'é'.repeat(79)}`],
  ['"x"', '', 'x', undefined],
  ['null', '/a', null, 'the value at /a is missing'],
  ['no', '/a', null, 'body is not JSON'],
] as const) {
  test(`JSON: ${pointer} of ${body.slice(0, 40)}`, () => {
    const values = [{ pointer, expected: { kind: 'is' as const, value: expected } }];
    const json = { values, refusesGraphqlErrors: false };
    const expect = { status: undefined, body: undefined, json };
    const mismatch = checkAnswer(expect, 200, bodyOf(Buffer.from(body)));
    assert.equal(mismatch?.message, message);
  });
}

for (const [body, exists, message] of [
  ['{"a":null}', true, undefined],
  ['{}', true, 'the value at /a is missing'],
  ['{}', false, undefined],
  ['{"a":null}', false, 'the value at /a is null'],
] as const) {
  test(`JSON: whether /a exists in ${body}, and ${exists} is expected`, () => {
    const values = [{ pointer: '/a', expected: { kind: 'exists' as const, exists } }];
    const json = { values, refusesGraphqlErrors: false };
    const mismatch = checkAnswer(
      { status: undefined, body: undefined, json },
      200,
      bodyOf(Buffer.from(body)),
    );
    assert.equal(mismatch?.message, message);
  });
}

test('what was put in by its pointer is found by it, in whatever comes', () => {
  const name = fc.string({ maxLength: 4 });
  fc.assert(
    fc.property(fc.array(name, { maxLength: 5 }), fc.jsonValue(), (names, value) => {
      const whole = names.reduceRight<unknown>(
        (inner, one) => Object.fromEntries([[one, inner]]),
        value,
      );
      const pointer = names
        .map((one) => `/${one.replaceAll('~', '~0').replaceAll('/', '~1')}`)
        .join('');
      const expected = { kind: 'is' as const, value: JSON.parse(JSON.stringify(value)) as unknown };
      const json = { values: [{ pointer, expected }], refusesGraphqlErrors: false };
      const expect = { status: undefined, body: undefined, json };
      assert.equal(checkAnswer(expect, 200, bodyOf(Buffer.from(JSON.stringify(whole)))), undefined);
    }),
  );
});

test('JSON that is nested without end, or holds gigabytes of numbers, is an answer like others', () => {
  const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  const values = [{ pointer: '/a', expected: { kind: 'is' as const, value: [[]] } }];
  const expect = {
    status: undefined,
    body: undefined,
    json: { values, refusesGraphqlErrors: true },
  };
  assert.equal(
    checkAnswer(expect, 200, bodyOf(Buffer.from(deep)))?.message,
    'the value at /a is a list',
  );
});

test('a text and JSON may be looked at together', () => {
  const values = [{ pointer: '/a', expected: { kind: 'is' as const, value: 1 } }];
  const expect = { ...includes('"b"'), json: { values, refusesGraphqlErrors: false } };
  const messageFor = (body: string) => checkAnswer(expect, 200, bodyOf(Buffer.from(body)))?.message;
  assert.deepEqual(['{"a":1,"b":2}', '{"a":1}', '{"a":2,"b":2}'].map(messageFor), [
    undefined,
    'body began "{"a":1}"',
    'the value at /a is 2',
  ]);
});

function fieldsOf(...fields: readonly (readonly [string, unknown])[]): KeptFields {
  const kept = new KeptFields().begin(new Set(fields.map(([name]) => name.toLowerCase())));
  kept.take(fields);
  return kept;
}

for (const [fields, name, value, message] of [
  [[['X-A', ' b ']], 'x-a', 'b', undefined],
  [[['X-A', 'b']], 'x-a', 'B', 'header x-a is "b"'],
  [[], 'x-a', 'b', 'header x-a is missing'],
  [
    [
      ['x-a', ''],
      ['X-A', 'c'],
    ],
    'x-a',
    ', c',
    undefined,
  ],
  [[['set-cookie', ['a=1', 'b=2']]], 'set-cookie', 'b=2', undefined],
  [
    [
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ],
    'set-cookie',
    'a=1, b=2',
    'header set-cookie is "a=1, b=2"',
  ],
  [[['x-a', 'text/html; x']], 'x-a', /^text\/html\b/, undefined],
  [[['x-a', 'text/plain']], 'x-a', /^text\/html\b/, 'header x-a is "text/plain"'],
  [[['x-a', 'c'.repeat(100)]], 'x-a', 'b', `header x-a is "${'c'.repeat(80)}`],
] as const) {
  test(`fields: ${JSON.stringify(fields).slice(0, 50)} against ${value}`, () => {
    const check: HeaderCheck['value'] =
      typeof value === 'string' ? { kind: 'is', text: value } : { kind: 'matches', pattern: value };
    const expect = { status: undefined, body: undefined, headers: [{ name, value: check }] };
    const mismatch = checkAnswer(expect, 200, bodyOf(), fieldsOf(...fields));
    assert.deepEqual(mismatch, message && { failure: 'body-mismatch', message });
  });
}

test('the status is looked at first', () => {
  assert.equal(checkAnswer(includes('ok'), 500, bodyOf())?.failure, 'unexpected-status');
});

test('a mismatch shows how the body began, and no more of it', () => {
  const body = bodyOf(Buffer.from(`<html>${'x'.repeat(10_000)}`));
  for (const expect of [includes('welcome'), matches(/welcome/)]) {
    const mismatch = checkAnswer(expect, 200, body);
    assert.equal(mismatch?.failure, 'body-mismatch');
    assert.match(mismatch?.message ?? '', /^body began "<html>x{74}$/);
  }
});

test('a body that is too long to be checked does not match', () => {
  const body = bodyOf(Buffer.alloc(17 * 1_024 * 1_024, 'x'));
  assert.deepEqual(checkAnswer(matches(/x/), 200, body), {
    failure: 'body-mismatch',
    message: 'body longer than the 16 MiB that are checked',
  });
});

const MIB = 1_024 * 1_024;

test('chunks are copied, and forgotten when the next answer comes', () => {
  const body = new KeptBody();
  const reused = Buffer.from('ab');
  body.add(reused);
  reused.write('cd');
  body.add(reused);
  assert.equal(body.text(), 'abcd');
  body.clear();
  assert.equal(body.text(), '');
});

test('of a body without end nothing is kept', () => {
  const body = new KeptBody();
  const chunk = Buffer.alloc(4 * MIB, 'x');
  for (let part = 0; part < 4; part++) body.add(chunk);
  assert.equal(body.isTooLong, false);
  assert.equal(body.text().length, 16 * MIB);
  body.add(Buffer.from('x'));
  assert.equal(body.isTooLong, true);
  assert.equal(body.text(), '');
  body.add(chunk);
  assert.equal(body.text(), '');
  body.clear();
  assert.equal(body.isTooLong, false);
});

test('a pattern that backtracking would never be done with is matched at once', () => {
  const body = bodyOf(Buffer.from(`${'a'.repeat(60)}!`));
  for (const pattern of [/^(a+)+$/, /(a|a)*b/, /(?:a*)*c/, /^(([a-z])+.)+[A-Z]([a-z])+$/]) {
    assert.equal(checkAnswer(matches(pattern), 200, body)?.failure, 'body-mismatch', `${pattern}`);
  }
});

test('a body that a large pattern would take long with is a mismatch that says so', () => {
  const pattern = matches(/(?:a.{0,999}b.{0,1}[cd])/);
  const body = bodyOf(Buffer.from('ab'.repeat(500_000)));
  assert.match(checkAnswer(pattern, 200, body)?.message ?? '', /^body of 1000000 characters, too /);
  assert.equal(checkAnswer(matches(/b$/), 200, body), undefined);
});
