// Loads fresh servers in turns until answers get no cheaper. Nothing of it counts.

import type { Milliseconds, PerSecond } from '../units.ts';
import { MILLISECONDS_PER_SECOND, milliseconds } from '../units.ts';
import type { Coin } from './coin.ts';
import type { LoadedServer } from './loaded-server.ts';
import { LARGEST_FALL, meanFall } from './warmth.ts';

/** Short, so that a server that is warm at once costs a pair little. */
const SLICE = milliseconds(50);

type Warmed = Pick<LoadedServer, 'warmUp' | 'isLost' | 'fall'>;

/** `limit`: for each server. */
export type WarmUpGoal = { readonly limit: Milliseconds } & (
  | /** For a version by itself, which is compared with those of other runs. */
  { readonly kind: 'time' }
  /** Finds out how many answers it takes until they get no cheaper. Looks for so long at least. */
  | { readonly kind: 'calibration'; readonly enough: Milliseconds }
  /**
   * Until answers get no cheaper. After `enough` only where they were seen to get cheaper, or are fewer than
   * made the servers warm in the calibration.
   */
  | { readonly kind: 'pair'; readonly enough: Milliseconds; readonly least: number }
  /** For a version that is measured after the other: it is to be as far along. */
  | { readonly kind: 'second'; readonly answers: number }
);

export type PairGoal = Extract<WarmUpGoal, { kind: 'pair' }>;
export type GoalInTurns = Extract<WarmUpGoal, { kind: 'calibration' | 'pair' }>;
type GoalOfSecond = Extract<WarmUpGoal, { kind: 'second' }>;

/** When the servers were warm, or the limit ended it. */
export interface WarmedUp {
  /** Of the server that gave fewest. */
  readonly answers: number;
  readonly took: Milliseconds;
  /** Whether it went on after `enough`, because answers were still getting cheaper. */
  readonly isExtended: boolean;
}

export async function warmUp(
  servers: readonly Warmed[],
  goal: WarmUpGoal,
  coin: Coin,
): Promise<WarmedUp> {
  const [alone] = servers;
  if (goal.limit === 0 || alone === undefined) return warmedSince(performance.now(), 0);
  if (goal.kind === 'time') return await warmFor(alone, goal.limit);
  if (goal.kind === 'second') return await warmAsFar(alone, goal);
  return await warmInTurns(servers, goal, coin);
}

const warmedSince = (began: number, answers: number): WarmedUp => ({
  answers,
  took: milliseconds(performance.now() - began),
  isExtended: false,
});

/** As many as it takes to see whether answers get cheaper. */
const PARTS = 4;

async function warmFor(server: Warmed, limit: Milliseconds): Promise<WarmedUp> {
  const began = performance.now();
  const part = milliseconds(limit / PARTS);
  let answers = 0;
  // Where an answer takes long, a part does, too.
  for (let done = 0; done < PARTS && performance.now() < began + limit; done++) {
    answers += (await server.warmUp(part)).answers;
    if (server.isLost('capacity')) break;
  }
  return warmedSince(began, answers);
}

async function warmAsFar(server: Warmed, goal: GoalOfSecond): Promise<WarmedUp> {
  const began = performance.now();
  let answers = 0;
  while (answers < goal.answers && performance.now() < began + goal.limit) {
    answers += (await server.warmUp(SLICE)).answers;
    if (server.isLost('capacity')) break;
  }
  return warmedSince(began, answers);
}

/** How far a server has come. */
interface Course {
  readonly server: Warmed;
  readonly rates: PerSecond[];
  answers: number;
  /** Under load. */
  time: number;
}

/**
 * What makes a server warm is the requests that it has had (a just-in-time compiler counts calls, a heap
 * grows), so the one with fewer answers gets longer slices.
 */
async function warmInTurns(
  servers: readonly Warmed[],
  goal: GoalInTurns,
  coin: Coin,
): Promise<WarmedUp> {
  const courses = servers.map((server): Course => ({ server, rates: [], answers: 0, time: 0 }));
  const began = performance.now();
  const sofar = () => warmedSince(began, Math.min(...courses.map(({ answers }) => answers)));
  const looks = new Looks(goal.kind === 'calibration' ? 2 : 1);
  let warm: WarmedUp | undefined;
  let isExtended = false;
  for (let left: number = goal.limit; left > 0; left = goal.limit - sofar().took / servers.length) {
    const most = mostOf(courses);
    for (const course of coin.shuffle(courses)) {
      await advance(course, Math.min(Math.ceil(left), SLICE + timeBehind(course, most)));
    }
    if (servers.some((server) => server.isLost('capacity'))) return sofar();
    // What seemed warm may get cheaper after all. A rate that was flat scatters, and need not stay so.
    const isEnough = courses.every(({ time }) => time >= goal.enough);
    const isCheap = looks.isCheap(courses, isEnough);
    if (!isCheap) warm = undefined;
    else if (isDone(goal, courses)) warm ??= sofar();
    if (goal.kind === 'pair' && warm !== undefined) break;
    if (isEnough && !looks.isInDoubt && hasLeast(goal, courses)) break;
    isExtended ||= isEnough && looks.isInDoubt;
  }
  await evenOut(courses);
  return { ...(warm ?? sofar()), isExtended };
}

/** For answers that are cheap. */
const isDone = (goal: GoalInTurns, courses: readonly Course[]): boolean =>
  hasLeast(goal, courses) && courses.every(({ rates }) => isFlat(rates));

const hasLeast = (goal: GoalInTurns, courses: readonly Course[]): boolean =>
  goal.kind === 'calibration' || courses.every(({ answers }) => answers >= goal.least);

async function advance(course: Course, window: number): Promise<void> {
  const { rate, answers, elapsed } = await course.server.warmUp(milliseconds(window));
  course.rates.push(rate);
  course.answers += answers;
  course.time += elapsed;
}

/** A server that is slower by more than this stays behind: a single slice would take too long. */
const LONGEST_CATCHING_UP = 3 * SLICE;

/** How long the server needs for as many answers as the other has. */
function timeBehind({ answers, rates }: Course, most: number): number {
  const rate = rates.at(-1) ?? 0;
  if (rate === 0) return 0;
  const time = ((most - answers) / rate) * MILLISECONDS_PER_SECOND;
  return Math.min(LONGEST_CATCHING_UP, Math.round(time));
}

/** Below that, what a slice returns is chance. */
const SHORTEST = 5;

/** The last slices of a round leave the one behind that went first, or is slower. */
async function evenOut(courses: readonly Course[]): Promise<void> {
  const most = mostOf(courses);
  for (const course of courses) {
    const window = timeBehind(course, most);
    if (window >= SHORTEST) await advance(course, window);
  }
}

const mostOf = (courses: readonly Course[]): number =>
  Math.max(...courses.map(({ answers }) => answers));

/** Slices on each side of a comparison. */
const FEWEST = 3;

/**
 * Looks at what answers cost after ever more slices. With a look at every slice, one of them would seem cheap
 * by chance.
 */
class Looks {
  readonly #needed: number;
  #next = 2 * FEWEST;
  #hasLooked = false;
  #seen = 0;
  #isInDoubt = false;

  /** @param needed looks in a row: two in the calibration, by which all pairs go */
  constructor(needed: 1 | 2) {
    this.#needed = needed;
  }

  /** Whether there was something to see, and it was not cheap often enough. */
  get isInDoubt(): boolean {
    return this.#isInDoubt;
  }

  /** @param isLate on a crowded machine there are few slices when it is time for a first look */
  isCheap(courses: readonly Course[], isLate: boolean): boolean {
    const slices = courses[0]?.rates.length ?? 0;
    if (slices >= this.#next || (isLate && !this.#hasLooked)) {
      this.#hasLooked = true;
      this.#next = Math.ceil(slices * Math.SQRT2);
      const fall = meanFall(courses.map(({ server }) => server.fall()));
      this.#seen = fall === undefined || fall <= LARGEST_FALL ? this.#seen + 1 : 0;
      this.#isInDoubt = fall !== undefined && this.#seen < this.#needed;
    }
    return this.#seen >= this.#needed;
  }
}

/** What is flat must be flat for longer after a longer warm-up: a slow one has a small slope. */
const SHARE = 1 / 4;
/** A smaller change is not worth more load. */
const LEAST = 0.01;

/**
 * Whether the mean of the last slices lies within one standard error of that of as many slices before.
 * The scatter comes from the differences between neighbours (von Neumann 1941), because a rate that
 * rises all the time would make its own standard deviation large enough to hide in.
 * @param rates oldest first
 */
export function isFlat(rates: readonly PerSecond[]): boolean {
  const count = Math.max(FEWEST, Math.floor(rates.length * SHARE));
  if (rates.length < 2 * count) return false;
  const late = mean(rates.slice(-count));
  const early = mean(rates.slice(-2 * count, -count));
  const squares = rates.slice(1 - 2 * count).map((rate, index) => {
    const before = rates.at(index - 2 * count) ?? rate;
    return (rate - before) ** 2;
  });
  const error = Math.sqrt(mean(squares) / count);
  return Math.abs(late - early) <= Math.max(LEAST * late, error);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
