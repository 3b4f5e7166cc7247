// The comment on the pull request that is gated, where the policy asks for one.

import type { GateError } from '../../errors.ts';
import type { CommentPolicy } from '../../plan/action-plan.ts';
import type { GateReport, ReportComparison } from '../../report/gate-report.ts';
import type { WarningCode } from '../../verdict/verdict.ts';
import type { Api } from '../api/api.ts';
import type { Annotation } from '../job/annotations.ts';
import type { Job } from '../job/job.ts';
import { commentBodies } from './comment-body.ts';
import { type PostedComment, postComment } from './post-comment.ts';

interface PullRequestComment {
  readonly pullRequest: number;
  readonly report: GateReport;
  readonly policy: CommentPolicy;
  readonly token: string;
  readonly acceptLabel: string;
  /** Takes out what must not be shown. */
  readonly mask: (text: string) => string;
  /** Markdown above the report, one paragraph of ours. */
  readonly preface?: string;
}

/** @throws GateError where GitHub does not let us, or cannot be reached */
export async function commentOnPullRequest(
  api: Api,
  { pullRequest, report, policy, token, acceptLabel, mask, preface }: PullRequestComment,
): Promise<PostedComment> {
  if (policy === 'never') return { kind: 'none' };
  const bodies = commentBodies(report, { kind: 'workflow', acceptLabel }, preface).map(
    (body) => () => mask(body()),
  );
  const mayCreate = policy === 'always' || !isQuiet(report);
  return postComment(api, { pullRequest, name: report.name, token, bodies, mayCreate });
}

/** Warnings that `comment: changes` posts although nothing failed. */
const LOUD_WARNINGS: ReadonlySet<WarningCode> = new Set(['improvement', 'small-proven-loss']);

/**
 * Whether there is nothing to act on. Where evidence is thin, as between hosted runners, every run
 * is undecided. A comment on each, even where nothing looks like a loss, would soon be read by no
 * one.
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
 * Whether an undecided gate's estimate is beyond the line by more than a standard error. Without
 * that margin, noisy runs would comment on every second pull request.
 */
function looksLikeLoss({ outcome, change, interval, toleranceLine }: ReportComparison): boolean {
  if (outcome !== 'inconclusive' || change === null || interval.best === null) return false;
  const direction = Math.sign(toleranceLine);
  const lossOf = (ratio: number): number => direction * Math.log1p(ratio);
  const error = (lossOf(change) - lossOf(interval.best)) / ERRORS_TO_BOUND;
  return lossOf(change) - lossOf(toleranceLine) > error;
}

/**
 * Why there is no comment. A read-only token is a notice, since no workflow can change it;
 * everything else is a warning.
 */
export function explainCommentTrouble(error: GateError, job: Job): Annotation {
  if (error.code === 'github-forbidden') {
    const reader = readerOf(job);
    return reader === undefined ? NO_PERMISSION : readOnly(reader);
  }
  if (error.details.some((line) => /issue is locked/i.test(line))) return LOCKED;
  return warning(`${error.message} ${error.remedy}`);
}

const TITLE = 'perf-gate: no comment';
const ELSEWHERE = 'Everything is in the job summary.';

const warning = (text: string): Annotation => ({
  level: 'warning',
  title: TITLE,
  text: `The comment could not be posted, the outcome stays. ${text} ${ELSEWHERE}`,
});

const NO_PERMISSION = warning(
  'The token may not write comments: add the line `pull-requests: write` under `permissions:` of ' +
    'this job, or set `comment: never`.',
);

const LOCKED = warning('The conversation of this pull request is locked: unlock it to have one.');

const readOnly = (reader: string): Annotation => ({
  level: 'notice',
  title: TITLE,
  text:
    `The token of ${reader} may only read, so there is no comment. ${ELSEWHERE} A second workflow ` +
    'on `workflow_run` with `mode: report` can post it.',
});

/** Whose token GitHub makes read-only, whatever the workflow says. */
function readerOf({ event, initiator }: Job): string | undefined {
  if (event.kind === 'pull-request' && event.isFork) return 'a pull request from a fork';
  return initiator === 'dependabot[bot]' ? 'a pull request of Dependabot' : undefined;
}
