// Where the servers of both versions spent their CPU time: a part of the run record.

import { nanoseconds } from '../../units.ts';
import {
  checked,
  count,
  cutText,
  list,
  object,
  optional,
  quantity,
  type ValueOf,
} from './field.ts';

const LONGEST_FUNCTION = 160;
export const MOST_FUNCTIONS = 300;
export const MOST_CALLS = 500;

const functionSamples = object({
  name: cutText(LONGEST_FUNCTION),
  /** In which it was the innermost function. */
  samples: count,
});

const call = object({
  name: cutText(LONGEST_FUNCTION),
  /** Index of the call that it was made from; `undefined`: it is the outermost. */
  parent: optional(count),
  /** In which it was on the stack. */
  samples: count,
});

const armProfile = object({
  profiler: cutText(),
  samples: count,
  /** The answers that were given meanwhile. */
  answers: count,
  /** CPU time of the server meanwhile; `undefined` where that is unknown. */
  cpu: optional(quantity(nanoseconds)),
  /** Those with most samples, most first. */
  functions: list(functionSamples, MOST_FUNCTIONS),
  /** The heaviest part of the tree of calls, callers before what they call. */
  calls: checked(
    list(call, MOST_CALLS),
    (calls) => calls.every(({ parent }, index) => parent === undefined || parent < index),
    'a call stands before its caller',
  ),
});
/** What a profiler saw of one version. */
export type ArmProfile = ValueOf<typeof armProfile>;
export type ProfiledFunction = ArmProfile['functions'][number];
export type ProfiledCall = ArmProfile['calls'][number];

export const profiles = object({ baseline: armProfile, candidate: armProfile });
/** Made after the verdict, in blocks of their own: they explain a loss and decide nothing. */
export type Profiles = ValueOf<typeof profiles>;
