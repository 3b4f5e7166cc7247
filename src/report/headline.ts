// The verdict in one word and one sentence.

import { microseconds, ratio } from '../units.ts';
import type { VerdictKind, Warning, WarningCode } from '../verdict/verdict.ts';
import { describeFailed } from './content/failure-words.ts';
import type { Line } from './document/line.ts';
import type { Headline } from './document/report-document.ts';
import { formatAmount } from './format/number.ts';
import { formatChange, formatExtent, formatShare } from './format/share.ts';
import { formatTime } from './format/time.ts';
import type { GateReport, ReportComparison } from './gate-report.ts';
import { formatRequestRate, formatStep, formatValue, METRIC_LABELS } from './metric-words.ts';
import { heldAgainstThroughput } from './rows/held-against.ts';
import { isBeyond } from './rows/interval-rows.ts';
import { labelComparison, requestNameOf } from './rows/labels.ts';
import { visibleText } from './visible-text.ts';

const VERDICT_WORDS: Readonly<Record<VerdictKind, string>> = {
  pass: 'PASS',
  regression: 'REGRESSION',
  inconclusive: 'INCONCLUSIVE',
  'no-baseline': 'NO BASELINE',
  'invalid-run': 'INVALID RUN',
};

/** @param endsRun whether the code is that of this very process; a command that only shows ends with 0 */
export function headlineOf(report: GateReport, endsRun = true): Headline {
  const { verdict, acceptance } = report;
  const { code, because } = report.exit;
  const own = isPlainExit(report) ? `${code}` : `${code}: ${because}`;
  const exit: Line = [endsRun || code === 0 ? own : `0; a gate would have ended with ${own}`];
  const said = { sentence: sentenceOf(report), exit };
  if (verdict.kind === 'regression' && acceptance !== null) {
    const word = `${VERDICT_WORDS[verdict.kind]} (accepted)`;
    const lead: readonly Line[] = [[`Exit code ${code}: ${because}`], ...leadOf(report)];
    return { ...said, kind: 'accepted', word, lead };
  }
  return { ...said, kind: verdict.kind, word: wordOf(report), lead: leadOf(report) };
}

/** Whether the code follows from the verdict: neither a policy nor an acceptance set it. */
export const isPlainExit = ({ verdict, exit, saved }: GateReport): boolean =>
  verdict.kind === 'pass' ||
  (verdict.kind === 'regression' && exit.code !== 0) ||
  (verdict.kind === 'no-baseline' && exit.code === 0 && saved !== null);

/** Who saves a baseline wants one, and is not told that there was none. */
const wordOf = (report: GateReport): string =>
  report.verdict.kind === 'no-baseline' && isPlainExit(report)
    ? 'SAVED'
    : VERDICT_WORDS[report.verdict.kind];

/** "base.json now holds 1 record" */
const describeSaved = ({ to, records }: NonNullable<GateReport['saved']>): string =>
  `${visibleText(to, LONGEST_PLACE)} now holds ${formatAmount(records, 'record')}`;

const LONGEST_PLACE = 60;

/** Why there was nothing to compare with, and first of all that this check protects less than it seems to. */
function leadOf(report: GateReport): readonly Line[] {
  const first = leadWarnings(report);
  const why = report.verdict.kind === 'no-baseline' ? report.verdict.why : '';
  const isSaid = why === '' || first.some((text) => text.includes(why));
  return [...first, ...(isSaid ? [] : [why])].map((text) => [text]);
}

/** Warnings that belong beside the verdict: it would mean something else to who has not read them. */
const LEAD: ReadonlySet<WarningCode> = new Set([
  'answers-smaller',
  'base-not-run',
  'failed-in-warm-up',
  'redirect-measured',
  'slow-connects',
  'stood-still',
]);

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
      return report.saved === null
        ? `nothing to compare with; measured ${measurement(report)}`
        : `measured ${measurement(report)}; ${describeSaved(report.saved)}`;
    case 'invalid-run':
      return verdict.because.text;
  }
}

/** The first offending metric in full, the others by name. */
function regressionSentence(report: GateReport): string {
  const [first, ...others] = report.comparisons.filter(({ outcome }) => outcome === 'regression');
  if (first === undefined) return `beyond what you allow: ${offendersOf(report)}`;
  const names = others.map((comparison) => labelComparison(report, comparison));
  const also = names.length === 0 ? '' : `; also ${listOf(names)}`;
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
      return `${describeFailed(report.details, after)}, ${formatValue(comparison.before, comparison.unit)} in the baseline`;
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
  const ofThroughput = heldAgainstThroughput(report, cpu);
  return ofThroughput === undefined
    ? `beyond the ${allowance(cpu)} you allow`
    : `which costs more throughput than the ${ofThroughput} you allow`;
}

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

/** A proven gain comes first: readers of a green report want to know about it. What is noise gets no verb. */
function passSentence(report: GateReport): string {
  const errors = report.comparisons.find(({ metric }) => metric === 'errors');
  return `${withinAllowance(report)}${unknownIn(report)}${errors === undefined ? '' : failuresIn(errors)}`;
}

/** What may have risen by more than is allowed is not said to be within it. */
function unknownIn(report: GateReport): string {
  const unknown = report.comparisons.filter(
    ({ metric, role, outcome }) => metric === 'p99' && role === 'guard' && outcome === 'not-shown',
  );
  const [one, ...others] = unknown;
  if (one === undefined) return '';
  const label =
    others.length === 0
      ? labelComparison(report, one)
      : `${METRIC_LABELS.p99} of ${unknown.length} requests`;
  return `, but the ${label} varies too much to tell`;
}

/** Where it may be chance that they are no more than is forgiven, they are not said to be within it. */
function failuresIn({ after, unit, outcome, allowed }: ReportComparison): string {
  const failed = `; ${formatValue(after, unit)} of the requests failed`;
  return outcome === 'pass'
    ? `${failed}, within the ${formatValue(allowed, unit)} you allow`
    : `${failed}, not shown to be more than you allow`;
}

/** Failures are no measure of speed: they do not come first. */
function withinAllowance(report: GateReport): string {
  const compared = report.comparisons.filter(
    ({ role, metric }) => role !== 'limit' && metric !== 'errors',
  );
  const gains = report.warnings.some(({ code }) => code === 'improvement');
  const subject = (gains ? compared.find(isShownBetter) : undefined) ?? compared[0];
  if (subject === undefined) return `nothing is beyond your limits (${measurement(report)})`;
  if (isShownBetter(subject))
    return `${movement(report, subject)}; nothing is slower than you allow`;
  const change = subject.change === null ? '' : ` ${formatChange(ratio(subject.change))}`;
  const allowed = formatChange(ratio(subject.toleranceLine));
  return `nothing is slower than you allow (${labelComparison(report, subject)}${change}, ${allowed} is allowed)`;
}

/** Even the worse end of the interval is a gain. */
function isShownBetter({ interval, higherIsBetter }: ReportComparison): boolean {
  if (interval.worst === null) return false;
  return higherIsBetter ? interval.worst > 0 : interval.worst < 0;
}

function inconclusiveSentence(report: GateReport): string {
  const open = report.comparisons.find(({ outcome }) => outcome === 'inconclusive');
  if (open === undefined) return 'the evidence does not settle it';
  const { change, toleranceLine, metric, role, allowed, unit, higherIsBetter } = open;
  if (role === 'limit') return `${offence(report, open)}, but that is not proved`;
  if (metric === 'errors') {
    return `${offence(report, open)}, not proved to be more than the ${formatValue(allowed, unit)} you allow`;
  }
  const isLost = change !== null && isBeyond(open, change);
  const isGain = change !== null && (higherIsBetter ? change > 0 : change < 0);
  const notRuledOut = isGain ? 'and a loss is not ruled out' : 'and a larger loss is not ruled out';
  const doubt = isLost ? 'but that is not proved' : notRuledOut;
  return `${movement(report, open)}, ${doubt}; you allow ${formatChange(ratio(toleranceLine))}`;
}

/** "6 080 requests/s, p99 7.50 ms" */
function measurement({ rows: [mix] }: GateReport): string {
  if (mix === undefined) return 'nothing';
  const { throughput, p99 } = mix.candidate;
  const tail = p99 === null ? '' : `, p99 ${formatTime(microseconds(p99))}`;
  return `${formatRequestRate(throughput)}${tail}`;
}
