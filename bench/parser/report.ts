// What the bench prints: a table of agreement, of rulings, and every fault with an example.

import { percent, table } from '../operating-characteristic/markdown.ts';
import { proportion } from '../operating-characteristic/proportion.ts';
import { RULINGS } from './rulings.ts';
import type { Counts } from './tally.ts';

const number = new Intl.NumberFormat('en');

export function renderCounts({ streams, agreed, explained, rulings, faults }: Counts): string {
  const row = (what: string, count: number): readonly string[] => [
    what,
    number.format(count),
    percent(count / streams, 3),
  ];
  const inAll = [...agreed.values()].reduce((sum, count) => sum + count, 0);
  const faulty = streams - inAll - explained;
  return [
    table(
      ['what became of it', 'streams', 'share'],
      [
        ...[...agreed].sort().map(([kind, count]) => row(`both: ${kind}`, count)),
        row('**in all the same**', inAll),
        row('**other than undici, by a sentence of the RFC**', explained),
        ...RULINGS.map(({ name, section }) => row(`${name} (${section})`, rulings.get(name) ?? 0)),
        row('**unexplained, crashed or split**', faulty),
      ],
    ),
    boundOf(faulty, streams),
    ...[...faults.values()].map(
      ({ index, stream, says, count }) =>
        `\n${count} like stream ${index}: ${stream}\n  ${says.join('\n  ')}`,
    ),
  ].join('\n');
}

function boundOf(faulty: number, streams: number): string {
  const most = 1_000_000 * proportion(faulty, streams).high;
  return `Such faults: at most ${most.toPrecision(2)} in a million of such streams, with 95 % confidence.`;
}
