// How long to wait before a starting server is asked again.

import { type Milliseconds, milliseconds } from '../units.ts';

/**
 * Every block waits for a start, and its time is compared: so a pause is a small share of what the server
 * has taken so far.
 */
const SHARE_PAUSED = 1 / 50;
const SHORTEST_PAUSE: Milliseconds = milliseconds(10);
export const LONGEST_PAUSE: Milliseconds = milliseconds(250);

/** Between two attempts. @param waited so far */
export const pauseAfter = (waited: number): Milliseconds =>
  milliseconds(Math.min(Math.max(SHORTEST_PAUSE, waited * SHARE_PAUSED), LONGEST_PAUSE));
