import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { sparkline } from '../../../src/report/format/sparkline.ts';

const LEVELS = '▁▂▃▄▅▆▇█';

test('the lowest and the highest value have the lowest and the highest bar', () => {
  assert.equal(sparkline([1, 2, 3, 4, 5, 6, 7, 8]), LEVELS);
  assert.equal(sparkline([10, 5, null, 10]), '█▁·█');
});

test('noise looks flat', () => {
  assert.equal(sparkline([100, 101, 99, 100]), '▅▅▄▅');
  assert.equal(sparkline([100, 100]), '▅▅');
  assert.equal(sparkline([0, 0]), '▅▅');
});

test('without a value there is nothing to draw', () => {
  assert.equal(sparkline([null, null]), '··');
  assert.equal(sparkline([]), '');
});

test('each value has one bar, and a larger one never a lower bar', () => {
  const values = fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, (some) => {
      const sorted = some.toSorted((one, other) => one - other);
      const heights = [...sparkline(sorted)].map((bar) => LEVELS.indexOf(bar));
      assert.equal(heights.length, some.length);
      for (const [index, height] of heights.entries()) {
        assert.ok(height >= 0 && height >= (heights[index - 1] ?? 0), heights.join());
      }
    }),
  );
});

test('the tiniest of numbers have bars, too', () => {
  assert.equal([...sparkline([1e-323, 2.5e-323])].filter((bar) => LEVELS.includes(bar)).length, 2);
});
