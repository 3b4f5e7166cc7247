// JSON Schemas: which drafts are read, what is refused, and that nothing that a server sends is too much.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileSchema } from '../src/json-schema.ts';

for (const [schema, value, fault] of [
  [{ type: 'object', required: ['a'] }, { a: 1 }, undefined],
  [{ type: 'object', required: ['a'] }, {}, "the body must have required property 'a'"],
  [{ properties: { a: { items: { type: 'integer' } } } }, { a: [1, 'x'] }, '/a/1 must be integer'],
  [{ prefixItems: [{ type: 'string' }], minItems: 1 }, [1], '/0 must be string'],
  [
    { $schema: 'http://json-schema.org/draft-07/schema#', items: [{ type: 'string' }] },
    [1],
    '/0 must be string',
  ],
  [{ $defs: { a: { const: 1 } }, $ref: '#/$defs/a' }, 2, 'the body must be equal to constant'],
  [{ type: 'string', format: 'email' }, 'no address', undefined],
  [{ type: 'string', pattern: '^a+$' }, 'ab', 'the body must match pattern "^a+$"'],
  [{ multipleOf: 0.01 }, 19.99, undefined],
  [{ multipleOf: 0.1 }, 0.35, 'the body must be multiple of 0.1'],
  [{ required: ['constructor'] }, {}, "the body must have required property 'constructor'"],
  [
    { uniqueItems: true },
    [
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ],
    'the body must not have equal items',
  ],
  [{ uniqueItems: true }, [1, '1', [1], { a: 1 }, null, true], undefined],
  [{ uniqueItems: false }, [1, 1], undefined],
  [false, 1, 'the body boolean schema is false'],
  [true, 1, undefined],
] as const) {
  test(`${JSON.stringify(schema)} of ${JSON.stringify(value)}`, () => {
    assert.equal(compileSchema(schema).faultIn(value), fault);
  });
}

for (const [schema, message] of [
  [[], /^it is neither a mapping nor true or false$/],
  [null, /^it is neither/],
  [{ type: 'objekt' }, /^schema is invalid: data\/type must be equal/],
  [{ requred: [] }, /unknown keyword: "requred"/],
  [{ $ref: 'https://example.org/a.json' }, /can't resolve reference https:\/\/example\.org/],
  [{ $schema: 'http://json-schema.org/draft-04/schema#' }, /no schema with key or ref/],
  [{ $async: true }, /`\$async` is no keyword of JSON Schema/],
  [{ pattern: '(?=a)' }, /cannot be matched in a time that grows with the text alone/],
] as const) {
  test(`${JSON.stringify(schema)} is refused`, () => {
    assert.throws(() => compileSchema(schema), { message });
  });
}

test('a pattern that takes the usual matcher for ever does not', () => {
  const schema = compileSchema({ type: 'string', pattern: '^(a+)+$' });
  assert.equal(schema.faultIn('a'.repeat(100_000)), undefined);
  assert.match(schema.faultIn(`${'a'.repeat(100_000)}b`) ?? '', /must match pattern/);
});

test('many items that differ are told apart without comparing each with each', () => {
  const items = Array.from({ length: 200_000 }, (_, id) => ({ id }));
  const schema = compileSchema({ uniqueItems: true });
  assert.equal(schema.faultIn(items), undefined);
  assert.match(schema.faultIn([...items, { id: 7 }]) ?? '', /equal items/);
});

test('a schema that refers to itself is not led into the end of the stack', () => {
  const schema = compileSchema({ type: 'array', items: { $ref: '#' } });
  const deep: unknown = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000));
  assert.equal(schema.faultIn(deep), 'it is nested too deep to be checked');
  assert.equal(schema.faultIn([[[]]]), undefined);
});

test('any value is right or wrong', () => {
  const schema = compileSchema({
    anyOf: [
      { type: 'array', uniqueItems: true },
      { type: 'object', propertyNames: { pattern: '^[a-z]' } },
    ],
  });
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const fault = schema.faultIn(value);
      assert.ok(fault === undefined || fault.length < 300);
    }),
  );
});
