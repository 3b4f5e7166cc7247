// The octets of HTTP/1.1, and which of them are allowed where.

const HTAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SP = 0x20;
export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const EQUALS = 0x3d;
export const BACKSLASH = 0x5c;

const TOKEN = 1;
const TEXT = 2;

const CLASSES = new Uint8Array(256);

// HTAB, SP, VCHAR and obs-text: the octets of a field value (RFC 9110 section 5.5).
for (let octet = 0; octet < 256; octet++) {
  if (octet === HTAB || (octet >= SP && octet !== 0x7f)) CLASSES[octet] = TEXT;
}
// tchar (RFC 9110 section 5.6.2).
for (const octet of Buffer.from("!#$%&'*+-.^_`|~0123456789", 'latin1')) allowInToken(octet);
for (let letter = 0; letter < 26; letter++) {
  allowInToken(0x41 + letter);
  allowInToken(0x61 + letter);
}

function allowInToken(octet: number): void {
  CLASSES[octet] = (CLASSES[octet] ?? 0) | TOKEN;
}

const classesOf = (octet: number | undefined): number => CLASSES[octet ?? 0] ?? 0;

/** Whether a field name may contain it (RFC 9110 section 5.6.2); false for `undefined`. */
export const isTokenOctet = (octet: number | undefined): boolean =>
  (classesOf(octet) & TOKEN) !== 0;

/** Whether a field value may contain it, blanks included (RFC 9110 section 5.5). */
export const isTextOctet = (octet: number | undefined): boolean => (classesOf(octet) & TEXT) !== 0;

/** Offset of the first octet at or after `from` that a field name must not contain, at most `until`. */
export function endOfToken(bytes: Buffer, from: number, until: number): number {
  let at = from;
  while (at < until && ((CLASSES[bytes[at] ?? 0] ?? 0) & TOKEN) !== 0) at++;
  return at;
}

/** Offset of the first octet at or after `from` that a field value must not contain, at most `until`. */
export function endOfText(bytes: Buffer, from: number, until: number): number {
  let at = from;
  while (at < until && ((CLASSES[bytes[at] ?? 0] ?? 0) & TEXT) !== 0) at++;
  return at;
}

export const isBlank = (octet: number | undefined): boolean => octet === SP || octet === HTAB;

export const isLineEnd = (octet: number | undefined): boolean => octet === CR || octet === LF;

/** Whether there is nothing but empty lines, which may come between answers (RFC 9112 section 9.2). */
export function isLineEnds(bytes: Buffer, from: number, until: number): boolean {
  for (let at = from; at < until; at++) if (!isLineEnd(bytes[at])) return false;
  return true;
}

/** Blanks and line folds between words (RFC 9112 section 5.2). */
export const isSpace = (octet: number | undefined): boolean => isBlank(octet) || isLineEnd(octet);

/** 0 to 9 for a decimal digit, another number for any other octet. */
export const decimalOf = (octet: number | undefined): number => (octet ?? 0) - 0x30;

export const isDecimal = (octet: number | undefined): boolean =>
  octet !== undefined && octet >= 0x30 && octet <= 0x39;

/** 0 to 15, or -1 if it is not a hexadecimal digit. */
export function hexadecimalOf(octet: number): number {
  if (octet >= 0x30 && octet <= 0x39) return octet - 0x30;
  const lower = octet | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/**
 * Whether the octets are this word in any case.
 * @param word letters and hyphens, in lower case; the octets hold no control characters but CR and LF
 */
export function isWord(bytes: Buffer, from: number, until: number, word: Buffer): boolean {
  if (until - from !== word.length) return false;
  for (let index = 0; index < word.length; index++) {
    if (((bytes[from + index] ?? 0) | 0x20) !== word[index]) return false;
  }
  return true;
}

/**
 * The first line of the octets as text, shortened, for a report. Octets that are not ASCII stay, one
 * character each, and what is cut has no closing quote: else masking would not recognise a secret in it.
 * @param isWhole whether it ends at `until`; otherwise only a line end shows that nothing is missing
 */
export function quoted(bytes: Buffer, from: number, until: number, isWhole = false): string {
  const text = bytes.toString('latin1', from, Math.min(until, from + LONGEST_QUOTE));
  const line = text.replace(/[\r\n].*/s, '');
  const isCut = line.length === text.length && !(isWhole && until - from <= LONGEST_QUOTE);
  return `"${line.replaceAll(/[^ -~\x80-\xff]/g, '?')}${isCut ? '' : '"'}`;
}

const LONGEST_QUOTE = 32;
