// Several settings of one server, side by side: fresh processes, short slices in random order, totals.

import { availableParallelism } from 'node:os';
import {
  type MeasuredSlice,
  PATIENCE,
  type ServerLoad,
  startLoadGenerator,
} from '../../src/load/load-generator.ts';
import type { RequestPlan } from '../../src/plan/plan.ts';
import { cleanSlices, type SeenSlice } from '../../src/record/clean.ts';
import { Histogram } from '../../src/record/histogram.ts';
import { findFreePort } from '../../src/server/free-port.ts';
import { type RunningServer, startServer } from '../../src/server/start-server.ts';
import {
  type Bytes,
  milliseconds,
  NANOSECONDS_PER_MILLISECOND,
  type Nanoseconds,
  nanoseconds,
  nanosecondsToMicroseconds,
  type PerSecond,
  seconds,
  toSeconds,
} from '../../src/units.ts';
import { drawDistinct } from './seeded.ts';

const HOST = '127.0.0.1';
const CONNECTIONS = 32;

interface Setting {
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface TurnsOptions {
  readonly settings: readonly Setting[];
  readonly request: RequestPlan;
  /** `undefined`: closed loop. */
  readonly rate: PerSecond | undefined;
  /** How many slices each setting gets. */
  readonly slices: number;
  readonly uniform: () => number;
  readonly signal: AbortSignal;
}

/** What one setting came to, over all slices. */
export interface Totals {
  /** Microseconds of the server's CPU per answer. */
  readonly cpu: number;
  /** Microseconds from one answer to the next. */
  readonly interval: number;
  /**
   * Microseconds: of the service at capacity; with a rate of the response, and there of slices that the
   * machine left in peace, as it comes it is ruled by the machine.
   */
  readonly p99: number;
  readonly peakMemory: Bytes | undefined;
}

export async function measureInTurn(options: TurnsOptions): Promise<readonly Totals[]> {
  const { settings, request, slices, uniform } = options;
  await using stack = new AsyncDisposableStack();
  const generator = stack.use(
    startLoadGenerator({
      patience: PATIENCE,
      requests: [request],
      connections: CONNECTIONS,
      requestTimeout: seconds(10),
      engine: 'wire',
      cores: availableParallelism(),
    }),
  );
  const trials: Subject[] = [];
  for (const setting of settings) {
    const port = await findFreePort(HOST);
    const server = stack.use(await start(setting, port, options.signal));
    const target = { protocol: 'http:', address: HOST, hostname: HOST } as const;
    const load = await generator.aimAt({ ...target, port, insecure: false });
    trials.push(new Subject(server, stack.use(load)));
  }
  for (const trial of trials) await trial.warmUp();
  for (let slice = 0; slice < slices; slice++) {
    for (const trial of drawDistinct(trials, trials.length, uniform)) {
      options.signal.throwIfAborted();
      await trial.measure(options.rate);
    }
  }
  return trials.map((trial) => trial.totals(options.rate));
}

function start(
  { command, env }: Setting,
  port: number,
  signal: AbortSignal,
): Promise<RunningServer> {
  return startServer({
    command,
    cwd: '/',
    place: { kind: 'port', port, choice: 'assigned' },
    ambient: process.env,
    env,
    readiness: {
      protocol: 'http:',
      hostname: HOST,
      path: '/',
      timeout: seconds(30),
      insecure: false,
    },
    logFile: '/dev/null',
    signal,
  });
}

const SLICE = { settle: milliseconds(30), window: milliseconds(150) } as const;
/** As the gate has them for servers of these speeds. */
const CLEAN_SLICE = { settle: milliseconds(10), window: milliseconds(20) } as const;
const CLOSED = { kind: 'closed' } as const;

/** One server under load, and its totals. */
class Subject {
  readonly #server: RunningServer;
  readonly #load: ServerLoad;
  readonly #seen: SeenSlice[] = [];
  #cpu = 0;
  #answers = 0;
  #completed = 0;
  #window = 0;

  constructor(server: RunningServer, load: ServerLoad) {
    this.#server = server;
    this.#load = load;
  }

  async warmUp(): Promise<void> {
    await this.#load.run({ shape: CLOSED, settle: milliseconds(0), window: seconds(1) });
  }

  async measure(rate: PerSecond | undefined): Promise<void> {
    const before = this.#server.sample()?.cpu ?? Number.NaN;
    const waited = this.#server.waited();
    const slice =
      rate === undefined
        ? { ...SLICE, shape: CLOSED }
        : { ...CLEAN_SLICE, shape: { kind: 'open', rate } as const };
    const { result, generator } = await this.#load.run(slice);
    this.#seen.push({ result, waits: evidenceOf(waited, this.#server.waited(), generator) });
    this.#cpu += (this.#server.sample()?.cpu ?? Number.NaN) - before;
    this.#completed += result.completed;
    this.#window += toSeconds(result.window);
    for (const request of result.requests.values()) this.#answers += request.ok;
  }

  totals(rate: PerSecond | undefined): Totals {
    return {
      cpu: nanosecondsToMicroseconds(nanoseconds(this.#cpu / this.#answers)),
      interval: (this.#window / this.#completed) * 1_000_000,
      p99: this.#p99(rate),
      peakMemory: this.#server.sample()?.peakMemory,
    };
  }
  #p99(rate: PerSecond | undefined): number {
    const { baseline } = cleanSlices({ baseline: this.#seen, candidate: [] });
    const results = [...baseline.requests.values()];
    const clean = Histogram.merged(results.map(({ cleanTime }) => cleanTime));
    const asItComes = Histogram.merged(
      results.map((result) => (rate === undefined ? result.serviceTime : result.responseTime)),
    );
    const times = rate === undefined || clean.isEmpty ? asItComes : clean;
    return times.supportedQuantile(0.99) ?? Number.NaN;
  }
}

function evidenceOf(
  before: Nanoseconds | undefined,
  after: Nanoseconds | undefined,
  { delay, gap }: MeasuredSlice['generator'],
): SeenSlice['waits'] {
  if (before === undefined || after === undefined || delay === undefined) return undefined;
  return {
    serverDelay: milliseconds((after - before) / NANOSECONDS_PER_MILLISECOND),
    generatorDelay: milliseconds(Math.max(delay, gap)),
  };
}
