import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { GapMeter } from '../../../src/load/thread/gap-meter.ts';

const SPINNING = Number.NEGATIVE_INFINITY;
const ASLEEP = Number.POSITIVE_INFINITY;

/** The gap after signs of life at these instants, each with from when on the loop should be awake. */
function gapOf(begin: number, ...beats: readonly (readonly [now: number, from: number])[]): number {
  const pulse = new GapMeter(begin);
  for (const [now, from] of beats) pulse.note(now, from);
  return pulse.gap;
}

test('a loop that spins is silent from one sign of life to the next', () => {
  assert.equal(gapOf(0, [1, SPINNING], [6, SPINNING], [8, SPINNING]), 5);
});

test('sleep until something happens is no silence', () => {
  assert.equal(gapOf(0, [1, SPINNING], [51, ASLEEP], [52, SPINNING]), 1);
});

test('sleep until a timer counts from when it was to fire', () => {
  assert.equal(gapOf(0, [10, 10.5]), 0);
  assert.equal(gapOf(0, [30, 10.5]), 19.5);
});

test('an overdue timer is no silence while answers keep coming', () => {
  assert.equal(gapOf(0, [10, 5], [11, 5], [12, 5], [40, 5]), 28);
});

test('what comes before the beginning does not count, a late beginning does', () => {
  assert.equal(gapOf(100, [20, SPINNING], [90, SPINNING], [101, SPINNING]), 1);
  assert.equal(gapOf(100, [107, SPINNING]), 7);
});

test('no number of answers worked through one by one makes a silence longer than the longest of them', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(steps, fc.constantFrom(SPINNING, 0, ASLEEP), (work, from) => {
      const pulse = new GapMeter(0);
      let now = 0;
      for (const step of work) {
        now += step;
        pulse.note(now, from);
      }
      assert.equal(pulse.gap, from === ASLEEP ? 0 : Math.max(...work));
    }),
  );
});
