// The workflow job that we are a step of, as a plain value.

import type { BaselineEvent } from '../../plan/action-plan.ts';
import type { Outputs } from '../../plan/plan.ts';

export interface Job {
  readonly repository: RepositoryName & { readonly id: number };
  readonly run: {
    readonly id: number;
    /** 1 for the first; "Re-run jobs" counts up. */
    readonly attempt: number;
    /** For people: `https://github.com/o/r/actions/runs/1/attempts/2`. */
    readonly url: string;
  };
  /**
   * The file of our workflow, `.github/workflows/perf.yml`; `undefined` where the runner does not name it,
   * or names one of another repository.
   */
  readonly workflowPath: string | undefined;
  readonly event: JobEvent;
  /** `GITHUB_SHA`; for a pull request, the merge commit. */
  readonly sha: string;
  /**
   * Login of the person who started this attempt (`GITHUB_TRIGGERING_ACTOR`, else `GITHUB_ACTOR`).
   */
  readonly actor: string;
  /**
   * Who started the first attempt (`GITHUB_ACTOR`). The token keeps that person's rights in all.
   */
  readonly initiator: string;
  /** `https://github.com`, for links. */
  readonly serverUrl: string;
  /** Absolute path of the checkout. */
  readonly workspace: string;
  /** `RUNNER_TEMP`: emptied by the runner after the job. */
  readonly temp: string;
  readonly artifacts: ArtifactOffer;
}

/**
 * Whether the job can store artifacts; `unsupported`: not on this server; `unreachable`: the runner does
 * not say where.
 */
export type ArtifactOffer = 'offered' | 'unsupported' | 'unreachable';

export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

/** Only what may be gated or reported; `readJob` refuses every other event with the reason. */
export type JobEvent =
  | {
      readonly kind: 'pull-request';
      readonly number: number;
      readonly base: BranchTip;
      readonly head: BranchTip;
      /** The head is in another repository, or in one that is gone. */
      readonly isFork: boolean;
    }
  | {
      readonly kind: 'merge-group';
      readonly base: BranchTip;
      /** The last pull request of the group, where the name of the queue's branch tells it. */
      readonly pullRequest: number | undefined;
    }
  /** `branch` is `undefined` for a tag; tags keep no baseline. */
  | { readonly kind: 'push'; readonly branch: string | undefined }
  | { readonly kind: 'schedule'; readonly branch: string }
  | { readonly kind: 'dispatch'; readonly branch: string | undefined }
  /** The second stage: a finished run of another workflow. Only the API knows its head. */
  | { readonly kind: 'workflow-run'; readonly runId: number };

/** A branch by its short name (`main`), with the commit that the event gives for it. */
interface BranchTip {
  readonly ref: string;
  readonly sha: string;
}

/** The branch whose baselines a job uses; `undefined` for a tag, or an event that is not gated. */
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

/** Whether baselines are kept in files instead of artifacts. */
export const keepsBaselinesInFiles = ({
  baseline,
  save,
}: Pick<Outputs, 'baseline' | 'save'>): boolean => baseline !== undefined || save !== undefined;

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
