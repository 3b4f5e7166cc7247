// Which rows to print where only a few fit, and one line that counts the rest.

import { formatAmount } from '../format/number.ts';
import type { AnswerRow } from './report-document.ts';

export interface LimitedRows {
  readonly shown: readonly AnswerRow[];
  /** "2 others: no change was shown."; `undefined` where none is left out. */
  readonly others: string | undefined;
}

/** Rows that say something come before those that passed without a change; the order stays. */
export function limitRows(rows: readonly AnswerRow[], most: number): LimitedRows {
  if (rows.length <= most) return { shown: rows, others: undefined };
  const ranked = rows.toSorted((a, b) => Number(b.isTelling) - Number(a.isTelling));
  return keepRows(rows, new Set(ranked.slice(0, most)));
}

/** Beyond `few` rows: those that say something, and one that does not, as an example. */
export function tellingRows(rows: readonly AnswerRow[], few: number, most: number): LimitedRows {
  if (rows.length <= few) return { shown: rows, others: undefined };
  const example = rows.find(({ isTelling }) => !isTelling);
  const telling = rows.filter((row) => row.isTelling || row === example);
  return keepRows(rows, new Set(telling.slice(0, most)));
}

function keepRows(rows: readonly AnswerRow[], kept: ReadonlySet<AnswerRow>): LimitedRows {
  const left = rows.filter((row) => !kept.has(row));
  if (left.length === 0) return { shown: rows, others: undefined };
  const others = formatAmount(left.length, 'other');
  return {
    shown: rows.filter((row) => kept.has(row)),
    others: left.some(({ isTelling }) => isTelling)
      ? `${others}: see the details.`
      : `${others}: no change was shown.`,
  };
}
