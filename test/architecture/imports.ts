// Every way in which one file names another: static, type-only, dynamic, and by URL (workers).

import type { Source } from './source.ts';

export interface Import {
  /** As written; of a template only what is fixed, with `.ts` for what is not. */
  readonly specifier: string;
  /** `import type` is erased; `import { type A }` still loads the file (verbatimModuleSyntax). */
  readonly isTypeOnly: boolean;
  readonly line: number;
}

const QUOTED = /(?<quote>['"`])(?<specifier>[^'"`]*)\k<quote>/dg;

// Specifiers are blank in `code`, so that a shape is found there and read from `text`.
const SHAPES: readonly RegExp[] = [
  `\\b(?:import|export)\\s+(?<type>type\\s+(?!from\\b))?[\\w$*\\s{},]+?\\bfrom\\s*${QUOTED.source}`,
  `\\bimport\\s*\\(?\\s*${QUOTED.source}`,
].map((shape) => new RegExp(shape, 'dg'));

const URL_OF_FILE = /\bnew\s+URL\s*\([^;]*?,\s*import\.meta\.url\b/g;
const COMPUTED = /\bimport\s*\(\s*[^\s'"`]/g;

export function importsOf(source: Source): readonly Import[] {
  const imported = SHAPES.flatMap((shape) => [...source.code.matchAll(shape)]);
  const urls = [...source.code.matchAll(URL_OF_FILE)].flatMap(({ 0: call, index }) => {
    const upToCall = ' '.repeat(index);
    return [...(upToCall + call).matchAll(QUOTED)];
  });
  return [...imported, ...urls].map((found) => read(source, found));
}

/** Lines with an `import(…)` of something that only the running program knows. */
export function computedImportsOf(source: Source): readonly number[] {
  return [...source.code.matchAll(COMPUTED)].map(({ index }) => lineAt(source.text, index));
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function read(source: Source, found: RegExpExecArray): Import {
  const [start, end] = found.indices?.groups?.specifier ?? [0, 0];
  return {
    specifier: source.text.slice(start, end).replace(/\$\{.*\}$/, '.ts'),
    isTypeOnly: found.groups?.type !== undefined,
    line: lineAt(source.text, found.index),
  };
}
