// Who may import whom: the table, doors, the order of sub-rooms, and no cycles.

import { join } from 'node:path/posix';
import { IMPORT_TABLE, type Row, SUB_ROOMS } from './import-table.ts';
import { computedImportsOf, type Import, importsOf } from './imports.ts';
import type { Source } from './source.ts';

/** Every import of these sources that the table does not allow. */
export function findForbiddenImports(
  sources: readonly Source[],
  table: Readonly<Record<string, Row>> = IMPORT_TABLE,
): readonly string[] {
  return sources.flatMap((source) => {
    const room = roomOf(source.path);
    const row = table[room];
    if (row === undefined) return [`${source.path}: the import table has no row "${room}"`];
    const forbidden = importsOf(source).flatMap((each) => judge(source.path, room, row, each));
    const computed = computedImportsOf(source).map(
      (line) => `${source.path}:${line}: computed import`,
    );
    return [...forbidden, ...computed];
  });
}

function judge(path: string, room: string, row: Row, each: Import): readonly string[] {
  const target = targetOf(path, each.specifier);
  const name = target.startsWith('src/') ? roomOf(target) : target;
  const place = `${path}:${each.line}: ${room} may not import ${name}`;
  if (!target.startsWith('src/')) return isListed(row.outside ?? [], target) ? [] : [place];
  if (name === room || row.ours?.includes(name)) return [];
  if (!row.types?.includes(name)) return [place];
  return each.isTypeOnly ? [] : [`${place} but for \`import type\``];
}

/** What a row lists and its room does not import; of `ours`, what the room imports as types alone. */
export function findUnusedPermissions(
  sources: readonly Source[],
  table: Readonly<Record<string, Row>> = IMPORT_TABLE,
): readonly string[] {
  return Object.entries(table).flatMap(([room, { ours = [], types = [], outside = [] }]) => {
    const imports = sources
      .filter(({ path }) => roomOf(path) === room)
      .flatMap((source) =>
        importsOf(source).map((each) => ({
          ...each,
          target: targetOf(source.path, each.specifier),
        })),
      );
    const isOfRoom = (name: string) => (target: string) =>
      target.startsWith('src/') && roomOf(target) === name;
    const values = imports.filter(({ isTypeOnly }) => !isTypeOnly).map(({ target }) => target);
    const all = imports.map(({ target }) => target);
    return [
      ...ours.filter((name) => !values.some(isOfRoom(name))),
      ...types.filter((name) => !all.some(isOfRoom(name))),
      ...outside.filter((name) => !all.some((target) => isListed([name], target))),
    ].map((name) => `the import table lists ${name} for ${room}, which does not need it`);
  });
}

/** Rows of the table whose room has no file. */
export function findEmptyRows(
  sources: readonly Source[],
  table: Readonly<Record<string, Row>> = IMPORT_TABLE,
): readonly string[] {
  const rooms = new Set(sources.map(({ path }) => roomOf(path)));
  return Object.keys(table)
    .filter((room) => !rooms.has(room))
    .map((room) => `the import table has a row "${room}" without a room`);
}

/** Every import that goes past a room's door, or from a sub-room to a later one. Types are imports, too. */
export function findClosedDoors(
  sources: readonly Source[],
  subRooms: Readonly<Record<string, readonly string[]>> = SUB_ROOMS,
): readonly string[] {
  return sources.flatMap((source) => {
    const { path } = source;
    const known = subRooms[roomOf(path)] ?? [];
    const own = subRoomOf(path);
    if (own !== undefined && !known.includes(own)) {
      return [`${path}: ${roomOf(path)} has no sub-room "${own}"`];
    }
    return importsOf(source).flatMap(({ specifier, line }) => {
      const target = targetOf(path, specifier);
      const fault = findDoorFault(path, target, known);
      return fault === undefined ? [] : [`${path}:${line}: ${fault}`];
    });
  });
}

/** @param known the importing file's sub-rooms, bottom first */
function findDoorFault(path: string, target: string, known: readonly string[]): string | undefined {
  const [own, other] = [subRoomOf(path), subRoomOf(target)];
  if (!target.startsWith('src/') || other === undefined) return undefined;
  if (roomOf(path) !== roomOf(target)) return `${target} is behind the door of ${roomOf(target)}`;
  const isLater = own !== undefined && known.indexOf(other) > known.indexOf(own);
  return isLater ? `${own} may not import ${other}, which comes later` : undefined;
}

/** `src/load/wire/connection.ts` → `wire`; `undefined` for a top file of a room. */
function subRoomOf(path: string): string | undefined {
  const folders = path.split('/').slice(2, -1);
  return folders.length === 0 ? undefined : folders.join('/');
}

/** `node:fs` lists `node:fs/promises` as well, and `@actions/*` every package of that scope. */
function isListed(list: readonly string[], target: string): boolean {
  return list.some((entry) =>
    entry.endsWith('/*')
      ? target.startsWith(entry.slice(0, -1))
      : target === entry || target.startsWith(`${entry}/`),
  );
}

/** `src/load/pool.ts` → `load`; `src/units.ts` → `units`. */
function roomOf(path: string): string {
  return (path.split('/')[1] ?? '').replace(/\.ts$/, '');
}

/** The imported file, relative to the root; the specifier itself for what is not a path. */
function targetOf(path: string, specifier: string): string {
  return specifier.startsWith('.') ? join(path, '..', specifier) : specifier;
}

/** Rings of files, and of rooms, that import each other, one line a ring. */
export function findCycles(sources: readonly Source[]): readonly string[] {
  const files = new Map<string, Set<string>>();
  const rooms = new Map<string, Set<string>>();
  for (const source of sources) {
    for (const { specifier } of importsOf(source)) {
      const target = targetOf(source.path, specifier);
      if (!target.startsWith('src/')) continue;
      addEdge(files, source.path, target);
      if (roomOf(source.path) !== roomOf(target))
        addEdge(rooms, roomOf(source.path), roomOf(target));
    }
  }
  return [...ringsIn(files), ...ringsIn(rooms)];
}

function addEdge(graph: Map<string, Set<string>>, from: string, to: string): void {
  const targets = graph.get(from) ?? new Set();
  graph.set(from, targets.add(to));
}

// Depth first; a node seen again on the way down closes a ring. A finished node is never entered
// twice, so each ring is found at least once and the walk ends.
function ringsIn(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const rings: string[] = [];
  const finished = new Set<string>();
  const visit = (node: string, way: readonly string[]): void => {
    const seen = way.indexOf(node);
    if (seen >= 0) rings.push(`cycle: ${[...way.slice(seen), node].join(' → ')}`);
    if (seen >= 0 || finished.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...way, node]);
    finished.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return rings;
}
