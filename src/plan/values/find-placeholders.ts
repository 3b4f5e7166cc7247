// Finds placeholders in a text: `{seq}`, `{uuid}`, `{random:1..200}`, `{pick:FILE}`, `{users.email}`.

/** A placeholder as it is written, not yet looked up. */
export type Written =
  | { readonly kind: 'seq' | 'uuid' }
  | { readonly kind: 'random'; readonly range: string }
  | { readonly kind: 'pick'; readonly file: string }
  | { readonly kind: 'column'; readonly table: string; readonly column: string };

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly written: Written; readonly source: string };

const INNER = String.raw`seq|uuid|random:[^{}]*|pick:[^{}]*|[A-Za-z_][\w-]*\.[^{}\s.:"']+`;

/** A doubled brace stands for the text itself. `${…}` is a reference to the environment, and none of ours. */
const PLACEHOLDER = new RegExp(String.raw`\{(\{(?:${INNER})\})\}|(?<!\$)\{(${INNER})\}`, 'g');

/** As in `PLACEHOLDER`, each for itself. */
const ESCAPED = new RegExp(String.raw`\{(\{(?:${INNER})\})\}`, 'g');
const LIVE = new RegExp(String.raw`\{(?:${INNER})\}`, 'g');

/** What is sent of a text in which no placeholder is left: `{{seq}}` becomes `{seq}`. */
export const withoutEscapes = (text: string): string => text.replace(ESCAPED, '$1');

/** A text that becomes this one again when it is sent, whatever looks like a placeholder in it. */
export const escapePlaceholders = (text: string): string =>
  text.replace(LIVE, (written) => `{${written}}`);

/**
 * @param tables names of the tables: other names before a dot, such as `{user.name}` in a text of a
 * template language, are text where there is no table at all
 */
export function findPlaceholders(text: string, tables: ReadonlySet<string>): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const addText = (more: string): void => {
    const last = pieces.at(-1);
    if (more === '') return;
    if (last?.kind === 'text') pieces[pieces.length - 1] = { kind: 'text', text: last.text + more };
    else pieces.push({ kind: 'text', text: more });
  };
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [source, escaped, inner = ''] = match;
    addText(text.slice(from, match.index));
    from = match.index + source.length;
    const written = escaped === undefined ? writtenAs(inner) : undefined;
    if (written === undefined) addText(escaped ?? source);
    else if (written.kind === 'column' && tables.size === 0) addText(source);
    else pieces.push({ kind: 'placeholder', written, source });
  }
  addText(text.slice(from));
  return pieces;
}

function writtenAs(inner: string): Written {
  if (inner === 'seq' || inner === 'uuid') return { kind: inner };
  if (inner.startsWith('random:')) return { kind: 'random', range: inner.slice('random:'.length) };
  if (inner.startsWith('pick:')) return { kind: 'pick', file: inner.slice('pick:'.length) };
  const dot = inner.indexOf('.');
  return { kind: 'column', table: inner.slice(0, dot), column: inner.slice(dot + 1) };
}
