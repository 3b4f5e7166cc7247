// The comment on the pull request that is gated, where the policy asks for one.

import type { CommentPolicy } from '../../plan/action-plan.ts';
import type { GateReport, ReportComparison } from '../../report/gate-report.ts';
import type { WarningCode } from '../../verdict/verdict.ts';
import type { Api } from '../api/api.ts';
import { commentBodies } from './comment-body.ts';
import { type PostedComment, postComment } from './post-comment.ts';

export interface PullRequestComment {
  readonly pullRequest: number;
  readonly report: GateReport;
  readonly policy: CommentPolicy;
  readonly token: string;
  /** Takes out what must not be shown. */
  readonly mask: (text: string) => string;
  /** Markdown above the report, one paragraph of ours. */
  readonly preface?: string;
}

/** @throws GateError where GitHub does not let us, or cannot be reached */
export async function commentOnPullRequest(
  api: Api,
  { pullRequest, report, policy, token, mask, preface }: PullRequestComment,
): Promise<PostedComment> {
  if (policy === 'never') return { kind: 'none' };
  const bodies = commentBodies(report, preface).map((body) => () => mask(body()));
  const mayCreate = policy === 'always' || !isQuiet(report);
  return postComment(api, { pullRequest, name: report.name, token, bodies, mayCreate });
}

/** What a reader of `changes` wants to hear of a run that failed nothing. */
const LOUD_WARNINGS: ReadonlySet<WarningCode> = new Set(['improvement', 'small-proven-loss']);

/**
 * Nothing to act on. Where the evidence is thin, as between hosted runners, every run is undecided: one
 * that does not even look like a loss would be said on every pull request, and soon be read on none.
 */
export function isQuiet(report: GateReport): boolean {
  const { verdict, warnings, comparisons } = report;
  if (report.exit.code !== 0 || warnings.some(({ code }) => LOUD_WARNINGS.has(code))) return false;
  if (verdict.kind === 'inconclusive') return !comparisons.some(looksLikeLoss);
  return verdict.kind === 'pass';
}

/** The bound at the fail level is some three and a half standard errors from the estimate. */
const ERRORS_TO_BOUND = 3.5;

/**
 * A gate is undecided, and its estimate is beyond the line by more than a standard error. The estimate
 * alone would be on every second pull request where runs differ by more than is allowed.
 */
function looksLikeLoss({ outcome, change, interval, toleranceLine }: ReportComparison): boolean {
  if (outcome !== 'inconclusive' || change === null || interval.best === null) return false;
  const direction = Math.sign(toleranceLine);
  const lossOf = (ratio: number): number => direction * Math.log1p(ratio);
  const error = (lossOf(change) - lossOf(interval.best)) / ERRORS_TO_BOUND;
  return lossOf(change) - lossOf(toleranceLine) > error;
}
