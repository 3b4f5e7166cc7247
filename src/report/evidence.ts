// Which evidence a verdict rests on, as plain JSON values; a part of the gate's report.

export interface ReportEvidence {
  /** `side-by-side`: both versions were measured in turn, in this run. */
  readonly kind: 'stored' | 'side-by-side' | 'none';
  /** A whole sentence. */
  readonly because: string;
  /** Of side by side alone. */
  readonly sideBySide: ReportSideBySide | null;
}

/** What the gate chose to judge by, and the sentence that says why. */
export type EvidenceFacts = Pick<ReportEvidence, 'kind' | 'because'>;

export interface ReportSideBySide {
  readonly arm: {
    readonly kind: 'build' | 'commit' | 'directory' | 'command';
    readonly commit: string | null;
  };
  /** Pairs of blocks: measured, and planned for the last look. */
  readonly blocks: number;
  readonly plannedBlocks: number;
  readonly look: number;
  readonly looks: number;
  /** `one-arm-at-a-time`: a fixed port. */
  readonly turns: 'slices' | 'one-arm-at-a-time';
  /** Slices at the fixed rate that were kept, of those measured; `null` where none were cleaned. */
  readonly cleaning: {
    readonly baseline: { readonly slices: number; readonly kept: number };
    readonly candidate: { readonly slices: number; readonly kept: number };
    /** Whether the cleaned p99 was judged as a gate metric. */
    readonly isJudged: boolean;
  } | null;
  /** How connections fell on several worker processes; `null` for one. */
  readonly placement: {
    readonly workers: number;
    /** Share of the busiest ÷ even share − 1. */
    readonly baselineImbalance: number;
    readonly candidateImbalance: number;
    readonly reopens: boolean;
  } | null;
  /** Standard deviation between blocks of the log ratio, by metric: what the intervals rest on. */
  readonly blockSpread: { readonly throughput: number | null; readonly p99: number | null };
}
