// `k6 run --out json=FILE`: a line for each sample of each metric.

import * as z from 'zod';
import type { RunFigures } from '../imported-run.ts';
import { inUnit } from '../text/amounts.ts';
import { countsOf, throughputOf, toSeconds, without } from '../text/figures.ts';
import { AMOUNT, hasKeys, ONCE } from '../text/json.ts';
import { samplesNote, timesOfSamples } from '../text/samples.ts';
import { PLAIN } from './reader.ts';

const POINT = z.object({
  metric: z.string(),
  data: z.object({
    time: z.iso.datetime({ offset: true }),
    value: AMOUNT,
    tags: z.object({ expected_response: z.string().optional() }).nullish(),
  }),
});

export const isK6Line = (value: unknown): boolean =>
  hasKeys(value, 'type', 'metric', 'data') && (value.type === 'Point' || value.type === 'Metric');

/** Adds up what the lines say. */
export class K6Points {
  #requests = 0;
  #failed = 0;
  #knowsFailures = false;
  #dropped = 0;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;
  readonly #expected: number[] = [];
  readonly #all: number[] = [];
  #tagged = 0;

  /** @returns what is wrong with it */
  add(value: unknown): string | undefined {
    if (!isK6Line(value)) return 'is none of k6';
    if (hasKeys(value, 'type') && value.type === 'Metric') return undefined;
    const { data, error } = POINT.safeParse(value, ONCE);
    if (error !== undefined) return `has a faulty value at ${error.issues[0]?.path.join('.')}`;
    this.#count(data);
    return undefined;
  }

  #count({ metric, data: { time, value, tags } }: z.infer<typeof POINT>): void {
    switch (metric) {
      case 'http_reqs':
        this.#requests += value;
        break;
      case 'http_req_failed':
        this.#knowsFailures = true;
        if (value > 0) this.#failed += 1;
        break;
      case 'dropped_iterations':
        this.#dropped += value;
        break;
      case 'http_req_duration': {
        // The time of a sample is that of its end.
        const end = Date.parse(time);
        this.#first = Math.min(this.#first, end - value);
        this.#last = Math.max(this.#last, end);
        this.#all.push(inUnit(value, 1_000));
        if (tags?.expected_response !== undefined) this.#tagged += 1;
        if (tags?.expected_response === 'true') this.#expected.push(inUnit(value, 1_000));
        break;
      }
    }
  }

  /** @returns what is missing instead */
  figures(): RunFigures | string {
    const total = this.#requests;
    if (total === 0 || this.#all.length === 0)
      return 'k6 is recognised, and no sample of `http_reqs` and `http_req_duration` is in its lines';
    const succeeded = this.#knowsFailures ? without(total, this.#failed) : undefined;
    const isTagged = this.#tagged === this.#all.length;
    const times = isTagged ? this.#expected : this.#all;
    const span = toSeconds(this.#last - this.#first);
    return {
      ...PLAIN,
      throughput: throughputOf(succeeded, span > 0 ? span : undefined),
      throughputRule: 'requests that did not fail ÷ (end of the last − start of the first)',
      durationSeconds: span > 0 ? span : undefined,
      requests: countsOf(total, succeeded, {
        other: this.#knowsFailures ? this.#failed : undefined,
      }),
      times: timesOfSamples(times),
      timesResolution: undefined,
      timesFrom: 'samples',
      timesIncludeErrors: !isTagged,
      notes: [
        ...samplesNote(times.length),
        ...(this.#dropped > 0
          ? [`k6 dropped ${this.#dropped} iterations: the rate was not sustained.`]
          : []),
      ],
    };
  }
}
