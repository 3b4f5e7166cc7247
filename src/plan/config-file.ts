// The configuration file as text becomes plain values, each with the line it came from.

import { type Document, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument } from 'yaml';
import { isMapping, type Path } from './read/reading.ts';
import { syntaxFaults } from './read/yaml-syntax.ts';
import { valuesOf, type YamlFault } from './read/yaml-values.ts';
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

export const LONGEST_FILE = 262_144;

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
  const document = parseYaml(text, lines);
  if (document === undefined) {
    return unreadable(path, [faultAt(path, 1, 'it is nested too deep.', 'Make it flatter.')]);
  }
  const faults = syntaxFaults(document, text);
  if (faults.length > 0) {
    return unreadable(
      path,
      faults.map(({ line, column, ...fault }) => ({
        line,
        fault: { place: `${path}:${line}:${column}`, ...fault },
      })),
    );
  }
  // In YAML 1.1 `no` is a boolean, `0777` is octal, and `1:30` is ninety.
  if (document.directives.yaml.version !== '1.2') {
    const problem = 'it is written for another version than YAML 1.2.';
    return unreadable(path, [
      faultAt(path, 1, problem, 'Remove the line that begins with `%YAML`.'),
    ]);
  }
  return readValues(path, document, lines);
}

/** @returns `undefined` where the package runs out of stack: it notices some nesting itself, but not keys in keys */
function parseYaml(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(text, {
      lineCounter,
      stringKeys: true,
      // We have words and excerpts of our own; the package would copy the line into each of its errors.
      prettyErrors: false,
      // The package compares each key with all others, which takes minutes where there are many.
      uniqueKeys: false,
      // Else the tags below would count in every file, not only in those of YAML 1.1.
      resolveKnownTags: false,
      customTags: (tags) =>
        tags.filter((tag) => typeof tag === 'string' || !FOREIGN_TAGS.has(tag.tag)),
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readValues(path: string, document: Document.Parsed, lines: LineCounter): ConfigFile {
  const { value, isWhole, faults: found } = valuesOf(document);
  const faults = found.map((fault) => placed(path, lines, fault));
  // What was left out would be called missing.
  if (!isWhole) return unreadable(path, faults);
  const values = value ?? {};
  if (!isMapping(values)) {
    const remedy = 'Write `key: value` lines, for example `start: node server.js`.';
    return unreadable(path, [...faults, faultAt(path, 1, 'the file is not a mapping.', remedy)]);
  }
  const place = placesIn(path, document, lines);
  return { values, isReadable: faults.length === 0, faults, place };
}

function placed(path: string, lines: LineCounter, { offset, ...fault }: YamlFault): PlacedFault {
  const { line, col } = lines.linePos(offset);
  return { line, fault: { place: `${path}:${line}:${col}`, ...fault } };
}

function unreadable(path: string, faults: readonly PlacedFault[]): ConfigFile {
  return { values: {}, isReadable: false, faults, place: () => ({ place: path, line: 1 }) };
}

function faultAt(path: string, line: number, problem: string, remedy?: string): PlacedFault {
  const fault = { place: path, problem };
  return { line, fault: remedy === undefined ? fault : { ...fault, remedy } };
}

function placesIn(file: string, document: Document.Parsed, lines: LineCounter) {
  const indexes = new Map<unknown, ReadonlyMap<string, Pair>>();
  return (path: Path) => {
    const { line } = lines.linePos(offsetOf(document.contents, path, indexes));
    const name = pathName(path);
    return { place: name === '' ? `${file}:${line}` : `${file}:${line}: ${name}`, line };
  };
}

/** The pairs of a mapping by their keys: made once, as a file may have thousands of faults. */
type Indexes = Map<unknown, ReadonlyMap<string, Pair>>;

/** Where the deepest existing part of the path begins: a missing key has no line. */
function offsetOf(root: Document.Parsed['contents'], path: Path, indexes: Indexes): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    const next = stepInto(node, step, indexes);
    if (next === undefined) break;
    ({ node, offset } = next);
  }
  return offset;
}

function stepInto(node: unknown, step: string | number, indexes: Indexes) {
  if (isMap(node)) {
    const index = indexes.get(node) ?? indexOf(node.items);
    indexes.set(node, index);
    const pair = index.get(String(step));
    if (!isScalar(pair?.key)) return undefined;
    return { node: pair.value, offset: pair.key.range?.[0] ?? 0 };
  }
  if (!isSeq(node) || typeof step !== 'number') return undefined;
  const item = node.items[step];
  return isMap(item) || isSeq(item) || isScalar(item)
    ? { node: item, offset: item.range?.[0] ?? 0 }
    : undefined;
}

/** The last of two equal keys is the one whose value counts. */
const indexOf = (items: readonly Pair[]): ReadonlyMap<string, Pair> =>
  new Map(items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : [])));

/** `requests[2].headers.accept` */
export function pathName(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}
