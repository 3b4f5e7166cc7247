// Patterns that are matched within a bound agree with those of JavaScript where both know them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compilePattern } from '../src/pattern.ts';

test('agrees with JavaScript', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      'b',
      '.',
      '\\d',
      '\\w+',
      '[^a]',
      '^',
      '$',
      '(?:ab|c)',
      '(a)',
      '(?<n>b)',
      '\\b',
      '\\u00e9',
    ],
    ...['a*', 'b+?', 'c{0,2}', '\\/', '\\.', '"', '[\\w-]', '[^]', '\\x41', '\\n'],
  );
  const source = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', 'c', '1', '.', '/', '"', '\n', 'é', 'A', '-'),
  });
  let matched = 0;
  fc.assert(
    fc.property(source, text, (written, subject) => {
      fc.pre(isValid(written));
      const pattern = new RegExp(written);
      const found = pattern.test(subject);
      if (found) matched += 1;
      assert.equal(compilePattern(pattern)?.test(subject), found, `${pattern} in ${subject}`);
    }),
    { numRuns: 2_000 },
  );
  assert.ok(matched > 100, `${matched} matched`);
});

/** The same name twice is a mistake before ES2025. */
function isValid(source: string): boolean {
  try {
    return new RegExp(source) !== undefined;
  } catch {
    return false;
  }
}

test('what only backtracking finds, and what is too large, is not compiled', () => {
  for (const pattern of [
    /(?=a)b/,
    /(?!a)b/,
    /(a)\1/,
    /(?<!x)y/,
    /(?<n>a)\k<n>/,
    /a{1001}/,
    /(a{100}){100}/,
  ]) {
    assert.equal(compilePattern(pattern), undefined, `${pattern}`);
  }
});

test('the larger a pattern is, the shorter is the text that it is matched with', () => {
  const small = compilePattern(/"hits":\s*[1-9]/)?.longestText ?? 0;
  const large = compilePattern(/[ab]{0,1000}[cd]/)?.longestText ?? 0;
  assert.ok(small > 1_000_000 && large > 10_000 && small > large, `${small} and ${large}`);
});
