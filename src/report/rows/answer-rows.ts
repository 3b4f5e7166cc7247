// One row for each metric of the answer, the most important first; a metric that was not judged says why.

import { SAMPLES_OF_P99 } from '../../record/metrics.ts';
import { FEWEST_PAIRS } from '../../stats/look-plan.ts';
import { microseconds } from '../../units.ts';
import type { MetricName } from '../../verdict/verdict.ts';
import type { AnswerRow, IntervalPlaces } from '../document/report-document.ts';
import { worstFirst } from '../document/severity.ts';
import { formatAmount, formatCount } from '../format/number.ts';
import { formatTime } from '../format/time.ts';
import type { GateReport, ReportComparison, ReportRow, RowValues } from '../gate-report.ts';
import { formatValue, METRIC_LABELS } from '../metric-words.ts';
import { heldAgainstThroughput } from './held-against.ts';
import { intervalRow, isListed } from './interval-rows.ts';
import { hasSeveralRequests, isBesideRate, isMeanOverRequests, shortName } from './labels.ts';
import { explainRows } from './row-reasons.ts';

/** Why rows are what they are, in their words. */
export const answerReasons = (report: GateReport): readonly string[] =>
  explainRows(report, (comparison) => shortLabel(report, comparison));

export function answerRows(report: GateReport): readonly AnswerRow[] {
  if (report.comparisons.length === 0) return measuredRows(report);
  const judged = report.comparisons.filter(isListed).map((one) => judgedRow(report, one));
  return worstFirst([...judged, ...unjudgedRows(report)], ({ outcome }) => outcome);
}

function judgedRow(report: GateReport, comparison: ReportComparison): AnswerRow {
  const row = intervalRow(report, comparison);
  const mark = heldAgainstThroughput(report, comparison) === undefined ? '' : '*';
  return {
    ...row,
    label: shortLabel(report, comparison),
    allowed: row.allowed + mark,
    note: undefined,
  };
}

const SHORT: Readonly<Partial<Record<MetricName, string>>> = {
  cpu: 'CPU/request',
  'response-p99': 'rate p99',
  'rate-not-sustained': 'rate kept',
  'server-died': 'blocks survived',
};

/** As wide as a label may always be. That one of them is cleaned is worth a word only beside the other. */
function shortOf(report: GateReport, metric: MetricName): string {
  if (isBesideRate(report, metric)) return 'capacity p99';
  if (metric !== 'clean-response-p99') return SHORT[metric] ?? METRIC_LABELS[metric];
  const isAlone = report.comparisons.every((one) => one.metric !== 'response-p99');
  return isAlone ? 'rate p99' : 'clean rate p99';
}

/** Before the name of a request, which must keep its room. */
const SHORT_OF_REQUEST: Readonly<Partial<Record<MetricName, string>>> = {
  'response-p99': 'rate p99',
  'clean-response-p99': 'clean p99',
};

/** "p99 search": a row has less room than a sentence. */
function shortLabel(
  report: GateReport,
  { metric, request }: Pick<ReportComparison, 'metric' | 'request'>,
): string {
  const label = shortOf(report, metric);
  if (isMeanOverRequests(report, { metric, request })) return `mean ${label}`;
  if (request === null || !hasSeveralRequests(report)) return label;
  return `${SHORT_OF_REQUEST[metric] ?? METRIC_LABELS[metric]} ${shortName(request)}`;
}

/** The p99 of each request that nothing was said about. */
function unjudgedRows(report: GateReport): readonly AnswerRow[] {
  const hasOnlyLimits = report.comparisons.every(({ role }) => role === 'limit');
  if (hasOnlyLimits) return [];
  return rowsOfRequests(report).flatMap((row) => {
    const isJudged = report.comparisons.some(
      ({ metric, request }) =>
        metric === 'p99' && (request === row.request || !hasSeveralRequests(report)),
    );
    if (isJudged) return [];
    const note = row.isNew ? 'new: not judged' : notJudged(report, row);
    return [unjudged(shortLabel(report, { metric: 'p99', request: row.request }), row, p99, note)];
  });
}

const p99 = {
  read: (values: RowValues) => values.p99,
  format: (value: number) => formatTime(microseconds(value)),
};

/** With one request, the mix is that request. */
const rowsOfRequests = (report: GateReport): readonly ReportRow[] =>
  hasSeveralRequests(report)
    ? report.rows.filter(({ request }) => request !== null)
    : report.rows.slice(0, 1);

/** A p99 takes so many groups of pairs, each with its samples. */
function notJudged({ evidence }: GateReport, { candidate, baseline }: ReportRow): string {
  const samples = Math.min(candidate.samples, baseline?.samples ?? candidate.samples);
  const needed = (evidence.sideBySide === null ? 1 : FEWEST_PAIRS) * SAMPLES_OF_P99;
  return samples < needed
    ? `not judged: ${formatCount(samples)} of ${formatCount(needed)} samples`
    : 'not judged: too few groups of samples';
}

interface Reading {
  readonly read: (values: RowValues) => number | null;
  readonly format: (value: number) => string;
}

const NOWHERE: IntervalPlaces = {
  low: undefined,
  estimate: undefined,
  high: undefined,
  zero: undefined,
  line: Number.NaN,
};

function unjudged(
  label: string,
  { candidate, baseline }: ReportRow,
  { read, format }: Reading,
  note: string,
): AnswerRow {
  const show = (values: RowValues | null): string => {
    const value = values && read(values);
    return value === null ? '' : format(value);
  };
  return {
    label,
    outcome: 'not-judged',
    before: show(baseline),
    after: show(candidate),
    change: '',
    range: '',
    allowed: '',
    isTelling: true,
    places: NOWHERE,
    note,
  };
}

const MEASURED: readonly (Reading & { readonly metric: MetricName })[] = [
  {
    metric: 'throughput',
    read: (values) => values.throughput,
    format: (value) => formatValue(value, 'per-second'),
  },
  { metric: 'p99', ...p99 },
  {
    metric: 'cpu',
    read: (values) => values.cpuPerRequest,
    format: p99.format,
  },
  {
    metric: 'errors',
    read: (values) => (values.errors === 0 ? null : values.errorShare),
    format: (value) => formatValue(value, 'share'),
  },
];

/** Where nothing was compared: what was measured, and how far a p99 is from being known. */
function measuredRows(report: GateReport): readonly AnswerRow[] {
  const [mix] = report.rows;
  if (mix === undefined) return [];
  return MEASURED.flatMap(({ metric, ...reading }) => {
    const isKnown = [mix.candidate, mix.baseline].some(
      (values) => values !== null && reading.read(values) !== null,
    );
    if (!isKnown && metric !== 'p99') return [];
    const samples = `${formatCount(mix.candidate.samples)} of ${formatAmount(SAMPLES_OF_P99, 'sample')}`;
    const note = isKnown ? '' : `not known yet: ${samples}`;
    return [unjudged(SHORT[metric] ?? METRIC_LABELS[metric], mix, reading, note)];
  });
}
