// The answer on one screen: its size, and that a figure which stands twice on a page is one figure.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { composeDocument } from '../../src/report/content/compose-document.ts';
import { tellingRows } from '../../src/report/document/limit-rows.ts';
import type { GateReport } from '../../src/report/gate-report.ts';
import { renderTerminal } from '../../src/report/render-terminal.ts';
import { REPORT_CASES } from '../support/report-cases.ts';
import { HERE, makeComparison, makeReport } from '../support/report-parts.ts';

const GOLDEN = join(import.meta.dirname, '..', 'golden', 'report');
const STORIES = Object.entries(REPORT_CASES).filter(([name]) => name !== 'hostile');

const readGolden = (name: string, file: string): string =>
  readFileSync(join(GOLDEN, name, file), 'utf8').replace(/[\u00a0\u202f]/g, ' ');

describe('the answer on a terminal', () => {
  it('takes at most 24 lines of 80 columns, and one more for each further request', () => {
    for (const [name, report] of Object.entries(REPORT_CASES)) {
      const options = {
        reader: HERE,
        colour: false,
        width: 80,
        unicode: true,
        more: 'all numbers: --details',
      };
      const lines = renderTerminal(report, options).trimEnd().split('\n');
      const most = 24 + Math.max(0, report.details.requests.length - 1);
      assert.ok(lines.length <= most, `${name}: ${lines.length} lines`);
    }
  });

  it('has the verdict once; with all numbers it is first and last', () => {
    for (const [name] of STORIES) {
      const [first = ''] = readGolden(name, 'terminal.txt').split('\n');
      assert.equal(countOf(readGolden(name, 'terminal.txt'), first), 1, name);
      const details = readGolden(name, 'details.txt');
      assert.ok(details.startsWith(first), name);
      assert.equal(countOf(details, first), 2, name);
    }
  });
});

describe('what gives way on a full screen', () => {
  const NOTE = `${'A note that takes the room of more than one line, because it says where things stand '.repeat(2)}in full.`;
  const CAUSE = `${'each request costs more, and what it costs is told at length and in one sentence '.repeat(3)}here.`;
  const report = makeReport({
    verdict: { kind: 'regression', offending: ['errors'] },
    comparisons: Array.from({ length: 8 }, () => makeComparison({ outcome: 'regression' })).with(
      0,
      makeComparison({ metric: 'server-died', outcome: 'regression', because: CAUSE }),
    ),
    warnings: [{ code: 'still-warming', text: NOTE }],
  });
  const drawn = (rows: number): string =>
    renderTerminal(
      { ...report, comparisons: report.comparisons.slice(0, rows) },
      { reader: HERE, colour: false, width: 80, unicode: true, more: '' },
    );

  it('is the note first, which may go altogether, and the cause last', () => {
    assert.match(drawn(3), /^ {2}Note {3}A note[\s\S]+in full\.$/m);
    const full = drawn(8);
    assert.match(full.replace(/\n {9}/g, ' '), /Cause {2}each request costs more.+ here\.$/m);
    assert.doesNotMatch(full, /^ {2}Note/m);
  });

  it('is what single rows mean before the cause', () => {
    const open = ['cpu', 'memory', 'start-time', 'first-answers'] as const;
    const unsure = open.map((metric) =>
      makeComparison({ ...{ metric, role: 'guard', outcome: 'not-shown' }, ...FAR }),
    );
    const answer = (rows: number, guards: number): string =>
      renderTerminal(
        {
          ...report,
          evidence: { ...report.evidence, kind: 'stored' },
          comparisons: [...report.comparisons.slice(0, rows), ...unsure.slice(0, guards)],
        },
        { reader: HERE, colour: false, width: 80, unicode: true, more: '' },
      );
    assert.match(answer(1, 1), /stored numbers do not fail a check alone|cannot tell whether/);
    for (const rows of [1, 2]) {
      const lines = answer(rows, unsure.length);
      assert.match(lines.replace(/\n {9}/g, ' '), /Cause {2}each request costs more.+ here\.$/m);
      assert.ok(lines.trimEnd().split('\n').length <= 24, lines);
    }
  });
});

/** Wholly beyond what is allowed. */
const FAR = { change: -0.7, interval: { best: -0.5, worst: -0.9 } };

const countOf = (text: string, part: string): number => text.split(part).length - 1;

interface Shown {
  readonly before: string;
  readonly after: string;
  readonly change: string;
}

/** Beside a p99 at the fixed rate, that at capacity is called so. */
const withoutLoad = (label: string): string => label.replace(/^capacity /, '');

/** The rows of the first table of a comment, by the name of the metric. */
function rowsOfMarkdown(page: string): ReadonlyMap<string, Shown> {
  const rows = page
    .split('\n')
    .filter((line) => /^\| (?:❌ fail|✅ pass|❔ unsure|➖ not shown) \|/u.test(line));
  return new Map(
    rows.map((line) => {
      const [, , label = '', ...cells] = line.split('|').map((cell) => cell.trim());
      const change = /\*\*(.+?)\*\*/.exec(line)?.[1] ?? '';
      return [withoutLoad(label), { before: cells[0] ?? '', after: cells[1] ?? '', change }];
    }),
  );
}

/** The same of a terminal, whose columns are two spaces apart. */
function rowsOfTerminal(page: string): ReadonlyMap<string, Shown> {
  const rows = page.split('\n').filter((line) => /^ {2}[✖✔?–] /.test(line));
  return new Map(
    rows.map((line) => {
      const [label = '', before = '', after = '', change = ''] = line
        .slice(4)
        .trim()
        .split(/ {2,}/);
      return [withoutLoad(label), { before, after, change }];
    }),
  );
}

/** Columns of the results that hold what a row of the answer holds. */
const COLUMNS = ['throughput', 'p99', 'CPU/request'] as const;

/** The first table of results on a page: what it says before, after, and as change. */
function resultOf(page: string, column: string): Shown | undefined {
  const lines = page.split('\n');
  const head = lines.findIndex((line) => line.startsWith('|  | throughput | p50'));
  const cell = (row: number): string => {
    const at = (lines[head] ?? '').split('|').findIndex((title) => title.trim() === column);
    return (lines[head + row] ?? '').split('|')[at]?.trim() ?? '';
  };
  return head < 0 || !/^\| before/.test(lines[head + 2] ?? '')
    ? undefined
    : { before: cell(2), after: cell(3), change: cell(4) };
}

describe('a figure that stands twice on a page', () => {
  const judged = STORIES.filter(
    ([name, { comparisons, details }]) =>
      name !== 'extremes' &&
      details.requests.length === 1 &&
      comparisons.some(({ role }) => role !== 'limit'),
  );

  /** In the comparisons of these stories, so that a pattern which matches nothing is noticed. */
  const JUDGED_ROWS = judged
    .flatMap(([, { comparisons }]) => comparisons)
    .filter(({ metric }) => ['throughput', 'p99', 'cpu'].includes(metric)).length;

  it('is the same in the table of the answer and in the results', () => {
    let compared = 0;
    for (const [name] of judged) {
      const page = readGolden(name, 'markdown.md');
      const rows = rowsOfMarkdown(page);
      for (const column of COLUMNS) {
        const [row, result] = [rows.get(column), resultOf(page, column)];
        if (row === undefined) continue;
        assert.deepEqual(result, row, `${name}: ${column}`);
        compared++;
      }
    }
    assert.equal(compared, JUDGED_ROWS);
  });

  it('is the same on a terminal and in a comment', () => {
    let compared = 0;
    for (const [name] of judged) {
      const [terminal, markdown] = [
        rowsOfTerminal(readGolden(name, 'terminal.txt')),
        rowsOfMarkdown(readGolden(name, 'markdown.md')),
      ];
      for (const column of COLUMNS) {
        assert.deepEqual(terminal.get(column), markdown.get(column), `${name}: ${column}`);
        if (terminal.has(column)) compared++;
      }
    }
    assert.equal(compared, JUDGED_ROWS);
  });

  it('is the same in the headline, in the cause and in the rows', () => {
    for (const [name] of judged) {
      const page = readGolden(name, 'terminal.txt').replace(/\n +/g, ' ');
      const rows = rowsOfTerminal(readGolden(name, 'terminal.txt'));
      const headline = /throughput (fell|rose) by (\S+) % \((.+?) → (.+?) requests\/s\)/.exec(page);
      const throughput = rows.get('throughput');
      if (headline !== null) {
        const [, verb, size, before, after] = headline;
        const change = `${verb === 'fell' ? '−' : '+'}${size} %`;
        assert.deepEqual({ before: `${before}/s`, after: `${after}/s`, change }, throughput, name);
      }
      const cause = /costs \S+ (?:×|% more|% less)(?: the)? CPU \((.+?) → (.+?)\)/.exec(page);
      const cpu = rows.get('CPU/request');
      if (cause !== null && cpu !== undefined) {
        assert.deepEqual(cause.slice(1, 3), [cpu.before, cpu.after], name);
      }
    }
  });

  it('is told to a reader of a page that has one', () => {
    const pages = judged.map(([name]) => readGolden(name, 'terminal.txt'));
    assert.ok(pages.filter((page) => /throughput (?:fell|rose)/.test(page)).length > 3);
    assert.ok(pages.filter((page) => /^ {2}Cause/m.test(page)).length > 3);
  });
});

describe('the rows of the answer', () => {
  const rowsFor = (report: GateReport) => composeDocument(report, HERE).answer.rows;

  it('keep a metric that was not judged, and say why', () => {
    const { 'side-by-side-short-pairs': report } = REPORT_CASES;
    assert.ok(report);
    const row = rowsFor(report).find(({ label }) => label === 'p99');
    assert.equal(row?.outcome, 'not-judged');
    assert.equal(row.note?.replaceAll('\u202f', ' '), 'not judged: 1 612 of 4 000 samples');
  });

  it('say how many failures are allowed', () => {
    const { failing } = REPORT_CASES;
    assert.ok(failing);
    const [row] = rowsFor(failing);
    assert.deepEqual([row?.label, row?.allowed], ['failed requests', '0.1\u202f%']);
  });

  it('count the others: those without a change, and those that say something', () => {
    const passed = makeComparison();
    const shown = rowsFor(makeReport({ comparisons: Array(9).fill(passed) }));
    assert.equal(tellingRows(shown, 4, 30).others, '8 others: no change was shown.');
    const lost = makeComparison({ outcome: 'regression' });
    const rows = rowsFor(makeReport({ comparisons: [lost, lost, lost] }));
    assert.equal(tellingRows(rows, 2, 2).others, '2 others: see the details.');
    assert.deepEqual(tellingRows(rows, 2, 30), { shown: rows, others: undefined }, 'none is left');
  });
});
