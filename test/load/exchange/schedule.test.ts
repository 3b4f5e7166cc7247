import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  arrivalsBefore,
  intendedStart,
  type Schedule,
} from '../../../src/load/exchange/schedule.ts';
import { milliseconds, perSecond } from '../../../src/units.ts';

const CLOSED: Schedule = { kind: 'closed' };

function open(rate: number, thread = 0, threads = 1): Schedule {
  return { kind: 'open', rate: perSecond(rate), thread, threads };
}

const ROWS = [
  ['closed loop: due as soon as a connection is free', CLOSED, 0, 0, 0],
  ['closed loop: however many there were before', CLOSED, 9_999, 1_234.5, 1_234.5],
  ['100/s: the first at once', open(100), 0, 0, 0],
  ['100/s: the second after a hundredth of a second', open(100), 1, 0, 10],
  ['100/s: the hundred and first after a second', open(100), 100, 0, 1_000],
  ['100/s: a late generator does not move the schedule', open(100), 1, 5_000, 10],
  ['0.5/s: every two seconds', open(0.5), 3, 0, 6_000],
  ['second of two threads: its first is the second of all', open(100, 1, 2), 0, 0, 10],
  ['second of two threads: its second is the fourth of all', open(100, 1, 2), 1, 0, 30],
] as const;

for (const [words, schedule, started, elapsed, due] of ROWS) {
  test(words, () => {
    assert.equal(intendedStart(schedule, started, milliseconds(elapsed)), due);
  });
}

test('a closed loop has no number of arrivals', () => {
  assert.equal(arrivalsBefore(CLOSED, milliseconds(1_000)), undefined);
});

test('an arrival due exactly at the end belongs to what comes after', () => {
  assert.equal(arrivalsBefore(open(1_000), milliseconds(300)), 300);
  assert.equal(arrivalsBefore(open(1_000), milliseconds(300.5)), 301);
  assert.equal(arrivalsBefore(open(1_000), milliseconds(0)), 0);
});

const rate = fc.integer({ min: 1, max: 20_000 });
const end = fc.integer({ min: 0, max: 500 });
const threads = fc.integer({ min: 1, max: 8 });

test('the arrivals are those that the schedule puts before the end', () => {
  fc.assert(
    fc.property(rate, end, threads, fc.nat(7), (perSec, until, of, pick) => {
      const thread = pick % of;
      let due = 0;
      // In whole numbers: arrival i is due before the end when i ÷ rate < end ÷ 1000.
      while ((due * of + thread) * 1_000 < until * perSec) due++;
      assert.equal(arrivalsBefore(open(perSec, thread, of), milliseconds(until)), due);
    }),
  );
});

test('the shares of all threads interleave to the schedule of one', () => {
  fc.assert(
    fc.property(rate, end, threads, (perSec, until, of) => {
      const span = milliseconds(until);
      const startsOf = (schedule: Schedule): number[] =>
        Array.from({ length: arrivalsBefore(schedule, span) ?? 0 }, (_, started) =>
          intendedStart(schedule, started, milliseconds(0)),
        );
      const shares = Array.from({ length: of }, (_, thread) => startsOf(open(perSec, thread, of)));
      assert.deepEqual(
        shares.flat().toSorted((a, b) => a - b),
        startsOf(open(perSec)),
      );
    }),
    { numRuns: 30 },
  );
});

test('no stretch of time holds more arrivals than the rate puts there: no bursts, no catching up', () => {
  const from = fc.integer({ min: 0, max: 10_000 });
  const span = fc.integer({ min: 1, max: 2_000 });
  fc.assert(
    fc.property(rate, from, span, (perSec, begin, length) => {
      const before = (instant: number): number =>
        arrivalsBefore(open(perSec), milliseconds(instant)) ?? 0;
      const within = before(begin + length) - before(begin);
      assert.ok(Math.abs(within - (perSec * length) / 1_000) < 1, `${within}`);
    }),
  );
});

test('the gaps are the same all the way, to the last digits that a time has', () => {
  fc.assert(
    fc.property(rate, fc.nat(100_000), (perSec, started) => {
      const startOf = (index: number): number =>
        intendedStart(open(perSec), index, milliseconds(0));
      const gap = startOf(started + 1) - startOf(started);
      assert.ok(Math.abs(gap - 1_000 / perSec) < 1e-6, `${gap}`);
    }),
  );
});
