// How far servers are warmed up: what the calibration may take, and what every pair gets after it. Pure.

import { type Milliseconds, milliseconds } from '../../units.ts';
import { PAIR_TIME } from '../block-scheme.ts';

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
  /** Of the budget. */
  readonly left: Milliseconds;
  /** Time that the servers of a block take to start, and what else is no load. */
  readonly start: Milliseconds;
}

/** A pair needs half the answers after which none got cheaper. */
const SHARE_IN_PAIR = 1 / 2;

/**
 * How long each of two servers may warm up in the calibration: longer than the input says only as far as the
 * budget then holds enough pairs that are as warm. No warm-up at all stays none.
 * @param room `left`: when the servers are up
 */
export const longestInCalibration = (room: WarmUpRoom): Milliseconds =>
  longestWarmUp(room, SHARE_IN_PAIR * PAIRS + 1);

/** The same in a pair. @param room `left`: after the calibration */
export const longestInPair = (room: WarmUpRoom): Milliseconds => longestWarmUp(room, PAIRS);

/** @param warmUps how many of that length the budget must hold */
function longestWarmUp({ warmup, arms, left, start }: WarmUpRoom, warmUps: number): Milliseconds {
  if (arms === 1 || warmup === 0) return warmup;
  const pair = start + PAIR_EDGES * arms * 2 * PAIR_TIME;
  const room = left - (PAIRS + RESERVE) * pair;
  return milliseconds(Math.max(warmup, room / (arms * warmUps)));
}
