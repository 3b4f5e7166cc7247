// How much of the machine others had while a record was measured at capacity, as shares from 0 to 1.

import { NANOSECONDS_PER_MILLISECOND, type Ratio, ratio } from '../units.ts';
import { generatorCoresOf } from './generator-load.ts';
import { blocksOf, busyCoresOf, type Measured } from './metrics.ts';
import type { Block, OthersUse } from './run-record.ts';
import { sum } from './sum.ts';

export interface Crowd {
  /**
   * The share of all cores that neighbours used. A process that works for the server, such as its database,
   * is no neighbour: it is idle while the server is idle. So this is the smaller of two shares: what
   * others used at capacity, and what they used before, when nothing of ours had work.
   */
  readonly others: Ratio;
  /** Of all cores: what the host of a virtual machine gave to others. */
  readonly stolen: Ratio;
  /**
   * The share of its busy time that the server waited for a CPU, or that of the generator: the larger of the
   * two. Busy is running or waiting. `undefined` where the kernel does not say.
   */
  readonly waited: Ratio | undefined;
}

/** `undefined` where a block does not say what others used. */
export function crowdOf(measured: Measured, cores: number): Crowd | undefined {
  const blocks = blocksOf(measured);
  const uses = blocks.flatMap(({ others }) => others ?? []);
  if (blocks.length === 0 || uses.length < blocks.length) return undefined;
  const machine = cores * NANOSECONDS_PER_MILLISECOND * sum(uses, ({ elapsed }) => elapsed);
  if (machine <= 0) return undefined;
  const background = sum(uses, (use) => use.background) / uses.length;
  return {
    others: ratio(Math.min(atCapacity(uses, machine), background)),
    stolen: ratio(sum(uses, ({ stolen }) => stolen) / machine),
    waited: waitedOf(blocks),
  };
}

/** No limit where the server's own CPU time is unknown: what others used is not told apart then. */
function atCapacity(uses: readonly OthersUse[], machine: number): number {
  if (uses.some(({ cpu }) => cpu === undefined)) return Number.POSITIVE_INFINITY;
  return sum(uses, ({ cpu }) => cpu ?? 0) / machine;
}

/** Of two versions that took turns: what others used is not recorded, but that somebody did shows. */
export interface Shortage {
  /** Cores that server and generator kept busy together. */
  readonly used: number;
  /** See `Crowd`. */
  readonly waited: Ratio;
}

/**
 * A server and a generator that wake each other share a core now and then. In 32 gates of Node, Go and Flask
 * alone on 2 cores, those that left some of the cores waited for 5 to 20 %; in 24 on a crowded one, 38 to 94 %.
 */
const MOST_WAITED = 0.3;

/** From this share of the cores on, server and generator may wait for each other alone. */
const NEARLY_ALL = 0.85;

/**
 * They waited for a CPU although they left some of the cores: others had them. `undefined` where they did
 * not, or nobody knows.
 */
export function shortageOf(measured: Measured, cores: number): Shortage | undefined {
  const [server, waited] = [busyCoresOf(measured), waitedOf(measured)];
  if (server === undefined || waited === undefined) return undefined;
  const used = server + generatorCoresOf(measured);
  return waited >= MOST_WAITED && used < NEARLY_ALL * cores ? { used, waited } : undefined;
}

/** See `Crowd`; also where it is not known what others used. */
export function waitedOf(measured: Measured): Ratio | undefined {
  const blocks = blocksOf(measured);
  const shares = [waitedOfServer(blocks), waitedOfGenerator(blocks)].flatMap(
    (share) => share ?? [],
  );
  return shares.length === 0 ? undefined : ratio(Math.max(...shares));
}

function waitedOfServer(blocks: readonly Block[]): number | undefined {
  const uses = blocks.flatMap(({ server: { cpu, waited } }) =>
    cpu === undefined || waited === undefined ? [] : [{ cpu, waited }],
  );
  const waited = sum(uses, (use) => use.waited);
  return shareOf(waited, waited + sum(uses, ({ cpu }) => cpu));
}

/** Of its busiest thread. */
function waitedOfGenerator(blocks: readonly Block[]): number | undefined {
  const uses = blocks.flatMap(({ capacity: { generatorUse } }) =>
    generatorUse?.demand === undefined
      ? []
      : [{ demand: generatorUse.demand, busiest: generatorUse.busiest }],
  );
  const wanted = sum(uses, ({ demand }) => demand);
  return shareOf(wanted - sum(uses, ({ busiest }) => busiest), wanted);
}

const shareOf = (part: number, whole: number): number | undefined =>
  whole <= 0 ? undefined : Math.max(0, part) / whole;
