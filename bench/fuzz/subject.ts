// What a fuzz tries: a reader of things that somebody else has made, and how to make such things by chance.

import type { Chance } from '../parser/chance.ts';

/** One drawn input. */
export interface Trial {
  /** The input in full, in a form that can be pasted. */
  readonly shown: string;
  /**
   * Hands it to perf-gate.
   * @returns what became of it, in a word or two: `a plan`, `refused`
   * @throws what is a fault of perf-gate
   */
  readonly run: () => Promise<string>;
}

/** Disposing of it removes what its trials have left. */
export interface Subject extends AsyncDisposable {
  /** The same chance draws the same trial. */
  readonly draw: (chance: Chance) => Trial;
}

export type OpenSubject = () => Promise<Subject>;
