// Whether CPU per request must pass: beside throughput, or in its place.

import type { ComparePlan } from '../../plan/plan.ts';
import { cpuPerRequestOf } from '../../record/metrics.ts';
import type { BlockPair } from '../../record/pairs.ts';
import type { Arm } from '../../record/run-record.ts';
import { standardDeviationOf } from '../../stats/spread.ts';
import type { LogRatio } from '../../units.ts';
import type { Warning } from '../verdict.ts';
import { percent } from '../words/phrase.ts';
import { effectsOf, leastThroughput } from './effects.ts';
import { singleUnits } from './units.ts';

export type CpuRole =
  /** It turns red only when shown to be beyond tolerance. */
  | { readonly kind: 'guard' }
  /** A gate, like throughput. */
  | { readonly kind: 'beside-throughput' }
  /** The gate in place of throughput, which depends on how connections fell on workers. */
  | { readonly kind: 'instead-of-throughput'; readonly warning: Warning };

/** Blocks of a server of one process spread by 0.6 to 1.3 %, in noise by 2.9 % (docs/method.md). */
const STEADY = 0.03;

/** Noise of the machine spreads both metrics; uneven work of the workers spreads throughput alone. */
const MUCH_STEADIER = 3;

/** Spreads of fewer pairs say little about which metric is the steadier one. */
const PAIRS_FOR_SPREADS = 5;

/**
 * `auto` looks at how far the effects of blocks spread, never at how large they are. It may choose after
 * the data are in because a spread does not reveal the loss. The same loss in every block changes no
 * spread, so a slower candidate cannot pick the metric that hides it. Swapping the arms changes no spread
 * either, so for an unchanged candidate both directions stay equally likely. Each metric has its own
 * share of the false-alarm budget, whichever is chosen.
 */
export function findCpuRole(pairs: readonly BlockPair[], gateCpu: ComparePlan['gateCpu']): CpuRole {
  if (gateCpu === 'always') return { kind: 'beside-throughput' };
  if (gateCpu === 'never' || pairs.length < PAIRS_FOR_SPREADS) return { kind: 'guard' };
  if (!haveWorkers(pairs, 'baseline') || !haveWorkers(pairs, 'candidate')) return { kind: 'guard' };
  const throughput = spreadOf(effectsOf('throughput', singleUnits(pairs), leastThroughput));
  const cpu = spreadOf(effectsOf('cpu', singleUnits(pairs), cpuPerRequestOf));
  if (throughput === undefined || cpu === undefined) return { kind: 'guard' };
  if (throughput <= STEADY || throughput <= MUCH_STEADIER * cpu) return { kind: 'guard' };
  return { kind: 'instead-of-throughput', warning: warnOfWorkers(pairs, throughput, cpu) };
}

/** Most blocks are enough: in single ones all connections may have fallen on one worker. */
function haveWorkers(pairs: readonly BlockPair[], arm: Arm): boolean {
  return placementsOf(pairs, arm).length > pairs.length / 2;
}

const placementsOf = (pairs: readonly BlockPair[], arm: Arm) =>
  pairs.flatMap((pair) => pair[arm].server.placement ?? []).filter(({ workers }) => workers >= 2);

const spreadOf = (effects: ReturnType<typeof effectsOf>): LogRatio | undefined =>
  effects && standardDeviationOf(effects);

function warnOfWorkers(pairs: readonly BlockPair[], throughput: LogRatio, cpu: LogRatio): Warning {
  const workers = Math.max(
    ...placementsOf(pairs, 'candidate').map((placement) => placement.workers),
  );
  const [before, after] = [meanImbalance(pairs, 'baseline'), meanImbalance(pairs, 'candidate')];
  return {
    code: 'uneven-workers',
    text: `Connections fell unevenly on ${workers} worker processes: the busiest had ${percent(after)} more than an even share of the work (${percent(before)} in the baseline), and throughput differed by ${percent(throughput)} (standard deviation) from one pair of blocks to the next, CPU time per request only by ${percent(cpu)}. So CPU time per request decides, and throughput and the p99 at capacity only where a loss is shown.`,
  };
}

function meanImbalance(pairs: readonly BlockPair[], arm: Arm): number {
  const placements = placementsOf(pairs, arm);
  return placements.reduce((sum, { imbalance }) => sum + imbalance, 0) / placements.length;
}
