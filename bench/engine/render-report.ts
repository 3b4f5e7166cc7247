// All that is needed to believe the tables, and the tables. Pure.

import { groundText } from './describe-ground.ts';
import type { Round } from './setting.ts';
import { renderTables } from './tables.ts';

const HOW = `Each tool's turn is two runs, of 1 s and of as much more as is measured: requests, time and CPU time are the
difference of the two, which leaves out start-up, connecting and the first compilation. Ratios are of turns in
one round. Median (lowest–highest) of the rounds. Memory is the most that the longer run held, all processes together.`;

export function renderReport(rounds: readonly Round[]): string {
  const dates = rounds.map(({ date }) => date.slice(0, 16)).sort();
  const grounds = new Set(rounds.map(({ ground }) => groundText(ground)));
  const seconds = new Set(rounds.map((round) => round.seconds));
  const count = `${rounds.length} ${rounds.length === 1 ? 'round' : 'rounds'}`;
  return [
    `${count} of ${[...seconds].join(' or ')} s a tool, ${dates[0]} to ${dates.at(-1)} UTC.`,
    ...grounds,
    HOW,
    renderTables(rounds),
  ].join('\n\n');
}
