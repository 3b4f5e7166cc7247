// What a pass rules out where the p99 is unsteady, and that the candidate cannot make it so.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { logRatio } from '../../../src/units.ts';
import { judge } from '../../../src/verdict/judge.ts';
import { linesOf } from '../../../src/verdict/metrics/decide.ts';
import { widenResolution } from '../../../src/verdict/metrics/p99-resolution.ts';
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

/** Twice the tolerance of 10 %. */
const TWICE = 2 * Math.log(1.1);
const resolutionOf = (verdict: Verdict) => comparisonOf(verdict, 'p99').resolution;
const UNSTEADY = { baseline: 0.35, candidate: 0.35 };

test('of a p99 that differs much in both versions, a pass rules out what it can, and says so', () => {
  const verdict = judgedP99s(UNSTEADY);
  assert.equal(verdict.kind, 'pass');
  const { resolution, loss, because } = comparisonOf(verdict, 'p99');
  assert.ok(resolution > 2 * TWICE && loss.high < resolution, `${loss.high} < ${resolution}`);
  const size = `${Math.round(100 * Math.expm1(resolution))} %`;
  const { text = '' } = verdict.warnings.find(({ code }) => code === 'unsteady-p99') ?? {};
  assert.match(text, /^The p99 of "default" differs by \d\d % \(standard deviation\)/);
  assert.ok(text.endsWith(`So a pass rules out a rise of ${size}, and no smaller one.`), text);
  assert.ok(because.endsWith(`and a pass rules out a rise of ${size}.`), because);
});

for (const [what, sketch] of [
  ['the candidate alone', { candidate: 0.6 }],
  ['the baseline alone, within what is usual', { baseline: 0.12 }],
  ['both alike, as the machine disturbs them', { common: 0.5, baseline: 0.02, candidate: 0.02 }],
  ['neither', { baseline: 0.05, candidate: 0.05 }],
] as const) {
  test(`it rules out twice the tolerance where the p99 differs in ${what}`, () => {
    const verdict = judgedP99s(sketch);
    assert.ok(Math.abs(resolutionOf(verdict) - TWICE) < 1e-9);
    assert.ok(!codesOf(verdict).includes('unsteady-p99'));
  });
}

test('a loss that is large beside the spread still turns a run red', () => {
  const verdict = judgedP99s({ ...UNSTEADY, count: 14, loss: Math.log(3) });
  assert.ok(resolutionOf(verdict) > TWICE);
  assert.deepEqual(offendingOf(verdict), ['p99']);
});

const log = fc.double({ min: -3, max: 3, noNaN: true }).map(logRatio);

test('it is never narrower than twice the tolerance, and never wider than the baseline makes it', () => {
  fc.assert(
    fc.property(log, fc.array(log, { minLength: 1, maxLength: 9 }), (spread, [first, ...rest]) => {
      const alone = logRatio(Math.abs(spread));
      const lines = linesOf(logRatio(0.1));
      const wide = widenResolution(lines, alone, [first ?? logRatio(0), ...rest]);
      assert.equal(wide.tolerance, lines.tolerance);
      assert.ok(wide.resolution >= lines.resolution);
      assert.ok(wide.resolution <= Math.max(lines.resolution, 1.5 * Math.SQRT2 * alone + 1e-12));
    }),
  );
});
