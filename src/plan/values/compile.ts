// Texts with placeholders become parts, or every fault in them at once.

import { HOST_FORM, isFieldValue, isHostName, isPartOfHost } from '../read/http.ts';
import { shown } from '../read/reading.ts';
import { suggest } from '../read/suggest.ts';
import { alternatives } from '../read/text.ts';
import { type Environment, resolveText } from '../secrets.ts';
import type { FileContent, Table, TextChecks } from '../tables.ts';
import type { Part, Placeholder, Writing } from '../template.ts';
import { type Captured, capturedOf, literally } from './captured.ts';
import { faultOfPaths, faultOfText, findCell, type TextFault } from './check-cells.ts';
import { findPlaceholders, type Piece, type Written } from './find-placeholders.ts';

/** What placeholders may refer to. */
export interface Sources extends Captured {
  /** Those of `data`, by name. */
  readonly tables: ReadonlyMap<string, Table>;
  /** The lines of a file as a table with one column. @throws Error as `ReadTable` */
  readonly linesOf: (file: string) => Table;
  /** @throws Error as `ReadFile` */
  readonly contentOf: (file: string) => FileContent;
  readonly faultOfSchema?: TextChecks['faultOfSchema'];
  readonly environment: Environment;
}

export interface Compiled {
  readonly parts: readonly Part[];
  readonly faults: readonly TextFault[];
}

/** Whether anything in it differs from one time to the next. */
export const isConstant = (parts: readonly Part[]): boolean =>
  parts.every(({ kind }) => kind !== 'value');

/** A path that is one placeholder and nothing else is taken whole from its rows: `{pick:paths.txt}`. */
export function compilePath(text: string, sources: Sources): Compiled {
  const pieces = findPlaceholders(text);
  const isWhole = pieces.length === 1 && pieces[0]?.kind === 'placeholder';
  const compiled = compilePieces(pieces, isWhole ? 'plain' : 'segment', keepText, sources);
  const fault = isWhole ? faultOfPaths(compiled.parts) : faultOfText(text, compiled.parts);
  return fault === undefined ? compiled : { ...compiled, faults: [...compiled.faults, fault] };
}

/** @param name whose value it is: a host may be less than others */
export function compileHeader(name: string, text: string, sources: Sources): Compiled {
  const compiled = compilePieces(findPlaceholders(text), 'plain', resolved(sources), sources);
  const noHost = isHostName(name)
    ? findCell(compiled.parts, (cell) => !isPartOfHost(cell))
    : undefined;
  if (noHost !== undefined) {
    const problem = `${noHost} is no part of a host.`;
    return { ...compiled, faults: [...compiled.faults, { problem, remedy: HOST_FORM }] };
  }
  const row = findCell(compiled.parts, (cell) => !isFieldValue(cell));
  if (row === undefined) return compiled;
  const problem = `${row} has characters that are not allowed in a header.`;
  return { ...compiled, faults: [...compiled.faults, { problem, remedy: 'Encode them.' }] };
}

export const compileBody = (text: string, sources: Sources): Compiled =>
  compilePieces(findPlaceholders(text), 'plain', resolved(sources), sources);

/** A string that is `{seq}` or `{random:1..9}` and nothing else becomes a number. */
export function compileJson(value: unknown, sources: Sources): Compiled {
  const all: Compiled[] = [];
  const addText = (text: string): void => {
    all.push({ parts: [{ kind: 'text', text }], faults: [] });
  };
  const addString = (text: string): void => {
    const pieces = findPlaceholders(text);
    const [only] = pieces;
    const whole = pieces.length === 1 && only?.kind === 'placeholder' ? only.written : undefined;
    if (whole?.kind === 'captured') {
      all.push(compilePieces(pieces, 'json-value', keepText, sources));
      return;
    }
    if (whole !== undefined && isNumeric(whole)) {
      all.push(compilePieces(pieces, 'plain', keepText, sources));
      return;
    }
    const inString = (part: string): string =>
      JSON.stringify(resolveText(part, sources.environment)).slice(1, -1);
    addText('"');
    all.push(compilePieces(pieces, 'json', inString, sources));
    addText('"');
  };
  const add = (item: unknown): void => {
    if (typeof item === 'string') addString(item);
    else if (Array.isArray(item)) {
      addText('[');
      item.forEach((member, index) => {
        if (index > 0) addText(',');
        add(member);
      });
      addText(']');
    } else if (typeof item === 'object' && item !== null) {
      addText('{');
      Object.entries(item).forEach(([key, member], index) => {
        addText(`${index > 0 ? ',' : ''}${JSON.stringify(key)}:`);
        add(member);
      });
      addText('}');
    } else addText(JSON.stringify(item) ?? 'null');
  };
  add(value);
  return {
    parts: joinTexts(all.flatMap(({ parts }) => parts)),
    faults: all.flatMap(({ faults }) => faults),
  };
}

const isNumeric = ({ kind }: Written): boolean => kind === 'seq' || kind === 'random';

const keepText = (text: string): string => text;
export const resolved =
  ({ environment }: Sources) =>
  (text: string): string =>
    resolveText(text, environment);

export function compilePieces(
  pieces: readonly Piece[],
  writing: Writing,
  textOf: (text: string) => string,
  sources: Sources,
): Compiled {
  const parts: Part[] = [];
  const faults: TextFault[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      parts.push({ kind: 'text', text: textOf(piece.text) });
      continue;
    }
    const found = lookUp(piece, sources);
    if ('problem' in found) faults.push(found);
    else parts.push({ kind: 'value', value: found, writing });
  }
  return { parts, faults };
}

/** Neighbouring texts become one. */
export function joinTexts(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + part.text };
    } else joined.push(part);
  }
  return joined;
}

function lookUp(
  { written, source }: Extract<Piece, { kind: 'placeholder' }>,
  sources: Sources,
): Placeholder | TextFault {
  switch (written.kind) {
    case 'seq':
    case 'uuid':
      return { kind: written.kind };
    case 'random':
      return rangeOf(written.range);
    case 'pick':
      return linesOf(written.file, sources);
    case 'column':
      return columnOf(written, sources);
    case 'captured':
      return capturedOf(written.name, sources);
    case 'mistaken':
      return {
        problem: `${shown(source)} is no placeholder.`,
        remedy: `Did you mean \`${written.likely}\`? ${literally(source)}`,
      };
  }
}

function rangeOf(range: string): Placeholder | TextFault {
  const [, first, last] = /^(\d{1,16})\.\.(\d{1,16})$/.exec(range) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (Number.isSafeInteger(from) && Number.isSafeInteger(to) && from <= to) {
    return { kind: 'random', from, to };
  }
  return {
    problem: `${shown(`{random:${range}}`)} names no whole numbers, from the smaller to the larger.`,
    remedy: 'Write `{random:1..200}`.',
  };
}

function linesOf(file: string, sources: Sources): Placeholder | TextFault {
  if (file === '') {
    return { problem: '`{pick:}` names no file.', remedy: 'Write `{pick:ids.txt}`.' };
  }
  try {
    return { kind: 'column', table: sources.linesOf(file), column: 0 };
  } catch (error) {
    return {
      problem: `${shown(file)} ${error instanceof Error ? error.message : String(error)}.`,
      remedy: 'Name a file with one value a line, relative to the working directory.',
    };
  }
}

function columnOf(
  { table: name, column }: Extract<Written, { kind: 'column' }>,
  { tables }: Sources,
): Placeholder | TextFault {
  const table = tables.get(name);
  if (table === undefined) {
    return {
      problem: `\`data\` has no ${shown(name)}.`,
      remedy: meant(name, [...tables.keys()], `{${name}.${column}}`),
    };
  }
  const index = table.columns.indexOf(column);
  if (index >= 0) return { kind: 'column', table, column: index };
  return {
    problem: `${shown(name)} has no column ${shown(column)}.`,
    remedy: meant(column, table.columns, `{${name}.${column}}`),
  };
}

const MOST_NAMED = 8;

function meant(word: string, known: readonly string[], source: string): string {
  const [likely] = suggest(word, known);
  if (likely !== undefined) return `Did you mean \`${likely}\`?`;
  if (known.length === 0) return `Name its file under \`data\`. ${literally(source)}`;
  const names = alternatives(known.slice(0, MOST_NAMED).map((name) => shown(name).slice(1, -1)));
  return `Write ${names}. ${literally(source)}`;
}
