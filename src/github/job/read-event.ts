// Which event started the job, and whether it may be gated or reported.

import * as z from 'zod';
import { GateError } from '../../errors.ts';
import type { JobEvent } from './job.ts';

/** The event as the runner hands it over. */
interface RawEvent {
  /** `GITHUB_EVENT_NAME`. */
  readonly name: string;
  /** `GITHUB_REF`: `refs/heads/main`, `refs/pull/1/merge`, `refs/tags/v1`. */
  readonly ref: string;
  /** As parsed from the file; hostile text in many fields: names of branches, titles. */
  readonly payload: unknown;
}

/** @throws GateError `event-refused`, or `not-in-a-workflow` for a payload of another form. */
export function readEvent(
  event: RawEvent,
  mode: 'gate' | 'report',
  repositoryId: number,
): JobEvent {
  if (mode === 'report') {
    if (event.name === 'workflow_run') return readWorkflowRun(event);
    throw refused(
      `\`mode: report\` is for \`workflow_run\`; this is \`${event.name}\`.`,
      REPORT_ONLY,
    );
  }
  switch (event.name) {
    case 'pull_request':
      return readPullRequest(event, repositoryId);
    case 'merge_group':
      return readMergeGroup(event);
    case 'push':
      return readPush(event);
    case 'schedule':
      return { kind: 'schedule', branch: branchOf(event.ref) ?? throwNoBranch(event) };
    case 'workflow_dispatch':
      return { kind: 'dispatch', branch: branchOf(event.ref) };
    case 'pull_request_target':
    case 'workflow_run':
      throw refused(`\`${event.name}\` is refused: it ${DANGER}`, WRITE_TOKEN);
    default:
      throw refused(`perf-gate does not know what to compare on \`${event.name}\`.`, KNOWN_EVENTS);
  }
}

const DANGER = "would run a stranger's code with a token that can write.";
const KNOWN_EVENTS =
  'Use `pull_request`, `push`, `merge_group`, `schedule` or `workflow_dispatch` under `on:`.';
const REPORT_ONLY = 'Use `on: workflow_run` for the second stage, or remove `mode: report`.';
const WRITE_TOKEN =
  'Measure on `pull_request`, which works for forks too; to comment there, add a second workflow ' +
  'on `workflow_run` with `mode: report`.';

const SHA = z.string().regex(/^[0-9a-f]{40,64}$/);
const REF = z.string().min(1);
const REPOSITORY = z.object({ id: z.number() });

const PULL_REQUEST = z.object({
  action: z.string().optional(),
  pull_request: z.object({
    number: z.int().positive(),
    base: z.object({ ref: REF, sha: SHA, repo: REPOSITORY }),
    head: z.object({ ref: REF, sha: SHA, repo: REPOSITORY.nullish() }),
  }),
});

function readPullRequest(event: RawEvent, repositoryId: number): JobEvent {
  const { action, pull_request: pull } = parse(PULL_REQUEST, event);
  if (action === 'closed') {
    throw refused('The pull request was closed: there is nothing to gate.', NO_CLOSED);
  }
  const { base, head } = pull;
  return {
    kind: 'pull-request',
    number: pull.number,
    base: { ref: base.ref, sha: base.sha },
    head: { ref: head.ref, sha: head.sha },
    isFork: head.repo?.id !== repositoryId,
  };
}

const NO_CLOSED = 'Remove `closed` from the `types:` of `pull_request`.';

const MERGE_GROUP = z.object({
  merge_group: z.object({ head_ref: REF, base_ref: REF, base_sha: SHA }),
});

/** Branches of this prefix are GitHub's own: only GitHub can push one. */
const QUEUED = /^refs\/heads\/gh-readonly-queue\/.+\/pr-([1-9]\d{0,9})-[0-9a-f]{40,64}$/;

function readMergeGroup(event: RawEvent): JobEvent {
  const { head_ref: head, base_ref: ref, base_sha: sha } = parse(MERGE_GROUP, event).merge_group;
  const number = QUEUED.exec(head)?.[1];
  return {
    kind: 'merge-group',
    base: { ref: branchOf(ref) ?? ref, sha },
    pullRequest: number === undefined ? undefined : Number(number),
  };
}

const PUSH = z.object({ deleted: z.boolean().optional() });

function readPush(event: RawEvent): JobEvent {
  if (parse(PUSH, event).deleted !== true) return { kind: 'push', branch: branchOf(event.ref) };
  const what = event.ref.startsWith('refs/tags/') ? 'tag' : 'branch';
  throw refused(`The push deleted a ${what}: there is nothing to gate.`, NO_DELETED);
}

const NO_DELETED = 'Put `if: github.event.deleted != true` at the job.';

const WORKFLOW_RUN = z.object({ workflow_run: z.object({ id: z.int().positive() }) });

function readWorkflowRun(event: RawEvent): JobEvent {
  return { kind: 'workflow-run', runId: parse(WORKFLOW_RUN, event).workflow_run.id };
}

/** `refs/heads/feature/x` → `feature/x`; `undefined` for a tag or anything else. */
function branchOf(ref: string): string | undefined {
  const prefix = 'refs/heads/';
  return ref.startsWith(prefix) ? ref.slice(prefix.length) : undefined;
}

function throwNoBranch({ name, ref }: RawEvent): never {
  throw malformed(name, [`GITHUB_REF is ${JSON.stringify(ref)}, which is no branch.`]);
}

function parse<Schema extends z.ZodType>(schema: Schema, event: RawEvent): z.output<Schema> {
  const { data, error } = schema.safeParse(event.payload);
  if (error === undefined) return data;
  const faults = error.issues.map(
    ({ path, message }) => `${path.map(String).join('.')}: ${message}`,
  );
  throw malformed(event.name, faults);
}

function malformed(name: string, details: readonly string[]): GateError {
  return new GateError({
    code: 'not-in-a-workflow',
    kind: 'gate',
    message: `The event \`${name}\` is not as GitHub sends it.`,
    remedy: 'Run the action on GitHub. If this is GitHub, update perf-gate or report it.',
    details,
  });
}

function refused(message: string, remedy: string): GateError {
  return new GateError({ code: 'event-refused', kind: 'input', message, remedy });
}
