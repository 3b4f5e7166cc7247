// Whether a run may end at this look, or should measure the pairs that it has planned.

import type { Verdict } from './verdict.ts';

/**
 * A regression decides, and so does a pass: the levels of the bounds are those of all looks together.
 * What is broken or open may change with more pairs.
 */
export const isDecided = ({ kind }: Verdict): boolean => kind === 'regression' || kind === 'pass';
