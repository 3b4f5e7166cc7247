// What a run measured, where and of what, as one run record.

import type { FirstAnswer } from '../load/first-answers.ts';
import type { LoadGenerator } from '../load/load-generator.ts';
import type { MachineFacts } from '../machine/environment.ts';
import { maskSecrets } from '../mask.ts';
import type { Plan, RequestPlan } from '../plan/plan.ts';
import { planHash } from '../plan/plan-hash.ts';
import {
  type ArmFacts,
  type Block,
  type Failures,
  type LoadFacts,
  type Look,
  MOST_PROGRAMS,
  type PhaseResult,
  type RequestFacts,
  type RequestResult,
  type RunRecord,
} from '../record/run-record.ts';
import { bytes, type Microseconds, type Milliseconds, milliseconds } from '../units.ts';
import type { BlockScheme, Calibration } from './block-scheme.ts';
import { CALIBRATION_SLICE } from './calibrate.ts';
import type { MeasuredArms } from './close-blocks.ts';
import type { RunIdentity } from './ports.ts';
import { countArms, type Versions } from './versions.ts';

export interface RecordInput {
  /** Its requests are those that were judged. */
  readonly plan: Plan;
  readonly machine: MachineFacts;
  readonly identity: RunIdentity;
  readonly baselineArm: ArmFacts | undefined;
  readonly versions: Pick<Versions, 'arms' | 'turns'>;
  readonly generator: Pick<LoadGenerator, 'engine' | 'threads'>;
  readonly generatorCost: Microseconds | undefined;
  /** `undefined`: the calibration showed that there is nothing to plan for. */
  readonly planned:
    | {
        readonly scheme: BlockScheme;
        readonly calibration: Calibration;
        /** Of the budget, before the first block. */
        readonly spent: Milliseconds;
      }
    | undefined;
  readonly measured: readonly MeasuredArms[];
  /** `undefined` for one arm: it is judged once. */
  readonly look: Look | undefined;
  /** Since the run began. */
  readonly took: Milliseconds;
}

/** @returns the record as measured; the gate decides later whether it is accepted, and adds what differs */
export function composeRecord(input: RecordInput): RunRecord {
  const { plan, machine, identity, baselineArm, measured, look, planned } = input;
  const { secrets } = plan;
  const firstAnswers = measured[0]?.firstAnswers.get('candidate') ?? [];
  return {
    id: identity.id,
    attempt: identity.attempt,
    name: plan.name,
    measuredAt: new Date().toISOString(),
    accepted: true,
    isNewLevel: false,
    planHash: planHash(plan),
    plan: plan.summary,
    commit: identity.commit,
    changedFrom: identity.changedFrom,
    seed: plan.seed,
    environment: { ...machine, perfGate: identity.perfGate },
    load: loadFacts(input),
    requests: plan.requests.map((request) => requestFacts(request, firstAnswers, secrets)),
    baselineArm,
    armDifferences: undefined,
    programs: namePrograms(measured, secrets),
    profiles: undefined,
    look,
    took: milliseconds(Math.round(input.took)),
    pace: look && planned && { lead: planned.spent, pair: planned.scheme.wholeBlockTime },
    step: undefined,
    earlierSteps: undefined,
    blocks: measured.flatMap(({ blocks }) => blocks).map((block) => maskBlock(block, secrets)),
  };
}

/** Those of the first block: all blocks start the same commands. */
function namePrograms(
  [first]: readonly MeasuredArms[],
  secrets: readonly string[],
): RunRecord['programs'] {
  if (first === undefined || first.programs.length === 0) return undefined;
  return first.programs
    .slice(0, MOST_PROGRAMS)
    .map((program) => ({ ...program, name: maskSecrets(program.name, secrets) }));
}

function loadFacts({ plan, versions, generator, generatorCost, planned }: RecordInput): LoadFacts {
  const { load, server } = plan;
  return {
    connections: load.connections,
    threads: generator.threads,
    engine: generator.engine,
    generatorCost,
    warmup: load.warmup,
    capacitySlice: planned?.scheme.capacity.window ?? CALIBRATION_SLICE.window,
    fixedRateSlice: planned?.scheme.fixedRate.window ?? milliseconds(0),
    offeredRate: planned?.calibration.offeredRate,
    processes: server.kind === 'started' ? 'fresh' : 'running',
    arms: countArms(versions),
    turns: versions.turns,
    reopens: planned?.calibration.reopens ?? false,
  };
}

function requestFacts(
  request: RequestPlan,
  answers: readonly FirstAnswer[],
  secrets: readonly string[],
): RequestFacts {
  const answer = answers.find(({ name, status }) => name === request.name && status > 0);
  return {
    name: request.name,
    method: request.method,
    path: request.path,
    weight: request.weight,
    serverSoftware: maskSecrets(answer?.serverSoftware ?? '', secrets) || undefined,
    documentLength: answer && bytes(answer.bodyBytes),
    status: answer?.status,
  };
}

/** The examples of failures: the only texts of a block that a server can choose. */
export function maskBlock(block: Block, secrets: readonly string[]): Block {
  if (secrets.length === 0) return block;
  const { capacity, fixedRate, added } = block;
  return {
    ...block,
    capacity: maskPhase(capacity, secrets),
    fixedRate: fixedRate && maskPhase(fixedRate, secrets),
    added: added && maskPhase(added, secrets),
  };
}

function maskPhase(phase: PhaseResult, secrets: readonly string[]): PhaseResult {
  const { requests, flows } = phase;
  return { ...phase, requests: maskResults(requests, secrets), flows: maskResults(flows, secrets) };
}

const maskResults = <Result extends RequestResult>(
  results: ReadonlyMap<string, Result>,
  secrets: readonly string[],
): ReadonlyMap<string, Result> =>
  new Map(
    [...results].map(([name, result]) => {
      return [name, { ...result, failures: maskFailures(result.failures, secrets) }];
    }),
  );

function maskFailures(failures: Failures, secrets: readonly string[]): Failures {
  const masked = Object.entries(failures).map(([name, { count, example }]) => [
    name,
    { count, example: maskSecrets(example, secrets) },
  ]);
  return Object.fromEntries(masked);
}
