// A chart as plain numbers and words of ours. The drawing in the page and the script that replaces it
// read the same value, so they show the same picture.

import type { MetricUnit } from '../../verdict/verdict.ts';
import { formatValue } from '../metric-words.ts';

export interface Chart {
  readonly unit: MetricUnit;
  readonly scale: 'linear' | 'log';
  /** The ends of the horizontal axis. */
  readonly from: number;
  readonly to: number;
  readonly marks: readonly Mark[];
  /** Ascending; every series has a value for each. */
  readonly xs: readonly number[];
  /** What a reader calls each of `xs`: "p99.9", "pair 3, slice 7". Empty: nothing is there. */
  readonly names: readonly string[];
  readonly series: readonly Series[];
  /** Whether both versions were measured in each place, so that the change between them says something. */
  readonly isCompared: boolean;
  /** Ascending places at which stretches begin and end; every other stretch is shaded. */
  readonly edges: readonly number[];
}

/** A place on an axis that is labelled. */
interface Mark {
  readonly at: number;
  readonly label: string;
}

export interface Series {
  readonly arm: 'baseline' | 'candidate';
  /** `null` breaks the line. */
  readonly ys: readonly (number | null)[];
  readonly hasLine: boolean;
  readonly hasDots: boolean;
}

type Range = readonly [low: number, high: number];

export const knownValues = ({ series }: Chart): readonly number[] =>
  series.flatMap(({ ys }) => ys.flatMap((value) => value ?? []));

/** The values that a vertical axis shows of what lies between these. */
export function valueRange(low: number, high: number, scale: Chart['scale']): Range {
  if (scale === 'log') {
    const [least, most] = [Math.max(low, 1), Math.max(high, 1)];
    return [least / LOG_MARGIN, most * LOG_MARGIN];
  }
  const margin = Math.max((high - low) * 0.1, Math.abs(high) * LEAST_MARGIN, Number.MIN_VALUE);
  const start = low - margin;
  // A bar of emptiness below the values says more than an axis that begins somewhere.
  return [low >= 0 && (start < 0 || low < high * NEAR_ZERO) ? 0 : start, high + margin];
}

const LOG_MARGIN = 1.15;
/** So that the noise of a steady value does not fill the picture. */
const LEAST_MARGIN = 0.02;
const NEAR_ZERO = 0.4;

/** Round values on a vertical axis, a handful, with their units. */
export function valueMarks([low, high]: Range, { scale, unit }: Pick<Chart, 'scale' | 'unit'>) {
  const values = scale === 'log' ? logMarks(low, high) : linearMarks(low, high, unit);
  return values.map((at): Mark => ({ at, label: axisLabel(at, unit) }));
}

/** Sizes step by powers of two, because their units do. */
function linearMarks(low: number, high: number, unit: MetricUnit): readonly number[] {
  const rough = (high - low) / 4;
  const step = unit === 'bytes' ? 2 ** Math.ceil(Math.log2(rough)) : roundStep(rough);
  const first = Math.ceil(low / step);
  const count = Math.min(Math.floor(high / step) - first + 1, MOST_MARKS);
  return Array.from({ length: Math.max(count, 0) }, (_, index) => (first + index) * step);
}

const MOST_MARKS = 12;

function roundStep(rough: number): number {
  const decade = 10 ** Math.floor(Math.log10(rough));
  return decade * ([1, 2, 5].find((factor) => factor * decade >= rough) ?? 10);
}

/** On an axis of more decades only the 1 of each is marked, else 1, 2 and 5. */
const DECADES_WITH_STEPS = 2.2;

function logMarks(low: number, high: number): readonly number[] {
  const [start, end] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const steps = Math.log10(high / low) > DECADES_WITH_STEPS ? [1] : [1, 2, 5];
  return Array.from({ length: end - start + 1 }, (_, index) => 10 ** (start + index))
    .flatMap((decade) => steps.map((step) => step * decade))
    .filter((value) => value >= low && value <= high);
}

/** "5.00 ms" says no more than "5 ms" beside a line. */
export const axisLabel = (value: number, unit: MetricUnit): string =>
  formatValue(value, unit)
    .replace(/\.0+(?!\d)/, '')
    .replace(/(\.\d*?[1-9])0+(?!\d)/, '$1');
