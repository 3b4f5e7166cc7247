// Progress events: what a run is doing right now.

import type { Microseconds, Milliseconds, PerSecond, Ratio } from './units.ts';

export type Progress =
  | { readonly kind: 'waiting-for-machine'; readonly holder: string }
  | { readonly kind: 'building'; readonly command: string }
  | {
      readonly kind: 'starting-server';
      readonly block: number;
      readonly blocks: number | undefined;
    }
  /** Finding out what a request costs the load generator by itself. */
  | {
      readonly kind: 'calibrating-generator';
      readonly engine: string;
      readonly threads: number;
    }
  | { readonly kind: 'calibrating' }
  | {
      readonly kind: 'planned';
      readonly blocks: number;
      readonly capacity: PerSecond;
      readonly offeredRate: PerSecond | undefined;
      /** Whether the rate counts flows as a whole. */
      readonly hasFlows?: boolean;
      readonly capacitySlice: Milliseconds;
      readonly remaining: Milliseconds;
      /** Threads of the load generator. */
      readonly workers: number;
      /** 2: each block is a pair, one of the candidate and one of the baseline. */
      readonly arms?: 1 | 2;
    }
  /** How many of the planned pairs it will take, if they differ as pairs usually do. */
  | ({ readonly kind: 'forecast' } & ExpectedEnds)
  | {
      readonly kind: 'measuring';
      readonly block: number;
      readonly blocks: number;
      readonly phase: MeasuringPhase;
      /** How much of this block is done. */
      readonly share: Ratio;
      readonly remaining: Milliseconds;
    }
  | {
      readonly kind: 'block-done';
      readonly block: number;
      readonly blocks: number;
      readonly throughput: PerSecond;
      readonly p99: Microseconds | undefined;
      readonly remaining: Milliseconds;
    }
  /** Making a baseline arm ready; `what` is the step, as "checking out 3f2a91c". */
  | { readonly kind: 'preparing-baseline'; readonly what: string }
  /** A block of each arm is done. */
  | ({ readonly kind: 'pair-done' } & DonePair)
  /** The pairs so far decide; those that were planned beyond them are not needed. */
  | { readonly kind: 'decided' }
  /** A loss was shown, and one more block of each version finds out which functions got slower. */
  | { readonly kind: 'profiling'; readonly arm: 'candidate' | 'baseline' }
  | { readonly kind: 'stopping-server' }
  | { readonly kind: 'server-killed'; readonly how: string }
  | { readonly kind: 'judging' }
  | { readonly kind: 'saved'; readonly path: string; readonly records: number }
  /** What a program printed before it ended, oldest line first; text of foreign programs. */
  | { readonly kind: 'last-lines'; readonly text: string; readonly lines: readonly string[] }
  | { readonly kind: 'note'; readonly text: string };

export type MeasuringPhase = 'warm-up' | 'capacity' | 'fixed-rate';

/** When a run of two versions ends, by what their true difference is. */
export interface ExpectedEnds {
  /** Standard deviation of the change of throughput between pairs. */
  readonly spread: Ratio;
  /** An unchanged server passes; `undefined`: mostly not in the planned pairs. */
  readonly pass: ExpectedEnd | undefined;
  /** Twice the loss that is allowed. */
  readonly loss: Ratio;
  /** That loss is shown. */
  readonly shown: ExpectedEnd | undefined;
  /** In which it is; `undefined`: in none that holds the most pairs of a run. */
  readonly budget: Milliseconds | undefined;
}

export interface ExpectedEnd {
  readonly pairs: number;
  readonly time: Milliseconds;
}

/** The change of throughput over all pairs so far. */
export interface SoFar {
  readonly change: Ratio;
  /** The end of its interval on the side of a loss, and the other end; infinite or −1 without a bound. */
  readonly worst: Ratio;
  readonly best: Ratio;
}

export interface DonePair {
  readonly block: number;
  readonly blocks: number;
  readonly throughput: { readonly baseline: PerSecond; readonly candidate: PerSecond };
  /** `undefined` until there are enough pairs. */
  readonly soFar: SoFar | undefined;
  readonly remaining: Milliseconds;
}
