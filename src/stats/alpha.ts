// The false-alarm budget of a run, and what each thing that can turn red may spend of it.

/** An unchanged server may turn a run red once in a hundred. */
export const FALSE_ALARM_BUDGET = 0.01;
const THROUGHPUT_SHARE = 0.5;
const P99_SHARE = 0.25;
const REST_SHARE = 0.25;

/**
 * How sure a pass is. It costs no false alarm, only a missed loss at the very line of tolerance, and
 * so it is not shared out.
 */
const PASS_ALPHA = 0.05;

/** One-sided levels: `fail` bounds the loss from below, `pass` from above. */
export interface Alpha {
  readonly fail: number;
  readonly pass: number;
}

export interface AlphaBudget {
  readonly throughput: Alpha;
  /** Of each request. */
  readonly p99: Alpha;
  /** Of each of the rest: guards, limits, errors. */
  readonly rest: Alpha;
}

/** What can turn red besides throughput. */
export interface Checks {
  readonly requests: number;
  /** Guards and limits, and one for errors. */
  readonly rest: number;
}

/**
 * Bonferroni: the shares add up to the budget whatever depends on what. Holm's procedure would only
 * help to name more culprits, as the first rejection turns the run red already.
 * @param attempt counted from 1: each has half of what the one before had, so that a run tried
 * again and again spends less than twice the budget, however often that is
 */
export function allotAlpha(checks: Checks, attempt = 1): AlphaBudget {
  const budget = FALSE_ALARM_BUDGET * shareOfAttempt(attempt);
  const share = (part: number, among: number): Alpha => ({
    fail: (budget * part) / among,
    pass: PASS_ALPHA,
  });
  return {
    throughput: share(THROUGHPUT_SHARE, 1),
    p99: share(P99_SHARE, checks.requests),
    rest: share(REST_SHARE, checks.rest),
  };
}

/** 1, ½, ¼, …: the part of the budget that an attempt may spend. */
export const shareOfAttempt = (attempt: number): number => 2 ** (1 - attempt);
