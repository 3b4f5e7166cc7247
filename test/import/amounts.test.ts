// Numbers and times as load generators print them, and what is none of theirs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  amountOf,
  OHA_UNITS,
  readAmount,
  readDecimal,
  readGoDuration,
  readWhole,
  WRK_UNITS,
} from '../../src/import/text/amounts.ts';

const TIMES: readonly (readonly [text: string, microseconds: number | undefined])[] = [
  ['635.91us', 635.91],
  ['5.80ms', 5_800],
  ['149.56ms', 149_560],
  ['1.84s', 1_840_000],
  ['1.50m', 90_000_000],
  ['2.00h', 7_200_000_000],
  ...[
    '',
    'ms',
    '5.80',
    '5,80ms',
    '-5.80ms',
    '5.80 min',
    '5.8.0ms',
    '1e3ms',
    'nanus',
    '.5ms',
    '٣ms',
  ].map((text) => [text, undefined] as const),
  ['99999999999h', undefined],
];
for (const [text, expected] of TIMES) {
  test(`a time of wrk: ${JSON.stringify(text)}`, () => {
    assert.equal(readAmount(text, WRK_UNITS)?.value, expected);
  });
}

const DURATIONS: readonly (readonly [text: string, microseconds: number | undefined])[] = [
  ['311ns', 0.311],
  ['228.5µs', 228.5],
  ['228.5us', 228.5],
  ['22.237ms', 22_237],
  ['1m2.5s', 62_500_000],
  ['1h0m0.25s', 3_600_250_000],
  ['0s', 0],
  ...['', 's', '1', '1d', '1s1m', '84us6.1µs', '1s1s', '-1s', '1 s', 'NaNs', '1e3s'].map(
    (text) => [text, undefined] as const,
  ),
];
for (const [text, expected] of DURATIONS) {
  test(`a duration of Go: ${JSON.stringify(text)}`, () => {
    assert.equal(readGoDuration(text)?.value, expected);
  });
}

test('the units of oha', () => {
  const read = (text: string) => readAmount(text, OHA_UNITS)?.value;
  assert.deepEqual(
    ['2.0000 ns', '2.0000 us', '2.0000 ms', '2.0000 sec', '0.5000 10 sec', '0.5000 min'].map(read),
    [0.002, 2, 2_000, 2_000_000, 5_000_000, 30_000_000],
  );
  assert.equal(read('2.0000 seconds'), undefined);
});

test('the step is the last digit that is printed', () => {
  const steps = ['5ms', '5.8ms', '5.80ms', '1.84s'].map(
    (text) => readAmount(text, WRK_UNITS)?.step,
  );
  assert.deepEqual(steps, [1_000, 100, 10, 10_000]);
  assert.equal(amountOf('0.0123', 1e6)?.step, 100);
});

test('numbers that are plain', () => {
  assert.deepEqual(
    ['0', '1352.35', '9007199254740991', '00.10'].map(readDecimal),
    [0, 1352.35, 9_007_199_254_740_991, 0.1],
  );
  const others = [
    '',
    '-1',
    '+1',
    '1,352',
    '1e3',
    '0x1',
    'nan',
    '9007199254740992',
    '1.',
    '.1',
    '1_0',
    ' 1',
  ];
  assert.deepEqual(
    others.map(readDecimal),
    others.map(() => undefined),
  );
  assert.deepEqual(['12', '12.0', '-1'].map(readWhole), [12, undefined, undefined]);
});
