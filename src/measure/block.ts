// One block: fresh servers of every arm, warmed up, then slices of both phases, and what they used meanwhile.

import type { LoadGenerator } from '../load/load-generator.ts';
import type { LoadPlan, RequestPlan } from '../plan/plan.ts';
import type { LoadFacts, Phase } from '../record/run-record.ts';
import type { PlaceOrder } from '../server/place.ts';
import type { NonEmpty, PerSecond } from '../units.ts';
import { unlessAborted } from '../unless-aborted.ts';
import { measureAdded } from './added.ts';
import { type ArmOrder, openArm } from './arm-server.ts';
import type { PhaseScheme } from './block-scheme.ts';
import { closeBlocks } from './close-blocks.ts';
import type { Coin } from './coin.ts';
import { LoadedServer } from './loaded-server.ts';
import type { MeasuredBlock } from './measured-block.ts';
import { choosePlaces } from './places.ts';
import type { GatePorts } from './ports.ts';
import { takeTurns } from './turns.ts';

/** What stays the same in all blocks of a run. */
export interface Versions {
  /** The candidate, and the baseline where it is measured beside it. */
  readonly arms: NonEmpty<ArmOrder>;
  readonly load: Pick<LoadPlan, 'warmup' | 'http2'>;
  readonly requests: NonEmpty<RequestPlan>;
  /** On the candidate alone, after the judged slices. */
  readonly added: readonly RequestPlan[];
  readonly turns: LoadFacts['turns'];
}

export interface BlockOrder {
  readonly versions: Versions;
  readonly generator: LoadGenerator;
  readonly coin: Coin;
  /** Counted from 1; the calibration is 0. */
  readonly number: number;
  readonly reopens: boolean;
  readonly capacity: PhaseScheme;
  /** `undefined`: capacity alone. */
  readonly fixedRate: (PhaseScheme & { readonly rate: PerSecond }) | undefined;
  /** Told when a phase begins and after each of its rounds. */
  readonly onRound: (phase: Phase | 'warm-up', done: number) => void;
}

/** @throws GateError when a server does not start or stop, or the generator fails */
export async function measureBlock(order: BlockOrder, ports: GatePorts): Promise<MeasuredBlock> {
  const { arms, turns } = order.versions;
  const [first, ...others] = order.coin.shuffle(arms);
  const [second] = others;
  if (first === undefined) throw new RangeError('a block without an arm');
  if (second === undefined) return closeBlocks(order.number, await measureOne(first, order, ports));
  const measured =
    turns === 'slices'
      ? await measureBoth(first, second, order, ports)
      : [...(await measureOne(first, order, ports)), ...(await measureOne(second, order, ports))];
  return closeBlocks(order.number, measured);
}

async function measureOne(
  arm: ArmOrder,
  order: BlockOrder,
  ports: GatePorts,
): Promise<readonly LoadedServer[]> {
  const [place] = await choosePlaces([arm], order.coin);
  await using server = await openLoaded(arm, place, order, ports);
  return await loadAll([server], order);
}

/** In the order given; which arm has which port, is warmed up first and leads a pair is the coin's. */
async function measureBoth(
  first: ArmOrder,
  second: ArmOrder,
  order: BlockOrder,
  ports: GatePorts,
): Promise<readonly LoadedServer[]> {
  const [place, otherPlace] = await choosePlaces([first, second], order.coin);
  await using one = await openLoaded(first, place, order, ports);
  await using other = await openLoaded(second, otherPlace, order, ports);
  return await loadAll([one, other], order);
}

async function openLoaded(
  arm: ArmOrder,
  place: PlaceOrder | undefined,
  { generator, versions, number: block }: BlockOrder,
  ports: GatePorts,
): Promise<LoadedServer> {
  const { signal } = ports;
  if (place === undefined) throw new RangeError('an arm without a place');
  const server = await openArm({ ...arm, http2: versions.load.http2 }, place, ports);
  try {
    const aim = () => generator.aimAt(server.target, versions.requests);
    const load = await unlessAborted(signal, aim);
    return new LoadedServer({ arm: arm.arm, server, load, signal, block });
  } catch (error) {
    await server[Symbol.asyncDispose]();
    throw error;
  }
}

/** @returns the servers, their books closed */
async function loadAll(
  servers: readonly LoadedServer[],
  { versions, generator, coin, reopens, capacity, fixedRate, onRound }: BlockOrder,
): Promise<readonly LoadedServer[]> {
  onRound('warm-up', 0);
  for (const server of coin.shuffle(servers)) await server.warmUp(versions.load.warmup);
  await takeTurns(servers, {
    phase: 'capacity',
    shape: { kind: 'closed' },
    scheme: capacity,
    reopens,
    coin,
    onRound: (done) => onRound('capacity', done),
  });
  if (fixedRate !== undefined) {
    await takeTurns(servers, {
      phase: 'fixed-rate',
      shape: { kind: 'open', rate: fixedRate.rate },
      scheme: fixedRate,
      reopens,
      coin,
      onRound: (done) => onRound('fixed-rate', done),
    });
  }
  // Before requests that one arm alone is asked: what they take in memory is not compared.
  for (const server of servers) server.closeBook();
  for (const server of servers) {
    if (server.arm === 'candidate') await measureAdded(server, versions.added, generator, capacity);
  }
  return servers;
}
