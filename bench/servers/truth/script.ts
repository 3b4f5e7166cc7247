// What the truth server does with its requests: plain data, so that it can be handed to its process.

import { type AnswerName, isAnswerName } from './answers.ts';

/** Milliseconds from the arrival to the last byte of the answer. */
export type Delay =
  | { readonly kind: 'fixed'; readonly time: number }
  /** Its quantile q is `median` · exp(`sigma` · z(q)), with z that of the standard normal. */
  | { readonly kind: 'log-normal'; readonly median: number; readonly sigma: number };

/** What is done with one request. */
export type Deed =
  /** By default at once; `answer` is by default what the path names, and else `ok`. */
  | { readonly kind: 'answer'; readonly after?: Delay; readonly answer?: AnswerName }
  | { readonly kind: 'never' }
  /** RST, before any byte. */
  | { readonly kind: 'reset' }
  /** Answered at this instant, in milliseconds since the first request. */
  | { readonly kind: 'hold'; readonly until: number };

/** Applies to a request that meets all conditions given here. */
interface Rule {
  /** Its number, from 1, is a multiple. */
  readonly every?: number;
  /** On its connection it is at least the so-manyth, from 1. */
  readonly turn?: number;
  /** It arrives this many milliseconds after the first one, or later. */
  readonly from?: number;
  /** It arrives before this many milliseconds after the first one. */
  readonly until?: number;
  readonly deed: Deed;
}

/** The first rule that applies decides; where none does, the path does. */
export interface Script {
  readonly rules: readonly Rule[];
  /**
   * One request at a time: work on one begins when the one before is answered. So a delay of 2 ms is
   * a capacity of 500 requests per second.
   */
  readonly isSerial?: boolean;
}

/** What there is to know of a request when it arrives. */
interface Arrival {
  /** From 1, since `begin`. */
  readonly number: number;
  /** From 1, on its connection. */
  readonly turn: number;
  /** Milliseconds since the first request. */
  readonly at: number;
  readonly path: string;
}

/** What the script wants done with that request. */
export function decide({ rules }: Script, arrival: Arrival): Deed {
  return rules.find((rule) => applies(rule, arrival))?.deed ?? ANSWER;
}

const ANSWER: Deed = { kind: 'answer' };

function applies({ every = 1, turn = 1, from = 0, until = Infinity }: Rule, arrival: Arrival) {
  return (
    arrival.number % every === 0 && arrival.turn >= turn && arrival.at >= from && arrival.at < until
  );
}

/** `/chunked-by-byte` asks for the answer of that name, every other path for `ok`. */
export function answerNameOf(path: string): AnswerName {
  const name = path.slice(1);
  return isAnswerName(name) ? name : 'ok';
}
