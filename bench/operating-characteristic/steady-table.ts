// The same gates, of them only those whose blocks were as steady as a promise supposes.

import { effectsOf } from './describe-pairs.ts';
import { counted, table } from './markdown.ts';
import { standardDeviation } from './moments.ts';
import { proportion } from './proportion.ts';
import { type JudgedTrial, type ScenarioGroup, titleOf } from './scenario-groups.ts';
import type { PairMetric } from './trial.ts';

/** Most that the effects of a gate's own blocks may differ (standard deviation). */
type Condition = Partial<Readonly<Record<PairMetric, number>>>;

const CONDITIONS: readonly Condition[] = [
  { throughput: 0.03, p99: 0.08 },
  { throughput: 0.013 },
  { p99: 0.1 },
  { 'clean-response-p99': 0.1 },
];

export function steadyTable(groups: readonly ScenarioGroup[]): string {
  const head = [
    'server, loss, neighbours; budget',
    'block sd',
    'gates',
    'regression',
    'inconclusive',
    'throughput found',
    'p99 found',
    'cleaned p99 found',
  ];
  return table(
    head,
    groups.flatMap((group) => CONDITIONS.map((condition) => rowOf(group, condition))),
  );
}

function rowOf(group: ScenarioGroup, condition: Condition): readonly string[] {
  const steady = group.judged.filter((trial) => isSteady(trial, condition));
  const share = (is: (trial: JudgedTrial) => boolean) =>
    counted(proportion(steady.filter(is).length, steady.length));
  const found = (metric: PairMetric) =>
    share(({ outcome }) =>
      outcome.comparisons.some((one) => one.metric === metric && one.outcome === 'regression'),
    );
  return [
    titleOf(group),
    Object.entries(condition)
      .map(([metric, most]) => `${metric} ≤ ${100 * most} %`)
      .join(', '),
    `${steady.length} of ${group.judged.length}`,
    share(({ outcome }) => outcome.verdict === 'regression'),
    share(({ outcome }) => outcome.verdict === 'inconclusive'),
    found('throughput'),
    found('p99'),
    found('clean-response-p99'),
  ];
}

function isSteady({ outcome }: JudgedTrial, condition: Condition): boolean {
  const within = (metric: PairMetric, most: number | undefined): boolean =>
    most === undefined || standardDeviation(effectsOf(outcome.pairs, metric)) <= most;
  return (
    within('throughput', condition.throughput) &&
    within('p99', condition.p99) &&
    within('clean-response-p99', condition['clean-response-p99'])
  );
}
