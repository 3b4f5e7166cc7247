// Asks the server again and again until it answers, and remembers how the last attempt ended.

import { setTimeout as sleep } from 'node:timers/promises';
import { type Milliseconds, milliseconds, seconds } from '../units.ts';
import { type Asking, openAsking, type Probe } from './probe.ts';
import { sanitise } from './sanitise.ts';

/** Every block waits for a start, so a pause is a small share of what the server has taken so far. */
const SHARE_PAUSED = 1 / 10;
const SHORTEST_PAUSE: Milliseconds = milliseconds(10);
const LONGEST_PAUSE: Milliseconds = milliseconds(250);
/** The first answer may need seconds of lazy loading, so the time for an attempt grows too. */
const SHORTEST_ATTEMPT: Milliseconds = seconds(1);
const LONGEST_ATTEMPT: Milliseconds = seconds(10);

interface ReadinessOptions {
  readonly probe: Probe;
  readonly timeout: Milliseconds;
  /** Ends the waiting, for instance because the server has died. */
  readonly signal: AbortSignal;
}

/** How one attempt ended. */
export type Attempt =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'refused' }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'failed'; readonly text: string };

export type Readiness =
  | { readonly kind: 'ready' }
  | { readonly kind: 'not-ready'; readonly lastAttempt: Attempt };

/**
 * Any answer with a status below 500 means ready. Whether it is the expected one is checked later, and a
 * server that is still starting answers 503 (RFC 9110 section 15.6.4).
 * @returns `not-ready` after the timeout or the abort
 */
export async function waitUntilReady(options: ReadinessOptions): Promise<Readiness> {
  await using asking = openAsking(options.probe);
  const began = performance.now();
  const deadline = began + options.timeout;
  let lastAttempt: Attempt = { kind: 'no-answer' };
  let patience = SHORTEST_ATTEMPT;
  while (!options.signal.aborted && performance.now() < deadline) {
    const left = milliseconds(deadline - performance.now());
    const attempt = await tryOnce(asking, options, milliseconds(Math.min(patience, left)));
    if (attempt.kind === 'answered' && attempt.status < 500) return { kind: 'ready' };
    const isCutShort = attempt.kind === 'no-answer' && left < patience;
    if (!isCutShort || !isTelling(lastAttempt)) lastAttempt = attempt;
    if (attempt.kind === 'no-answer') patience = grow(patience, LONGEST_ATTEMPT);
    const pause = pauseAfter(performance.now() - began);
    await sleep(pause, undefined, { signal: options.signal }).catch(() => undefined);
  }
  return { kind: 'not-ready', lastAttempt };
}

/** Such an attempt says more than a later one that the deadline cut short. */
const isTelling = ({ kind }: Attempt): boolean => kind === 'answered' || kind === 'failed';

/** Continues "The last attempt": `was refused`, `was answered with status 503`. */
export function describeAttempt(attempt: Attempt): string {
  switch (attempt.kind) {
    case 'answered':
      return `was answered with status ${attempt.status}`;
    case 'refused':
      return 'was refused: nothing listens there';
    case 'no-answer':
      return 'got no answer';
    case 'failed':
      return `failed: ${attempt.text}`;
  }
}

async function tryOnce(
  asking: Asking,
  { signal }: ReadinessOptions,
  patience: Milliseconds,
): Promise<Attempt> {
  const timeout = AbortSignal.timeout(Math.ceil(patience));
  try {
    const status = await asking.ask(AbortSignal.any([signal, timeout]));
    return { kind: 'answered', status };
  } catch (error) {
    if (timeout.aborted || signal.aborted) return { kind: 'no-answer' };
    return classify(error);
  }
}

function classify(error: unknown): Attempt {
  if (!(error instanceof Error)) return { kind: 'failed', text: sanitise(String(error)) };
  const code = 'code' in error ? String(error.code) : '';
  // ENOENT: the Unix socket does not exist yet.
  if (code === 'ECONNREFUSED' || code === 'ENOENT') return { kind: 'refused' };
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return { kind: 'no-answer' };
  // The error for several addresses at once has no message.
  return { kind: 'failed', text: sanitise(error.message || code) };
}

const pauseAfter = (waited: number): number =>
  Math.min(Math.max(SHORTEST_PAUSE, waited * SHARE_PAUSED), LONGEST_PAUSE);

const grow = (duration: Milliseconds, longest: Milliseconds): Milliseconds =>
  milliseconds(Math.min(duration * 1.5, longest));
