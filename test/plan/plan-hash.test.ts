import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../../src/plan/measured.ts';
import { planHash } from '../../src/plan/plan-hash.ts';
import { planOf } from './raw-inputs.ts';

const BASE = `
start: node server.js
requests:
  - { path: /a, headers: { x-token: "\${env:TOKEN}" } }
  - { path: /b, weight: 2 }
`;
const hash = (text: string, TOKEN = 'one'): string =>
  planHash(planOf(text, { environment: { TOKEN } }));

test('the hash is SHA-256 in hex', () => {
  assert.match(hash(BASE), /^[0-9a-f]{64}$/);
});

for (const [what, line] of [
  ['tolerances', 'max-p99-increase: 50%'],
  ['limits', 'p99-limit: 1s'],
  ['the build', 'build: npm ci'],
  ['the budget', 'budget: 1m'],
  ['the seed', 'seed: abc'],
  ['outputs', 'json: out.json'],
  ['the environment of the server', 'candidate-env: { A: b }'],
  ['what it is compared with', 'compare: stored\nbaseline-env: { A: b }\nbaseline-paths: dist'],
  ['what is forgiven in absolute terms', 'p99-floor: 5ms'],
  ['whether CPU time is gated', 'gate-cpu: always'],
]) {
  test(`${what} may change`, () => assert.equal(hash(`${BASE}${line}\n`), hash(BASE)));
}

for (const [what, line] of [
  ['connections', 'connections: 31'],
  ['the rate', 'rate: 100/s'],
  ['the warm-up', 'warmup: 3s'],
  ['the request timeout', 'request-timeout: 3s'],
  ['the protocol', 'url: https://127.0.0.1:{port}/'],
]) {
  test(`${what} may not change`, () => assert.notEqual(hash(`${BASE}${line}\n`), hash(BASE)));
}

for (const [what, from, to] of [
  ['a path', '/a,', '/c,'],
  ['a weight', 'weight: 2', 'weight: 3'],
  ['a header', 'x-token', 'x-other'],
  ['a method', 'path: /b', 'method: PUT, path: /b'],
  ['a body', 'path: /b', 'body: x, path: /b'],
  ['an expectation', 'path: /b', 'expect: { status: 201 }, path: /b'],
  ['who starts the server', 'start: node server.js', 'url: http://127.0.0.1:80/'],
] as const) {
  test(`${what} may not change`, () => assert.notEqual(hash(BASE.replace(from, to)), hash(BASE)));
}

test('a rotated secret keeps the baseline', () => {
  assert.equal(hash(BASE, 'one'), hash(BASE, 'two'));
});

test('the order of requests does not count', () => {
  const [head = '', first = '', second = ''] = BASE.split('\n  - ');
  assert.equal(hash(`${head}\n  - ${second}\n  - ${first}\n`), hash(BASE));
});

test('canonical JSON is JSON, and does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string())), (value) => {
      const text = canonicalJson(value);
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      assert.deepEqual(Object.entries(JSON.parse(text)).sort(), Object.entries(value).sort());
      assert.equal(canonicalJson(reversed), text);
    }),
  );
});
