// The globs of `baseline-paths`: which files they match, and where to look for them.

import picomatch from 'picomatch';
import { entryPath } from './build-entries.ts';
import { notPacked } from './build-errors.ts';

export interface BuildPatterns {
  /** Paths at which the search begins. */
  readonly bases: readonly string[];
  /** A folder is matched with all that is below it. */
  readonly includes: (path: string) => boolean;
  /** `!pattern`; also what may hold a token or a password, as a repository's configuration does. */
  readonly excludes: (path: string) => boolean;
}

/** @throws GateError `build-not-packed` for a pattern that leads out of the directory */
export function readPatterns(globs: readonly string[]): BuildPatterns {
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
