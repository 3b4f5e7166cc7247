import assert from 'node:assert/strict';
import test from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { configJsonSchema } from '../../src/plan/json-schema.ts';
import { assertGenerated } from '../support/golden.ts';

const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(configJsonSchema());
const isValid = (text: string): boolean => validate(parse(text));

test('the schema in the repository is the generated one', () => {
  assertGenerated(
    'schema/perf-gate.schema.json',
    `${JSON.stringify(configJsonSchema(), null, 2)}\n`,
  );
});

test('an editor accepts what perf-gate accepts', () => {
  assert.ok(isValid('start: node server.js\nconnections: 64\nrate: 1200/s\ninsecure: true\n'));
  assert.ok(isValid('rate: 1200\ncandidate-env: { A: 1, B: true, C: c }\n'));
  assert.ok(
    isValid('requests: [{ path: /, json: { a: [1] }, expect: { status: [2xx, 304] }, weight: 2 }]'),
  );
});

test('an editor marks what perf-gate refuses', () => {
  for (const text of [
    'conections: 64',
    'connections: 0',
    'budget: 30',
    'max-p99-increase: 5',
    'on-invalid: maybe',
    'config: other.yml',
    'requests: [{ method: GET }]',
    'requests: []',
    'requests: [{ path: /, expect: { status: 99 } }]',
  ]) {
    assert.ok(!isValid(text), text);
  }
});
