// Waiting that ends with the job: for libraries that have no ear for a signal, and for time to pass.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '../units.ts';

/** What was begun goes on in the background when aborted; its outcome is then dropped. */
export function unlessAborted<T>(signal: AbortSignal, begin: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    begin()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** @throws the reason of the signal. */
export async function pause(duration: Milliseconds, signal: AbortSignal): Promise<void> {
  await sleep(duration, undefined, { signal }).catch(() => signal.throwIfAborted());
}
