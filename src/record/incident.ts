// What the measuring rooms saw go wrong, for the judge to weigh.

import type { Arm, Phase } from './run-record.ts';

/** Something that happened while measuring; `text` is a whole sentence with the evidence. */
export type Incident =
  /** The server we started ended while it was loaded. */
  | {
      readonly kind: 'server-died';
      readonly arm: Arm;
      readonly phase: Phase | 'warm-up';
      /** Counted from 1. */
      readonly block: number;
      readonly text: string;
    }
  /** The machine held us back: its cgroup's CPU quota ran out while measuring. */
  | { readonly kind: 'throttled'; readonly text: string }
  /** A process answered that we did not start. */
  | { readonly kind: 'foreign-answer'; readonly text: string }
  /** Requests sent and what became of them do not add up. */
  | { readonly kind: 'accounting-broken'; readonly text: string };
