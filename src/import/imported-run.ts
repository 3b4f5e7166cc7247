// One run of another load generator, as far as its output tells.

import type { Microseconds, PerSecond } from '../units.ts';

/** Programs whose outputs are read. */
export type ToolName =
  | 'wrk'
  | 'wrk2'
  | 'ab'
  | 'oha'
  | 'autocannon'
  | 'k6'
  | 'vegeta'
  | 'hey'
  | 'bombardier'
  | 'h2load';

/** Times of requests that are read; `p999` is the percentile 99.9. */
export type TimeName = 'p50' | 'p75' | 'p90' | 'p95' | 'p99' | 'p999' | 'max' | 'mean';

/**
 * Kinds of requests that failed. `status`: answered with a status that the program counts as an error;
 * `body`: with a body that was not expected; `other`: for a reason that the program does not class.
 */
export const FAILURE_CLASSES = [
  'timeout',
  'status',
  'connect',
  'read',
  'write',
  'body',
  'other',
] as const;
export type FailureClass = (typeof FAILURE_CLASSES)[number];

export interface ImportedRequests {
  /** Those that the program counts as made; not all programs count one that got no connection. */
  readonly total: number | undefined;
  /** Answered, and not with an error. */
  readonly succeeded: number | undefined;
  /** A class that the output does not name is absent, which is not zero. */
  readonly failed: Readonly<Partial<Record<FailureClass, number>>>;
}

/** What the output says in numbers, and how these came about. */
export interface RunFigures {
  /** As the program names it: `2.3`, `v1.6.1`; few outputs hold one. */
  readonly version: string | undefined;
  /** Requests that succeeded, for each second; `undefined` where the output does not tell. */
  readonly throughput: PerSecond | undefined;
  /** How it follows from the numbers of the output: "(requests − non-2xx − timeouts) ÷ runtime". */
  readonly throughputRule: string;
  /** The user set a rate: `throughput` tells what was sent, and not what the server can do. */
  readonly rateWasSet: boolean;
  readonly durationSeconds: number | undefined;
  readonly requests: ImportedRequests;
  /** What the output does not hold is absent: never interpolated, and never zero instead. */
  readonly times: Readonly<Partial<Record<TimeName, Microseconds>>>;
  /** The size of the last digit that is printed; `undefined` where the output is exact. */
  readonly timesResolution: Microseconds | undefined;
  /** The program's own summary, or taken here from a line for each request (nearest rank). */
  readonly timesFrom: 'summary' | 'samples';
  /** Whether times of failed requests count, too: answers with an error status, or all. */
  readonly timesIncludeErrors: boolean;
  /** Whether times were corrected for coordinated omission; `undefined`: the output does not say. */
  readonly timesCorrected: boolean | undefined;
  /** What else a reader has to know, as sentences. */
  readonly notes: readonly string[];
}

export interface ImportedRun extends RunFigures {
  /** What stands above it in the file, else the name of the file; one line, safe to show. */
  readonly name: string;
  readonly tool: ToolName;
  /** "text", "JSON", "CSV" … */
  readonly format: string;
  /** Where it begins. */
  readonly source: { readonly file: string; readonly line: number };
}
