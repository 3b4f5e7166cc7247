// Remembers heads that were read: most answers have the same one, except for a new `Date` each second.

import type { ResponseHead } from './response-head.ts';

/** Enough for a mix of a few different answers. */
const PLACES = 4;

/** Longer heads are parsed each time. */
const LONGEST = 4_096;

/** Octets are compared in words of this size. */
const WORD = 4;

class KnownHead {
  readonly #octets = new DataView(new ArrayBuffer(LONGEST));
  #length = 0;
  #head: ResponseHead | undefined;
  /** Where the last head differed: the next one most likely differs there, too. */
  #suspect = 0;

  /** In bytes; 0 for an empty slot. */
  get length(): number {
    return this.#length;
  }

  get head(): ResponseHead | undefined {
    return this.#head;
  }

  keep(octets: DataView, from: number, length: number, head: ResponseHead): void {
    const last = length - WORD;
    for (let at = 0; at < last; at += WORD)
      this.#octets.setInt32(at, octets.getInt32(from + at, true), true);
    this.#octets.setInt32(last, octets.getInt32(from + last, true), true);
    this.#length = length;
    this.#head = head;
    this.#suspect = 0;
  }

  /** Whether every octet is equal. Heads must be at least one word long. */
  isAt(octets: DataView, from: number, until: number): boolean {
    const last = this.#length - WORD;
    if (last < 0 || from + this.#length > until) return false;
    const known = this.#octets;
    if (octets.getInt32(from + this.#suspect, true) !== known.getInt32(this.#suspect, true))
      return false;
    for (let at = 0; at < last; at += WORD) {
      if (octets.getInt32(from + at, true) !== known.getInt32(at, true)) {
        this.#suspect = at;
        return false;
      }
    }
    // The last word may overlap the previous one.
    return octets.getInt32(from + last, true) === known.getInt32(last, true);
  }
}

/** A few heads and their meaning. One memo serves all connections of a thread. */
export class HeadMemo {
  readonly #places = Array.from({ length: PLACES }, () => new KnownHead());
  #latest = 0;
  #bytes: Buffer | undefined;
  #octets: DataView = new DataView(new ArrayBuffer(0));

  /** The remembered head that begins at `from`, if any; other bytes may follow it. */
  find(bytes: Buffer, from: number, until: number): KnownHead | undefined {
    const octets = this.#octetsOf(bytes);
    for (let step = 0; step < PLACES; step++) {
      const index = (this.#latest + step) % PLACES;
      const known = this.#places[index];
      if (known?.isAt(octets, from, until)) {
        this.#latest = index;
        return known;
      }
    }
    return undefined;
  }

  /** Replaces the head that `find` tries last. */
  keep(bytes: Buffer, from: number, until: number, head: ResponseHead): void {
    if (until - from > LONGEST) return;
    this.#latest = (this.#latest + PLACES - 1) % PLACES;
    this.#places[this.#latest]?.keep(this.#octetsOf(bytes), from, until - from, head);
  }

  /** All sockets of a thread read into one buffer. */
  #octetsOf(bytes: Buffer): DataView {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#octets = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    return this.#octets;
  }
}
