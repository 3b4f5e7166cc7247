// The report as a document: what is said and in which order, before any output's syntax.
// Every renderer draws this same document, so that no two of them can disagree.
// Its texts are raw: whoever draws a text escapes it.

import type { VerdictKind } from '../../verdict/verdict.ts';

export interface ReportDocument {
  readonly name: string;
  readonly headline: Headline;
  readonly sections: readonly Section[];
}

export interface Headline {
  readonly kind: VerdictKind;
  /** "REGRESSION" */
  readonly word: string;
  /** The one sentence that matters. */
  readonly sentence: string;
  /** What follows from it, and what was measured. */
  readonly notes: readonly string[];
}

export interface Section {
  readonly title: string;
  /** Details: folded where an output can fold, and the first to go where it is too long. */
  readonly folded: boolean;
  readonly pieces: readonly Piece[];
}

export type Piece =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'intervals'; readonly rows: readonly IntervalRow[] }
  | { readonly kind: 'ladder'; readonly ladder: Ladder };

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** The first column holds labels, the others numbers. */
export interface Table {
  readonly columns: readonly string[];
  readonly groups: readonly TableGroup[];
}

export interface TableGroup {
  /** Above its rows; `undefined`: the rows speak for themselves. */
  readonly title: string | undefined;
  readonly rows: readonly (readonly string[])[];
}

/** One comparison: in words, and as places on an axis. */
export interface IntervalRow {
  readonly label: string;
  readonly outcome: 'regression' | 'pass' | 'inconclusive';
  readonly before: string;
  readonly after: string;
  readonly change: string;
  /** "−62 % … −60 %" */
  readonly range: string;
  /** What is allowed: "−5 %", or "limit". */
  readonly allowed: string;
  readonly places: IntervalPlaces;
}

/**
 * Places on an axis from 0 (left, better) to 1 (right, worse); what lies outside leaves the axis.
 * `low` and `high` are `undefined` where the evidence gives no bound.
 */
export interface IntervalPlaces {
  readonly low: number | undefined;
  readonly estimate: number | undefined;
  readonly high: number | undefined;
  /** Where nothing changed; `undefined` for a limit, which knows no baseline. */
  readonly zero: number | undefined;
  /** The tolerance line. */
  readonly line: number;
}

/** Percentiles of times: the candidate's ladder, and what is known of the baseline's. */
export interface Ladder {
  readonly curves: readonly Curve[];
}

export interface Curve {
  readonly name: string;
  readonly arm: 'candidate' | 'baseline';
  readonly clock: 'service' | 'response';
  readonly steps: readonly { readonly share: number; readonly time: number }[];
}
