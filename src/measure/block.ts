// One block of every arm: starts fresh servers, warms them up, and lets them take turns in both phases.

import type { LoadGenerator, SliceLoad } from '../load/load-generator.ts';
import { mergeSlices } from '../record/merge.ts';
import type { Phase, PhaseResult } from '../record/run-record.ts';
import type { WantedPlace } from '../server/place.ts';
import { milliseconds, type PerSecond } from '../units.ts';
import { unlessAborted } from '../unless-aborted.ts';
import { type ArmVersion, openArm } from './arm-server.ts';
import type { PhaseScheme } from './block-scheme.ts';
import { closeBlocks, type MeasuredArms } from './close-blocks.ts';
import type { Coin } from './coin.ts';
import { LoadedServer } from './loaded-server.ts';
import { choosePlaces } from './places.ts';
import type { MeasurePorts } from './ports.ts';
import { sliceCost } from './slice-scheme.ts';
import type { Versions } from './versions.ts';

interface ArmsInput {
  readonly versions: Versions;
  readonly generator: LoadGenerator;
  readonly coin: Coin;
  /** Counted from 1; the calibration is 0. */
  readonly number: number;
  readonly reopens: boolean;
  readonly capacity: PhaseScheme;
  /** `undefined`: capacity alone. */
  readonly fixedRate: (PhaseScheme & { readonly rate: PerSecond }) | undefined;
  /** Called when the warm-up begins, and after each round: a slice of every arm. */
  readonly onRound: (phase: Phase | 'warm-up', done: number) => void;
}

/** @throws GateError when a server does not start or stop, or the generator fails */
export async function measureArms(input: ArmsInput, ports: MeasurePorts): Promise<MeasuredArms> {
  const { arms, turns } = input.versions;
  const [first, ...others] = input.coin.shuffle(arms);
  const [second] = others;
  if (first === undefined) throw new RangeError('a block without an arm');
  if (second === undefined) return closeBlocks(input.number, await measureOne(first, input, ports));
  const measured =
    turns === 'slices'
      ? await measureBoth(first, second, input, ports)
      : [...(await measureOne(first, input, ports)), ...(await measureOne(second, input, ports))];
  return closeBlocks(input.number, measured);
}

async function measureOne(
  arm: ArmVersion,
  input: ArmsInput,
  ports: MeasurePorts,
): Promise<readonly LoadedServer[]> {
  const [place] = await choosePlaces([arm], input.coin);
  await using server = await openLoaded(arm, place, input, ports);
  return await loadAll([server], input);
}

/** The coin has chosen which arm starts first. It also deals the ports and orders warm-ups and slices. */
async function measureBoth(
  first: ArmVersion,
  second: ArmVersion,
  input: ArmsInput,
  ports: MeasurePorts,
): Promise<readonly LoadedServer[]> {
  const [place, otherPlace] = await choosePlaces([first, second], input.coin);
  await using one = await openLoaded(first, place, input, ports);
  await using other = await openLoaded(second, otherPlace, input, ports);
  return await loadAll([one, other], input);
}

async function openLoaded(
  arm: ArmVersion,
  place: WantedPlace | undefined,
  { generator, versions, number: block }: ArmsInput,
  ports: MeasurePorts,
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

/** @returns the servers, each with its block complete */
async function loadAll(
  servers: readonly LoadedServer[],
  { versions, generator, coin, reopens, capacity, fixedRate, onRound }: ArmsInput,
): Promise<readonly LoadedServer[]> {
  onRound('warm-up', 0);
  for (const server of coin.shuffle(servers)) await server.warmUp(versions.load.warmup);
  const turns = { reopens, coin, onRound };
  const closed = { kind: 'closed' } as const;
  await takeTurns(servers, { ...turns, phase: 'capacity', shape: closed, scheme: capacity });
  if (fixedRate !== undefined) {
    const open = { kind: 'open', rate: fixedRate.rate } as const;
    await takeTurns(servers, { ...turns, phase: 'fixed-rate', shape: open, scheme: fixedRate });
  }
  // Before the added requests: only the candidate gets them, so their memory is not compared.
  for (const server of servers) server.noteEnd();
  for (const server of servers) {
    if (server.arm === 'candidate') {
      await measureAdded(server, versions.added, generator, capacity);
    }
  }
  return servers;
}

/** How much longer than planned a phase may take before it is cut short. */
const PATIENCE = 1.5;

interface PhaseInput {
  readonly phase: Phase;
  readonly shape: SliceLoad['shape'];
  readonly scheme: PhaseScheme;
  readonly reopens: boolean;
  readonly coin: Coin;
  readonly onRound: ArmsInput['onRound'];
}

/**
 * The arms take turns, slice by slice, in an order that the coin chooses anew each time. Ends early
 * when a server has died, when a whole slice had no success, and when slices take so long (each may
 * wait for a request that times out) that they would use up the budget.
 */
export async function takeTurns(
  servers: readonly LoadedServer[],
  { phase, shape, scheme, reopens, coin, onRound }: PhaseInput,
): Promise<void> {
  const { slices, settle: least, window, spread = 0 } = scheme;
  const offset = coin.fraction();
  const patience =
    performance.now() + PATIENCE * slices * servers.length * sliceCost(scheme, reopens);
  for (let done = 0; done < slices; done++) {
    if (servers.some((server) => server.isLost(phase)) || performance.now() >= patience) return;
    // The same for every arm, so that chance affects their windows alike.
    const settle = milliseconds(least + spread * ((offset + done / slices) % 1));
    for (const server of coin.shuffle(servers)) {
      await server.runSlice({ phase, shape, settle, window, reopens });
    }
    onRound(phase, done + 1);
  }
}

/** Enough to show what new requests are like. They decide nothing. */
export const ADDED_SLICES = 4;

/** Requests that the baseline cannot answer yet, measured after everything that is judged. */
async function measureAdded(
  server: LoadedServer,
  requests: Versions['added'],
  generator: LoadGenerator,
  { settle, window }: PhaseScheme,
): Promise<void> {
  if (requests.length === 0 || server.isLost('capacity')) return;
  await using load = await generator.aimAt(server.target, requests);
  const slices: PhaseResult[] = [];
  while (slices.length < ADDED_SLICES) {
    const { result } = await load.run({ shape: { kind: 'closed' }, settle, window });
    slices.push(result);
  }
  server.noteAdded(mergeSlices(slices));
}
