// A run of a workflow, with what a test does not say filled in.

import { randomUUID } from 'node:crypto';
import type { Account } from './accounts.ts';
import type { Repository, Run, RunConclusion, RunStatus, Workflow } from './state.ts';

export interface NewRun {
  readonly workflow: Workflow;
  readonly event: string;
  readonly headSha: string;
  /** Default: the default branch. */
  readonly headBranch?: string | null;
  /** Default: the workflow's own repository. `null`: deleted. */
  readonly headRepository?: Repository | null;
  /** Default: `completed`. */
  readonly status?: RunStatus;
  /** Default: `success` when completed, else `null`. */
  readonly conclusion?: RunConclusion | null;
  readonly actor?: Account;
  readonly id?: number;
  readonly createdAt?: Date;
}

interface Fresh {
  readonly id: number;
  readonly number: number;
  readonly now: Date;
}

export function makeRun(options: NewRun, fresh: Fresh): Run {
  const { workflow, status = 'completed', createdAt = fresh.now } = options;
  const { repository } = workflow;
  const conclusion = options.conclusion ?? (status === 'completed' ? 'success' : null);
  return {
    id: options.id ?? fresh.id,
    number: fresh.number,
    backendId: randomUUID(),
    workflow,
    repository,
    event: options.event,
    headBranch: options.headBranch === undefined ? repository.defaultBranch : options.headBranch,
    headSha: options.headSha,
    headRepository: options.headRepository === undefined ? repository : options.headRepository,
    actor: options.actor ?? repository.owner,
    createdAt,
    attempts: [{ attempt: 1, status, conclusion, startedAt: createdAt, updatedAt: createdAt }],
  };
}
