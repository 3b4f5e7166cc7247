// The report as a document: its sections in their order, without the syntax of any output.
// Every renderer draws the same document, so no two of them can disagree.
// Its texts are raw: each renderer escapes what it draws.

import type { VerdictKind } from '../../verdict/verdict.ts';
import type { ReportComparison } from '../gate-report.ts';
import type { Line } from './line.ts';

export interface ReportDocument {
  readonly name: string;
  readonly headline: Headline;
  /** What fits one screen. */
  readonly answer: Answer;
  /** The most important first. Only the shortest versions have none. */
  readonly sections: readonly Section[];
  /** How many warnings the section of warnings holds. */
  readonly warnings: number;
  /** What was left out to fit, as whole sentences. */
  readonly notice: string | undefined;
}

/** What a reader with half a minute needs beside the headline. */
export interface Answer {
  /** "shop · vs 3f2a91c80d12 · 2 min 8 s" */
  readonly context: Line;
  /** The most important first. */
  readonly rows: readonly AnswerRow[];
  /** What a mark in a row means. */
  readonly footnotes: readonly string[];
  /** Why it is slower or faster, or why that is not decided; `undefined` where nothing is known. */
  readonly cause: string | undefined;
  /** What else could explain it: "Differs: express 4.18.2 → 5.1.0."; `undefined` where nothing could. */
  readonly differs: string | undefined;
  /** What to know before trusting it: the first sentence of each warning, those that change its meaning first. */
  readonly notes: readonly string[];
  /** How many of the notes change what the verdict means. */
  readonly weighty: number;
  /** What to do. */
  readonly next: string | undefined;
  /** What the verdict rests on, and what that could have shown. */
  readonly basis: Line;
  /** "run 81, attempt 2"; empty for a first attempt without an address. */
  readonly run: Line;
}

/** A metric on one line. */
export interface AnswerRow extends Omit<IntervalRow, 'outcome'> {
  readonly outcome: IntervalRow['outcome'] | 'not-judged';
  /** Stands in place of change, interval and allowance where there are none; may be empty. */
  readonly note: string | undefined;
}

/** Who reads: what can be done next depends on it. */
export type Reader =
  /** `acceptLabel` accepts a loss. */
  | { readonly kind: 'workflow'; readonly acceptLabel: string }
  /** The command that measured; `file`: where its inputs stand, if not all of them are flags. */
  | { readonly kind: 'command'; readonly file?: ConfigFacts | undefined }
  /** A command that measures nothing of the reader's, and takes neither tolerances nor `--save`. */
  | { readonly kind: 'shown-again' };

/** Where a reader finds the inputs of a run. */
interface ConfigFacts {
  /** As the reader named it. */
  readonly path: string;
  /** Inputs that were given as flags, and so win over the file. */
  readonly flags: readonly string[];
  /** Names of requests with a tolerance or limit of p99 that is their own. */
  readonly ownP99: readonly string[];
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
  /** "1", or, where a policy or a person decided, "0: Nothing was decided, and `on-inconclusive` is `warn`: nothing is blocked." */
  readonly exit: Line;
}

export interface Section {
  readonly title: string;
  /** Details: folded if the output can fold, and the first to be left out if it is too long. */
  readonly folded: boolean;
  readonly pieces: readonly Piece[];
}

export type Piece =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** To be copied as it is; it may have several lines. */
  | { readonly kind: 'code'; readonly text: string }
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
  /** What is allowed: "−5 %", or a limit. */
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
  readonly rows: readonly LadderRow[];
}

export interface LadderRow {
  readonly name: string;
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
