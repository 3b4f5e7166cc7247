import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LONGEST_MARKDOWN, renderMarkdown } from '../../src/report/render-markdown.ts';
import { hostileText } from '../support/hostile-text.ts';
import { makeHostileReport, REPORT_CASES } from '../support/report-cases.ts';
import {
  makeComparison,
  makeDetails,
  makeReport,
  makeRequestDetails,
  makeValues,
} from '../support/report-parts.ts';

describe('renderMarkdown', () => {
  it('has the same structure whatever others wrote', () => {
    const harmless = structureOf(renderMarkdown(makeHostileReport('x')));
    fc.assert(
      fc.property(hostileText, (text) => {
        const markdown = renderMarkdown(makeHostileReport(text.slice(0, 30)));
        assert.deepEqual(structureOf(markdown), harmless);
      }),
      { numRuns: 200 },
    );
  });

  it('mentions nobody and refers to nothing', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const drawn = decodeEntities(renderMarkdown(makeHostileReport(text)));
        assert.doesNotMatch(drawn, /@\w|#\d|\bGH-\d|:\/\/|\bwww\.|\b(?:mailto|xmpp):[^\s\u200b]/i);
      }),
      { numRuns: 200 },
    );
  });

  it('fills every row of a table', () => {
    for (const [name, report] of Object.entries(REPORT_CASES)) {
      for (const table of tablesOf(renderMarkdown(report))) {
        const cells = new Set(table.map((row) => row.split('|').length));
        assert.equal(cells.size, 1, `${name}:\n${table.join('\n')}`);
      }
    }
  });

  it('stays within what GitHub takes, and says what it left out', () => {
    for (const requests of [0, 5, 20, 60, 250]) {
      const markdown = renderMarkdown(makeLongReport(requests, `&@<${'|'.repeat(900)}`));
      assert.ok(markdown.length <= LONGEST_MARKDOWN, `${requests}: ${markdown.length}`);
      assert.match(markdown, /^### ✅ PASS: /);
      if (requests >= 60) assert.match(markdown, /Left out here/);
    }
  });

  it('gives up details before rows, and passes before regressions', () => {
    const report = makeLongReport(200, 'request');
    const offence = makeComparison({ request: 'the slow one', outcome: 'regression' });
    const markdown = renderMarkdown({
      ...report,
      comparisons: [...report.comparisons, offence],
    });
    assert.doesNotMatch(markdown, /<details>/);
    assert.match(markdown, /^\| ❌ \| throughput of the slow one \|/m);
  });
});

function makeLongReport(requests: number, name: string) {
  const names = Array.from({ length: requests }, (_, index) => `${index} ${name}`);
  const values = makeValues();
  return makeReport({
    comparisons: names.map((request) => makeComparison({ request, because: name })),
    warnings: names.map((code) => ({ code, text: name })),
    rows: [null, ...names].map((request) => ({ request, candidate: values, baseline: values })),
    details: makeDetails({
      requests: names.map((request) => makeRequestDetails({ name: request })),
    }),
  });
}

/** What Markdown and HTML act upon; text between it may differ. */
function structureOf(markdown: string): readonly string[] {
  return markdown
    .split('\n')
    .map((line) => line.replace(/&#\d+;/g, '').replace(/[^|<>`[\]*~\\$]/g, ''));
}

const decodeEntities = (markdown: string): string =>
  markdown.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

function tablesOf(markdown: string): readonly (readonly string[])[] {
  return markdown
    .split('\n\n')
    .map((block) => block.split('\n').filter((line) => line.startsWith('|')))
    .filter((table) => table.length > 0);
}
