// Texts as an enemy would write them, for property tests.

import fc from 'fast-check';

/** Fragments that mean something to a terminal, to Markdown, to HTML or to GitHub. */
const FRAGMENTS = [
  '<script>',
  '</details>',
  '<!--',
  '-->',
  '"',
  "'",
  '&amp;',
  '|',
  '\\|',
  '`',
  '```',
  '~~~',
  '[a](b)',
  '![a](b)',
  '**',
  '_',
  '$x$',
  '@octocat',
  '#1',
  'GH-1',
  'a/b#1',
  'http://a.example',
  'www.a.example',
  'a@b.example',
  'mailto:a',
  '\u001b[31m',
  '\u001b]0;title\u0007',
  '\u009b2J',
  '\u202e',
  '\u200b',
  '\r',
  '\n\n# heading',
  '\u2028',
  '1. ',
  '- ',
  '漢字',
  '🙂',
  'e\u0301',
  'x'.repeat(90),
] as const;

export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 6 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''));
