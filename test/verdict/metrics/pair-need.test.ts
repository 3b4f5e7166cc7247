// What would settle a comparison side by side.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pairsOf } from '../../../src/record/pairs.ts';
import { studentQuantile } from '../../../src/stats/student-t.ts';
import { logRatio } from '../../../src/units.ts';
import { measurePace, pairsNeeded } from '../../../src/verdict/metrics/pair-need.ts';
import { makePairedRecord } from '../../support/paired-records.ts';

test('the pairs that are needed suffice, and one fewer do not', () => {
  const spread = fc.double({ min: 0.001, max: 0.2, noNaN: true });
  const margin = fc.double({ min: 0.001, max: 0.1, noNaN: true });
  fc.assert(
    fc.property(spread, margin, (sd, reach) => {
      const enough = pairsNeeded(logRatio(reach), logRatio(sd), 0.03);
      const widthAt = (pairs: number) =>
        studentQuantile(0.03, pairs - 1) * sd * Math.sqrt(Math.PI / 3 / pairs);
      if (enough === undefined) assert.ok(widthAt(20) >= reach);
      else assert.ok(widthAt(enough) < reach && (enough === 3 || widthAt(enough - 1) >= reach));
    }),
  );
});

test('at a level of zero no number of pairs is enough', () => {
  assert.equal(pairsNeeded(logRatio(1), logRatio(0.01), 0), undefined);
});

test('the pace is that of most pairs, also where an attempt came an hour later', () => {
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
