// The verdict in one word and one sentence.

import { microseconds, ratio } from '../units.ts';
import type { VerdictKind, Warning, WarningCode } from '../verdict/verdict.ts';
import { formatRange, knownInterval } from './content/interval-rows.ts';
import { labelComparison, requestNameOf } from './content/labels.ts';
import type { Line } from './content/line.ts';
import type { Headline } from './content/report-document.ts';
import { describeRun } from './content/run-facts.ts';
import { formatChange, formatExtent, formatShare } from './format/share.ts';
import { formatTime } from './format/time.ts';
import type { GateReport, ReportComparison } from './gate-report.ts';
import { formatRequestRate, formatStep, formatValue, METRIC_LABELS } from './metric-words.ts';

const VERDICT_WORDS: Readonly<Record<VerdictKind, string>> = {
  pass: 'PASS',
  regression: 'REGRESSION',
  inconclusive: 'INCONCLUSIVE',
  'no-baseline': 'NO BASELINE',
  'invalid-run': 'INVALID RUN',
};

export function headlineOf(report: GateReport): Headline {
  const { verdict, acceptance } = report;
  const exit: Line = [`Exit code ${report.exit.code}: ${report.exit.because}`];
  const said = { sentence: sentenceOf(report), notes: [describeRun(report), exit] };
  if (verdict.kind === 'regression' && acceptance !== null) {
    const word = `${VERDICT_WORDS[verdict.kind]} (accepted)`;
    const lead = [exit, ...leadOf(report)];
    return { ...said, kind: 'accepted', word, lead, notes: [describeRun(report)] };
  }
  return { ...said, kind: verdict.kind, word: VERDICT_WORDS[verdict.kind], lead: leadOf(report) };
}

/** Why there was nothing to compare with, and first of all that this check protects less than it seems to. */
function leadOf(report: GateReport): readonly Line[] {
  const first = leadWarnings(report);
  const why = report.verdict.kind === 'no-baseline' ? report.verdict.why : '';
  const isSaid = why === '' || first.some((text) => text.includes(why));
  return [...first, ...(isSaid ? [] : [why])].map((text) => [text]);
}

/** Warnings that belong beside the verdict: it would mean something else to who has not read them. */
const LEAD: ReadonlySet<WarningCode> = new Set(['base-not-run', 'redirect-measured']);

export const isLead = ({ code }: Pick<Warning, 'code'>): boolean => LEAD.has(code);

export const leadWarnings = ({ warnings }: GateReport): readonly string[] =>
  warnings.filter(isLead).map(({ text }) => text);

function sentenceOf(report: GateReport): string {
  const { verdict } = report;
  switch (verdict.kind) {
    case 'pass':
      return passSentence(report);
    case 'regression':
      return regressionSentence(report);
    case 'inconclusive':
      return inconclusiveSentence(report);
    case 'no-baseline':
      return `nothing to compare with; measured ${measurement(report)}`;
    case 'invalid-run':
      return verdict.because.text;
  }
}

/** The first offending metric in full, the others by name. */
function regressionSentence(report: GateReport): string {
  const [first, ...others] = report.comparisons.filter(({ outcome }) => outcome === 'regression');
  if (first === undefined) return `beyond what you allow: ${offendersOf(report)}`;
  const names = others.map((comparison) => labelComparison(report, comparison));
  const also = names.length === 0 ? '' : `; beyond it too: ${listOf(names)}`;
  return `${offence(report, first)}${also}`;
}

const offendersOf = ({ verdict }: GateReport): string =>
  verdict.kind === 'regression'
    ? verdict.offending.map((name) => METRIC_LABELS[name]).join(', ')
    : '';

/** Names beyond the third are counted: this is a headline. */
function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

function offence(report: GateReport, comparison: ReportComparison): string {
  const after = formatValue(comparison.after, comparison.unit);
  switch (comparison.metric) {
    case 'throughput':
    case 'p99':
    case 'response-p99':
    case 'clean-response-p99':
    case 'memory':
    case 'start-time':
    case 'first-answers':
      return `${movement(report, comparison)}, beyond the ${allowance(comparison)} you allow`;
    case 'cpu':
      return `${movement(report, comparison)}, ${beyondAllowed(report, comparison)}`;
    case 'errors':
      return `${after} of the requests failed, ${formatValue(comparison.before, comparison.unit)} in the baseline`;
    case 'p99-limit':
      return `p99${ofRequest(report, comparison)} was ${after}, above your limit of ${formatValue(comparison.before, comparison.unit)}`;
    case 'min-throughput':
      return `throughput was ${formatRequestRate(comparison.after)}, below your limit of ${formatRequestRate(comparison.before)}`;
    case 'rate-not-sustained':
    case 'server-died':
      return comparison.because;
  }
}

/** CPU per request may have been held against the tolerance of throughput. */
function beyondAllowed(report: GateReport, cpu: ReportComparison): string {
  const throughput = report.comparisons.find(({ metric }) => metric === 'throughput');
  const same = throughput && 1 / (1 + throughput.toleranceLine) - 1;
  const isThroughputs = same !== undefined && Math.abs(same - cpu.toleranceLine) < SAME;
  return throughput !== undefined && isThroughputs
    ? `which costs more throughput than the ${allowance(throughput)} you allow`
    : `beyond the ${allowance(cpu)} you allow`;
}

/** Of rounding. */
const SAME = 1e-9;

/** "throughput fell by 61 % (6 120 → 2 390 requests/s)" */
function movement(report: GateReport, comparison: ReportComparison): string {
  const { before, after, unit } = comparison;
  const label = labelComparison(report, comparison);
  return `${label} ${moved(comparison.change)} (${formatStep(before, after, unit)})`;
}

function moved(change: number | null): string {
  if (change === null) return 'moved';
  if (formatChange(ratio(change)).startsWith('±')) return 'did not change';
  return `${change < 0 ? 'fell' : 'rose'} ${formatExtent(ratio(change))}`;
}

const allowance = ({ toleranceLine }: ReportComparison): string =>
  formatShare(ratio(Math.abs(toleranceLine)));

const ofRequest = (report: GateReport, { request }: ReportComparison): string => {
  const name = requestNameOf(report, request);
  return name === null ? '' : ` of ${name}`;
};

/** A proven gain comes first: readers of a green report want to know about it. */
function passSentence(report: GateReport): string {
  const compared = report.comparisons.filter(({ role }) => role !== 'limit');
  const gains = report.warnings.some(({ code }) => code === 'improvement');
  const subject = (gains ? compared.find(isShownBetter) : undefined) ?? compared[0];
  if (subject === undefined) return `${measurement(report)}; nothing is beyond your limits`;
  if (isShownBetter(subject))
    return `${movement(report, subject)}; nothing is beyond what you allow`;
  return `${movement(report, subject)}, within the ${allowance(subject)} you allow`;
}

/** Even the worse end of the interval is a gain. */
function isShownBetter({ interval, higherIsBetter }: ReportComparison): boolean {
  if (interval.worst === null) return false;
  return higherIsBetter ? interval.worst > 0 : interval.worst < 0;
}

function inconclusiveSentence(report: GateReport): string {
  const open = report.comparisons.find(({ outcome }) => outcome === 'inconclusive');
  if (open === undefined) return 'the evidence does not settle it';
  const { best, worst } = knownInterval(open);
  const doubt =
    best === null && worst === null
      ? 'but that is too little evidence to bound the change'
      : `but the evidence allows for ${formatRange(open)}`;
  return `${movement(report, open)}, ${doubt}; you allow ${formatChange(ratio(open.toleranceLine))}`;
}

/** "6 080 requests/s, p99 7.50 ms" */
function measurement({ rows: [mix] }: GateReport): string {
  if (mix === undefined) return 'nothing';
  const { throughput, p99 } = mix.candidate;
  const tail = p99 === null ? '' : `, p99 ${formatTime(microseconds(p99))}`;
  return `${formatRequestRate(throughput)}${tail}`;
}
