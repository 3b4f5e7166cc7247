// Reads where a baseline comes from: the name of a commit, and globs of its build.

import {
  acceptUnless,
  type Path,
  type Reading,
  type Refusal,
  refusalAt,
  refuse,
  shown,
} from './reading.ts';
import { readLabel, readPath } from './text.ts';

/** Any name that git may understand as a commit; whether it exists shows later. */
export function readRef(raw: unknown): Reading<string> {
  const reading = readLabel(raw);
  // git-check-ref-format(1): no name begins with a hyphen; git would take it for an option.
  if (reading.kind === 'refused' || !reading.value.startsWith('-')) return reading;
  return refuse(`${shown(raw)} cannot name a commit.`, 'Write a branch, a tag or a hash: `main`.');
}

const MOST_GLOBS = 100;

/** A list in the file, or a text with line breaks or commas. */
export function readGlobs(raw: unknown): Reading<readonly string[]> {
  const globs = Array.isArray(raw) ? raw : splitGlobs(raw);
  if (globs.length === 0) {
    return refuse(`${shown(raw)} holds no glob.`, 'Write some: `dist/**, node_modules/**`.');
  }
  if (globs.length > MOST_GLOBS) return refuse(`there are more than ${MOST_GLOBS} globs.`);
  const refusals = globs.flatMap((glob, index) =>
    refuseGlob(glob, Array.isArray(raw) ? [index] : []),
  );
  return acceptUnless(
    refusals,
    globs.map((glob) => String(glob).replace(/^(\.\/+)+(?=[^/])/, '')),
  );
}

/** At line breaks, and at commas outside braces: `dist/{server,views}/**` is one glob. */
function splitGlobs(raw: unknown): readonly unknown[] {
  if (typeof raw !== 'string') return [raw];
  let depth = 0;
  const lines = raw.replace(/[{},]/g, (sign) => {
    if (sign === '{') depth++;
    if (sign === '}') depth--;
    return sign === ',' && depth <= 0 ? '\n' : sign;
  });
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Tells the author early. Packing the build enforces it once more. */
function refuseGlob(glob: unknown, path: Path): Refusal[] {
  const reading = readPath(glob);
  if (reading.kind === 'refused') {
    return reading.refusals.map(({ problem, remedy }) => refusalAt(path, problem, remedy));
  }
  const { value } = reading;
  if (/^!?[{(]*\//.test(value)) {
    return [refusalAt(path, `${shown(value)} is absolute.`, 'Write it relative to `cwd`.')];
  }
  if (value.split(/[/{},!]/).includes('..')) {
    return [refusalAt(path, `${shown(value)} leads out of \`cwd\`.`, 'Name what is below it.')];
  }
  return [];
}
