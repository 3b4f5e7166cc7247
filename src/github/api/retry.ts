// Retries while GitHub is out of order, where the toolkit does not.

import { setTimeout as sleep } from 'node:timers/promises';
import { type Milliseconds, milliseconds } from '../../units.ts';
import { unlessAborted } from '../../unless-aborted.ts';

const TRIES = 4;

/**
 * Waits 1, 4 and 9 times the backoff between the tries, as octokit's retries do.
 * @throws the last try's error; at once an error that a retry cannot mend.
 */
export async function retryOutages<T>(
  { signal, backoff }: { readonly signal: AbortSignal; readonly backoff: Milliseconds },
  attempt: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await unlessAborted(signal, attempt);
    } catch (error) {
      if (tries === TRIES || !isOutage(error)) throw error;
    }
    await pause(milliseconds(backoff * tries ** 2), signal);
  }
}

/** octokit also gives 500 to a request that got no answer. */
function isOutage(error: unknown): boolean {
  return error instanceof Error && 'status' in error && Number(error.status) >= 500;
}

/** Lets time pass. @throws the signal's reason, when the job ends first. */
export async function pause(duration: Milliseconds, signal: AbortSignal): Promise<void> {
  await sleep(duration, undefined, { signal }).catch(() => signal.throwIfAborted());
}
