// When a p99 is too unsteady to be shown to be within tolerance, and that the candidate cannot make it so.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../../src/verdict/judge.ts';
import type { Verdict } from '../../../src/verdict/verdict.ts';
import { codesOf, comparisonOf, makePlan, offendingOf } from '../../support/judged.ts';
import { makePairedRecord, type PairSketch } from '../../support/paired-records.ts';
import { slowed } from '../../support/paired-sketch.ts';
import { seededNormal } from '../../support/seeded.ts';

interface Sketch {
  readonly count?: number;
  /** Standard deviation between blocks of each version by itself. */
  readonly baseline?: number;
  readonly candidate?: number;
  /** Of both alike. */
  readonly common?: number;
  readonly loss?: number;
}

function judgedP99s({
  count = 8,
  baseline = 0,
  candidate = 0,
  common = 0,
  loss = 0,
}: Sketch): Verdict {
  const normal = seededNormal(3);
  const pairs = Array.from({ length: count }, (): PairSketch => {
    const both = common * normal();
    const of = (log: number) => ({ requests: [slowed({}, Math.exp(both + log))] });
    return { baseline: of(baseline * normal()), candidate: of(loss + candidate * normal()) };
  });
  const record = makePairedRecord({ pairs });
  return judge({ candidate: record, stored: [], plan: makePlan(), incidents: [] });
}

const roleOf = (verdict: Verdict) => comparisonOf(verdict, 'p99').role;
const UNSTEADY = { baseline: 0.35, candidate: 0.35 };

test('a p99 that differs much in both versions is a guard, and a warning says by how much', () => {
  const verdict = judgedP99s(UNSTEADY);
  assert.deepEqual([verdict.kind, roleOf(verdict)], ['pass', 'guard']);
  const warning = verdict.warnings.find(({ code }) => code === 'unsteady-p99');
  assert.match(
    warning?.text ?? '',
    /^The p99 of "default" differs by \d\d % \(standard deviation\)/,
  );
});

for (const [what, sketch] of [
  ['the candidate alone', { candidate: 0.6 }],
  ['the baseline alone, within what is usual', { baseline: 0.15 }],
  ['both alike, as the machine disturbs them', { common: 0.5, baseline: 0.02, candidate: 0.02 }],
  ['neither', { baseline: 0.05, candidate: 0.05 }],
] as const) {
  test(`it is a gate where it differs in ${what}`, () => {
    const verdict = judgedP99s(sketch);
    assert.equal(roleOf(verdict), 'gate');
    assert.ok(!codesOf(verdict).includes('unsteady-p99'));
  });
}

test('as a guard it still turns a run red', () => {
  const verdict = judgedP99s({ ...UNSTEADY, count: 20, loss: 1.5 });
  assert.deepEqual([roleOf(verdict), offendingOf(verdict).includes('p99')], ['guard', true]);
});
