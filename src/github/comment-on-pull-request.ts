// The comment on the pull request that is gated, where the policy asks for one.

import type { CommentPolicy } from '../plan/action-plan.ts';
import type { GateReport } from '../report/gate-report.ts';
import type { Api } from './api.ts';
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
  const mayCreate = policy === 'always' || !isQuietPass(report);
  return postComment(api, { pullRequest, name: report.name, token, bodies, mayCreate });
}

/** What a reader of `changes` wants to hear of a run that passed. */
const LOUD_WARNINGS: ReadonlySet<string> = new Set(['improvement', 'small-proven-loss']);

/** Nothing changed, as far as could be shown. */
export const isQuietPass = ({ verdict, warnings }: GateReport): boolean =>
  verdict.kind === 'pass' && !warnings.some(({ code }) => LOUD_WARNINGS.has(code));
