// A pull request, with what a test does not say filled in.

import type { Account } from './accounts.ts';
import type { Pull, Repository } from './state.ts';

export interface NewPull {
  readonly repository: Repository;
  readonly head: {
    readonly ref: string;
    readonly sha: string;
    readonly repository?: Repository | null;
  };
  readonly base: { readonly ref: string; readonly sha: string };
  /** Default: the next free one. */
  readonly number?: number;
  readonly title?: string;
  readonly state?: 'open' | 'closed';
  readonly user?: Account;
  readonly mergeCommitSha?: string | null;
}

interface Fresh {
  readonly id: number;
  readonly number: number;
  readonly now: Date;
}

export function makePull(options: NewPull, fresh: Fresh): Pull {
  const { repository } = options;
  const { ref, sha, repository: headRepository = repository } = options.head;
  return {
    id: fresh.id,
    number: options.number ?? fresh.number,
    repository,
    title: options.title ?? `Pull request ${fresh.id}`,
    state: options.state ?? 'open',
    user: options.user ?? headRepository?.owner ?? repository.owner,
    head: { ref, sha, repository: headRepository },
    base: { ...options.base },
    labels: [],
    mergedAt: null,
    mergeCommitSha: options.mergeCommitSha ?? null,
    commits: new Set(),
    createdAt: fresh.now,
  };
}
