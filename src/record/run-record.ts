// The run record: all blocks of one execution and where it was measured. What a baseline holds.
// Each shape is defined once; type, decoder and encoder follow. Keys are stored in the order given here.

import * as z from 'zod';
import { bytes, microseconds, milliseconds, nanoseconds, perSecond, ratio } from '../units.ts';
import { MOST_REQUESTS, phaseResult } from './phase-result.ts';
import { earlierStep, MOST_EARLIER_STEPS, step } from './step.ts';
import { arm, armDifferences, armFacts, MOST_PROGRAMS, program } from './stored/arms.ts';
import {
  addedLater,
  amount,
  boundedText,
  checked,
  count,
  cutText,
  flag,
  hash,
  haveUniqueNames,
  instant,
  list,
  mapped,
  object,
  oneOf,
  optional,
  ordinal,
  plain,
  quantity,
  text,
  type ValueOf,
  withDefault,
} from './stored/field.ts';
import { look, pace } from './stored/look.ts';
import { planFacts } from './stored/plan-facts.ts';
import { isCpuPossible } from './stored/possible-cpu.ts';
import { profiles } from './stored/profile.ts';

export type {
  Cleaning,
  FailureCount,
  Failures,
  FlowResult,
  GeneratorUse,
  PhaseResult,
  RequestResult,
} from './phase-result.ts';
export type { Arm, ArmDifferences, ArmFacts, PackageChange, Program } from './stored/arms.ts';
export { MOST_PACKAGES, MOST_PROGRAMS, MOST_VARIABLES } from './stored/arms.ts';
export type { Look, PlannedPace } from './stored/look.ts';
export type { PlanFacts } from './stored/plan-facts.ts';
export type { ArmProfile, ProfiledCall, ProfiledFunction, Profiles } from './stored/profile.ts';
export { MOST_CALLS, MOST_FUNCTIONS } from './stored/profile.ts';

/** Plans accept paths up to 8000 characters. */
const LONGEST_PATH = 8_192;
const MOST_BLOCKS = 200;

const size = quantity(bytes);
const time = quantity(milliseconds);
const cpuTime = quantity(nanoseconds);

/** `capacity`: closed loop, how much; `fixed-rate`: open loop, how fast at a given rate. */
export type Phase = 'capacity' | 'fixed-rate';

const environment = object({
  cpuModel: cutText(),
  cores: count,
  memory: size,
  architecture: text,
  platform: text,
  kernel: text,
  node: text,
  /** Hashed identity of a machine that runs perf-gate again (a laptop); `undefined` for a hosted runner. */
  machine: optional(text),
  /** Cores that a cgroup quota allows, where one is set. */
  cpuQuota: optional(amount),
  /** Of a runner that says so, with its version; `undefined` also in records of earlier versions. */
  image: addedLater(text),
  perfGate: text,
});
/** The machine and the tool. Two records are comparable when the parts that matter agree. */
export type Environment = ValueOf<typeof environment>;

const loadFacts = object({
  connections: count,
  /** Worker threads of the generator. */
  threads: count,
  engine: text,
  /**
   * CPU time of the generator per request to a server that does next to nothing, measured on this
   * machine before the run; `undefined` where it was not measured.
   */
  generatorCost: addedLater(quantity(microseconds)),
  warmup: time,
  capacitySlice: time,
  fixedRateSlice: time,
  /** Offered rate of the fixed-rate phase; `undefined` where there was none. */
  offeredRate: optional(quantity(perSecond)),
  /** `fresh`: new server processes for every block; `running`: a server that we did not start. */
  processes: oneOf(['fresh', 'running']),
  /** How many versions took turns. Numbers of one version do not compare with numbers of two. */
  arms: withDefault(plain(z.union([z.literal(1), z.literal(2)])), 1),
  /** `one-arm-at-a-time`: both arms need the same port, so they never ran together. */
  turns: withDefault(oneOf(['slices', 'one-arm-at-a-time']), 'slices'),
  /** Whether connections were opened anew before each slice, to spread over the server's workers again. */
  reopens: withDefault(flag, false),
});
/** The shape of the load as it was applied. */
export type LoadFacts = ValueOf<typeof loadFacts>;

const requestFacts = object({
  name: text,
  method: text,
  path: boundedText(LONGEST_PATH),
  weight: count,
  /** The `Server` header of the first answer. */
  serverSoftware: optional(cutText()),
  /** Body length of the first answer. */
  documentLength: optional(size),
  status: optional(count),
});
/** What one request of the mix is, and what its first answer looked like. */
export type RequestFacts = ValueOf<typeof requestFacts>;

const placement = object({
  /** The busiest process and its siblings, which one parent started. */
  workers: count,
  /** Mean over capacity slices of (share of the busiest ÷ even share − 1): 0 is even. */
  imbalance: quantity(ratio),
});
/** How connections fell on the processes, as their CPU time shows it from outside. */
export type Placement = ValueOf<typeof placement>;

const serverUse = object({
  /** CPU time during capacity slices, settling and draining included, over all processes. */
  cpu: optional(cpuTime),
  /**
   * Time that all its threads waited for a CPU meanwhile; `undefined` where the kernel does not say, and
   * in records of earlier versions.
   */
  waited: addedLater(cpuTime),
  /** The answers that this CPU time produced. */
  answers: count,
  /** Wall time over which `cpu` was taken. */
  elapsed: time,
  /** Highest sum of the resident high-water marks of the tree. */
  peakMemory: optional(size),
  /** Largest number of processes seen. */
  processes: optional(count),
  /** How evenly the load fell on worker processes; `undefined` where fewer than two worked. */
  placement: addedLater(placement),
});
/** What the server's process tree used during the slices of a block. */
export type ServerUse = ValueOf<typeof serverUse>;

const othersUse = object({
  /** CPU time of other processes during capacity slices; `undefined` where the server's is unknown. */
  cpu: optional(cpuTime),
  /** CPU time that the host of a virtual machine gave to others meanwhile. */
  stolen: cpuTime,
  /** Wall time over which both were taken. */
  elapsed: time,
  /**
   * Share of all cores that they used just before the block, when neither server nor generator had work.
   * A database that works for the server is idle then.
   */
  background: quantity(ratio),
});
/** What processes used that are neither the server's nor perf-gate's. */
export type OthersUse = ValueOf<typeof othersUse>;

const storedBlock = object({
  arm,
  /** Counted from 1; the blocks of a pair have the same number. */
  number: plain(ordinal.schema.optional()),
  startedAt: instant,
  /** From the start of the process to the first expected answer; `undefined` for a running server. */
  boot: optional(time),
  /** Of the answer that showed it ready and the first to each request, added up; `undefined` if one failed. */
  firstAnswers: addedLater(time),
  capacity: phaseResult,
  fixedRate: optional(phaseResult),
  /** Requests that the baseline does not have yet: at capacity, on the candidate, not judged. */
  added: addedLater(phaseResult),
  server: serverUse,
  /** `undefined` where the kernel does not say, and in records of earlier versions. */
  others: addedLater(othersUse),
});
/** Fresh server processes, warmed up, then slices of both phases: the unit of statistics. */
export type Block = ValueOf<typeof storedBlock> & { readonly number: number };

/** Versions that knew only one arm stored no numbers: those blocks are numbered in their order. */
const blocks = mapped(
  list(storedBlock, MOST_BLOCKS),
  (all) => all.map((block, index): Block => ({ ...block, number: block.number ?? index + 1 })),
  (value) => value,
);

const haveUniqueNumbers = (value: readonly Block[]): boolean =>
  new Set(value.map((block) => `${block.arm} ${block.number}`)).size === value.length;

const storedRecord = object({
  /** Unique per execution; with `attempt` it keys the record in a baseline file. */
  id: text,
  attempt: count,
  name: text,
  /** ISO 8601, UTC. */
  measuredAt: instant,
  /** Later runs compare only with accepted records. */
  accepted: flag,
  /** A loss was accepted, whether shown or not, so older records no longer describe the code. */
  isNewLevel: withDefault(flag, false),
  planHash: hash,
  /** What the hash covers; `undefined` in records of earlier versions. */
  plan: addedLater(planFacts),
  /** Full hash of the measured commit, where there is one. */
  commit: optional(hash),
  /** Full hash of the commit that was checked out and changed; then there is no `commit`. */
  changedFrom: addedLater(hash),
  seed: text,
  environment,
  load: loadFacts,
  requests: checked(
    list(requestFacts, MOST_REQUESTS),
    haveUniqueNames,
    'two requests have one name',
  ),
  /** What the baseline arm was; `undefined` where the candidate was measured alone. */
  baselineArm: addedLater(armFacts),
  /** `undefined` where the candidate was measured alone, and in records of earlier versions. */
  armDifferences: addedLater(armDifferences),
  /** Of both arms; `undefined` where nobody could look, and in records of earlier versions. */
  programs: addedLater(list(program, MOST_PROGRAMS)),
  /** `undefined` where no loss had to be explained, and in records of earlier versions. */
  profiles: addedLater(profiles),
  /** The look that ended the run; `undefined` for one arm, which is judged once. */
  look: addedLater(checked(look, ({ number, of }) => number <= of, 'a look after the last one')),
  /** From its calibration to that look, without builds; `undefined` in records of earlier versions. */
  took: addedLater(time),
  /** Of two arms; `undefined` where nothing was planned, and in records of earlier versions. */
  pace: addedLater(pace),
  /** What the commit changed; `undefined` where it was not measured beside another. */
  step: addedLater(step),
  /** Of records of its name that are no longer stored, oldest first; with the oldest record alone. */
  earlierSteps: addedLater(list(earlierStep, MOST_EARLIER_STEPS)),
  blocks: checked(blocks, haveUniqueNumbers, 'two blocks of one arm have one number'),
});
export type RunRecord = ValueOf<typeof storedRecord>;
export const runRecord = checked(storedRecord, isCpuPossible, 'impossible CPU time');
