// What whole gates said: false alarms, misses, inconclusives, each with exact bounds.

import { counted, table } from './markdown.ts';
import { mean, median } from './moments.ts';
import { proportion } from './proportion.ts';
import { type ScenarioGroup, titleOf } from './scenario-groups.ts';
import type { Trial } from './trial.ts';

export function outcomeTable(groups: readonly ScenarioGroup[]): string {
  const head = [
    'server, loss, neighbours; budget',
    'regression',
    'inconclusive',
    'pass',
    'invalid or error',
    'by metric',
    'pairs',
    'seconds: median, mean, most',
  ];
  return table(head, groups.map(rowOf));
}

function rowOf(group: ScenarioGroup): readonly string[] {
  const { trials, judged } = group;
  const share = (is: (trial: Trial) => boolean) =>
    counted(proportion(trials.filter(is).length, trials.length));
  const durations = trials.map(({ durationSeconds }) => durationSeconds);
  const pairs = judged.map(({ outcome }) => outcome.pairs.length);
  return [
    titleOf(group),
    share((trial) => verdictOf(trial) === 'regression'),
    share((trial) => verdictOf(trial) === 'inconclusive'),
    share((trial) => verdictOf(trial) === 'pass'),
    share((trial) => ['invalid-run', 'no-baseline', 'error'].includes(verdictOf(trial))),
    describeMetrics(group),
    `${Math.min(...pairs)} to ${Math.max(...pairs)}`,
    [median(durations), mean(durations), Math.max(...durations)]
      .map((s) => s.toFixed(0))
      .join(', '),
  ];
}

const verdictOf = ({ outcome }: Trial): string =>
  outcome.kind === 'error' ? 'error' : outcome.verdict;

/** `throughput 59, cpu 12`: in how many gates each metric was what turned it red. */
function describeMetrics({ judged }: ScenarioGroup): string {
  const offending = judged.flatMap(({ outcome }) => outcome.offending);
  const counts = [...new Set(offending)].map((metric) => {
    const count = offending.filter((other) => other === metric).length;
    return `${metric} ${count}`;
  });
  return counts.length === 0 ? '–' : counts.join(', ');
}
