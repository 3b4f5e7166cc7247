// From what was measured at some settings of a knob to the setting that has a wanted effect. Pure.

import { mean } from './moments.ts';

export interface Point {
  /** The setting. */
  readonly x: number;
  /** What was measured there. */
  readonly y: number;
}

interface Line {
  readonly intercept: number;
  readonly slope: number;
}

/** Least squares. */
export function fitLine(points: readonly Point[]): Line {
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const products = points.map(({ x, y }) => (x - meanX) * (y - meanY));
  const squares = points.map(({ x }) => (x - meanX) ** 2);
  const slope = mean(products) / mean(squares);
  return { intercept: meanY - slope * meanX, slope };
}

export interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

/** By which share of the intercept one unit of x raises y: its mean over independent fits. */
export function relativeSlope(lines: readonly Line[]): Estimate {
  const slopes = lines.map(({ intercept, slope }) => slope / intercept);
  const value = mean(slopes);
  const squares = slopes.map((slope) => (slope - value) ** 2);
  const variance = squares.reduce((sum, square) => sum + square, 0) / (slopes.length - 1);
  return { value, standardError: Math.sqrt(variance / slopes.length) };
}

/** Where the line from point to point, in the order of x, first reaches `target`; `undefined`: nowhere. */
export function settingFor(points: readonly Point[], target: number): number | undefined {
  const sorted = points.toSorted((a, b) => a.x - b.x);
  for (const [index, after] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before === undefined || after.y < target) continue;
    const share = Math.max(0, (target - before.y) / (after.y - before.y));
    return before.x + share * (after.x - before.x);
  }
  return undefined;
}
