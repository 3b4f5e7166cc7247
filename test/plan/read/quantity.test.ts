import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  type DurationRange,
  readDuration,
  readInteger,
  readPercentage,
  readRate,
  readRateOrAuto,
  writeDuration,
} from '../../../src/plan/read/quantity.ts';
import type { Reading } from '../../../src/plan/read/reading.ts';
import { milliseconds, minutes } from '../../../src/units.ts';

const RANGE = { min: milliseconds(0), max: minutes(10_000), usual: 's' } as const;

/** The value, or the whole refusal. */
function result<T>(reading: Reading<T>): T | string {
  if (reading.kind === 'accepted') return reading.value;
  const [{ problem, remedy }] = reading.refusals;
  return `${problem} ${remedy}`;
}

test('durations carry their unit', () => {
  assert.equal(result(readDuration('500ms', RANGE)), 500);
  assert.equal(result(readDuration('10s', RANGE)), 10_000);
  assert.equal(result(readDuration('1.5m', RANGE)), 90_000);
  for (const raw of ['10', 10, '1.5']) {
    assert.match(String(result(readDuration(raw, RANGE))), /has no unit.*Write `1[05.]*s`/);
  }
  for (const raw of ['', '10 s', '-1s', '1h', 's', '1e3s', '10S', null, [], {}, true]) {
    assert.match(String(result(readDuration(raw, RANGE))), /is not a duration/);
  }
});

test('the unit that is likelier meant comes first, and none that is out of range', () => {
  const limit = { min: milliseconds(1), max: minutes(10), usual: 'ms' } as const;
  const budget = { min: milliseconds(5_000), max: minutes(360), usual: 's' } as const;
  const written = (raw: number, range: DurationRange) =>
    String(result(readDuration(raw, range))).replace(/.*Write /, '');
  assert.equal(written(250, limit), '`250ms`, or `250s`.');
  assert.equal(written(5_000, limit), '`5000ms`.');
  assert.equal(written(30, budget), '`30s`.');
  assert.equal(written(180_000, budget), '`180000ms`.');
  assert.equal(written(1, budget), '`1s`.');
  assert.equal(written(2, RANGE), '`2s`, or `2ms`.');
  assert.equal(written(5_000, RANGE), '`5000ms`, or `5000s`.');
});

test('durations have a least and a most', () => {
  const range = { min: milliseconds(5_000), max: minutes(1), usual: 's' } as const;
  assert.match(String(result(readDuration('4s', range))), /too short.*5s/);
  assert.match(String(result(readDuration('61s', range))), /too long.*1m/);
});

test('a duration written is the duration read', () => {
  fc.assert(
    fc.property(fc.nat({ max: 600_000_000 }), (duration) => {
      assert.equal(result(readDuration(writeDuration(milliseconds(duration)), RANGE)), duration);
    }),
  );
});

test('percentages carry their sign', () => {
  const range = { above: 0, below: 100 };
  assert.equal(result(readPercentage('5%', range)), 0.05);
  assert.equal(result(readPercentage('0.1%', range)), 0.001);
  assert.match(String(result(readPercentage('5', range))), /Write `5%`/);
  assert.match(String(result(readPercentage(5, range))), /Write `5%`/);
  for (const raw of ['0%', '100%', '250%']) {
    assert.match(String(result(readPercentage(raw, range))), /out of range/);
  }
  assert.match(String(result(readPercentage('-5%', range))), /is not a percentage/);
  assert.equal(result(readPercentage('0%', { ...range, orEqual: true })), 0);
});

test('a bare share is read as both that it may be', () => {
  const written = (raw: unknown) =>
    String(result(readPercentage(raw, { above: 0, below: 100 }))).replace(/.*Write /, '');
  assert.equal(written(0.05), '`5%`, or `0.05%` if you mean that.');
  assert.equal(written('0.001'), '`0.1%`, or `0.001%` if you mean that.');
  assert.equal(written(0.07), '`7%`, or `0.07%` if you mean that.');
  assert.equal(written(0), '`0%`.');
  assert.equal(written(1.5), '`1.5%`.');
});

test('rates are per second', () => {
  assert.equal(result(readRate('1200/s')), 1_200);
  assert.equal(result(readRate(1_200)), 1_200);
  assert.equal(result(readRateOrAuto('auto')), 'auto');
  for (const raw of ['1200/m', 'auto', -1, Number.NaN, Number.POSITIVE_INFINITY, ['5']]) {
    assert.match(String(result(readRate(raw))), /is not a rate/);
  }
  assert.match(String(result(readRate(0))), /out of range/);
  assert.match(String(result(readRateOrAuto('fast'))), /or `auto`/);
});

test('integers are whole and in range', () => {
  const range = { min: 1, max: 10 };
  assert.equal(result(readInteger('10', range)), 10);
  assert.equal(result(readInteger(1, range)), 1);
  for (const raw of [1.5, '1.5', 'ten', '0x5', null, true, Number.NaN]) {
    assert.match(String(result(readInteger(raw, range))), /is not a whole number/);
  }
  for (const raw of [0, 11, '-3']) {
    assert.match(String(result(readInteger(raw, range))), /out of range/);
  }
});
