// What a commit changed, read from the pairs of a run, to be kept when the other arm is not.

import { cpuPerRequestOf, type Measured, serviceQuantile } from '../record/metrics.ts';
import { pairsOf } from '../record/pairs.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Shift, Step, StepMetric } from '../record/step.ts';
import { meanOf, standardErrorOf } from '../stats/spread.ts';
import { effectsOf, leastThroughput } from './metrics/effects.ts';
import { type PairUnit, singleUnits, unitsOf } from './metrics/units.ts';

type Read = (measured: Measured) => number | undefined;

/**
 * `undefined` where the record has no pair, or its other arm was no commit: then nothing says what the
 * step led from.
 */
export function stepOf(record: RunRecord): Step | undefined {
  const base = record.baselineArm?.commit;
  const pairs = pairsOf(record);
  if (base === undefined || pairs.length === 0) return undefined;
  const single = singleUnits(pairs);
  const enough = unitsOf(pairs, ({ baseline, candidate }) =>
    [baseline, candidate].every((arm) => p99Of(arm) !== undefined),
  );
  return {
    base,
    pairs: pairs.length,
    throughput: shiftOf('throughput', single, leastThroughput),
    cpu: shiftOf('cpu', single, cpuPerRequestOf),
    p99: shiftOf('p99', enough, p99Of),
  };
}

const p99Of: Read = (measured) => serviceQuantile(measured, undefined, 0.99);

/** `undefined` where it was not measured in all units, or there is only one. */
function shiftOf(metric: StepMetric, units: readonly PairUnit[], read: Read): Shift | undefined {
  const effects = effectsOf(metric, units, read);
  const spread = effects && standardErrorOf(effects);
  if (effects === undefined || spread === undefined) return undefined;
  return { loss: meanOf(effects), error: spread.error, units: effects.length };
}
