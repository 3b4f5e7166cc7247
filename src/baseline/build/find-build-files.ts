// Finds what a build consists of, in an order that is the same on every machine.

import { lstat, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { type BuildEntry, entryPath, MOST_ENTRIES } from './build-entries.ts';
import { notPacked } from './build-errors.ts';

/**
 * What the globs of `baseline-paths` match. Links stay links. Sockets and devices are left out: a build does not make them.
 * Ends early when there are more than may be stored.
 */
export async function findBuildFiles(
  directory: string,
  globs: readonly string[],
  signal: AbortSignal,
): Promise<readonly BuildEntry[]> {
  const patterns = readPatterns(globs);
  const found = new Map<string, BuildEntry>();
  for (const base of patterns.bases) await visit({ directory, patterns, found, signal }, base);
  return [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

interface Search {
  readonly directory: string;
  readonly patterns: BuildPatterns;
  readonly found: Map<string, BuildEntry>;
  readonly signal: AbortSignal;
}

async function visit(search: Search, path: string): Promise<void> {
  const { directory, patterns, found, signal } = search;
  signal.throwIfAborted();
  if (patterns.excludes(path) || found.size > MOST_ENTRIES) return;
  const entry = await describe(directory, path);
  if (entry === undefined) return;
  if (path !== '.' && patterns.includes(path)) found.set(path, entry);
  if (entry.kind !== 'directory') return;
  for (const name of await readdir(join(directory, path))) {
    await visit(search, path === '.' ? name : `${path}/${name}`);
  }
}

/** `undefined` for what is missing or cannot be stored. */
async function describe(directory: string, path: string): Promise<BuildEntry | undefined> {
  const absolute = join(directory, path);
  const found = await lstat(absolute).catch(() => undefined);
  if (found?.isFile()) return { path, kind: 'file', size: found.size };
  if (found?.isDirectory()) return { path, kind: 'directory' };
  if (found?.isSymbolicLink()) return { path, kind: 'link', target: await readlink(absolute) };
  return undefined;
}

interface BuildPatterns {
  /** Paths at which the search begins. */
  readonly bases: readonly string[];
  /** A folder is matched with all that is below it. */
  readonly includes: (path: string) => boolean;
  /** `!pattern`; also what may hold a token or a password, as a repository's configuration does. */
  readonly excludes: (path: string) => boolean;
}

/** @throws GateError `build-not-packed` for a pattern that leads out of the directory */
function readPatterns(globs: readonly string[]): BuildPatterns {
  const wanted = globs.filter((glob) => !glob.startsWith('!')).map(normalise);
  const unwanted = globs
    .filter((glob) => glob.startsWith('!'))
    .map((glob) => normalise(glob.slice(1)));
  const isUnwanted = matcher(['**/.git', ...unwanted]);
  const isNamed = matcher(wanted.filter((glob) => holdsSecrets(glob)));
  return {
    bases: [...new Set(wanted.map(baseOf))],
    includes: matcher(wanted.flatMap(withContents)),
    excludes: (path) => isUnwanted(path) || (holdsSecrets(path) && !isNamed(path)),
  };
}

/** `dot`: `.next` and `.venv` are builds too. */
const matcher = (globs: readonly string[]) => picomatch([...globs], { dot: true, nonegate: true });

/** Everybody who reads the repository can fetch its artifacts: these go in only if a glob names them. */
const holdsSecrets = matcher(
  ['.env', '.env.local', '.env.*.local', '.npmrc', '.netrc'].map((name) => `**/${name}`),
);

const withContents = (glob: string): readonly string[] =>
  glob === '**' ? [glob] : [glob, `${glob}/**`];

function normalise(glob: string): string {
  if (/^(?:\.?\/*)*$/.test(glob) && !glob.startsWith('/')) return '**';
  const path = entryPath(glob);
  if (path === undefined) {
    throw notPacked(`\`${glob}\` in \`baseline-paths\` is not below the directory of the server`);
  }
  return path;
}

/** The part before the first special character: `dist/**` → `dist`; `.` where there is none. */
function baseOf(glob: string): string {
  const { base, isGlob, glob: rest } = picomatch.scan(glob);
  const literal = isGlob || rest !== '' ? base : glob;
  return literal === '' ? '.' : literal.replaceAll('\\', '');
}
