// Turns what the servers of one block did into blocks of the record.

import type { FirstAnswer } from '../load/first-answers.ts';
import { cleanSlices, type SeenSlice } from '../record/clean.ts';
import type { Incident } from '../record/incident.ts';
import { mergeSlices } from '../record/merge.ts';
import type { Arm, Block, PhaseResult, Program } from '../record/run-record.ts';
import type { LogRatio, Milliseconds } from '../units.ts';
import type { LoadedServer } from './servers/loaded-server.ts';
import type { ErrorsOfArms } from './warm-up/failures.ts';
import type { WarmedUp } from './warm-up/warm-up.ts';

/** The blocks with one number: a pair, or one block where there is one arm. */
export interface MeasuredArms {
  /** One of each arm that was started. */
  readonly blocks: readonly Block[];
  readonly firstAnswers: ReadonlyMap<Arm, readonly FirstAnswer[]>;
  /** What did the work of each arm. */
  readonly programs: readonly Program[];
  readonly incidents: readonly Incident[];
  readonly warmUp: WarmUpFacts;
}

/** How warm the servers were. `took`: of all arms, divided by their number. */
export interface WarmUpFacts extends WarmedUp {
  /** What later blocks do not take: after all were warm, to see whether they stay so, and asked in vain before. */
  readonly surplus: Milliseconds;
  /** How much cheaper answers became in the warm-up and at capacity; see `fallOf`. */
  readonly fall: LogRatio | undefined;
  readonly errors: ErrorsOfArms;
}

/** Something went wrong: no block can be compared with this one. */
export const isBroken = ({ incidents }: MeasuredArms): boolean => incidents.length > 0;

/**
 * More blocks would not make it right: something went wrong, or what the candidate is compared with has not
 * answered in any block. A version that answered before and stands still in this block is evidence like any
 * other, and so is a candidate that never answers beside a baseline that does.
 * @param measured all blocks so far
 */
export function isHopeless(measured: readonly MeasuredArms[]): boolean {
  const isPaired = measured.some(({ blocks }) => blocks.length > 1);
  const needed: Arm = isPaired ? 'baseline' : 'candidate';
  const isSilent = measured.every(({ blocks }) =>
    blocks.some((block) => block.arm === needed && block.capacity.completed === 0),
  );
  return measured.some(isBroken) || isSilent;
}

/** @param servers after `noteEnd`, in any order */
export function closeBlocks(
  number: number,
  servers: readonly LoadedServer[],
): Omit<MeasuredArms, 'warmUp'> {
  const fixedRate = mergeFixedRate(servers);
  return {
    blocks: servers
      .map((server) => closeBlock(number, server, fixedRate.get(server.arm)))
      .toSorted((one, other) => (one.arm < other.arm ? -1 : 1)),
    firstAnswers: new Map(servers.map(({ arm, firstAnswers }) => [arm, firstAnswers])),
    programs: servers.flatMap(({ arm, programs }) =>
      programs.map((program) => ({ arm, ...program })),
    ),
    incidents: servers.flatMap(({ incidents }) => incidents),
  };
}

function closeBlock(
  number: number,
  server: LoadedServer,
  fixedRate: PhaseResult | undefined,
): Block {
  return {
    arm: server.arm,
    number,
    startedAt: server.startedAt,
    boot: server.boot,
    firstAnswers: server.firstAnswersTook,
    capacity: server.withOpened(mergeSlices(resultsOf(server.seen('capacity')))),
    fixedRate,
    added: server.added,
    server: server.use(),
    others: server.others(),
  };
}

/** One rule cleans both arms, so that neither gains by it. One arm alone is not cleaned. */
function mergeFixedRate(servers: readonly LoadedServer[]): ReadonlyMap<Arm, PhaseResult> {
  const seen = new Map(servers.map((server) => [server.arm, server.seen('fixed-rate')]));
  const baseline = seen.get('baseline') ?? [];
  const candidate = seen.get('candidate') ?? [];
  if (baseline.length > 0 && candidate.length > 0) {
    const cleaned = cleanSlices({ baseline, candidate });
    return new Map<Arm, PhaseResult>([
      ['baseline', cleaned.baseline],
      ['candidate', cleaned.candidate],
    ]);
  }
  const measured = [...seen].filter(([, slices]) => slices.length > 0);
  return new Map(measured.map(([arm, slices]) => [arm, mergeSlices(resultsOf(slices))]));
}

const resultsOf = (slices: readonly SeenSlice[]): readonly PhaseResult[] =>
  slices.map(({ result }) => result);
