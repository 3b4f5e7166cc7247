// Who accepted a loss: by a label on the pull request, or by starting a run with `accept`.

import type { ActionSettings } from '../plan/action-plan.ts';
import type { Acceptance } from '../verdict/acceptance.ts';
import type { VerdictKind } from '../verdict/verdict.ts';
import type { Api, IssueEvent, Pull } from './api/api.ts';
import type { Job, JobEvent } from './job/job.ts';

type AcceptSettings = Pick<ActionSettings, 'acceptLabel' | 'accept'>;
type AskedOf = Pick<Api, 'getPull' | 'listIssueEvents' | 'listPullsOfCommit'>;

interface AcceptanceSource {
  readonly job: Pick<Job, 'event' | 'sha' | 'actor'>;
  readonly api: AskedOf;
  readonly settings: AcceptSettings;
}

/** Verdicts after which an acceptance changes what follows, and so is worth calls to GitHub. */
const ASKED_AFTER: Readonly<Record<JobEvent['kind'], readonly VerdictKind[]>> = {
  'pull-request': ['regression'],
  'merge-group': ['regression'],
  // A loss that was accepted on the pull request may be too small to be shown once more.
  push: ['regression', 'inconclusive'],
  dispatch: ['regression', 'inconclusive', 'pass', 'no-baseline'],
  schedule: [],
  'workflow-run': [],
};

/**
 * Reads labels from GitHub now, not from the event, so that a label set later counts on a re-run.
 * Only people with the triage permission can set one; the author of a fork cannot. A label holds
 * for the whole pull request until it is removed, also for later commits.
 * @throws GateError where GitHub cannot be asked; the loss is then not accepted
 */
export async function findAcceptance(
  shown: VerdictKind,
  { job, api, settings }: AcceptanceSource,
): Promise<Acceptance | undefined> {
  const { event } = job;
  if (!ASKED_AFTER[event.kind].includes(shown)) return undefined;
  switch (event.kind) {
    case 'pull-request':
      return acceptanceOfPull(api, await api.getPull(event.number), settings.acceptLabel);
    case 'push':
      return acceptanceOfMerge(api, { branch: event.branch, sha: job.sha }, settings);
    case 'merge-group':
      // Pull requests ahead in the queue are groups of their own, each with its own acceptance.
      return event.pullRequest === undefined
        ? undefined
        : acceptanceOfPull(api, await api.getPull(event.pullRequest), settings.acceptLabel);
    case 'dispatch':
      return settings.accept
        ? { by: job.actor, at: new Date().toISOString(), how: { kind: 'dispatch' } }
        : undefined;
    case 'schedule':
    case 'workflow-run':
      return undefined;
  }
}

/** Who set the label, where this pull request has it. */
export async function acceptanceOfPull(
  api: Pick<Api, 'listIssueEvents'>,
  { number, labels }: Pull,
  label: string,
): Promise<Acceptance | undefined> {
  if (!labels.some((name) => isSameLabel(name, label))) return undefined;
  const event = lastLabelling(await api.listIssueEvents(number), label);
  return {
    by: event?.by?.login ?? GHOST,
    at: event?.at ?? new Date().toISOString(),
    how: { kind: 'label', label, pullRequest: number },
  };
}

/** GitHub's stand-in for deleted accounts; used as well where the label was renamed. */
const GHOST = 'ghost';

/** GitHub keeps the case of a label and ignores it when comparing. */
const isSameLabel = (one: string | undefined, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase();

const lastLabelling = (events: readonly IssueEvent[], label: string): IssueEvent | undefined =>
  events.findLast((event) => event.kind === 'labeled' && isSameLabel(event.label, label));

interface Landed {
  readonly branch: string | undefined;
  readonly sha: string;
}

/** The pull request whose merge is this very commit, not one that merely contains it. */
async function acceptanceOfMerge(
  api: AskedOf,
  { branch, sha }: Landed,
  { acceptLabel }: AcceptSettings,
): Promise<Acceptance | undefined> {
  const pulls = await api.listPullsOfCommit(sha);
  const merged = pulls.find(
    (pull) => pull.isMerged && pull.mergeCommit === sha && pull.base.ref === branch,
  );
  return merged && acceptanceOfPull(api, merged, acceptLabel);
}
