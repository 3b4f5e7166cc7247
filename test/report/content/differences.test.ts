import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeDiffers, differencesSection } from '../../../src/report/content/differences.ts';
import { remakeDifferences } from '../../../src/report/foreign/differences.ts';
import type { GateReport, ReportDifference } from '../../../src/report/gate-report.ts';
import { REPORT_CASES } from '../../support/report-cases.ts';
import { makeReport } from '../../support/report-parts.ts';

const packageOf = (name: string): ReportDifference => ({
  ...{ kind: 'package', name },
  ...{ before: '1.0.0', after: '2.0.0' },
});
const KERNEL: ReportDifference = { kind: 'kernel', name: 'kernel', before: '6.1', after: '6.8' };

const said = (differences: readonly ReportDifference[], moreDifferences = 0) =>
  describeDiffers(makeReport({ differences: [...differences], moreDifferences }));

test('one line names the first difference and counts the others; two are both named', () => {
  assert.equal(said([]), undefined);
  assert.equal(said([packageOf('a')]), 'Differs: a 1.0.0 → 2.0.0.');
  assert.equal(said([packageOf('a'), KERNEL]), 'Differs: a 1.0.0 → 2.0.0; kernel 6.1 → 6.8.');
  assert.equal(said([packageOf('a')], 1), 'Differs: a 1.0.0 → 2.0.0, and 1 more package.');
  const three = [packageOf('a'), packageOf('b'), packageOf('c')];
  assert.equal(said(three, 4), 'Differs: a 1.0.0 → 2.0.0, and 6 more packages.');
  assert.equal(said([...three, KERNEL]), 'Differs: a 1.0.0 → 2.0.0, and 3 more.');
});

test('side by side only a loss needs an explanation; the list stands there in any case', () => {
  const withDifference = (name: string): GateReport => {
    const report = REPORT_CASES[name];
    assert.ok(report !== undefined, name);
    return { ...report, differences: [packageOf('a')] };
  };
  for (const [name, isSaid] of [
    ['side-by-side', false],
    ['side-by-side-slower', true],
    ['side-by-side-inconclusive', true],
    ['pass', true],
  ] as const) {
    assert.equal(describeDiffers(withDifference(name)) !== undefined, isSaid, name);
    assert.equal(differencesSection(withDifference(name))?.title, 'What differs', name);
  }
});

test('a foreign report names only what is harmless, and counts the rest', () => {
  const hostile = [
    '<b>',
    '@octocat',
    'a b',
    '::error::x',
    'a`b',
    'x'.repeat(300),
    'a//b',
    '[a](b)',
  ];
  const kept = ['express', '@scope/name', 'github.com/o/r', 'LOG_LEVEL', 'kernel'];
  const made = remakeDifferences(
    makeReport({
      differences: [
        ...[...hostile.filter((name) => name !== '@octocat'), ...kept].map(packageOf),
        ...hostile.map((after) => ({ ...packageOf('a'), after })),
        { ...packageOf('b'), before: '2.6.9, 4.3.4', after: null },
        { ...packageOf('c'), before: 'commit 3f2a91c80d12', after: '8.1\u00a0MiB' },
      ],
      moreDifferences: 2,
    }),
  );
  assert.deepEqual(
    made.differences.map(({ name }) => name),
    [...kept, 'a', 'b', 'c'],
  );
  assert.equal(made.moreDifferences, 2 + 7 + 7);
});
