// Rounds as tables: one for each server, placement and number of connections. Pure.

import { table } from '../operating-characteristic/markdown.ts';
import { keyOf, type Measured, type Round, type Turn } from './setting.ts';
import { type Spread, spreadOf } from './spread.ts';

/** What all others are compared with. */
const OURS = 'wire';
const BYTES_PER_MEGABYTE = 1e6;
const MICROSECONDS_PER_SECOND = 1e6;

const HEAD = [
  'tool',
  'requests/s',
  'CPU µs a request',
  `${OURS} ÷ it: requests/s`,
  `${OURS} ÷ it: CPU`,
  'its CPU ÷ the server’s',
  'peak memory, MB',
  'failures',
];

type Figure = (measured: Measured) => number;
const throughput: Figure = ({ requests, seconds }) => requests / seconds;
const cpu: Figure = ({ requests, cpu }) => (MICROSECONDS_PER_SECOND * cpu) / requests;
const serverShare: Figure = ({ cpu, serverCpu }) => cpu / serverCpu;
const memory: Figure = ({ peakMemory }) => peakMemory / BYTES_PER_MEGABYTE;

/** @returns Markdown; rounds of one setting are put together in the order in which it first occurs */
export function renderTables(rounds: readonly Round[]): string {
  const titles = [...new Set(rounds.map(({ setting }) => keyOf(setting)))];
  const isOf = (title: string) => (round: Round) => keyOf(round.setting) === title;
  return titles.map((title) => renderTable(title, rounds.filter(isOf(title)))).join('\n\n');
}

function renderTable(title: string, rounds: readonly Round[]): string {
  const names = new Set(rounds.flatMap(({ turns }) => turns.map(({ tool }) => tool)));
  // Rounds begin with another tool each: a table does not.
  const sorted = [OURS, ...[...names].filter((name) => name !== OURS).sort()];
  const rows = sorted.filter((name) => names.has(name)).map((name) => rowOf(name, rounds));
  const count = `${rounds.length} ${rounds.length === 1 ? 'round' : 'rounds'}`;
  return `### ${title} (${count})\n\n${table(HEAD, rows)}`;
}

function rowOf(name: string, rounds: readonly Round[]): readonly string[] {
  const turns = rounds.flatMap((round) => turnOf(round, name) ?? []);
  const all = (figure: Figure) => spreadOf(turns.flatMap((turn) => measured(turn).map(figure)));
  const ratios = (figure: Figure) =>
    spreadOf(rounds.flatMap((round) => ratioIn(round, name, figure)));
  const isOurs = name === OURS;
  return [
    [name, turns[0]?.version].join(' ').trim(),
    show(all(throughput), 0),
    show(all(cpu), 2),
    isOurs ? '' : show(ratios(throughput), 2),
    isOurs ? '' : show(ratios(cpu), 2),
    show(all(serverShare), 2),
    show(all(memory), 0),
    failuresOf(turns),
  ];
}

/** Ours ÷ theirs within one round; nothing where either went wrong. */
function ratioIn(round: Round, name: string, figure: Figure): readonly number[] {
  const [ours, theirs] = [OURS, name].map((tool) => turnOf(round, tool));
  if (ours === undefined || theirs === undefined) return [];
  return measured(ours).flatMap((mine) =>
    measured(theirs).map((other) => figure(mine) / figure(other)),
  );
}

const turnOf = ({ turns }: Round, name: string): Turn | undefined =>
  turns.find(({ tool }) => tool === name);

const measured = ({ outcome }: Turn): readonly Measured[] =>
  outcome.kind === 'measured' ? [outcome] : [];

/** Each kind once, with its rounds: nothing that went wrong is left out. */
function failuresOf(turns: readonly Turn[]): string {
  const texts = turns.flatMap(({ outcome }) =>
    outcome.kind === 'trouble' ? `no result: ${outcome.message}` : outcome.failures || [],
  );
  const timesOf = (text: string) => texts.filter((other) => other === text).length;
  return [...new Set(texts)]
    .map((text) => (timesOf(text) === 1 ? text : `${text} (${timesOf(text)} times)`))
    .join('; ')
    .replaceAll(/[|\n]/g, ' ');
}

/** `median (lowest–highest)`. */
function show({ median, lowest, highest }: Spread, digits: number): string {
  if (Number.isNaN(median)) return 'n/a';
  const [middle, low, high] = [median, lowest, highest].map((value) => value.toFixed(digits));
  return `${middle} (${low}–${high})`;
}
