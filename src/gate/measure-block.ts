// One block: a fresh server, warmed up, then slices of both phases, and what it used meanwhile.

import type { FirstAnswer } from '../load/greet.ts';
import type { LoadGenerator } from '../load/load-generator.ts';
import type { Block, Phase } from '../measure/run-record.ts';
import type { Plan } from '../plan/plan.ts';
import type { PerSecond } from '../units.ts';
import { unlessAborted } from '../unless-aborted.ts';
import type { Incident } from '../verdict/incident.ts';
import { openArm } from './arm-server.ts';
import type { PhaseScheme } from './block-scheme.ts';
import { LoadedServer } from './loaded-server.ts';
import type { GatePorts } from './ports.ts';

export interface BlockOrder {
  readonly plan: Plan;
  readonly generator: LoadGenerator;
  /** Counted from 1; the calibration is 0. */
  readonly number: number;
  readonly capacity: PhaseScheme;
  /** `undefined`: capacity alone. */
  readonly fixedRate: (PhaseScheme & { readonly rate: PerSecond }) | undefined;
  /** Told when a phase begins and after each of its slices. */
  readonly onSlice: (phase: Phase | 'warm-up', slicesDone: number) => void;
}

export interface MeasuredBlock {
  readonly block: Block;
  readonly firstAnswers: readonly FirstAnswer[];
  readonly incidents: readonly Incident[];
}

/** @throws GateError when the server does not start or stop, or the generator fails */
export async function measureBlock(order: BlockOrder, ports: GatePorts): Promise<MeasuredBlock> {
  const { plan, generator, onSlice } = order;
  const startedAt = new Date().toISOString();
  await using server = await openArm(plan, ports);
  await using load = await unlessAborted(ports.signal, () => generator.aimAt(server.target));
  const loaded = new LoadedServer({ server, load, signal: ports.signal, block: order.number });

  onSlice('warm-up', 0);
  await loaded.warmUp(plan.load.warmup);
  const capacity = await loaded.runPhase('capacity', { kind: 'closed' }, order.capacity, (done) =>
    onSlice('capacity', done),
  );
  const fixedRate =
    order.fixedRate &&
    (await loaded.runPhase(
      'fixed-rate',
      { kind: 'open', rate: order.fixedRate.rate },
      order.fixedRate,
      (done) => onSlice('fixed-rate', done),
    ));
  if (loaded.incidents.length === 0) loaded.provePlace();

  return {
    block: {
      arm: 'candidate',
      startedAt,
      boot: server.boot,
      capacity: loaded.withOpened(capacity.result),
      fixedRate: fixedRate?.result,
      server: { ...capacity.use, ...loaded.peaks() },
    },
    firstAnswers: load.greeting.answers,
    incidents: loaded.incidents,
  };
}
