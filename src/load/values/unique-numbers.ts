// Numbers and identifiers that are never the same twice: over threads, versions, blocks and re-runs.

import { writeDecimal } from './decimal.ts';

/** A thread's share: every `stride`-th number from `first` on. */
export interface UniqueShare {
  readonly first: number;
  readonly stride: number;
}

/** So all have 15 digits until 2051. A number of JSON holds as many (RFC 8259 section 6). */
const SINCE = Date.UTC(2020, 0, 1);
/** A run that starts a second later starts so much later: no generator sends as many in a second. */
const PER_SECOND = 1_000_000;

/** The first number of a run that starts now. */
export const firstNumber = (now: number): number => Math.floor((now - SINCE) / 1_000) * PER_SECOND;

export class UniqueNumbers {
  readonly #stride: number;
  #next: number;
  readonly #state = crypto.getRandomValues(new Uint32Array(4));

  constructor({ first, stride }: UniqueShare) {
    this.#next = first;
    this.#stride = stride;
  }

  /** Writes the next number in decimal. @returns how many bytes */
  writeNumber(into: Uint8Array, at: number): number {
    const end = writeDecimal(this.#next, into, at);
    this.#next += this.#stride;
    return end - at;
  }

  /** Writes a version 4 UUID (RFC 9562 section 5.4). @returns how many bytes */
  writeUuid(into: Uint8Array, at: number): number {
    let bits = 0;
    for (let index = 0; index < UUID_BYTES; index++) {
      bits = index % 4 === 0 ? this.#random() : bits >>> 8;
      const byte = bits & 255;
      // The version stands in the seventh byte, the variant in the ninth.
      const put = index === 6 ? (byte & 15) | 64 : index === 8 ? (byte & 63) | 128 : byte;
      const place = at + (PLACES[index] ?? 0);
      into[place] = HEX[put >> 4] ?? 0;
      into[place + 1] = HEX[put & 15] ?? 0;
    }
    for (const place of HYPHENS) into[at + place] = HYPHEN;
    return UUID_LENGTH;
  }

  /** xoshiro128** (Blackman and Vigna, 2018), begun with bytes of the system. */
  #random(): number {
    const state = this.#state;
    const a = state[0] ?? 0;
    const b = state[1] ?? 0;
    const c = state[2] ?? 0;
    const d = state[3] ?? 0;
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const third = c ^ a;
    const fourth = d ^ b;
    state[0] = a ^ fourth;
    state[1] = b ^ third;
    state[2] = third ^ (b << 9);
    state[3] = (fourth << 11) | (fourth >>> 21);
    return result >>> 0;
  }
}

const UUID_BYTES = 16;
const UUID_LENGTH = 36;
const HYPHEN = 45;
const HYPHENS = [8, 13, 18, 23] as const;
/** Where the two digits of each byte begin. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34] as const;
const HEX = Buffer.from('0123456789abcdef');
