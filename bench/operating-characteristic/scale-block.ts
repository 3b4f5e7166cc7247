// A candidate's block as it would have been, had each of its requests cost so many times as much.

import { Int32Histogram } from 'hdr-histogram-js';
import { Histogram } from '../../src/record/histogram.ts';
import type { Block, PhaseResult, RequestResult } from '../../src/record/run-record.ts';
import { milliseconds, nanoseconds } from '../../src/units.ts';

/**
 * Every effect becomes larger by just ln(factor): throughput, because the same answers take more time;
 * all times; CPU. What a dearer request does to a queue beyond that is not in it.
 */
export function scaleBlock(block: Block, factor: number): Block {
  const scaled = mapTimes(block, (times) => scaleHistogram(times, factor));
  const { capacity, server } = scaled;
  return {
    ...scaled,
    capacity: {
      ...capacity,
      window: milliseconds(capacity.window * factor),
      elapsed: milliseconds(capacity.elapsed * factor),
    },
    server: {
      ...server,
      cpu: server.cpu === undefined ? undefined : nanoseconds(server.cpu * factor),
      elapsed: milliseconds(server.elapsed * factor),
    },
  };
}

/** The same block in a form that is read hundreds of times faster: a record holds its times deflated. */
export const condenseBlock = (block: Block): Block => mapTimes(block, (times) => times.condensed());

type Change = (times: Histogram) => Histogram;

const mapTimes = (block: Block, change: Change): Block => ({
  ...block,
  capacity: mapPhase(block.capacity, change),
  fixedRate: block.fixedRate && mapPhase(block.fixedRate, change),
});

function mapPhase(phase: PhaseResult, change: Change): PhaseResult {
  const requests = [...phase.requests].map(([name, result]): [string, RequestResult] => [
    name,
    {
      ...result,
      serviceTime: change(result.serviceTime),
      responseTime: change(result.responseTime),
      cleanTime: change(result.cleanTime),
    },
  ]);
  return { ...phase, requests: new Map(requests) };
}

const LONGEST = 3_600_000_000;
const SIGNIFICANT_DIGITS = 3;

/** Tells the times of cells. Cells of all histograms of this shape have the same. */
const SHAPE = new Int32Histogram(1, LONGEST, SIGNIFICANT_DIGITS);

/** Cell by cell: what is recorded is kept to 0.1 %, and stays so. */
export function scaleHistogram(histogram: Histogram, factor: number): Histogram {
  if (factor === 1) return histogram;
  const { cells } = histogram;
  const scaled = new Map<number, number>();
  for (let at = 0; at + 1 < cells.length; at += 2) {
    // The middle of the cell: its lower edge would lose up to 0.1 % each time.
    const value = SHAPE.medianEquivalentValue(SHAPE.valueFromIndex(cells[at] ?? 0)) * factor;
    const index = SHAPE.countsArrayIndex(Math.min(Math.round(value), LONGEST));
    scaled.set(index, (scaled.get(index) ?? 0) + (cells[at + 1] ?? 0));
  }
  return Histogram.ofCells(Uint32Array.from([...scaled].sort(([a], [b]) => a - b).flat()));
}
