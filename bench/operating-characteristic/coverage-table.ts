// Do the intervals hold what is true? Only where that is known: nothing injected, or a calibrated cost.

import { boundLoss } from '../../src/stats/bounds.ts';
import { nonEmpty } from '../../src/stats/spread.ts';
import { changeOf, logRatio } from '../../src/units.ts';
import { HIGHER_IS_BETTER } from '../../src/verdict/direction.ts';
import { effectsOf } from './describe-pairs.ts';
import { counted, percent, table } from './markdown.ts';
import { proportion } from './proportion.ts';
import { type JudgedTrial, type ScenarioGroup, titleOf } from './scenario-groups.ts';
import { PAIR_METRICS, type PairMetric, type Truth } from './trial.ts';

export function coverageTable(groups: readonly ScenarioGroup[]): string {
  const head = [
    'server, loss, neighbours; budget',
    'metric',
    'true change',
    'printed intervals that hold it',
    'nominal',
    '99 % intervals of the same effects',
  ];
  return table(
    head,
    groups.flatMap((group) => PAIR_METRICS.flatMap((metric) => rowOf(group, metric))),
  );
}

interface Interval {
  readonly truth: number;
  readonly low: number;
  readonly high: number;
}

function rowOf(group: ScenarioGroup, metric: PairMetric): readonly (readonly string[])[] {
  const printed = group.judged.flatMap((trial) => printedInterval(trial, metric) ?? []);
  const [first] = printed;
  if (first === undefined) return [];
  const recomputed = group.judged.flatMap((trial) => recomputedInterval(trial, metric) ?? []);
  return [
    [
      titleOf(group),
      metric,
      percent(changeOf(logRatio(HIGHER_IS_BETTER[metric] ? -first.truth : first.truth))),
      describe(printed),
      percent(nominalOf(group, metric)),
      describe(recomputed),
    ],
  ];
}

const describe = (intervals: readonly Interval[]): string =>
  counted(
    proportion(
      intervals.filter(({ truth, low, high }) => low <= truth && truth <= high).length,
      intervals.length,
    ),
  );

function printedInterval(trial: JudgedTrial, metric: PairMetric): Interval | undefined {
  const truth = truthOf(trial.truth, metric);
  const found = trial.outcome.comparisons.find((comparison) => comparison.metric === metric);
  if (truth === null || found === undefined) return undefined;
  const { low, high } = found;
  return {
    truth,
    low: low ?? Number.NEGATIVE_INFINITY,
    high: high ?? Number.POSITIVE_INFINITY,
  };
}

const HALF_OF_ONE_PERCENT = { fail: 0.005, pass: 0.005 } as const;

/** What is printed has two levels; this has one, by which the method promised to be measured. */
function recomputedInterval(trial: JudgedTrial, metric: PairMetric): Interval | undefined {
  const truth = truthOf(trial.truth, metric);
  const effects = nonEmpty(effectsOf(trial.outcome.pairs, metric).map(logRatio));
  if (truth === null || effects === undefined || effects.length < 3) return undefined;
  return { truth, ...boundLoss(effects, HALF_OF_ONE_PERCENT) };
}

function nominalOf({ judged }: ScenarioGroup, metric: PairMetric): number {
  const alphas = judged.flatMap(({ outcome }) =>
    outcome.comparisons.flatMap((one) => (one.metric === metric ? one.alpha : [])),
  );
  const spent = alphas.map(({ fail, pass }) => fail + pass);
  return 1 - spent.reduce((sum, one) => sum + one, 0) / spent.length;
}

function truthOf({ throughput, cpu, others }: Truth, metric: PairMetric): number | null {
  if (metric === 'throughput') return throughput;
  return metric === 'cpu' ? cpu : others;
}
