// What do the trials prove? Prints the tables of whole gates, of replayed ones, and of what others do.
// node bench/operating-characteristic/report.ts FILE.jsonl… [--pairs 17] [--gates 200] [--power-gates 200]
//   [--seed TEXT] [--no-replay]

import { parseArgs } from 'node:util';
import { pairsOf } from '../../src/record/pairs.ts';
import type { RunRecord } from '../../src/record/run-record.ts';
import { coverageTable } from './coverage-table.ts';
import { judgedPlan } from './gate-plan.ts';
import { parseLoss } from './losses.ts';
import { outcomeTable } from './outcome-table.ts';
import { peerTable, type RecordedTrial } from './peer-table.ts';
import { condense } from './replay.ts';
import { powerTable, type ReplayOptions, type ReplaySource, replayTable } from './replay-tables.ts';
import {
  ALONE,
  COVERAGE,
  PEERS,
  POWER,
  replayedText,
  SPREAD,
  STEADY,
  WHOLE,
} from './report-texts.ts';
import {
  groupByScenario,
  type JudgedTrial,
  type ScenarioGroup,
  withoutNeighbours,
} from './scenario-groups.ts';
import { spreadTable } from './spread-table.ts';
import { steadyTable } from './steady-table.ts';
import type { Trial } from './trial.ts';
import { loadRecord, readTrials } from './trial-file.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pairs: { type: 'string', default: '17' },
    gates: { type: 'string', default: '200' },
    'power-gates': { type: 'string', default: '200' },
    seed: { type: 'string', default: 'replay' },
    'no-replay': { type: 'boolean', default: false },
  },
});
const { seed } = values;
const options: ReplayOptions = { pairs: Number(values.pairs), gates: Number(values.gates), seed };

const trials = positionals.flatMap((path) => readTrials(path).map((trial) => ({ ...trial, path })));
if (trials.length === 0) throw new Error('No trials: name the files that main.ts wrote.');
const groups = groupByScenario(trials);
const judged = groups.filter((group) => group.judged.length > 0);
const unchanged = judged.filter(({ scenario }) => scenario.loss === 'none');
const everyJudged = judged
  .flatMap((group) => group.judged)
  .toSorted((a, b) => a.date.localeCompare(b.date));

print('Measured', describeGround(trials));
print('Whole gates', WHOLE, outcomeTable(groups));
print(
  'Of them, where nothing else ran',
  ALONE,
  outcomeTable(groups.flatMap((group) => withoutNeighbours(group) ?? [])),
);
print('Of them, where blocks were steady', STEADY, steadyTable(judged));
print('Intervals', COVERAGE, coverageTable(judged));
print('Blocks', SPREAD, spreadTable(judged));
print('What others would have said', PEERS, peerTable(judged, recordedOf));
if (!values['no-replay']) {
  const text = replayedText(options.pairs);
  print('Replayed gates', text, replayTable(judged.map(sourceOf), options));
  const power = { ...options, gates: Number(values['power-gates']) };
  print('Power, replayed', POWER, powerTable(unchanged.map(sourceOf), power));
}

function print(title: string, ...parts: readonly string[]): void {
  console.log(`### ${title}\n\n${parts.join('\n\n')}\n`);
}

function describeGround(trials: readonly Trial[]): string {
  const dates = trials.map(({ date }) => date.slice(0, 10)).sort();
  const machines = trials.map(
    ({ machine: { cores, cpuModel, kernel, node, perfGate } }) =>
      `${cores} × ${cpuModel}, Linux ${kernel}, Node ${node}, perf-gate ${perfGate}`,
  );
  return [
    `${trials.length} gates, ${dates[0]} to ${dates.at(-1)}. Replays: seed \`${seed}\`.`,
    ...new Set(machines),
  ].join('\n\n');
}

function recordedOf(group: ScenarioGroup): readonly RecordedTrial[] {
  return group.judged.map((trial) => ({
    trial,
    record: recordOf(trial),
    previous: previousOf(trial),
  }));
}

function previousOf(trial: JudgedTrial): RecordedTrial['previous'] {
  const { server, noise } = trial.scenario;
  const before = everyJudged.findLast(
    ({ date, scenario }) =>
      date < trial.date && scenario.server === server && scenario.noise === noise,
  );
  return before && recordOf(before);
}

function recordOf({ path, outcome }: JudgedTrial): RunRecord {
  return loadRecord(path, outcome.record);
}

function sourceOf(group: ScenarioGroup): ReplaySource {
  const [{ budget, seed, flags }] = atLeastOne(group.judged);
  const plan = judgedPlan({ budget, seed, flags, loss: parseLoss(group.scenario.loss) });
  const pairs = group.judged.flatMap((trial) => {
    const record = recordOf(trial);
    return pairsOf(record).map((pair) => condense({ pair, record }));
  });
  return { group, pairs, plan };
}

function atLeastOne<T>([first, ...rest]: readonly T[]): readonly [T, ...T[]] {
  if (first === undefined) throw new Error('unreachable: only groups with trials are replayed');
  return [first, ...rest];
}
