// One stream, read by both: do they agree, and where not, which ruling explains it?

import { ResponseParser } from '../../src/load/wire/response-parser.ts';
import type { Chance } from './chance.ts';
import type { LlhttpReader } from './llhttp-reader.ts';
import { differenceOf, type Outcome } from './outcome.ts';
import { drawCuts } from './pieces.ts';
import type { ResponseStream } from './response-stream.ts';
import { RULINGS, type Ruling } from './rulings.ts';
import { readWithWire } from './wire-reader.ts';

export type Finding =
  | { readonly kind: 'agreement'; readonly outcome: Outcome }
  | { readonly kind: 'explained'; readonly outcome: Outcome; readonly rulings: readonly Ruling[] }
  /** The parser threw, or contradicted itself. */
  | { readonly kind: 'crash'; readonly error: unknown }
  /** It makes something else of the stream in pieces, or behind other streams. */
  | {
      readonly kind: 'split';
      readonly ours: Outcome;
      readonly again: Outcome;
      readonly cuts: readonly number[];
    }
  | { readonly kind: 'unexplained'; readonly ours: Outcome; readonly theirs: Outcome };

export class Comparison {
  readonly #llhttp: LlhttpReader;
  /** Serves all streams in turn, whatever became of the one before: as a connection's does, and worse. */
  readonly #lasting = new ResponseParser();

  constructor(llhttp: LlhttpReader) {
    this.#llhttp = llhttp;
  }

  /** Reads the stream whole, in pieces, and once more behind itself as the answer to another method. */
  compare(stream: ResponseStream, chance: Chance): Finding {
    try {
      const ours = readWithWire(stream);
      return this.#readAgain(stream, ours, chance) ?? this.#judge(stream, ours);
    } catch (error) {
      return { kind: 'crash', error };
    }
  }

  #readAgain(stream: ResponseStream, ours: Outcome, chance: Chance): Finding | undefined {
    const cuts = drawCuts(chance, stream.bytes.length);
    const again = readWithWire(stream, cuts, this.#lasting);
    if (differenceOf(ours, again)) return { kind: 'split', ours, again, cuts };
    const method = stream.method === 'HEAD' ? 'GET' : 'HEAD';
    readWithWire({ ...stream, method }, [], this.#lasting);
    const behind = readWithWire(stream, [], this.#lasting);
    if (differenceOf(ours, behind)) return { kind: 'split', ours, again: behind, cuts: [] };
    return undefined;
  }

  #judge(stream: ResponseStream, ours: Outcome): Finding {
    const theirs = this.#llhttp.read(stream);
    if (!differenceOf(ours, theirs)) return { kind: 'agreement', outcome: ours };
    const rulings = this.#explain(stream, ours);
    if (rulings) return { kind: 'explained', outcome: ours, rulings };
    return { kind: 'unexplained', ours, theirs };
  }

  /** The fewest rulings that explain it together. */
  #explain(stream: ResponseStream, ours: Outcome): readonly Ruling[] | undefined {
    const sets = subsetsOf(tellingOf(stream)).sort((a, b) => a.length - b.length);
    return sets.find((rulings) => this.#agrees(stream, ours, rulings));
  }

  #agrees(stream: ResponseStream, ours: Outcome, rulings: readonly Ruling[]): boolean {
    const rewritten = rulings.reduce((result, { rewrite }) => rewrite(result), stream);
    const theirs = this.#llhttp.read(rewritten);
    // A rewritten stream is longer or shorter before the end of the answer, and the same behind it.
    const length =
      theirs.kind === 'accept' ? theirs.length + stream.bytes.length - rewritten.bytes.length : 0;
    return differenceOf(ours, { ...theirs, length }) === undefined;
  }
}

/** Those that have something to say of the stream, or of what the others made of it. */
function tellingOf(stream: ResponseStream): readonly Ruling[] {
  let rewritten = stream;
  return RULINGS.filter(({ rewrite }) => {
    const before = rewritten;
    rewritten = rewrite(before);
    const isTelling = !rewritten.bytes.equals(before.bytes);
    return isTelling || !rewrite(stream).bytes.equals(stream.bytes);
  });
}

/** Each in the order of the items, without the empty one. */
function subsetsOf<T>(items: readonly T[]): T[][] {
  const subsets: T[][] = [];
  for (const item of items) {
    subsets.push(...subsets.map((subset) => [...subset, item]), [item]);
  }
  return subsets;
}
