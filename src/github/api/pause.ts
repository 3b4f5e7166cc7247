// Time that passes, unless the job ends first.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '../../units.ts';

/** @throws the reason of the signal. */
export async function pause(duration: Milliseconds, signal: AbortSignal): Promise<void> {
  await sleep(duration, undefined, { signal }).catch(() => signal.throwIfAborted());
}
