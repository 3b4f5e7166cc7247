// What the intervals rest on: how blocks of one run differ, and whether runs differ by more than that.

import { effectsOf } from './describe-pairs.ts';
import { percent, table } from './markdown.ts';
import { mean, standardDeviation } from './moments.ts';
import { type ScenarioGroup, titleOf } from './scenario-groups.ts';
import { type ArmLine, PAIR_METRICS, type PairMetric } from './trial.ts';

export function spreadTable(groups: readonly ScenarioGroup[]): string {
  const head = [
    'server, loss, neighbours; budget',
    'metric',
    'mean loss ± standard error',
    'block sd',
    'between runs ÷ expected',
    'samples a block: least, mean',
    'slices kept: old, new',
  ];
  return table(
    head,
    groups.flatMap((group) => PAIR_METRICS.flatMap((metric) => rowOf(group, metric))),
  );
}

function rowOf(group: ScenarioGroup, metric: PairMetric): readonly (readonly string[])[] {
  const runs = group.judged
    .map(({ outcome }) => effectsOf(outcome.pairs, metric))
    .filter((effects) => effects.length >= 2);
  const means = runs.map(mean);
  if (means.length === 0) return [];
  const within = Math.sqrt(mean(runs.map((effects) => standardDeviation(effects) ** 2)));
  // Means of n independent blocks differ by the sd ÷ √n: then this ratio is about 1.
  const expected = Math.sqrt(mean(runs.map(({ length }) => within ** 2 / length)));
  const between = standardDeviation(means);
  return [
    [
      titleOf(group),
      metric,
      `${percent(mean(means), 2)} ± ${percent(between / Math.sqrt(means.length), 2)}`,
      percent(within, 2),
      means.length < 2 ? 'n/a' : (between / expected).toFixed(2),
      samplesOf(group, metric),
      metric === 'clean-response-p99' ? keptOf(group) : '–',
    ],
  ];
}

const SAMPLES_OF: Readonly<Partial<Record<PairMetric, keyof ArmLine['samples']>>> = {
  p99: 'p99',
  'response-p99': 'response',
  'clean-response-p99': 'clean',
};

function samplesOf({ judged }: ScenarioGroup, metric: PairMetric): string {
  const name = SAMPLES_OF[metric];
  if (name === undefined) return '–';
  const counts = judged.flatMap(({ outcome }) =>
    outcome.pairs.flatMap(({ baseline, candidate }) => [
      baseline.samples[name],
      candidate.samples[name],
    ]),
  );
  return `${Math.min(...counts)}, ${mean(counts).toFixed(0)}`;
}

function keptOf({ judged }: ScenarioGroup): string {
  const share = (arm: 'baseline' | 'candidate'): string => {
    const arms = judged.flatMap(({ outcome }) => outcome.pairs.map((pair) => pair[arm]));
    const kept = arms.flatMap((one) => one.kept ?? []);
    const slices = arms.reduce((sum, one) => sum + one.slices, 0);
    return percent(kept.reduce((sum, one) => sum + one, 0) / slices, 0);
  };
  return `${share('baseline')}, ${share('candidate')}`;
}
