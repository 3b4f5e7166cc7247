// What a reader of the report should know about where the baseline came from.

import type { Warning } from '../verdict/verdict.ts';

export const baselineNote = (text: string): Warning => ({ code: 'baseline-note', text });

/** None where both are of the same length: it is the length that shifts memory. */
export function warnOfPathLength(isSameLength: boolean): readonly Warning[] {
  return isSameLength ? [] : [{ code: 'other-path-length', text: OTHER_PATH_LENGTH }];
}

const OTHER_PATH_LENGTH =
  'The baseline runs from a path of another length than the candidate, which alone can change its speed by a ' +
  'percent or two: let perf-gate make a folder beside the checkout, or choose a directory whose path is as long.';
