// Times in whole microseconds, three significant digits. Only here, and in `check-encoded-histogram.ts`
// which guards `decode`, is hdr-histogram-js known.

import {
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  Int32Histogram,
  JsHistogram,
} from 'hdr-histogram-js';
import { type Microseconds, microseconds, type Ratio, ratio } from '../units.ts';

/** One hour: longer than any request timeout; longer times are recorded as this. */
const HIGHEST_TRACKABLE = 3_600_000_000;
const SIGNIFICANT_DIGITS = 3;

/** A percentile needs at least ten samples above it to be more than the luck of the worst few. */
const SAMPLES_BEYOND = 10;

/**
 * A distribution of times between 1 µs and 1 h, each kept to 0.1 %.
 * Percentiles of several runs come from merging their histograms, never from averaging.
 */
export class Histogram {
  /** Made when first needed: it takes 94 KB, and most histograms of a stored record stay empty. */
  #cells: Int32Histogram | undefined;

  get #counts(): Int32Histogram {
    this.#cells ??= new Int32Histogram(1, HIGHEST_TRACKABLE, SIGNIFICANT_DIGITS);
    return this.#cells;
  }

  /** Rounds to whole microseconds; what is shorter than one counts as one. */
  record(time: Microseconds): void {
    this.#counts.recordValue(Math.min(Math.max(Math.round(time), 1), HIGHEST_TRACKABLE));
  }

  add(other: Histogram): void {
    if (!other.isEmpty) this.#counts.add(other.#counts);
  }

  reset(): void {
    this.#cells?.reset();
  }

  get count(): number {
    return this.#cells?.totalCount ?? 0;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Nearest rank: the smallest time that at least `q` of the samples do not exceed. */
  quantile(q: number): Microseconds | undefined {
    if (this.isEmpty) return undefined;
    return microseconds(this.#counts.getValueAtPercentile(q * 100));
  }

  /**
   * The quantile where enough samples lie beyond it to mean something (1000 for p99, 10 000 for
   * p99.9), and `undefined`, shown as "n/a", below that.
   */
  supportedQuantile(q: number): Microseconds | undefined {
    return this.count * (1 - q) >= SAMPLES_BEYOND - 1e-9 ? this.quantile(q) : undefined;
  }

  get min(): Microseconds | undefined {
    return this.quantile(0);
  }

  get max(): Microseconds | undefined {
    return this.isEmpty ? undefined : microseconds(this.#counts.maxValue);
  }

  get mean(): Microseconds | undefined {
    return this.isEmpty ? undefined : microseconds(this.#counts.mean);
  }

  get standardDeviation(): Microseconds | undefined {
    return this.isEmpty ? undefined : microseconds(this.#counts.stdDeviation);
  }

  /** Share of the samples within one standard deviation of the mean, as wrk prints it. */
  shareWithinOneDeviation(): Ratio | undefined {
    const { mean, standardDeviation } = this;
    if (mean === undefined || standardDeviation === undefined) return undefined;
    let within = 0;
    for (let index = 0; index < this.#counts.countsArrayLength; index++) {
      const distance = Math.abs(this.#counts.valueFromIndex(index) - mean);
      if (distance <= standardDeviation) within += this.#counts.getCountAtIndex(index);
    }
    return ratio(within / this.count);
  }

  /** The interchange format of HdrHistogram (V2, deflated), in base64. */
  encode(): string {
    return encodeIntoCompressedBase64(this.#counts);
  }

  /** @throws Error when the text is not an encoded histogram of times within our range. */
  static decode(encoded: string): Histogram {
    const decoded = decodeFromCompressedBase64(encoded, 32, false);
    if (!(decoded instanceof JsHistogram)) throw new TypeError('not a histogram of our own shape');
    const histogram = new Histogram();
    histogram.#counts.add(decoded);
    return histogram;
  }

  static merged(parts: Iterable<Histogram>): Histogram {
    const sum = new Histogram();
    for (const part of parts) sum.add(part);
    return sum;
  }
}
