import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { readGlobs, readRef } from '../../../src/plan/read/baseline.ts';

const globs = (raw: unknown) => {
  const reading = readGlobs(raw);
  return reading.kind === 'accepted' ? reading.value : undefined;
};

const problems = (raw: unknown): readonly string[] => {
  const reading = readGlobs(raw);
  return reading.kind === 'accepted'
    ? []
    : reading.refusals.map(({ path, problem }) => `${path.join()}: ${problem}`);
};

test('globs stand in lines, between commas, or in a list', () => {
  const expected = ['dist/**', 'node_modules/**', 'a b.txt'];
  assert.deepEqual(globs('dist/**\n  node_modules/**\n\na b.txt\n'), expected);
  assert.deepEqual(globs('dist/**, node_modules/**,a b.txt,'), expected);
  assert.deepEqual(globs(expected), expected);
});

test('commas between braces belong to the glob', () => {
  assert.deepEqual(globs('dist/{a,b}/**, {c,{d,e}}.js, f'), ['dist/{a,b}/**', '{c,{d,e}}.js', 'f']);
  assert.deepEqual(globs('a}, b'), ['a}', 'b']);
});

test('`./` at the beginning is dropped', () => {
  assert.deepEqual(globs('./dist/**, ././a, .next/**, ./, .//, ..a, a..b'), [
    'dist/**',
    'a',
    '.next/**',
    './',
    './/',
    '..a',
    'a..b',
  ]);
});

for (const glob of ['/usr', '!/usr', '{/usr,a}', '{{/usr}}', '//a']) {
  test(`\`${glob}\` is absolute`, () =>
    assert.match(problems([glob]).join(), /^0: .* is absolute/));
}

for (const glob of ['..', '../a', 'a/..', 'a/../b', '!../a', '{a,..}/b', 'a/{b,..}', './../a']) {
  test(`\`${glob}\` leads out`, () => assert.match(problems([glob]).join(), /^0: .* leads out/));
}

test('anything else than a list of globs is refused, each fault with its place', () => {
  assert.deepEqual(
    problems(['a', 7, '', null]).map((line) => line.slice(0, 1)),
    ['1', '2', '3'],
  );
  assert.match(problems(' \n, ').join(), /^: .* holds no glob\.$/);
  assert.equal(problems([]).length, 1);
  assert.equal(problems({ dist: true }).length, 1);
  assert.equal(problems(undefined).length, 1);
  assert.equal(problems(Array.from({ length: 101 }, () => 'a')).length, 1);
  assert.match(problems('a\0b').join(), /NUL/);
});

test('every accepted glob stays below its directory, braces expanded or not', () => {
  const part = fc.constantFrom('a', '..', '.', '/', ',', '{', '}', '*', '!', ' ', '\n');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      for (const glob of globs(parts.join('')) ?? []) {
        assert.notEqual(glob, '');
        assert.ok(!glob.startsWith('/'), glob);
        assert.ok(!glob.split('/').includes('..'), glob);
      }
    }),
  );
});

test('a ref is one line that git cannot take for an option', () => {
  for (const ref of ['main', 'origin/main~2', 'v1.0.0', '@{upstream}', 'HEAD^', 'a-b']) {
    assert.deepEqual(readRef(ref), { kind: 'accepted', value: ref });
  }
  for (const ref of ['-x', '--upload-pack=touch', '', ' ', 'a\nb', 7, null, 'a'.repeat(201)]) {
    assert.equal(readRef(ref).kind, 'refused', String(ref));
  }
});
