// Waiting for the end of a thread, but not for ever.

import { type Milliseconds, seconds } from '../units.ts';

/** A thread answers and ends at once, unless it is busy with something that has no end. */
const GRACE = seconds(5);

/** Whatever the outcome. */
export function withinGrace(ending: Promise<unknown>, grace: Milliseconds = GRACE): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, grace);
    const onEnd = (): void => {
      clearTimeout(timer);
      resolve();
    };
    ending.then(onEnd, onEnd);
  });
}
