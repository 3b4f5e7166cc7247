// The same recorded gates, judged by what others do. README.md says which numbers each rule gets.

import { Histogram } from '../../src/record/histogram.ts';
import { resultsOf, serviceQuantile, throughputOf } from '../../src/record/metrics.ts';
import { recordOfArm } from '../../src/record/one-arm.ts';
import type { Arm, RunRecord } from '../../src/record/run-record.ts';
import { effectsOf } from './describe-pairs.ts';
import { counted, table } from './markdown.ts';
import {
  isBeyondByBootstrap,
  isBeyondRatio,
  isSlowerByWelch,
  type RequestTimes,
} from './peer-rules.ts';
import { proportion } from './proportion.ts';
import { type JudgedTrial, type ScenarioGroup, titleOf } from './scenario-groups.ts';
import { seeded } from './seeded.ts';

export interface RecordedTrial {
  readonly trial: JudgedTrial;
  readonly record: RunRecord;
  /** The run of this server before it, whatever its candidate was: its baseline is the same code. */
  readonly previous: RunRecord | undefined;
}

interface Rule {
  readonly name: string;
  /** `undefined`: it has nothing to judge by. */
  readonly alarms: (recorded: RecordedTrial) => boolean | undefined;
}

/** ln(1 ÷ 0.95): our default, so that what differs is the method. */
const TOLERANCE = -Math.log(0.95);

const RULES: readonly Rule[] = [
  ...[1.1, 2].flatMap((ratio) => [
    { name: `one run, throughput, ${label(ratio)}`, alarms: oneRun(intervalOf, ratio) },
    { name: `one run, p99, ${label(ratio)}`, alarms: oneRun(p99Of, ratio) },
  ]),
  { name: 'base then head, t-test on requests', alarms: baseThenHead(0) },
  { name: 'the same, 5 % forgiven', alarms: baseThenHead(0.05) },
  { name: 'percentile bootstrap on blocks, 95 %', alarms: bootstrap(0) },
  { name: 'the same, 5 % forgiven', alarms: bootstrap(TOLERANCE) },
  { name: 'this gate, throughput alone', alarms: (recorded) => isRed(recorded, 'throughput') },
  { name: 'this gate', alarms: ({ trial }) => trial.outcome.verdict === 'regression' },
];

export function peerTable(
  groups: readonly ScenarioGroup[],
  recordedOf: (group: ScenarioGroup) => readonly RecordedTrial[],
): string {
  const columns = groups.map(recordedOf);
  const rows = RULES.map(({ name, alarms }) => [
    name,
    ...columns.map((recorded) => {
      const answers = recorded.flatMap((one) => alarms(one) ?? []);
      return counted(proportion(answers.filter((isAlarm) => isAlarm).length, answers.length));
    }),
  ]);
  return table(['alarms of the rule', ...groups.map(titleOf)], rows);
}

function label(ratio: number): string {
  return `${Math.round(ratio * 100)} %`;
}

function oneRun(of: (record: RunRecord) => number | undefined, ratio: number): Rule['alarms'] {
  return ({ record, previous }) => {
    const before = previous && of(recordOfArm(previous, 'baseline'));
    const after = of(record);
    if (before === undefined || after === undefined) return undefined;
    return isBeyondRatio(before, after, ratio);
  };
}

function intervalOf(record: RunRecord): number | undefined {
  const throughput = throughputOf(record);
  return throughput === undefined ? undefined : 1 / throughput;
}

function p99Of(record: RunRecord): number | undefined {
  return serviceQuantile(record, undefined, 0.99);
}

/** The baseline's blocks of the first half, then the candidate's of the second: one after the other. */
function baseThenHead(tolerance: number): Rule['alarms'] {
  return ({ record }) => {
    const half = Math.max(...record.blocks.map(({ number }) => number)) / 2;
    const before = timesOf(record, 'baseline', (number) => number <= half);
    const after = timesOf(record, 'candidate', (number) => number > half);
    return isSlowerByWelch(before, after, tolerance);
  };
}

function timesOf(record: RunRecord, arm: Arm, isIn: (number: number) => boolean): RequestTimes {
  const blocks = record.blocks.filter((block) => block.arm === arm && isIn(block.number));
  const results = resultsOf(
    blocks.map(({ capacity }) => capacity),
    undefined,
  );
  const times = Histogram.merged(results.map(({ serviceTime }) => serviceTime));
  return {
    count: times.count,
    mean: times.mean ?? Number.NaN,
    standardDeviation: times.standardDeviation ?? Number.NaN,
  };
}

function bootstrap(tolerance: number): Rule['alarms'] {
  return ({ trial }) => {
    const effects = effectsOf(trial.outcome.pairs, 'throughput');
    if (effects.length === 0) return undefined;
    return isBeyondByBootstrap(effects, tolerance, seeded(`${trial.seed} bootstrap`));
  };
}

const isRed = ({ trial }: RecordedTrial, metric: string): boolean =>
  trial.outcome.comparisons.some((one) => one.metric === metric && one.outcome === 'regression');
