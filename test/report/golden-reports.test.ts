// Every kind of report in every output, as files that a reviewer can read and compare.

import { describe, it } from 'node:test';
import { PAGE_SCRIPT, PAGE_STYLE } from '../../src/report/html/page-files.ts';
import { renderHtml } from '../../src/report/render-html.ts';
import { renderJson } from '../../src/report/render-json.ts';
import { renderMarkdown } from '../../src/report/render-markdown.ts';
import { type ReportOptions, renderTerminal } from '../../src/report/render-terminal.ts';
import { assertGolden } from '../support/golden.ts';
import { REPORT_CASES } from '../support/report-cases.ts';
import { HERE } from '../support/report-parts.ts';

for (const [name, report] of Object.entries(REPORT_CASES)) {
  describe(`the report "${name}"`, () => {
    const assertCase = (file: string, actual: string) =>
      assertGolden(`report/${name}/${file}`, actual);

    it('is documented JSON', () => {
      assertCase('report.json', renderJson(report));
    });

    const draw = (options: Pick<ReportOptions, 'width' | 'unicode' | 'details'>) =>
      renderTerminal(report, {
        reader: HERE,
        colour: false,
        more: 'all numbers: --details',
        ...options,
      });

    it('answers on one screen of 80 columns', () => {
      assertCase('terminal.txt', draw({ width: 80, unicode: true }));
    });

    it('answers on a narrow terminal of the C locale', () => {
      assertCase('terminal-60.txt', draw({ width: 60, unicode: false }));
    });

    it('has all numbers where they are asked for', () => {
      assertCase('details.txt', draw({ width: 80, unicode: true, details: true }));
    });

    it('fits a job summary', () => {
      assertCase('markdown.md', renderMarkdown(report, HERE));
    });

    it('is a page of its own', () => {
      assertCase('page.html', withoutOwnFiles(renderHtml(report, HERE)));
    });
  });
}

/** A golden page has the same script and style as every other: they have tests of their own. */
const withoutOwnFiles = (page: string): string =>
  page
    .replace(PAGE_SCRIPT.text, () => '(the script)')
    .replace(PAGE_SCRIPT.hash, '(its hash)')
    .replace(PAGE_STYLE, () => '(the style)');
