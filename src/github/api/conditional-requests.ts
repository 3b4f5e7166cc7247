// Asks again only for what has changed since: an answer of 304 costs nothing of the quota
// (docs.github.com, "Best practices for using the REST API", conditional requests).

import type { getOctokit } from '@actions/github';

type Octokit = ReturnType<typeof getOctokit>;

/**
 * For a request whose answer must not be one from before. A page that has not changed may have a new
 * link to the next one, which an answer of 304 need not repeat.
 */
export const FRESH = { headers: { 'cache-control': 'no-cache' } };

/** A plugin of octokit's. What was read stays in memory: a job reads few lists, and these are short. */
export function sendConditionally({
  hook,
  request: { endpoint },
}: Pick<Octokit, 'hook' | 'request'>) {
  hook.wrap(
    'request',
    rememberingEtags((options) => endpoint(options).url),
  );
  return {};
}

interface Asked {
  readonly method: string;
  readonly headers: Record<string, string | number | undefined>;
}
interface Answered {
  readonly headers: { readonly etag?: string };
}

/** @param urlOf gives the whole address: paths are templates */
function rememberingEtags<Options extends Asked, Answer extends Answered>(
  urlOf: (options: Options) => string,
) {
  const known = new Map<string, Answer>();
  return async (request: (options: Options) => Answer | Promise<Answer>, options: Options) => {
    const isFresh = options.headers['cache-control'] === FRESH.headers['cache-control'];
    if (options.method !== 'GET' || isFresh) return await request(options);
    const url = urlOf(options);
    const before = known.get(url);
    try {
      // Set in place: hooks behind this one get these options, not those that are handed on.
      if (before !== undefined) options.headers['if-none-match'] = before.headers.etag;
      const answer = await request(options);
      if (answer.headers.etag !== undefined) known.set(url, answer);
      return answer;
    } catch (error) {
      if (before !== undefined && isUnchanged(error)) return before;
      throw error;
    }
  };
}

/** octokit throws what is not a success. */
const isUnchanged = (error: unknown): boolean =>
  error instanceof Error && 'status' in error && error.status === 304;
