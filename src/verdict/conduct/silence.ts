// Whether the candidate answers nothing at all beside a baseline that does.

import { errorsOf } from '../../record/metrics.ts';
import { FEWEST_PAIRS } from '../../stats/look-plan.ts';
import type { Evidence, PairedEvidence } from '../evidence.ts';

/** A baseline that has answered fewer times may be as slow as the candidate. */
const LEAST_ANSWERS = 20;

/**
 * Every request of the candidate failed, in every pair, and its baseline answered in every one. That is seen,
 * as a death is: too few pairs for a test of shares do not excuse it.
 */
export const answersNothing = (evidence: Evidence): evidence is PairedEvidence =>
  evidence.kind === 'paired' &&
  evidence.pairs.length > 0 &&
  evidence.pairs.length < FEWEST_PAIRS &&
  evidence.pairs.every(({ baseline, candidate }) => {
    const [before, after] = [errorsOf(baseline), errorsOf(candidate)];
    const isSilent = after.sent > 0 && after.errors === after.sent;
    return isSilent && before.sent - before.errors >= LEAST_ANSWERS;
  });
