// The first block of a run, measured and not counted: how fast the server is, and what a block costs.

import { throughputOf } from '../measure/metrics.ts';
import { milliseconds, type PerSecond, perSecond, seconds } from '../units.ts';
import type { Calibration } from './block-scheme.ts';
import { type BlockOrder, type MeasuredBlock, measureBlock } from './measure-block.ts';
import type { GatePorts } from './ports.ts';

/** Low enough that response times show the server's speed and not its queue, high enough to load it. */
const OFFERED_SHARE = 0.6;

/** One long slice: nothing is known yet from which a better length would follow. */
export const CALIBRATION_SLICE = { slices: 1, settle: milliseconds(200), window: seconds(1) };

export type Calibrated =
  | { readonly kind: 'calibrated'; readonly calibration: Calibration }
  /** Not one success, or the server died: this block is all there is to judge. */
  | { readonly kind: 'hopeless'; readonly measured: MeasuredBlock };

/** @param givenRate offered rate of the user or of the baseline; else it follows from the capacity */
export async function calibrate(
  order: Pick<BlockOrder, 'plan' | 'generator'>,
  givenRate: PerSecond | undefined,
  ports: GatePorts,
): Promise<Calibrated> {
  const began = performance.now();
  const measured = await measureBlock(
    {
      ...order,
      number: 0,
      capacity: CALIBRATION_SLICE,
      fixedRate: undefined,
      onSlice: () => undefined,
    },
    ports,
  );
  const took = milliseconds(performance.now() - began);
  const throughput = throughputOf(measured.block) ?? perSecond(0);
  if (throughput === 0 || measured.incidents.length > 0) return { kind: 'hopeless', measured };
  const { requests, load } = order.plan;
  const weights = requests.map(({ weight }) => weight);
  return {
    kind: 'calibrated',
    calibration: {
      throughput,
      offeredRate: givenRate ?? offeredRate(throughput),
      connections: load.connections,
      rarestShare: Math.min(...weights) / weights.reduce((sum, weight) => sum + weight, 0),
      overhead: milliseconds(took - measured.block.capacity.elapsed),
    },
  };
}

/** Rounded to two digits, for it is only a guess and will be stored and shown. */
function offeredRate(capacity: PerSecond): PerSecond {
  return perSecond(Math.max(1, Number((capacity * OFFERED_SHARE).toPrecision(2))));
}
