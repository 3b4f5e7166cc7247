// `vegeta encode`: a line for each request, as JSON or CSV (`results.go`).

import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import type { RunFigures } from '../imported-run.ts';
import { countsOf, throughputOf, toSeconds } from '../text/figures.ts';
import { AMOUNT, hasKeys, ONCE } from '../text/json.ts';
import { isSuccess } from '../text/outcomes.ts';
import { samplesNote, timesOfSamples } from '../text/samples.ts';
import { PLAIN } from './reader.ts';

const RESULT = z.object({
  code: z.number().int().min(0).max(999),
  timestamp: z.iso.datetime({ offset: true }),
  latency: AMOUNT,
});

export const isVegetaLine = (value: unknown): boolean =>
  hasKeys(value, 'attack', 'seq', 'code', 'timestamp', 'latency');

/** Adds up what the lines say. */
export class VegetaResults {
  readonly #times: number[] = [];
  #rows = 0;
  #unanswered = 0;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  /** @returns what is wrong with it */
  add(value: unknown): string | undefined {
    const { data, error } = RESULT.safeParse(value, ONCE);
    if (error !== undefined) return `has a faulty value at ${error.issues[0]?.path.join('.')}`;
    this.count(data.code, Date.parse(data.timestamp), data.latency);
    return undefined;
  }

  /** @param start in milliseconds @param latency in nanoseconds */
  count(code: number, start: number, latency: number): void {
    this.#rows += 1;
    if (code === 0) this.#unanswered += 1;
    if (isSuccess(code)) this.#times.push(latency / 1_000);
    this.#first = Math.min(this.#first, start);
    this.#last = Math.max(this.#last, start + latency / 1_000_000);
  }

  figures(): RunFigures {
    const succeeded = this.#times.length;
    const seconds = toSeconds(this.#last - this.#first);
    const durationSeconds = seconds > 0 ? seconds : undefined;
    return {
      ...PLAIN,
      rateWasSet: true,
      throughput: throughputOf(succeeded, durationSeconds),
      throughputRule: 'lines with 2xx and 3xx ÷ (end of the last − start of the first)',
      durationSeconds,
      requests: countsOf(this.#rows, succeeded, {
        status: this.#rows - succeeded - this.#unanswered,
        other: this.#unanswered,
      }),
      times: timesOfSamples(this.#times),
      timesResolution: undefined,
      timesFrom: 'samples',
      timesIncludeErrors: false,
      notes: samplesNote(succeeded),
    };
  }
}

/** Twelve columns: time in ns, status, latency in ns, … */
export const VEGETA_CSV_LINE = /^\d{16,19},\d{1,3},\d{1,19},\d{1,19},\d{1,19},/;

/** @throws Error with a phrase about the text */
export function readVegetaCsv(text: string): RunFigures {
  const results = new VegetaResults();
  let rows = 0;
  let origin: bigint | undefined;
  parse(text, {
    record_delimiter: ['\r\n', '\n'],
    skip_empty_lines: true,
    on_record: (cells: readonly string[]) => {
      rows += 1;
      const [stamp = '', code = '', latency = ''] = cells;
      if (cells.length !== 12 || !/^\d{1,19},\d{1,3},\d{1,15}$/.test(`${stamp},${code},${latency}`))
        throw new Error(`row ${rows} is not one of vegeta`);
      origin ??= BigInt(stamp);
      // Nanoseconds since 1970 are beyond 2^53; since the first request they are not.
      results.count(Number(code), Number(BigInt(stamp) - origin) / 1_000_000, Number(latency));
      return null;
    },
  });
  return results.figures();
}
