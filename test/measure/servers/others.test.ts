import assert from 'node:assert/strict';
import test from 'node:test';
import { type MachineMark, useBetween } from '../../../src/machine/machine-use.ts';
import { othersOf } from '../../../src/measure/servers/others.ts';
import { milliseconds, nanoseconds, ratio } from '../../../src/units.ts';

const MS = 1_000_000;

/** All in milliseconds. */
const mark = (at: number, busy: number, own: number, stolen = 0): MachineMark => ({
  at: milliseconds(at),
  busy: nanoseconds(busy * MS),
  own: nanoseconds(own * MS),
  stolen: nanoseconds(stolen * MS),
  cores: 2,
});

test('what others use is what all use without perf-gate and the server', () => {
  const slices = [
    useBetween(mark(0, 1_000, 500), mark(100, 1_150, 560, 4)),
    useBetween(mark(200, 1_200, 600, 4), mark(300, 1_380, 650, 9)),
  ];
  const others = othersOf(slices, nanoseconds(120 * MS), ratio(0.3));
  assert.deepEqual(others, {
    cpu: 100 * MS,
    stolen: 9 * MS,
    elapsed: 200,
    background: 0.3,
  });
});

test('ticks that leave nothing to others leave them nothing, not less', () => {
  const slice = useBetween(mark(0, 1_000, 500), mark(100, 1_100, 560));
  assert.equal(othersOf([slice], nanoseconds(50 * MS), ratio(0))?.cpu, 0);
});

test('what is not known is not made up', () => {
  const slice = useBetween(mark(0, 1_000, 500), mark(100, 1_100, 560));
  assert.equal(useBetween(undefined, mark(0, 1, 1)), undefined);
  assert.equal(othersOf([], nanoseconds(1), ratio(0)), undefined);
  assert.equal(othersOf([slice, undefined], nanoseconds(1), ratio(0)), undefined);
  assert.equal(othersOf([slice], nanoseconds(1), undefined), undefined);
  assert.equal(othersOf([slice], undefined, ratio(0))?.cpu, undefined);
});
