import assert from 'node:assert/strict';
import test from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { configJsonSchema } from '../../../scripts/documents/json-schema.ts';
import { assertGenerated } from '../../support/golden.ts';

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

test('an entry is a request or a flow', () => {
  const steps = 'steps: [{ path: /a, capture: { a: { json: /a } } }, { path: /b, think-time: 1s }]';
  assert.ok(isValid(`requests: [{ path: / }, { name: a, weight: 2, think-time: 50ms, ${steps} }]`));
  for (const entry of [
    `{ ${steps} }`,
    `{ name: a, path: /, ${steps} }`,
    '{ name: a, steps: [] }',
    '{ name: a, steps: [{ path: /, weight: 2 }] }',
    `{ name: a, steps: [{ ${steps} }] }`,
    '{ path: /, think-time: 1s }',
    '{ path: /, capture: { a: { json: /a } } }',
  ]) {
    assert.ok(!isValid(`requests: [${entry}]`), entry);
  }
});

test('one file serves the command and the action', () => {
  assert.ok(isValid('comment: never\naccept-label: slow is fine\nretention-days: 30\n'));
  assert.ok(isValid('baseline-events: push, schedule\n'));
  assert.ok(isValid('baseline-events: [schedule, push]\n'));
  assert.ok(isValid('baseline-paths: [dist/**, node_modules/**]\ncompare: side-by-side\n'));
  assert.ok(isValid('baseline-paths: dist/**, node_modules/**\nbaseline-env: { A: b }\n'));
});

test('an editor marks what perf-gate refuses', () => {
  for (const text of [
    'conections: 64',
    'connections: 0',
    'budget: 30',
    'max-p99-increase: 5',
    'on-invalid: maybe',
    'config: other.yml',
    'github-token: secret',
    'mode: report',
    'accept: true',
    'comment: sometimes',
    'compare: both',
    'base: main',
    'baseline-paths: []',
    'baseline-paths: [/dist]',
    'retention-days: 401',
    'baseline-events: schedule',
    'baseline-events: [schedule]',
    'requests: [{ method: GET }]',
    'requests: []',
    'requests: [{ path: /, expect: { status: 99 } }]',
  ]) {
    assert.ok(!isValid(text), text);
  }
});
