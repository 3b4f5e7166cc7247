// A candidate's block as it would have been, had each of its requests cost so many times as much.

import {
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  Int32Histogram,
  JsHistogram,
} from 'hdr-histogram-js';
import { Histogram } from '../../src/record/histogram.ts';
import type { Block, PhaseResult, RequestResult } from '../../src/record/run-record.ts';
import { milliseconds, nanoseconds } from '../../src/units.ts';

/**
 * Every effect becomes larger by just ln(factor): throughput, because the same answers take more time;
 * all times; CPU. What a dearer request does to a queue beyond that is not in it.
 */
export function scaleBlock(block: Block, factor: number): Block {
  const { capacity, fixedRate, server } = block;
  return {
    ...block,
    capacity: {
      ...scaleTimes(capacity, factor),
      window: milliseconds(capacity.window * factor),
      elapsed: milliseconds(capacity.elapsed * factor),
    },
    fixedRate: fixedRate && scaleTimes(fixedRate, factor),
    server: {
      ...server,
      cpu: server.cpu === undefined ? undefined : nanoseconds(server.cpu * factor),
      elapsed: milliseconds(server.elapsed * factor),
    },
  };
}

function scaleTimes(phase: PhaseResult, factor: number): PhaseResult {
  const requests = [...phase.requests].map(([name, result]): [string, RequestResult] => [
    name,
    {
      ...result,
      serviceTime: scaleHistogram(result.serviceTime, factor),
      responseTime: scaleHistogram(result.responseTime, factor),
      cleanTime: scaleHistogram(result.cleanTime, factor),
    },
  ]);
  return { ...phase, requests: new Map(requests) };
}

const LONGEST = 3_600_000_000;
const SIGNIFICANT_DIGITS = 3;

/** Cell by cell: what is recorded is kept to 0.1 %, and stays so. */
export function scaleHistogram(histogram: Histogram, factor: number): Histogram {
  if (histogram.isEmpty || factor === 1) return histogram;
  const cells = new Int32Histogram(1, LONGEST, SIGNIFICANT_DIGITS);
  const decoded = decodeFromCompressedBase64(histogram.encode(), 32, false);
  if (!(decoded instanceof JsHistogram)) throw new TypeError('not a histogram of our own shape');
  cells.add(decoded);
  const scaled = new Int32Histogram(1, LONGEST, SIGNIFICANT_DIGITS);
  for (let index = 0; index < cells.countsArrayLength; index++) {
    const count = cells.getCountAtIndex(index);
    // The middle of the cell: its lower edge would lose up to 0.1 % each time.
    const value = cells.medianEquivalentValue(cells.valueFromIndex(index)) * factor;
    if (count > 0) scaled.recordValueWithCount(Math.min(Math.round(value), LONGEST), count);
  }
  return Histogram.decode(encodeIntoCompressedBase64(scaled));
}
