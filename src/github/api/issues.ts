// What we ask of GitHub about issues that are no pull requests.

import * as z from 'zod';
import { type Ask, dataOf, ONCE, PAGE, type Repo } from './ask.ts';
import { FRESH } from './conditional-requests.ts';
import type { Octokit } from './open-octokit.ts';
import { ISSUE, type Issue } from './shapes.ts';

export function issuesApi({ rest, paginate }: Octokit, repo: Repo, ask: Ask) {
  const permission = 'issues: write';
  const open = { ...repo, ...PAGE, ...FRESH, state: 'open' } as const;
  return {
    /** All open ones of this author; pull requests are among them. */
    listIssuesOf: (creator: string): Promise<readonly Issue[]> =>
      ask({ doing: 'list the open issues', permission }, z.array(ISSUE), () =>
        paginate(rest.issues.listForRepo, { ...open, creator }),
      ),

    /** The hundred open ones that changed last. */
    listNewestIssues: (): Promise<readonly Issue[]> =>
      ask({ doing: 'list the open issues', permission }, z.array(ISSUE), () =>
        rest.issues.listForRepo({ ...open, sort: 'updated' }).then(dataOf),
      ),

    createIssue: (title: string, body: string): Promise<Issue> =>
      ask({ doing: 'open an issue', permission }, ISSUE, () =>
        rest.issues.create({ ...repo, title, body, ...ONCE }).then(dataOf),
      ),

    updateIssue: (number: number, body: string): Promise<Issue> =>
      ask({ doing: `edit issue #${number}`, permission }, ISSUE, () =>
        rest.issues.update({ ...repo, issue_number: number, body }).then(dataOf),
      ),

    closeIssue: (number: number, reason: 'completed' | 'not_planned'): Promise<Issue> => {
      const closed = { state: 'closed', state_reason: reason } as const;
      return ask({ doing: `close issue #${number}`, permission }, ISSUE, () =>
        rest.issues.update({ ...repo, issue_number: number, ...closed }).then(dataOf),
      );
    },
  };
}
