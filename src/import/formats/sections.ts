// hey, and oha which was modelled on it: sections with titles, and counts in brackets.

import { type Amount, inUnit } from '../text/amounts.ts';
import type { TextBlock } from '../text/block.ts';
import type { Line } from '../text/lines.ts';
import { type Tally, tallyOf } from '../text/outcomes.ts';

const TITLE = /^\s*[A-Z][\w ]{0,60}(?:\([\w ,+]{0,60}\))?:$/;

/** The lines behind a title, up to the next one. */
export function sectionOf(block: TextBlock, title: RegExp): readonly Line[] {
  const start = block.one(title);
  if (start === undefined) return [];
  const behind = block.lines.filter(({ number }) => number > start.line);
  const end = behind.findIndex(({ text }) => TITLE.test(text));
  return end < 0 ? behind : behind.slice(0, end);
}

export function readTally(block: TextBlock): Tally {
  block.need(/^\s*(Status code distribution:)$/, '“Status code distribution:”');
  const byStatus = new Map<number, number>();
  const statuses = sectionOf(block, /^\s*Status code distribution:$/);
  for (const found of block.all(/^\s+\[(\d{3})\]\s+(\S{1,30}) responses$/, statuses)) {
    const status = Number(found.pieces[0]);
    byStatus.set(status, (byStatus.get(status) ?? 0) + (block.count(found, 1) ?? 0));
  }
  const errors = block
    .all(/^\s+\[(\d{1,16})\]\s+(\S.*)$/, sectionOf(block, /^\s*Error distribution:$/))
    .map((found) => [found.pieces[1] ?? '', block.count(found, 0) ?? 0] as const);
  return tallyOf(byStatus, errors);
}

/**
 * Whether all counts are there: rate × time must be their sum. Where the end was cut off, failures would
 * be taken for none.
 */
export function checkSum(
  block: TextBlock,
  tool: string,
  { rate, total }: { readonly rate: number | undefined; readonly total: Amount | undefined },
  { answers, unanswered }: Tally,
): void {
  if (rate === undefined || total === undefined) return;
  const expected = rate * inUnit(total.value, 1e-6);
  const slack = 1 + expected * 1e-3 + rate * inUnit(total.step, 1e-6);
  if (Math.abs(expected - answers - unanswered) <= slack) return;
  block.fault(
    block.lines.at(-1)?.number ?? block.firstLine,
    `${tool} says ${rate} requests a second, and its statuses and errors add up to ${answers + unanswered} requests: the output is cut off or was changed.`,
    'Run it again, and keep the output from its first line to its last.',
  );
}
