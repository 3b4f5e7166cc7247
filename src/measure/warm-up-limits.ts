// How far servers are warmed up: what the calibration may take, and what every pair gets after it. Pure.

import { type Milliseconds, milliseconds } from '../units.ts';
import { PAIR_TIME } from './block-scheme.ts';
import type { PairGoal, WarmedUp } from './warm-up.ts';

/** Pairs that the budget must hold beside a longer warm-up: six show a loss of a fifth, and some take longer. */
const PAIRS = 8;

/** In pairs: for the rest of the calibration, and what takes longer than there. */
const RESERVE = 3 / 2;

/** Slices last longer than what they record, and servers take time to stop. */
const PAIR_EDGES = 2;

interface WarmUpRoom {
  /** The input. */
  readonly warmup: Milliseconds;
  readonly arms: 1 | 2;
  /** Of the budget, when the first servers are up. */
  readonly left: Milliseconds;
  /** Time that they took to start. */
  readonly start: Milliseconds;
}

/**
 * How long each of two servers may warm up in the calibration, and so in every pair: longer than the input says
 * only as far as the budget then still holds enough pairs. No warm-up at all stays none.
 */
export function longestWarmUp({ warmup, arms, left, start }: WarmUpRoom): Milliseconds {
  if (arms === 1 || warmup === 0) return warmup;
  const pair = start + PAIR_EDGES * arms * 2 * PAIR_TIME;
  const room = left - (PAIRS + RESERVE) * pair;
  return milliseconds(Math.max(warmup, room / (arms * (PAIRS + 1))));
}

/** The machine may be slower than it was in the calibration. */
const WARM_UP_LENIENCE = 1.5;

/** @param calibration `took`: for each server */
export const pairGoal = (
  { answers, took, isExtended }: WarmedUp,
  warmup: Milliseconds,
): PairGoal => ({
  kind: 'pair',
  limit: milliseconds(isExtended ? Math.max(warmup, WARM_UP_LENIENCE * took) : warmup),
  least: answers,
});
