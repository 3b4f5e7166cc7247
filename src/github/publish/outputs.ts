// The outputs of the step, for the steps after it.

import { setOutput } from '@actions/core';
import type { GateReport, ReportComparison } from '../../report/gate-report.ts';
import type { OutputName } from './outputs-table.ts';

export interface OutputPlaces {
  /** Path of the report as JSON, where it could be written. */
  readonly json: string | undefined;
  /** Address of the comment, where there is one. */
  readonly comment: string | undefined;
}

export type OutputValues = Readonly<Record<OutputName, string>>;

/** Empty where there is nothing to tell: a step's `if` then compares with `''`. */
export function outputValues(report: GateReport, { json, comment }: OutputPlaces): OutputValues {
  const source = report.baseline?.source ?? null;
  return {
    verdict: report.verdict.kind,
    throughput: digits(report.rows[0]?.candidate.throughput ?? null, 1),
    'throughput-change': digits(worstChange(report, 'throughput'), 4),
    'p99-ms': digits(worstP99(report), 3),
    'p99-change': digits(worstChange(report, 'p99'), 4),
    'accepted-by': report.acceptance?.by ?? '',
    'report-json': json ?? '',
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

/** Of the single requests, where they are told apart: the mix hides a slow one. In milliseconds. */
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
