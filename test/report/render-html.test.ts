import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { renderHtml } from '../../src/report/render-html.ts';
import { hostileText } from '../support/hostile-text.ts';
import { makeHostileReport, REPORT_CASES } from '../support/report-cases.ts';

const VOID_ELEMENTS = new Set(['meta', 'path', 'circle']);

describe('renderHtml', () => {
  it('has the same tags and attributes whatever others wrote', () => {
    const harmless = structureOf(renderHtml(makeHostileReport('x')));
    fc.assert(
      fc.property(hostileText, (text) => {
        assert.deepEqual(structureOf(renderHtml(makeHostileReport(text))), harmless);
      }),
      { numRuns: 25 },
    );
  });

  it('closes what it opens, in order', () => {
    for (const [name, report] of Object.entries(REPORT_CASES)) {
      const open: string[] = [];
      for (const [, slash, tag = ''] of renderHtml(report).matchAll(/<(\/?)([a-z][a-z0-9]*)/g)) {
        if (slash === '/') assert.equal(open.pop(), tag, name);
        else if (!VOID_ELEMENTS.has(tag)) open.push(tag);
      }
      assert.deepEqual(open, [], name);
    }
  });

  it('loads nothing from elsewhere, and its policy forbids it', () => {
    for (const [name, report] of Object.entries(REPORT_CASES)) {
      const page = renderHtml(report);
      assert.match(page, /http-equiv="Content-Security-Policy" content="default-src 'none';/, name);
      assert.doesNotMatch(page, /<(?:script|link|img|iframe|object|embed|form|base)\b/i, name);
      assert.doesNotMatch(page, /\b(?:src|on\w+)="|url\(|@import/i, name);
      assert.doesNotMatch(page, /href="(?!https:\/\/github\.com\/octo\/shop\/)/i, name);
    }
  });

  it('draws no coordinate that is not a number', () => {
    for (const [name, report] of Object.entries(REPORT_CASES)) {
      assert.doesNotMatch(renderHtml(report), /="[^"]*(?:NaN|Infinity|undefined)/, name);
    }
  });
});

/** The page without its texts and labels: tags, and attributes other than the label of a drawing. */
function structureOf(page: string): readonly string[] {
  const tags = page.replace(/<style>.*<\/style>/s, '').match(/<[^>]*>/g) ?? [];
  return tags.map((tag) => tag.replace(/aria-label="[^"]*"/, 'aria-label'));
}
