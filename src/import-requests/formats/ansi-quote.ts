// What stands between `$'` and `'` in a shell (POSIX.1-2024, XCU section 2.2.4): browsers write it for line breaks.

const ESCAPE =
  /\\(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|([0-7]{1,3})|c(.)|(.))/gs;

const NAMED: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  v: '\v',
};

/** The text that is meant. */
export const unescapeAnsi = (text: string): string => text.replace(ESCAPE, meaningOf);

function meaningOf(
  written: string,
  byte?: string,
  short?: string,
  long?: string,
  octal?: string,
  control?: string,
  sign?: string,
): string {
  const hexadecimal = byte ?? short ?? long;
  if (hexadecimal !== undefined) return characterOf(Number.parseInt(hexadecimal, 16));
  if (octal !== undefined) return characterOf(Number.parseInt(octal, 8));
  if (control !== undefined) return characterOf((control.codePointAt(0) ?? 0) & 0x1f);
  return sign === undefined ? written : (NAMED[sign] ?? sign);
}

const characterOf = (code: number): string =>
  code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
