// What was true of a run, by the stamps of the server.

import type { TruthReport } from '../servers/truth/messages.ts';
import type { Case } from './cases.ts';
import type { Figures } from './seen.ts';

/** Requests that may be missing of a schedule that was kept: the first and the last. */
const EDGE = 2;

/**
 * In an open loop, times count from when requests were due, if all due requests came. Where a tool
 * left some out, their times are unknown, and the formula is used instead.
 */
export function truthOf(report: TruthReport, { rate, seconds, asked }: Case): Figures {
  const throughput = countEarly(report, seconds) / seconds;
  if (rate === undefined) return { ...quantilesOf(serviceTimes(report)), throughput };
  const isWhole = Math.abs(report.arrivedAt.length - rate * seconds) <= EDGE;
  return { ...(isWhole ? quantilesOf(responseTimes(report, rate)) : asked), throughput };
}

/** Answers within so many seconds of the first request. */
function countEarly({ arrivedAt, answeredAt }: TruthReport, seconds: number): number {
  const end = (arrivedAt[0] ?? Number.NaN) + seconds * 1_000;
  return answeredAt.filter((at) => at < end).length;
}

function quantilesOf(times: Float64Array): Omit<Figures, 'throughput'> {
  const sorted = times.filter((time) => !Number.isNaN(time)).sort();
  const at = (q: number) => sorted[Math.ceil(q * sorted.length) - 1];
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) };
}

const serviceTimes = ({ arrivedAt, answeredAt }: TruthReport): Float64Array =>
  arrivedAt.map((at, index) => (answeredAt[index] ?? Number.NaN) - at);

function responseTimes({ arrivedAt, answeredAt }: TruthReport, rate: number): Float64Array {
  const begin = scheduleBegin(arrivedAt, rate);
  return answeredAt.map((at, index) => at - begin - (index * 1_000) / rate);
}

/** The latest at which a schedule of that rate can have begun: none of its requests came before it was due. */
export function scheduleBegin(arrivedAt: Float64Array, rate: number): number {
  return arrivedAt.reduce(
    (begin, at, index) => Math.min(begin, at - (index * 1_000) / rate),
    Number.POSITIVE_INFINITY,
  );
}

export interface Punctuality {
  /** Share of the requests that came within 200 µs of when they were due. */
  readonly share: number;
  /** Milliseconds that 99 % of them were late at most. */
  readonly p99: number;
  /** Requests a second, between the first and the last. */
  readonly achieved: number;
}

export const PUNCTUAL_MS = 0.2;

/** How closely a schedule of that rate was kept to, at the other end of the line. */
export function punctualityOf({ arrivedAt }: TruthReport, rate: number): Punctuality {
  const begin = scheduleBegin(arrivedAt, rate);
  const late = arrivedAt.map((at, index) => at - begin - (index * 1_000) / rate).sort();
  const elapsed = (arrivedAt.at(-1) ?? Number.NaN) - (arrivedAt[0] ?? Number.NaN);
  return {
    share: late.filter((time) => time <= PUNCTUAL_MS).length / late.length,
    p99: late[Math.ceil(0.99 * late.length) - 1] ?? Number.NaN,
    achieved: ((arrivedAt.length - 1) * 1_000) / elapsed,
  };
}
