// Whether the cleaned p99 at the fixed rate can be judged: both arms must have kept about the same share
// of their slices.

import { type KeptSlices, keptSlices } from '../../record/pairs.ts';
import type { RunRecord } from '../../record/run-record.ts';
import type { Warning } from '../verdict.ts';
import { percent } from '../words/phrase.ts';

export interface CleanedPairs {
  /** Names of the requests whose cleaned p99 may be judged. */
  readonly requests: ReadonlySet<string>;
  readonly warnings: readonly Warning[];
}

export const NOT_CLEANED: CleanedPairs = { requests: new Set(), warnings: [] };

/** Kept shares that are further apart than this many standard errors do not differ by chance. */
const STANDARD_ERRORS = 3;

/**
 * With nearly all slices kept the standard error vanishes and a handful of them would count as a
 * difference. Three times this stays below the 1 % of requests that a p99 is made of.
 */
const LEAST_STANDARD_ERROR = 0.0025;

/**
 * If one arm loses more slices, its own behaviour is the cause, so leaving them out would hide times to
 * be judged. Only counts of slices decide here, never a time.
 */
export function findCleaned(record: RunRecord, requests: readonly string[]): CleanedPairs {
  const [baseline, candidate] = [keptSlices(record, 'baseline'), keptSlices(record, 'candidate')];
  if (!baseline?.slices || !candidate?.slices) return refuse(NO_CPU_WAITS);
  if (!agree(baseline, candidate)) return refuse(describeDifference(baseline, candidate));
  return { requests: new Set(requests), warnings: [] };
}

/** Whether two shares of kept slices differ by no more than chance (two-proportion z). */
export function agree(one: KeptSlices, other: KeptSlices): boolean {
  const share = (one.kept + other.kept) / (one.slices + other.slices);
  const variance = share * (1 - share) * (1 / one.slices + 1 / other.slices);
  const error = Math.max(Math.sqrt(variance), LEAST_STANDARD_ERROR);
  return Math.abs(keptShare(one) - keptShare(other)) <= STANDARD_ERRORS * error;
}

const keptShare = ({ slices, kept }: KeptSlices): number => kept / slices;

const NO_CPU_WAITS: Warning = {
  code: 'not-cleaned',
  text: 'This machine does not tell how long the server waited for a CPU, so the p99 at the fixed rate was not cleaned of that. Where it has enough samples, it is judged as it came, and fails the check only where a loss is shown.',
};

const refuse = (warning: Warning): CleanedPairs => ({ ...NOT_CLEANED, warnings: [warning] });

function describeDifference(baseline: KeptSlices, candidate: KeptSlices): Warning {
  return {
    code: 'kept-shares-differ',
    text: `${describeKept(candidate)} of the candidate and ${describeKept(baseline)} of the baseline were undisturbed, further apart than chance explains: part of the waiting is the servers' own doing, so the p99 at the fixed rate is not cleaned. Where it has enough samples, it is judged as it came, and fails the check only where a loss is shown.`,
  };
}

/** `80 % of 2000 slices at the fixed rate`. */
const describeKept = (kept: KeptSlices): string =>
  `${percent(keptShare(kept))} of ${kept.slices} slices`;
