// A GitHub on loopback that remembers: REST API, artifact service and blob store.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Answer } from './answer.ts';
import { ArtifactService, isForArtifactService } from './artifact-service.ts';
import { type BlobAnswer, BlobStore, isForBlobStore } from './blob-store.ts';
import { bodyOf, type Fault, Faults } from './faults.ts';
import { GithubState } from './github-state.ts';
import type { Incoming } from './incoming.ts';
import type { Quirks } from './rest/call.ts';
import { RestApi } from './rest-api.ts';
import type { Run } from './state.ts';
import { type NewToken, type Token, Tokens } from './tokens.ts';

export type { Account } from './accounts.ts';
export type { Fault } from './faults.ts';
export type { GithubState } from './github-state.ts';
export type { Artifact, Comment, Commit, Pull, Repository, Run, Workflow } from './state.ts';
export type { NewToken, Permissions, Token } from './tokens.ts';

interface LoggedRequest {
  readonly method: string;
  /** With its query, without signatures of blobs. */
  readonly path: string;
  readonly status: Fault['status'];
}

interface FakeGithubOptions {
  /** Default: the clock. Expiry, quotas and times of what is created follow it. */
  readonly now?: () => Date;
}

/**
 * Set for a client: `GITHUB_API_URL` and `ACTIONS_RESULTS_URL` to `url`, `GITHUB_SERVER_URL` to
 * `https://github.com`, `ACTIONS_RUNTIME_TOKEN` to what `issueRuntimeToken` gives.
 */
export interface FakeGithub extends AsyncDisposable {
  /** Origin of REST and artifact service: `http://127.0.0.1:1234`. Blobs are at another, as theirs. */
  readonly url: string;
  /** What there is, to arrange and to inspect. */
  readonly state: GithubState;
  readonly quirks: Quirks;
  /** In the order of their ends. */
  readonly requests: readonly LoggedRequest[];
  /**
   * What GitHub would not have sent or not have understood, as sentences. Disposing of the fake
   * throws when there are any. A test that provokes them takes them out.
   */
  readonly violations: string[];
  issueToken(token: NewToken): string;
  /** To look at a token's quota, or to change it. */
  findToken(text: string): Token | undefined;
  /** `ACTIONS_RUNTIME_TOKEN` for a job of the run's current attempt; `job` default: a new one. */
  issueRuntimeToken(run: Run, job?: string): string;
  failNext(fault: Fault): void;
  /** Faults that were ordered and have not happened. */
  readonly pendingFaults: readonly Fault[];
  /** Throws when there are violations. */
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startFakeGithub(options: FakeGithubOptions = {}): Promise<FakeGithub> {
  const fake = new LoopbackGithub(options.now ?? (() => new Date()));
  await fake.listen();
  return fake;
}

class LoopbackGithub implements FakeGithub {
  url = '';
  readonly state: GithubState;
  readonly quirks: Quirks = { filtersAreUnreliable: false };
  readonly requests: LoggedRequest[] = [];
  readonly violations: string[] = [];
  readonly #tokens = new Tokens();
  readonly #faults = new Faults();
  readonly #blobs: BlobStore;
  readonly #artifacts: ArtifactService;
  readonly #rest: RestApi;
  readonly #servers: readonly [api: Server, blobs: Server];

  constructor(now: () => Date) {
    const onViolation = (text: string): void => void this.violations.push(text);
    this.state = new GithubState(now);
    const listener = (request: IncomingMessage, response: ServerResponse): void =>
      void this.#handle(request, response);
    this.#servers = [createServer(listener), createServer(listener)];
    this.#blobs = new BlobStore(this.state, () => originOf(this.#servers[1]), onViolation);
    const world = {
      state: this.state,
      tokens: this.#tokens,
      quirks: this.quirks,
      signBlob: (id: number, name: string) => this.#blobs.signBlob(id, name),
      signUpload: (id: number) => this.#blobs.signUpload(id),
      onViolation,
    };
    this.#artifacts = new ArtifactService(world);
    this.#rest = new RestApi(world);
  }

  async listen(): Promise<void> {
    for (const server of this.#servers) await once(server.listen(0, '127.0.0.1'), 'listening');
    this.url = originOf(this.#servers[0]);
  }

  issueToken(token: NewToken): string {
    return this.#tokens.issue(token);
  }

  findToken(text: string): Token | undefined {
    return this.#tokens.find(text);
  }

  issueRuntimeToken(run: Run, job?: string): string {
    return this.#tokens.issueRuntime(run, job);
  }

  failNext(fault: Fault): void {
    this.#faults.failNext(fault);
  }

  get pendingFaults(): readonly Fault[] {
    return this.#faults.pending;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', headers } = request;
    const url = new URL(request.url ?? '/', this.url);
    try {
      const incoming = { method, url, headers, body: await buffer(request) };
      const fault = this.#faults.take(method, url.pathname);
      const status = await (fault === undefined
        ? this.#answer(incoming, response)
        : fail(fault, response));
      this.requests.push({ method, path: withoutSignature(url), status });
    } catch (error) {
      // A client that goes away is none of our business; anything else is a mistake of the fake's.
      if (!request.socket.destroyed) {
        this.violations.push(`${method} ${url.pathname}: the fake failed: ${String(error)}`);
      }
      response.destroy();
    }
  }

  async #answer(incoming: Incoming, response: ServerResponse): Promise<number> {
    if (isForBlobStore(incoming)) return await sendBlob(this.#blobs.answer(incoming), response);
    const answer = isForArtifactService(incoming)
      ? this.#artifacts.answer(incoming)
      : await this.#rest.answer(incoming);
    return sendJson(answer, response);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of this.#servers) {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    }
    if (this.violations.length === 0) return;
    throw new Error(`This is not how GitHub works:\n${[...new Set(this.violations)].join('\n')}`);
  }
}

function sendJson({ status, headers, body }: Answer, response: ServerResponse): number {
  const type = body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(status, { ...type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
  return status;
}

async function sendBlob(answer: BlobAnswer, response: ServerResponse): Promise<number> {
  const { status, headers, body } = answer;
  response.writeHead(status, { ...headers });
  if (body === undefined || Buffer.isBuffer(body)) response.end(body);
  // A client that has read enough goes away.
  else await pipeline(body, response).catch(() => response.destroy());
  return status;
}

function fail(fault: Fault, response: ServerResponse): Fault['status'] {
  const { status, headers } = fault;
  if (status === 'reset') response.socket?.resetAndDestroy();
  if (typeof status === 'number') {
    const body = bodyOf(fault, status);
    const type = typeof body === 'string' ? 'text/html' : 'application/json; charset=utf-8';
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }
  return status;
}

function withoutSignature(url: URL): string {
  return url.pathname.startsWith('/blobs/') ? url.pathname : `${url.pathname}${url.search}`;
}

function originOf(server: Server): string {
  const address = server.address();
  if (typeof address === 'object' && address !== null) return `http://127.0.0.1:${address.port}`;
  throw new Error('The fake does not listen.');
}
