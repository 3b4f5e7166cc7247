// Times in whole microseconds with three significant digits. Only this file uses hdr-histogram-js;
// `check-encoded-histogram.ts` guards `decode`.

import {
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  Int32Histogram,
  JsHistogram,
} from 'hdr-histogram-js';
import { type Microseconds, microseconds, type Ratio, ratio } from '../units.ts';
import { checkEncodedHistogram } from './stored/check-encoded-histogram.ts';

/** One hour: longer than any request timeout; longer times are recorded as this. */
const HIGHEST_TRACKABLE = 3_600_000_000;
const SIGNIFICANT_DIGITS = 3;

/** With fewer than ten samples above it a percentile is the luck of the worst few. */
const SAMPLES_BEYOND = 10;

/** Index and count of each cell that is not empty, alternating. Threads can transfer it. */
export type Cells = Uint32Array<ArrayBuffer>;

/** What a histogram was made from, in its small form. */
interface Stored {
  readonly samples: number;
  readonly from: string | Cells;
}

/**
 * A distribution of times between 1 µs and 1 h, each kept to 0.1 %.
 * Percentiles of several runs come from merging their histograms, never from averaging.
 */
export class Histogram {
  /** Created when first needed: cells take 94 KB, and most histograms of a stored record stay empty. */
  #cells: Int32Histogram | undefined;
  /** Kept until something is added. A file holds many histograms and a block many slices. */
  #stored: Stored | undefined;

  /** Cells to write to. They stay in memory. */
  get #counts(): Int32Histogram {
    this.#cells ??= this.#inflate();
    this.#stored = undefined;
    return this.#cells;
  }

  /** Cells to read from. Inflated ones do not stay in memory. */
  #read(): Int32Histogram {
    return this.#cells ?? this.#inflate();
  }

  #inflate(): Int32Histogram {
    const cells = new Int32Histogram(1, HIGHEST_TRACKABLE, SIGNIFICANT_DIGITS);
    if (this.#stored === undefined) return cells;
    const { from } = this.#stored;
    if (typeof from === 'string') cells.add(decodeText(from));
    else addCells(cells, from);
    return cells;
  }

  /** Rounds to whole microseconds, at least one. */
  record(time: Microseconds): void {
    this.#counts.recordValue(Math.min(Math.max(Math.round(time), 1), HIGHEST_TRACKABLE));
  }

  add(other: Histogram): void {
    if (other.isEmpty) return;
    if (other.#stored?.from instanceof Uint32Array) addCells(this.#counts, other.#stored.from);
    else addHistogram(this.#counts, other.#read());
  }

  reset(): void {
    this.#stored = undefined;
    this.#cells?.reset();
  }

  get count(): number {
    return this.#stored?.samples ?? this.#cells?.totalCount ?? 0;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Nearest rank: the smallest time that at least `q` of the samples do not exceed. */
  quantile(q: number): Microseconds | undefined {
    if (this.isEmpty) return undefined;
    return microseconds(this.#read().getValueAtPercentile(q * 100));
  }

  /**
   * The quantile, or `undefined` (shown as "n/a") where too few samples lie beyond it: p99 needs 1000
   * samples, p99.9 needs 10 000.
   */
  supportedQuantile(q: number): Microseconds | undefined {
    return this.count * (1 - q) >= SAMPLES_BEYOND - 1e-9 ? this.quantile(q) : undefined;
  }

  get min(): Microseconds | undefined {
    return this.quantile(0);
  }

  get max(): Microseconds | undefined {
    return this.isEmpty ? undefined : microseconds(this.#read().maxValue);
  }

  get mean(): Microseconds | undefined {
    return this.isEmpty ? undefined : microseconds(this.#read().mean);
  }

  get standardDeviation(): Microseconds | undefined {
    return this.isEmpty ? undefined : microseconds(this.#read().stdDeviation);
  }

  /** Share of the samples within one standard deviation of the mean, as wrk prints it. */
  shareWithinOneDeviation(): Ratio | undefined {
    const { mean, standardDeviation } = this;
    if (mean === undefined || standardDeviation === undefined) return undefined;
    const cells = this.#read();
    let within = 0;
    for (let index = 0; index < cells.countsArrayLength; index++) {
      const distance = Math.abs(cells.valueFromIndex(index) - mean);
      if (distance <= standardDeviation) within += cells.getCountAtIndex(index);
    }
    return ratio(within / this.count);
  }

  /** The interchange format of HdrHistogram (V2, deflated), in base64. */
  encode(): string {
    const from = this.#stored?.from;
    return typeof from === 'string' ? from : encodeIntoCompressedBase64(this.#read());
  }

  get cells(): Cells {
    if (this.isEmpty) return NO_CELLS;
    const from = this.#stored?.from;
    return from instanceof Uint32Array ? from : filledCells(this.#read());
  }

  /** @param cells of another histogram. They are not checked, so never pass untrusted ones. */
  static ofCells(cells: Cells): Histogram {
    const histogram = new Histogram();
    let samples = 0;
    for (let at = 1; at < cells.length; at += 2) samples += cells[at] ?? 0;
    if (samples > 0) histogram.#stored = { from: cells, samples };
    return histogram;
  }

  /** A copy that takes little memory. Later changes here do not change it. */
  condensed(): Histogram {
    return Histogram.ofCells(this.cells);
  }

  /** @throws TypeError when the text is not an encoded histogram of times within our range. */
  static decode(encoded: string): Histogram {
    const check = checkEncodedHistogram(encoded);
    if (check.kind === 'unsound') throw new TypeError(check.problem);
    const histogram = new Histogram();
    if (check.samples > 0) histogram.#stored = { from: encoded, samples: check.samples };
    return histogram;
  }

  static merged(parts: Iterable<Histogram>): Histogram {
    const sum = new Histogram();
    for (const part of parts) sum.add(part);
    return sum;
  }
}

const NO_CELLS: Cells = new Uint32Array();

function filledCells(histogram: Int32Histogram): Cells {
  const end = histogram.countsArrayIndex(histogram.maxValue) + 1;
  const cells: number[] = [];
  for (let index = 0; index < end; index++) {
    const count = histogram.getCountAtIndex(index);
    if (count > 0) cells.push(index, count);
  }
  return Uint32Array.from(cells);
}

/**
 * Records the longest time of each cell, as decoding does, so that the maximum is never understated.
 * Cells ascend, so the first and the last hold the extremes, and no other time is computed: that would
 * be most of the work of merging.
 */
function addCells(histogram: Int32Histogram, cells: Cells): void {
  let samples = 0;
  for (let at = 0; at + 1 < cells.length; at += 2) {
    const count = cells[at + 1] ?? 0;
    histogram.addToCountAtIndex(cells[at] ?? 0, count);
    samples += count;
  }
  histogram.setTotalCount(histogram.totalCount + samples);
  for (const index of [cells[0], cells[cells.length - 2]]) {
    if (index === undefined) continue;
    const time = histogram.valueFromIndex(index);
    histogram.updateMinAndMax(histogram.highestEquivalentValue(time));
  }
}

/** As `sum.add(part)` does, but looks no further than the longest time: most cells lie beyond it. */
function addHistogram(sum: Int32Histogram, part: Int32Histogram): void {
  const end = part.countsArrayIndex(part.maxValue) + 1;
  let samples = 0;
  for (let index = 0; index < end; index++) {
    const count = part.getCountAtIndex(index);
    if (count === 0) continue;
    sum.addToCountAtIndex(index, count);
    samples += count;
  }
  sum.setTotalCount(sum.totalCount + samples);
  sum.updateMinAndMax(part.maxValue);
  // Beyond the maximum where every sample is zero.
  if (part.minNonZeroValue <= part.maxValue) sum.updateMinAndMax(part.minNonZeroValue);
}

function decodeText(encoded: string): JsHistogram {
  const decoded = decodeFromCompressedBase64(encoded, 32, false);
  if (!(decoded instanceof JsHistogram)) throw new TypeError('not a histogram of our own shape');
  return decoded;
}
