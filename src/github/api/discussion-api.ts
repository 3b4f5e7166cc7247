// Pull requests, their labels and their comments.

import { z } from 'zod';
import { type Ask, dataOf, PAGE, type Repo } from './ask.ts';
import type { Octokit } from './open-octokit.ts';
import {
  ACCOUNT,
  COMMENT,
  type Comment,
  ISSUE_EVENT,
  type IssueEvent,
  PULL,
  type Pull,
} from './shapes.ts';

/** No second try: the first may have been done although its answer was lost. */
const ONCE = { request: { retries: 0 } };

export function discussionApi({ rest, paginate }: Octokit, repo: Repo, ask: Ask) {
  const read = 'pull-requests: read';
  const write = 'pull-requests: write';
  return {
    getPull: (number: number): Promise<Pull> =>
      ask({ doing: `look at pull request ${number}`, permission: read }, PULL, () =>
        rest.pulls.get({ ...repo, pull_number: number }).then(dataOf),
      ),

    /** Open ones whose head is this branch of a repository of this owner; at most a hundred. */
    listOpenPulls: (head: { readonly owner: string; readonly branch: string }) =>
      ask(
        { doing: 'list the open pull requests', permission: read },
        z.array(PULL),
        (): Promise<unknown> =>
          rest.pulls
            .list({ ...repo, ...PAGE, state: 'open', head: `${head.owner}:${head.branch}` })
            .then(dataOf),
      ),

    /** All of them, oldest first. */
    listComments: (number: number): Promise<readonly Comment[]> =>
      ask({ doing: `list the comments of #${number}`, permission: read }, z.array(COMMENT), () =>
        paginate(rest.issues.listComments, { ...repo, ...PAGE, issue_number: number }),
      ),

    /** All of them, oldest first. */
    listIssueEvents: (number: number): Promise<readonly IssueEvent[]> =>
      ask({ doing: `list the events of #${number}`, permission: read }, z.array(ISSUE_EVENT), () =>
        paginate(rest.issues.listEvents, { ...repo, ...PAGE, issue_number: number }),
      ),

    createComment: (number: number, body: string): Promise<Comment> =>
      ask({ doing: `comment on #${number}`, permission: write }, COMMENT, () =>
        rest.issues.createComment({ ...repo, issue_number: number, body, ...ONCE }).then(dataOf),
      ),

    updateComment: (id: number, body: string): Promise<Comment> =>
      ask({ doing: `edit comment ${id}`, permission: write }, COMMENT, () =>
        rest.issues.updateComment({ ...repo, comment_id: id, body }).then(dataOf),
      ),

    deleteComment: async (id: number): Promise<void> => {
      await ask({ doing: `delete comment ${id}`, permission: write }, z.unknown(), () =>
        rest.issues.deleteComment({ ...repo, comment_id: id }).then(dataOf),
      );
    },

    /** Whose token this is; the job's own token is not allowed to ask. */
    async whoAmI(): Promise<string> {
      const account = await ask(
        { doing: 'tell whose token this is', permission: read },
        ACCOUNT,
        () => rest.users.getAuthenticated().then(dataOf),
      );
      return account.login;
    },
  };
}
