// The repository, the quota, and whose token it is.

import { notAccessible, ok } from '../answer.ts';
import { QUOTA, type Token } from '../tokens.ts';
import { publicUserJson } from './account-json.ts';
import type { Call, Handlers } from './call.ts';
import { fullRepositoryJson } from './repository-json.ts';

export const REPOSITORY_HANDLERS: Handlers = {
  'repos/get': ({ repository, url }) => ok(fullRepositoryJson(repository, url.origin)),
  'rate-limit/get': ({ token, state }) => ok(quotaJson(token, state.now())),
  'users/get-authenticated': tellUser,
};

/** Not for the token of a job: that belongs to an installation of an app. */
function tellUser({ token, url, state }: Call) {
  if (token.app !== null) return notAccessible;
  return ok(publicUserJson(token.user, url.origin, state.now()));
}

function quotaJson(token: Token, now: Date) {
  const rate = {
    limit: QUOTA,
    remaining: token.remaining,
    used: QUOTA - token.remaining,
    reset: resetAt(now),
  };
  return { resources: { core: rate, search: rate }, rate };
}

/** The next whole hour, in seconds since 1970. */
export function resetAt(now: Date): number {
  const hour = 3_600_000;
  return (Math.floor(now.getTime() / hour) + 1) * 3_600;
}
