import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { comparedFor } from '../../../src/report/content/compared.ts';
import { composeDocument } from '../../../src/report/content/compose-document.ts';
import { capacityTable } from '../../../src/report/content/result-tables.ts';
import {
  bothRows,
  HERE,
  makeComparison,
  makeDetails,
  makeP99Comparison,
  makeReport,
  makeRequestDetails,
  makeValues,
} from '../../support/report-parts.ts';
import { makeSideBySideReport } from '../../support/side-by-side-cases.ts';

/** The pairs say −55.5 % and +124 %; the totals of all blocks −61 % and +150 %. */
const rows = bothRows(
  makeValues({ throughput: 2_340, cpuPerRequest: 400 }),
  makeValues({ throughput: 6_000, cpuPerRequest: 160 }),
);
const comparisons = [
  makeComparison({
    before: 6_000,
    after: 2_670,
    change: -0.555,
    interval: { best: -0.5, worst: -0.6 },
    outcome: 'regression',
  }),
  makeComparison({
    metric: 'cpu',
    role: 'guard',
    unit: 'microseconds',
    before: 160,
    after: 358.4,
    change: 1.24,
    interval: { best: 1.1, worst: 1.4 },
    toleranceLine: 0.1,
    higherIsBetter: false,
    outcome: 'regression',
  }),
];

describe('a change that is judged', () => {
  it('has one number on the whole page', () => {
    const verdict = { kind: 'regression', offending: ['throughput'] } as const;
    const report = makeSideBySideReport({}, { rows, comparisons, verdict });
    const page = JSON.stringify(composeDocument(report, HERE)).replaceAll('\u202f', ' ');
    assert.equal(page.match(/55\.5 %/g)?.length, 5, 'headline, both rows, results, cause');
    assert.doesNotMatch(page, /61 %|150 %/);
    assert.match(page, /A request cost 124 % more server CPU \(160 µs → 358 µs\)/);
    assert.match(page, /That alone would change throughput by −55\.4 %; measured were −55\.5 %/);
  });

  it('is that of the totals where it is not judged', () => {
    const table = capacityTable(makeReport({ rows, comparisons: [] }));
    const change = table.groups[0]?.rows[2] ?? [];
    assert.match(change[table.columns.indexOf('throughput')] ?? '', /^−61\s%$/);
  });
});

describe('comparedFor', () => {
  const mean = makeP99Comparison({ request: null, change: 0.5 });
  const one = makeP99Comparison({ request: 'one', change: 0.1 });

  it('takes a mean over requests for no percentile of all of them', () => {
    const details = makeDetails({
      requests: ['one', 'other'].map((name) => makeRequestDetails({ name })),
    });
    const report = makeReport({ details, comparisons: [mean, one, makeComparison()] });
    assert.equal(comparedFor(report, 'p99', null), undefined);
    assert.equal(comparedFor(report, 'p99', 'one'), one);
    assert.equal(comparedFor(report, 'p99', 'other'), undefined);
    assert.equal(comparedFor(report, 'throughput', null)?.metric, 'throughput');
    assert.equal(comparedFor(report, 'throughput', 'one'), undefined);
  });

  it('takes that of a single request for the mix, which is the same', () => {
    assert.equal(comparedFor(makeReport({ comparisons: [one] }), 'p99', null), one);
  });
});
