// The pairs of a run record as numbers: values of both arms and effects, one line each.

import { Histogram } from '../../src/record/histogram.ts';
import {
  cpuPerRequestOf,
  peakMemoryOf,
  responseQuantile,
  resultsOf,
  serviceQuantile,
  throughputOf,
} from '../../src/record/metrics.ts';
import { type BlockPair, pairsOf } from '../../src/record/pairs.ts';
import type { Block, PhaseResult, RequestResult, RunRecord } from '../../src/record/run-record.ts';
import { lossOf } from '../../src/verdict/direction.ts';
import type { ArmLine, PairLine, PairMetric } from './trial.ts';

export const describePairs = (record: RunRecord): readonly PairLine[] =>
  pairsOf(record).map(describePair);

function describePair({ number, baseline, candidate }: BlockPair): PairLine {
  const before = describeArm(baseline);
  const after = describeArm(candidate);
  const effect = (metric: PairMetric): number | null => {
    const [old, now] = [before.values[metric], after.values[metric]];
    return old !== null && now !== null && old > 0 && now > 0 ? lossOf(metric, old, now) : null;
  };
  return { number, baseline: before, candidate: after, effects: eachMetric(effect) };
}

function describeArm(block: Block): ArmLine {
  const clean = timesOf(block.fixedRate, ({ cleanTime }) => cleanTime);
  const values: Readonly<Record<PairMetric, number | undefined>> = {
    throughput: throughputOf(block),
    p99: serviceQuantile(block, undefined, 0.99),
    'response-p99': responseQuantile(block, undefined, 0.99),
    'clean-response-p99': clean.supportedQuantile(0.99),
    cpu: cpuPerRequestOf(block),
    memory: peakMemoryOf(block),
  };
  return {
    values: eachMetric((metric) => values[metric] ?? null),
    samples: {
      p99: timesOf(block.capacity, ({ serviceTime }) => serviceTime).count,
      response: timesOf(block.fixedRate, ({ responseTime }) => responseTime).count,
      clean: clean.count,
    },
    slices: block.fixedRate?.slices ?? 0,
    kept: block.fixedRate?.cleaning?.kept ?? null,
    processes: block.server.processes ?? null,
    imbalance: block.server.placement?.imbalance ?? null,
  };
}

function timesOf(
  phase: PhaseResult | undefined,
  of: (result: RequestResult) => Histogram,
): Histogram {
  return Histogram.merged(resultsOf(phase === undefined ? [] : [phase], undefined).map(of));
}

function eachMetric<T>(of: (metric: PairMetric) => T): Readonly<Record<PairMetric, T>> {
  return {
    throughput: of('throughput'),
    p99: of('p99'),
    'response-p99': of('response-p99'),
    'clean-response-p99': of('clean-response-p99'),
    cpu: of('cpu'),
    memory: of('memory'),
  };
}

/** Effects of one metric over the pairs that have it. */
export const effectsOf = (pairs: readonly PairLine[], metric: PairMetric): readonly number[] =>
  pairs.flatMap(({ effects }) => effects[metric] ?? []);
