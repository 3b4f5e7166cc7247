// Where the error of a pair comes from: noise from slice to slice, or differences between processes?

import { pairsOf } from '../../src/record/pairs.ts';
import type { Block, RunRecord } from '../../src/record/run-record.ts';
import { percent, table } from './markdown.ts';
import { mean, standardDeviation } from './moments.ts';
import { loadRecord, readTrials } from './trial-file.ts';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: slice-noise.ts trials.jsonl');

const HEAD = [
  ...['trial', 'pairs', 'sd', 'within', 'between'],
  ...['same turn', 'next turn', 'the one after'],
];

const rows = readTrials(path).flatMap(({ scenario, number, outcome }) => {
  if (outcome.kind !== 'judged') return [];
  const { server, loss, noise } = scenario;
  const found = describe(loadRecord(path, outcome.record));
  return found === undefined ? [] : [[`${server} ${loss} ${noise} ${number}`, ...found]];
});
console.log(table(HEAD, rows));

/** Logs of the rates of the slices of both versions, in the order of their turns. */
interface Slices {
  readonly baseline: readonly number[];
  readonly candidate: readonly number[];
}

/** @returns the cells of a row; `undefined` with fewer than two pairs, or a slice without an answer */
function describe(record: RunRecord): readonly string[] | undefined {
  const pairs = pairsOf(record).map(slicesOf);
  const isWhole = pairs.every((pair) =>
    [...pair.baseline, ...pair.candidate].every((rate) => Number.isFinite(rate)),
  );
  if (pairs.length < 2 || !isWhole) return undefined;
  const differences = pairs.map(({ baseline, candidate }) =>
    baseline.map((rate, turn) => rate - (candidate[turn] ?? Number.NaN)),
  );
  const total = standardDeviation(differences.map(mean));
  // The error of a mean of slices that do not depend on each other.
  const squares = differences.map((ofPair) => standardDeviation(ofPair) ** 2 / ofPair.length);
  const within = Math.sqrt(mean(squares));
  const between = Math.sqrt(Math.max(0, total ** 2 - within ** 2));
  return [
    String(pairs.length),
    ...[total, within, between].map((sd) => percent(sd)),
    ...[0, 1, 2].map((lag) => mean(pairs.map((pair) => correlation(pair, lag))).toFixed(2)),
  ];
}

function slicesOf({ baseline, candidate }: ReturnType<typeof pairsOf>[number]): Slices {
  const [before, after] = [logRates(baseline), logRates(candidate)];
  const turns = Math.min(before.length, after.length);
  return { baseline: before.slice(0, turns), candidate: after.slice(0, turns) };
}

/** The threads of a slice together. */
function logRates({ capacity: { threadRates, slices } }: Block): readonly number[] {
  const threads = Math.round(threadRates.length / slices);
  return Array.from({ length: slices }, (_, slice) => {
    const rates = threadRates.slice(slice * threads, (slice + 1) * threads);
    return Math.log(rates.reduce((sum, rate) => sum + rate, 0));
  });
}

/** Of slices of the two versions that are `lag` turns apart, either way. */
function correlation({ baseline, candidate }: Slices, lag: number): number {
  const turns = baseline.length - lag;
  return mean([
    pearson(baseline.slice(lag), candidate.slice(0, turns)),
    pearson(baseline.slice(0, turns), candidate.slice(lag)),
  ]);
}

function pearson(xs: readonly number[], ys: readonly number[]): number {
  const [x, y] = [mean(xs), mean(ys)];
  const products = xs.map((value, index) => (value - x) * ((ys[index] ?? Number.NaN) - y));
  return mean(products) / (deviation(xs) * deviation(ys));
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}
