// GitHub's own client, with retries, and with an end to every request.

import { randomUUID } from 'node:crypto';
import { getOctokit } from '@actions/github';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { type Milliseconds, seconds } from '../../units.ts';
import { sendConditionally } from './conditional-requests.ts';

export type Octokit = ReturnType<typeof getOctokit>;

export interface OctokitSettings {
  readonly token: string;
  /** `GITHUB_API_URL`; `undefined`: what the toolkit finds in the environment. */
  readonly apiUrl?: string | undefined;
  readonly signal: AbortSignal;
  /** A whole sentence for the log: that GitHub made us wait. */
  readonly onWait: (text: string) => void;
  /** One second, but for tests: the waits before the tries are 1, 4 and 9 of them. */
  readonly backoff?: Milliseconds;
}

/** A job that would wait longer for its quota fails instead. */
const LONGEST_WAIT_SECONDS = 60;
const MOST_LIMIT_RETRIES = 2;
const REQUEST_TIMEOUT = seconds(30);

/** Statuses that a retry cannot mend. The throttling plugin handles rate limits. */
const DO_NOT_RETRY = [400, 401, 403, 404, 409, 410, 422, 429, 451];

export function openOctokit(settings: OctokitSettings): Octokit {
  const { token, apiUrl, signal, onWait, backoff = seconds(1) } = settings;
  const waitForLimit = (wait: number, retries: number): boolean => {
    const isWorthIt = wait <= LONGEST_WAIT_SECONDS && retries < MOST_LIMIT_RETRIES;
    if (isWorthIt) onWait(`GitHub's rate limit is reached: waiting ${wait} s.`);
    return isWorthIt;
  };
  const options = {
    ...(apiUrl === undefined ? {} : { baseUrl: apiUrl }),
    retry: { doNotRetry: DO_NOT_RETRY, retryAfterBaseValue: backoff },
    throttle: {
      // Queues of its own: by default all clients of a process wait for each other.
      id: randomUUID(),
      retryAfterBaseValue: backoff,
      onRateLimit: (wait: number, _options: unknown, _octokit: unknown, retries: number) =>
        waitForLimit(wait, retries),
      onSecondaryRateLimit: (wait: number, _options: unknown, _octokit: unknown, retries: number) =>
        waitForLimit(wait, retries),
    },
  };
  // The first plugin is the innermost: the timeout limits one try, not all of them.
  return getOctokit(token, options, endRequests(signal), sendConditionally, retry, throttling);
}

/** Through a hook: options of the constructor would replace the toolkit's way through a proxy. */
function endRequests(signal: AbortSignal) {
  return (octokit: Pick<Octokit, 'hook'>): Record<string, never> => {
    octokit.hook.wrap('request', async (request, options) => {
      // Thrown as it is, not as a failed request, so that no plugin retries.
      signal.throwIfAborted();
      const limited = AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT)]);
      try {
        return await request({ ...options, request: { ...options.request, signal: limited } });
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      }
    });
    return {};
  };
}
