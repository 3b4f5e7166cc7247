// What is written down of one server.

/** How a whole gate ended. */
export interface GateLine {
  /** `error` where there was no verdict. */
  readonly verdict: string;
  readonly exitCode: number;
  /** Relative change of throughput, and its bounds; `null`: not measured. */
  readonly throughput: Change | null;
  /** Metrics that were beyond their tolerance. */
  readonly offending: readonly string[];
  readonly warnings: readonly string[];
  /** Why there was no pass, in the gate's words. */
  readonly why: string;
  readonly pairs: number;
  readonly seconds: number;
}

export interface Change {
  readonly estimate: number | null;
  readonly best: number | null;
  readonly worst: number | null;
}

/** Answers per second, and milliseconds; `null`: too few answers for it. */
export interface View {
  readonly throughput: number;
  readonly p50: number | null;
  readonly p99: number | null;
  readonly failures: string;
}

/** One tool after the other. */
export interface Round {
  readonly ours: View;
  readonly wrk: View;
}

export interface Injected {
  readonly burn: number;
  /** Share of the throughput that it takes, by turns of load outside of any gate. */
  readonly loss: number;
}

export type ServerLine = {
  readonly server: string;
  readonly date: string;
  readonly commit: string;
} & (
  | { readonly kind: 'missing'; readonly programs: readonly string[] }
  /** It could not be set up or started outside of a gate. */
  | { readonly kind: 'trouble'; readonly message: string }
  | {
      readonly kind: 'tried';
      readonly cost: string;
      readonly injected: Injected;
      readonly same: GateLine;
      readonly slower: GateLine;
      /** Empty where wrk cannot speak to it, or is not installed. */
      readonly rounds: readonly Round[];
      /** Processes, ports and files that were left behind. */
      readonly left: readonly string[];
    }
);

export type TriedLine = ServerLine & { readonly kind: 'tried' };
