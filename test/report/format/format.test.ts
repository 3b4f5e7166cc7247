import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  formatAmount,
  formatCount,
  formatNumber,
  formatSize,
} from '../../../src/report/format/number.ts';
import { formatChange, formatExtent, formatShare } from '../../../src/report/format/share.ts';
import {
  formatDuration,
  formatRemaining,
  formatRough,
  formatTime,
} from '../../../src/report/format/time.ts';
import { bytes, microseconds, milliseconds, ratio } from '../../../src/units.ts';

type Rows = readonly (readonly [value: number, expected: string])[];

/** Thin spaces are written as plain ones here, so that the rows can be read. */
function assertRows(format: (value: number) => string, rows: Rows): void {
  for (const [value, expected] of rows) {
    assert.equal(format(value).replaceAll('\u202f', ' '), expected, `${value}`);
  }
}

describe('formatNumber', () => {
  it('keeps three significant digits and groups them', () => {
    assertRows(formatNumber, [
      [0, '0'],
      [-0, '0'],
      [1, '1.00'],
      [7.405, '7.41'],
      [99.96, '100'],
      [999.6, '1 000'],
      [2387.4, '2 390'],
      [1_234_567, '1 230 000'],
      [-2387.4, '−2 390'],
      [0.012345, '0.0123'],
      [0.00001, '1.00e−5'],
      [5e15, '5.00e+15'],
      [Number.POSITIVE_INFINITY, '∞'],
      [Number.NEGATIVE_INFINITY, '−∞'],
      [Number.NaN, 'n/a'],
    ]);
  });

  it('is never wrong by more than half a unit of the third digit', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 1e11, noNaN: true }), (value) => {
        const read = Number(formatNumber(value).replaceAll('\u202f', '').replace('−', '-'));
        assert.ok(Math.abs(read - value) <= 0.0051 * value, `${value} reads ${read}`);
      }),
    );
  });
});

describe('formatCount and formatAmount', () => {
  it('keep every digit', () => {
    assertRows(formatCount, [
      [0, '0'],
      [999, '999'],
      [40_719, '40 719'],
      [1_234_567, '1 234 567'],
      [-1234, '−1 234'],
      [5e15, '5.00e+15'],
    ]);
    assertRows(
      (count) => formatAmount(count, 'record'),
      [
        [0, '0 records'],
        [1, '1 record'],
        [2, '2 records'],
      ],
    );
  });
});

describe('formatTime', () => {
  it('takes the unit that leaves one to three digits', () => {
    assertRows(
      (time) => formatTime(microseconds(time)),
      [
        [0, '0 µs'],
        [0.4, '0.400 µs'],
        [412, '412 µs'],
        [999.4, '999 µs'],
        [999.6, '1.00 ms'],
        [7412, '7.41 ms'],
        [999_600, '1.00 s'],
        [1_840_000, '1.84 s'],
        [3_600_000_000, '3 600 s'],
      ],
    );
  });
});

describe('formatDuration and formatRemaining', () => {
  it('count in minutes, hours and days once there are enough seconds', () => {
    assertRows(
      (time) => formatDuration(milliseconds(time)),
      [
        [0, '0 µs'],
        [212, '212 ms'],
        [8520, '8.52 s'],
        [59_990, '1 min'],
        [64_200, '1 min 4 s'],
        [3_780_000, '1 h 3 min'],
        [187_200_000, '2 d 4 h'],
        [Number.POSITIVE_INFINITY, '∞ s'],
      ],
    );
  });

  it('say whole seconds of what is left, and never less than none', () => {
    assertRows(
      (time) => formatRemaining(milliseconds(time)),
      [
        [-5, '0 s'],
        [1, '1 s'],
        [59_001, '1 min'],
        [130_000, '2 min 10 s'],
      ],
    );
  });
});

describe('formatSize', () => {
  it('counts in 1024s', () => {
    assertRows(
      (size) => formatSize(bytes(size)),
      [
        [0, '0 B'],
        [1023, '1 023 B'],
        [1024, '1.00 KiB'],
        [6_972_006, '6.65 MiB'],
        [8e15, '7 280 TiB'],
      ],
    );
  });
});

describe('formatShare and formatChange', () => {
  it('show a share that exists as more than nothing', () => {
    assertRows(
      (share) => formatShare(ratio(share)),
      [
        [0, '0 %'],
        [0.000001, '0.0001 %'],
        [0.0025, '0.25 %'],
        [0.05, '5 %'],
        [0.683, '68.3 %'],
        [1, '100 %'],
      ],
    );
  });

  it('show the direction of every change', () => {
    assertRows(
      (change) => formatChange(ratio(change)),
      [
        [0, '±0 %'],
        [-0.000001, '±0 %'],
        [0.0025, '+0.25 %'],
        [0.065, '+6.5 %'],
        [-0.614, '−61.4 %'],
        [1.532, '+153 %'],
        [33.9, '×34.9'],
        [1e9, 'over ×99 999'],
        [Number.NaN, 'n/a'],
      ],
    );
  });

  it('say how much something moved', () => {
    assertRows(
      (change) => formatExtent(ratio(change)),
      [
        [-0.61, 'by 61 %'],
        [33.9, '34.9-fold'],
      ],
    );
  });
});

describe('formatRough', () => {
  it('keeps what an estimate is worth', () => {
    assertRows(
      (seconds) => formatRough(milliseconds(seconds * 1_000)),
      [
        [0, '0 s'],
        [26.4, '26 s'],
        [99.4, '99 s'],
        [99.5, '1.5 min'],
        [240, '4 min'],
        [594, '10 min'],
        [3_564, '59 min'],
        [3_600, '1 h'],
        [40_000, '11 h'],
      ],
    );
  });
});
