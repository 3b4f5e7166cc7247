import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  fallOf,
  type LoadCost,
  meanFall,
  warnOfWarming,
} from '../../../src/measure/warm-up/warmth.ts';
import { logRatio, milliseconds, nanoseconds } from '../../../src/units.ts';

/** All of the time, or most of it. */
const FULL = nanoseconds(50_000_000);

/** Stretches of the same length with 100 answers each, that took so much CPU time each. */
const loadsOf = (costs: readonly (number | undefined)[]): readonly LoadCost[] =>
  costs.map((cost) => ({
    answers: 100,
    cpu: cost === undefined ? undefined : nanoseconds(100 * cost),
    waited: FULL,
    elapsed: milliseconds(50),
  }));

const fallIn = (...costs: readonly (number | undefined)[]): number | undefined =>
  fallOf(loadsOf(costs));

const about = (value: number | undefined, expected: number): void =>
  assert.ok(Math.abs((value ?? Number.NaN) - expected) < 1e-9, `${value}, not ${expected}`);

describe('how much cheaper answers became', () => {
  test('the second half against the quarter before, whatever the first quarter cost', () => {
    about(fallIn(900, 20, 10, 10), Math.log(2));
    about(fallIn(900, 900, 20, 20, 12, 8, 9, 11), Math.log(2));
    about(fallIn(1, 10, 20, 20), -Math.log(2));
    about(fallIn(1, 10, 10, 10), 0);
  });

  test('answers count, not stretches', () => {
    const [cold, ...rest] = loadsOf([90, 20, 10, 10]);
    assert.ok(cold !== undefined);
    const dear = { answers: 1, cpu: nanoseconds(1_000), waited: FULL, elapsed: milliseconds(50) };
    const [second, third] = rest;
    assert.ok(second !== undefined && third !== undefined);
    about(fallOf([cold, second, third, dear]), Math.log(20 / (2_000 / 101)));
  });

  test('one long stretch before short ones is where its middle is', () => {
    const cpu = nanoseconds(90_000);
    const warmUp = { answers: 1_000, cpu, waited: FULL, elapsed: milliseconds(200) };
    about(fallOf([warmUp, ...loadsOf([20, 20, 20, 10, 10, 10, 10, 10, 10, 10])]), Math.log(2));
  });

  test('is not known without answers, or without their CPU time', () => {
    assert.equal(fallOf([]), undefined);
    assert.equal(fallIn(10), undefined);
    assert.equal(fallIn(10, undefined, 10, 10), undefined);
    assert.equal(fallIn(10, 10, 10, undefined), undefined);
    about(fallIn(undefined, 20, 10, 10), Math.log(2));
    assert.equal(fallIn(10, 0, 10, 10), undefined);
  });

  test('does not matter where the server hardly wants a CPU, and waiting for one is wanting it', () => {
    const using = (cores: number, waiting: number) =>
      fallOf(
        [2, 2, 1, 1].map((cost) => ({
          answers: 100 / cost,
          cpu: nanoseconds(cores * 50_000_000),
          waited: nanoseconds(waiting * 50_000_000),
          elapsed: milliseconds(50),
        })),
      );
    about(using(0.3, 0), Math.log(2));
    about(using(0.1, 0.2), Math.log(2));
    assert.equal(using(0.1, 0.1), undefined);
  });

  test('a cost that falls for ever is seen at any time, one that has fallen is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 400 }), (count) => {
        const times = Array.from({ length: count }, (_, index) => index + 1);
        assert.ok((fallIn(...times.map((time) => 1_000 * time ** -0.4)) ?? 0) > 0.15);
        const flat = (fallIn(...times.map((time) => 100 + 900 * Math.exp(-time))) ?? 1) < 0.1;
        if (count >= 40) assert.ok(flat);
      }),
    );
  });
});

test('the mean is that of what is known', () => {
  assert.equal(meanFall([logRatio(0.25), undefined, logRatio(-0.75)]), -0.25);
  assert.equal(meanFall([undefined]), undefined);
  assert.equal(meanFall([]), undefined);
});

const warningOf = (falls: readonly (number | undefined)[], arms: 1 | 2 = 2) => {
  const known = falls.map((fall) => (fall === undefined ? undefined : logRatio(fall)));
  return warnOfWarming(known, arms);
};

describe('a server that is still warming up', () => {
  test('is told with how much cheaper its answers became', () => {
    assert.deepEqual(warningOf([0.3, 0.5]), [
      {
        code: 'still-warming',
        text: 'The server was still warming up: in the second half of its load, warm-up included, an answer took 33 % less CPU time than in the quarter before. Both versions got the same number of warm-up requests, but a lasting loss is larger than it looks here. Set a larger `budget`; the warm-up grows with it.',
      },
    ]);
  });

  test('by itself it needs a larger warm-up', () => {
    assert.match(warningOf([0.3], 1)[0]?.text ?? '', /Set a larger `warmup`\.$/);
  });

  test('is not where blocks only scatter, where a tenth is missing, or where nothing is known', () => {
    for (const falls of [[0.5, -0.5], [0.1], [-0.5], [undefined], []]) {
      assert.deepEqual(warningOf(falls), []);
    }
  });
});
