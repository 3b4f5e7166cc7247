// When a run of two arms was judged, and what its budget was spent on.

import { milliseconds } from '../../units.ts';
import { object, ordinal, quantity, type ValueOf } from './field.ts';

export const look = object({
  /** Counted from 1. */
  number: ordinal,
  /** How many were planned. */
  of: ordinal,
  /** Pairs of blocks that were planned for the last one. */
  plannedBlocks: ordinal,
});
/** Each look at the blocks so far spends its share of the false-alarm budget. */
export type Look = ValueOf<typeof look>;

export const pace = object({
  /** Of the run, before its first pair. */
  lead: quantity(milliseconds),
  /** Of a pair that the budget does not cut short, as it was expected. */
  pair: quantity(milliseconds),
});
/** How long the parts of a run take. */
export type PlannedPace = ValueOf<typeof pace>;
