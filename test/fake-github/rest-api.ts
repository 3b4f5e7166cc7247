// The REST API: who asks, for what, may they, and what is the answer.

import { createHash } from 'node:crypto';
import { type Answer, badCredentials, notAccessible, notFound, refusal } from './answer.ts';
import type { GithubState } from './github-state.ts';
import { type Incoming, tokenIn } from './incoming.ts';
import { OpenapiChecker } from './openapi-checker.ts';
import { type Operation, readOpenapiDocument } from './openapi-document.ts';
import { allows, NEEDS } from './permissions.ts';
import { ARTIFACT_HANDLERS } from './rest/artifacts.ts';
import type { Call, Handler, Handlers, Quirks } from './rest/call.ts';
import { COMMENT_HANDLERS } from './rest/comments.ts';
import { COMMIT_HANDLERS } from './rest/commits.ts';
import { ISSUE_EVENT_HANDLERS } from './rest/issue-events.ts';
import { ISSUE_HANDLERS } from './rest/issues.ts';
import { PULL_HANDLERS } from './rest/pulls.ts';
import { REPOSITORY_HANDLERS, resetAt } from './rest/repositories.ts';
import { fullNameOf } from './rest/repository-json.ts';
import { RUN_HANDLERS } from './rest/runs.ts';
import { type Match, Routes } from './routes.ts';
import type { Repository } from './state.ts';
import { QUOTA, type Token, type Tokens } from './tokens.ts';

interface RestWorld {
  readonly state: GithubState;
  readonly tokens: Tokens;
  readonly quirks: Quirks;
  readonly signBlob: Call['signBlob'];
  /** Takes sentences about what GitHub would not have sent or taken. */
  readonly onViolation: (text: string) => void;
}

const HANDLERS: Handlers = {
  ...REPOSITORY_HANDLERS,
  ...RUN_HANDLERS,
  ...ARTIFACT_HANDLERS,
  ...COMMIT_HANDLERS,
  ...PULL_HANDLERS,
  ...COMMENT_HANDLERS,
  ...ISSUE_EVENT_HANDLERS,
  ...ISSUE_HANDLERS,
};

// Reading and compiling it takes longer than most tests.
const DOCUMENT = readOpenapiDocument();
const CHECKER = new OpenapiChecker(DOCUMENT);
const ROUTES = new Routes(DOCUMENT.operations);

export class RestApi {
  readonly #world: RestWorld;

  constructor(world: RestWorld) {
    this.#world = world;
  }

  async answer(incoming: Incoming): Promise<Answer> {
    const { method, url, headers } = incoming;
    const match = ROUTES.find(method, url.pathname);
    if (match === undefined) {
      this.#world.onViolation(`${method} ${url.pathname}: the fake does not serve this operation`);
      return notFound;
    }
    const body = this.#bodyOf(incoming);
    this.#report(
      match.operation,
      CHECKER.checkRequest({ ...match, query: url.searchParams, body }),
    );
    const token = this.#world.tokens.find(tokenIn(headers));
    const answer = await this.#answerTo(match, token, url, body);
    this.#report(match.operation, CHECKER.checkAnswer(match.operation, answer));
    const news = onlyNews(answer, incoming);
    if (news.status === 304 && token !== undefined) token.remaining += 1;
    return { ...news, headers: { ...this.#quotaHeaders(token), ...news.headers } };
  }

  #report({ name }: Operation, faults: readonly string[]): void {
    for (const fault of faults) this.#world.onViolation(`${name}: ${fault}`);
  }

  #bodyOf({ body, method, url }: Incoming): unknown {
    if (body.length === 0) return undefined;
    try {
      const value: unknown = JSON.parse(body.toString());
      return value;
    } catch {
      this.#world.onViolation(`${method} ${url.pathname}: the body is not JSON`);
      return undefined;
    }
  }

  async #answerTo(
    { operation, path }: Match,
    token: Token | undefined,
    url: URL,
    body: unknown,
  ): Promise<Answer> {
    const { state, quirks, signBlob } = this.#world;
    if (token === undefined) return badCredentials;
    if (token.remaining <= 0) return quotaUsed;
    token.remaining -= operation.name === 'rate-limit/get' ? 0 : 1;
    const repository = path.owner === undefined ? token.repository : findRepository(state, path);
    if (repository === undefined) return notFound;
    const isOwn = repository === token.repository;
    if (!isOwn || !allows(token.permissions, NEEDS[operation.name])) return notAccessible;
    const call = { state, token, repository, path, query: url.searchParams, url, body };
    return await handlerOf(operation)({ ...call, quirks, signBlob });
  }

  #quotaHeaders(token: Token | undefined): Record<string, string> {
    if (token === undefined) return {};
    return {
      'x-ratelimit-limit': String(QUOTA),
      'x-ratelimit-remaining': String(token.remaining),
      'x-ratelimit-used': String(QUOTA - token.remaining),
      'x-ratelimit-reset': String(resetAt(this.#world.state.now())),
      'x-ratelimit-resource': 'core',
    };
  }
}

/** What the client has already costs it nothing (GitHub's documentation, "Conditional requests"). */
function onlyNews(answer: Answer, { method, headers }: Incoming): Answer {
  if (method !== 'GET' || answer.status !== 200) return answer;
  const hash = createHash('sha256').update(JSON.stringify(answer.body)).digest('hex');
  const etag = `W/"${hash}"`;
  const isKnown = headers['if-none-match'] === etag;
  return isKnown
    ? { status: 304, headers: { etag } }
    : { ...answer, headers: { ...answer.headers, etag } };
}

const quotaUsed = refusal(403, 'API rate limit exceeded for installation.');

function findRepository(
  state: GithubState,
  { owner, repo }: Readonly<Record<string, string>>,
): Repository | undefined {
  const wanted = `${owner}/${repo}`.toLowerCase();
  return state.repositories.find((each) => fullNameOf(each).toLowerCase() === wanted);
}

function handlerOf({ name }: Operation): Handler {
  const handler = HANDLERS[name];
  if (handler === undefined) throw new Error(`No handler for ${name}.`);
  return handler;
}
