// What is imported, as text of a kind that is known.

import type { ImportKind } from '../plan/read-import.ts';
import { visibleText } from '../report/visible-text.ts';
import { refusal } from './formats/reader.ts';
import { recognise } from './recognise.ts';

/** Where the requests are. */
export type ImportSource =
  | { readonly kind: 'file'; readonly path: string; readonly bytes: Uint8Array }
  /** Words of a command line: `curl` and what follows it. */
  | { readonly kind: 'words'; readonly words: readonly string[] };

interface SourceText {
  /** Empty where it is given as words. */
  readonly text: string;
  readonly kind: ImportKind;
}

/** How faults and titles name it. */
export const placeOf = (source: ImportSource): string =>
  source.kind === 'file' ? visibleText(source.path, 200) : 'curl';

/**
 * @param from what the user says it is
 * @throws InputError where that is not known, or it is no text
 */
export function readSource(source: ImportSource, from: ImportKind | undefined): SourceText {
  if (source.kind === 'words') {
    if (from === undefined || from === 'curl') return { kind: 'curl', text: '' };
    throw refusal('--from', 'a command of curl follows `--`.', 'Leave it out.');
  }
  const place = placeOf(source);
  const { text, isWhole } = decode(source.bytes);
  // UTF-16 has one in every letter.
  if (text.slice(0, 1_000).includes('\0')) {
    throw refusal(place, 'it is no text in UTF-8.', 'Save it as UTF-8; unpack it if it is packed.');
  }
  const kind = from ?? recognise(place, text);
  // A server logs what it was sent, and that may be no text. Everything else was written by a program.
  if (isWhole || kind === 'log') return { kind, text };
  throw refusal(place, 'it is no text in UTF-8.', 'Save it as UTF-8.');
}

function decode(bytes: Uint8Array): { readonly text: string; readonly isWhole: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isWhole: true };
  } catch {
    return { text: new TextDecoder('utf-8').decode(bytes), isWhole: false };
  }
}
