// Runs of one tool beside each other: the first with each later one. Those of different tools are never
// compared: each defines a percentile, a failure and a rate in its own way.

import type { ImportedRun, TimeName } from './imported-run.ts';

export interface Step {
  readonly before: number;
  readonly after: number;
  /** after ÷ before − 1 */
  readonly change: number;
}

export interface RunComparison {
  readonly first: ImportedRun;
  readonly later: ImportedRun;
  /** `undefined` where one of them has none, or the first has none to speak of. */
  readonly throughput: Step | undefined;
  /** Of the highest percentile that both have, else of the mean; in microseconds. */
  readonly time: (Step & { readonly name: TimeName }) | undefined;
  /** Why no times are compared, as a clause; `undefined` where they are, or where there are none. */
  readonly timesDiffer: string | undefined;
}

/** Tails first: that is what a comparison is for. */
const COMPARED: readonly TimeName[] = ['p99', 'p95', 'p90', 'p75', 'p50', 'mean'];

export function compareRuns(runs: readonly ImportedRun[]): readonly RunComparison[] {
  const tools = [...new Set(runs.map(({ tool }) => tool))];
  return tools.flatMap((tool) => {
    const [first, ...others] = runs.filter((run) => run.tool === tool);
    return first === undefined ? [] : others.map((later) => comparisonOf(first, later));
  });
}

function comparisonOf(first: ImportedRun, later: ImportedRun): RunComparison {
  const timesDiffer = differenceOfTimes(first, later);
  const name = COMPARED.find(
    (each) => first.times[each] !== undefined && later.times[each] !== undefined,
  );
  const step =
    name === undefined || timesDiffer !== undefined
      ? undefined
      : stepOf(first.times[name], later.times[name]);
  return {
    first,
    later,
    throughput: stepOf(first.throughput, later.throughput),
    time: name === undefined || step === undefined ? undefined : { name, ...step },
    timesDiffer,
  };
}

/** From nothing, there is no relative change. */
function stepOf(before: number | undefined, after: number | undefined): Step | undefined {
  if (before === undefined || after === undefined || before === 0) return undefined;
  const change = after / before - 1;
  return Number.isFinite(change) ? { before, after, change } : undefined;
}

function differenceOfTimes(first: ImportedRun, later: ImportedRun): string | undefined {
  if (first.timesCorrected !== later.timesCorrected)
    return 'only one of them corrects times for coordinated omission';
  if (first.timesIncludeErrors !== later.timesIncludeErrors)
    return 'only one of them counts times of failed requests';
  if (first.timesFrom !== later.timesFrom)
    return 'one takes percentiles from each request, the other from a summary';
  const isOther = first.version !== undefined && later.version !== undefined;
  return isOther && first.version !== later.version
    ? `${first.tool} ${first.version} and ${later.version} may define them otherwise`
    : undefined;
}
