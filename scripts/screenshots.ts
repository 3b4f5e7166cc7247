// `node scripts/screenshots.ts`: the pictures in docs/images/, of reports that the golden files show. It needs
// Chromium, and a font with emoji.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { GateReport } from '../src/report/gate-report.ts';
import { renderHtml } from '../src/report/render-html.ts';
import { Browser, findBrowser, type Page, type PageSize } from '../test/browser/browser.ts';
import { REPORT_CASES } from '../test/support/report-cases.ts';
import { commentPage } from './comment-page.ts';

interface Picture extends Omit<PageSize, 'height'> {
  readonly file: string;
  readonly html: string;
  /** Default: that of the whole page. */
  readonly height?: number;
  /** It begins with the section of this title. */
  readonly from?: string;
}

const reportNamed = (name: string): GateReport => {
  const report = REPORT_CASES[name];
  if (report === undefined) throw new Error(`there is no report "${name}"`);
  return report;
};

const slower = reportNamed('side-by-side-slower');
const html = renderHtml(slower, { kind: 'command' });

const PICTURES: readonly Picture[] = [
  { file: 'report-page.png', html, width: 1280, height: 800 },
  {
    file: 'report-page-dark.png',
    html,
    width: 1280,
    height: 1060,
    from: 'Response times',
    isDark: true,
  },
  { file: 'report-page-phone.png', html, width: 360, height: 1100 },
  { file: 'comment.png', html: commentPage([slower, reportNamed('side-by-side')]), width: 900 },
];

/** Bytes. Whoever reads the README loads it. */
const LARGEST = 200_000;

/** Whether a green one comes out green. Without such a font it is an empty box. */
const DRAWS_EMOJI = `(() => {
  const canvas = document.createElement('canvas').getContext('2d');
  canvas.font = '20px sans-serif';
  canvas.fillText('✅', 0, 20);
  const { data } = canvas.getImageData(0, 0, 30, 30);
  return data.some((green, at) => at % 4 === 1 && green > data[at - 1] + 40);
})()`;

const program = findBrowser();
if (program === undefined) throw new Error('Chromium is missing');

const images = resolve(import.meta.dirname, '..', 'docs', 'images');
await using cleanUp = new AsyncDisposableStack();
const folder = mkdtempSync(join(tmpdir(), 'perf-gate-screenshots-'));
cleanUp.defer(() => rmSync(folder, { recursive: true, force: true }));
await using browser = await Browser.start(program);
for (const picture of PICTURES) {
  const png = await draw(picture, browser);
  if (png.length > LARGEST) throw new Error(`${picture.file} has ${png.length} bytes`);
  writeFileSync(join(images, picture.file), png);
}

async function draw({ html, height, from, ...size }: Picture, browser: Browser): Promise<Buffer> {
  const path = join(folder, 'page.html');
  writeFileSync(path, html);
  const given = height ?? (await heightOf(path, size, browser));
  await using page = await browser.open({ ...size, height: given });
  await page.go(pathToFileURL(path).href);
  if (!(await page.read<boolean>(DRAWS_EMOJI))) throw new Error('no font has emoji');
  if (from !== undefined) await scrollTo(from, page);
  return await page.screenshot();
}

async function heightOf(
  path: string,
  size: Omit<PageSize, 'height'>,
  browser: Browser,
): Promise<number> {
  await using page = await browser.open({ ...size, height: 1 });
  await page.go(pathToFileURL(path).href);
  return await page.read<number>('Math.ceil(document.body.getBoundingClientRect().height)');
}

/** The section's margin is in the picture, too. */
async function scrollTo(title: string, page: Page): Promise<void> {
  const heading = `[...document.querySelectorAll('h2')].find(({ textContent }) => textContent === '${title}')`;
  await page.read(`window.scrollTo(0, ${heading}.getBoundingClientRect().top - 24)`);
}
