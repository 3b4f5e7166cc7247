// The runs as JSON: keys in a fixed order, and `null` for what is not known.

import type { RunComparison, Step } from '../compare-runs.ts';
import { FAILURE_CLASSES, type ImportedRun, type TimeName } from '../imported-run.ts';
import { describeComparison } from './words.ts';

const TIMES: readonly TimeName[] = ['p50', 'p75', 'p90', 'p95', 'p99', 'p999', 'mean', 'max'];

/** Changes in what the keys mean get another number. */
const FORMAT = 1;

export const jsonOf = (
  runs: readonly ImportedRun[],
  comparisons: readonly RunComparison[],
): unknown => ({
  format: FORMAT,
  runs: runs.map(runJson),
  comparisons: comparisons.map(comparisonJson),
});

function runJson(run: ImportedRun) {
  const { requests, source, notes } = run;
  return {
    name: run.name,
    tool: run.tool,
    version: run.version ?? null,
    format: run.format,
    file: source.file,
    line: source.line,
    throughput: run.throughput ?? null,
    throughputRule: run.throughputRule,
    rateWasSet: run.rateWasSet,
    durationSeconds: run.durationSeconds ?? null,
    requests: {
      total: requests.total ?? null,
      succeeded: requests.succeeded ?? null,
      failed: Object.fromEntries(
        FAILURE_CLASSES.map((name) => [name, requests.failed[name] ?? null]),
      ),
    },
    timesMicroseconds: Object.fromEntries(TIMES.map((name) => [name, run.times[name] ?? null])),
    timesResolutionMicroseconds: run.timesResolution ?? null,
    timesFrom: run.timesFrom,
    timesIncludeErrors: run.timesIncludeErrors,
    timesCorrected: run.timesCorrected ?? null,
    notes,
  };
}

function comparisonJson(comparison: RunComparison) {
  const { first, later, throughput, time, timesDiffer } = comparison;
  return {
    tool: first.tool,
    first: first.name,
    later: later.name,
    throughput: stepJson(throughput),
    time: time === undefined ? null : { name: time.name, ...stepJson(time) },
    timesDiffer: timesDiffer ?? null,
    words: describeComparison(comparison),
  };
}

const stepJson = (step: Step | undefined) =>
  step === undefined ? null : { before: step.before, after: step.after, change: step.change };
