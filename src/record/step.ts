// What a commit changed, as side by side showed it. It stays with a stored record, whose other arm does not.

import * as z from 'zod';
import { logRatio } from '../units.ts';
import {
  count,
  flag,
  hash,
  instant,
  object,
  optional,
  ordinal,
  plain,
  text,
  type ValueOf,
} from './stored/field.ts';

/** e to this power is beyond everything that can be measured. */
const LARGEST = 50;

const logarithm = (smallest: number) =>
  plain(z.number().min(smallest).max(LARGEST).transform(logRatio));

const shift = object({
  /** ln of the ratio of both commits, positive for the worse: the mean over the units. */
  loss: logarithm(-LARGEST),
  /** Standard error of that mean. */
  error: logarithm(0),
  /** Pairs of blocks, or groups of them where a percentile takes several. One has no error. */
  units: plain(ordinal.schema.refine((units) => units > 1, 'one unit has no error')),
});
/** How much one metric changed. */
export type Shift = ValueOf<typeof shift>;

export const step = object({
  /** Full hash of the commit that the record's own was compared with. */
  base: hash,
  /** Pairs of blocks. */
  pairs: ordinal,
  throughput: optional(shift),
  /** CPU time per request. */
  cpu: optional(shift),
  /** Of the service times at capacity, all requests together. */
  p99: optional(shift),
});
export type Step = ValueOf<typeof step>;

export const earlierStep = object({
  /** Of its run record, which is no longer stored. */
  id: text,
  attempt: count,
  measuredAt: instant,
  commit: optional(hash),
  isNewLevel: flag,
  /** `undefined`: it was not measured beside another commit. */
  step: optional(step),
});
/** What is left of a record that made room for a newer one. */
export type EarlierStep = ValueOf<typeof earlierStep>;

/** So that a chain may begin at a release of long ago; older ones are forgotten. */
export const MOST_EARLIER_STEPS = 100;

/** The metrics that a step has. */
export type StepMetric = keyof Omit<Step, 'base' | 'pairs'>;
