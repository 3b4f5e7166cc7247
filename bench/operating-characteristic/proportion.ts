// What a count of trials proves: exact 95 % bounds of the share behind it (Clopper and Pearson 1934).

import { boundShare } from '../../src/stats/share-test.ts';

export interface Proportion {
  readonly count: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

const ERROR = 0.05;

/** None or all leaves one side open, and that side takes all of the error: 0 of n is at most 1 − 0.05^(1/n). */
export function proportion(count: number, of: number): Proportion {
  const isOneSided = count === 0 || count === of;
  const alpha = isOneSided ? ERROR : ERROR / 2;
  const { low, high } = boundShare({ sent: of, errors: count }, { fail: alpha, pass: alpha });
  return { count, of, low, high };
}
