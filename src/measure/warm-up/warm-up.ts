// Loads fresh servers before anything of them counts. The first block finds out how much load makes them warm.

import type { LogRatio, Milliseconds, PerSecond } from '../../units.ts';
import { MILLISECONDS_PER_SECOND, milliseconds } from '../../units.ts';
import type { Coin } from '../coin.ts';
import { CostChecks, doesLongerPay, FIRST_CHECK } from './cost-checks.ts';

/** Short, so that a server that is warm at once costs a pair little. */
const SLICE = milliseconds(50);

/** What a slice of the warm-up returned. */
export interface WarmUpSlice {
  /** Answers per second, of any status: a failure warms a server, too. Its drain counts: so a burst of answers is not cut in two. */
  readonly rate: PerSecond;
  readonly answers: number;
  readonly elapsed: Milliseconds;
}

/** A server that is warmed. */
export interface Warmed {
  /** One slice whose measurements are thrown away. */
  warmUp(window: Milliseconds): Promise<WarmUpSlice>;
  /** More slices would be useless. */
  isLost(phase: 'capacity'): boolean;
  /** How much cheaper answers became so far; see `fallOf`. */
  fall(): LogRatio | undefined;
}

/** `limit`: for each server. */
export type WarmUpGoal = { readonly limit: Milliseconds } & (
  | /** For a version by itself, which is compared with those of other runs. */
  { readonly kind: 'time' }
  /** Finds out how many answers make the servers warm. Checks for so long at least. */
  | { readonly kind: 'calibration'; readonly enough: Milliseconds }
  /** What makes a server warm is requests, not time. */
  | { readonly kind: 'answers'; readonly answers: number }
);

export type GoalInTurns = Exclude<WarmUpGoal, { kind: 'time' }>;

/** How much load made the servers warm. */
export interface WarmedUp {
  /** Of the server that gave fewest. */
  readonly answers: number;
  /** Of all servers together. */
  readonly took: Milliseconds;
  /** False where nobody checked, or answers still got cheaper in the end. */
  readonly isWarm: boolean;
}

const NOTHING: WarmedUp = { answers: 0, took: milliseconds(0), isWarm: false };

export async function warmUp(
  servers: readonly Warmed[],
  goal: WarmUpGoal,
  coin: Coin,
): Promise<WarmedUp> {
  const [alone] = servers;
  if (goal.limit === 0 || alone === undefined) return NOTHING;
  if (goal.kind === 'time') return await warmFor(alone, goal.limit);
  const turns = new Turns(servers, goal.limit, coin);
  return goal.kind === 'answers'
    ? await warmAsFar(turns, goal.answers)
    : await findWarmUp(turns, goal.enough);
}

/** As many as it takes to see whether answers get cheaper. */
const PARTS = 4;

async function warmFor(server: Warmed, limit: Milliseconds): Promise<WarmedUp> {
  const began = performance.now();
  const part = milliseconds(limit / PARTS);
  let answers = 0;
  // Where an answer takes long, a part does, too.
  for (let done = 0; done < PARTS && performance.now() < began + limit; done++) {
    const slice = await server.warmUp(part);
    answers += slice.answers;
    if (slice.answers === 0 || server.isLost('capacity')) break;
  }
  return { answers, took: milliseconds(performance.now() - began), isWarm: false };
}

async function warmAsFar(turns: Turns, answers: number): Promise<WarmedUp> {
  for await (const now of turns.rounds()) {
    if (now.answers >= answers) break;
  }
  await turns.evenOut();
  return { ...turns.sofar(), isWarm: true };
}

/**
 * Warm is who has had half the answers after which none got cheaper: the check compares the second half of the
 * load, and that is where the measurement of a pair begins. Goes on to see whether the servers stay warm. Where
 * the limit ends it before, pairs get all the answers if that pays.
 */
async function findWarmUp(turns: Turns, enough: Milliseconds): Promise<WarmedUp> {
  const checks = new CostChecks();
  const course: SoFar[] = [];
  let cheapFrom: SoFar | undefined;
  for await (const now of turns.rounds()) {
    course.push(now);
    const isEnough = turns.shortest() >= enough;
    const seen = checks.check(course.length, isEnough, () => turns.falls());
    if (seen === 'cheap') cheapFrom ??= now;
    if (seen === 'dear') cheapFrom = undefined;
    if (isEnough && checks.doubt === undefined) break;
  }
  await turns.evenOut();
  const all = turns.sofar();
  const { doubt } = checks;
  if (doubt !== undefined && doesLongerPay(doubt, all.took)) return { ...all, isWarm: false };
  const half = (cheapFrom ?? all).answers / 2;
  const isHalf = ({ answers }: SoFar, index: number) => answers >= half && index + 1 >= FIRST_CHECK;
  return { ...(course.find(isHalf) ?? all), isWarm: doubt === undefined };
}

type SoFar = Omit<WarmedUp, 'isWarm'>;

/** How far a server has come. */
interface Course {
  readonly server: Warmed;
  lastRate: PerSecond;
  /** Nothing came in its last slice. */
  isMute: boolean;
  answers: number;
  /** Under load. */
  time: number;
}

/** Servers take turns, slice by slice. The one with fewer answers gets longer slices. */
class Turns {
  readonly #began = performance.now();
  readonly #courses: readonly Course[];
  readonly #limit: Milliseconds;
  readonly #coin: Coin;

  /** @param limit for each server */
  constructor(servers: readonly Warmed[], limit: Milliseconds, coin: Coin) {
    const start = { lastRate: 0 as PerSecond, isMute: false, answers: 0, time: 0 };
    this.#courses = servers.map((server) => ({ server, ...start }));
    this.#limit = limit;
    this.#coin = coin;
  }

  /** Until the limit ends it, or a server is lost or mute: that one gets no warmer, and its slices take long. */
  async *rounds(): AsyncGenerator<SoFar> {
    for (let left: number = this.#limit; left > 0; left = this.#left()) {
      const most = this.#most();
      for (const course of this.#coin.shuffle(this.#courses)) {
        await advance(course, Math.min(Math.ceil(left), SLICE + timeBehind(course, most)));
      }
      if (this.#courses.some((course) => course.isMute || course.server.isLost('capacity'))) return;
      yield this.sofar();
    }
  }

  sofar(): SoFar {
    const answers = Math.min(...this.#courses.map((course) => course.answers));
    return { answers, took: milliseconds(performance.now() - this.#began) };
  }

  /** Time under load of the server that has had least. */
  shortest(): number {
    return Math.min(...this.#courses.map(({ time }) => time));
  }

  falls() {
    return this.#courses.map(({ server }) => server.fall());
  }

  /** The last slices of a round leave the one behind that went first, or is slower. */
  async evenOut(): Promise<void> {
    if (this.#courses.some(({ server }) => server.isLost('capacity'))) return;
    // Slices that took so long waited for requests that timed out, or nearly so: another one would, too.
    if (this.#left() < -this.#limit) return;
    const most = this.#most();
    for (const course of this.#courses) {
      const window = timeBehind(course, most);
      if (window >= SHORTEST) await advance(course, window);
    }
  }

  #left(): number {
    return this.#limit - this.sofar().took / this.#courses.length;
  }

  #most(): number {
    return Math.max(...this.#courses.map(({ answers }) => answers));
  }
}

/** Below that, what a slice returns is chance. */
const SHORTEST = 5;

async function advance(course: Course, window: number): Promise<void> {
  const { rate, answers, elapsed } = await course.server.warmUp(milliseconds(window));
  course.lastRate = rate;
  course.isMute = answers === 0;
  course.answers += answers;
  course.time += elapsed;
}

/** A server that is slower by more than this stays behind: a single slice would take too long. */
const LONGEST_CATCHING_UP = 3 * SLICE;

/** How long the server needs for as many answers as the other has. */
function timeBehind({ answers, lastRate }: Course, most: number): number {
  if (lastRate === 0) return 0;
  const time = ((most - answers) / lastRate) * MILLISECONDS_PER_SECOND;
  return Math.min(LONGEST_CATCHING_UP, Math.round(time));
}
