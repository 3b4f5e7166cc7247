// Asks the server again and again until it answers, and remembers how the last attempt ended.

import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadTarget } from '../../load/target.ts';
import { type Milliseconds, milliseconds, seconds } from '../../units.ts';
import { pauseAfter } from '../pauses.ts';
import { type Attempt, type Probe, type ProbePlan, tryOnce } from './probe.ts';

/** The first answer may need seconds of lazy loading, and a server may never answer the first request. */
const SHORTEST_ATTEMPT: Milliseconds = seconds(1);
const LONGEST_ATTEMPT: Milliseconds = seconds(10);

interface ReadinessOptions {
  readonly probe: Probe;
  readonly timeout: Milliseconds;
  /** Ends the waiting, for instance because the server has died. */
  readonly signal: AbortSignal;
}

export type Readiness = Ready | { readonly kind: 'not-ready'; readonly lastAttempt: Attempt };

export interface Ready {
  readonly kind: 'ready';
  /** Where it answered. The load goes to the same address. */
  readonly target: LoadTarget;
  /** How long that answer took, from the attempt's beginning. */
  readonly took: Milliseconds;
}

/** Returns `not-ready` after the timeout or the abort. */
export async function waitUntilReady(options: ReadinessOptions): Promise<Readiness> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), options.timeout);
  const signal = AbortSignal.any([options.signal, over.signal]);
  const attempts = new Attempts(options.probe, () => over.abort());
  await askUntil(signal, attempts);
  clearTimeout(timer);
  return attempts.readiness;
}

async function askUntil(signal: AbortSignal, attempts: Attempts): Promise<void> {
  const began = performance.now();
  let patience = SHORTEST_ATTEMPT;
  const pending: Promise<void>[] = [];
  while (!signal.aborted) {
    const attempt = attempts.make(signal);
    pending.push(attempt);
    if (!(await endsWithin(attempt, patience, signal)) && !signal.aborted) {
      // It may still be answered, by a server that takes longer. The next one runs beside it.
      attempts.note({ kind: 'no-answer' }, patience);
      patience = milliseconds(Math.min(patience * 1.5, LONGEST_ATTEMPT));
    }
    await pause(pauseAfter(performance.now() - began), signal);
  }
  await Promise.all(pending);
}

/** All attempts at a server, and what they have found so far. */
class Attempts {
  readonly #probe: Probe;
  readonly #onReady: () => void;
  #readiness: Readiness = { kind: 'not-ready', lastAttempt: { kind: 'no-answer' } };

  constructor(probe: Probe, onReady: () => void) {
    this.#probe = probe;
    this.#onReady = onReady;
  }

  get readiness(): Readiness {
    return this.#readiness;
  }

  async make(signal: AbortSignal): Promise<void> {
    const asked = performance.now();
    const attempt = await tryOnce(this.#probe, LONGEST_ATTEMPT, signal);
    if (attempt === undefined || (signal.aborted && this.#hasHeard)) return;
    this.note(attempt, milliseconds(performance.now() - asked));
  }

  /** Whether an attempt was answered or failed. That says more than a later one that the deadline cut short. */
  get #hasHeard(): boolean {
    if (this.#readiness.kind === 'ready') return true;
    const { kind } = this.#readiness.lastAttempt;
    return kind === 'answered' || kind === 'failed';
  }

  note(attempt: Attempt, took: Milliseconds): void {
    if (this.#readiness.kind === 'ready') return;
    if (attempt.kind !== 'answered' || !isReady(attempt.status, this.#probe)) {
      this.#readiness = { kind: 'not-ready', lastAttempt: attempt };
      return;
    }
    this.#readiness = { kind: 'ready', target: attempt.target, took };
    this.#onReady();
  }
}

/**
 * A server that is still starting answers 503 (RFC 9110 section 15.6.4), or 404 until its routes are there.
 * Whether any other answer is the expected one is checked later.
 */
const isReady = (status: number, { takesNotFound = false }: ProbePlan): boolean =>
  status < 500 && (takesNotFound || status !== 404);

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

async function endsWithin(
  attempt: Promise<void>,
  patience: Milliseconds,
  signal: AbortSignal,
): Promise<boolean> {
  const ended = new AbortController();
  const waiting = pause(patience, AbortSignal.any([signal, ended.signal])).then(() => false);
  const hasEnded = await Promise.race([attempt.then(() => true), waiting]);
  ended.abort();
  return hasEnded;
}

const pause = (time: number, signal: AbortSignal): Promise<void> =>
  sleep(time, undefined, { signal }).catch(() => undefined);
