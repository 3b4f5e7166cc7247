import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { GateReport } from '../../src/report/gate-report.ts';
import { LONGEST_MARKDOWN, renderMarkdown } from '../../src/report/render-markdown.ts';
import { hostileText } from '../support/hostile-text.ts';
import { makeHostileReport, REPORT_CASES } from '../support/report-cases.ts';
import {
  HERE,
  makeComparison,
  makeDetails,
  makeP99Comparison,
  makeReport,
  makeRequestDetails,
  makeValues,
} from '../support/report-parts.ts';

const UNDECIDED = { kind: 'inconclusive', need: 'More pairs.' } as const;

describe('renderMarkdown', () => {
  it('has the same structure whatever others wrote', () => {
    const harmless = structureOf(renderMarkdown(makeHostileReport('x'), HERE));
    fc.assert(
      fc.property(hostileText, (text) => {
        const markdown = renderMarkdown(makeHostileReport(text.slice(0, 30)), HERE);
        assert.deepEqual(structureOf(markdown), harmless);
      }),
      { numRuns: 40 },
    );
  });

  it('shows what stands in backticks as code, and nothing else of it as Markdown', () => {
    const because = 'Nothing was decided, and `on-inconclusive` is `warn`.';
    assert.match(
      renderMarkdown(makeReport({ verdict: UNDECIDED, exit: { code: 0, because } }), HERE),
      /and <code>on-inconclusive<\/code> is <code>warn<\/code>\./,
    );
    for (const text of ['`<b>`', '`a|b`', '``', '` a `', '`*a*`', '`@a`', '`[a](b)`']) {
      const markdown = renderMarkdown(
        makeReport({ verdict: UNDECIDED, exit: { code: 0, because: text } }),
        HERE,
      );
      assert.doesNotMatch(markdown, /<code>|<b>/, text);
    }
  });

  it('mentions no user and refers to no issue or address', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const drawn = decodeEntities(renderMarkdown(makeHostileReport(text), HERE));
        assert.doesNotMatch(drawn, /@\w|#\d|\bGH-\d|:\/\/|\bwww\.|\b(?:mailto|xmpp):[^\s\u200b]/i);
      }),
      { numRuns: 40 },
    );
  });

  it('fills every row of a table', () => {
    for (const [name, report] of Object.entries(REPORT_CASES)) {
      for (const table of tablesOf(renderMarkdown(report, HERE))) {
        const cells = new Set(table.map((row) => row.split('|').length));
        assert.equal(cells.size, 1, `${name}:\n${table.join('\n')}`);
      }
    }
  });

  it('stays within what GitHub takes, and says what it left out', () => {
    for (const requests of [0, 5, 20, 60, 250]) {
      const markdown = renderMarkdown(makeLongReport(requests, `&@<${'|'.repeat(900)}`), HERE);
      assert.ok(markdown.length <= LONGEST_MARKDOWN, `${requests}: ${markdown.length}`);
      assert.match(markdown, /^### ✅ PASS: /);
      if (requests >= 60) assert.match(markdown, /Left out here/);
    }
  });

  it('gives up details before rows, and passes before regressions', () => {
    const report = makeLongReport(200, 'request');
    const offence = makeComparison({ request: 'the slow one', outcome: 'regression' });
    const markdown = renderMarkdown(
      {
        ...report,
        comparisons: [...report.comparisons, offence],
      },
      HERE,
    );
    assert.doesNotMatch(markdown, /Everything that was measured/);
    assert.match(markdown, /^\| ❌ fail \| throughput the slow one \|/m);
  });
});

describe('the part of the Markdown that is not folded', () => {
  const openPart = (report: GateReport): string =>
    renderMarkdown(report, HERE).replace(/<details>[\s\S]*?<\/details>/g, '');

  it('is the verdict, one table, and at most six lines about it', () => {
    for (const [name, report] of Object.entries(REPORT_CASES)) {
      const blocks = openPart(report)
        .trim()
        .split(/\n{2,}/);
      assert.equal(blocks.filter((block) => block.startsWith('|')).length, 1, name);
      const lines = blocks.flatMap((block) => (block.startsWith('|') ? [] : block.split('\n')));
      assert.ok(lines.length <= 7, `${name}: ${lines.join('\n')}`);
    }
  });

  it('leaves out rows that passed without a change that was shown, and counts them', () => {
    const passes = ['a', 'b', 'c', 'd', 'e'].map((request) => makeP99Comparison({ request }));
    const slow = makeP99Comparison({ request: 'slow', outcome: 'regression' });
    const better = makeP99Comparison({ request: 'better', interval: { best: -0.3, worst: -0.1 } });
    const names = [...passes, slow, better].flatMap(({ request }) => request ?? []);
    const report = makeReport({
      comparisons: [makeComparison(), ...passes, slow, better],
      details: makeDetails({ requests: names.map((name) => makeRequestDetails({ name })) }),
    });
    const seen = openPart(report);
    for (const row of ['throughput', 'p99 slow', 'p99 better']) {
      assert.ok(seen.includes(`| ${row} |`), row);
    }
    assert.ok(!seen.includes('| p99 a |'));
    assert.match(seen, /^5 others: no change was shown\.$/m);
    assert.ok(renderMarkdown(report, HERE).includes('| p99 of a |'));
  });

  it('is never longer than the caller allows, down to 4000 characters', () => {
    // A mention takes the most to escape: eight characters for one.
    const ugly = '@'.repeat(70_000);
    const hostile = makeHostileReport(ugly);
    const because = { code: 'errors', text: ugly } as const;
    const invalid = { ...hostile, verdict: { kind: 'invalid-run', because } } as const;
    const reports = [...Object.values(REPORT_CASES), makeLongReport(60, ugly), hostile, invalid];
    for (const report of reports) {
      for (const limit of [60_000, 20_000, 4_000]) {
        const { length } = renderMarkdown(report, HERE, limit);
        assert.ok(length <= limit, `${length} > ${limit}`);
      }
    }
    assert.match(renderMarkdown(hostile, HERE, 0), /^### /);
  });
});

function makeLongReport(requests: number, name: string) {
  const names = Array.from({ length: requests }, (_, index) => `${index} ${name}`);
  const values = makeValues();
  return makeReport({
    comparisons: names.map((request) => makeComparison({ request, because: name })),
    warnings: names.map(() => ({ code: 'baseline-note', text: name })),
    rows: [null, ...names].map((request) => ({
      isNew: false,
      request,
      candidate: values,
      baseline: values,
    })),
    details: makeDetails({
      requests: names.map((request) => makeRequestDetails({ name: request })),
    }),
  });
}

/** What Markdown and HTML act upon; text between it may differ. */
function structureOf(markdown: string): readonly string[] {
  return markdown
    .split('\n')
    .map((line) => line.replace(/<\/?code>|&#\d+;/g, '').replace(/[^|<>`[\]*~\\$]/g, ''));
}

const decodeEntities = (markdown: string): string =>
  markdown.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

function tablesOf(markdown: string): readonly (readonly string[])[] {
  return markdown
    .split('\n\n')
    .map((block) => block.split('\n').filter((line) => line.startsWith('|')))
    .filter((table) => table.length > 0);
}

describe('warnings in Markdown', () => {
  it('stay unfolded where they change what the verdict means', () => {
    const warnings = [
      { code: 'still-warming', text: 'It was warming.' },
      { code: 'other-machine', text: 'Another machine.' },
      { code: 'baseline-note', text: 'Another plan. Mend it.' },
    ] as const;
    const page = renderMarkdown(makeReport({ warnings }), HERE);
    const [unfolded = ''] = page.split('<details>');
    assert.match(
      unfolded,
      /\*\*Note:\*\* Another machine\.\n\n\*\*Note:\*\* Another plan\. \(1 more below\)/,
    );
    const minor = renderMarkdown(makeReport({ warnings: warnings.slice(0, 1) }), HERE);
    assert.match(minor.split('<details>')[0] ?? '', /\*\*Note:\*\* It was warming\.\n/);
  });
});
