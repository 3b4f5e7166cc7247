// The values of a request, drawn anew each time it is sent; or of a flow, for all its steps.

import type { CapturedValue } from '../../plan/request-plan.ts';
import { writeValue } from '../../request-text.ts';
import type { Cells } from './cells.ts';
import { decimalLength, writeDecimal } from './decimal.ts';
import { mix, mixText } from './mix.ts';
import type { Drawable, Shape, Source, TableMessage, TemplateMessage } from './template-message.ts';
import type { UniqueNumbers } from './unique-numbers.ts';

/** Values that perf-gate makes are no longer. */
const LONGEST_MADE = 36;

/** What a request is drawn for. */
export interface Draw {
  /** Which request of its name this is, from 0 on: the same number draws the same values. */
  readonly number: number;
  readonly unique: UniqueNumbers;
}

/**
 * Value `i` is `bytes[i]` from `from[i]` to `until[i]`. They hold until the next draw, so write them out
 * before that. A draw allocates nothing.
 */
export class DrawnValues {
  readonly bytes: Uint8Array[];
  readonly from: Uint32Array;
  readonly until: Uint32Array;
  readonly #drawable: Drawable;
  readonly #made: Uint8Array;
  readonly #rows: Uint32Array;
  readonly #seed: number;

  /**
   * @param seed that of the plan: with the name of the request or flow, it decides what is drawn at random
   */
  constructor(drawable: Drawable, seed: number, name: string) {
    const { sources, tables } = drawable;
    this.#drawable = drawable;
    this.#seed = mix(seed, mixText(name), 0);
    this.#made = Buffer.alloc(sources.length * LONGEST_MADE);
    this.#rows = new Uint32Array(tables.length);
    this.bytes = sources.map((source) => (source.kind === 'cell' ? bytesOf(source) : this.#made));
    this.from = new Uint32Array(sources.length);
    this.until = new Uint32Array(sources.length);
  }

  /** @returns the name of a table whose rows are used up; `undefined` where there is none */
  draw({ number, unique }: Draw): string | undefined {
    const { sources, tables } = this.#drawable;
    for (let index = 0; index < tables.length; index++) {
      const table = tables[index] as TableMessage;
      if (table.order === 'once' && number >= table.rows) return table.name;
      this.#rows[index] = this.#rowOf(table, number);
    }
    for (let index = 0; index < sources.length; index++) {
      this.#put(index, sources[index] as Source, number, unique);
    }
    return undefined;
  }

  /** What a step captured stands in all steps behind it. */
  capture(name: string, { text, json }: CapturedValue): void {
    this.#drawable.sources.forEach((source, index) => {
      if (source.kind !== 'captured' || source.name !== name) return;
      const bytes = Buffer.from(writeValue(text, source.writing, json), source.encoding);
      this.bytes[index] = bytes;
      this.from[index] = 0;
      this.until[index] = bytes.length;
    });
  }

  #rowOf({ order, rows, place }: TableMessage, number: number): number {
    return order === 'random' ? below(rows, this.#seed, number, place) : number % rows;
  }

  #put(index: number, source: Source, number: number, unique: UniqueNumbers): void {
    if (source.kind === 'captured') return;
    const at = index * LONGEST_MADE;
    if (source.kind === 'cell') {
      const row = this.#rows[source.table] ?? 0;
      this.from[index] = row === 0 ? 0 : (source.cells.ends[row - 1] ?? 0);
      this.until[index] = source.cells.ends[row] ?? 0;
      return;
    }
    this.from[index] = at;
    this.until[index] = at + this.#make(source, index, number, unique);
  }

  #make(
    source: Exclude<Source, { kind: 'cell' | 'captured' }>,
    index: number,
    number: number,
    unique: UniqueNumbers,
  ): number {
    const at = index * LONGEST_MADE;
    switch (source.kind) {
      case 'seq':
        return unique.writeNumber(this.#made, at);
      case 'uuid':
        return unique.writeUuid(this.#made, at);
      case 'random': {
        const value = source.from + below(source.to - source.from + 1, this.#seed, number, index);
        writeDecimal(value, this.#made, at);
        return decimalLength(value);
      }
    }
  }
}

/** The values that stand in a request that is to be sent. */
export interface Values extends Pick<DrawnValues, 'bytes' | 'from' | 'until'> {
  readonly template: Shape;
}

/** Those of a request that is sent by itself. */
export class RequestValues extends DrawnValues implements Values {
  readonly template: TemplateMessage;

  /** See `DrawnValues`. */
  constructor(template: TemplateMessage, seed: number, name: string) {
    super(template, seed, name);
    this.template = template;
  }
}

/** Those of a step of a flow. Many users are in the flow at a time, and each has drawn for itself. */
export class StepValues implements Values {
  readonly template: Shape;
  #user: DrawnValues | undefined;

  constructor(template: Shape) {
    this.template = template;
  }

  /** From now on, these are those of the user who sends the step next. */
  useThoseOf(user: DrawnValues | undefined): void {
    this.#user = user;
  }

  get bytes(): Uint8Array[] {
    return this.#user?.bytes ?? [];
  }

  get from(): Uint32Array {
    return this.#user?.from ?? NONE;
  }

  get until(): Uint32Array {
    return this.#user?.until ?? NONE;
  }
}

const NONE = new Uint32Array();

const bytesOf = ({ cells }: { readonly cells: Cells }): Uint8Array =>
  Buffer.from(cells.bytes.buffer);

const TWO_32 = 2 ** 32;

/** A whole number from 0 to `count` − 1, the same for the same three numbers. */
function below(count: number, seed: number, number: number, place: number): number {
  const high = mix(seed, number, place);
  if (count <= TWO_32) return Math.floor((high / TWO_32) * count);
  const low = mix(high, number, place);
  return Math.floor(((high * 2 ** 21 + (low >>> 11)) / 2 ** 53) * count);
}
