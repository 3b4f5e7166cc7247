// How pairs of blocks read while they are measured: short, because a terminal's live line must not wrap.

import type { Milliseconds, PerSecond, Ratio } from '../units.ts';
import { formatAmount, formatNumber } from './format/format-number.ts';
import { formatChange } from './format/format-share.ts';
import { formatRemaining } from './format/format-time.ts';

/** What the pairs so far say of throughput. */
export interface SoFar {
  readonly change: Ratio;
  /** The end of its interval on the side of a loss, and the other one; infinite or −1 without a bound. */
  readonly worst: Ratio;
  readonly best: Ratio;
}

export interface DonePair {
  readonly block: number;
  readonly blocks: number;
  readonly throughput: { readonly baseline: PerSecond; readonly candidate: PerSecond };
  readonly soFar: SoFar | undefined;
  readonly remaining: Milliseconds;
}

/** "pair  3 of 17  5 990 → 6 120/s; all −0.4 % [−1.9, +1.1]  2 min 1 s left" */
export function describePair({ block, blocks, throughput, ...pair }: DonePair): string {
  const place = `${block}`.padStart(`${blocks}`.length);
  const { baseline, candidate } = throughput;
  // The step is of this pair, the change of all of them.
  const soFar = pair.soFar === undefined ? '' : `; all ${describeSoFar(pair.soFar)}`;
  return [
    `pair ${place} of ${blocks}`,
    `${formatNumber(baseline)} → ${formatNumber(candidate)}/s${soFar}`,
    ...(block < blocks ? [`${formatRemaining(pair.remaining)} left`] : []),
  ].join('  ');
}

/** "−0.4 % [−1.9, +1.1]" */
export function describeSoFar({ change, worst, best }: SoFar): string {
  return `${formatChange(change)} [${boundOf(worst)}, ${boundOf(best)}]`;
}

/** Without its unit, which stands before it; an ellipsis where the pairs do not bound it yet. */
const boundOf = (change: Ratio): string =>
  Number.isFinite(change) && change > -1 ? formatChange(change).replace(/\s*%$/, '') : '…';

export interface PlannedPairs {
  readonly blocks: number;
  readonly capacity: PerSecond;
  readonly offeredRate: PerSecond | undefined;
  readonly remaining: Milliseconds;
  /** Threads of the load generator. */
  readonly workers: number;
}

/** "17 pairs of blocks, about 2 min 40 s; capacity 6 120/s, then a fixed 3 670/s; 1 generator thread" */
export function describePairs(plan: PlannedPairs): string {
  const { blocks, capacity, offeredRate, remaining, workers } = plan;
  const fixed =
    offeredRate === undefined ? 'no fixed rate' : `a fixed ${formatNumber(offeredRate)}/s`;
  const pairs = blocks === 1 ? '1 pair' : `${blocks} pairs`;
  return `${pairs} of blocks, about ${formatRemaining(remaining)}; capacity ${formatNumber(capacity)}/s, then ${fixed}; ${formatAmount(workers, 'generator thread')}`;
}

/** "look 1 of 2: not decided yet" */
export function describeLook(look: number, looks: number, decided: boolean): string {
  if (decided)
    return look < looks
      ? `look ${look} of ${looks}: decided, no more pairs are needed`
      : `look ${look} of ${looks}: decided`;
  return `look ${look} of ${looks}: not decided${look < looks ? ' yet' : ''}`;
}
