// What we ask of GitHub, and what we take from its answers. Nothing else uses a client of GitHub.

import * as z from 'zod';
import { GateError } from '../../errors.ts';
import type { RepositoryName } from '../job/job.ts';
import { type Ask, asker, dataOf, ONCE, PAGE, type Repo } from './ask.ts';
import { FRESH } from './conditional-requests.ts';
import { issuesApi } from './issues.ts';
import { type Octokit, type OctokitSettings, openOctokit } from './open-octokit.ts';
import {
  ACCOUNT,
  ARTIFACT_LIST,
  type ArtifactList,
  COMMENT,
  COMMIT,
  COMPARISON,
  type Comment,
  type Commit,
  ISSUE_EVENT,
  type IssueEvent,
  PULL,
  type Pull,
  RELEASE,
  RUN,
  RUN_LIST,
  type WorkflowRun,
} from './shapes.ts';

export type {
  Artifact,
  ArtifactList,
  Author,
  Comment,
  Commit,
  Issue,
  IssueEvent,
  Pull,
  WorkflowRun,
} from './shapes.ts';

/**
 * The API of one repository with one token. Requests that are safe to repeat are retried after
 * faults of GitHub; creating a comment is not. Every method throws a `GateError` with a code of
 * `explainApiError`, `github-unexpected` for an answer of another shape, or the reason of the
 * signal.
 */
export type Api = ReturnType<typeof openApi>;

interface ApiSettings extends OctokitSettings {
  readonly repository: RepositoryName;
}

export function openApi(settings: ApiSettings) {
  const octokit = openOctokit(settings);
  const repo = { owner: settings.repository.owner, repo: settings.repository.name };
  const ask = asker(settings.signal);
  return {
    ...actionsApi(octokit, repo, ask),
    ...historyApi(octokit, repo, ask),
    ...discussionApi(octokit, repo, ask),
    ...issuesApi(octokit, repo, ask),
  };
}

/** Which runs of a workflow; an absent field does not filter. */
interface RunQuery {
  /** Its ID, or the name of its file. */
  readonly workflow: number | string;
  readonly branch?: string;
  readonly event?: string;
}

/** Runs of workflows and their artifacts. */
function actionsApi({ rest }: Octokit, repo: Repo, ask: Ask) {
  const permission = 'actions: read';
  return {
    getRun: (id: number): Promise<WorkflowRun> =>
      ask({ doing: `look at run ${id}`, permission }, RUN, () =>
        rest.actions.getWorkflowRun({ ...repo, run_id: id }).then(dataOf),
      ),

    /** The newest hundred, in GitHub's order. Do not rely on the server's filters: check again. */
    async listRuns({ workflow, ...filters }: RunQuery): Promise<readonly WorkflowRun[]> {
      const query = { ...repo, ...filters, ...PAGE, workflow_id: workflow };
      const list = await ask(
        { doing: 'list the runs of this workflow', permission },
        RUN_LIST,
        () => rest.actions.listWorkflowRuns({ ...query, exclude_pull_requests: true }).then(dataOf),
      );
      return list.workflow_runs;
    },

    /** The newest hundred artifacts of one run; `name` is matched as a whole. */
    listRunArtifacts(runId: number, name?: string): Promise<ArtifactList> {
      const query = { ...repo, ...PAGE, run_id: runId, ...(name === undefined ? {} : { name }) };
      return ask({ doing: `list the artifacts of run ${runId}`, permission }, ARTIFACT_LIST, () =>
        rest.actions.listWorkflowRunArtifacts(query).then(dataOf),
      );
    },

    /** The newest hundred of this whole name in the repository, also those of forks. */
    listNamedArtifacts: (name: string): Promise<ArtifactList> =>
      ask({ doing: `list the artifacts named ${name}`, permission }, ARTIFACT_LIST, () =>
        rest.actions.listArtifactsForRepo({ ...repo, ...PAGE, name }).then(dataOf),
      ),
  };
}

/** Commits, what they have in common, and the pull requests they came from. */
function historyApi({ rest }: Octokit, repo: Repo, ask: Ask) {
  const permission = 'contents: read';
  return {
    /** A commit and its ancestors, at most a hundred, newest first by date, not by parents. */
    listCommits: (sha: string): Promise<readonly Commit[]> =>
      ask({ doing: `list the commits before ${short(sha)}`, permission }, z.array(COMMIT), () =>
        rest.repos.listCommits({ ...repo, ...PAGE, sha }).then(dataOf),
      ),

    /** The hash of a branch, a tag (`tags/v1`) or an abbreviated hash; `undefined`: there is none. */
    findCommit: (ref: string): Promise<string | undefined> =>
      orNothing(async () => {
        const query = { ...repo, ref, per_page: 1 };
        const { sha } = await ask({ doing: `look for the commit ${ref}`, permission }, COMMIT, () =>
          rest.repos.getCommit(query).then(dataOf),
        );
        return sha;
      }),

    /** The name of the tag; `undefined`: nothing was released. */
    findLatestRelease: (): Promise<string | undefined> =>
      orNothing(async () => {
        const release = await ask(
          { doing: 'look for the latest release', permission },
          RELEASE,
          () => rest.repos.getLatestRelease({ ...repo }).then(dataOf),
        );
        return release.tag_name;
      }),

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

/** GitHub answers 422 for a name that could be one of a commit, and 404 for others. */
const isNoSuchThing = (error: unknown): boolean =>
  error instanceof GateError && ['github-not-found', 'github-invalid'].includes(error.code);

async function orNothing<T>(find: () => Promise<T>): Promise<T | undefined> {
  try {
    return await find();
  } catch (error) {
    if (isNoSuchThing(error)) return undefined;
    throw error;
  }
}

/** Pull requests, their labels and their comments. */
function discussionApi({ rest, paginate }: Octokit, repo: Repo, ask: Ask) {
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
        paginate(rest.issues.listComments, { ...repo, ...PAGE, ...FRESH, issue_number: number }),
      ),

    /** All of them, oldest first. */
    listIssueEvents: (number: number): Promise<readonly IssueEvent[]> =>
      ask({ doing: `list the events of #${number}`, permission: read }, z.array(ISSUE_EVENT), () =>
        paginate(rest.issues.listEvents, { ...repo, ...PAGE, ...FRESH, issue_number: number }),
      ),

    createComment: (number: number, body: string, permission = write): Promise<Comment> =>
      ask({ doing: `comment on #${number}`, permission }, COMMENT, () =>
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
