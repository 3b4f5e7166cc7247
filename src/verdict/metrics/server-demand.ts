// Whether the server had no core to spare at capacity. Then every request that costs more CPU costs throughput.

import { generatorCoresOf, generatorLoadOf } from '../../record/generator-load.ts';
import { blocksOf, busyCoresOf, waitingCoresOf } from '../../record/metrics.ts';
import type { RunRecord } from '../../record/run-record.ts';

/** From this share of the cores that it can use on, a server has none to spare. */
const NEARLY_ALL = 0.85;

/** A server with one computing thread has further threads that collect garbage and read files. */
const MOST_CORES_OF_ONE_THREAD = 1.15;

export interface ServerDemand {
  /** Cores that the server used or waited for, and those that it may have kept the generator from. */
  readonly serverCores: number;
  /** Cores that the generator left to it. */
  readonly coresLeft: number;
  /** It wanted all of them, or all that its workers or its one computing thread can use. */
  readonly isFull: boolean;
}

/**
 * While the generator waits for a CPU, the server may have it. So all of that time counts as the server's.
 * @returns `undefined` where the CPU time of the server or the generator is unknown
 */
export function serverDemandOf(record: RunRecord): ServerDemand | undefined {
  const load = generatorLoadOf(record);
  const cpuCores = busyCoresOf(record);
  if (load === undefined || cpuCores === undefined) return undefined;
  const serverCores =
    cpuCores + (waitingCoresOf(record) ?? 0) + Math.max(0, load.demand - load.busy);
  const { cores, cpuQuota = cores } = record.environment;
  const coresLeft = Math.min(cores, cpuQuota) - generatorCoresOf(record);
  const isFull =
    serverCores >= NEARLY_ALL * coresLeft || isFullByItself(record, cpuCores, serverCores);
  return { serverCores, coresLeft, isFull };
}

/** Whether all workers of the server are busy, or the one thread that most servers have. */
function isFullByItself(record: RunRecord, cpuCores: number, serverCores: number): boolean {
  const placements = blocksOf(record).flatMap(({ server }) => server.placement ?? []);
  const workers = Math.max(1, ...placements.map((placement) => placement.workers));
  if (workers > 1) return serverCores >= NEARLY_ALL * workers;
  return serverCores >= NEARLY_ALL && cpuCores <= MOST_CORES_OF_ONE_THREAD;
}
