// One whole gate as one line of a file: what was asked, what came out, and every pair of blocks.

import type { MetricName, Verdict, WarningCode } from '../../src/verdict/verdict.ts';
import type { KnobSettings } from './knobs.ts';
import type { Neighbours } from './neighbours.ts';
import type { Scenario } from './scenarios.ts';

/** Metrics that every pair of blocks has an effect of. */
export const PAIR_METRICS = [
  'throughput',
  'p99',
  'response-p99',
  'clean-response-p99',
  'cpu',
  'memory',
] as const satisfies readonly MetricName[];
export type PairMetric = (typeof PAIR_METRICS)[number];

export interface Trial {
  readonly schema: 1;
  readonly scenario: Scenario;
  /** Counted from 1 within the scenario. */
  readonly number: number;
  readonly seed: string;
  /** ISO 8601, UTC: when it began. */
  readonly date: string;
  readonly durationSeconds: number;
  readonly budget: string;
  /** Flags that were set besides, as `max-throughput-drop=2%`. */
  readonly flags: Readonly<Record<string, string>>;
  readonly work: number;
  /** The knobs of the candidate. */
  readonly knobs: KnobSettings;
  readonly truth: Truth;
  readonly machine: MachineLine;
  /** `null` where the kernel does not say; older lines have none. */
  readonly neighbours?: Neighbours | null;
  readonly outcome: TrialOutcome;
}

/** The losses that are known beforehand, on the log scale; `null` where they are not. */
export type Truth = Readonly<Record<'throughput' | 'cpu' | 'others', number | null>>;

export interface MachineLine {
  readonly cpuModel: string;
  readonly cores: number;
  readonly kernel: string;
  readonly node: string;
  readonly perfGate: string;
}

export type TrialOutcome =
  /** The gate could not do its work. */
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | {
      readonly kind: 'judged';
      readonly verdict: Verdict['kind'];
      readonly offending: readonly MetricName[];
      /** The reason of an invalid run. */
      readonly because: string | null;
      readonly warnings: readonly WarningCode[];
      readonly comparisons: readonly ComparisonLine[];
      readonly look: { readonly number: number; readonly of: number; readonly planned: number };
      readonly offeredRate: number | null;
      readonly pairs: readonly PairLine[];
      /** The whole record, beside the file of lines. */
      readonly record: string;
    };

export type JudgedOutcome = Extract<TrialOutcome, { kind: 'judged' }>;

/** Log ratios, positive is worse; `null`: without bound on that side. */
export interface ComparisonLine {
  readonly metric: MetricName;
  readonly request: string | null;
  readonly role: string;
  readonly outcome: 'regression' | 'pass' | 'not-shown' | 'inconclusive';
  readonly estimate: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly tolerance: number;
  readonly alpha: { readonly fail: number; readonly pass: number };
  readonly method: string;
}

export interface PairLine {
  readonly number: number;
  readonly baseline: ArmLine;
  readonly candidate: ArmLine;
  /** Log ratios, positive is worse. */
  readonly effects: Readonly<Record<PairMetric, number | null>>;
}

export interface ArmLine {
  readonly values: Readonly<Record<PairMetric, number | null>>;
  /** Behind each p99. */
  readonly samples: { readonly p99: number; readonly response: number; readonly clean: number };
  readonly slices: number;
  readonly kept: number | null;
  readonly processes: number | null;
  readonly imbalance: number | null;
}
