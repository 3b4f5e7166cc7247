// All blocks of one run: calibrate, plan the budget, measure block after block, judge on the way.

import { engineFor } from '../load/engines.ts';
import type { FirstAnswer } from '../load/first-answers.ts';
import { measureGeneratorCost } from '../load/generator-cost.ts';
import { type LoadGenerator, startLoadGenerator } from '../load/load-generator.ts';
import type { Plan } from '../plan/plan.ts';
import type { Incident } from '../record/incident.ts';
import type { Block, LoadFacts, Look } from '../record/run-record.ts';
import { FEWEST_BLOCKS } from '../stats/look-plan.ts';
import { type Microseconds, type Milliseconds, milliseconds, type PerSecond } from '../units.ts';
import { unlessAborted } from '../unless-aborted.ts';
import { measureBlock, type Versions } from './block.ts';
import { type BlockScheme, blockScheme, type Calibration } from './block-scheme.ts';
import { CALIBRATION_SLICE, type Calibrated, calibrate } from './calibrate.ts';
import { Coin } from './coin.ts';
import type { MeasuredBlock } from './measured-block.ts';
import type { GatePorts } from './ports.ts';
import { BlockProgress, reportScheme } from './progress.ts';

export interface MeasuredRun {
  readonly blocks: readonly Block[];
  readonly incidents: readonly Incident[];
  /** The candidate's. */
  readonly firstAnswers: readonly FirstAnswer[];
  readonly load: LoadFacts;
  /** Of two arms alone. */
  readonly look: Look | undefined;
}

export interface RunOrder {
  readonly plan: Plan;
  readonly cores: number;
  /** For all of it. */
  readonly budget: Milliseconds;
  /** Offered rate of the user or of the baseline. */
  readonly givenRate: PerSecond | undefined;
  readonly versions: Versions;
  /** What the calibration showed may change what is measured; it is then calibrated again. */
  readonly revise?: (versions: Versions, seen: MeasuredBlock) => Versions;
  /** Asked at a look on the way: whether more blocks would change nothing. */
  readonly isDecided?: (run: MeasuredRun) => boolean;
}

/** @throws GateError when a server does not start or stop, or the generator fails */
export async function measureRun(order: RunOrder, ports: GatePorts): Promise<MeasuredRun> {
  const { plan } = order;
  const deadline = milliseconds(performance.now() + order.budget);
  const { requests } = order.versions;
  await using generator = startLoadGenerator({
    ...plan.load,
    engine: engineFor(plan.load),
    requests,
    cores: order.cores,
  });
  const generatorCost = await calibrateGenerator(generator, ports);
  const tool = { generator, generatorCost };
  const { versions, calibrated } = await calibrateRevised(order, generator, ports);
  if (calibrated.kind === 'hopeless') return hopeless(order, versions, tool, calibrated);
  const { calibration } = calibrated;
  const scheme = blockScheme(calibration, timeUntil(deadline));
  reportScheme(scheme, calibration, generator, ports);
  const run = { ...tool, order, versions, scheme, calibration, deadline };
  return await measureBlocks(run, ports);
}

function calibrateGenerator(
  generator: LoadGenerator,
  { report, signal }: GatePorts,
): Promise<Microseconds | undefined> {
  report({ kind: 'calibrating-generator', engine: generator.engine, threads: generator.threads });
  return unlessAborted(signal, () => measureGeneratorCost(generator));
}

/** The generator, and what one request of a server that does nothing costs it. */
interface Tool {
  readonly generator: LoadGenerator;
  readonly generatorCost: Microseconds | undefined;
}

async function calibrateRevised(
  order: RunOrder,
  generator: LoadGenerator,
  ports: GatePorts,
): Promise<{ readonly versions: Versions; readonly calibrated: Calibrated }> {
  const { plan, versions, givenRate } = order;
  const { connections } = plan.load;
  const tools = { generator, coin: coinOf(plan, 0) };
  ports.report({ kind: 'calibrating' });
  const first = await calibrate({ ...tools, versions, connections, givenRate }, ports);
  const revised = order.revise?.(versions, first.measured) ?? versions;
  if (revised === versions) return { versions, calibrated: first };
  const again = await calibrate({ ...tools, versions: revised, connections, givenRate }, ports);
  return { versions: revised, calibrated: again };
}

/** One for each block: how many slices the one before had, and so how often it asked, is not of the seed. */
const coinOf = ({ seed }: Plan, block: number): Coin => new Coin(`${seed} ${block}`);

interface Run extends Tool {
  readonly order: RunOrder;
  readonly versions: Versions;
  readonly scheme: BlockScheme;
  readonly calibration: Calibration;
  readonly deadline: Milliseconds;
}

/**
 * Ends early when something went wrong in a block, for more blocks would not make it right; when
 * blocks took longer than planned and the budget is spent; and when a look on the way decides.
 */
async function measureBlocks(run: Run, ports: GatePorts): Promise<MeasuredRun> {
  const { order, scheme, calibration, deadline } = run;
  const measured: MeasuredBlock[] = [];
  for (let number = 1; number <= scheme.blocks; number++) {
    ports.report({ kind: 'starting-server', block: number, blocks: scheme.blocks });
    const progress = new BlockProgress(number, scheme, measured, ports);
    const result = await measureBlock(
      {
        ...run,
        coin: coinOf(order.plan, number),
        number,
        reopens: calibration.reopens,
        capacity: scheme.capacity,
        fixedRate: { ...scheme.fixedRate, rate: calibration.offeredRate },
        onRound: (phase, done) => progress.onRound(phase, done),
      },
      ports,
    );
    measured.push(result);
    if (result.incidents.length > 0 || result.blocks.some(hasNoSuccess)) break;
    progress.onDone(result);
    if (number >= FEWEST_BLOCKS && performance.now() >= deadline) break;
    const look = scheme.looks.indexOf(number) + 1;
    const isOnTheWay = look > 0 && look < scheme.looks.length;
    const soFar = isOnTheWay ? runOf(run, measured, lookOf(scheme, look)) : undefined;
    if (soFar !== undefined && isDecided(order, soFar, ports)) return soFar;
  }
  return runOf(run, measured, lookOf(scheme, scheme.looks.length));
}

function isDecided(order: RunOrder, run: MeasuredRun, ports: GatePorts): boolean {
  const decided = order.isDecided?.(run) ?? false;
  const { number: look = 1, of: looks = 1 } = run.look ?? {};
  ports.report({ kind: 'looked', look, looks, decided });
  return decided;
}

const hasNoSuccess = ({ capacity }: Block): boolean => capacity.completed === 0;

const lookOf = ({ looks, blocks }: BlockScheme, number: number): Look => ({
  number,
  of: looks.length,
  plannedBlocks: blocks,
});

function runOf(run: Run, measured: readonly MeasuredBlock[], look: Look): MeasuredRun {
  const { order, versions, scheme, calibration } = run;
  return {
    blocks: measured.flatMap(({ blocks }) => blocks),
    incidents: measured.flatMap(({ incidents }) => incidents),
    firstAnswers: measured[0]?.firstAnswers.get('candidate') ?? [],
    load: loadFacts(order.plan, versions, run, { scheme, calibration }),
    look: calibration.arms === 2 ? look : undefined,
  };
}

function hopeless(
  { plan }: RunOrder,
  versions: Versions,
  tool: Tool,
  { measured }: Calibrated,
): MeasuredRun {
  return {
    blocks: measured.blocks,
    incidents: measured.incidents,
    firstAnswers: measured.firstAnswers.get('candidate') ?? [],
    load: loadFacts(plan, versions, tool),
    look: versions.arms.length === 1 ? undefined : { number: 1, of: 1, plannedBlocks: 0 },
  };
}

function loadFacts(
  { load, server }: Plan,
  { arms, turns }: Versions,
  { generator, generatorCost }: Tool,
  planned?: { readonly scheme: BlockScheme; readonly calibration: Calibration },
): LoadFacts {
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
    arms: arms.length === 1 ? 1 : 2,
    turns,
    reopens: planned?.calibration.reopens ?? false,
  };
}

const timeUntil = (deadline: Milliseconds): Milliseconds =>
  milliseconds(Math.max(0, deadline - performance.now()));
