// What each block measured, for charts over the run.

import {
  busyCoresOf,
  cpuPerRequestOf,
  errorsOf,
  peakMemoryOf,
  throughputOf,
} from '../../record/metrics.ts';
import type { Block, PhaseResult, RunRecord } from '../../record/run-record.ts';
import { sum } from '../../record/sum.ts';
import type { ReportBlock } from '../gate-report.ts';

/** Blocks of both arms in the order in which they began. */
export function reportBlocks({ blocks }: RunRecord): readonly ReportBlock[] {
  return blocks
    .toSorted((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt))
    .map(reportBlock);
}

function reportBlock(block: Block): ReportBlock {
  const { sent, errors } = errorsOf([block]);
  return {
    arm: block.arm,
    number: block.number,
    startedAt: block.startedAt,
    rates: ratesOf(block.capacity) ?? [throughputOf([block]) ?? 0],
    cpuPerRequest: cpuPerRequestOf([block]) ?? null,
    busyCores: busyCoresOf([block]) ?? null,
    peakMemory: peakMemoryOf([block]) ?? null,
    sent,
    errors,
  };
}

/**
 * A block holds the rates of all threads in the first slice, then in the second. `undefined` where the
 * numbers do not divide: a thread had no say in some slice, or the list was cut.
 */
function ratesOf({ threadRates, slices }: PhaseResult): readonly number[] | undefined {
  const threads = threadRates.length / slices;
  if (!Number.isInteger(threads) || threads < 1) return undefined;
  return Array.from({ length: slices }, (_, slice) => {
    const own = threadRates.slice(slice * threads, (slice + 1) * threads);
    return Math.round(10 * sum(own, (rate) => rate)) / 10;
  });
}
