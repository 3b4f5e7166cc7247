// The sequential plan of a run that measures both versions: how many pairs of blocks, when the run is
// judged, and what each look may spend of the false-alarm budget (docs/method.md).

import { type Alpha, type AlphaBudget, FALSE_ALARM_BUDGET, shareOfAttempt } from './alpha.ts';

/** Fewer blocks, or pairs of them, agree by chance too easily: t then has one degree of freedom at most. */
export const FEWEST_BLOCKS = 3;

/** More are never planned: what 20 pairs cannot show, more of them hardly show either. */
export const MOST_BLOCKS = 20;

/** The first of two looks. Ten pairs are the fewest that have exact bounds at its levels (see `PARTS`). */
const FIRST_LOOK = 10;

/** With fewer pairs a first look would come so late that it saves little time. */
export const FEWEST_FOR_TWO_LOOKS = 14;

/** After how many pairs of blocks the run is judged, ascending; the last look is at all of them. */
export const looksAt = (pairs: number): readonly number[] =>
  pairs >= FEWEST_FOR_TWO_LOOKS ? [FIRST_LOOK, pairs] : [pairs];

/** What can turn a run of two arms red besides throughput and the p99 at capacity. */
export interface PairChecks {
  readonly requests: number;
  /** Whether the cleaned p99 at the fixed rate is judged. */
  readonly isCleaned: boolean;
  /** Whether CPU per request is a gate that takes half of throughput's level. */
  readonly splitsWithCpu: boolean;
  /** Metrics that are guards. */
  readonly guards: number;
  /** Absolute limits, and one for errors. */
  readonly limits: number;
}

/** Which look this is: the only one, or the first or the last of two. */
export type LookKind = 'only' | 'first' | 'last';

/** Levels of two arms; `p99` and `cleaned` are those of each request. */
export interface PairBudget extends AlphaBudget {
  /** For CPU time per request where it shares throughput's level; elsewhere it has that of its role. */
  readonly cpu: Alpha;
  readonly cleaned: Alpha;
  /** For the mean over several requests. */
  readonly p99OfMix: Alpha;
  readonly cleanedOfMix: Alpha;
  readonly guard: Alpha;
}

/**
 * Parts of the budget; guards, limits and errors share `rest`. With one request every gate can fail at
 * a first look at ten pairs: no level below 2⁻¹⁰ = 0.098 % has an exact bound there, and 0.4 · 0.25 % is
 * 0.1 %. Where the cleaned p99 is not judged, the p99 at capacity gets its part. So the looks add up to
 * the budget even if only one of them can judge the cleaned p99.
 */
const PARTS = {
  cleaned: { throughput: 0.3, p99: 0.25, cleaned: 0.25, rest: 0.2 },
  'not-cleaned': { throughput: 0.3, p99: 0.5, cleaned: 0, rest: 0.2 },
} as const;

/**
 * The part of its level that a test may spend at a look; the two looks of a row add up to 1. `late` is
 * for guards and for single requests among several: their levels are so low that ten pairs could not
 * show anything at a part of them, so they spend all of it at the last look.
 */
const SPENT: Readonly<Record<'early' | 'late', Readonly<Record<LookKind, number>>>> = {
  early: { only: 1, first: 0.4, last: 0.6 },
  late: { only: 1, first: 0, last: 1 },
};

/** How sure a pass is. It turns nothing red, so the tests do not share this level; only the looks do. */
const PASS: Readonly<Record<LookKind, number>> = { only: 0.05, first: 0.02, last: 0.03 };

/** The levels of throughput where there is a single look and CPU time per request is a guard. */
export const THROUGHPUT_ALPHA: Alpha = {
  fail: FALSE_ALARM_BUDGET * PARTS.cleaned.throughput,
  pass: PASS.only,
};

/**
 * Bonferroni, as for stored records: the levels of all tests and looks add up to the budget, however
 * they depend on each other. With several requests half of the part goes to their mean, because a change
 * that slows all of them shows there first; the single requests share the other half.
 * @param attempt counted from 1; see `shareOfAttempt`
 */
export function allotPairAlpha(checks: PairChecks, look: LookKind, attempt = 1): PairBudget {
  const parts = PARTS[checks.isCleaned ? 'cleaned' : 'not-cleaned'];
  const budget = FALSE_ALARM_BUDGET * shareOfAttempt(attempt);
  const level = (part: number, when: 'early' | 'late', among = 1): Alpha => ({
    fail: (budget * part * SPENT[when][look]) / among,
    pass: PASS[look],
  });
  const isMix = checks.requests > 1;
  const ofEach = (part: number): Alpha =>
    isMix ? level(part / 2, 'late', checks.requests) : level(part, 'early');
  const ofMix = (part: number): Alpha => level(isMix ? part / 2 : 0, 'early');
  const rest = checks.guards + checks.limits;
  const throughput = level(parts.throughput, 'early', checks.splitsWithCpu ? 2 : 1);
  return {
    throughput,
    cpu: throughput,
    p99: ofEach(parts.p99),
    p99OfMix: ofMix(parts.p99),
    cleaned: ofEach(parts.cleaned),
    cleanedOfMix: ofMix(parts.cleaned),
    guard: level(parts.rest, 'late', rest),
    rest: level(parts.rest, 'early', rest),
  };
}
