// Loads a server at capacity while something else looks at it.

import { type Milliseconds, milliseconds } from '../../units.ts';
import type { LoadedServer } from '../servers/loaded-server.ts';

type Loaded = Pick<LoadedServer, 'runSlice' | 'isLost'>;

const SLICE = {
  phase: 'capacity',
  shape: { kind: 'closed' },
  settle: milliseconds(0),
  window: milliseconds(200),
  reopens: false,
} as const;

export async function loadFor(loaded: Loaded, time: Milliseconds): Promise<void> {
  await loadWhile(loaded, time, () => true);
}

/** What reads a profile when its time is over needs no load, and some more time. */
const LONGER = milliseconds(1_000);

/** Until the work is done, and for little longer than `time` in any case. @throws what the work throws */
export async function loadUntil<T>(
  loaded: Loaded,
  time: Milliseconds,
  work: () => Promise<T>,
): Promise<T> {
  let isDone = false;
  const done = work().finally(() => {
    isDone = true;
  });
  const loading = loadWhile(loaded, milliseconds(time + LONGER), () => !isDone);
  const [ended] = await Promise.allSettled([done, loading]);
  // The load fails where the run is cancelled, and so does the work.
  if (ended.status === 'rejected') throw ended.reason;
  await loading;
  return ended.value;
}

async function loadWhile(loaded: Loaded, most: Milliseconds, goesOn: () => boolean): Promise<void> {
  const deadline = performance.now() + most;
  while (goesOn() && performance.now() < deadline && !loaded.isLost('capacity')) {
    await loaded.runSlice(SLICE);
  }
}
