// The pairs in the folded part.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairsSection } from '../../src/report/content/pairs.ts';
import { makeComparison, makeReport } from '../support/report-parts.ts';

const pairsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ number: index + 1, before: 100, after: 90 }));

const rowsOf = (report: Parameters<typeof pairsSection>[0]) => {
  const section = pairsSection(report);
  const [piece] = section?.pieces ?? [];
  const groups = piece?.kind === 'table' ? piece.table.groups : [];
  return { title: section?.title, rows: groups.flatMap(({ rows }) => rows) };
};

test('the pairs of what fails the check, at most twenty', () => {
  const good = makeComparison({ outcome: 'pass', pairs: pairsOf(30) });
  const bad = makeComparison({ outcome: 'regression', metric: 'cpu', pairs: pairsOf(24) });
  const { title, rows } = rowsOf(makeReport({ comparisons: [good, bad] }));
  assert.equal(title, 'Pair by pair: CPU per request, the first 20 of 24 pairs');
  assert.equal(rows.length, 20);
  assert.deepEqual(rows.at(-1)?.[0], 'pair 20');
  assert.match(rows[0]?.[3] ?? '', /^−10.%$/);
});

test('nothing where nothing was measured pair by pair', () => {
  assert.equal(
    pairsSection(makeReport({ comparisons: [makeComparison({ pairs: [] })] })),
    undefined,
  );
  assert.equal(pairsSection(makeReport({ comparisons: [] })), undefined);
});
