// Times in whole microseconds, three significant digits. Only here, and in `check-encoded-histogram.ts`
// which guards `decode`, is hdr-histogram-js known.

import {
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  Int32Histogram,
  JsHistogram,
} from 'hdr-histogram-js';
import { type Microseconds, microseconds, type Ratio, ratio } from '../units.ts';
import { checkEncodedHistogram } from './check-encoded-histogram.ts';

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
  /** Made when first needed: they take 94 KB, and most histograms of a stored record stay empty. */
  #cells: Int32Histogram | undefined;
  /** Where it was decoded and nothing was added since. A file holds many: they stay as small as there. */
  #stored: { readonly encoded: string; readonly samples: number } | undefined;

  /** Cells to write to, kept from now on. */
  get #counts(): Int32Histogram {
    this.#cells ??= this.#inflate();
    this.#stored = undefined;
    return this.#cells;
  }

  /** Cells to read from, dropped again where they were only stored. */
  #read(): Int32Histogram {
    return this.#cells ?? this.#inflate();
  }

  #inflate(): Int32Histogram {
    const cells = new Int32Histogram(1, HIGHEST_TRACKABLE, SIGNIFICANT_DIGITS);
    if (this.#stored === undefined) return cells;
    const decoded = decodeFromCompressedBase64(this.#stored.encoded, 32, false);
    if (!(decoded instanceof JsHistogram)) throw new TypeError('not a histogram of our own shape');
    cells.add(decoded);
    return cells;
  }

  /** Rounds to whole microseconds; what is shorter than one counts as one. */
  record(time: Microseconds): void {
    this.#counts.recordValue(Math.min(Math.max(Math.round(time), 1), HIGHEST_TRACKABLE));
  }

  add(other: Histogram): void {
    if (!other.isEmpty) this.#counts.add(other.#read());
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
    return this.#stored?.encoded ?? encodeIntoCompressedBase64(this.#read());
  }

  /** @throws TypeError when the text is not an encoded histogram of times within our range. */
  static decode(encoded: string): Histogram {
    const check = checkEncodedHistogram(encoded);
    if (check.kind === 'unsound') throw new TypeError(check.problem);
    const histogram = new Histogram();
    if (check.samples > 0) histogram.#stored = { encoded, samples: check.samples };
    return histogram;
  }

  static merged(parts: Iterable<Histogram>): Histogram {
    const sum = new Histogram();
    for (const part of parts) sum.add(part);
    return sum;
  }
}
