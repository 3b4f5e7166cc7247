// The request that slowed most, by its median, where no judged time names one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeMostChanged } from '../../../src/report/content/most-changed.ts';
import type { ReportComparison } from '../../../src/report/gate-report.ts';
import {
  makeDetails,
  makeFlowDetails,
  makeP99Comparison,
  makeReport,
  makeValues,
} from '../../support/report-parts.ts';

type Medians = Readonly<Record<string, readonly [before: number, after: number]>>;

const said = (
  medians: Medians,
  more: { readonly comparisons?: readonly ReportComparison[]; readonly flow?: string } = {},
) =>
  describeMostChanged(
    makeReport({
      comparisons: more.comparisons ?? [],
      details: makeDetails({
        flows: more.flow === undefined ? [] : [makeFlowDetails({ name: more.flow })],
      }),
      rows: Object.entries(medians).map(([request, [before, after]]) => ({
        isNew: false,
        request,
        candidate: makeValues({ p50: after }),
        baseline: makeValues({ p50: before }),
      })),
    }),
  )?.replaceAll(/[\u00a0\u202f]/g, ' ');

test('one request that slowed far more than the others is named', () => {
  assert.equal(
    said({ browse: [9_000, 8_730], read: [9_380, 19_400], list: [5_000, 4_350] }),
    'Of the requests, read slowed most: p50 9.38 ms → 19.4 ms; the others changed by −13 % to −3 %.',
  );
  assert.equal(
    said({ browse: [9_000, 9_180], read: [9_380, 19_400] }),
    'Of the requests, read slowed most: p50 9.38 ms → 19.4 ms; browse changed by +2 %.',
  );
});

test('nothing is said where all slowed, or hardly any did, or there is one', () => {
  assert.equal(said({ a: [1_000, 2_000], b: [1_000, 1_900], c: [1_000, 2_100] }), undefined);
  assert.equal(said({ a: [1_000, 1_200], b: [1_000, 1_000] }), undefined);
  assert.equal(said({ a: [1_000, 3_000] }), undefined);
});

test('a flow is not named: one of its steps is', () => {
  const medians: Medians = { a: [1_000, 3_000], b: [1_000, 1_000], order: [2_000, 9_000] };
  assert.match(said(medians, { flow: 'order' }) ?? '', /^Of the requests, a slowed most/);
});

test('nothing is said where a judged time names a request', () => {
  const comparisons = [makeP99Comparison({ request: 'a', outcome: 'regression' })];
  assert.equal(said({ a: [1_000, 3_000], b: [1_000, 1_000] }, { comparisons }), undefined);
});
