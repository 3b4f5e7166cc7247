// For terminals of the C locale: our own typography in ASCII, anything else as "?".

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['\u202f', '\u202f'],
  ['\u00a0', '\u00a0'],
  ['−', '-'],
  ['±', '+-'],
  ['µ', 'u'],
  ['→', '->'],
  ['…', '...'],
  ['·', '-'],
  ['×', 'x'],
  ['÷', '/'],
  ['∞', 'inf'],
  ['“', '"'],
  ['”', '"'],
  ['’', "'"],
]);

/** Leaves no-break spaces: whoever prints the lines makes them plain. */
export function toAscii(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, (character) => SPELLINGS.get(character) ?? '?');
}
