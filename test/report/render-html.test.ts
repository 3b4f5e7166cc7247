import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { composeDocument } from '../../src/report/content/compose-document.ts';
import { textOf } from '../../src/report/document/line.ts';
import { escapeHtml } from '../../src/report/escape/html.ts';
import { renderHtml } from '../../src/report/render-html.ts';
import { hostileText } from '../support/hostile-text.ts';
import { makeHostileReport, REPORT_CASES } from '../support/report-cases.ts';
import { HERE, makeReport, makeRun } from '../support/report-parts.ts';

const VOID_ELEMENTS = new Set(['meta', 'path', 'circle', 'rect']);
const SCRIPTS = /<script([^>]*)>(.*?)<\/script>/gs;
const CASES = Object.entries(REPORT_CASES).map(([name, report]) => ({
  name,
  page: renderHtml(report, HERE),
}));

describe('renderHtml', () => {
  it('has the same tags and attributes whatever others wrote', () => {
    const harmless = structureOf(renderHtml(makeHostileReport('x'), HERE));
    fc.assert(
      fc.property(hostileText, (text) => {
        assert.deepEqual(structureOf(renderHtml(makeHostileReport(text), HERE)), harmless);
      }),
      { numRuns: 25 },
    );
  });

  it('is not longer for a text of 10 000 characters than its texts may be', () => {
    const short = renderHtml(makeHostileReport('x'), HERE).length;
    const long = renderHtml(makeHostileReport('<'.repeat(10_000)), HERE).length;
    assert.ok(long < short + 400_000, `${long} characters`);
  });

  it('closes what it opens, in order', () => {
    for (const { name, page } of CASES) {
      const open: string[] = [];
      for (const [, slash, tag = ''] of markupOf(page).matchAll(/<(\/?)([a-z][a-z0-9]*)/g)) {
        if (slash === '/') assert.equal(open.pop(), tag, name);
        else if (!VOID_ELEMENTS.has(tag)) open.push(tag);
      }
      assert.deepEqual(open, [], name);
    }
  });

  it('loads nothing from elsewhere, and its policy forbids it', () => {
    for (const { name, page } of CASES) {
      assert.match(page, /http-equiv="Content-Security-Policy" content="default-src 'none';/, name);
      const markup = markupOf(page);
      assert.doesNotMatch(markup, /<(?:link|img|iframe|object|embed|form|base)\b/i, name);
      assert.doesNotMatch(markup, /\b(?:src|on\w+|style)="|url\(|@import/i, name);
      assert.doesNotMatch(markup, /href="(?!https:\/\/github\.com\/octo\/shop[/"])/i, name);
    }
  });

  it('has numbers for its charts, and one script, which the policy names by its hash', () => {
    for (const { name, page } of CASES) {
      const [data, script, ...others] = [...page.matchAll(SCRIPTS)];
      assert.deepEqual(others, [], name);
      assert.equal(data?.[1], ' type="application/json" id="charts"', name);
      assert.ok(Array.isArray(JSON.parse(data?.[2] ?? '')), name);
      assert.equal(script?.[1], '', name);
      const hash = createHash('sha256')
        .update(script?.[2] ?? '')
        .digest('base64');
      assert.ok(page.includes(`script-src 'sha256-${hash}';`), name);
    }
  });

  it('gives its script no text of others', () => {
    const data = renderHtml(makeHostileReport('<b>text</b>'), HERE).match(
      /id="charts">(.*?)<\/script>/s,
    )?.[1];
    assert.ok(data !== undefined && data.length > 1_000);
    assert.doesNotMatch(data, /text|</);
  });

  it('draws no coordinate that is not a number', () => {
    for (const { name, page } of CASES) {
      assert.doesNotMatch(markupOf(page), /="[^"]*(?:NaN|Infinity|undefined)/, name);
    }
  });

  it('says what the other outputs say: cause, what to do, notes to the rows, what it rests on', () => {
    for (const name of ['regression', 'side-by-side-cpu', 'side-by-side-inconclusive'] as const) {
      const report = REPORT_CASES[name];
      assert.ok(report);
      const { answer } = composeDocument(report, HERE);
      const said = [answer.cause, answer.next, ...answer.footnotes, textOf(answer.basis)];
      const page = renderHtml(report, HERE)
        .replaceAll(/<\/?a\b[^>]*>/g, '')
        .replaceAll(/<\/?code>/g, '`');
      for (const text of said) assert.ok(page.includes(escapeHtml(text ?? '')), `${name}: ${text}`);
      for (const { allowed } of answer.rows)
        assert.ok(page.includes(`>${escapeHtml(allowed)}</td>`));
    }
  });

  it('sets the names of inputs as code', () => {
    const { regression, 'several-requests': several } = REPORT_CASES;
    assert.ok(regression && several);
    assert.match(renderHtml(regression, HERE), /<code>--max-throughput-drop=64%<\/code>/);
    assert.match(renderHtml(several, HERE), /<code>max-p99-increase: 46%<\/code>/);
  });

  it('gives a limit as what is allowed, and none as a value before', () => {
    const { limits } = REPORT_CASES;
    assert.ok(limits);
    const [row = ''] = /<tr class="regression">.*?<\/tr>/s.exec(renderHtml(limits, HERE)) ?? [];
    assert.match(row, /<td><\/td><td data-column="after">7\.50.ms<\/td>/);
    assert.match(row, /data-column="allowed">6\.00.ms<\/td>/);
  });

  it('links to the repository, the run and the commit of a workflow run', () => {
    const url = 'https://github.com/octo/shop/actions/runs/4711/attempts/2';
    const page = renderHtml(makeReport({ run: makeRun({ url, commit: 'c'.repeat(40) }) }), HERE);
    for (const [text, address] of [
      ['octo/shop', 'https://github.com/octo/shop'],
      ['run 4711', url],
      ['cccccccccccc', `https://github.com/octo/shop/commit/${'c'.repeat(40)}`],
    ]) {
      assert.ok(page.includes(`<a href="${address}">${text}</a>`), text);
    }
  });

  it('links to no other address', () => {
    for (const url of ['javascript:alert(1)', 'http://a.example/x', 'https://a.example/o/r?q=1']) {
      assert.doesNotMatch(renderHtml(makeReport({ run: makeRun({ url }) }), HERE), /<a /, url);
    }
  });
});

/** The page without its style and its scripts. */
const markupOf = (page: string): string =>
  page.replace(/<style>.*?<\/style>/s, '').replace(SCRIPTS, '<script$1></script>');

/** The page without its texts and labels: tags, and attributes other than the label of a drawing. */
function structureOf(page: string): readonly string[] {
  const tags = markupOf(page).match(/<[^>]*>/g) ?? [];
  return tags.map((tag) => tag.replace(/aria-label="[^"]*"/, 'aria-label'));
}
