// Waits for a server that perf-gate neither starts nor stops.

import type { LoadTarget } from '../load/target.ts';
import { findOnPort } from '../machine/port-holder.ts';
import type { Place } from './place.ts';
import { serverNotReady } from './ready/not-ready.ts';
import { waitUntilReady } from './ready/readiness.ts';
import type { ReadinessPlan } from './start-server.ts';
import { checkLength } from './unix-socket.ts';

/**
 * @returns where it answered
 * @throws GateError `server-not-ready`, `socket-path-too-long`; the signal's reason when aborted
 */
export async function waitForRunning(
  { timeout, ...plan }: ReadinessPlan,
  place: Place,
  signal: AbortSignal,
): Promise<LoadTarget> {
  if (place.kind === 'socket') checkLength(place.path);
  const probe = { ...plan, place };
  const readiness = await waitUntilReady({ probe, timeout, signal });
  signal.throwIfAborted();
  if (readiness.kind === 'ready') return readiness.target;
  const { lastAttempt } = readiness;
  const at = place.kind === 'port' ? findOnPort(place.port) : undefined;
  const listening = { who: 'any process', at } as const;
  throw serverNotReady({ probe, timeout, lastAttempt, listening, lastLines: undefined });
}
