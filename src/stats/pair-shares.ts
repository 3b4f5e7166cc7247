// How the tests of two versions share the false-alarm budget, each for all of its looks together.

/** An unchanged server may turn a run of two versions red once in a thousand, all attempts together. */
export const PAIRS_ALARM_BUDGET = 0.001;

/** The part of the budget for the first attempt, and for those that only add pairs to it. */
const FIRST_ATTEMPT = 0.9;

/** 0.9, 0.05, 0.025, …: they add up to 1, however many attempts there are. */
export const pairShareOfAttempt = (apart: number): number =>
  apart === 0 ? FIRST_ATTEMPT : (1 - FIRST_ATTEMPT) / 2 ** apart;

/** What can turn a run of two versions red besides throughput, CPU per request and the p99 at capacity. */
export interface PairChecks {
  readonly requests: number;
  /** Whether the cleaned p99 at the fixed rate is judged. */
  readonly isCleaned: boolean;
  /** Metrics that are guards, CPU per request not counted. */
  readonly guards: number;
  /** Absolute limits, and one for errors. */
  readonly limits: number;
}

/** In what share of unchanged runs each may turn red; `p99` and `cleaned` are those of each request. */
export interface PairShares {
  readonly throughput: number;
  readonly cpu: number;
  readonly p99: number;
  readonly cleaned: number;
  /** For the mean over several requests. */
  readonly p99OfMix: number;
  readonly cleanedOfMix: number;
  /** For each guard, each limit, and errors. */
  readonly rest: number;
}

/**
 * Parts of the budget. CPU per request has as much as throughput, because it is the steadier witness
 * where the machine is busy. Where the cleaned p99 is not judged, the p99 at capacity has its part.
 */
const PARTS = { throughput: 0.25, cpu: 0.25, p99: 0.2, cleaned: 0.15, rest: 0.15 } as const;

/** What throughput has in a first attempt, whatever else is judged. */
export const FIRST_THROUGHPUT_SHARE = PAIRS_ALARM_BUDGET * pairShareOfAttempt(0) * PARTS.throughput;

/**
 * Bonferroni: the shares add up to the budget, however the tests depend on each other. With several
 * requests half of the part goes to their mean, because a change that slows all of them shows there
 * first. The single requests share the other half.
 * @param apart how many attempts were judged before and are not pooled with this one. An attempt that is
 * pooled with the first only has more looks, and those are paid for (`levelAt`).
 */
export function sharePairBudget(checks: PairChecks, apart = 0): PairShares {
  const budget = PAIRS_ALARM_BUDGET * pairShareOfAttempt(apart);
  const p99 = budget * (PARTS.p99 + (checks.isCleaned ? 0 : PARTS.cleaned));
  const cleaned = checks.isCleaned ? budget * PARTS.cleaned : 0;
  const isMix = checks.requests > 1;
  const ofEach = (part: number): number => (isMix ? part / 2 / checks.requests : part);
  const ofMix = (part: number): number => (isMix ? part / 2 : 0);
  return {
    throughput: budget * PARTS.throughput,
    cpu: budget * PARTS.cpu,
    p99: ofEach(p99),
    cleaned: ofEach(cleaned),
    p99OfMix: ofMix(p99),
    cleanedOfMix: ofMix(cleaned),
    rest: (budget * PARTS.rest) / (checks.guards + checks.limits),
  };
}
