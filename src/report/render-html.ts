// The report as one page that needs nothing else: it asks for no font, no image and no other file.

import { composeDocument } from './content/compose-document.ts';
import { pairsSection } from './content/pairs.ts';
import { describeProfile, grownTable, PROFILE_TITLE } from './content/profile.ts';
import type { Answer, Reader, Section } from './document/report-document.ts';
import { escapeHtml } from './escape/html.ts';
import type { GateReport } from './gate-report.ts';
import { errorTable } from './html/errors.ts';
import { type Charts, chartData, htmlFigure, numbersBehind } from './html/figure.ts';
import { flameSvg } from './html/flame-svg.ts';
import { historyCharts, historyTable } from './html/history-charts.ts';
import { LAST_LINES_TITLE, lastLines } from './html/last-lines.ts';
import { metricsTable } from './html/metrics.ts';
import { PAGE_SCRIPT, PAGE_STYLE } from './html/page-files.ts';
import { pageHeader } from './html/page-header.ts';
import { allPairs, pairPictures } from './html/pairs.ts';
import { requestCurves } from './html/request-curves.ts';
import { blockCharts, blockTable, throughputChart } from './html/run-charts.ts';
import { foldedSection, htmlSection, openSection } from './html/section.ts';
import { htmlTable } from './html/table.ts';

/**
 * Text of others is escaped. If an escape fails, this policy still keeps the text from running,
 * loading or sending anything (Content Security Policy Level 3): the one script that runs is ours. The
 * style has no hash: should a secret be masked in it, the page would lose all of it.
 */
const POLICY = [
  "default-src 'none'",
  `script-src '${PAGE_SCRIPT.hash}'`,
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export function renderHtml(report: GateReport, reader: Reader): string {
  const document = composeDocument(report, reader);
  const { name, headline, answer } = document;
  // The page draws them, with the same numbers.
  const drawn = [pairsSection(report)?.title, PROFILE_TITLE];
  const sections = document.sections.filter(({ title }) => !drawn.includes(title));
  const charts: Charts = [];
  const open = sections.filter(({ folded }) => !folded);
  const body = [
    hero(report, answer),
    ...open.filter(isWords).map(htmlSection),
    section(PROFILE_TITLE, slowerFunctions(report)),
    section('Response times', requestCurves(report, charts)),
    section('Over the run', overTheRun(report, charts)),
    section('Earlier runs', earlierRuns(report, charts)),
    errors(report),
    ...open
      .filter((each) => !isWords(each))
      .map(foldLarge)
      .map(htmlSection),
    folded(LAST_LINES_TITLE, lastLines(report)),
    folded('All pairs', allPairs(report)),
    ...sections.filter((each) => each.folded).map(htmlSection),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${headline.word}: ${escapeHtml(name)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
${pageHeader(report, document)}
<main>
${body.filter((part) => part !== '').join('\n')}
</main>
${chartData(charts)}
<script>${PAGE_SCRIPT.text}</script>
</body>
</html>
`;
}

/** Reasons and warnings come before charts and tables. */
const isWords = ({ pieces }: Section): boolean => pieces.every(({ kind }) => kind === 'list');

/** Tables of many requests are looked up, not read. */
const MOST_GROUPS = 4;

const foldLarge = (each: Section): Section => {
  const groups = each.pieces.flatMap((piece) => (piece.kind === 'table' ? piece.table.groups : []));
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  return { ...each, folded: groups.length > MOST_GROUPS || rows > 3 * MOST_GROUPS };
};

const section = (title: string, content: string | undefined): string =>
  content === undefined ? '' : openSection(title, content);

const folded = (title: string, content: string | undefined): string =>
  content === undefined ? '' : foldedSection(title, content);

/** What is judged, and the pairs it was judged by. */
function hero(report: GateReport, answer: Answer): string {
  const metrics = metricsTable(answer);
  const pairs = pairPictures(report);
  if (metrics === undefined) return '';
  const beside = pairs === undefined ? '' : `\n<div>\n${pairs}\n</div>`;
  return `<section class="hero" aria-label="What was compared">\n<div>\n${metrics}\n</div>${beside}\n</section>`;
}

function slowerFunctions({ profile }: GateReport): string | undefined {
  if (profile === null) return undefined;
  const table = grownTable(profile);
  const flame = flameSvg(profile);
  return [
    `<p>${escapeHtml(describeProfile(profile))}</p>`,
    ...(table === undefined ? [] : [htmlTable(table)]),
    ...(flame === undefined ? [] : [`<p class="legend">${FLAME_LEGEND}</p>`, flame]),
  ].join('\n');
}

const FLAME_LEGEND =
  'Below, each call of the change lies under its caller, as wide as the CPU time that it takes with what it calls. <span class="grew-3">▲ more</span> or <span class="fell-3">▼ less</span> for an answer than before.';

function overTheRun(report: GateReport, charts: Charts): string | undefined {
  const chart = throughputChart(report);
  if (chart === undefined) return undefined;
  const title = 'Throughput in each slice';
  const label = 'throughput over the run, slice by slice';
  const small = blockCharts(report).map((each) =>
    htmlFigure({ ...each, label: `${each.title} in each block` }, charts),
  );
  return [
    htmlFigure({ title, label, chart }, charts),
    `<div class="charts">\n${small.join('\n')}\n</div>`,
    numbersBehind(blockTable(report)),
  ].join('\n');
}

function earlierRuns(report: GateReport, charts: Charts): string | undefined {
  const figures = historyCharts(report).map((each) =>
    htmlFigure(
      { ...each, label: `${each.title}: earlier runs and this one`, keys: ['earlier', 'this run'] },
      charts,
    ),
  );
  if (figures.length === 0) return undefined;
  const note =
    'A line joins runs of one machine. Dots without a line were measured on other machines of the same kind.';
  return `<div class="charts">\n${figures.join('\n')}\n</div>\n<p class="legend">${note}</p>\n${numbersBehind(historyTable(report))}`;
}

function errors(report: GateReport): string {
  const table = errorTable(report);
  return table === undefined ? '' : openSection('Failed requests', htmlTable(table));
}
