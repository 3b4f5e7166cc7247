// What `perf-gate history` shows on a terminal: a line for each record, and a row of bars for each metric.

import { logRatio, type Ratio, ratio } from '../units.ts';
import { isKnownSize } from '../verdict/known.ts';
import type { MetricUnit } from '../verdict/verdict.ts';
import type { Table } from './document/report-document.ts';
import {
  printable,
  type TerminalOptions,
  type TerminalStyle,
  terminalStyle,
} from './draw/style.ts';
import { formatAmount, NOT_AVAILABLE } from './format/number.ts';
import { formatChange, formatShare } from './format/share.ts';
import { sparkline } from './format/sparkline.ts';
import type { HistoryGroup, HistoryRecord, HistoryReport, HistoryShift } from './history-report.ts';
import { formatValue } from './metric-words.ts';
import { hangText, padEndColumns } from './terminal/lines.ts';
import { drawTable } from './terminal/table.ts';

/** At 80 columns: a record takes one line. */
export function renderHistory(report: HistoryReport, options: TerminalOptions): string {
  const style = terminalStyle(options);
  const hang = (first: string, text: string) => hangText(first, style.show(text), style.width);
  const [head = '', ...more] = hang('HISTORY  ', describeHead(report));
  return printable([
    style.paint('strong', 'HISTORY') + head.slice('HISTORY'.length),
    ...more,
    '',
    ...drawTable(tableOf(report, style), style),
    '',
    ...report.groups.flatMap((group) => drawGroup(report, group, style)),
    ...chainLines(report).flatMap((line) => hang(INDENT, line)),
    ...notesOf(report, style).flatMap((note) => hang(INDENT, note)),
  ]);
}

const INDENT = '  ';

function describeHead({ name, records, otherNames }: HistoryReport): string {
  const shown = `${name} · ${formatAmount(records.length, 'record')}, oldest first`;
  if (otherNames.length === 0) return shown;
  return `${shown} · also in this file (--name): ${otherNames.join(', ')}`;
}

interface HistoryValue {
  readonly title: string;
  readonly unit: MetricUnit;
  readonly read: (record: HistoryRecord) => number | null;
}

const VALUES: readonly HistoryValue[] = [
  { title: 'throughput', unit: 'per-second', read: ({ throughput }) => throughput },
  { title: 'p99', unit: 'microseconds', read: ({ p99 }) => p99 },
  { title: 'CPU', unit: 'microseconds', read: ({ cpuPerRequest }) => cpuPerRequest },
];

const hasSeveral = ({ groups }: HistoryReport): boolean => groups.length > 1;

function tableOf(report: HistoryReport, style: TerminalStyle): Table {
  const rows = report.records.map((record, index) => [
    labelOf(record, style),
    ...(hasSeveral(report) ? [record.group] : []),
    ...VALUES.map(({ read, unit }) => formatOptional(read(record), unit)),
    formatStep(record, index),
  ]);
  const on = hasSeveral(report) ? ['on'] : [];
  return {
    columns: ['', ...on, ...VALUES.map(({ title }) => title), 'throughput step'],
    groups: [{ title: undefined, rows }],
  };
}

const COMMIT_LENGTH = 7;

/** "2026-03-01 8a1877b ✖" */
function labelOf({ measuredAt, commit, ...record }: HistoryRecord, style: TerminalStyle): string {
  const name = commit?.slice(0, COMMIT_LENGTH) ?? NOT_AVAILABLE;
  return `${measuredAt.slice(0, 10)} ${name.padEnd(COMMIT_LENGTH)} ${markOf(record, style)}`;
}

function markOf(
  { accepted, newLevel }: Pick<HistoryRecord, 'accepted' | 'newLevel'>,
  { glyphs: { symbols } }: TerminalStyle,
): string {
  if (!accepted) return symbols.regression;
  return newLevel ? symbols['no-baseline'] : '';
}

const formatOptional = (value: number | null, unit: MetricUnit): string =>
  value === null ? NOT_AVAILABLE : formatValue(value, unit);

/** A mark only where there is a record before it. */
const isGap = ({ step }: HistoryRecord, index: number): boolean =>
  index > 0 && step !== null && step.throughput !== null && !step.leadsOn;

function formatStep(record: HistoryRecord, index: number): string {
  const { step } = record;
  if (step === null || step.throughput === null) return NOT_AVAILABLE;
  const { change, low, high }: HistoryShift = step.throughput;
  if (!isKnownShift(step.throughput)) return 'unknown';
  const half: Ratio = ratio(roundShare((high - low) / 2));
  return `${formatChange(ratio(change))} ± ${formatShare(half)}${isGap(record, index) ? ' *' : ''}`;
}

const isKnownShift = ({ low, high }: HistoryShift): boolean =>
  isKnownSize(logRatio((Math.log1p(high) - Math.log1p(low)) / 2));

/** In tenths of a per cent: more is not known. */
const roundShare = (share: number): number => Math.round(share * 1_000) / 1_000;

/** What its records have in common, and a row of bars for each metric. */
function drawGroup(
  report: HistoryReport,
  group: HistoryGroup,
  style: TerminalStyle,
): readonly string[] {
  const records = report.records.filter((record) => record.group === group.id);
  const first = hasSeveral(report) ? `${INDENT}${group.id}  ` : INDENT;
  const bars = VALUES.flatMap((value) => drawBars(value, records, style));
  return [...hangText(first, style.show(describeGroup(group)), style.width), ...bars];
}

function describeGroup({ cpuModel, cores, oneMachine, differs, records }: HistoryGroup): string {
  const machine = oneMachine ? 'one machine' : 'one kind of machine, perhaps several';
  const apart = differs.length === 0 ? '' : ` · differs in ${differs.join(', ')}`;
  return `${formatAmount(records, 'record')} · ${cpuModel}, ${formatAmount(cores, 'core')} · ${machine}${apart}`;
}

const LONGEST_TITLE = 'throughput'.length;

/** None for a single value: it has no trend. */
function drawBars(
  { title, unit, read }: HistoryValue,
  records: readonly HistoryRecord[],
  style: TerminalStyle,
): readonly string[] {
  const values = records.map(read);
  const known = values.filter((value) => value !== null);
  const newest = known.at(-1);
  if (newest === undefined || known.length < 2) return [];
  const [lowest, highest] = [Math.min(...known), Math.max(...known)];
  const said = `${formatValue(lowest, unit)} to ${formatValue(highest, unit)}, newest ${formatValue(newest, unit)}`;
  const bars = style.show(sparkline(values));
  return [`${INDENT}   ${padEndColumns(title, LONGEST_TITLE)}  ${bars}  ${style.show(said)}`];
}

/** What the steps come to, and where adding them up had to begin. */
function chainLines({ chain }: HistoryReport): readonly string[] {
  if (chain === null) return [];
  const { steps, drift } = chain;
  if (drift.length > 0) return ['', ...drift];
  const begins = `${formatAmount(steps, 'step')} in a row since ${describeBeginning(chain)}`;
  return ['', `${begins}; together not shown to be beyond what is allowed for one.`];
}

type ChainFacts = NonNullable<HistoryReport['chain']>;

/** "v1.4.0 (3f2a91c)", "3f2a91c, the oldest record" */
function describeBeginning({ since, because, anchor }: ChainFacts): string {
  const from = since?.slice(0, COMMIT_LENGTH) ?? NOT_AVAILABLE;
  if (because !== 'anchor') return `${from}, ${BEGINNINGS[because]}`;
  return anchor === null || anchor.commit.startsWith(anchor.name)
    ? from
    : `${anchor.name} (${from})`;
}

const BEGINNINGS: Readonly<Record<Exclude<ChainFacts['because'], 'anchor'>, string>> = {
  oldest: 'the oldest record',
  gap: 'where the chain is broken',
  'new-level': 'where a loss was accepted',
};

/** Only what the lines above need. */
function notesOf(
  { records, groups }: HistoryReport,
  { glyphs: { symbols } }: TerminalStyle,
): readonly string[] {
  const notes = [
    {
      says: 'Numbers of different letters do not compare. A step is of one machine.',
      isNeeded: groups.length > 1,
    },
    {
      says: '± is half of a 95 % interval of that step alone. That of a report is wider: it holds at every look.',
      isNeeded: records.some(({ step }) => step?.throughput),
    },
    {
      says: '* This step is not from the commit of the record before it.',
      isNeeded: records.some(isGap),
    },
    {
      says: `${symbols.regression} This record is of a regression that nobody accepted.`,
      isNeeded: records.some(({ accepted }) => !accepted),
    },
    {
      says: `${symbols['no-baseline']} A loss was accepted: the records before it are of another level.`,
      isNeeded: records.some(({ accepted, newLevel }) => accepted && newLevel),
    },
  ];
  const needed = notes.filter(({ isNeeded }) => isNeeded).map(({ says }) => says);
  return needed.length === 0 ? [] : ['', ...needed];
}
