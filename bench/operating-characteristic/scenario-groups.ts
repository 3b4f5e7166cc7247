// Trials by scenario, and what of them a table is about.

import { isQuiet } from './neighbours.ts';
import { keyOf, type Scenario } from './scenarios.ts';
import type { JudgedOutcome, Trial } from './trial.ts';

/** A trial of which the gate could do its work. */
export interface JudgedTrial extends Trial {
  readonly outcome: JudgedOutcome;
  /** The file that its line stands in: its record is beside it. */
  readonly path: string;
}

export interface ScenarioGroup {
  readonly scenario: Scenario;
  readonly trials: readonly Trial[];
  /** In the order in which they ran. */
  readonly judged: readonly JudgedTrial[];
}

/** Where the gates of a file that was begun with another budget or other flags are other gates. */
export function groupByScenario(
  trials: readonly (Trial & { readonly path: string })[],
): readonly ScenarioGroup[] {
  const keys = new Set(trials.map(groupKey));
  return [...keys].flatMap((key) => {
    const members = trials.filter((trial) => groupKey(trial) === key);
    const [first] = members;
    if (first === undefined) return [];
    const judged = members.flatMap((trial) => {
      const { outcome } = trial;
      return outcome.kind === 'judged' ? [{ ...trial, outcome }] : [];
    });
    const sorted = judged.toSorted((a, b) => a.date.localeCompare(b.date));
    return [{ scenario: first.scenario, trials: members, judged: sorted }];
  });
}

/** The gates of a group that had no neighbours; `undefined` where there is none. */
export function withoutNeighbours(group: ScenarioGroup): ScenarioGroup | undefined {
  const isAlone = ({ neighbours }: Trial) => isQuiet(neighbours);
  const trials = group.trials.filter(isAlone);
  return trials.length === 0
    ? undefined
    : { ...group, trials, judged: group.judged.filter(isAlone) };
}

const groupKey = ({ scenario, budget, flags }: Trial): string =>
  [keyOf(scenario), budget, JSON.stringify(flags)].join(' ');

/** Its scenario, and where they are not the defaults of the bench, its budget and flags. */
export function titleOf({ scenario, trials }: ScenarioGroup): string {
  const [first] = trials;
  const flags = Object.entries(first?.flags ?? {}).map(([name, value]) => `${name} ${value}`);
  return [keyOf(scenario), first?.budget ?? '', ...flags].join(', ');
}
