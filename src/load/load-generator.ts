// The load generator: worker threads that each drive their share of the connections and of the rate.

import { countLocalPorts } from '../machine/local-ports.ts';
import { countOpenable } from '../machine/open-files.ts';
import type { RequestPlan, SentRequest } from '../plan/plan.ts';
import {
  type Milliseconds,
  milliseconds,
  NANOSECONDS_PER_MICROSECOND,
  type Nanoseconds,
  nanoseconds,
} from '../units.ts';
import { loadEngine } from './engines.ts';
import { prepareSchemas } from './exchange/check-schema.ts';
import type { EngineName } from './exchange/connection.ts';
import { plannedRequests } from './exchange/outgoing-request.ts';
import {
  type AskAgain,
  type FirstAnswer,
  type FirstAnswers,
  fetchFirstAnswers,
} from './first-answers.ts';
import { GeneratorThread } from './generator-thread.ts';
import { GeneratorValues, type ServerValues } from './generator-values.ts';
import { requireFiles, requirePorts } from './require-resources.ts';
import { runOnAll, type SliceLoad } from './run-on-all.ts';
import { runSteps, type Steps, type StepsEnd } from './run-steps.ts';
import { chooseThreads, shareOut } from './share-out.ts';
import type { LoadTarget } from './target.ts';
import { joinThreads, type MeasuredSlice, mostDrawn } from './thread/thread-slice.ts';
import type { Command } from './thread/worker-messages.ts';
import { withinGrace } from './within-grace.ts';

export type { SliceLoad } from './run-on-all.ts';
export type { MeasuredSlice } from './thread/thread-slice.ts';

export interface LoadOptions {
  readonly requests: readonly RequestPlan[];
  readonly connections: number;
  readonly requestTimeout: Milliseconds;
  /** Cores of the machine: at most half of them go to the generator. */
  readonly cores: number;
  readonly engine: EngineName;
  /** How long the last requests of a slice may stay unanswered before the load goes on, unrecorded. */
  readonly patience: Milliseconds;
  /** The run's budget: an answer that streams for this long cannot be measured. */
  readonly budget?: Milliseconds;
  /** Decides which values are drawn at random; absent: ''. */
  readonly seed?: string;
}

/** Most servers answer the last requests of a slice in this time; then nothing more is sent. */
export const PATIENCE = milliseconds(5);

/** All connections to one server, shared out over the threads. */
export interface ServerLoad extends FirstAnswers, AsyncDisposable {
  /**
   * Opens the connections that are closed, applies the load, and waits for the last answers that count.
   * @throws GateError when the generator failed or its counts do not add up
   */
  run(load: SliceLoad): Promise<MeasuredSlice>;
  /**
   * Closes all connections and opens them again, so that the server spreads them over its workers anew.
   * Does nothing if the server does not keep its connections.
   * @throws GateError when the generator failed
   */
  reopen(): Promise<void>;
}

/** How each request is sent once, before the load. */
export interface SentOnce {
  /** See `SliceLoad`. */
  readonly turn?: string;
  readonly again?: AskAgain | undefined;
}

export interface LoadGenerator extends AsyncDisposable {
  readonly engine: EngineName;
  readonly threads: number;
  /**
   * Sends each request once and gets ready to load the server. Several servers can be aimed at.
   * @param requests default: those of the generator's options
   * @param how what is sent once: by default, every first answer stands
   */
  aimAt(target: LoadTarget, requests?: readonly RequestPlan[], how?: SentOnce): Promise<ServerLoad>;
  /** Sends requests that prepare a server, or clean up behind it, once and in order. */
  runSteps(target: LoadTarget, steps: Steps, turn: string): Promise<StepsEnd>;
  /** How many numbers the requests of a name were drawn for, at the server that was sent more of them. */
  usedOf(name: string): number;
  /** Only sends each request once, or again. */
  tryOut(
    target: LoadTarget,
    requests: readonly RequestPlan[],
    how: SentOnce,
  ): Promise<readonly FirstAnswer[]>;
}

/** @throws GateError `too-few-files`, `too-few-ports` */
export function startLoadGenerator(options: LoadOptions): LoadGenerator {
  requireFiles(options.connections, countOpenable());
  requirePorts(options.connections, countLocalPorts());
  const count = chooseThreads(options.cores, options.connections);
  const threads = Array.from({ length: count }, () => new GeneratorThread());
  const values = new GeneratorValues(options.seed ?? '', count);
  const { engine, requestTimeout, budget: longestStream } = options;
  let pools = 0;
  return {
    engine,
    threads: count,
    aimAt: (target, requests = options.requests, how = {}) =>
      aimAt(threads, { ...options, ...how, requests, values }, target, ++pools),
    usedOf: (name) => values.usedOf(name),
    async runSteps(target, steps, turn) {
      const ready = (request: SentRequest) => values.single(request, turn);
      const how = { target, requestTimeout, longestStream, ready };
      return await runSteps(await loadEngine(engine), { ...steps, ...how });
    },
    async tryOut(target, requests, how) {
      const ofServer = values.ofServer(plannedRequests(requests));
      return (await askFirst({ ...options, ...how }, ofServer, target)).firstAnswers;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(threads.map((thread) => thread[Symbol.asyncDispose]()));
    },
  };
}

interface AimOptions extends LoadOptions, SentOnce {
  readonly values: GeneratorValues;
}

async function askFirst(
  { engine, requestTimeout, budget, again, turn = '' }: LoadOptions & SentOnce,
  ofServer: ServerValues,
  target: LoadTarget,
): Promise<FirstAnswers> {
  const own = ofServer.ownRequests(turn);
  await prepareSchemas(own.requests);
  return await fetchFirstAnswers(await loadEngine(engine), {
    target,
    ...own,
    requestTimeout,
    longestStream: budget,
    again,
  });
}

/** @param pool the number by which commands name the connections to this server */
async function aimAt(
  threads: readonly GeneratorThread[],
  options: AimOptions,
  target: LoadTarget,
  pool: number,
): Promise<ServerLoad> {
  const { engine, requestTimeout, values } = options;
  const planned = plannedRequests(options.requests);
  const ofServer = values.ofServer(planned);
  const first = await askFirst(options, ofServer, target);
  const shares = shareOut(options.connections, threads.length);
  const onAll = (commandOf: (thread: number) => Command) =>
    Promise.all(threads.map((thread, index) => thread.command(commandOf(index), requestTimeout)));
  await onAll((thread) => ({
    kind: 'create',
    pool,
    options: {
      ...{ engine, target, requests: planned, requestTimeout },
      connections: shares[thread] ?? 0,
      drawing: values.drawingOf(thread),
    },
  }));
  return {
    ...first,
    async run(load) {
      if (first.isPersistent) await onAll(() => ({ kind: 'open', pool }));
      const cpuBefore = process.cpuUsage();
      const drawFrom = ofServer.startOf(load.turn ?? '');
      const slices = await runOnAll(threads, pool, { ...load, drawFrom }, options);
      ofServer.note(drawFrom, mostDrawn(slices));
      return joinThreads(slices, cpuSince(cpuBefore));
    },
    async reopen() {
      if (first.isPersistent) await onAll(() => ({ kind: 'reopen', pool }));
    },
    async [Symbol.asyncDispose]() {
      // A dead thread has nothing left to dispose of, and `run` has already reported its death.
      const end = (thread: GeneratorThread) =>
        thread.command({ kind: 'dispose', pool }, requestTimeout);
      await withinGrace(Promise.allSettled(threads.map(end)));
    },
  };
}

/** CPU time of all threads. */
function cpuSince(before: NodeJS.CpuUsage): Nanoseconds {
  const { user, system } = process.cpuUsage(before);
  return nanoseconds((user + system) * NANOSECONDS_PER_MICROSECOND);
}
