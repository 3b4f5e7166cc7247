// Whether the load generator, and not the server, was the limit at capacity.

import { generatorCoresOf, generatorLoadOf } from '../../record/generator-load.ts';
import { blocksOf, busyCoresOf } from '../../record/metrics.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { sum } from '../../record/sum.ts';
import { NANOSECONDS_PER_MILLISECOND, type Ratio } from '../../units.ts';

/** The busiest thread had something to do for nearly all of its time. */
const ALWAYS_WANTED = 0.95;

/** What a server uses of the cores that it can use when it has no headroom itself. */
const NEARLY_ALL = 0.85;

/** A server of one thread that computes has helpers that collect its garbage and read its files. */
const MOST_CORES_OF_ONE_THREAD = 1.15;

export interface Saturation {
  /** For which the busiest thread had something to do. */
  readonly demand: Ratio;
  /** That the server kept busy or wanted, and what the generator waited for: the server may have had it. */
  readonly serverCores: number;
  /** That the generator left it. */
  readonly coresLeft: number;
}

/**
 * Set where throughput is a lower bound of what the server can do: two queues in a row, of which the
 * generator's is the one that never runs dry while the server's does. A closed loop keeps all
 * connections in one of them, so a server that gets slower is not seen before it becomes the slower one.
 * A generator that waits for a CPU because the server takes all of them has no headroom either; but then
 * the machine is full, and a slower server shows. So whatever may have been the server's counts as its.
 * `undefined` as well where nobody saw the server's CPU.
 */
export function findSaturation(record: RunRecord): Saturation | undefined {
  const load = generatorLoadOf(record);
  const cpuCores = busyCoresOf(record);
  if (load === undefined || cpuCores === undefined || load.demand < ALWAYS_WANTED) return undefined;
  const serverCores = cpuCores + waitingCoresOf(record) + Math.max(0, load.demand - load.busy);
  const { cores, cpuQuota = cores } = record.environment;
  const coresLeft = Math.min(cores, cpuQuota) - generatorCoresOf(record);
  if (serverCores >= NEARLY_ALL * coresLeft) return undefined;
  if (isFullByItself(record, cpuCores, serverCores)) return undefined;
  return { demand: load.demand, serverCores, coresLeft };
}

/** As many workers as it has, or the one thread that most servers have, leave no more to use. */
function isFullByItself(record: RunRecord, cpuCores: number, serverCores: number): boolean {
  const placements = blocksOf(record).flatMap(({ server }) => server.placement ?? []);
  const workers = Math.max(1, ...placements.map((placement) => placement.workers));
  if (workers > 1) return serverCores >= NEARLY_ALL * workers;
  return serverCores >= NEARLY_ALL && cpuCores <= MOST_CORES_OF_ONE_THREAD;
}

/** Threads of the server that were kept from running, as cores; 0 where the kernel does not say. */
function waitingCoresOf(record: RunRecord): number {
  const uses = blocksOf(record).map(({ server }) => server);
  const elapsed = sum(uses, (use) => use.elapsed);
  const waited = sum(uses, (use) => use.waited ?? 0);
  return elapsed <= 0 ? 0 : waited / NANOSECONDS_PER_MILLISECOND / elapsed;
}
