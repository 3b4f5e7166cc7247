// The verdict, as a value. Nothing here decides what the process does with it.

import type { LogRatio, NonEmpty } from '../units.ts';

/** A named series that is judged. */
export type MetricName =
  /** Successful answers per second of the mix at capacity; higher is better. */
  | 'throughput'
  /** 99th percentile of the service time at capacity. */
  | 'p99'
  /** 99th percentile of the response time at the fixed rate, not cleaned. */
  | 'response-p99'
  /** The same, from slices in which neither server nor generator had to wait for a CPU. */
  | 'clean-response-p99'
  /** Server CPU time per request. */
  | 'cpu'
  /** Peak resident memory of the server. */
  | 'memory'
  /** From the start of the process to its first answer. */
  | 'start-time'
  /** What the first answers of a process take, added up: `Block.firstAnswers` of the record. */
  | 'first-answers'
  /** Share of requests that failed. */
  | 'errors'
  /** Whether the server kept up with the offered rate. */
  | 'rate-not-sustained'
  /** Whether the server stayed alive. */
  | 'server-died'
  /** Absolute limits. */
  | 'p99-limit'
  | 'min-throughput';

/**
 * `gate`: must pass. `guard`: fails only when a loss beyond its tolerance is shown.
 * `limit`: absolute, fails only when shown to be beyond it.
 */
type MetricRole = 'gate' | 'guard' | 'limit';

export type MetricUnit = 'per-second' | 'microseconds' | 'bytes' | 'share';

/** One metric of one request (or of the whole mix), compared. */
export interface Comparison {
  readonly metric: MetricName;
  /** `undefined`: the whole mix. */
  readonly request: string | undefined;
  readonly role: MetricRole;
  readonly unit: MetricUnit;
  /** The baseline's value, or the absolute limit. */
  readonly before: number;
  readonly after: number;
  /**
   * Loss on the log scale, positive is worse whatever the metric's direction: the estimate and its
   * bounds. `low` at the fail level, `high` at the pass level; infinite where the evidence gives none.
   * The run may end at any look: the levels hold for all of them together.
   */
  readonly loss: { readonly estimate: LogRatio; readonly low: LogRatio; readonly high: LogRatio };
  /** Forgiven loss on the same scale. */
  readonly tolerance: LogRatio;
  /** A loss of that size or more does not pass, but for the pass level; the tolerance or more. */
  readonly resolution: LogRatio;
  /**
   * `pass`: a loss of the resolution or more is ruled out (of a limit: the measured value keeps it).
   * `not-shown`: a guard that is neither a pass nor a regression; it does not hold up a pass.
   * `inconclusive`: a gate that is neither.
   */
  readonly outcome: 'regression' | 'pass' | 'not-shown' | 'inconclusive';
  /** The smallest loss that this run could have shown, on the same scale. */
  readonly minimumDetectable: LogRatio;
  /** `alarm`: the share of unchanged runs that this metric may turn red. */
  readonly alpha: { readonly alarm: number; readonly fail: number; readonly pass: number };
  readonly method: 'wilcoxon' | 't' | 'prediction' | 'exact' | 'observed';
  /** Blocks or stored records behind it. */
  readonly samples: number;
  /** One sentence a reader can check: why this outcome. */
  readonly because: string;
}

/** Stable, for scripts. */
export type WarningCode =
  // About the measurement.
  | 'client-gaps'
  | 'errors-below-floor'
  | 'costly-generator'
  | 'failed-in-warm-up'
  | 'few-samples'
  | 'garbage-collection'
  | 'generator-saturated'
  | 'generator-stalled'
  | 'high-generator-share'
  | 'late-sends'
  | 'methods-disagree'
  | 'rate-not-sustained'
  | 'running-server'
  | 'slow-connects'
  | 'stale-keep-alive'
  | 'still-warming'
  | 'stood-still'
  | 't-instead-of-wilcoxon'
  | 'throttled'
  | 'unanswered'
  | 'fixed-port'
  | 'kept-shares-differ'
  | 'no-profile'
  | 'not-cleaned'
  | 'uneven-workers'
  | 'unsteady-p99'
  // About the baseline.
  | 'answers-differ'
  | 'answers-smaller'
  | 'new-requests'
  | 'other-path-length'
  | 'requests-changed'
  | 'starts-apart'
  | 'stored-only'
  | 'base-not-run'
  | 'redirect-measured'
  | 'baseline-note'
  | 'baseline-regressed'
  | 'other-machine'
  | 'prior-only'
  | 'weak-record'
  // About earlier attempts, and an accepted loss.
  | 'acceptance-unknown'
  | 'attempts-apart'
  | 'attempts-pooled'
  | 'attempts-unread'
  | 'earlier-regression'
  // About changes that turned nothing red.
  | 'anchor-unknown'
  | 'drift'
  | 'improvement'
  | 'small-proven-loss'
  /** In a report that is read back: warnings whose text is not repeated. */
  | 'other-warnings';

export interface Warning {
  readonly code: WarningCode;
  /** A whole sentence, with what to do where something can be done. */
  readonly text: string;
}

/** Why a measurement is not worth judging. */
export interface InvalidReason {
  readonly code:
    | 'errors'
    | 'server-died'
    | 'rate-not-sustained'
    | 'generator-limited'
    | 'accounting-broken'
    | 'baseline-failed'
    | 'ports-exhausted'
    | 'resources-exhausted'
    | 'foreign-answer'
    | 'too-little-data';
  readonly text: string;
}

export type Verdict = {
  readonly warnings: readonly Warning[];
  readonly comparisons: readonly Comparison[];
} & (
  | { readonly kind: 'pass' }
  | { readonly kind: 'regression'; readonly offending: NonEmpty<MetricName> }
  /** `need`: what would settle it, as a whole sentence. */
  | { readonly kind: 'inconclusive'; readonly need: string }
  /** `why`: what was looked for and not found, as a whole sentence. */
  | { readonly kind: 'no-baseline'; readonly why: string }
  | { readonly kind: 'invalid-run'; readonly because: InvalidReason }
);

export type VerdictKind = Verdict['kind'];
