// Puts the report in reading order: verdict, comparison, results, reasons, details.

import { formatAmount } from '../format/number.ts';
import type { GateReport } from '../gate-report.ts';
import { headlineOf, isLead } from '../headline.ts';
import { formatRequestRate } from '../metric-words.ts';
import { explainReport, unseenTable } from './explain-report.ts';
import { intervalRows } from './interval-rows.ts';
import { type Line, textOf } from './line.ts';
import { loadSection } from './load-details.ts';
import type { Fact, Piece, ReportDocument, Section, Table } from './report-document.ts';
import { requestSection } from './request-details.ts';
import { capacityTable, fixedRateTable } from './result-tables.ts';
import { baselineFacts, describeBaseline, environmentFacts } from './run-facts.ts';
import { describeArm, sideBySideFacts } from './side-by-side.ts';

export function composeDocument(report: GateReport): ReportDocument {
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
    loadSection(report),
    baselineSection(report),
    factsSection(report),
    ...report.details.requests.map((request) => requestSection(report, request)),
  ];
  return {
    name: report.name,
    headline: headlineOf(report),
    baseline: comparedWith(report),
    sections: sections.filter((section) => section !== undefined),
    warnings: warnings.length,
    notice: undefined,
  };
}

function comparedWith({ baseline, comparisons, run, evidence }: GateReport): Line | undefined {
  const { sideBySide } = evidence;
  if (sideBySide !== null) {
    const done = comparisons.length === 0 ? 'Measured' : 'Compared';
    return [`${done} side by side with `, ...describeArm(sideBySide, run)];
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
  const rate = offeredRate === null ? 'a fixed rate' : formatRequestRate(offeredRate);
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
  if (sideBySide !== null) return facts('Side by side', sideBySideFacts(sideBySide, run));
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
