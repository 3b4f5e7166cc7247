// What there is to compare: four figures, of a tool and of the truth.

/** Times in milliseconds; `undefined` where the tool does not say. */
export interface Figures {
  readonly p50: number | undefined;
  readonly p90: number | undefined;
  readonly p99: number | undefined;
  /** Answers per second. */
  readonly throughput: number | undefined;
}

export const METRICS = ['p50', 'p90', 'p99', 'throughput'] as const;
export type Metric = (typeof METRICS)[number];

/** How a tool chooses when to send. */
export type Loop =
  /** By a schedule, and a late request has its time counted from when it was due. */
  | 'open'
  /** No faster than a rate; its times begin when it sends. */
  | 'paced'
  /** As soon as there is an answer. */
  | 'closed';

/** One run of one tool. */
export interface Seen extends Figures {
  readonly loop: Loop;
  /** In the tool's own words; empty where it reported none. */
  readonly failures: string;
  /** Share of requests that it says it sent within 200 µs of when they were due. */
  readonly punctualShare?: number;
}
