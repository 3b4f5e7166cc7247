// A repository with a pull request on the fake GitHub, and the job that gates it.

import type { Api } from '../../src/github/api/api.ts';
import { openApi } from '../../src/github/api/api.ts';
import type { Job, JobEvent } from '../../src/github/job/job.ts';
import { milliseconds } from '../../src/units.ts';
import type { NewRun } from '../fake-github/github-state.ts';
import type { Run } from '../fake-github/state.ts';
import type { Permissions } from '../fake-github/tokens.ts';
import { github } from './fake-environment.ts';

interface SceneOptions {
  readonly isFork?: boolean;
  /** The permissions of the token; default: what the README asks for. */
  readonly permissions?: Permissions;
  readonly actor?: string;
}

const README_PERMISSIONS: Permissions = {
  actions: 'read',
  contents: 'read',
  pull_requests: 'write',
};

export type Scene = ReturnType<typeof makeScene>;

let scenes = 0;

export function makeScene({ isFork = false, permissions, actor = 'alice' }: SceneOptions = {}) {
  scenes += 1;
  const { state } = github;
  const repository = state.addRepository({ owner: 'acme', name: `shop-${scenes}` });
  const head = isFork
    ? state.addRepository({ owner: `mallory-${scenes}`, name: 'shop', parent: repository })
    : repository;
  const base = state.addCommit({ branch: { repository, name: 'main' } });
  const change = state.addCommit({
    parents: [base.sha],
    branch: { repository: head, name: 'faster' },
  });
  const pull = state.addPull({
    repository,
    head: { ref: 'faster', sha: change.sha, repository: head },
    base: { ref: 'main', sha: base.sha },
  });
  const workflow = state.addWorkflow(repository);
  const token = github.issueToken({
    repository,
    permissions: permissions ?? README_PERMISSIONS,
  });
  const event: JobEvent = {
    kind: 'pull-request',
    number: pull.number,
    base: { ref: 'main', sha: base.sha },
    head: { ref: 'faster', sha: change.sha },
    isFork,
  };
  const job: Omit<Job, 'temp'> = {
    repository: { owner: 'acme', name: repository.name, id: repository.id },
    run: {
      id: 4711,
      attempt: 1,
      url: `https://github.com/acme/${repository.name}/actions/runs/4711`,
    },
    workflowPath: workflow.path,
    artifacts: 'offered',
    event,
    sha: change.sha,
    actor,
    initiator: actor,
    serverUrl: 'https://github.com',
    workspace: '/',
  };
  return { repository, head, base, change, pull, workflow, token, job };
}

/** The first stage of the two: a run of the pull request, finished. */
export function addFirstStage(scene: Scene, changes: Partial<NewRun> = {}): Run {
  return github.state.addRun({
    workflow: scene.workflow,
    event: 'pull_request',
    headSha: scene.change.sha,
    headBranch: 'faster',
    headRepository: scene.head,
    ...changes,
  });
}

export function apiOf({ job }: Scene, token: string): Api {
  return openApi({
    repository: job.repository,
    token,
    apiUrl: github.url,
    signal: new AbortController().signal,
    onWait: () => undefined,
    backoff: milliseconds(1),
  });
}

/** Bodies of all comments of the pull request, oldest first. */
export const commentsOn = ({ pull }: Scene) =>
  github.state.comments.filter((comment) => comment.pull === pull);

/** How often this was asked of the scene's repository; `path` without its query. */
export const countRequests = ({ repository }: Scene, method: string, path: RegExp): number =>
  github.requests
    .filter((request) => request.method === method)
    .map((request) => request.path.replace(/\?.*/, ''))
    .filter((asked) => asked.includes(`/${repository.name}/`) && path.test(asked)).length;
