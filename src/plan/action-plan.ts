// What the action does: the gate's plan, and how its outcome is stored and shown on GitHub.

import type { Milliseconds } from '../units.ts';
import type { Plan } from './plan.ts';

/** Made by `parseAction` only. */
export type ActionPlan =
  | { readonly mode: 'gate'; readonly plan: Plan; readonly settings: ActionSettings }
  /** The second stage, which starts nothing: `on: workflow_run`. */
  | { readonly mode: 'report'; readonly settings: ActionSettings };

export type CommentPolicy = 'always' | 'changes' | 'never';

/** Events whose runs on a base branch may hold baselines, as GitHub names them. */
export type BaselineEvent = 'push' | 'schedule' | 'workflow_dispatch';

export interface ActionSettings {
  /** `github-token`: a secret, masked in every log. */
  readonly token: string;
  readonly comment: CommentPolicy;
  /** Whether a loss on a branch that stores baselines keeps an issue open. */
  readonly watch: 'none' | 'issue';
  readonly acceptLabel: string;
  /** How long artifacts are kept, in days; the repository's own limit may be lower. */
  readonly retentionDays: number;
  /** Only runs of these events store a baseline, and are trusted to hold one. */
  readonly baselineEvents: readonly BaselineEvent[];
  /** How long to wait for a base run in progress when there is no other baseline: the budget. */
  readonly baselineWait: Milliseconds;
  /** This run of `workflow_dispatch` becomes a baseline whatever it shows. */
  readonly accept: boolean;
}
