import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { editDistance } from '../../../src/nearest-word.ts';
import { suggest } from '../../../src/plan/read/suggest.ts';
import { FLAG_INPUTS } from '../../../src/plan/table/inputs.ts';

test('edit distance of known pairs', () => {
  assert.equal(editDistance('kitten', 'sitting'), 3);
  assert.equal(editDistance('', 'abc'), 3);
  assert.equal(editDistance('abc', ''), 3);
});

test('a word that is no word is compared with none', () => {
  assert.deepEqual(suggest('a'.repeat(101), ['a'.repeat(100)]), []);
  assert.deepEqual(suggest('a'.repeat(100), ['a'.repeat(99)]), ['a'.repeat(99)]);
});

test('edit distance is a metric', () => {
  const word = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      assert.equal(editDistance(a, a), 0);
      assert.equal(editDistance(a, b), editDistance(b, a));
      assert.ok(editDistance(a, c) <= editDistance(a, b) + editDistance(b, c));
    }),
  );
});

test('only a name that is near enough is suggested', () => {
  const known = ['connections', 'rate', 'url'];
  assert.deepEqual(suggest('conections', known), ['connections']);
  assert.deepEqual(suggest('rat', known), ['rate']);
  assert.deepEqual(suggest('frobnicate', known), []);
  assert.deepEqual(suggest('x', []), []);
});

const FLAGS = Object.keys(FLAG_INPUTS.shape);
const meant: Readonly<Record<string, readonly string[]>> = {
  // Beginnings.
  'max-p99': ['max-p99-increase'],
  conn: ['connections'],
  // Of many beginnings, the nearest.
  bas: ['base'],
  p99: ['p99-floor', 'p99-limit'],
  // Parts.
  throughput: ['max-throughput-drop', 'min-throughput'],
  cpu: ['max-cpu-increase', 'gate-cpu'],
  // As other tools call it.
  duration: ['budget'],
  vus: ['connections'],
  path: ['url'],
  rps: ['rate'],
  '-c': ['connections'],
  timeout: ['request-timeout', 'ready-timeout'],
};
for (const [word, names] of Object.entries(meant))
  test(`\`${word}\` leads to ${names.join(' and ')}`, () => {
    assert.deepEqual([...suggest(word, FLAGS)].sort(), [...names].sort());
  });

test('what fits too many names leads to none', () => assert.deepEqual(suggest('max', FLAGS), []));

test('only names that may be written here are suggested', () => {
  assert.deepEqual(suggest('vus', ['rate']), []);
  assert.deepEqual(suggest('constructor', FLAGS), []);
});
