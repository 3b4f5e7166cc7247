// The table of all servers, and what it comes to.

import { spreadOf } from '../../engine/spread.ts';
import { counted, table } from '../../operating-characteristic/markdown.ts';
import { proportion } from '../../operating-characteristic/proportion.ts';
import type { GateLine, Round, ServerLine, TriedLine, View } from './line.ts';

const HEAD = [
  'server',
  'cost injected',
  'against itself',
  'against the slower one',
  'throughput ÷ wrk',
  'p50 ÷ wrk',
  'p99 ÷ wrk',
  'left behind',
];

/** The newest line of each server counts. */
export function renderLines(lines: readonly ServerLine[]): string {
  const newest = [...new Map(lines.map((line) => [line.server, line])).values()];
  const tried = newest.filter((line) => line.kind === 'tried');
  return [table(HEAD, newest.map(cellsOf)), '', ...conclusions(newest, tried)].join('\n');
}

function cellsOf(line: ServerLine): readonly string[] {
  const name = line.server;
  const nothing = ['', '', '', '', ''];
  switch (line.kind) {
    case 'missing':
      return [name, '', `not tried: ${line.programs.join(', ')} is not installed`, ...nothing];
    case 'trouble':
      return [name, '', `not tried: ${inACell(line.message)}`, ...nothing];
    case 'tried':
      return [
        name,
        `${line.injected.burn} ${line.cost}: ${percent(-line.injected.loss)} throughput`,
        gateCell(line.same),
        gateCell(line.slower),
        ...RATIOS.map(({ value, from, to }) => ratioCell(line.rounds, value, from, to)),
        inACell(line.left.join('; ') || 'nothing'),
      ];
  }
}

/** Between which bounds a ratio to wrk counts as the same. */
const RATIOS = [
  { name: 'throughput', value: ({ throughput }: View) => throughput, from: 0.9, to: 1.1 },
  { name: 'p50', value: ({ p50 }: View) => p50, from: 0.8, to: 1.25 },
  { name: 'p99', value: ({ p99 }: View) => p99, from: 0.5, to: 2 },
] as const;

function gateCell({ verdict, throughput, pairs, seconds, why, offending }: GateLine): string {
  const change =
    throughput === null
      ? ''
      : `, ${percent(throughput.estimate)} (${percent(throughput.best)} … ${percent(throughput.worst)})`;
  const more = [offending.join(', '), why].filter((text) => text !== '').join(': ');
  const details = more === '' ? '' : `; ${inACell(more)}`;
  return `**${verdict}**${change}, ${pairs} pairs, ${seconds} s${details}`;
}

type Value = (view: View) => number | null;

function ratiosOf(rounds: readonly Round[], value: Value): readonly number[] {
  return rounds.flatMap(({ ours, wrk }) => {
    const [mine, theirs] = [value(ours), value(wrk)];
    return mine === null || theirs === null ? [] : mine / theirs;
  });
}

function ratioCell(rounds: readonly Round[], value: Value, from: number, to: number): string {
  const ratios = ratiosOf(rounds, value);
  if (ratios.length === 0) return '–';
  const { median, lowest, highest } = spreadOf(ratios);
  const mark = isWithin(ratios, from, to) ? '' : ' **off**';
  return `${median.toFixed(2)} (${lowest.toFixed(2)}, ${highest.toFixed(2)})${mark}`;
}

/** Off is what no round explains: the median lies outside, and so do all rounds on that side. */
function isWithin(ratios: readonly number[], from: number, to: number): boolean {
  const { median, lowest, highest } = spreadOf(ratios);
  if (median >= from && median <= to) return true;
  return median < from ? highest >= from : lowest <= to;
}

function conclusions(lines: readonly ServerLine[], tried: readonly TriedLine[]): readonly string[] {
  const count = (what: string, holds: (line: TriedLine) => boolean, of = tried): string =>
    `- ${what}: ${counted(proportion(of.filter(holds).length, of.length))}`;
  const beside = tried.filter(({ rounds }) => rounds.length > 0);
  return [
    `${lines.length} servers, of which ${lines.length - tried.length} were not tried:`,
    count('against itself, red', ({ same }) => same.verdict === 'regression'),
    count('against itself, neither red nor green', ({ same }) => !isDecided(same)),
    count('against the slower one, red', ({ slower }) => slower.verdict === 'regression'),
    count('against the slower one, neither red nor green', ({ slower }) => !isDecided(slower)),
    ...RATIOS.map(({ name, value, from, to }) =>
      count(
        `${name} as wrk's (from ${from} to ${to} of it, or not to be told apart from that)`,
        ({ rounds }) => isWithin(ratiosOf(rounds, value), from, to),
        beside,
      ),
    ),
    count('nothing left behind', ({ left }) => left.length === 0),
  ];
}

const isDecided = ({ verdict }: GateLine): boolean =>
  verdict === 'pass' || verdict === 'regression';

/** With its sign; `null`: no bound. */
const percent = (share: number | null): string =>
  share === null ? '?' : `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)} %`;

/** Words of servers, on one line. */
const inACell = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 200);
