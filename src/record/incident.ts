// What went wrong while measuring. The verdict takes it into account.

import type { Arm, Phase } from './run-record.ts';

/** `text` is a whole sentence that says what was seen. */
export type Incident =
  /** The server we started ended while it was loaded. */
  | {
      readonly kind: 'server-died';
      readonly arm: Arm;
      readonly phase: Phase | 'warm-up';
      /** Counted from 1; 0 is the calibration. */
      readonly block: number;
      readonly text: string;
    }
  /** The CPU quota of our cgroup ran out while measuring. */
  | { readonly kind: 'throttled'; readonly text: string }
  /** The budget held fewer blocks of one version than numbers of one run need. `text` is a clause. */
  | { readonly kind: 'cut-short'; readonly text: string }
  /** A process answered that we did not start. */
  | { readonly kind: 'foreign-answer'; readonly text: string }
  /** Requests sent and what became of them do not add up. */
  | { readonly kind: 'accounting-broken'; readonly text: string };
