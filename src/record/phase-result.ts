// What one phase of a block measured: a part of the run record. See `run-record.ts`.

import * as z from 'zod';
import { bytes, milliseconds, nanoseconds, type PerSecond, perSecond } from '../units.ts';
import { FAILURE_CLASSES } from './failure-class.ts';
import {
  addedLater,
  checked,
  count,
  cutText,
  type Field,
  haveUniqueNames,
  histogram,
  list,
  mapped,
  object,
  optional,
  quantity,
  text,
  type ValueOf,
} from './stored/field.ts';

export const MOST_REQUESTS = 64;
const MOST_THREAD_RATES = 10_000;
const LONGEST_EXAMPLE = 500;

const size = quantity(bytes);
const time = quantity(milliseconds);
const cpuTime = quantity(nanoseconds);

/** Failures of one class. */
const failureCount = object({
  count,
  /** The text of one of them, from the server or the system. */
  example: cutText(LONGEST_EXAMPLE),
});
export type FailureCount = ValueOf<typeof failureCount>;

const FAILURES = z.partialRecord(z.enum(FAILURE_CLASSES), failureCount.schema);
export type Failures = Readonly<z.output<typeof FAILURES>>;
const failures: Field<Failures> = {
  schema: FAILURES,
  encode: (value) =>
    Object.fromEntries(
      Object.entries(value).map(([name, failed]) => [name, failureCount.encode(failed)]),
    ),
};

const namedFields = {
  name: text,
  /** Requests written, including settling and drain. A request sent again counts once. */
  sent: count,
  ok: count,
  /** Successes whose end lies in a window. */
  completed: count,
  /** Sent a second time after a stale keep-alive. */
  resent: count,
  /** Arrivals that were due and never started before the drain deadline (fixed rate only). */
  unsent: count,
  /** Body bytes of successes. */
  bodyBytes: size,
  failures,
  /** Actual start → last byte, successes that started in a window. */
  serviceTime: histogram,
  /** Intended start → last byte (fixed rate only). */
  responseTime: histogram,
  /** The response times of the slices that were kept; empty where nothing was cleaned. */
  cleanTime: histogram,
  /** Actual start → first byte. */
  waiting: histogram,
  /** Connecting, where this request opened its connection, plus service time. */
  total: histogram,
  /** Actual start → failure. */
  failureTime: histogram,
};

const namedResult = object(namedFields);

/**
 * What became of the requests of one name in one phase.
 * Identity, checked when a slice ends: `sent = ok + all failures`.
 */
export type RequestResult = Omit<ValueOf<typeof namedResult>, 'name'>;

/** Stored as a list, because objects lose the order of names such as `1`. */
const requestResults = mapped(
  checked(list(namedResult, MOST_REQUESTS), haveUniqueNames, 'two requests have one name'),
  (results): ReadonlyMap<string, RequestResult> =>
    new Map(results.map(({ name, ...result }) => [name, result])),
  (results) => [...results].map(([name, result]) => ({ name, ...result })),
);

/** As the results of requests, with the names of its steps. */
const flowResult = object({ ...namedFields, steps: list(text, MOST_REQUESTS) });

/**
 * What became of the runs of one flow in one phase: each counts as one. Its failures are those of the steps that
 * ended it, and its times begin with the first step and end with the last. `unsent`: due, and never begun.
 */
export type FlowResult = Omit<ValueOf<typeof flowResult>, 'name'>;

/** Plans without flows store none. */
const flowResults: Field<ReadonlyMap<string, FlowResult>> = {
  schema: list(flowResult, MOST_REQUESTS)
    .schema.refine(haveUniqueNames, 'two flows have one name')
    .optional()
    .transform((results) => new Map((results ?? []).map(({ name, ...rest }) => [name, rest]))),
  encode: (results) =>
    results.size === 0
      ? undefined
      : [...results].map(([name, result]) => flowResult.encode({ name, ...result })),
};

/**
 * What the generator's threads used in the slices of a phase, each from its first request to the end
 * of its drain. "Busiest" is the busiest thread of each slice.
 */
const generatorUse = object({
  /** CPU time of its threads, without the rest of its process. */
  cpu: cpuTime,
  /** CPU time of the busiest thread. */
  busiest: cpuTime,
  /** How long the busiest thread ran or waited for a CPU; `undefined` where the kernel does not say. */
  demand: optional(cpuTime),
  /**
   * How long the event loop of the busiest thread was not idle. At a fixed rate the thread spins while
   * it waits for an instant, so there this does not mean work.
   */
  loop: time,
  /** The longest silence of each slice that no wait for a CPU explains, added up. */
  stalled: time,
  longestStall: time,
  /** Pauses for collecting garbage, of all threads. */
  pauses: count,
  /** How long they took in the thread that paused longest, without its waits for a CPU. */
  paused: time,
  longestPause: time,
});
export type GeneratorUse = ValueOf<typeof generatorUse>;

/**
 * Slices in which server or generator had to wait for a CPU show the machine, not the server, and are
 * left out of `cleanTime`. Counters of the kernel decide that, never the times.
 */
const cleaning = object({
  slices: count,
  kept: count,
  /** The most that the server's threads together may have waited for a CPU within a slice. */
  serverLimit: time,
  /** The longest that the generator may have been held up within a slice. */
  generatorLimit: time,
});
export type Cleaning = ValueOf<typeof cleaning>;

/** Rounded to a tenth when they are written. */
const threadRates: Field<readonly PerSecond[]> = {
  ...list(quantity(perSecond), MOST_THREAD_RATES),
  encode: (rates) => rates.slice(0, MOST_THREAD_RATES).map((value) => Math.round(value * 10) / 10),
};

/** All slices of one phase of a block, summed. */
export const phaseResult = object({
  /** Successes whose end lies in a window. */
  completed: count,
  /** Bytes read from the sockets, headers included, from first send to the end of the drain. */
  bytesReceived: size,
  connectionsOpened: count,
  /** Requests per second of each generator thread in each slice. */
  threadRates,
  /** CPU time of the load generator's process over `elapsed`. */
  generatorCpu: cpuTime,
  /** How slices were cleaned; `undefined` where they were not. */
  cleaning: addedLater(
    checked(cleaning, ({ slices, kept }) => kept <= slices, 'more slices were kept than measured'),
  ),
  /** Actual − intended start of every request (fixed rate only). */
  lag: histogram,
  connectTime: histogram,
  requests: requestResults,
  /** Beside their steps, which are requests. */
  flows: flowResults,
  /**
   * The sum over slices of the squared number of errors in each. Divided by their number, it tells how many
   * come at a time. `undefined` in records of earlier versions.
   */
  errorSquares: addedLater(count),
  slices: count,
  /** Recorded time: the sum of the slices' windows. */
  window: time,
  /** The time over which `bytesReceived` came. */
  elapsed: time,
  /** What the generator's threads used of it; `undefined` in records of earlier versions. */
  generatorUse: addedLater(generatorUse),
});
export type PhaseResult = ValueOf<typeof phaseResult>;

/** The results of a request or a flow; no two have one name. */
export const namedResults = (
  phases: readonly PhaseResult[],
  name: string,
): readonly RequestResult[] =>
  phases.flatMap(({ requests, flows }) => requests.get(name) ?? flows.get(name) ?? []);

/** What arrives at a rate: requests by themselves, and flows as a whole. */
export function unitsIn({ requests, flows }: PhaseResult): readonly RequestResult[] {
  const steps = new Set([...flows.values()].flatMap((flow) => flow.steps));
  const alone = [...requests].filter(([name]) => !steps.has(name)).map(([, result]) => result);
  return [...alone, ...flows.values()];
}
