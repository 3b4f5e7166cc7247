// The templates of requests as they go to the threads of the load generator.

import type { RowOrder, Table } from '../../plan/tables.ts';
import type { Part, RequestTemplate } from '../../plan/template.ts';
import type { Writing } from '../../request-text.ts';
import { type Cells, cellsOf, type Encoding } from './cells.ts';
import { mixText } from './mix.ts';

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
    }
  /** From the answer to an earlier step of the flow. */
  | {
      readonly kind: 'captured';
      readonly name: string;
      readonly writing: Writing;
      readonly encoding: Encoding;
    };

export type Slot =
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  /** Index in `sources`. */
  | { readonly kind: 'value'; readonly source: number };

/** Where values stand in a request. */
export interface Shape {
  readonly path: readonly Slot[];
  readonly headers: readonly (readonly Slot[])[];
  readonly body: readonly Slot[] | undefined;
}

/** What is drawn at once. */
export interface Drawable {
  readonly sources: readonly Source[];
  readonly tables: readonly TableMessage[];
}

export interface TemplateMessage extends Shape, Drawable {}

export interface TableMessage {
  readonly name: string;
  /** Decides, with others, which row is drawn at random. */
  readonly place: number;
  readonly rows: number;
  readonly order: RowOrder;
}

/** Written twice, a placeholder is drawn once. */
export const templateMessage = (template: RequestTemplate): TemplateMessage => {
  const drawable = new DrawableBuilder();
  return { ...drawable.shapeOf(template), ...drawable.done() };
};

/** Those of the steps of a flow, which draw their values together. `undefined` for a step without any. */
export function templatesOfFlow(
  templates: readonly (RequestTemplate | undefined)[],
): readonly (TemplateMessage | undefined)[] {
  const drawable = new DrawableBuilder();
  const shapes = templates.map((template) => template && drawable.shapeOf(template));
  const all = drawable.done();
  return shapes.map((shape) => shape && { ...shape, ...all });
}

class DrawableBuilder {
  readonly #sources: Source[] = [];
  readonly #tables: Table[] = [];

  shapeOf({ path, headers, body }: RequestTemplate): Shape {
    return {
      path: path.map((part) => this.#slotOf(part, 'latin1')),
      headers: headers.map((parts) => parts.map((part) => this.#slotOf(part, 'latin1'))),
      body: body?.map((part) => this.#slotOf(part, 'utf8')),
    };
  }

  done(): Drawable {
    const tables = this.#tables.map(({ name, order, rows }) => ({
      name,
      place: mixText(name),
      order,
      rows: rows.length,
    }));
    return { sources: this.#sources, tables };
  }

  #slotOf(part: Part, encoding: Encoding): Slot {
    if (part.kind === 'bytes') return { kind: 'text', bytes: part.bytes };
    if (part.kind === 'text') return { kind: 'text', bytes: Buffer.from(part.text, encoding) };
    const source = this.#sourceOf(part.value, part.writing, encoding);
    const known = this.#sources.findIndex((other) => isSame(other, source));
    if (known < 0) this.#sources.push(source);
    return { kind: 'value', source: known < 0 ? this.#sources.length - 1 : known };
  }

  #sourceOf(
    value: Extract<Part, { kind: 'value' }>['value'],
    writing: Writing,
    encoding: Encoding,
  ): Source {
    if (value.kind === 'captured') {
      if (value.by === 'setup') throw new RangeError('a captured value that is not filled in');
      return { kind: 'captured', name: value.name, writing, encoding };
    }
    if (value.kind !== 'column') return value;
    if (!this.#tables.includes(value.table)) this.#tables.push(value.table);
    const table = this.#tables.indexOf(value.table);
    return { kind: 'cell', cells: cellsOf(value.table, value.column, writing, encoding), table };
  }
}

function isSame(one: Source, other: Source): boolean {
  if (one.kind === 'random' && other.kind === 'random') {
    return one.from === other.from && one.to === other.to;
  }
  // The cells of a column are made once.
  if (one.kind === 'cell' && other.kind === 'cell') return one.cells === other.cells;
  if (one.kind === 'captured' && other.kind === 'captured') {
    const { name, writing, encoding } = one;
    return name === other.name && writing === other.writing && encoding === other.encoding;
  }
  return one.kind === other.kind;
}
