// The error of a baseline that was named and is of no use.

import { GateError } from '../errors.ts';

/** @param details why, one reason a line; they may quote records */
export const baselineUnusable = (message: string, details: readonly string[] = []): GateError =>
  new GateError({
    code: 'baseline-unusable',
    kind: 'input',
    message,
    details,
    remedy:
      'Measure the version to compare with in the same way, and store it with `--save FILE` (in a workflow, `save`). ' +
      'Or write `missing-baseline: pass` to measure without a comparison.',
  });
