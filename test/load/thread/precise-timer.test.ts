import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ALREADY, PreciseTimer } from '../../../src/load/thread/precise-timer.ts';

/** As the pool uses it: looks at the clock when woken, and asks again until the instant has come. */
function waitUntil(instant: number): {
  reached: Promise<number>;
  wake: PreciseTimer;
  calls: () => number;
} {
  let calls = 0;
  let resolve: (now: number) => void = () => undefined;
  const reached = new Promise<number>((settle) => {
    resolve = settle;
  });
  const wake = new PreciseTimer(() => {
    calls++;
    const now = performance.now();
    if (now < instant) wake.at(instant);
    else resolve(now);
  });
  wake.at(instant);
  return { reached, wake, calls: () => calls };
}

test('an instant far off, one at hand and one that has passed are all reached', async () => {
  for (const distance of [20, 3, 0.2, -5]) {
    const instant = performance.now() + distance;
    assert.ok((await waitUntil(instant).reached) >= instant);
  }
});

test('a later request takes the place of an earlier one', async () => {
  let calls = 0;
  const wake = new PreciseTimer(() => calls++);
  wake.at(performance.now() + 60_000);
  wake.at(performance.now());
  while (calls === 0) await sleep(1);
  await sleep(10);
  assert.equal(calls, 1);
});

test('nothing comes after a cancel, neither from a timer nor from a turn of the loop', async () => {
  for (const distance of [10, 0]) {
    const { wake, calls } = waitUntil(performance.now() + distance);
    wake.cancel();
    await sleep(30);
    assert.equal(calls(), 0);
  }
});

test('it can be asked again after a cancel', async () => {
  const instant = performance.now() + 5;
  const { wake, reached } = waitUntil(instant);
  wake.cancel();
  wake.at(instant);
  assert.ok((await reached) >= instant);
});

test('it tells from when on the loop should be turning', async () => {
  const told: number[] = [];
  const wake = new PreciseTimer((awakeFrom) => told.push(awakeFrom));
  assert.equal(wake.awakeFrom, Number.POSITIVE_INFINITY);
  const instant = performance.now() + 30;
  wake.at(instant);
  // A timer goes off two milliseconds before, and may be late by one.
  assert.ok(Math.abs(wake.awakeFrom - (instant - 1)) < 1e-6);
  while (told.length === 0) await sleep(1);
  assert.ok(Math.abs((told[0] ?? 0) - (instant - 1)) < 1e-6);
  assert.equal(wake.awakeFrom, Number.POSITIVE_INFINITY);
  wake.at(performance.now());
  assert.equal(wake.awakeFrom, ALREADY);
  wake.cancel();
  assert.equal(wake.awakeFrom, Number.POSITIVE_INFINITY);
});
