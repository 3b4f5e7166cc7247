// Servers whose times follow from a formula, and how far a true report of them may be from it.

import { delayQuantile } from '../servers/truth/delay-series.ts';
import type { Delay, Script } from '../servers/truth/script.ts';
import type { Figures, Metric } from './seen.ts';

export interface Case {
  readonly name: string;
  /** What the server does. */
  readonly words: string;
  readonly script: Script;
  readonly connections: number;
  /** Arrivals per second that are asked for; `undefined`: as fast as the connections allow. */
  readonly rate: number | undefined;
  readonly seconds: number;
  /** By the formula. */
  readonly asked: Figures;
  /** Milliseconds, or for the throughput a share of it. */
  readonly allowed: Readonly<Record<Metric, number>>;
}

const fixed = (time: number): Delay => ({ kind: 'fixed', time });
const every = (after: Delay): Script => ({ rules: [{ deed: { kind: 'answer', after } }] });

/** What a timer of 1 ms on either side would add; of the rate, what connecting and the edges may take. */
const CLOSED_ALLOWED = { p50: 2, p90: 2, p99: 2, throughput: 0.03 } as const;

/** Little's law: each of C connections is answered every D ms. */
const DELAY = 50;
const fixedDelay: Case = {
  name: 'fixed',
  words: `every answer after ${DELAY} ms`,
  script: every(fixed(DELAY)),
  connections: 10,
  rate: undefined,
  seconds: 5,
  asked: { p50: DELAY, p90: DELAY, p99: DELAY, throughput: 10 / (DELAY / 1_000) },
  allowed: CLOSED_ALLOWED,
};

/** A share of 2 % is slow: the 99th percentile, and no lower one. A mean of 2.98 ms. */
const twoPoints: Case = {
  name: 'two-points',
  words: 'one of fifty answers after 100 ms, the others after 1 ms',
  script: {
    rules: [
      { every: 50, deed: { kind: 'answer', after: fixed(100) } },
      { deed: { kind: 'answer', after: fixed(1) } },
    ],
  },
  connections: 4,
  rate: undefined,
  seconds: 5,
  asked: { p50: 1, p90: 1, p99: 100, throughput: 4 / ((0.98 * 1 + 0.02 * 100) / 1_000) },
  allowed: CLOSED_ALLOWED,
};

const TAIL = { kind: 'log-normal', median: 5, sigma: 0.8 } as const;
const MEAN = TAIL.median * Math.exp(TAIL.sigma ** 2 / 2);
const logNormal: Case = {
  name: 'log-normal',
  words: `log-normal delays, median ${TAIL.median} ms, sigma ${TAIL.sigma}`,
  script: every(TAIL),
  connections: 8,
  rate: undefined,
  seconds: 5,
  asked: {
    p50: delayQuantile(TAIL, 0.5),
    p90: delayQuantile(TAIL, 0.9),
    p99: delayQuantile(TAIL, 0.99),
    throughput: 8 / (MEAN / 1_000),
  },
  allowed: { p50: 0.5, p90: 0.5, p99: 2, throughput: 0.03 },
};

/**
 * A server of capacity μ stands still for S. A request that is due t later waits S − t(1 − R ÷ μ): those
 * beyond the quantile q are the first (1 − q)T of it.
 */
const STALL = { rate: 500, capacity: 4_000, from: 2_000, length: 1_000, seconds: 10 };
const stallTime = (q: number): number => {
  const { rate, capacity, length, seconds } = STALL;
  return Math.max(length - (1 - q) * seconds * 1_000 * (1 - rate / capacity), 1_000 / capacity);
};
const stall: Case = {
  name: 'stall',
  words: `stands still for ${STALL.length} ms, once in ${STALL.seconds} s`,
  script: {
    rules: [
      {
        from: STALL.from,
        until: STALL.from + STALL.length,
        deed: { kind: 'hold', until: STALL.from + STALL.length },
      },
      { deed: { kind: 'answer', after: fixed(1_000 / STALL.capacity) } },
    ],
    isSerial: true,
  },
  connections: 20,
  rate: STALL.rate,
  seconds: STALL.seconds,
  asked: {
    p50: stallTime(0.5),
    p90: stallTime(0.9),
    p99: stallTime(0.99),
    throughput: STALL.rate,
  },
  // Two hundredths of the stall: as far as wrk2's own example is from the formula, 1.27 s for 1.22 to 1.32.
  allowed: { p50: 2, p90: 20, p99: 20, throughput: 0.03 },
};

/** R arrivals a second at a capacity of μ: one that is due at t waits t(R ÷ μ − 1), if it is waited for. */
const OVER = { rate: 600, capacity: 500, seconds: 6 };
const overTime = (q: number): number => q * OVER.seconds * 1_000 * (OVER.rate / OVER.capacity - 1);
const overCapacity: Case = {
  name: 'over-capacity',
  words: `answers ${OVER.capacity} requests a second, and is sent ${OVER.rate}`,
  script: { ...every(fixed(1_000 / OVER.capacity)), isSerial: true },
  connections: 20,
  rate: OVER.rate,
  seconds: OVER.seconds,
  asked: {
    p50: overTime(0.5),
    p90: overTime(0.9),
    p99: overTime(0.99),
    throughput: OVER.capacity,
  },
  // 2 % of the longest wait: a capacity that is off by 4 ‰ makes as much.
  allowed: { p50: 25, p90: 25, p99: 25, throughput: 0.03 },
};

/** A connection that was idle is as good as another: some clients take a timer's millisecond to reuse it. */
const sparse: Case = {
  name: 'sparse',
  words: 'answers at once, on one connection that is idle for 2 ms in between',
  script: { rules: [] },
  connections: 1,
  rate: 500,
  seconds: 5,
  asked: { p50: 0.1, p90: undefined, p99: undefined, throughput: 500 },
  allowed: { p50: 0.4, p90: 1, p99: 2, throughput: 0.03 },
};

export const CASES: readonly Case[] = [
  fixedDelay,
  twoPoints,
  logNormal,
  stall,
  overCapacity,
  sparse,
];

/** Every request is answered at once: the case measures only when requests come. */
export const punctuality = (rate: number, seconds: number): Case => ({
  name: `punctual-${rate}`,
  words: `answers at once, and is sent ${rate} requests a second`,
  script: { rules: [] },
  connections: 50,
  rate,
  seconds,
  asked: { p50: undefined, p90: undefined, p99: undefined, throughput: rate },
  allowed: { p50: Number.NaN, p90: Number.NaN, p99: Number.NaN, throughput: 0.001 },
});
