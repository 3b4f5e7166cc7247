// Commits, what they have in common, and which pull requests they came from.

import { z } from 'zod';
import { type Ask, dataOf, PAGE, type Repo } from './ask.ts';
import type { Octokit } from './open-octokit.ts';
import { COMMIT, COMPARISON, type Commit, PULL, type Pull } from './shapes.ts';

export function historyApi({ rest }: Octokit, repo: Repo, ask: Ask) {
  const permission = 'contents: read';
  return {
    /** A commit and its ancestors, at most a hundred, newest first by date and so in no order of ours. */
    listCommits: (sha: string): Promise<readonly Commit[]> =>
      ask({ doing: `list the commits before ${short(sha)}`, permission }, z.array(COMMIT), () =>
        rest.repos.listCommits({ ...repo, ...PAGE, sha }).then(dataOf),
      ),

    /** The newest commit that both contain. */
    async findMergeBase(base: string, head: string): Promise<string> {
      const doing = `compare commit ${short(base)} with ${short(head)}`;
      const query = { ...repo, basehead: `${base}...${head}`, per_page: 1 };
      const comparison = await ask({ doing, permission }, COMPARISON, () =>
        rest.repos.compareCommitsWithBasehead(query).then(dataOf),
      );
      return comparison.merge_base_commit.sha;
    },

    /** Pull requests that a commit came from or is part of. */
    listPullsOfCommit: (sha: string): Promise<readonly Pull[]> =>
      ask(
        { doing: `list the pull requests of ${short(sha)}`, permission: 'pull-requests: read' },
        z.array(PULL),
        () =>
          rest.repos
            .listPullRequestsAssociatedWithCommit({ ...repo, ...PAGE, commit_sha: sha })
            .then(dataOf),
      ),
  };
}

const short = (sha: string): string => sha.slice(0, 7);
