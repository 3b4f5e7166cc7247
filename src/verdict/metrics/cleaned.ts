// Whether the cleaned p99 at the fixed rate can be a gate: both arms must have enough samples left, and
// about the same share of them.

import { cleanResponseQuantile } from '../../record/metrics.ts';
import { type BlockPair, type KeptSlices, keptSlices, pairsOf } from '../../record/pairs.ts';
import type { RunRecord } from '../../record/run-record.ts';
import type { Warning } from '../verdict.ts';
import { percent } from '../words/phrase.ts';

export interface CleanedPairs {
  /** Names of the requests whose cleaned p99 is judged. */
  readonly requests: ReadonlySet<string>;
  /** Numbers of the pairs that have enough clean samples of all of these, in both arms. */
  readonly pairs: ReadonlySet<number>;
  readonly warnings: readonly Warning[];
}

export const NOT_CLEANED: CleanedPairs = { requests: new Set(), pairs: new Set(), warnings: [] };

/**
 * Busy neighbours may leave a pair too few samples for a p99. The pair is then left out, for a cause
 * outside the servers, as slices are. With less than this share left, too much of the run would be gone.
 */
const LEAST_SHARE_OF_PAIRS = 2 / 3;

/** Kept shares that are further apart than this many standard errors do not differ by chance. */
const STANDARD_ERRORS = 3;

/**
 * With nearly all slices kept the standard error vanishes and a handful of them would count as a
 * difference. Three times this stays below the 1 % of requests that a p99 is made of.
 */
const LEAST_STANDARD_ERROR = 0.0025;

/**
 * If one arm loses more slices, its own behaviour is the cause, so leaving them out would hide times to
 * be judged. Only counts of slices and samples decide here, never a time.
 */
export function findCleaned(record: RunRecord, requests: readonly string[]): CleanedPairs {
  const [baseline, candidate] = [keptSlices(record, 'baseline'), keptSlices(record, 'candidate')];
  if (!baseline?.slices || !candidate?.slices) return refuse(NO_CPU_WAITS);
  if (!agree(baseline, candidate)) return refuse(describeDifference(baseline, candidate));
  const pairs = pairsOf(record);
  const isEnough = (some: readonly BlockPair[]): boolean =>
    some.length >= LEAST_SHARE_OF_PAIRS * pairs.length;
  const enough = requests.filter((request) =>
    isEnough(pairs.filter((pair) => hasSamples(pair, request))),
  );
  const full = pairs.filter((pair) => enough.every((request) => hasSamples(pair, request)));
  const usable = isEnough(full) ? enough : [];
  const few = requests.filter((request) => !usable.includes(request));
  const warnings = few.map((request) => warnOfFew(request, baseline, candidate));
  return {
    requests: new Set(usable),
    pairs: new Set(full.map(({ number }) => number)),
    warnings,
  };
}

/** Whether two shares of kept slices differ by no more than chance (two-proportion z). */
export function agree(one: KeptSlices, other: KeptSlices): boolean {
  const share = (one.kept + other.kept) / (one.slices + other.slices);
  const variance = share * (1 - share) * (1 / one.slices + 1 / other.slices);
  const error = Math.max(Math.sqrt(variance), LEAST_STANDARD_ERROR);
  return Math.abs(keptShare(one) - keptShare(other)) <= STANDARD_ERRORS * error;
}

const keptShare = ({ slices, kept }: KeptSlices): number => kept / slices;

const hasSamples = ({ baseline, candidate }: BlockPair, request: string): boolean =>
  [baseline, candidate].every((block) => cleanResponseQuantile(block, request, 0.99) !== undefined);

const NO_CPU_WAITS: Warning = {
  code: 'not-cleaned',
  text: 'This machine does not tell how long the server waited for a CPU, so the p99 at the fixed rate was not cleaned of that: it is judged as it came, as a guard.',
};

const refuse = (warning: Warning): CleanedPairs => ({ ...NOT_CLEANED, warnings: [warning] });

function describeDifference(baseline: KeptSlices, candidate: KeptSlices): Warning {
  return {
    code: 'kept-shares-differ',
    text: `${describeKept(candidate)} of the candidate and ${describeKept(baseline)} of the baseline were undisturbed, further apart than chance explains: part of the waiting is the servers' own doing, so the p99 at the fixed rate is judged as it came, as a guard.`,
  };
}

function warnOfFew(request: string, baseline: KeptSlices, candidate: KeptSlices): Warning {
  return {
    code: 'not-cleaned',
    text: `The cleaned p99 of response times of "${request}" was not judged: too many blocks had too few samples left (a p99 takes at least 1000; ${describeKept(candidate)} of the candidate and ${describeKept(baseline)} of the baseline were undisturbed). It is judged as it came, as a guard; set a larger budget or a higher rate.`,
  };
}

/** `80 % of 2000 slices at the fixed rate`. */
const describeKept = (kept: KeptSlices): string =>
  `${percent(keptShare(kept))} of ${kept.slices} slices`;
