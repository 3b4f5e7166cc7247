// The configuration file as text becomes plain values, each with the line it came from.

import {
  type Document,
  type ErrorCode,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml';
import { isMapping, type Path } from './read/reading.ts';
import type { PlacedFault } from './rules/faults.ts';

export interface ConfigFile {
  readonly values: Readonly<Record<string, unknown>>;
  /** False when the syntax is broken: then it is not known what is missing. */
  readonly isReadable: boolean;
  readonly faults: readonly PlacedFault[];
  /** `perf-gate.yml:14: requests[2].path`, with its line for sorting. */
  place(path: Path): { readonly place: string; readonly line: number };
}

/** As given to the gate: the path is only shown. */
export interface ConfigText {
  readonly path: string;
  readonly text: string;
}

const LONGEST_FILE = 262_144;
/** Aliases are expanded at most this often: a few lines of them can stand for gigabytes. */
const MOST_ALIASES = 100;
/** Later ones mostly follow from the first few. */
const MOST_SYNTAX_FAULTS = 3;

/** What they make is no value of JSON: sent to a server it would be another one without a word. */
const FOREIGN_TAGS: ReadonlySet<string> = new Set(
  ['binary', 'omap', 'pairs', 'set'].map((name) => `tag:yaml.org,2002:${name}`),
);

export const NO_CONFIG_FILE: ConfigFile = {
  values: {},
  isReadable: true,
  faults: [],
  place: () => ({ place: 'perf-gate.yml', line: 0 }),
};

/** Never throws: what is wrong is in `faults`. */
export function readConfigFile({ path, text }: ConfigText): ConfigFile {
  if (text.length > LONGEST_FILE) {
    return unreadable(path, [
      faultAt(path, 1, `it has ${text.length} characters, more than ${LONGEST_FILE}.`),
    ]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    stringKeys: true,
    // Else the tags below would count in every file, not only in those of YAML 1.1.
    resolveKnownTags: false,
    customTags: (tags) =>
      tags.filter((tag) => typeof tag === 'string' || !FOREIGN_TAGS.has(tag.tag)),
  });
  const faults = syntaxFaults(path, document);
  // A duplicate key still has a value; after any other error the values cannot be trusted.
  const inDoubt = document.errors.some((error) => error.code !== 'DUPLICATE_KEY');
  if (inDoubt || document.warnings.length > 0) return unreadable(path, faults);
  try {
    const values: unknown = document.toJS({ maxAliasCount: MOST_ALIASES }) ?? {};
    if (isMapping(values)) {
      const place = (at: Path) => placeIn(path, document, lines, at);
      return { values, isReadable: true, faults, place };
    }
    const remedy = 'Write `key: value` lines, for example `start: node server.js`.';
    return unreadable(path, [...faults, faultAt(path, 1, 'the file is not a mapping.', remedy)]);
  } catch (error) {
    // The yaml package resolves aliases only here: unknown, circular or too many.
    const problem = error instanceof Error ? firstLine(error.message) : String(error);
    return unreadable(path, [...faults, faultAt(path, 1, problem, 'Write the value out instead.')]);
  }
}

function unreadable(path: string, faults: readonly PlacedFault[]): ConfigFile {
  return { values: {}, isReadable: false, faults, place: () => ({ place: path, line: 1 }) };
}

function faultAt(path: string, line: number, problem: string, remedy?: string): PlacedFault {
  const fault = { place: path, problem };
  return { line, fault: remedy === undefined ? fault : { ...fault, remedy } };
}

function syntaxFaults(path: string, document: Document.Parsed): PlacedFault[] {
  const found = [...document.errors, ...document.warnings].map(({ code, message, linePos }) => {
    const { line, col } = linePos?.[0] ?? { line: 1, col: 1 };
    return faultAt(`${path}:${line}:${col}`, line, firstLine(message), REMEDIES[code]);
  });
  return found.slice(0, MOST_SYNTAX_FAULTS);
}

const REMEDIES: Readonly<Partial<Record<ErrorCode, string>>> = {
  TAG_RESOLVE_FAILED: 'Write the value without a tag, and text in quotes.',
};

/** The package's message repeats the position and goes on with an excerpt. */
function firstLine(message: string): string {
  const [line = ''] = message.split('\n');
  return `${line.replace(/ at line \d+, column \d+:?$/, '')}.`;
}

function placeIn(file: string, document: Document.Parsed, lines: LineCounter, path: Path) {
  const offset = offsetOf(document.contents, path);
  const { line } = lines.linePos(offset);
  const name = pathName(path);
  return { place: name === '' ? `${file}:${line}` : `${file}:${line}: ${name}`, line };
}

/** Where the deepest existing part of the path begins: a missing key has no line. */
function offsetOf(root: Node | null, path: Path): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    const next = stepInto(node, step);
    if (next === undefined) break;
    ({ node, offset } = next);
  }
  return offset;
}

function stepInto(node: unknown, step: string | number) {
  if (isMap(node)) {
    // The last of two equal keys is the one whose value counts.
    const pair = node.items.findLast(
      ({ key }) => isScalar(key) && String(key.value) === String(step),
    );
    if (!isScalar(pair?.key)) return undefined;
    return { node: pair.value, offset: pair.key.range?.[0] ?? 0 };
  }
  if (!isSeq(node) || typeof step !== 'number') return undefined;
  const item = node.items[step];
  return isMap(item) || isSeq(item) || isScalar(item)
    ? { node: item, offset: item.range?.[0] ?? 0 }
    : undefined;
}

/** `requests[2].headers.accept` */
export function pathName(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}
