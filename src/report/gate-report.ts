// GateReport: everything a reader may want to know of one run, as plain JSON values.
// It is the documented JSON output, and the only thing the renderers see.
// Times are microseconds, rates per second, sizes bytes, shares and changes ratios (0.05 = 5 %),
// unless a name says otherwise. `null` means "not known" or "not applicable", never zero.

import type { FailureClass } from '../record/failure-class.ts';
import type { Environment } from '../record/run-record.ts';
import type { Acceptance } from '../verdict/acceptance.ts';
import type {
  InvalidReason,
  MetricName,
  MetricRole,
  MetricUnit,
  Warning,
} from '../verdict/verdict.ts';
import type { ReportEvidence } from './evidence.ts';

export const REPORT_SCHEMA_VERSION = 1;

export interface GateReport {
  readonly schema: typeof REPORT_SCHEMA_VERSION;
  readonly perfGate: string;
  readonly name: string;
  readonly verdict: ReportVerdict;
  /** What the process exits with, and the sentence that says why. */
  readonly exit: { readonly code: number; readonly because: string };
  /** Who accepted the loss of a regression, which then passes the check; the verdict stays. */
  readonly acceptance: Acceptance | null;
  readonly run: ReportRun;
  readonly baseline: ReportBaseline | null;
  /** Which evidence the verdict rests on, and why the other was not enough. */
  readonly evidence: ReportEvidence;
  readonly comparisons: readonly ReportComparison[];
  readonly warnings: readonly Warning[];
  /** The whole mix first, then each request by name. */
  readonly rows: readonly ReportRow[];
  readonly details: ReportDetails;
}

export type ReportVerdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'regression'; readonly offending: readonly MetricName[] }
  | { readonly kind: 'inconclusive'; readonly need: string }
  | { readonly kind: 'no-baseline'; readonly why: string }
  | { readonly kind: 'invalid-run'; readonly because: InvalidReason };

export interface ReportRun {
  /** ISO 8601, UTC. */
  readonly measuredAt: string;
  readonly commit: string | null;
  /** Where people see this run; a link only where it begins with `https://`. */
  readonly url: string | null;
  /** 1 for the first; a run that is started again counts up. */
  readonly attempt: number;
  /** How many attempts the numbers are made of: this one, and earlier ones that it was added to. */
  readonly attempts: number;
  readonly seed: string;
  /** The start command or the url, as the user wrote it. */
  readonly target: string;
  readonly blocks: number;
  readonly measuringSeconds: number;
  readonly processes: 'fresh' | 'running';
  readonly connections: number;
  readonly threads: number;
  readonly engine: string;
  readonly offeredRate: number | null;
  readonly environment: ReportEnvironment;
}

/** As in the run record, with `null` for what is unknown and without the machine's identity. */
export type ReportEnvironment = {
  readonly [Key in Exclude<keyof Environment, 'machine' | 'cpuQuota'>]: Environment[Key];
} & { readonly cpuQuota: number | null };

export interface ReportBaseline {
  /** Comparable, accepted records behind the comparison. */
  readonly records: number;
  readonly newestMeasuredAt: string;
  readonly newestCommit: string | null;
  readonly sameMachine: boolean;
  /** The workflow run whose artifact held them; `null` for a file. */
  readonly source: ReportSource | null;
}

/** A run on the base branch, as GitHub describes it. */
export interface ReportSource {
  readonly runId: number;
  readonly runUrl: string;
  readonly commit: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

export interface ReportComparison {
  readonly metric: MetricName;
  /** `null`: the whole mix. */
  readonly request: string | null;
  readonly role: MetricRole;
  readonly unit: MetricUnit;
  readonly before: number;
  readonly after: number;
  /** after ÷ before − 1; `null` where `before` is zero and so nothing can be relative to it. */
  readonly change: number | null;
  /**
   * The change's interval on the same scale, `worst` on the side of a loss; `null` where the evidence
   * bounds it on neither side. `best` is at the fail level, `worst` at the pass level.
   */
  readonly interval: { readonly best: number | null; readonly worst: number | null };
  /** The change at the tolerance line, with the sign of a loss: −0.05, +0.10; for limits 0. */
  readonly toleranceLine: number;
  /** The smallest loss that could have been shown, as a change with its sign; `null` if none could. */
  readonly minimumDetectable: number | null;
  readonly higherIsBetter: boolean;
  readonly alpha: { readonly fail: number; readonly pass: number };
  readonly method: string;
  readonly samples: number;
  readonly outcome: 'regression' | 'pass' | 'inconclusive';
  readonly because: string;
}

/** One line of the result table: the candidate and, where comparable, the baseline beside it. */
export interface ReportRow {
  /** The baseline cannot answer it yet: measured, and judged by nothing. */
  readonly isNew: boolean;
  /** `null`: the whole mix. */
  readonly request: string | null;
  readonly candidate: RowValues;
  readonly baseline: RowValues | null;
}

export interface RowValues {
  readonly throughput: number;
  /** Service time at capacity. */
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  /** Response time at the fixed rate. */
  readonly responseP50: number | null;
  readonly responseP90: number | null;
  readonly responseP99: number | null;
  /** The same, of slices that neither server nor generator had to wait in. */
  readonly cleanP99: number | null;
  /** Failed ÷ sent, both phases. */
  readonly errorShare: number;
  readonly errors: number;
  /** Server CPU time per request; the mix only. */
  readonly cpuPerRequest: number | null;
  /** The mix only. */
  readonly peakMemory: number | null;
  /** Server CPU ÷ wall at capacity, in cores; the mix only. */
  readonly busyCores: number | null;
}

/** What wrk and ab would have printed of the capacity phase, and more. */
export interface ReportDetails {
  readonly requests: readonly RequestDetails[];
  readonly connectTime: TimeSummary | null;
  /** Requests per second of one generator thread, over slices: wrk's "Req/Sec". */
  readonly threadRate: Spread | null;
  readonly completeRequests: number;
  readonly measuredSeconds: number;
  readonly bytesReceived: number;
  readonly transferRate: number;
  readonly connectionsOpened: number;
  /** Server CPU ÷ wall, in cores: 0.98 is one core nearly full. */
  readonly serverBusyCores: number | null;
  /** Generator CPU ÷ wall, in cores. */
  readonly generatorBusyCores: number;
  /** Generator CPU ÷ server CPU, both at capacity; the same on a fast machine and on a slow one. */
  readonly generatorShare: number | null;
  readonly bootMilliseconds: number | null;
  readonly serverProcesses: number | null;
  /** Fixed rate: how late requests were written. */
  readonly lag: TimeSummary | null;
}

export interface RequestDetails {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly serverSoftware: string | null;
  readonly documentLength: number | null;
  readonly sent: number;
  readonly ok: number;
  readonly resent: number;
  readonly unsent: number;
  readonly bodyBytes: number;
  readonly failures: readonly {
    readonly class: FailureClass;
    readonly count: number;
    readonly example: string;
  }[];
  /** Connection set-up of those requests that opened one is in `connectTime`; the rest is here. */
  readonly processing: TimeSummary | null;
  readonly waiting: TimeSummary | null;
  readonly total: TimeSummary | null;
  /** ab's ladder of service times: 0.5, 0.66, 0.75, 0.8, 0.9, 0.95, 0.98, 0.99, 1. */
  readonly ladder: readonly { readonly share: number; readonly time: number }[];
  /** The same at the fixed rate, of response times. */
  readonly responseLadder: readonly { readonly share: number; readonly time: number }[];
}

export interface Spread {
  readonly mean: number;
  readonly standardDeviation: number;
  readonly max: number;
  /** Share of the samples within one standard deviation of the mean. */
  readonly withinOneDeviation: number;
}

export interface TimeSummary extends Spread {
  readonly count: number;
  readonly min: number;
  readonly median: number;
}
