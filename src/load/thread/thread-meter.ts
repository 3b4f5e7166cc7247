// What a slice took of the thread that drives it: two readings, before its first request and after its drain.

import {
  type EventLoopUtilization,
  type PerformanceEntry,
  PerformanceObserver,
} from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readOwnTimes, type ThreadTimes } from '../../machine/schedstat.ts';
import {
  type Milliseconds,
  milliseconds,
  NANOSECONDS_PER_MICROSECOND,
  NANOSECONDS_PER_MILLISECOND,
  type Nanoseconds,
  nanoseconds,
} from '../../units.ts';
import type { ThreadSlice } from './thread-slice.ts';

/** Shorter silences are the timers' own: a request written later than this counts as late. */
const SHORTEST_STALL = 1;

export type Metered = Pick<ThreadSlice, 'generatorUse' | 'waits'>;

interface Reading {
  readonly at: number;
  /** `undefined` where the kernel does not say. */
  readonly times: ThreadTimes | undefined;
  readonly cpu: Nanoseconds;
  readonly loop: EventLoopUtilization;
}

interface Pauses {
  readonly count: number;
  readonly total: Milliseconds;
  readonly longest: Milliseconds;
}

/** An entry is made in the turn of the loop after its collection, and handed over in the next. */
const TURNS_UNTIL_TOLD = 2;

/** Pauses of this thread for collecting garbage. The runtime reports them afterwards. */
class Collections {
  readonly #observer = new PerformanceObserver((list) => this.#note(list.getEntries()));
  #noted: { readonly startTime: number; readonly duration: number }[] = [];

  constructor() {
    this.#observer.observe({ entryTypes: ['gc'] });
  }

  /**
   * Those that began at `begin` (`performance.now()`) or later. What was noted is forgotten then.
   * Takes two turns of the loop: not to be called within a slice.
   */
  async takeSince(begin: number): Promise<Pauses> {
    for (let turn = 0; turn < TURNS_UNTIL_TOLD; turn++) await nextTurn();
    this.#note(this.#observer.takeRecords());
    const times = this.#noted
      .filter(({ startTime }) => startTime >= begin)
      .map(({ duration }) => duration);
    this.#noted = [];
    return {
      count: times.length,
      total: milliseconds(times.reduce((sum, time) => sum + time, 0)),
      longest: milliseconds(Math.max(0, ...times)),
    };
  }

  #note(entries: readonly PerformanceEntry[]): void {
    for (const { startTime, duration } of entries) this.#noted.push({ startTime, duration });
  }
}

/** One for all crowds of the thread: a second would only be told the same again. */
const collections = new Collections();

export class ThreadMeter {
  #ordered: ThreadTimes | undefined;
  #began: Reading | undefined;

  /** A slice was ordered: from now on a wait for a CPU may explain a silence, and the next `begin` is its own. */
  order(): void {
    this.#ordered = readOwnTimes();
    this.#began = undefined;
  }

  /** Takes a reading, some system calls, the first time; nothing after that. */
  begin(): void {
    this.#began ??= read();
  }

  /** @param gap the longest silence of the loop while it should have been awake */
  async end(gap: Milliseconds): Promise<Metered> {
    const ended = read();
    const silence = beyond(gap, waitedBetween(this.#ordered, ended.times));
    const stalled = silence < SHORTEST_STALL ? milliseconds(0) : silence;
    // A thread whose share is too small to have sent anything did nothing, which is known as well.
    const began = this.#began ?? ended;
    const cpu = nanoseconds(ended.cpu - began.cpu);
    const delay = waitedBetween(began.times, ended.times);
    const pauses = await collections.takeSince(began.at);
    const generatorUse = {
      cpu,
      busiest: cpu,
      demand:
        delay === undefined ? undefined : nanoseconds(cpu + delay * NANOSECONDS_PER_MILLISECOND),
      loop: milliseconds(ended.loop.active - began.loop.active),
      stalled,
      longestStall: stalled,
      pauses: pauses.count,
      paused: beyond(pauses.total, delay),
      longestPause: beyond(pauses.longest, delay),
    };
    return { generatorUse, waits: { delay, gap } };
  }
}

function read(): Reading {
  const times = readOwnTimes();
  return {
    at: performance.now(),
    times,
    cpu: times?.cpu ?? readOwnCpu(),
    loop: performance.eventLoopUtilization(),
  };
}

/** Where the kernel has no counters by thread: by the runtime since Node 23.9, else of the whole process. */
function readOwnCpu(): Nanoseconds {
  const { threadCpuUsage = process.cpuUsage }: Partial<typeof process> = process;
  const { user, system } = threadCpuUsage.call(process);
  return nanoseconds((user + system) * NANOSECONDS_PER_MICROSECOND);
}

/** How long the thread waited for a CPU from one reading to the other; `undefined` where nobody says. */
function waitedBetween(
  before: ThreadTimes | undefined,
  after: ThreadTimes | undefined,
): Milliseconds | undefined {
  return before === undefined || after === undefined
    ? undefined
    : milliseconds((after.waited - before.waited) / NANOSECONDS_PER_MILLISECOND);
}

/**
 * How much of a time no wait for a CPU explains: that a thread is kept from running is the machine's
 * doing, or that of a server that takes all cores.
 */
const beyond = (time: Milliseconds, delay: Milliseconds | undefined): Milliseconds =>
  milliseconds(Math.max(0, time - (delay ?? 0)));
