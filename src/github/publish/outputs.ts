// The outputs of the step, for the steps after it.

import { setOutput } from '@actions/core';
import type { GateReport, ReportComparison } from '../../report/gate-report.ts';

/** Each is there after every run; empty where there is nothing to tell. */
export const OUTPUTS = {
  verdict:
    '`pass`, `regression`, `inconclusive`, `no-baseline` or `invalid-run`; empty where the gate could not do its work',
  throughput: 'Successful answers per second, for example `1234.5`',
  'throughput-change':
    'Change of throughput against the baseline as a ratio: `-0.052` is 5.2 % less',
  'p99-ms': '99th percentile in milliseconds, of the request where it is highest',
  'p99-change': 'Change of the 99th percentile as a ratio, of the request that lost most',
  'accepted-by': 'Login of who accepted a loss; empty where nobody did',
  'report-json': 'Path of the report as JSON',
  badge:
    "Folder with `badge.svg` and `badge.json`: this run's verdict; only in runs that store a baseline, else empty",
  'comment-url': 'Address of the comment on the pull request',
  'baseline-commit': 'Commit of the newest run in the baseline',
  'baseline-run-url': 'Address of the workflow run whose baseline was used',
} as const satisfies Readonly<Record<string, string>>;

type OutputName = keyof typeof OUTPUTS;

interface OutputPlaces {
  /** Path of the report as JSON, where it could be written. */
  readonly json: string | undefined;
  /** Path of the badge's folder, where there is one. */
  readonly badge: string | undefined;
  /** Address of the comment, where there is one. */
  readonly comment: string | undefined;
}

type OutputValues = Readonly<Record<OutputName, string>>;

/** Empty where there is nothing to tell: a step's `if` then compares with `''`. */
export function outputValues(
  report: GateReport,
  { json, badge, comment }: OutputPlaces,
): OutputValues {
  const source = report.baseline?.source ?? null;
  return {
    verdict: report.verdict.kind,
    throughput: digits(report.rows[0]?.candidate.throughput ?? null, 1),
    'throughput-change': digits(worstChange(report, 'throughput'), 4),
    'p99-ms': digits(worstP99(report), 3),
    'p99-change': digits(worstChange(report, 'p99'), 4),
    'accepted-by': report.acceptance?.by ?? '',
    'report-json': json ?? '',
    badge: badge ?? '',
    'comment-url': comment ?? '',
    'baseline-commit':
      source?.commit ??
      report.baseline?.newestCommit ??
      report.evidence.sideBySide?.arm.commit ??
      '',
    'baseline-run-url': source?.runUrl ?? '',
  };
}

/** @throws Error where the runner's file cannot be written */
export function setOutputs(values: Partial<OutputValues>): void {
  for (const [name, value] of Object.entries(values)) setOutput(name, value);
}

/** No trailing zeros: `-0.052`. */
const digits = (value: number | null, places: number): string =>
  value === null ? '' : String(Number(value.toFixed(places)));

/** The worst single request, where there are several: the mix hides a slow one. In milliseconds. */
function worstP99({ rows }: GateReport): number | null {
  const single = rows.filter(({ request, isNew }) => request !== null && !isNew);
  const times = (single.length > 0 ? single : rows).flatMap(({ candidate }) => candidate.p99 ?? []);
  return times.length === 0 ? null : Math.max(...times) / 1_000;
}

function worstChange(report: GateReport, metric: ReportComparison['metric']): number | null {
  const losses = report.comparisons
    .filter((comparison) => comparison.metric === metric)
    .flatMap(({ change, higherIsBetter }) => (change === null ? [] : [{ change, higherIsBetter }]))
    .toSorted((a, b) => lossOf(b) - lossOf(a));
  return losses[0]?.change ?? null;
}

const lossOf = ({
  change,
  higherIsBetter,
}: Pick<ReportComparison, 'higherIsBetter'> & { readonly change: number }) =>
  higherIsBetter ? -change : change;
