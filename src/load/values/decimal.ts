// Whole numbers as digits of ASCII, without making a text first.

/** Below it, V8 divides integers instead of floating-point numbers. */
const CHUNK = 10_000_000;
const DIGITS_OF_CHUNK = 7;

/** How many digits a safe integer has that is not negative. */
export function decimalLength(value: number): number {
  if (value >= CHUNK) return DIGITS_OF_CHUNK + decimalLength(Math.floor(value / CHUNK));
  let length = 1;
  for (let rest = value | 0; rest >= 10; rest = (rest / 10) | 0) length++;
  return length;
}

/** Writes the digits from `at` on. @returns the place behind them */
export function writeDecimal(value: number, into: Uint8Array, at: number): number {
  const end = at + decimalLength(value);
  let rest = value;
  let last = end;
  while (rest >= CHUNK) {
    const chunk = rest % CHUNK;
    rest = (rest - chunk) / CHUNK;
    writeChunk(chunk | 0, into, last - DIGITS_OF_CHUNK, last);
    last -= DIGITS_OF_CHUNK;
  }
  writeChunk(rest | 0, into, at, last);
  return end;
}

/** With zeros in front, from `at` to `end`. */
function writeChunk(chunk: number, into: Uint8Array, at: number, end: number): void {
  let rest = chunk;
  for (let place = end - 1; place >= at; place--) {
    const tenth = (rest / 10) | 0;
    into[place] = 48 + rest - tenth * 10;
    rest = tenth;
  }
}
