// Which branch the baselines of a job belong to, and whether the job is one that stores them.

import type { BaselineEvent } from '../../plan/action-plan.ts';
import type { JobEvent } from './job.ts';

/** `undefined`: a tag, or an event that is not gated. */
export function baseBranchOf(event: JobEvent): string | undefined {
  switch (event.kind) {
    case 'pull-request':
    case 'merge-group':
      return event.base.ref;
    case 'push':
    case 'schedule':
    case 'dispatch':
      return event.branch;
    case 'workflow-run':
      return undefined;
  }
}

/** Whether the job's record becomes a baseline of its branch. */
export function storesBaseline(event: JobEvent, chosen: readonly BaselineEvent[]): boolean {
  const own = baselineEventOf(event);
  return own !== undefined && baseBranchOf(event) !== undefined && chosen.includes(own);
}

function baselineEventOf(event: JobEvent): BaselineEvent | undefined {
  switch (event.kind) {
    case 'push':
    case 'schedule':
      return event.kind;
    case 'dispatch':
      return 'workflow_dispatch';
    case 'pull-request':
    case 'merge-group':
    case 'workflow-run':
      return undefined;
  }
}
