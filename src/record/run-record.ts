// The run record: all blocks of one execution and where it was measured. What a baseline holds.

import type { Bytes, Microseconds, Milliseconds, Nanoseconds, PerSecond, Ratio } from '../units.ts';
import type { Failures } from './failure-class.ts';
import type { GeneratorUse } from './generator-use.ts';
import type { Histogram } from './histogram.ts';

/** `capacity`: closed loop, how much; `fixed-rate`: open loop, how fast at a given rate. */
export type Phase = 'capacity' | 'fixed-rate';

/** One version of the server under test. */
export type Arm = 'candidate' | 'baseline';

export interface RunRecord {
  /** Unique per execution; with `attempt` it keys the record in a baseline file. */
  readonly id: string;
  readonly attempt: number;
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly measuredAt: string;
  /** Only accepted records are compared with. */
  readonly accepted: boolean;
  /** Its loss was accepted, shown or not: what was stored before is no longer what the code does. */
  readonly isNewLevel: boolean;
  readonly planHash: string;
  /** Full hash of the measured commit, where there is one. */
  readonly commit: string | undefined;
  readonly seed: string;
  readonly environment: Environment;
  readonly load: LoadFacts;
  readonly requests: readonly RequestFacts[];
  /** What the baseline arm was; `undefined` where the candidate was measured alone. */
  readonly baselineArm: ArmFacts | undefined;
  /** At which look it was judged as it is; `undefined` for one arm, which is judged once. */
  readonly look: Look | undefined;
  /** Of two arms, a block of each has the same number. */
  readonly blocks: readonly Block[];
}

/**
 * Where the baseline arm came from: the stored build, a commit that was built beside the candidate, or
 * a directory or command that was given by hand.
 */
export interface ArmFacts {
  readonly kind: 'build' | 'commit' | 'directory' | 'command';
  /** Full hash, where it is known. */
  readonly commit: string | undefined;
}

/** Each look at the blocks so far spends its share of the false-alarm budget. */
export interface Look {
  /** Counted from 1. */
  readonly number: number;
  /** How many were planned. */
  readonly of: number;
  /** Pairs of blocks that were planned for the last one. */
  readonly plannedBlocks: number;
}

/** The machine and the tool; two records are comparable when the parts that matter agree. */
export interface Environment {
  readonly cpuModel: string;
  readonly cores: number;
  readonly memory: Bytes;
  readonly architecture: string;
  readonly platform: string;
  readonly kernel: string;
  readonly node: string;
  readonly perfGate: string;
  /**
   * Hashed identity of a machine that will be met again (a laptop, a named self-hosted runner);
   * `undefined` for one that will not (a hosted runner).
   */
  readonly machine: string | undefined;
  /** Cores that a cgroup quota allows, where one is set. */
  readonly cpuQuota: number | undefined;
}

/** The shape of the load as it was applied. */
export interface LoadFacts {
  readonly connections: number;
  /** Worker threads of the generator. */
  readonly threads: number;
  readonly engine: string;
  /**
   * CPU time of the generator per request of a server that does next to nothing, taken on this machine
   * before the run; `undefined` where it was not.
   */
  readonly generatorCost: Microseconds | undefined;
  readonly warmup: Milliseconds;
  readonly capacitySlice: Milliseconds;
  readonly fixedRateSlice: Milliseconds;
  /** Offered rate of the fixed-rate phase; `undefined` where there was none. */
  readonly offeredRate: PerSecond | undefined;
  /** `fresh`: new server processes for every block; `running`: somebody else's server. */
  readonly processes: 'fresh' | 'running';
  /** How many versions took turns; numbers of one are not comparable with numbers of two. */
  readonly arms: 1 | 2;
  /** `one-arm-at-a-time`: a fixed port, so that the two were never up together. */
  readonly turns: 'slices' | 'one-arm-at-a-time';
  /** Whether connections were opened anew before each slice, to fall on the server's workers afresh. */
  readonly reopens: boolean;
}

/** What one request of the mix is, and what its first answer looked like. */
export interface RequestFacts {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly weight: number;
  /** The `Server` header of the first answer. */
  readonly serverSoftware: string | undefined;
  /** Body length of the first answer. */
  readonly documentLength: Bytes | undefined;
  readonly status: number | undefined;
}

/** Fresh server processes, warmed up, then slices of both phases: the unit of statistics. */
export interface Block {
  readonly arm: Arm;
  /** Counted from 1. */
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** From the start of the process to the first expected answer; `undefined` for a running server. */
  readonly boot: Milliseconds | undefined;
  readonly capacity: PhaseResult;
  readonly fixedRate: PhaseResult | undefined;
  /** Requests that the baseline does not have yet: at capacity, on the candidate, judged by nothing. */
  readonly added: PhaseResult | undefined;
  readonly server: ServerUse;
}

/** What the server's process tree used during the slices of a block. */
export interface ServerUse {
  /** CPU time during capacity slices, settling and draining included, over all processes. */
  readonly cpu: Nanoseconds | undefined;
  /**
   * Time that its threads, together, waited for a CPU meanwhile; `undefined` where the kernel does not
   * say, and in records of versions that did not look.
   */
  readonly waited: Nanoseconds | undefined;
  /** The answers that this CPU time produced. */
  readonly answers: number;
  /** Wall time over which `cpu` was taken. */
  readonly elapsed: Milliseconds;
  /** Highest sum of the resident high-water marks of the tree. */
  readonly peakMemory: Bytes | undefined;
  /** Largest number of processes seen. */
  readonly processes: number | undefined;
  /** How evenly the load fell on worker processes; `undefined` where fewer than two worked. */
  readonly placement: Placement | undefined;
}

/** The CPU time of each process tells from outside how connections fell on them. */
export interface Placement {
  /** The busiest process and its siblings, which one parent started. */
  readonly workers: number;
  /** Mean over capacity slices of (share of the busiest ÷ even share − 1): 0 is even. */
  readonly imbalance: Ratio;
}

/** All slices of one phase of a block, summed. */
export interface PhaseResult {
  readonly slices: number;
  /** Recorded time: the sum of the slices' windows. */
  readonly window: Milliseconds;
  /** Successes whose end lies in a window. */
  readonly completed: number;
  /** Bytes read from the sockets, headers included, from first send to the end of the drain. */
  readonly bytesReceived: Bytes;
  /** The time over which `bytesReceived` came. */
  readonly elapsed: Milliseconds;
  readonly connectionsOpened: number;
  /** Requests per second of each generator thread in each slice. */
  readonly threadRates: readonly PerSecond[];
  /** CPU time of the load generator's process over `elapsed`. */
  readonly generatorCpu: Nanoseconds;
  /** What its threads used of that; `undefined` in records of versions that did not look. */
  readonly generatorUse: GeneratorUse | undefined;
  /** How slices were cleaned; `undefined` where they were not. */
  readonly cleaning: Cleaning | undefined;
  /** Actual − intended start of every request (fixed rate only). */
  readonly lag: Histogram;
  readonly connectTime: Histogram;
  readonly requests: ReadonlyMap<string, RequestResult>;
}

/**
 * Slices in which server or generator had to wait for a CPU show the machine, not the server, and
 * are left out of `cleanTime`; judged by evidence from outside the server, never by the times.
 */
export interface Cleaning {
  readonly slices: number;
  readonly kept: number;
  /** The most that the server's threads together may have waited for a CPU within a slice. */
  readonly serverLimit: Milliseconds;
  /** The longest that the generator may have been held up within a slice. */
  readonly generatorLimit: Milliseconds;
}

/**
 * What became of the requests of one name in one phase.
 * Identity, checked when a slice ends: `sent = ok + all failures`.
 */
export interface RequestResult {
  /** Requests written, settling and drain included; a stale keep-alive sent again counts once. */
  readonly sent: number;
  readonly ok: number;
  /** Successes whose end lies in a window. */
  readonly completed: number;
  /** Sent a second time after a stale keep-alive. */
  readonly resent: number;
  /** Arrivals that were due and never started before the drain deadline (fixed rate only). */
  readonly unsent: number;
  /** Body bytes of successes. */
  readonly bodyBytes: Bytes;
  readonly failures: Failures;
  /** Actual start → last byte, successes that started in a window. */
  readonly serviceTime: Histogram;
  /** Intended start → last byte (fixed rate only). */
  readonly responseTime: Histogram;
  /** The same, of the slices that were kept; empty where nothing was cleaned. */
  readonly cleanTime: Histogram;
  /** Actual start → first byte. */
  readonly waiting: Histogram;
  /** Connecting, where this request opened its connection, plus service time. */
  readonly total: Histogram;
  /** Actual start → failure. */
  readonly failureTime: Histogram;
}
