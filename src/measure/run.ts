// One run, from its calibration to its last block, as a sequence of looks. `gate/run-gate.ts` reads them
// and asks `verdict/is-decided.ts` how many are enough; the deadline and incidents end the run here.

import { engineFor } from '../load/engines.ts';
import { measureGeneratorCost } from '../load/generator-cost.ts';
import { type LoadGenerator, PATIENCE, startLoadGenerator } from '../load/load-generator.ts';
import { readThrottling, type Throttling } from '../machine/cgroup.ts';
import type { MachineFacts } from '../machine/environment.ts';
import type { Plan } from '../plan/plan.ts';
import type { Incident } from '../record/incident.ts';
import type { Look, RunRecord } from '../record/run-record.ts';
import { type Microseconds, type Milliseconds, milliseconds, type PerSecond } from '../units.ts';
import { unlessAborted } from '../unless-aborted.ts';
import type { Warning } from '../verdict/verdict.ts';
import type { BaselineArm } from './baseline-arm.ts';
import { measureArms } from './block.ts';
import { blockScheme, CALIBRATION, leavesTime } from './block-scheme.ts';
import { type Calibrated, calibrate, isSettled } from './calibrate.ts';
import { isHopeless, type MeasuredArms } from './close-blocks.ts';
import { Coin } from './coin.ts';
import { composeRecord, type RecordInput } from './compose-record.ts';
import { cutShort, throttledBetween } from './incidents.ts';
import { limitByRows } from './limit-by-rows.ts';
import { hideAlso, type MeasurePorts } from './ports.ts';
import { BlockProgress, reportScheme, reportShortBudget, reportSpentBudget } from './progress.ts';
import {
  countArms,
  NothingInCommon,
  planVersions,
  reviseVersions,
  type Versions,
} from './versions.ts';
import { warnOfWarmUps } from './warm-up/warnings.ts';

export interface MeasureInput {
  readonly plan: Plan;
  readonly machine: MachineFacts;
  /** The version to measure beside the candidate; `undefined`: the candidate alone. */
  readonly baseline: BaselineArm | undefined;
  /** For all of it. */
  readonly budget: Milliseconds;
  /** Offered rate of the user or of the baseline; else it follows from the capacity. */
  readonly givenRate: PerSecond | undefined;
  /** Names of requests that a stored version answered as expected. */
  readonly proven?: ReadonlySet<string>;
}

/** Everything measured up to a look. */
export interface RunSoFar {
  readonly record: RunRecord;
  readonly incidents: readonly Incident[];
  readonly warnings: readonly Warning[];
  /** With the requests that every version answered. */
  readonly plan: Plan;
  /** No look follows: all blocks were measured, or more of them would not help. */
  readonly isLast: boolean;
}

/**
 * Yields at each look. When the consumer leaves its loop, everything started is stopped.
 * @throws GateError when a server does not start or stop, when no version answers as expected, or the
 * generator fails; `NothingInCommon`, `OnlyOldPlanFails`
 */
export async function* measureLooks(
  input: MeasureInput,
  outer: MeasurePorts,
): AsyncGenerator<RunSoFar> {
  const captured = new Set<string>();
  const ports = hideAlso(captured, outer);
  const { plan, machine } = input;
  const planned = planVersions(plan, input.baseline, input.proven);
  if (planned === undefined) throw new NothingInCommon();
  // Beside the verdict alone they would come too late.
  for (const { text } of planned.warnings) ports.report({ kind: 'note', text });
  const throttling = readThrottling();
  const began = milliseconds(performance.now());
  const deadline = milliseconds(began + input.budget);
  await using generator = startLoadGenerator({
    ...plan.load,
    engine: engineFor(plan.load),
    requests: planned.requests,
    cores: machine.cores,
    patience: PATIENCE,
    seed: plan.seed,
  });
  const generatorCost = await calibrateGenerator(generator, ports);
  const calibrated = await calibrateVersions(planned, { ...input, deadline }, generator, ports);
  if (calibrated === undefined) throw new NothingInCommon();
  const { versions } = calibrated;
  const session = { input, versions, generator, generatorCost, throttling, began, captured, ports };
  const left = milliseconds(Math.max(0, timeUntil(deadline)));
  if (calibrated.kind === 'hopeless' || isSettled(calibrated, left)) {
    const look = { number: 1, of: 1, plannedBlocks: 0 };
    return yield lookAt({ ...session, planned: undefined }, [calibrated.measured], look);
  }
  const { calibration } = calibrated;
  const whole = blockScheme(calibration, left);
  const { scheme, note } = limitByRows({ scheme: whole, calibration, versions }, generator);
  if (note !== undefined) ports.report({ kind: 'note', text: note });
  const spent = milliseconds(input.budget - timeUntil(deadline));
  reportScheme(scheme, calibration, plan, generator, spent, ports);
  reportShortBudget(scheme, { arms: calibration.arms, budget: input.budget, spent }, ports);
  yield* measureBlocks({ ...session, planned: { scheme, calibration, spent } }, deadline);
}

function calibrateGenerator(
  generator: LoadGenerator,
  { report, signal }: MeasurePorts,
): Promise<Microseconds | undefined> {
  report({ kind: 'calibrating-generator', engine: generator.engine, threads: generator.threads });
  return unlessAborted(signal, () => measureGeneratorCost(generator));
}

/**
 * Calibrates again when the first answers show that requests are new with the candidate.
 * @returns `undefined` where all of them are
 */
async function calibrateVersions(
  versions: Versions,
  { plan, givenRate, deadline }: MeasureInput & { readonly deadline: Milliseconds },
  generator: LoadGenerator,
  ports: MeasurePorts,
): Promise<(Calibrated & { readonly versions: Versions }) | undefined> {
  const { connections } = plan.load;
  const tools = { generator, coin: coinOf(plan, CALIBRATION), connections, givenRate, deadline };
  ports.report({ kind: 'calibrating' });
  const first = await calibrate({ ...tools, versions }, ports);
  const revised = reviseVersions(versions, first.measured);
  if (revised === undefined) return undefined;
  const isSame = revised.added.length === versions.added.length;
  const last = isSame ? first : await calibrate({ ...tools, versions: revised }, ports);
  return { ...last, versions: revised };
}

/**
 * A coin per block: how often one block draws depends on timing, and must not shift the next block's
 * draws.
 */
const coinOf = ({ seed }: Plan, block: number): Coin => new Coin(`${seed} ${block}`);

/** What all looks of a run have in common. */
interface Session {
  readonly input: MeasureInput;
  readonly versions: Versions;
  readonly generator: LoadGenerator;
  readonly generatorCost: Microseconds | undefined;
  /** When the run began. */
  readonly throttling: Throttling | undefined;
  readonly began: Milliseconds;
  /** Secrets that servers have returned so far. */
  readonly captured: ReadonlySet<string>;
  readonly ports: MeasurePorts;
}

type PlannedSession = Session & { readonly planned: NonNullable<RecordInput['planned']> };

/**
 * Ends early where more blocks would not make it right, and when blocks took longer than planned and
 * another one would exceed the budget.
 */
async function* measureBlocks(
  session: PlannedSession,
  deadline: Milliseconds,
): AsyncGenerator<RunSoFar> {
  const { blocks, looks } = session.planned.scheme;
  const { arms } = session.planned.calibration;
  const { budget } = session.input;
  const began = performance.now();
  const lookNumber = (number: number) => ({ number, of: looks.length, plannedBlocks: blocks });
  const measured: MeasuredArms[] = [];
  for (let number = 1; number <= blocks; number++) {
    const progress = new BlockProgress(number, session.planned.scheme, measured, session.ports);
    const result = await measureBlock(number, progress, session);
    measured.push(result);
    if (isHopeless(measured)) break;
    const took = milliseconds(performance.now() - began);
    const isLast = !leavesTime({ arms, done: number, took, budget, left: timeUntil(deadline) });
    progress.onDone(result, isLast);
    if (isLast) {
      if (number < blocks) reportSpentBudget(arms, session.ports);
      break;
    }
    const look = looks.indexOf(number) + 1;
    if (look > 0 && look < looks.length) yield lookAt(session, measured, lookNumber(look));
  }
  yield lookAt(session, measured, lookNumber(looks.length));
}

async function measureBlock(
  number: number,
  progress: BlockProgress,
  session: PlannedSession,
): Promise<MeasuredArms> {
  const { input, ports, planned } = session;
  const { scheme, calibration } = planned;
  ports.report({ kind: 'starting-server', block: number, blocks: scheme.blocks });
  const arms = {
    ...session,
    coin: coinOf(input.plan, number),
    number,
    reopens: calibration.reopens,
    warmUpGoal: () => calibration.warmUp.goal,
    capacity: scheme.capacity,
    fixedRate: { ...scheme.fixedRate, rate: calibration.offeredRate },
    onRound: progress.onRound.bind(progress),
  };
  return await measureArms(arms, ports);
}

function lookAt(
  session: Session & Pick<RecordInput, 'planned'>,
  measured: readonly MeasuredArms[],
  look: Look,
): RunSoFar {
  const { input, versions, throttling, captured, ports } = session;
  const { baseline, machine } = input;
  const secrets = [...versions.secrets, ...captured];
  const plan = { ...input.plan, secrets, requests: versions.requests };
  const warmUps = measured.map(({ warmUp }) => warmUp);
  // Pairs begin where the calibration was warm, and their own falls lie before that.
  const isWarmEnough = session.planned?.calibration.warmUp.isEnough ?? false;
  const record = composeRecord({
    ...session,
    plan,
    machine,
    identity: ports.identity,
    baselineArm: baseline?.facts,
    measured,
    look: baseline && look,
    took: milliseconds(performance.now() - session.began),
  });
  return {
    record,
    incidents: [
      ...measured.flatMap(({ incidents }) => incidents),
      ...throttledBetween(throttling, readThrottling()),
      ...(baseline === undefined ? cutShort(measured) : []),
    ],
    warnings: [
      ...(baseline?.warnings ?? []),
      ...versions.warnings,
      ...warnOfWarmUps(warmUps, isWarmEnough, countArms(versions), plan.tolerances.errors),
    ],
    plan,
    isLast: look.number === look.of,
  };
}

const timeUntil = (deadline: Milliseconds) => milliseconds(deadline - performance.now());
