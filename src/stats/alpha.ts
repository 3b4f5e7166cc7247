// The false-alarm budget of a run of one version, and the part of it that each test may spend. That of two
// versions is in `pair-shares.ts`.

/** Stored numbers may turn the run of an unchanged server red once in a hundred. */
export const FALSE_ALARM_BUDGET = 0.01;
const THROUGHPUT_SHARE = 0.5;
const P99_SHARE = 0.25;
const REST_SHARE = 0.25;

/**
 * How sure a pass is. A wrong pass is not a false alarm but a missed loss just beyond the tolerance, so
 * the tests do not share this level.
 */
const PASS_ALPHA = 0.05;

/** One-sided levels: `fail` bounds the loss from below, `pass` from above. */
export interface Alpha {
  readonly fail: number;
  readonly pass: number;
}

/** The levels of a test. `alarm`: in what share of unchanged runs it may turn red, at any look. */
export interface TestLevels extends Alpha {
  readonly alarm: number;
}

export interface AlphaBudget {
  readonly throughput: TestLevels;
  /** For each request. */
  readonly p99: TestLevels;
  /** For each guard, each limit, and errors. */
  readonly rest: TestLevels;
}

/** What can turn red besides throughput. */
interface Checks {
  readonly requests: number;
  /** Guards and limits, and one for errors. */
  readonly rest: number;
}

/**
 * Bonferroni: the shares add up to the budget, however the tests depend on each other. Holm's procedure
 * would only name more metrics, as the first rejection already turns the run red.
 * @param before how many attempts of this run were judged before, see `shareOfAttempt`
 */
export function allotAlpha(checks: Checks, before = 0): AlphaBudget {
  const budget = FALSE_ALARM_BUDGET * shareOfAttempt(before);
  const share = (part: number, among: number): TestLevels => ({
    alarm: (budget * part) / among,
    fail: (budget * part) / among,
    pass: PASS_ALPHA,
  });
  return {
    throughput: share(THROUGHPUT_SHARE, 1),
    p99: share(P99_SHARE, checks.requests),
    rest: share(REST_SHARE, checks.rest),
  };
}

/**
 * 1, ½, ¼, …: the part of the budget that an attempt may spend after so many others, so that all of them
 * together, however many, spend less than twice the budget.
 */
export const shareOfAttempt = (before: number): number => 2 ** -before;
