import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { escapeHtml } from '../../../src/report/escape/html.ts';
import { escapeMarkdown } from '../../../src/report/escape/markdown.ts';
import { visibleText } from '../../../src/report/visible-text.ts';
import { hostileText } from '../../support/hostile-text.ts';

describe('visibleText', () => {
  const rows: readonly (readonly [name: string, text: string, expected: string])[] = [
    ['plain text stays', 'GET /search?q=ü 漢字 👩‍💻', 'GET /search?q=ü 漢字 👩‍💻'],
    ['several lines become one', ' a\r\n\tb\u2028c ', 'a b c'],
    ['an escape sequence shows', '\u001b[31mred', '\\u{1b}[31mred'],
    ['so does the 8-bit one', '\u009b31mred', '\\u{9b}31mred'],
    ['an override shows', 'a\u202eb\u2066c', 'a\\u{202e}b\\u{2066}c'],
    ['so does what has no width', 'a\u200bb\u00adc', 'a\\u{200b}b\\u{ad}c'],
    ['half a character shows', 'a\ud83d', 'a\\u{d83d}'],
    ['numbers keep their thin spaces', '6\u202f120', '6\u202f120'],
  ];
  for (const [name, text, expected] of rows) {
    it(name, () => assert.equal(visibleText(text), expected));
  }

  it('cuts what is too long, between characters', () => {
    assert.equal(visibleText('🙂🙂🙂🙂', 3), '🙂🙂…');
    assert.equal(visibleText('abc', 3), 'abc');
  });

  it('changes nothing when applied again', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        assert.equal(visibleText(visibleText(text)), visibleText(text));
      }),
    );
  });
});

describe('escapeMarkdown', () => {
  const rows: readonly (readonly [name: string, text: string, expected: string])[] = [
    ['figures stay as they are', '+2.1 % … −5 %, 7.41 ms', '+2.1 % … −5 %, 7.41 ms'],
    ['a cell cannot end', 'a|b', 'a&#124;b'],
    ['an entity is text', '&lt;', '&#38;lt;'],
    ['no user is mentioned', '@octocat', '@&#8203;octocat'],
    ['no issue is referred to', 'a/b#12 GH-12', 'a/b#&#8203;12 GH-&#8203;12'],
    ['nothing is linked', 'http://a www.a', 'http:&#8203;//a www&#8203;.a'],
    ['a line cannot start a list', '- a', '&#45; a'],
    ['nor a numbered one', '1. a', '1&#46; a'],
    ['nor a heading', '## a', '#&#35; a'],
    ['nor underline one', '===', '==&#61;'],
  ];
  for (const [name, text, expected] of rows) {
    it(name, () => assert.equal(escapeMarkdown(text), expected));
  }
});

describe('escapeHtml', () => {
  it('leaves no character that ends a text or an attribute', () => {
    assert.equal(escapeHtml(`<a b="c" d='e'>&`), '&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
    fc.assert(fc.property(hostileText, (text) => assert.doesNotMatch(escapeHtml(text), /[<>"']/)));
  });
});
