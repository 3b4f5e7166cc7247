// Puts the report in reading order: verdict, comparison, results, reasons, details.

import type { Warning, WarningCode } from '../../verdict/verdict.ts';
import { type Line, textOf } from '../document/line.ts';
import type {
  Answer,
  Fact,
  Piece,
  Reader,
  ReportDocument,
  Section,
  Table,
} from '../document/report-document.ts';
import { formatAmount } from '../format/number.ts';
import type { GateReport } from '../gate-report.ts';
import { headlineOf, isLead } from '../headline.ts';
import { formatArrivalRate } from '../metric-words.ts';
import { answerReasons, answerRows } from '../rows/answer-rows.ts';
import { explainHeldAgainst, explainMean } from '../rows/held-against.ts';
import { intervalRows } from '../rows/interval-rows.ts';
import { describeBasis, describeContext } from './basis.ts';
import { describeCause } from './cause.ts';
import { describeDiffers, differencesSection } from './differences.ts';
import { earlierSection } from './earlier.ts';
import { explainReport, unseenTable } from './explain-report.ts';
import { loadSection } from './load-details.ts';
import { describeMostChanged } from './most-changed.ts';
import { nextSteps } from './next-steps.ts';
import { pairsSection } from './pairs.ts';
import { profileSection, withGrown } from './profile.ts';
import { repeatSection } from './repeat.ts';
import { flowSection, requestSection } from './request-details.ts';
import { capacityTable, fixedRateTable } from './result-tables.ts';
import { baselineFacts, describeAttempt, describeBaseline, environmentFacts } from './run-facts.ts';
import { describeTurns, sideBySideFacts } from './side-by-side.ts';

export function composeDocument(report: GateReport, reader: Reader): ReportDocument {
  // What the headline says already is no news further down.
  const warnings = report.warnings.filter((warning) => !isLead(warning));
  const sections = [
    comparisonSection(report),
    resultSection(report),
    fixedRateSection(report),
    listSection('Why', explainReport(report)),
    tableSection('What could not have been seen', unseenTable(report)),
    listSection(
      'Warnings',
      warnings.map(({ text }) => text),
    ),
    pairsSection(report),
    profileSection(report),
    differencesSection(report),
    loadSection(report),
    baselineSection(report),
    repeatSection(report),
    earlierSection(report),
    factsSection(report),
    ...report.details.flows.map((flow) => flowSection(report, flow)),
    ...report.details.requests.map((request) => requestSection(report, request)),
  ];
  return {
    name: report.name,
    headline: headlineOf(report, reader.kind !== 'shown-again'),
    answer: composeAnswer(report, reader),
    sections: sections.filter((section) => section !== undefined),
    warnings: warnings.length,
    notice: undefined,
  };
}

function composeAnswer(report: GateReport, reader: Reader): Answer {
  const news = report.warnings.filter(isNews);
  const weighty = news.filter(({ code }) => WEIGHTY.has(code));
  const others = news.filter(({ code }) => !WEIGHTY.has(code));
  return {
    context: describeContext(report),
    rows: answerRows(report),
    footnotes: [...explainHeldAgainst(report), ...explainMean(report), ...answerReasons(report)],
    cause: withGrown(causeOf(report), report),
    differs: describeDiffers(report),
    notes: [...weighty, ...others].map(({ text }) => firstSentence(text)),
    weighty: weighty.length,
    next: nextSteps(report, reader),
    basis: describeBasis(report),
    run: describeAttempt(report.run),
  };
}

/** What was compared is another thing than it seems, or less certain than the verdict sounds. */
const WEIGHTY: ReadonlySet<WarningCode> = new Set([
  'acceptance-unknown',
  'answers-differ',
  'attempts-unread',
  'baseline-note',
  'baseline-regressed',
  'earlier-regression',
  'other-machine',
  'requests-changed',
  'stored-only',
]);

function causeOf(report: GateReport): string | undefined {
  const sentences = [describeCause(report), describeMostChanged(report)];
  const known = sentences.filter((sentence) => sentence !== undefined);
  return known.length === 0 ? undefined : known.join(' ');
}

/** Said by the headline or by a row of the answer. */
const SAID: ReadonlySet<WarningCode> = new Set([
  'errors-below-floor',
  'few-samples',
  'improvement',
  'new-requests',
  'small-proven-loss',
]);

const isNews = (warning: Warning): boolean => !isLead(warning) && !SAID.has(warning.code);

/** The rest says what can be done about it, and stands among the details. */
const firstSentence = (text: string): string => /^.+?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;

function comparedWith({ baseline, comparisons, run, evidence }: GateReport): Line | undefined {
  const { sideBySide } = evidence;
  if (sideBySide !== null) {
    const done = comparisons.length === 0 ? 'Measured' : 'Compared';
    return [`${done} `, ...describeTurns(sideBySide, run)];
  }
  if (baseline === null || comparisons.length === 0) return undefined;
  return ['Compared with ', ...describeBaseline(baseline, run)];
}

function comparisonSection(report: GateReport): Section | undefined {
  const rows = intervalRows(report);
  if (rows.length === 0) return undefined;
  const baseline = comparedWith(report);
  const title = baseline === undefined ? 'Against your limits' : textOf(baseline);
  return open(title, { kind: 'intervals', rows });
}

const resultSection = (report: GateReport): Section =>
  open(`At capacity, with ${formatAmount(report.run.connections, 'connection')}`, {
    kind: 'table',
    table: capacityTable(report),
  });

function fixedRateSection(report: GateReport): Section | undefined {
  const { offeredRate } = report.run;
  const hasFlows = report.details.flows.length > 0;
  const rate = offeredRate === null ? 'a fixed rate' : formatArrivalRate(offeredRate, hasFlows);
  return tableSection(`Response times at ${rate}`, fixedRateTable(report));
}

const tableSection = (title: string, table: Table | undefined): Section | undefined =>
  table && open(title, { kind: 'table', table });

const listSection = (title: string, items: readonly string[]): Section | undefined =>
  items.length === 0 ? undefined : open(title, { kind: 'list', items });

const open = (title: string, ...pieces: readonly Piece[]): Section => ({
  title,
  folded: false,
  pieces,
});

function baselineSection({ baseline, run, evidence }: GateReport): Section | undefined {
  const { sideBySide } = evidence;
  if (sideBySide !== null) return facts('The two versions', sideBySideFacts(sideBySide, run));
  if (baseline === null) return undefined;
  return facts('Baseline', baselineFacts(baseline, run));
}

const factsSection = (report: GateReport): Section =>
  facts('Environment', environmentFacts(report));

const facts = (title: string, items: readonly Fact[]): Section => ({
  title,
  folded: true,
  pieces: [{ kind: 'facts', facts: items }],
});
