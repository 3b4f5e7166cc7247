// What goes wrong with bytes: small damage done to a stream at random places.

import type { Chance } from './chance.ts';

type Mutation = (bytes: Buffer, chance: Chance, other: Buffer) => Buffer;

/** Bytes that mean something to a parser. */
const TELLING = Buffer.from('\r\n\t :;,="\\0123456789abcdefFx\0\x01\x7f\x80\xff/.-+HTPc', 'latin1');
const NUMBERS = [
  ...['0', '1', '00', '-1', '65536', '2147483648', '4294967296', '9007199254740992'],
  ...['18446744073709551616', 'ffffffffffffffff', '10000000000000000', '1e3', '0x10', ''],
] as const;
const TOKENS = [
  'close',
  'chunked',
  'keep-alive',
  'Content-Length: 3\r\n',
  '\r\n\r\n',
  ', ',
  '100',
] as const;

const MUTATIONS: readonly Mutation[] = [
  function flipBit(bytes, chance) {
    const at = chance.below(bytes.length);
    return replaced(bytes, at, 1, Buffer.of((bytes[at] ?? 0) ^ (1 << chance.below(8))));
  },
  function setByte(bytes, chance) {
    return replaced(bytes, chance.below(bytes.length), 1, tellingByte(chance));
  },
  function insertByte(bytes, chance) {
    return replaced(bytes, chance.below(bytes.length + 1), 0, tellingByte(chance));
  },
  function deleteBytes(bytes, chance) {
    return replaced(bytes, chance.below(bytes.length), chance.usually(1, 4, [2, 5, 20]), EMPTY);
  },
  function repeatByte(bytes, chance) {
    const at = chance.below(bytes.length);
    return replaced(bytes, at, 0, bytes.subarray(at, at + 1));
  },
  function truncate(bytes, chance) {
    return bytes.subarray(0, chance.below(bytes.length));
  },
  function spliceTwo(bytes, chance, other) {
    const head = bytes.subarray(0, chance.below(bytes.length + 1));
    return Buffer.concat([head, other.subarray(chance.below(other.length + 1))]);
  },
  function repeatLine(bytes, chance) {
    const { from, until } = pickLine(bytes, chance);
    return replaced(bytes, chance.isOnceIn(2) ? until : from, 0, bytes.subarray(from, until));
  },
  function deleteLine(bytes, chance) {
    const { from, until } = pickLine(bytes, chance);
    return replaced(bytes, from, until - from, EMPTY);
  },
  function changeLineEnd(bytes, chance) {
    const { from, until } = pickMatch(bytes, chance, /\r\n/g);
    const end = chance.pick(['\n', '\r', '\n\r', '\r\r\n', ' \r\n', '\r\n ', '']);
    return replaced(bytes, from, until - from, Buffer.from(end));
  },
  function changeNumber(bytes, chance) {
    const { from, until } = pickMatch(bytes, chance, /[0-9a-f]+/g);
    return replaced(bytes, from, until - from, Buffer.from(chance.pick(NUMBERS)));
  },
  function changeCase(bytes, chance) {
    const { from, until } = pickMatch(bytes, chance, /[a-z-]+/gi);
    const word = bytes.toString('latin1', from, until);
    const other = chance.isOnceIn(2) ? word.toUpperCase() : word.toLowerCase();
    return replaced(bytes, from, until - from, Buffer.from(other, 'latin1'));
  },
  function insertToken(bytes, chance) {
    const at = chance.below(bytes.length + 1);
    return replaced(bytes, at, 0, Buffer.from(chance.pick(TOKENS)));
  },
];

const EMPTY = Buffer.alloc(0);

/** @param other a stream to splice with */
export function mutate(bytes: Buffer, chance: Chance, other: Buffer): Buffer {
  return bytes.length === 0 ? tellingByte(chance) : chance.pick(MUTATIONS)(bytes, chance, other);
}

const tellingByte = (chance: Chance): Buffer => Buffer.of(chance.pick([...TELLING]));

function replaced(bytes: Buffer, at: number, length: number, by: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + length)]);
}

function pickLine(bytes: Buffer, chance: Chance): { from: number; until: number } {
  const at = chance.below(bytes.length);
  const end = bytes.indexOf('\n', at);
  const from = at === 0 ? 0 : bytes.lastIndexOf('\n', at - 1) + 1;
  return { from, until: end === -1 ? bytes.length : end + 1 };
}

/** Where one of the matches lies; nowhere, at the start, where there is none. */
function pickMatch(
  bytes: Buffer,
  chance: Chance,
  pattern: RegExp,
): { from: number; until: number } {
  const matches = [...bytes.toString('latin1').matchAll(pattern)];
  if (matches.length === 0) return { from: 0, until: 0 };
  const { index, 0: text } = chance.pick(matches);
  return { from: index, until: index + text.length };
}
