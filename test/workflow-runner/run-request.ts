// What a caller says about a run: the workflow, the event, and the GitHub and machine around it.

import type { JsonObject } from './json.ts';
import type { Permissions } from './permissions.ts';

export interface RunRequest {
  readonly workflow: {
    /** As the repository names it: `.github/workflows/perf.yml`. */
    readonly path: string;
    readonly text: string;
  };
  /** Only these; what they need must be among them. All of the workflow's without it. */
  readonly jobs?: readonly string[];
  readonly event: { readonly name: string; readonly payload: JsonObject };
  readonly run: RunFacts;
  readonly runner: RunnerMachine;
  /** Called when a job starts, as GitHub makes its tokens then. */
  readonly issueCredentials: (job: JobIdentity) => Credentials | Promise<Credentials>;
  /** Without `GITHUB_TOKEN`, which is the job's. A fork's pull request gets none of them. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  /** Folder of a bare repository by full name, for `actions/checkout`. */
  readonly repositories?: Readonly<Record<string, string>>;
  /** Folder with `action.yml` by `owner/name` of the action, whatever version is asked for. */
  readonly actions?: Readonly<Record<string, string>>;
  /** What a repository without `permissions:` grants; `restricted` is GitHub's own default. */
  readonly defaultPermissions?: 'restricted' | 'permissive';
  /** Without it, `container:` and `services:` are refused. */
  readonly startContainers?: (request: ContainerRequest) => Promise<RunningContainers>;
  readonly onLog?: (line: string, job: JobIdentity) => void;
}

/** The run, as its environment and the `github` context tell it. */
interface RunFacts {
  readonly repository: string;
  readonly repositoryId: number;
  readonly ownerId?: number;
  readonly runId: number;
  /** 1 for the first. */
  readonly attempt?: number;
  readonly runNumber?: number;
  readonly sha: string;
  /** In full: `refs/heads/main`, `refs/pull/7/merge`. */
  readonly ref: string;
  readonly actor: string;
  /** Who started this attempt; the actor without it. */
  readonly triggeringActor?: string;
  readonly serverUrl?: string;
  readonly apiUrl: string;
  readonly graphqlUrl?: string;
  readonly resultsUrl: string;
  /** In days. */
  readonly retentionDays?: number;
  /** "Enable debug logging". */
  readonly isDebug?: boolean;
}

interface RunnerMachine {
  /** Every job gets a folder of its own in it: `<job>/<repository>/<repository>` and `<job>/_temp`. */
  readonly folder: string;
  /** A Node 24, for actions and first on the `PATH`. */
  readonly node: string;
  readonly environment?: 'github-hosted' | 'self-hosted';
  readonly name?: string;
  /** More variables of the machine, such as `ImageOS`; they win over the runner's own PATH and HOME. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly patience?: Patience;
}

/** How long things may take, in milliseconds; GitHub's own without it. */
export interface Patience {
  /** From SIGINT to SIGTERM. */
  readonly afterInterrupt: number;
  /** From SIGTERM to the end of the process tree. */
  readonly afterTerminate: number;
  /** For those who hold the output of a process that has ended. */
  readonly afterExit: number;
  /** A minute of `timeout-minutes`. */
  readonly minute: number;
}

export interface JobIdentity {
  /** Its key under `jobs:`. */
  readonly id: string;
  /** As a required check names it: `test (24, ubuntu)`. */
  readonly name: string;
  readonly matrix: JsonObject;
  /** What the job's token may do, after all that takes rights away. */
  readonly permissions: Permissions;
}

export interface Credentials {
  /** `github.token`. */
  readonly token: string;
  /** `ACTIONS_RUNTIME_TOKEN`. */
  readonly runtimeToken: string;
}

interface ContainerRequest {
  readonly job: JobIdentity;
  readonly container: unknown;
  readonly services: unknown;
}

interface RunningContainers extends AsyncDisposable {
  /** Becomes `job.services`. */
  readonly services: JsonObject;
}
