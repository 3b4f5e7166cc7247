// `node scripts/screenshots.ts`: the pictures of the HTML report in docs/images/. It needs Chromium.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderHtml } from '../src/report/render-html.ts';
import { Browser, findBrowser, type PageSize } from '../test/browser/browser.ts';
import { REPORT_CASES } from '../test/support/report-cases.ts';

interface Picture extends PageSize {
  readonly file: string;
  /** One of the reports that the golden files show. */
  readonly report: string;
}

const PICTURES: readonly Picture[] = [
  { file: 'report-page.png', report: 'side-by-side-slower', width: 1280, height: 800 },
  {
    file: 'report-page-dark.png',
    report: 'side-by-side-slower',
    width: 1280,
    height: 1900,
    isDark: true,
  },
  { file: 'report-page-phone.png', report: 'side-by-side-slower', width: 360, height: 1100 },
];

const program = findBrowser();
if (program === undefined) throw new Error('Chromium is missing');

const images = resolve(import.meta.dirname, '..', 'docs', 'images');
await using cleanUp = new AsyncDisposableStack();
const folder = mkdtempSync(join(tmpdir(), 'perf-gate-screenshots-'));
cleanUp.defer(() => rmSync(folder, { recursive: true, force: true }));
await using browser = await Browser.start(program);
for (const { file, report, ...size } of PICTURES) {
  const given = REPORT_CASES[report];
  if (given === undefined) throw new Error(`there is no report "${report}"`);
  const path = join(folder, 'page.html');
  writeFileSync(path, renderHtml(given, { kind: 'command' }));
  await using page = await browser.open(size);
  await page.go(pathToFileURL(path).href);
  writeFileSync(join(images, file), await page.screenshot());
}
