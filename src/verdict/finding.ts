// What each part of the judgement contributes to the verdict.

import type { Comparison, InvalidReason, Warning } from './verdict.ts';

/** A part that has nothing to say leaves everything out. */
export interface Finding {
  readonly comparisons?: readonly Comparison[];
  readonly warnings?: readonly Warning[];
  /** Set: the measurement is not worth judging. */
  readonly invalid?: InvalidReason;
  /** What would settle an inconclusive comparison, as whole sentences. */
  readonly needs?: readonly string[];
}

export const comparisonsOf = (findings: readonly Finding[]): readonly Comparison[] =>
  findings.flatMap((finding) => finding.comparisons ?? []);
