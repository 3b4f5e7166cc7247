// What would settle an undecided comparison, and the wording around numbers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { reportShortBudget } from '../../../src/measure/progress.ts';
import type { Progress } from '../../../src/progress.ts';
import { pairsOf } from '../../../src/record/pairs.ts';
import type { RunRecord } from '../../../src/record/run-record.ts';
import { levelAt } from '../../../src/stats/pair-levels.ts';
import { predictionHalfWidth } from '../../../src/stats/prediction.ts';
import { studentQuantile } from '../../../src/stats/student-t.ts';
import { logRatio, ratio, seconds } from '../../../src/units.ts';
import { lossOf, toleranceOf } from '../../../src/verdict/direction.ts';
import { decidePairs, linesOf } from '../../../src/verdict/metrics/decide.ts';
import {
  describePairNeed,
  measurePace,
  pairsNeeded,
  recordsNeeded,
  steadiness,
} from '../../../src/verdict/words/need.ts';
import {
  confidence,
  describeMove,
  describeValue,
  percent,
} from '../../../src/verdict/words/phrase.ts';
import { comparisonOf, judged, steadyRecords } from '../../support/judged.ts';
import { makePairedRecord } from '../../support/paired-records.ts';
import { makeRecords } from '../../support/records.ts';

const tolerance = toleranceOf('throughput', ratio(0.05));

test('as many records as needed suffice, and one fewer do not', () => {
  const spread = fc.double({ min: 0.001, max: 0.1, noNaN: true });
  fc.assert(
    fc.property(spread, (value) => {
      const records = recordsNeeded(tolerance, logRatio(value), 0.05);
      const widthAt = (count: number) => predictionHalfWidth(logRatio(value), count, 0.05);
      if (records === undefined) assert.ok(widthAt(20) >= tolerance);
      else assert.ok(widthAt(records) < tolerance);
      if (records !== undefined && records > 8) assert.ok(widthAt(records - 1) >= tolerance);
    }),
  );
});

test('eight records as steady as asked for reach exactly over the margin', () => {
  const spread = steadiness(tolerance, 0.05);
  assert.ok(Math.abs(predictionHalfWidth(spread, 8, 0.05) - tolerance) < 1e-12);
  // 0.0513 ÷ (t(0.95, 7) · √(1 + 1/8)) = 2.55 %.
  assert.equal(percent(spread), '2.6 %');
});

const needOf = (verdict: ReturnType<typeof judged>) =>
  verdict.kind === 'inconclusive' ? verdict.need : `(${verdict.kind})`;

test('a loss that was not shown needs records to show it, not to rule it out', () => {
  const verdict = judged({ throughput: 5_000 }, { stored: makeRecords(1) });
  assert.match(needOf(verdict), /^Throughput: 8 stored records would show this loss if/);
});

test('where stored runs spread too far, more of them do not help', () => {
  const stored = makeRecords(10, (index) => ({ throughput: index % 2 === 0 ? 5_000 : 7_000 }));
  const verdict = judged({}, { stored });
  assert.equal(comparisonOf(verdict, 'throughput').outcome, 'inconclusive');
  assert.match(needOf(verdict), /too much to rule out a fall of 5 % with any number of them/);
});

test('between eight records and twenty the number is named', () => {
  const stored = steadyRecords(3, 8).map((record, index) => ({
    ...record,
    blocks:
      makeRecords(1, () => ({ throughput: index % 2 === 0 ? 6_150 : 5_850 }))[0]?.blocks ?? [],
  }));
  assert.match(
    needOf(judged({}, { stored })),
    /present spread of 2\.7 %, \d+ stored records would/,
  );
});

test('a drop and a rise are one loss on one scale', () => {
  assert.equal(lossOf('throughput', 200, 100), Math.log(2));
  assert.equal(lossOf('p99', 100, 200), Math.log(2));
  assert.ok(Math.abs(tolerance - -Math.log(0.95)) < 1e-15);
  assert.ok(Math.abs(toleranceOf('p99', ratio(0.1)) - Math.log(1.1)) < 1e-15);
  assert.equal(toleranceOf('throughput', ratio(1.5)), Number.POSITIVE_INFINITY);
});

test('wording of numbers', () => {
  assert.equal(percent(0.0513), '5.1 %');
  assert.equal(percent(2.5149), '251 %');
  assert.deepEqual([0.998, 0.9999, 1].map(percent), ['99.8 %', '99.9 %', '100 %']);
  assert.equal(confidence(0.000625), '99.94 % confidence');
  assert.equal(describeMove('throughput', logRatio(Math.log(2))), 'fell by 50 %');
  assert.equal(describeMove('p99', logRatio(Math.log(2))), 'rose by 100 %');
  assert.equal(describeMove('cpu', logRatio(Math.log(493))), 'rose 493-fold');
  assert.equal(describeMove('p99', logRatio(1e-6)), 'did not change');
  assert.equal(describeValue('microseconds', 4_123), '4.12 ms');
  assert.equal(describeValue('microseconds', 41.23), '41.2 µs');
  assert.equal(describeValue('per-second', 61_234.5), '61235 per second');
  assert.equal(describeValue('bytes', 80 * 1_024 ** 2), '80 MiB');
  assert.equal(describeValue('share', 0.001), '0.1 %');
});

test('as many pairs as needed decide, and one fewer do not', () => {
  const spread = fc.double({ min: 0.001, max: 0.3, noNaN: true }).map(logRatio);
  const estimate = fc.double({ min: -0.1, max: 0.3, noNaN: true }).map(logRatio);
  fc.assert(
    fc.property(spread, estimate, (sd, loss) => {
      const alarm = 2e-4;
      const enough = pairsNeeded(
        {
          loss: { estimate: loss, low: loss, high: loss },
          ...linesOf(tolerance),
          alpha: { alarm, fail: 0.05, pass: 0.05 },
        },
        sd,
      );
      const decides = (pairs: number): boolean => {
        const width = (level: number) =>
          (studentQuantile(level, pairs - 1) * sd) / Math.sqrt(pairs);
        const size = width(levelAt(pairs, 'size'));
        const bounds = {
          low: logRatio(loss - size),
          high: logRatio(loss + size),
          surest: logRatio(loss - width(levelAt(pairs, 'above-zero', alarm))),
        };
        return decidePairs('gate', bounds, linesOf(tolerance)) !== 'inconclusive';
      };
      if (enough === undefined) assert.ok(!decides(60));
      else assert.ok(decides(enough) && (enough === 4 || !decides(enough - 1)));
    }),
  );
});

test('where a unit takes two pairs, twice as many pairs are needed', () => {
  const effects = [0.3, -0.3, 0.2, -0.2, 0.25, -0.25].map(logRatio);
  const [first = logRatio(0), ...rest] = effects;
  const comparison = comparisonOf(judged({}, { stored: steadyRecords() }), 'throughput');
  const open = {
    ...comparison,
    ...linesOf(logRatio(0.3)),
    loss: { ...comparison.loss, estimate: logRatio(0) },
  };
  const needs = [6, 12].map((pairs) =>
    describePairNeed(open, [first, ...rest], pairsOf(makePairedRecord({ pairs }))),
  );
  const [single = 0, double = 0] = needs.map((need) => Number(/about (\d+) pairs/.exec(need)?.[1]));
  assert.ok(single >= 4 && double === 2 * single, needs.join('\n'));
});

test('a crowded machine is the first thing to change', () => {
  const effects = [0.3, -0.3, 0.2, -0.2, 0.25, -0.25].map(logRatio);
  const [first = logRatio(0), ...rest] = effects;
  const comparison = comparisonOf(judged({}, { stored: steadyRecords() }), 'throughput');
  const open = { ...comparison, ...linesOf(logRatio(0.3)) };
  const pairs = pairsOf(makePairedRecord({ pairs: 6 }));
  assert.match(
    describePairNeed(open, [first, ...rest], pairs, { isCrowded: true }),
    /; measure on a quieter machine, or here with about \d+ pairs, to /,
  );
});

test('most pairs set the pace, also where an attempt came an hour later', () => {
  const { blocks } = makePairedRecord({ pairs: 6 });
  const timed = blocks.map((block) => ({
    ...block,
    startedAt: new Date(9_000 * block.number + (block.number > 3 ? 3_600_000 : 0)).toISOString(),
  }));
  const record = makePairedRecord({ pairs: 6 });
  assert.equal(measurePace(pairsOf({ ...record, blocks: timed })), 9_000);
  assert.equal(measurePace(pairsOf(record)), undefined);
  assert.equal(measurePace([]), undefined);
});

test('a budget is for whole pairs and for what comes before them, as the log says before the first', () => {
  const budgetOf = (pace?: RunRecord['pace']): string | undefined => {
    const { blocks } = makePairedRecord({ pairs: 2 });
    const timed = blocks.map((block) => ({
      ...block,
      startedAt: new Date(5_000 * block.number).toISOString(),
    }));
    const comparison = comparisonOf(judged({}, { stored: steadyRecords() }), 'throughput');
    const effects = [logRatio(0), logRatio(0)] as const;
    const pairs = pairsOf({ ...makePairedRecord({ pairs: 2 }), blocks: timed });
    const need = describePairNeed(comparison, effects, pairs, { planned: pace });
    return /at least 4 pairs \(a budget of about (\w+)\)/.exec(need)?.[1];
  };
  assert.equal(budgetOf(), '20s');
  const planned = { lead: seconds(6.5), pair: seconds(12.8) };
  assert.equal(budgetOf(planned), '60s');
  const notes: Progress[] = [];
  reportShortBudget(
    { blocks: 2, blockTime: seconds(5), wholeBlockTime: planned.pair },
    { arms: 2, budget: seconds(20), spent: planned.lead },
    { report: (progress) => notes.push(progress) },
  );
  assert.match(JSON.stringify(notes), /\(60s holds 4\)/);
});
