import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intervalSvg } from '../../../src/report/html/interval-svg.ts';
import { roundPixels } from '../../../src/report/html/pixels.ts';

test('a drawing has places alone, to a tenth of a pixel', () => {
  assert.deepEqual(
    [1.26, -1.24, Number.NaN, Number.POSITIVE_INFINITY].map(roundPixels),
    [1.3, -1.2, 0, 0],
  );
  const places = { low: Number.NaN, estimate: 0.5, high: Number.NaN, zero: undefined, line: 0.5 };
  const row = { label: 'x', after: '', change: '', range: '', outcome: 'pass', places } as const;
  assert.doesNotMatch(intervalSvg(row as unknown as Parameters<typeof intervalSvg>[0]), /NaN/);
});
