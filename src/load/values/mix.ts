// A number that three others decide, as if it were drawn at random.

/** 32 bits: each step is the finaliser of MurmurHash3 (Appleby, 2011). */
export function mix(seed: number, number: number, place: number): number {
  const low = finalise((seed ^ number) + GOLDEN);
  const high = finalise((low ^ (number / TWO_32)) + GOLDEN);
  return finalise((high ^ place) + GOLDEN);
}

/** 2³² ÷ the golden ratio: without it, nothing but zeros would stay zero. */
const GOLDEN = 0x9e3779b9;
const TWO_32 = 2 ** 32;

function finalise(bits: number): number {
  let mixed = bits | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** 32 bits of a text: FNV-1a (Fowler, Noll and Vo), finalised. */
export function mixText(text: string): number {
  let bits = 0x811c9dc5;
  for (const byte of Buffer.from(text)) bits = Math.imul(bits ^ byte, 0x01000193);
  return finalise(bits);
}
