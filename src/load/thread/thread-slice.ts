// What one thread saw of a slice, and the slice as all threads saw it together.

import { besideUses } from '../../record/generator-use.ts';
import { Histogram } from '../../record/histogram.ts';
import { errorsIn, mergeRequests, mergeTimes } from '../../record/merge.ts';
import type {
  FlowResult,
  GeneratorUse,
  PhaseResult,
  RequestResult,
} from '../../record/run-record.ts';
import { sum } from '../../record/sum.ts';
import { bytes, type Milliseconds, milliseconds, type Nanoseconds, rate } from '../../units.ts';

/** One request name in one slice. `cleanTime` needs all slices of a block. */
export type ThreadRequest = Omit<RequestResult, 'cleanTime'>;

/** The same of a flow. */
export type ThreadFlow = Omit<FlowResult, 'cleanTime'>;

/** What one thread knows of a slice after its drain. */
export interface ThreadSlice
  extends Pick<
    PhaseResult,
    | 'window'
    | 'completed'
    | 'bytesReceived'
    | 'elapsed'
    | 'connectionsOpened'
    | 'lag'
    | 'connectTime'
  > {
  readonly generatorUse: GeneratorUse;
  /** Answers to requests behind the recorded ones. They cost the server CPU time, too. */
  readonly unrecorded: number;
  /** How many numbers of each request were drawn, by index; those of all threads are alike. */
  readonly drawn: readonly number[];
  readonly waits: GeneratorWaits;
  readonly requests: ReadonlyMap<string, ThreadRequest>;
  /** Each run of a flow counts as one. */
  readonly flows: ReadonlyMap<string, ThreadFlow>;
}

/** How long the load generator was held up during a slice. Both are measured outside the server. */
export interface GeneratorWaits {
  /** The longest that a generator thread waited for a CPU; `undefined` where the kernel does not count it. */
  readonly delay: Milliseconds | undefined;
  /** The longest that a thread's loop stood still while it should have been running. */
  readonly gap: Milliseconds;
}

/** One slice of load as the whole generator saw it. */
export interface MeasuredSlice {
  readonly result: PhaseResult;
  /** Answers that are in no count of `result`. */
  readonly unrecorded: number;
  readonly generator: GeneratorWaits;
}

/**
 * Completes a slice: the threads ran side by side, so their counts add up and their times do not.
 * @param generatorCpu CPU time of the whole process during the slice
 */
export function joinThreads(
  threads: readonly ThreadSlice[],
  generatorCpu: Nanoseconds,
): MeasuredSlice {
  const requests = joinRequests(threads.map(({ requests }) => requests));
  const result: PhaseResult = {
    slices: 1,
    window: longest(threads, ({ window }) => window),
    completed: sum(threads, ({ completed }) => completed),
    bytesReceived: bytes(sum(threads, ({ bytesReceived }) => bytesReceived)),
    elapsed: longest(threads, ({ elapsed }) => elapsed),
    connectionsOpened: sum(threads, ({ connectionsOpened }) => connectionsOpened),
    threadRates: threads.map(({ completed, window }) => rate(completed, window)),
    generatorCpu,
    generatorUse: besideUses(threads.map(({ generatorUse }) => generatorUse)),
    cleaning: undefined,
    lag: mergeTimes(threads.map(({ lag }) => lag)),
    connectTime: mergeTimes(threads.map(({ connectTime }) => connectTime)),
    requests,
    flows: joinFlows(threads.map(({ flows }) => flows)),
    errorSquares: errorsIn(requests) ** 2,
  };
  return {
    result,
    unrecorded: sum(threads, ({ unrecorded }) => unrecorded),
    generator: worstWaits(threads.map(({ waits }) => waits)),
  };
}

function joinRequests(
  threads: readonly ThreadSlice['requests'][],
): ReadonlyMap<string, RequestResult> {
  const names = new Set(threads.flatMap((requests) => [...requests.keys()]));
  const partsOf = (name: string): readonly RequestResult[] =>
    threads
      .flatMap((requests) => requests.get(name) ?? [])
      .map((request) => ({ ...request, cleanTime: new Histogram() }));
  return new Map([...names].map((name) => [name, mergeRequests(partsOf(name))]));
}

function joinFlows(threads: readonly ThreadSlice['flows'][]): PhaseResult['flows'] {
  const [first] = threads;
  const stepsOf = (name: string): readonly string[] => first?.get(name)?.steps ?? [];
  const joined = [...joinRequests(threads)].map(([name, result]) => {
    return [name, { ...result, steps: stepsOf(name) }] as const;
  });
  return new Map(joined);
}

/** Threads share the numbers out, so the one that drew most tells how far they go. */
export function mostDrawn(threads: readonly Pick<ThreadSlice, 'drawn'>[]): readonly number[] {
  const [first, ...others] = threads.map(({ drawn }) => drawn);
  return (first ?? []).map((count, index) =>
    Math.max(count, ...others.map((drawn) => drawn[index] ?? 0)),
  );
}

/** Each thread drives its share of the same slice, so the worst one counts. */
function worstWaits(threads: readonly GeneratorWaits[]): GeneratorWaits {
  const delays = threads.flatMap(({ delay }) => delay ?? []);
  return {
    // The thread without a number may have been the one that waited.
    delay: delays.length < threads.length ? undefined : milliseconds(Math.max(0, ...delays)),
    gap: longest(threads, ({ gap }) => gap),
  };
}

function longest<T>(parts: readonly T[], timeOf: (part: T) => Milliseconds): Milliseconds {
  return milliseconds(Math.max(0, ...parts.map(timeOf)));
}
