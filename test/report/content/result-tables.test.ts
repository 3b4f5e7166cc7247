import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedRateTable } from '../../../src/report/content/result-tables.ts';
import { makeDetails, makeReport, makeRequestDetails } from '../../support/report-parts.ts';

test('a request of which nothing is known at the fixed rate has no group there', () => {
  const report = makeReport();
  const [mix] = report.rows;
  assert.ok(mix?.baseline);
  const nothing = { responseP50: null, responseP90: null, responseP99: null, cleanP99: null };
  const silent = {
    ...mix,
    request: 'silent',
    candidate: { ...mix.candidate, ...nothing },
    baseline: { ...mix.baseline, ...nothing },
  };
  const table = fixedRateTable({
    ...report,
    rows: [mix, { ...mix, request: 'list' }, silent],
    details: makeDetails({
      requests: ['list', 'silent'].map((name) => makeRequestDetails({ name })),
    }),
  });
  assert.deepEqual(
    table?.groups.map(({ title }) => title),
    ['all requests', 'list'],
  );
});

test('a version of which nothing is known has one word, and no change', () => {
  const report = makeReport();
  const [mix] = report.rows;
  assert.ok(mix?.baseline);
  const nothing = { responseP50: null, responseP90: null, responseP99: null, cleanP99: null };
  const failing = { ...mix, request: 'list', candidate: { ...mix.candidate, ...nothing } };
  const details = makeDetails({
    requests: ['list', 'item'].map((name) => makeRequestDetails({ name })),
  });
  const table = fixedRateTable({ ...report, rows: [mix, failing], details });
  const [, group] = table?.groups ?? [];
  assert.deepEqual(
    group?.rows.map(([label]) => label),
    ['before', 'after'],
  );
  assert.deepEqual(
    group?.rows[1]?.filter((cell) => cell !== ''),
    ['after', 'n/a'],
  );
});
