// Each request is tried before the load. Which answers are asked for again, and for how long.

import { type AskAgain, type FirstAnswer, isEndless } from '../../load/first-answers.ts';
import type { FailureClass } from '../../record/failure-class.ts';
import type { Arm } from '../../record/run-record.ts';
import { pauseAfter } from '../../server/pauses.ts';
import { type Milliseconds, milliseconds, seconds } from '../../units.ts';
import type { MeasurePorts } from '../ports.ts';
import type { TriedArms } from './tried.ts';

/** A server that is tried. */
export interface TrialServer {
  readonly arm: Arm;
  /** How long the answers of a starting server are waited out; 0: by now it has started. */
  readonly patience: Milliseconds;
  readonly hasExited: () => boolean;
  /** Whether only this version is sent these requests. */
  readonly isAlone: boolean;
  /** Ends the asking. */
  readonly signal: AbortSignal;
}

export interface Trial {
  /** Whether nobody knows yet how the versions answer. */
  readonly isFirst: boolean;
  /** What decides about the answers of one server, from now on. */
  begin(server: TrialServer): AskAgain;
  /** How long the servers begun since the last call were asked in vain: later blocks do not do that. */
  takeVain(): Milliseconds;
}

const CLOSED: ReadonlySet<FailureClass> = new Set([
  'connect-refused',
  'connect-timeout',
  'connect-failed',
  'ports-exhausted',
  'resources-exhausted',
  'reset',
  'closed-before-response',
  'closed-mid-response',
  'stale-keep-alive',
]);

/** What a server that is still starting answers, or one that has not done what it was asked. */
export const saysStarting = ({ status, failure }: FirstAnswer): boolean =>
  failure !== undefined && (CLOSED.has(failure.class) || status === 404 || status >= 500);

/** A server that fails some requests by chance gets these, all within a second. */
const CHANCES: readonly Milliseconds[] = [100, 300, 500].map(milliseconds);
const CHANCE_TIME: Milliseconds = seconds(1);

/** Where the other version works, this one gets so many times as long, or this long. */
const TIMES_OF_OTHER = 3;
const LEAST_FOR_OTHER: Milliseconds = seconds(2);

/** After this long, a note says what is waited for. */
const LONG_WAIT: Milliseconds = seconds(3);

/** In milliseconds. */
type Clock = () => number;
const performanceNow: Clock = () => performance.now();

/** One request at one server. */
class Attempts {
  #mismatches = 0;
  #firstMismatchAt = 0;

  /** The pause before an answer that may be chance is asked for again; `undefined`: it is none. */
  chance(answer: FirstAnswer, isRepeatable: boolean, now: number): Milliseconds | undefined {
    if (this.#mismatches === 0) this.#firstMismatchAt = now;
    this.#mismatches++;
    const isAnswered = answer.failure?.class !== 'timeout';
    const isInTime = now - this.#firstMismatchAt <= CHANCE_TIME;
    return isRepeatable && isAnswered && isInTime ? CHANCES[this.#mismatches - 1] : undefined;
  }
}

/** The first time in a run. Nothing is waited for once a request fails for good at every version that gets it. */
export class FirstTrial implements Trial {
  readonly isFirst = true;
  readonly #versions: 1 | 2;
  readonly #report: MeasurePorts['report'];
  readonly #now: Clock;
  #isOver = false;
  /** How long it took until a request got what it expects, at the version where that was sooner. */
  readonly #works = new Map<string, Milliseconds>();
  readonly #stands = new Map<string, Set<Arm>>();
  #vain: { last: number; useful: number }[] = [];
  #isTold = false;

  /** @param versions how many of them there are */
  constructor(
    versions: 1 | 2,
    { report }: Pick<MeasurePorts, 'report'>,
    now: Clock = performanceNow,
  ) {
    this.#versions = versions;
    this.#report = report;
    this.#now = now;
  }

  begin(server: TrialServer): AskAgain {
    const began = this.#now();
    const attempts = new Map<string, Attempts>();
    const vain = { last: 0, useful: 0 };
    this.#vain.push(vain);
    return {
      signal: server.signal,
      pauseAfter: (answer, { idempotent }) => {
        const { name, tries } = answer;
        const waited = milliseconds(this.#now() - began);
        if (answer.failure === undefined) {
          if (!this.#works.has(name)) this.#works.set(name, waited);
          if (tries > 1) vain.useful = waited;
          // What creates something may do so only once: the load would fail from the second on.
          return idempotent || answer.isRepetition ? undefined : AT_ONCE;
        }
        if (tries > 1) vain.last = waited;
        const known = attempts.get(name) ?? new Attempts();
        attempts.set(name, known);
        const pause = this.#pause(answer, known, { server, waited, idempotent });
        if (pause === undefined) this.#stand(name, server);
        return pause;
      },
    };
  }

  takeVain(): Milliseconds {
    const vain = this.#vain.map(({ last, useful }) => last - useful);
    this.#vain = [];
    return milliseconds(Math.max(0, ...vain));
  }

  #pause(
    answer: FirstAnswer,
    known: Attempts,
    now: { server: TrialServer; waited: Milliseconds; idempotent: boolean },
  ): Milliseconds | undefined {
    const { server, waited, idempotent } = now;
    if (server.hasExited() || isEndless(answer)) return undefined;
    const isStarting = saysStarting(answer);
    if (isStarting && waited < this.#limitFor(answer.name, server)) {
      this.#tell(answer, waited);
      return pauseAfter(waited);
    }
    return known.chance(answer, idempotent || isStarting, this.#now());
  }

  #limitFor(name: string, { patience }: TrialServer): Milliseconds {
    if (this.#isOver) return milliseconds(0);
    const other = this.#works.get(name);
    if (other === undefined) return patience;
    return milliseconds(Math.min(patience, Math.max(LEAST_FOR_OTHER, TIMES_OF_OTHER * other)));
  }

  #stand(name: string, { arm, isAlone, hasExited }: TrialServer): void {
    const arms = this.#stands.get(name) ?? new Set<Arm>();
    this.#stands.set(name, arms.add(arm));
    if (hasExited() || arms.size >= (isAlone ? 1 : this.#versions)) this.#isOver = true;
  }

  #tell({ name, status, failure }: FirstAnswer, waited: Milliseconds): void {
    if (this.#isTold || waited < LONG_WAIT) return;
    this.#isTold = true;
    const what = status > 0 ? `status ${status}` : failure?.class;
    this.#report({
      kind: 'note',
      text: `Still waiting until "${name}" gets what it expects, as the server may be starting: ${what}.`,
    });
  }
}

const AT_ONCE = milliseconds(0);

/** How much longer than the first time a later start may take. */
const TIMES_OF_FIRST = 3;
const BEYOND_FIRST: Milliseconds = seconds(1);

/** Later blocks wait only where the first try had to, and for what worked then. */
export const laterTrial = (tried: TriedArms, now: Clock = performanceNow): Trial => ({
  isFirst: false,
  begin: ({ arm, hasExited, signal }) => {
    const began = now();
    const first = tried.get(arm);
    const limit = first?.waited ? TIMES_OF_FIRST * first.waited + BEYOND_FIRST : 0;
    return {
      signal,
      pauseAfter: (answer) => {
        const waited = now() - began;
        const isAwaited = waited < limit && first?.works.has(answer.name) && !hasExited();
        return isAwaited && saysStarting(answer) ? pauseAfter(waited) : undefined;
      },
    };
  },
  takeVain: () => milliseconds(0),
});
