// The HTML report in a real browser: it is drawn, read with the keyboard and on a phone, and stays by itself.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { GateReport } from '../../src/report/gate-report.ts';
import { renderHtml } from '../../src/report/render-html.ts';
import { makeHostileReport, REPORT_CASES } from '../support/report-cases.ts';
import { HERE } from '../support/report-parts.ts';
import { Browser, findBrowser, type Page } from './browser.ts';
import { makeLargeReport } from './large-report.ts';

const program = findBrowser();
const isRequired = process.env.PERF_GATE_REQUIRE === 'all';
const skip = program === undefined && !isRequired ? 'Chromium is missing' : false;

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Of each kind of section: pairs, stored records, several requests, failures, texts of an enemy. */
const NAMES = ['side-by-side-slower', 'regression', 'several-requests', 'invalid-run', 'hostile'];

const slower = REPORT_CASES['side-by-side-slower'] ?? makeLargeReport();

const HOSTILE =
  '<script>window.owned=1</script><img src=x onerror="window.owned=1">](javascript:alert(1)) \u202e ';

describe('the HTML report in a browser', { skip }, () => {
  let browser: Browser | undefined;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'perf-gate-page-'));
    browser = await Browser.start(program ?? 'chromium');
  });
  after(async () => {
    await browser?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  async function show(report: GateReport, size: Parameters<Browser['open']>[0]): Promise<Page> {
    const path = join(folder, 'page.html');
    writeFileSync(path, renderHtml(report, HERE));
    const page = await (browser ?? assert.fail()).open(size);
    await page.go(pathToFileURL(path).href);
    return page;
  }

  for (const name of NAMES) {
    const report = REPORT_CASES[name];
    assert.ok(report, name);

    test(`${name}: every chart in sight is drawn, and nothing is asked for`, async () => {
      await using page = await show(report, DESK);
      const blank = await page.read<string[]>(BLANK_CHARTS);
      assert.deepEqual(blank, []);
      assert.deepEqual(page.requests, []);
      assert.deepEqual(page.faults, []);
    });

    for (const isDark of name === 'side-by-side-slower' ? [false, true] : [false]) {
      test(`${name}: axe finds nothing serious, ${isDark ? 'dark' : 'light'}`, async () => {
        await using page = await show(report, { ...DESK, isDark });
        await page.read(OPEN_ALL);
        await page.read(readFileSync(AXE, 'utf8'));
        assert.deepEqual(await page.read(AXE_FINDINGS), []);
      });
    }

    test(`${name}: a phone of 360 pixels shows all of it`, async () => {
      await using page = await show(report, PHONE);
      await page.read(OPEN_ALL);
      assert.deepEqual(await page.read(BEYOND_THE_EDGE), []);
    });
  }

  test('the pairs stand beside the table or below it, never over it', async () => {
    const wide = slower.comparisons.map((comparison) => ({
      ...comparison,
      ...{ before: 123_456, after: 1_234_567, change: 12.346, toleranceLine: 0.1234 },
      interval: { best: 11.234, worst: 13.456 },
    }));
    for (const width of [1184, 1200, 1280, 1400]) {
      await using page = await show({ ...slower, comparisons: wide }, { ...DESK, width });
      assert.equal(await page.read(OVERLAPS), false, `${width} pixels`);
    }
  });

  test('without scripts every chart is a drawing', async () => {
    await using page = await show(makeLargeReport(), { ...DESK, hasScript: false });
    const { nodes } = (await page.send('DOM.getDocument', { depth: -1 }).then(async ({ root }) => {
      const { nodeId } = root as { nodeId: number };
      return {
        nodes: await page.send('DOM.querySelectorAll', { nodeId, selector: 'figure > svg' }),
      };
    })) as { nodes: { nodeIds: number[] } };
    assert.ok(nodes.nodeIds.length > 80, `${nodes.nodeIds.length}`);
    const { nodeId = 0 } = { nodeId: nodes.nodeIds[0] };
    const { model } = await page.send('DOM.getBoxModel', { nodeId });
    assert.ok((model as { height: number }).height > 100);
  });

  test('a print shows the drawings in place of the canvases', async () => {
    await using page = await show(slower, DESK);
    assert.equal(await page.read(SHOWN('.chart .plot')), 0);
    await page.send('Emulation.setEmulatedMedia', { media: 'print' });
    assert.ok((await page.read<number>(SHOWN('.chart .plot'))) >= 5);
    assert.equal(await page.read(SHOWN('.chart canvas')), 0);
  });

  test('the keyboard reaches every chart and every fold, and walks a chart', async () => {
    await using page = await show(slower, DESK);
    const stops: string[] = [];
    for (;;) {
      await page.press('Tab');
      const stop = await page.read<string>(FOCUSED);
      if (stop === '' || stops.length > 100) break;
      stops.push(stop);
    }
    assert.equal(stops.filter((stop) => stop === 'plot').length, await page.read(SHOWN('.uplot')));
    assert.equal(stops.filter((stop) => stop === 'fold').length, await page.read(SHOWN('summary')));

    await page.read(`document.querySelector('.uplot').focus()`);
    await page.press('ArrowRight');
    const first = await page.read<string>(SAID);
    assert.match(first, /^fastest: before .*, after .*, [+−]/);
    await page.press('ArrowRight');
    assert.match(await page.read(SAID), /^p10: /);
    await page.press('ArrowLeft');
    assert.equal(await page.read(SAID), first);
  });

  test('what is under the mouse is said below the chart', async () => {
    await using page = await show(slower, DESK);
    const { x, y } = await page.read<{ x: number; y: number }>(MIDDLE_OF_PLOT);
    await page.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
    await page.read(NEXT_FRAME);
    assert.match(await page.read(SAID), /^p9[\d.]+: before [\d.]+\sms, after [\d.]+\sms, \+/);
  });

  test('the colours follow the reader to the dark and back', async () => {
    await using page = await show(slower, DESK);
    const light = await stillPicture(page);
    await page.dark(true);
    await pictureThat(page, (now) => now !== light);
    await page.dark(false);
    await pictureThat(page, (now) => now === light);
  });

  test('plus shows less of a chart, and 0 all of it', async () => {
    await using page = await show(slower, DESK);
    const whole = await stillPicture(page);
    await page.read(PRESS('+'));
    await pictureThat(page, (now) => now !== whole);
    await page.read(PRESS('0'));
    await pictureThat(page, (now) => now === whole);
  });

  test('a fold that is opened draws its charts, and not before', async () => {
    await using page = await show(makeLargeReport(), DESK);
    const drawn = await page.read<number>(COUNT('.uplot'));
    assert.ok(drawn <= 6, `${drawn} charts`);
    await page.read(OPEN_ALL);
    await page.read(NEXT_FRAME);
    assert.equal(await page.read(COUNT('.uplot')), await page.read(COUNT('figure.chart')));
    assert.deepEqual(await page.read(BLANK_CHARTS), []);
    assert.deepEqual(page.faults, []);
  });

  test('twenty requests in twenty pairs are no large page', () => {
    const { length } = renderHtml(makeLargeReport(), HERE);
    assert.ok(length < 1_500_000, `${length} characters`);
  });

  for (const [what, text] of [
    ['scripts and links', HOSTILE],
    ['10 000 characters', 'w'.repeat(10_000)],
    ['a right-to-left override', `\u202e${'evil '.repeat(40)}`],
  ] as const) {
    test(`names of ${what} stay text, and in their place`, async () => {
      await using page = await show(makeHostileReport(text), PHONE);
      await page.read(OPEN_ALL);
      assert.equal(await page.read('window.owned === undefined'), true);
      assert.equal(await page.read(COUNT('img, iframe, a[href^="javascript:"]')), 0);
      assert.equal(await page.read(COUNT('script')), 2);
      assert.deepEqual(await page.read(BEYOND_THE_EDGE), []);
      assert.deepEqual(page.faults, []);
      assert.deepEqual(page.requests, []);
    });
  }
});

const OPEN_ALL = `document.querySelectorAll('details').forEach((fold) => { fold.open = true; });
  new Promise((done) => requestAnimationFrame(() => setTimeout(done)))`;

const NEXT_FRAME = 'new Promise((done) => requestAnimationFrame(() => setTimeout(done)))';

const COUNT = (selector: string) => `document.querySelectorAll('${selector}').length`;

const SHOWN = (selector: string) =>
  `[...document.querySelectorAll('${selector}')].filter((each) => each.checkVisibility()).length`;

/** Titles of charts on whose canvas nothing is painted but its ground. */
const BLANK_CHARTS = `[...document.querySelectorAll('figure.chart')]
  .filter((figure) => figure.checkVisibility())
  .filter((figure) => {
    const canvas = figure.querySelector('canvas');
    if (canvas === null || canvas.width === 0) return true;
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Set();
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 200) colours.add(data[at] + ' ' + data[at + 1] + ' ' + data[at + 2]);
    return colours.size < 3;
  })
  .map((figure) => figure.querySelector('h3').textContent)`;

const AXE_FINDINGS = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' | ')))`;

/** What a reader would have to scroll sideways for, or could not reach. */
const BEYOND_THE_EDGE = `[...document.body.querySelectorAll('*')]
  .filter((each) => each.checkVisibility() && !each.closest('svg, .uplot'))
  .filter((each) => each.getBoundingClientRect().right > innerWidth + 1 || each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== 'visible')
  .map((each) => each.outerHTML.slice(0, 120))`;

const OVERLAPS = `(() => {
  const table = document.querySelector('.hero table').getBoundingClientRect();
  const panels = document.querySelector('.hero .panels').getBoundingClientRect();
  return table.right > panels.left && table.bottom > panels.top && table.top < panels.bottom;
})()`;

const FOCUSED = `(() => {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return '';
  if (getComputedStyle(focused).outlineStyle === 'none') return 'without a mark';
  return focused.matches('.uplot') ? 'plot' : focused.matches('summary') ? 'fold' : focused.tagName;
})()`;

const SAID = `document.querySelector('.chart output').textContent`;

const MIDDLE_OF_PLOT = `(() => {
  const over = document.querySelector('.u-over');
  over.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = over.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
})()`;

const PICTURE = `document.querySelector('canvas').toDataURL()`;

/** On a busy machine a chart is drawn some frames later than what it answers to. */
const MOST_FRAMES = 600;

/** @throws AssertionError when no frame shows it */
async function pictureThat(page: Page, isRight: (picture: string) => boolean): Promise<void> {
  for (let frame = 0; frame < MOST_FRAMES; frame++) {
    if (isRight(await page.read<string>(PICTURE))) return;
    await page.read(NEXT_FRAME);
  }
  assert.fail('the chart was not drawn as expected');
}

/** When nothing more is drawn. */
async function stillPicture(page: Page): Promise<string> {
  let [picture, frames] = ['', 0];
  while (frames < 5) {
    await page.read(NEXT_FRAME);
    const now = await page.read<string>(PICTURE);
    frames = now === picture ? frames + 1 : 0;
    picture = now;
  }
  return picture;
}

const PRESS = (key: string) =>
  `document.querySelector('.uplot').dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', bubbles: true }))`;
