// A source with its code and its comments apart, every character at its place: what comments and
// strings say is not code, and rules that read text would trip over it.

export interface Source {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly text: string;
  /** As long as `text`, with spaces for comments and for what is inside quotes and patterns. */
  readonly code: string;
  /** As long as `text`, with spaces for everything but comments. */
  readonly comments: string;
}

/** `quoted` begins and ends with its quotes; `words` are the words of a template. */
type Kind = 'code' | 'comment' | 'quoted' | 'words';
type Token = readonly [kind: Kind, text: string];

type Shape = readonly [kind: Kind, pattern: RegExp];

const CODE: readonly Shape[] = [
  ['comment', /\/\/[^\n]*|\/\*[\s\S]*?\*\//y],
  ['quoted', /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/y],
  ['code', /\s+|[\w$]+|[\s\S]/y],
];
const CODE_OR_PATTERN: readonly Shape[] = [
  ...CODE.slice(0, 1),
  ['quoted', /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y],
  ...CODE.slice(1),
];
const TEMPLATE: readonly Shape[] = [
  ['words', /(?:\\[\s\S]|\$(?!\{)|[^`$\\])+/y],
  ['code', /\$\{|[\s\S]/y],
];

// A slash divides after a value and opens a pattern anywhere else. The grammar of ECMA-262 decides
// which it is; to look one token back is right for formatted code.
const VALUE_ENDS = /^(?!(?:return|typeof|case|in|of|throw|await|yield)$)[\w$)\]}'"`]/;

export function readSource(path: string, text: string): Source {
  const tokens = [...tokenise(text)];
  return {
    path,
    text,
    code: tokens.map(([kind, token]) => codeOf(kind, token)).join(''),
    comments: tokens.map(([kind, token]) => (kind === 'comment' ? token : blank(token))).join(''),
  };
}

function codeOf(kind: Kind, token: string): string {
  if (kind === 'code') return token;
  if (kind === 'quoted') return token.slice(0, 1) + blank(token.slice(1, -1)) + token.slice(-1);
  return blank(token);
}

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');

function* tokenise(text: string): Generator<Token> {
  /** The braces and backticks that are open here, the innermost last. */
  const open: string[] = [];
  let previous = '';
  for (let at = 0; at < text.length; ) {
    const shapes = VALUE_ENDS.test(previous) ? CODE : CODE_OR_PATTERN;
    const [kind, token] = nextToken(text, at, open.at(-1) === '`' ? TEMPLATE : shapes);
    yield [kind, token];
    at += token.length;
    if (kind === 'code') nest(open, token);
    if (kind !== 'comment' && token.trim() !== '') previous = token;
  }
}

function nextToken(text: string, at: number, shapes: readonly Shape[]): Token {
  for (const [kind, pattern] of shapes) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return [kind, found];
  }
  throw new Error('unreachable: the last shape takes any character');
}

function nest(open: string[], token: string): void {
  if (token === '{' || token === '${') open.push(token);
  else if (token === '`' && open.at(-1) !== '`') open.push(token);
  else if (token === '}' || token === '`') open.pop();
}
