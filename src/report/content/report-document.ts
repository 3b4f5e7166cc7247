// The report as a document: what is said and in which order, before any output's syntax.
// Every renderer draws this same document, so that no two of them can disagree.
// Its texts are raw: whoever draws a text escapes it.

import type { VerdictKind } from '../../verdict/verdict.ts';
import type { Line } from './line.ts';

export interface ReportDocument {
  readonly name: string;
  readonly headline: Headline;
  /** What was compared with, where something was; also the title of that section. */
  readonly baseline: Line | undefined;
  /** The first one is what a reader wants to see; there is always one, but in the shortest versions. */
  readonly sections: readonly Section[];
  /** How many things to know there are in the section of warnings. */
  readonly warnings: number;
  /** What was left out to fit, as whole sentences. */
  readonly notice: string | undefined;
}

export type HeadlineKind = VerdictKind | 'accepted';

export interface Headline {
  readonly kind: HeadlineKind;
  /** "REGRESSION" */
  readonly word: string;
  /** The one sentence that matters. */
  readonly sentence: string;
  /** What has to be known beside it. */
  readonly lead: readonly Line[];
  /** What follows from it, and what was measured. */
  readonly notes: readonly Line[];
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
  readonly value: string | Line;
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
  /** `not-shown`: a guard that passed for want of evidence, and so is not shown to be within tolerance. */
  readonly outcome: 'regression' | 'pass' | 'inconclusive' | 'not-shown';
  readonly before: string;
  readonly after: string;
  readonly change: string;
  /** "−62 % … −60 %" */
  readonly range: string;
  /** What is allowed: "−5 %", or "limit". */
  readonly allowed: string;
  /** Not a pass, or a change that was shown, or one that looks like a loss: a short output shows it. */
  readonly isTelling: boolean;
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
