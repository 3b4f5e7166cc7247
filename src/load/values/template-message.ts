// The template of a request as it goes to the threads of the load generator.

import type { RowOrder, Table } from '../../plan/tables.ts';
import type { Part, RequestTemplate, Writing } from '../../plan/template.ts';
import { type Cells, cellsOf, type Encoding } from './cells.ts';

/** Where a value comes from. Cells of one table that stand in one request are of one row. */
export type Source =
  | { readonly kind: 'seq' }
  | { readonly kind: 'uuid' }
  | { readonly kind: 'random'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'cell';
      readonly cells: Cells;
      /** Index in `tables`. */
      readonly table: number;
    };

export type Slot =
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  /** Index in `sources`. */
  | { readonly kind: 'value'; readonly source: number };

export interface TemplateMessage {
  readonly path: readonly Slot[];
  readonly headers: readonly (readonly Slot[])[];
  readonly body: readonly Slot[] | undefined;
  readonly sources: readonly Source[];
  readonly tables: readonly TableMessage[];
}

export interface TableMessage {
  readonly name: string;
  readonly rows: number;
  readonly order: RowOrder;
}

/** Written twice, a placeholder is drawn once. */
export function templateMessage(template: RequestTemplate): TemplateMessage {
  const sources: Source[] = [];
  const tables: Table[] = [];
  const slotOf = (part: Part, encoding: Encoding): Slot => {
    if (part.kind === 'bytes') return { kind: 'text', bytes: part.bytes };
    if (part.kind === 'text') return { kind: 'text', bytes: Buffer.from(part.text, encoding) };
    const source = sourceOf(part.value, part.writing, encoding);
    const known = sources.findIndex((other) => isSame(other, source));
    if (known < 0) sources.push(source);
    return { kind: 'value', source: known < 0 ? sources.length - 1 : known };
  };
  const sourceOf = (
    value: Extract<Part, { kind: 'value' }>['value'],
    writing: Writing,
    encoding: Encoding,
  ): Source => {
    if (value.kind === 'captured') throw new RangeError('a captured value that is not filled in');
    if (value.kind !== 'column') return value;
    if (!tables.includes(value.table)) tables.push(value.table);
    const table = tables.indexOf(value.table);
    return { kind: 'cell', cells: cellsOf(value.table, value.column, writing, encoding), table };
  };
  return {
    path: template.path.map((part) => slotOf(part, 'latin1')),
    headers: template.headers.map((parts) => parts.map((part) => slotOf(part, 'latin1'))),
    body: template.body?.map((part) => slotOf(part, 'utf8')),
    sources,
    tables: tables.map(({ name, order, rows }) => ({ name, order, rows: rows.length })),
  };
}

function isSame(one: Source, other: Source): boolean {
  if (one.kind === 'random' && other.kind === 'random') {
    return one.from === other.from && one.to === other.to;
  }
  // The cells of a column are made once.
  if (one.kind === 'cell' && other.kind === 'cell') return one.cells === other.cells;
  return one.kind === other.kind;
}
