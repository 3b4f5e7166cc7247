// What `perf-gate import` shows: a table of runs and what rose and fell among them, in three forms.

import { markdownText } from '../report/markdown-text.ts';
import {
  displayWidth,
  fitMiddle,
  hangText,
  padEndColumns,
  padStartColumns,
  printable,
  type TerminalOptions,
  type TerminalStyle,
  terminalStyle,
} from '../report/render-error.ts';
import { jsonText } from '../report/render-json.ts';
import { compareRuns, type RunComparison } from './compare-runs.ts';
import type { ImportedRun, ToolName } from './imported-run.ts';
import { groupsOf, needsMean, type RunGroup } from './show/groups.ts';
import { jsonOf } from './show/json.ts';
import {
  describeComparison,
  ONE_RUN_EACH,
  showFailures,
  showRate,
  showTime,
} from './show/words.ts';

interface Column {
  readonly title: string;
  readonly show: (run: ImportedRun) => string;
}

function columnsOf(runs: readonly ImportedRun[]): readonly Column[] {
  const time = (name: 'mean' | 'p50' | 'p99'): Column => ({
    title: name,
    show: ({ times, timesResolution }) => showTime(times[name], timesResolution),
  });
  return [
    { title: 'throughput', show: ({ throughput }) => showRate(throughput) },
    ...(needsMean(runs) ? [time('mean')] : []),
    time('p50'),
    time('p99'),
  ];
}

const GAP = '  ';
const MARGIN = '  ';
const DEEPER = '    ';

/** At 80 columns: a line for each run, and beneath it what failed. */
export function renderRuns(runs: readonly ImportedRun[], options: TerminalOptions): string {
  const style = terminalStyle(options);
  const columns = columnsOf(runs);
  const widths = columns.map(({ title, show }) =>
    Math.max(title.length, ...runs.map((run) => displayWidth(style.show(show(run))))),
  );
  const used = widths.reduce((sum, width) => sum + GAP.length + width, MARGIN.length);
  const names = runs.map(({ name }) => displayWidth(style.show(name)));
  const label = Math.min(Math.max(...names), style.width - used);
  const draw = (name: string, cells: readonly string[]): string =>
    [
      MARGIN + padEndColumns(fitMiddle(style.show(name), label, style.glyphs.ellipsis), label),
      ...cells.map((cell, index) => padStartColumns(style.show(cell), widths[index] ?? 0)),
    ].join(GAP);
  const groups = groupsOf(runs).flatMap((group) => [
    '',
    ...drawGroupHead(group, style),
    ...group.runs.flatMap((run) => [
      draw(
        run.name,
        columns.map(({ show }) => show(run)),
      ),
      ...remarksOf(run, group).flatMap((line) => hangText(DEEPER, style.show(line), style.width)),
    ]),
  ]);
  return printable([
    style.paint(
      'quiet',
      draw(
        '',
        columns.map(({ title }) => title),
      ),
    ),
    ...groups,
    ...drawComparisons(compareRuns(runs), style),
  ]);
}

function drawGroupHead({ title, rule, notes }: RunGroup, style: TerminalStyle): readonly string[] {
  const hang = (text: string) => hangText(MARGIN, style.show(text), style.width);
  return [
    ...hang(title).map((line) => style.paint('strong', line)),
    ...[`throughput = ${rule}`, ...notes].flatMap(hang).map((line) => style.paint('quiet', line)),
  ];
}

/** What failed, and what only this run has to say. */
function remarksOf(run: ImportedRun, { notes }: RunGroup): readonly string[] {
  const failures = showFailures(run);
  return [
    ...(failures === '' ? [] : [`failed: ${failures}`]),
    ...run.notes.filter((note) => !notes.includes(note)),
  ];
}

function drawComparisons(
  comparisons: readonly RunComparison[],
  style: TerminalStyle,
): readonly string[] {
  if (comparisons.length === 0) return [];
  const lines = byTool(comparisons).flatMap(([tool, first, members]) => [
    ...hangText('', style.show(`${tool}, against “${first.name}”`), style.width),
    ...members.flatMap((each) =>
      hangText(
        `${MARGIN}${style.glyphs.bullet} `,
        style.show(`${each.later.name}: ${describeComparison(each)}`),
        style.width,
      ),
    ),
    '',
  ]);
  return ['', ...lines, ...hangText('', style.show(ONE_RUN_EACH), style.width)];
}

type OfTool = readonly [ToolName, ImportedRun, readonly RunComparison[]];

function byTool(comparisons: readonly RunComparison[]): readonly OfTool[] {
  const firsts = [...new Set(comparisons.map(({ first }) => first))];
  return firsts.map((first) => [
    first.tool,
    first,
    comparisons.filter((each) => each.first === first),
  ]);
}

/** For a comment or a page: one table for each tool. */
export function renderRunsMarkdown(runs: readonly ImportedRun[]): string {
  const columns = columnsOf(runs);
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const groups = groupsOf(runs).flatMap((group) => [
    `### ${markdownText(group.title)}`,
    '',
    markdownText(`throughput = ${group.rule}`),
    '',
    row(['run', ...columns.map(({ title }) => title), 'failed and noted']),
    `|---|${columns.map(() => '--:|').join('')}---|`,
    ...group.runs.map((run) =>
      row([
        markdownText(run.name),
        ...columns.map(({ show }) => markdownText(show(run))),
        remarksOf(run, group).map(markdownText).join('<br>'),
      ]),
    ),
    '',
    ...group.notes.flatMap((note) => [markdownText(note), '']),
  ]);
  const comparisons = byTool(compareRuns(runs)).flatMap(([tool, first, members]) => [
    `**${markdownText(`${tool}, against “${first.name}”`)}**`,
    '',
    ...members.map(
      (each) => `- ${markdownText(`${each.later.name}: ${describeComparison(each)}`)}`,
    ),
    '',
  ]);
  const end = comparisons.length === 0 ? [] : [markdownText(ONE_RUN_EACH), ''];
  return [...groups, ...comparisons, ...end].join('\n');
}

/** `null` for what the output does not say. */
export const renderRunsJson = (runs: readonly ImportedRun[]): string =>
  jsonText(jsonOf(runs, compareRuns(runs)));
