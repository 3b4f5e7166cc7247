// Finds placeholders in a text: `{seq}`, `{uuid}`, `{random:1..200}`, `{pick:FILE}`, `{users.email}`,
// `{captured.token}`.

import { suggest } from '../read/suggest.ts';
import { CAPTURED } from '../read/tables.ts';

/** A placeholder as it is written, not yet looked up. */
export type Written =
  | { readonly kind: 'seq' | 'uuid' }
  | { readonly kind: 'random'; readonly range: string }
  | { readonly kind: 'pick'; readonly file: string }
  | { readonly kind: 'column'; readonly table: string; readonly column: string }
  | { readonly kind: 'captured'; readonly name: string }
  /** It is none, and most likely `likely` is meant. */
  | { readonly kind: 'mistaken'; readonly likely: string };

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly written: Written; readonly source: string };

/** A doubled brace stands for the text itself. `${…}` is a reference to the environment, and none of ours. */
const BRACES = /\{(\{([^{}]+)\})\}|(?<!\$)\{([^{}]+)\}/g;

/** What is sent of a text in which no placeholder is left: `{{seq}}` becomes `{seq}`. */
export const withoutEscapes = (text: string): string =>
  text.replace(BRACES, (source, escaped: string | undefined, inner: string | undefined) =>
    escaped !== undefined && writtenAs(inner ?? '') !== undefined ? escaped : source,
  );

/** A text that becomes this one again when it is sent, whatever looks like a placeholder in it. */
export const escapePlaceholders = (text: string): string =>
  text.replace(/(?<!\$)\{([^{}]+)\}/g, (source, inner: string) =>
    writtenAs(inner) === undefined ? source : `{${source}}`,
  );

/** Whether there are braces that neither hold a placeholder nor are doubled to say so. */
export const hasStrayBraces = (text: string): boolean =>
  /[{}]/.test(
    text.replace(BRACES, (source, _escaped, inEscape: string | undefined, inner = '') =>
      writtenAs(inEscape ?? inner) === undefined ? source : '',
    ),
  );

export function findPlaceholders(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const addText = (more: string): void => {
    const last = pieces.at(-1);
    if (more === '') return;
    if (last?.kind === 'text') pieces[pieces.length - 1] = { kind: 'text', text: last.text + more };
    else pieces.push({ kind: 'text', text: more });
  };
  for (const match of text.matchAll(BRACES)) {
    const [source, escaped, inEscape, inner = ''] = match;
    addText(text.slice(from, match.index));
    from = match.index + source.length;
    const written = writtenAs(inEscape ?? inner);
    if (written === undefined) addText(source);
    else if (escaped !== undefined) addText(escaped);
    else pieces.push({ kind: 'placeholder', written, source });
  }
  addText(text.slice(from));
  return pieces;
}

/** Of a column: names without blanks, dots, colons and quotes, which stand in texts of other languages. */
const COLUMN = /^([A-Za-z_][\w-]*)\.([^\s.:"']+)$/;

/** @returns `undefined` for text that happens to stand in braces */
function writtenAs(inner: string): Written | undefined {
  if (inner === 'seq' || inner === 'uuid') return { kind: inner };
  if (inner.startsWith('random:')) return { kind: 'random', range: inner.slice('random:'.length) };
  if (inner.startsWith('pick:')) return { kind: 'pick', file: inner.slice('pick:'.length) };
  const [, table, column] = COLUMN.exec(inner) ?? [];
  if (table === CAPTURED && column !== undefined) return { kind: 'captured', name: column };
  if (table !== undefined && column !== undefined) return { kind: 'column', table, column };
  return mistakenAs(inner);
}

const EXAMPLES = {
  captured: '{captured.token}',
  seq: '{seq}',
  uuid: '{uuid}',
  random: '{random:1..200}',
  pick: '{pick:ids.txt}',
} as const;

/** `{uid}`, `{UUID}`, `{seq:5}`, `{rand:1..9}`, `{ random:1..9 }`, `{env:HOME}` */
function mistakenAs(inner: string): Written | undefined {
  if (/^\s*captured\s*[.:[]/i.test(inner)) return { kind: 'mistaken', likely: EXAMPLES.captured };
  const [, word = '', rest = ''] = /^\s*([A-Za-z]{3,8}\d?)\s*(:[^"']*)?$/.exec(inner) ?? [];
  if (word === 'env' && rest !== '') return { kind: 'mistaken', likely: `\${${inner.trim()}}` };
  const [kind] = suggest(word.toLowerCase(), Object.keys(EXAMPLES));
  const likely = Object.entries(EXAMPLES).find(([name]) => name === kind)?.[1];
  return likely === undefined ? undefined : { kind: 'mistaken', likely };
}
