// What goes wrong with a text: the small damage that is done to any bytes, and words in the wrong place.

import type { Chance } from '../parser/chance.ts';
import { mutate } from '../parser/mutations.ts';

export interface Vocabulary {
  /** What means something to the reader of such texts. */
  readonly words: readonly string[];
  /** Whole texts, to splice with. */
  readonly others: readonly string[];
}

/** Mostly little of it, so that some is still read to its end. As UTF-8, which the damage may break. */
export function damageText(text: string, chance: Chance, vocabulary: Vocabulary): Buffer {
  let bytes: Buffer = Buffer.from(text);
  for (let left = chance.usually(1, 3, [2, 3, 8]); left > 0; left--) {
    bytes = damage(bytes, chance, vocabulary);
  }
  return bytes;
}

function damage(bytes: Buffer, chance: Chance, { words, others }: Vocabulary): Buffer {
  const word = Buffer.from(chance.pick(words));
  switch (chance.below(8)) {
    case 0:
    case 1:
      return replaced(bytes, chance.below(bytes.length + 1), 0, word);
    case 2:
      return replaceWord(bytes, chance, word);
    case 3:
      return repeatPiece(bytes, chance);
    case 4:
      return movePiece(bytes, chance);
    default:
      return mutate(bytes, chance, Buffer.from(chance.pick(others)));
  }
}

function replaceWord(bytes: Buffer, chance: Chance, word: Buffer): Buffer {
  const found = [...bytes.toString('latin1').matchAll(/[\w.%/-]+/g)];
  if (found.length === 0) return word;
  const { index, 0: old } = chance.pick(found);
  return replaced(bytes, index, old.length, word);
}

/** Deep nesting and long texts come of it. */
function repeatPiece(bytes: Buffer, chance: Chance): Buffer {
  const { from, piece } = drawPiece(bytes, chance);
  const times = chance.usually(2, 3, [10, 100, 2_000]);
  return replaced(bytes, from, 0, Buffer.concat(Array.from({ length: times }, () => piece)));
}

function movePiece(bytes: Buffer, chance: Chance): Buffer {
  const { from, piece } = drawPiece(bytes, chance);
  const without = replaced(bytes, from, piece.length, Buffer.alloc(0));
  return replaced(without, chance.below(without.length + 1), 0, piece);
}

function drawPiece(bytes: Buffer, chance: Chance): { from: number; piece: Buffer } {
  const from = chance.below(bytes.length + 1);
  return { from, piece: bytes.subarray(from, from + 1 + chance.below(20)) };
}

function replaced(bytes: Buffer, at: number, length: number, by: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + length)]);
}
