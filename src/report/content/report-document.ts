// The report as a document: its sections in their order, without the syntax of any output.
// Every renderer draws the same document, so no two of them can disagree.
// Its texts are raw: each renderer escapes what it draws.

import type { VerdictKind } from '../../verdict/verdict.ts';
import type { ReportComparison } from '../gate-report.ts';
import type { Line } from './line.ts';

export interface ReportDocument {
  readonly name: string;
  readonly headline: Headline;
  /** What the run was compared with, if anything; also the title of that section. */
  readonly baseline: Line | undefined;
  /** The most important first. Only the shortest versions have none. */
  readonly sections: readonly Section[];
  /** How many warnings the section of warnings holds. */
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
  /** What a reader must know beside it. */
  readonly lead: readonly Line[];
  /** What follows from it, and what was measured. */
  readonly notes: readonly Line[];
}

export interface Section {
  readonly title: string;
  /** Details: folded if the output can fold, and the first to be left out if it is too long. */
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
  /** Stands above its rows; `undefined`: they need none. */
  readonly title: string | undefined;
  readonly rows: readonly (readonly string[])[];
}

/** One comparison: in words, and as places on an axis. */
export interface IntervalRow {
  readonly label: string;
  readonly outcome: ReportComparison['outcome'];
  readonly before: string;
  readonly after: string;
  readonly change: string;
  /** "−62 % … −60 %" */
  readonly range: string;
  /** What is allowed: "−5 %", or "limit". */
  readonly allowed: string;
  /** Not a pass, or a shown change, or an apparent loss: short outputs show only such rows. */
  readonly isTelling: boolean;
  readonly places: IntervalPlaces;
}

/**
 * Places on an axis from 0 (left, better) to 1 (right, worse); others lie beyond the axis.
 * `low` and `high` are `undefined` where the evidence gives no bound.
 */
export interface IntervalPlaces {
  readonly low: number | undefined;
  readonly estimate: number | undefined;
  readonly high: number | undefined;
  /** No change; `undefined` for a limit, which has no baseline. */
  readonly zero: number | undefined;
  /** The tolerance line. */
  readonly line: number;
}

/** Percentiles of times: the candidate's ladder, and the known part of the baseline's. */
export interface Ladder {
  readonly curves: readonly Curve[];
}

export interface Curve {
  readonly name: string;
  readonly arm: 'candidate' | 'baseline';
  readonly clock: 'service' | 'response';
  readonly steps: readonly { readonly share: number; readonly time: number }[];
}

/** An unknown fact is left out, not shown as zero. */
export function optionalFact<Value>(
  name: string,
  value: Value | null,
  describe: (value: Value) => Fact['value'],
): readonly Fact[] {
  return value === null ? [] : [{ name, value: describe(value) }];
}
