// All blocks of one run: calibrate, plan the budget, measure block after block.

import { type LoadGenerator, startLoadGenerator } from '../load/load-generator.ts';
import { serviceQuantile, throughputOf } from '../measure/metrics.ts';
import type { LoadFacts } from '../measure/run-record.ts';
import type { Plan } from '../plan/plan.ts';
import { type Milliseconds, milliseconds, type PerSecond, perSecond, ratio } from '../units.ts';
import { type BlockScheme, blockScheme, type Calibration, FEWEST_BLOCKS } from './block-scheme.ts';
import { CALIBRATION_SLICE, calibrate } from './calibrate.ts';
import { type MeasuredBlock, measureBlock } from './measure-block.ts';
import type { GatePorts } from './ports.ts';

export interface MeasuredRun {
  readonly blocks: readonly MeasuredBlock[];
  readonly load: LoadFacts;
}

export interface RunOrder {
  readonly plan: Plan;
  readonly cores: number;
  /** Offered rate of the user or of the baseline. */
  readonly givenRate: PerSecond | undefined;
}

/** @throws GateError when a server does not start or stop, or the generator fails */
export async function measureRun(order: RunOrder, ports: GatePorts): Promise<MeasuredRun> {
  const { plan } = order;
  const deadline = milliseconds(performance.now() + plan.load.budget);
  const { requests, load } = plan;
  await using generator = startLoadGenerator({ requests, cores: order.cores, ...load });
  ports.report({ kind: 'calibrating' });
  const calibrated = await calibrate({ plan, generator }, order.givenRate, ports);
  if (calibrated.kind === 'hopeless') {
    return { blocks: [calibrated.measured], load: loadFacts(plan, generator) };
  }
  const { calibration } = calibrated;
  const scheme = blockScheme(calibration, timeUntil(deadline));
  reportScheme(scheme, calibration, generator, ports);
  const blocks = await measureBlocks({ plan, generator, scheme, calibration, deadline }, ports);
  return { blocks, load: loadFacts(plan, generator, { scheme, calibration }) };
}

interface BlocksOrder {
  readonly plan: Plan;
  readonly generator: LoadGenerator;
  readonly scheme: BlockScheme;
  readonly calibration: Calibration;
  readonly deadline: Milliseconds;
}

/**
 * Ends early when something went wrong in a block, for more blocks would not make it right, and when
 * blocks took longer than planned and the budget is spent.
 */
async function measureBlocks(
  { plan, generator, scheme, calibration, deadline }: BlocksOrder,
  ports: GatePorts,
): Promise<readonly MeasuredBlock[]> {
  const measured: MeasuredBlock[] = [];
  for (let number = 1; number <= scheme.blocks; number++) {
    ports.report({ kind: 'starting-server', block: number, blocks: scheme.blocks });
    const progress = new BlockProgress(number, scheme, ports);
    const result = await measureBlock(
      {
        plan,
        generator,
        number,
        capacity: scheme.capacity,
        fixedRate: { ...scheme.fixedRate, rate: calibration.offeredRate },
        onSlice: (phase, done) => progress.onSlice(phase, done),
      },
      ports,
    );
    measured.push(result);
    if (result.incidents.length > 0 || result.block.capacity.completed === 0) break;
    progress.onDone(result);
    if (number >= FEWEST_BLOCKS && performance.now() >= deadline) break;
  }
  return measured;
}

/** Tells how far a block has come, and how long the rest of the run will take. */
class BlockProgress {
  readonly #number: number;
  readonly #scheme: BlockScheme;
  readonly #ports: GatePorts;
  readonly #began = performance.now();

  constructor(number: number, scheme: BlockScheme, ports: GatePorts) {
    this.#number = number;
    this.#scheme = scheme;
    this.#ports = ports;
  }

  onSlice(phase: 'warm-up' | 'capacity' | 'fixed-rate', done: number): void {
    const { blocks, blockTime, capacity, fixedRate } = this.#scheme;
    const before = phase === 'fixed-rate' ? capacity.slices : 0;
    const share = (before + done) / (capacity.slices + fixedRate.slices);
    const remaining = Math.max(0, this.#began + blockTime - performance.now());
    this.#ports.report({
      kind: 'measuring',
      block: this.#number,
      blocks,
      phase,
      share: ratio(share),
      remaining: milliseconds(remaining + (blocks - this.#number) * blockTime),
    });
  }

  onDone({ block }: MeasuredBlock): void {
    const { blocks, blockTime } = this.#scheme;
    this.#ports.report({
      kind: 'block-done',
      block: this.#number,
      blocks,
      throughput: throughputOf(block) ?? perSecond(0),
      p99: serviceQuantile(block, undefined, 0.99),
      remaining: milliseconds((blocks - this.#number) * blockTime),
    });
  }
}

function reportScheme(
  scheme: BlockScheme,
  { throughput, offeredRate }: Calibration,
  generator: LoadGenerator,
  ports: GatePorts,
): void {
  ports.report({
    kind: 'planned',
    blocks: scheme.blocks,
    capacity: throughput,
    offeredRate,
    capacitySlice: scheme.capacity.window,
    remaining: milliseconds(scheme.blocks * scheme.blockTime),
    workers: generator.threads,
  });
}

function loadFacts(
  { load, server }: Plan,
  generator: LoadGenerator,
  planned?: { readonly scheme: BlockScheme; readonly calibration: Calibration },
): LoadFacts {
  return {
    connections: load.connections,
    threads: generator.threads,
    engine: generator.engine,
    warmup: load.warmup,
    capacitySlice: planned?.scheme.capacity.window ?? CALIBRATION_SLICE.window,
    fixedRateSlice: planned?.scheme.fixedRate.window ?? milliseconds(0),
    offeredRate: planned?.calibration.offeredRate,
    processes: server.kind === 'started' ? 'fresh' : 'running',
  };
}

const timeUntil = (deadline: Milliseconds): Milliseconds =>
  milliseconds(Math.max(0, deadline - performance.now()));
