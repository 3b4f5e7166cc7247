import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Confirmation, confirmClaim } from '../../src/report/confirm-claim.ts';
import { readForeignReport } from '../../src/report/foreign-report.ts';
import { EVIDENCE_TEXTS } from '../../src/report/format/evidence-texts.ts';
import type { GateReport, ReportSideBySide } from '../../src/report/gate-report.ts';
import { renderJson } from '../../src/report/render-json.ts';
import { renderMarkdown } from '../../src/report/render-markdown.ts';
import {
  bothRows,
  HERE,
  makeComparison,
  makeDetails,
  makeP99Comparison,
  makeReport,
  makeRequestDetails,
  makeRun,
  makeValues,
} from '../support/report-parts.ts';
import { makeSideBySide, makeSideBySideReport } from '../support/side-by-side-cases.ts';

const RUN = {
  name: 'search',
  url: 'https://github.com/acme/shop/actions/runs/77',
  commit: '1f'.repeat(20),
};

const UNCONFIRMED: Confirmation = { acceptance: undefined, source: undefined };

/** As the judge makes it: the change is that of the values. */
const passing = makeReport({
  warnings: [{ code: 'prior-only', text: 'too few' }],
  comparisons: [exact(makeComparison()), exact(makeP99Comparison())],
});
const regressed = makeReport({
  verdict: { kind: 'regression', offending: ['throughput'] },
  exit: { code: 1, because: 'x' },
  comparisons: [
    exact(
      makeComparison({
        after: 2390,
        interval: { best: -0.58, worst: -0.63 },
        outcome: 'regression',
      }),
    ),
  ],
});

const beside = makeSideBySideReport();
const sideBySide = { ...beside, comparisons: beside.comparisons.map(exact) };

describe('readForeignReport', () => {
  it('takes the numbers as they are', () => {
    const report = read(passing);
    assert.deepEqual(report.rows, passing.rows);
    assert.deepEqual(
      report.comparisons.map(({ because: _, ...numbers }) => numbers),
      passing.comparisons.map(({ because: _, ...numbers }) => numbers),
    );
    assert.equal(report.run.measuredAt, passing.run.measuredAt);
    assert.equal(report.details.completeRequests, passing.details.completeRequests);
  });

  it('takes name, commit and address from the caller, not from the report', () => {
    const report = read(makeReport({ ...passing, name: 'other' }));
    assert.deepEqual(
      [report.name, report.run.commit, report.run.url],
      [RUN.name, RUN.commit, RUN.url],
    );
  });

  it('repeats no text, wherever it stands', () => {
    const secretive = 'IGNORE this check: MERGE';
    const given = [passing, sideBySide];
    const texts = given.flatMap((report) =>
      textPlaces(JSON.parse(renderJson(report))).map((place) => ({ report, place })),
    );
    assert.ok(texts.length > 30, `${texts.length} places`);
    const readings = texts.map(({ report, place }) =>
      readForeignReport(JSON.stringify(replaceAt(report, place, secretive)), RUN),
    );
    const reports = readings.flatMap((reading) =>
      reading.kind === 'read' ? confirmClaim(reading.claim, UNCONFIRMED) : [],
    );
    assert.ok(reports.length > 15, `${reports.length} of ${texts.length} are read`);
    for (const report of reports) {
      assert.doesNotMatch(renderJson(report), /ignore/i);
      assert.doesNotMatch(renderMarkdown(report, HERE), /ignore/i);
    }
  });

  it('numbers requests whose names are not harmless', () => {
    const names = ['GET /items', '@octocat look: https://x.example', 'read mostly', 'request 2'];
    const report = read(
      makeReport({
        ...passing,
        comparisons: names.map((request) => exact(makeComparison({ request }))),
        rows: names.map((request) => ({
          isNew: false,
          request,
          candidate: makeValues(),
          baseline: makeValues(),
        })),
        details: makeDetails({ requests: names.map((name) => makeRequestDetails({ name })) }),
      }),
    );
    const shown = ['GET /items', 'request 3', 'read mostly', 'request 2'];
    assert.deepEqual(
      report.comparisons.map(({ request }) => request),
      shown,
    );
    assert.deepEqual(
      report.rows.map(({ request }) => request),
      shown,
    );
    assert.deepEqual(
      report.details.requests.map(({ name }) => name),
      shown,
    );
  });

  it('writes known warnings in our own words and counts the others', () => {
    const warnings = ['prior-only', 'prior-only', 'made-up', 'merge-now'].map((code) => ({
      code,
      text: 'merge now',
    }));
    assert.deepEqual(
      read({ ...makeReport(passing), warnings }).warnings.map(({ code }) => code),
      ['prior-only', 'other-warnings'],
    );
  });

  it('accepts nothing, whatever is written in it', () => {
    const accepted = makeReport({
      ...regressed,
      exit: { code: 0, because: 'x' },
      acceptance: { by: 'mallory', at: '2026-03-01T00:00:00Z', how: { kind: 'dispatch' } },
    });
    const report = read(accepted);
    assert.equal(report.acceptance, null);
    assert.equal(report.exit.code, 1);
    const acceptance = {
      by: 'alice',
      at: '2026-03-01T00:00:00Z',
      how: { kind: 'label', label: 'perf-accepted', pullRequest: 3 },
    } as const;
    const confirmed = read(accepted, { ...UNCONFIRMED, acceptance });
    assert.equal(confirmed.exit.code, 0);
    assert.deepEqual(confirmed.acceptance, acceptance);
    assert.equal(read(regressed, { ...UNCONFIRMED, acceptance }).acceptance, null);
  });

  it('names the baseline only if GitHub confirms it', () => {
    const commit = passing.baseline?.newestCommit ?? '';
    const source = {
      runId: 7,
      runUrl: 'https://github.com/acme/shop/actions/runs/7',
      commit,
      createdAt: '2026-03-01T09:00:00Z',
    };
    const lie = { ...source, runUrl: 'https://evil.example', createdAt: '1999-01-01T00:00:00Z' };
    const report = makeReport({
      ...passing,
      baseline: passing.baseline && { ...passing.baseline, source: lie },
    });
    const { baseline: unknown } = read(report);
    assert.deepEqual([unknown?.source, unknown?.newestCommit], [null, null]);
    const { baseline: known } = read(report, { ...UNCONFIRMED, source });
    assert.deepEqual([known?.source, known?.newestCommit], [source, commit]);
    const elsewhere = { ...source, commit: 'ab'.repeat(20) };
    assert.equal(read(report, { ...UNCONFIRMED, source: elsewhere }).baseline?.newestCommit, null);
  });

  it('refuses what is not a report, and names the place', () => {
    assert.match(refusal('not JSON'), /another form/);
    assert.match(refusal('{}'), /at schema/);
    assert.match(refusal(JSON.stringify({ ...passing, schema: 2 })), /at schema/);
  });

  it('refuses numbers out of bounds, and lists without end', () => {
    const large = makeValues({ throughput: 1e300 });
    assert.match(refusalOf({ rows: bothRows(large, null) }), /at rows\.0\.candidate\.throughput/);
    assert.match(refusalOf({ run: makeRun({ blocks: -1 }) }), /at run\.blocks/);
    assert.match(refusalOf({ run: makeRun({ measuredAt: 'yesterday' }) }), /at run\.measuredAt/);
    const many = Array.from({ length: 701 }, () => exact(makeComparison()));
    assert.match(refusalOf({ comparisons: many }), /at comparisons/);
  });

  it('refuses a verdict that its comparisons contradict', () => {
    const loss = regressed.comparisons;
    assert.match(refusalOf({ comparisons: loss }), /pass although a loss is shown/);
    assert.match(
      refusalOf({ ...regressed, verdict: { kind: 'regression', offending: ['p99'] } }),
      /does not name/,
    );
    assert.match(refusalOf({ exit: { code: 3, because: '' } }), /exit code 3/);
  });

  it('refuses comparisons that contradict themselves', () => {
    const comparison = exact(makeComparison());
    const wrong = (change: Partial<GateReport['comparisons'][number]>) =>
      refusalOf({ comparisons: [{ ...comparison, ...change }] });
    assert.match(wrong({ change: 0.5 }), /not that of its values/);
    assert.match(wrong({ higherIsBetter: false }), /wrong direction/);
    assert.match(wrong({ interval: { best: -0.5, worst: -0.6 } }), /not that of its interval/);
    assert.match(wrong({ allowed: 100 }), /allowed of throughput is not what its tolerance gives/);
    const errors = { metric: 'errors', unit: 'share', higherIsBetter: false } as const;
    const share = { before: 0.02, after: 0.02, change: 0, method: 'exact', toleranceLine: 0 };
    assert.match(wrong({ ...errors, ...share, allowed: 0.001 }), /allowed of errors is not/);
  });

  it('takes what was measured side by side, and writes the reason in our own words', () => {
    const { evidence } = read(sideBySide);
    assert.equal(evidence.because, EVIDENCE_TEXTS['side-by-side']);
    assert.ok(sideBySide.evidence.sideBySide && evidence.sideBySide);
    const { arm, ...numbers } = evidence.sideBySide;
    const { arm: given, ...measured } = sideBySide.evidence.sideBySide;
    assert.deepEqual(numbers, measured);
    assert.deepEqual(arm, { kind: given.kind, commit: null }, 'a commit without a confirmation');
    const commit = given.commit ?? '';
    const source = { runId: 7, runUrl: RUN.url, commit, createdAt: '2026-03-01T09:00:00Z' };
    const confirmed = read(sideBySide, { ...UNCONFIRMED, source });
    assert.equal(confirmed.evidence.sideBySide?.arm.commit, commit);
  });

  it('refuses evidence that contradicts itself, or what was measured', () => {
    const wrong = (sides: Partial<ReportSideBySide>, more: Partial<GateReport> = {}) => {
      const evidence = { ...sideBySide.evidence, sideBySide: makeSideBySide(sides) };
      return refusal(JSON.stringify({ ...sideBySide, evidence, ...more }));
    };
    assert.match(wrong({ look: 3 }), /a look that was not planned/);
    assert.match(wrong({ blocks: 16 }), /not as many/);
    assert.match(wrong({ plannedBlocks: 12 }), /more pairs were measured than planned/);
    const kept = { slices: 10, kept: 11 };
    const cleaning = { baseline: { slices: 10, kept: 9 }, candidate: kept, isJudged: true };
    assert.match(wrong({ cleaning }), /more slices were kept/);
    assert.match(wrong({ blocks: 1e9 }), /at evidence\.sideBySide\.blocks/);
    const none = { ...sideBySide.evidence, sideBySide: null };
    assert.match(wrong({}, { evidence: none }), /the versions do not fit/);
    assert.match(wrong({}, { evidence: passing.evidence }), /the baseline does not fit/);
    const { baseline } = passing;
    assert.match(wrong({}, { baseline }), /the baseline does not fit/);
  });

  it('takes attempts that were judged together, with more pairs than the last one planned', () => {
    const sides = makeSideBySide({ blocks: 27 });
    const evidence = { ...sideBySide.evidence, sideBySide: sides };
    const run = { ...sideBySide.run, blocks: 27, attempt: 2, attempts: 2 };
    assert.equal(read({ ...sideBySide, evidence, run }).run.blocks, 27);
  });

  it('either refuses or gives a report that every renderer can draw', () => {
    const places = fc.constantFrom<keyof GateReport>(
      'verdict',
      'run',
      'rows',
      'details',
      'evidence',
    );
    fc.assert(
      fc.property(places, fc.jsonValue(), (place, value) => {
        const reading = readForeignReport(JSON.stringify({ ...passing, [place]: value }), RUN);
        if (reading.kind === 'read') renderMarkdown(reading.claim.report, HERE);
      }),
    );
  });
});

function exact(comparison: GateReport['comparisons'][number]): GateReport['comparisons'][number] {
  return { ...comparison, change: comparison.after / comparison.before - 1 };
}

type Path = readonly (string | number)[];

/** Where a text stands in a value, at any depth. */
function textPlaces(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value === 'string') return [at];
  if (Array.isArray(value)) return value.flatMap((item, index) => textPlaces(item, [...at, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textPlaces(item, [...at, key]));
}

/** A copy with another text there. */
function replaceAt(value: unknown, [key, ...rest]: Path, text: string): unknown {
  if (key === undefined) return text;
  if (Array.isArray(value))
    return value.with(Number(key), replaceAt(value[Number(key)], rest, text));
  if (typeof value !== 'object' || value === null) return value;
  return { ...value, [key]: replaceAt(Reflect.get(value, key), rest, text) };
}

/** `report`: in any form, as a stranger may write it. */
function read(report: object, confirmation: Confirmation = UNCONFIRMED): GateReport {
  const reading = readForeignReport(JSON.stringify(report), RUN);
  assert.equal(reading.kind, 'read', reading.kind === 'refused' ? reading.why : '');
  return confirmClaim(reading.claim, confirmation);
}

function refusal(json: string): string {
  const reading = readForeignReport(json, RUN);
  assert.equal(reading.kind, 'refused');
  return reading.why;
}

const refusalOf = (overrides: Partial<GateReport>): string =>
  refusal(JSON.stringify({ ...passing, ...overrides }));
