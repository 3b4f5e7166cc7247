// From measured points to the setting of a knob.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  fitLine,
  relativeSlope,
  settingFor,
} from '../../bench/operating-characteristic/linear-fit.ts';

const near = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${actual}`);

describe('a line', () => {
  test('through points on it is found again', () => {
    const number = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(number, number, (intercept, slope) => {
        const points = [0, 1, 2, 5].map((x) => ({ x, y: intercept + slope * x }));
        const line = fitLine(points);
        near(line.intercept, intercept);
        near(line.slope, slope);
      }),
    );
  });

  test('is the one with the least squares', () => {
    const line = fitLine([
      { x: 0, y: 1 },
      { x: 1, y: 3 },
      { x: 2, y: 2 },
    ]);
    near(line.intercept, 1.5);
    near(line.slope, 0.5);
  });
});

test('the relative slope has the standard error of independent fits', () => {
  const lines = [
    { intercept: 100, slope: 1 },
    { intercept: 100, slope: 3 },
  ];
  const { value, standardError } = relativeSlope(lines);
  near(value, 0.02);
  near(standardError, 0.01);
});

describe('the setting for a target', () => {
  const points = [
    { x: 0, y: 100 },
    { x: 10, y: 100 },
    { x: 20, y: 140 },
  ];
  test('lies on the line between the points around it', () => {
    near(settingFor(points, 125) ?? Number.NaN, 16.25);
    near(settingFor(points.toReversed(), 125) ?? Number.NaN, 16.25);
  });
  test('is none where nothing that was tried reaches it', () => {
    assert.equal(settingFor(points, 141), undefined);
  });
});
