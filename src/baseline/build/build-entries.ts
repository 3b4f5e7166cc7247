// What a stored build may consist of. Packing and unpacking use the same rules, because an archive may
// be hostile. Nothing may lead out of its folder. Pure: names, no files.

import { type LinkTree, leadsOut } from './leads-out.ts';

export type BuildEntry = {
  /** Relative, `/` between names, none of them empty, `.` or `..`. */
  readonly path: string;
} & (
  | { readonly kind: 'file'; readonly size: number }
  | { readonly kind: 'directory' }
  /** Symbolic; `target` as it is written in the link. */
  | { readonly kind: 'link'; readonly target: string }
  /** Another name of the file `target`. */
  | { readonly kind: 'hard-link'; readonly target: string }
);

const MEBIBYTE = 2 ** 20;
export const MOST_ENTRIES = 200_000;
export const MOST_BYTES = 1024 * MEBIBYTE;
/** Compressed: as it is stored and fetched. */
export const MOST_PACKED_BYTES = 512 * MEBIBYTE;

/** Linux refuses longer ones (PATH_MAX, limits.h), and in a hostile archive each name costs us time. */
const LONGEST_PATH = 4_096;

/** Normalised; `undefined` for a path that is absolute, leads upwards, is nameless, too long or holds a NUL. */
export function entryPath(path: string): string | undefined {
  if (path.startsWith('/') || path.includes('\0') || path.length > LONGEST_PATH) return undefined;
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  return names.length === 0 || names.includes('..') ? undefined : names.join('/');
}

/** What is wrong with them, in lower case, to follow `because `; `undefined` when nothing is. */
export function findEntryFault(entries: readonly BuildEntry[]): string | undefined {
  const bytes = entries.reduce((total, each) => total + sizeOf(each), 0);
  const size = findSizeFault(entries.length, bytes);
  if (size !== undefined) return size;
  const byPath = new Map<string, BuildEntry>();
  for (const entry of entries) {
    if (byPath.has(entry.path)) return `it holds ${entry.path} twice`;
    byPath.set(entry.path, entry);
  }
  for (const entry of entries) {
    const fault = findPlaceFault(entry, byPath) ?? findTargetFault(entry, byPath);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Also checked while an archive is read: an endless one must not fill memory or disk. */
export function findSizeFault(entries: number, bytes: number): string | undefined {
  if (entries > MOST_ENTRIES) return `it holds more than ${MOST_ENTRIES} files and folders`;
  if (bytes <= MOST_BYTES) return undefined;
  return `its files are larger than ${MOST_BYTES / MEBIBYTE} MiB`;
}

export const sizeOf = (entry: BuildEntry): number => (entry.kind === 'file' ? entry.size : 0);

/** A file below a link would be written to wherever the link leads. */
function findPlaceFault({ path }: BuildEntry, byPath: Entries): string | undefined {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const above = byPath.get(path.slice(0, end));
    if (above !== undefined && above.kind !== 'directory') {
      return `${path} lies below ${above.path}, which is no folder`;
    }
  }
  return undefined;
}

type Entries = ReadonlyMap<string, BuildEntry>;

function findTargetFault(entry: BuildEntry, byPath: Entries): string | undefined {
  if (entry.kind === 'hard-link') {
    return byPath.get(entry.target)?.kind === 'file'
      ? undefined
      : `${entry.path} is another name of ${entry.target}, which is no file of it`;
  }
  if (entry.kind !== 'link') return undefined;
  const links: LinkTree = (path) => {
    const found = byPath.get(path);
    return found?.kind === 'link' ? found.target : undefined;
  };
  return leadsOut(entry.path, links)
    ? `the link ${entry.path} leads out of it, to ${entry.target}`
    : undefined;
}
