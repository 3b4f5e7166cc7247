// Tokens of the fake GitHub: who may do what in which repository.

import { randomBytes, randomUUID } from 'node:crypto';
import { ACTIONS_APP, type Account, type App, GITHUB_ACTIONS } from './accounts.ts';
import { currentAttempt } from './github-state.ts';
import type { Repository, Run } from './state.ts';

export type Level = 'none' | 'read' | 'write';
export type Scope = 'actions' | 'contents' | 'pull_requests' | 'issues' | 'checks' | 'statuses';

/** Scopes that are not named are `none`, as in a workflow that has `permissions:`. */
export type Permissions = Readonly<Partial<Record<Scope, Level>>>;

export interface Token {
  readonly repository: Repository;
  readonly permissions: Permissions;
  readonly user: Account;
  /** `null`: a person's own token, for which `GET /user` works. */
  readonly app: App | null;
  /** Requests that are left of its quota of an hour. */
  remaining: number;
}

export interface NewToken {
  readonly repository: Repository;
  readonly permissions: Permissions;
  /** Default: `github-actions[bot]`, as of `GITHUB_TOKEN`. */
  readonly user?: Account;
}

/** What a runtime token allows: artifacts of one attempt of one run. */
export interface RuntimeScope {
  readonly run: Run;
  readonly attempt: number;
  readonly jobId: string;
}

/** Requests an hour and repository (GitHub's documentation, "Rate limits"). */
export const QUOTA = 1_000;

export class Tokens {
  readonly #tokens = new Map<string, Token>();
  readonly #runtime = new Map<string, RuntimeScope>();

  issue({ repository, permissions, user = GITHUB_ACTIONS }: NewToken): string {
    const text = `${user.type === 'Bot' ? 'ghs' : 'ghp'}_${randomBytes(18).toString('hex')}`;
    const app = user.type === 'Bot' ? ACTIONS_APP : null;
    this.#tokens.set(text, { repository, permissions, user, app, remaining: QUOTA });
    return text;
  }

  /** `ACTIONS_RUNTIME_TOKEN` of a job, for the current attempt. Not signed: no client of ours looks. */
  issueRuntime(run: Run, jobId: string = randomUUID()): string {
    const scp = `Actions.Results:${run.backendId}:${jobId}`;
    const text = `${encode({ alg: 'none', typ: 'JWT' })}.${encode({ scp, jti: randomUUID() })}.`;
    this.#runtime.set(text, { run, attempt: currentAttempt(run).attempt, jobId });
    return text;
  }

  /** What `issueToken` gave: to change its quota, for instance. */
  find(text: string): Token | undefined {
    return this.#tokens.get(text);
  }

  findRuntime(text: string): RuntimeScope | undefined {
    return this.#runtime.get(text);
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
