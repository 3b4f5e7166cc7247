// The cells of a column as bytes, written for where they go, in memory that threads share.

import type { Table } from '../../plan/tables.ts';
import { type Writing, writeValue } from '../../request-text.ts';

/** Cell `i` is `bytes` from `ends[i - 1]`, or 0, to `ends[i]`. */
export interface Cells {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

/** A header is latin1 (RFC 9110 section 5.5), everything else UTF-8. */
export type Encoding = 'utf8' | 'latin1';

/** Every block of a run asks for the same cells. */
const made = new WeakMap<Table, Map<string, Cells>>();

export function cellsOf(table: Table, column: number, writing: Writing, encoding: Encoding): Cells {
  const known = made.get(table) ?? new Map<string, Cells>();
  made.set(table, known);
  const key = `${column} ${writing} ${encoding}`;
  const cells = known.get(key) ?? encodeColumn(table, column, writing, encoding);
  known.set(key, cells);
  return cells;
}

function encodeColumn(
  { rows }: Table,
  column: number,
  writing: Writing,
  encoding: Encoding,
): Cells {
  const texts = rows.map((row) => writeValue(row[column] ?? '', writing));
  const ends = new Uint32Array(new SharedArrayBuffer(texts.length * Uint32Array.BYTES_PER_ELEMENT));
  let end = 0;
  texts.forEach((text, index) => {
    end += Buffer.byteLength(text, encoding);
    ends[index] = end;
  });
  const bytes = Buffer.from(new SharedArrayBuffer(end));
  texts.forEach((text, index) => {
    bytes.write(text, index === 0 ? 0 : (ends[index - 1] ?? 0), encoding);
  });
  return { bytes: new Uint8Array(bytes.buffer), ends };
}
