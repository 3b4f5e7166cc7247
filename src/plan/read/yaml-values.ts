// The nodes of a YAML document become plain values. What would be another value on its way to the server is a
// fault, as is what has no end.

import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { belowRequest } from './raw-requests.ts';
import { type Path, shown } from './reading.ts';

export interface YamlFault {
  /** In characters from the beginning of the text. */
  readonly offset: number;
  readonly problem: string;
  readonly remedy: string;
}

/** Deeper than any body that people write, and far from the end of the stack. */
const DEEPEST = 100;
/** Aliases stand for at most this many values: a few lines of them can stand for gigabytes. */
const MOST_BY_ALIASES = 10_000;

/** `isWhole`: no value is left out for its fault. */
export function valuesOf(document: Document.Parsed): {
  readonly value: unknown;
  readonly isWhole: boolean;
  readonly faults: readonly YamlFault[];
} {
  const walk = new Walk();
  const value = walk.valueOf(document.contents, []);
  return { value, isWhole: walk.isWhole, faults: walk.faults };
}

class Walk {
  readonly faults: YamlFault[] = [];
  isWhole = true;
  /** The newest node of each name, as a reader of the text has seen them. */
  readonly #anchors = new Map<string, Node>();
  readonly #targets = new Map<Alias, Node | undefined>();
  /** The node that is read now, and those around it. */
  readonly #open = new Set<unknown>();
  #aliases = 0;
  #byAliases = 0;

  valueOf(node: unknown, path: Path): unknown {
    if (this.#aliases > 0) this.#byAliases += 1;
    if (isAlias(node)) return this.#valueOfAlias(node, path);
    if (isScalar(node)) return this.#valueOfScalar(node, path);
    if (!isMap(node) && !isSeq(node)) return null;
    this.#anchor(node);
    if (this.#open.size >= DEEPEST) {
      return this.#leaveOut(node, `it is nested more than ${DEEPEST} deep.`, 'Make it flatter.');
    }
    this.#open.add(node);
    const value = isMap(node) ? this.#valueOfMap(node, path) : this.#valueOfSeq(node, path);
    this.#open.delete(node);
    return value;
  }

  #valueOfMap({ items }: YAMLMap, path: Path): unknown {
    const keys = new Set<string>();
    const entries = items.map(({ key, value }) => {
      const name = isScalar(key) ? String(key.value) : '';
      if (isScalar(key)) this.#anchor(key);
      if (keys.has(name)) this.#refuse(key, `the key ${shown(name)} is there twice.`, 'Keep one.');
      keys.add(name);
      return [name, this.valueOf(value, [...path, name])] as const;
    });
    // Not by assignment, which `__proto__` would not survive.
    return Object.fromEntries(entries);
  }

  #valueOfSeq({ items }: YAMLSeq, path: Path): unknown {
    return items.map((item, index) => this.valueOf(item, [...path, index]));
  }

  #valueOfAlias(alias: Alias, path: Path): unknown {
    // Found once, where it stands: later the name may have been given again.
    if (!this.#targets.has(alias)) this.#targets.set(alias, this.#anchors.get(alias.source));
    const target = this.#targets.get(alias);
    const name = shown(`*${alias.source}`);
    if (target === undefined) {
      return this.#leaveOut(alias, `nothing above is named as ${name} says.`, OUT_INSTEAD);
    }
    if (this.#open.has(target)) {
      return this.#leaveOut(
        alias,
        `${name} stands for something that it is in: a ring.`,
        OUT_INSTEAD,
      );
    }
    if (this.#byAliases > MOST_BY_ALIASES) return null;
    this.#aliases += 1;
    const value = this.valueOf(target, path);
    this.#aliases -= 1;
    if (this.#byAliases > MOST_BY_ALIASES && this.#aliases === 0) {
      const problem = `${name} and others stand for more than ${MOST_BY_ALIASES} values.`;
      return this.#leaveOut(alias, problem, OUT_INSTEAD);
    }
    return value;
  }

  /** Where text is wanted, `1.10` is text: the number would be sent as `1.1`. */
  #valueOfScalar(scalar: Scalar, path: Path): unknown {
    this.#anchor(scalar);
    const { value, source } = scalar;
    const isWritten = source === undefined || source === String(value);
    if (isWritten || (typeof value !== 'number' && typeof value !== 'boolean')) return value;
    if (isText(path)) return source;
    if (typeof value === 'number' && isJson(path)) this.#refuseNumber(scalar, source, value);
    return value;
  }

  #refuseNumber(scalar: Scalar, source: string, value: number): void {
    const sent = shown(JSON.stringify(value));
    const remedy = `Put it in quotes${Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? `, or write ${sent}` : ''}.`;
    this.#refuse(scalar, `the number ${shown(source)} would be sent as ${sent}.`, remedy);
  }

  /** A node is passed again wherever an alias stands for it, but named only where it is written. */
  #anchor(node: Scalar | YAMLMap | YAMLSeq): void {
    if (node.anchor !== undefined && this.#aliases === 0) this.#anchors.set(node.anchor, node);
  }

  #leaveOut(node: unknown, problem: string, remedy: string): null {
    this.#refuse(node, problem, remedy);
    this.isWhole = false;
    return null;
  }

  #refuse(node: unknown, problem: string, remedy: string): void {
    const isNode = isScalar(node) || isAlias(node) || isMap(node) || isSeq(node);
    this.faults.push({ offset: (isNode && node.range?.[0]) || 0, problem, remedy });
  }
}

const OUT_INSTEAD = 'Write the value out instead.';

const ENVIRONMENTS: ReadonlySet<unknown> = new Set(['candidate-env', 'baseline-env']);

/** A value of `headers` (also of `expect`), `form`, `multipart`, `candidate-env` or `baseline-env`. */
function isText(path: Path): boolean {
  const below = belowRequest(path);
  if (below === undefined) return path.length === 2 && ENVIRONMENTS.has(path[0]);
  const [key, within] = below;
  if (key === 'headers') return below.length === 2;
  return FIELDS.has(key) || (key === 'expect' && within === 'headers');
}

/** Each value of them, or each of a list, is sent as text. */
const FIELDS: ReadonlySet<unknown> = new Set(['form', 'multipart']);

/** A value that is sent, or compared with, as JSON. */
function isJson(path: Path): boolean {
  const [key, within] = belowRequest(path) ?? [];
  return key === 'json' || (key === 'graphql' && within === 'variables');
}
