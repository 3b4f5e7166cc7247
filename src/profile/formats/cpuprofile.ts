// V8's CPU profile, as `Profiler.stop` of its inspector returns it: a tree of calls with counts of samples.
// https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile

import { nameFile, nameFunction, nameWithCaller } from '../function-name.ts';
import { cutDepth, isCount, type Stack } from '../stack.ts';

interface Node {
  readonly name: string;
  readonly samples: number;
  readonly children: readonly number[];
  /** Where it is written: in a module of the runtime, in a file, or nowhere, as what V8 does itself. */
  readonly place: 'runtime' | 'file' | 'nowhere';
}

/** `node:crypto`, `bun:sqlite`; `internal/…` in Node.js before 16. */
const OF_RUNTIME = /^(?:(?:node|bun|deno|ext):|internal\/)/;

const placeOf = (url: string): Node['place'] =>
  url === '' ? 'nowhere' : OF_RUNTIME.test(url) ? 'runtime' : 'file';

/** Only what computed is of interest: a server that waits is idle. */
const NOT_RUNNING = new Set(['(idle)', '(root)']);

/**
 * @param folder that the server runs in
 * @returns `undefined` where the text is something else
 */
export function parseCpuProfile(text: string, folder: string): readonly Stack[] | undefined {
  const nodes = nodesOf(parse(text), folder);
  if (nodes === undefined) return undefined;
  const parents = parentsOf(nodes);
  return [...nodes].flatMap(([id, { name, samples, place }]): readonly Stack[] => {
    if (samples === 0 || NOT_RUNNING.has(name)) return [];
    const path = pathTo(id, nodes, parents);
    const frames = cutDepth(path.map((node) => node.name));
    const caller = place === 'runtime' ? path.findLast((node) => node.place === 'file') : undefined;
    if (caller === undefined) return [{ frames, samples }];
    return [{ frames, samples, self: nameWithCaller(name, caller.name) }];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Nodes = ReadonlyMap<number, Node>;

function nodesOf(profile: unknown, folder: string): Nodes | undefined {
  const list = property(profile, 'nodes');
  if (!Array.isArray(list)) return undefined;
  const nodes = new Map<number, Node>();
  for (const each of list) {
    const id = property(each, 'id');
    if (isCount(id)) nodes.set(id, nodeOf(each, folder));
  }
  return nodes.size === 0 ? undefined : nodes;
}

function nodeOf(node: unknown, folder: string): Node {
  const frame = property(node, 'callFrame');
  const [hits, children, line] = [
    property(node, 'hitCount'),
    property(node, 'children'),
    property(frame, 'lineNumber'),
  ];
  const url = textOf(property(frame, 'url'));
  return {
    name: nameFunction({
      name: textOf(property(frame, 'functionName')),
      file: nameFile(url, folder),
      // V8 counts from 0.
      line: isCount(line) ? line + 1 : undefined,
    }),
    samples: isCount(hits) ? hits : 0,
    children: Array.isArray(children) ? children.filter(isCount) : [],
    place: placeOf(url),
  };
}

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A child that several nodes claim belongs to the first. */
function parentsOf(nodes: Nodes): ReadonlyMap<number, number> {
  const parents = new Map<number, number>();
  for (const [id, { children }] of nodes) {
    for (const child of children) if (!parents.has(child)) parents.set(child, id);
  }
  return parents;
}

/** As deep as V8 looks, and the end of a tree that is a ring. */
const LONGEST_PATH = 256;

function pathTo(leaf: number, nodes: Nodes, parents: ReadonlyMap<number, number>): readonly Node[] {
  const path: Node[] = [];
  for (
    let id: number | undefined = leaf;
    id !== undefined && path.length < LONGEST_PATH;
    id = parents.get(id)
  ) {
    const node = nodes.get(id);
    if (node !== undefined && node.name !== '(root)') path.push(node);
  }
  return path.reverse();
}
