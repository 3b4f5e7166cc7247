// The values of one request, drawn anew each time it is sent.

import type { Cells } from './cells.ts';
import { decimalLength, writeDecimal } from './decimal.ts';
import { mix, mixText } from './mix.ts';
import type { Source, TableMessage, TemplateMessage } from './template-message.ts';
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
  readonly template: TemplateMessage;
  readonly bytes: Uint8Array[];
  readonly from: Uint32Array;
  readonly until: Uint32Array;
  readonly #made: Uint8Array;
  readonly #rows: Uint32Array;
  readonly #seed: number;

  /**
   * @param seed that of the plan: with the name of the request, it decides what is drawn at random
   */
  constructor(template: TemplateMessage, seed: number, request: string) {
    const { sources, tables } = template;
    this.template = template;
    this.#seed = mix(seed, mixText(request), 0);
    this.#made = Buffer.alloc(sources.length * LONGEST_MADE);
    this.#rows = new Uint32Array(tables.length);
    this.bytes = sources.map((source) => (source.kind === 'cell' ? bytesOf(source) : this.#made));
    this.from = new Uint32Array(sources.length);
    this.until = new Uint32Array(sources.length);
  }

  /** @returns the name of a table whose rows are used up; `undefined` where there is none */
  draw({ number, unique }: Draw): string | undefined {
    const { sources, tables } = this.template;
    for (let index = 0; index < tables.length; index++) {
      const table = tables[index] as TableMessage;
      if (table.order === 'once' && number >= table.rows) return table.name;
      this.#rows[index] = this.#rowOf(table, index, number);
    }
    for (let index = 0; index < sources.length; index++) {
      this.#put(index, sources[index] as Source, number, unique);
    }
    return undefined;
  }

  #rowOf({ order, rows }: TableMessage, table: number, number: number): number {
    return order === 'random' ? below(rows, this.#seed, number, -1 - table) : number % rows;
  }

  #put(index: number, source: Source, number: number, unique: UniqueNumbers): void {
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
    source: Exclude<Source, { kind: 'cell' }>,
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
