// The repository, the quota, and whose token it is.

import { notAccessible, notFound, ok } from '../answer.ts';
import { QUOTA, type Token } from '../tokens.ts';
import { accountJson, nodeId, publicUserJson, timeOf } from './account-json.ts';
import type { Call, Handlers } from './call.ts';
import { fullRepositoryJson, htmlUrl, repositoryUrl } from './repository-json.ts';

export const REPOSITORY_HANDLERS: Handlers = {
  'repos/get': ({ repository, url }) => ok(fullRepositoryJson(repository, url.origin)),
  'repos/get-latest-release': tellRelease,
  'rate-limit/get': ({ token, state }) => ok(quotaJson(token, state.now())),
  'users/get-authenticated': tellUser,
};

function tellRelease({ repository, url: { origin }, state }: Call) {
  const { latestRelease: tag } = repository;
  if (tag === undefined) return notFound;
  const id = 1;
  const api = `${repositoryUrl(repository, origin)}/releases/${id}`;
  return ok({
    id,
    node_id: nodeId('RE', id),
    url: api,
    html_url: `${htmlUrl(repository)}/releases/tag/${encodeURIComponent(tag)}`,
    assets_url: `${api}/assets`,
    upload_url: `${api}/assets{?name,label}`,
    tarball_url: `${repositoryUrl(repository, origin)}/tarball/${encodeURIComponent(tag)}`,
    zipball_url: `${repositoryUrl(repository, origin)}/zipball/${encodeURIComponent(tag)}`,
    tag_name: tag,
    target_commitish: repository.defaultBranch,
    name: tag,
    draft: false,
    prerelease: false,
    created_at: timeOf(state.now()),
    published_at: timeOf(state.now()),
    author: accountJson(repository.owner, origin),
    assets: [],
  });
}

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
