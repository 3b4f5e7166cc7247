// What a slice cost its thread: one reading before the first request, one after the last answer.

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

/** Shorter gaps (ms) come from the timers themselves. A request written later than this counts as late. */
const SHORTEST_STALL = 1;

type Metered = Pick<ThreadSlice, 'generatorUse' | 'waits'>;

interface Reading {
  readonly at: number;
  /** `undefined` where the kernel does not count them. */
  readonly times: ThreadTimes | undefined;
  readonly cpu: Nanoseconds;
  readonly loop: EventLoopUtilization;
}

interface Pauses {
  readonly count: number;
  readonly total: Milliseconds;
  readonly longest: Milliseconds;
}

/** The runtime makes an entry in the turn of the loop after the collection, and delivers it in the next. */
const TURNS_UNTIL_DELIVERED = 2;

/** Garbage collections of this thread. The runtime reports them afterwards. */
class CollectionLog {
  readonly #observer = new PerformanceObserver((list) => this.#note(list.getEntries()));
  #noted: { readonly startTime: number; readonly duration: number }[] = [];

  constructor() {
    this.#observer.observe({ entryTypes: ['gc'] });
  }

  /**
   * Those that began at `begin` (`performance.now()`) or later. Forgets all pauses so far.
   * Takes two turns of the loop, so do not call it within a slice.
   */
  async takeSince(begin: number): Promise<Pauses> {
    for (let turn = 0; turn < TURNS_UNTIL_DELIVERED; turn++) await nextTurn();
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

/** One for all pools of the thread: a second one would observe the same pauses. */
const collections = new CollectionLog();

export class ThreadMeter {
  #prepared: ThreadTimes | undefined;
  #began: Reading | undefined;

  /** Before a slice: a wait for a CPU explains gaps from now on. */
  prepare(): void {
    this.#prepared = readOwnTimes();
    this.#began = undefined;
  }

  /** Takes a reading (some system calls) the first time in a slice, and nothing after that. */
  begin(): void {
    this.#began ??= read();
  }

  /** @param gap the longest gap of the slice, from its `GapMeter` */
  async end(gap: Milliseconds): Promise<Metered> {
    const ended = read();
    const standstill = beyond(gap, waitedBetween(this.#prepared, ended.times));
    const stalled = standstill < SHORTEST_STALL ? milliseconds(0) : standstill;
    // A thread whose share was too small to send anything did nothing.
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

/** Where the kernel does not count by thread: from the runtime since Node 23.9, else of the whole process. */
function readOwnCpu(): Nanoseconds {
  const { threadCpuUsage = process.cpuUsage }: Partial<typeof process> = process;
  const { user, system } = threadCpuUsage.call(process);
  return nanoseconds((user + system) * NANOSECONDS_PER_MICROSECOND);
}

/** Time that the thread waited for a CPU between two readings; `undefined` where it is not counted. */
function waitedBetween(
  before: ThreadTimes | undefined,
  after: ThreadTimes | undefined,
): Milliseconds | undefined {
  return before === undefined || after === undefined
    ? undefined
    : milliseconds((after.waited - before.waited) / NANOSECONDS_PER_MILLISECOND);
}

/**
 * The part of a time that waiting for a CPU does not explain. Such a wait comes from the machine, or from a
 * server that takes all cores.
 */
const beyond = (time: Milliseconds, delay: Milliseconds | undefined): Milliseconds =>
  milliseconds(Math.max(0, time - (delay ?? 0)));
