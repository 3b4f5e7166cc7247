// The configuration files of both versions, and what else a plan takes from this process.

import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { InputError } from '../errors.ts';
import type { ConfigText } from '../plan/config-file.ts';

const DEFAULT_CONFIG = 'perf-gate.yml';

/**
 * A file that was named must exist; the default one may be missing.
 * @param named as the user wrote it; `place`: where, for the message
 * @throws InputError
 */
export function readConfig(named: string | undefined, place: string): ConfigText | undefined {
  const path = named ?? DEFAULT_CONFIG;
  const file = resolve(path);
  if (named === undefined && !existsSync(file)) return undefined;
  try {
    return { path, text: readFileSync(file, 'utf8') };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new InputError([
      { place, problem: `cannot be read: ${problem}.`, remedy: 'Name a readable file.' },
    ]);
  }
}

interface BaselineConfig {
  /** Absolute: relative paths of the baseline's plan start there, as ours start in the working directory. */
  readonly root: string;
  readonly config: ConfigText;
}

/**
 * The baseline's: at the same place in its checkout as ours in this one.
 * @param directory replaces `cwd`, where the candidate's server runs; both are absolute
 * @param named as the user wrote it; an absolute path is moved to the other checkout, too
 * @param within the folder that holds all of that version: a file outside may belong to another user
 * @returns `undefined` when there is none, or it cannot be read
 */
export function readBaselineConfig(
  directory: string,
  cwd: string,
  named: string | undefined,
  within?: string,
): BaselineConfig | undefined {
  const here = process.cwd();
  const root = resolve(directory, relative(cwd, here));
  const path = relative(here, resolve(named ?? DEFAULT_CONFIG));
  const file = resolve(root, path);
  if (within !== undefined && /^\.\.(?:\/|$)/.test(relative(within, file))) return undefined;
  try {
    return { root, config: { path, text: readFileSync(file, 'utf8') } };
  } catch {
    return undefined;
  }
}

/** What a plan takes from this process. */
export function surroundings() {
  return {
    environment: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    randomSeed: randomSeed(),
  };
}

/** Only chance, no secret. node:crypto would do no better, and takes longer to load than a plan takes to read. */
const randomSeed = (): string =>
  Math.floor(Math.random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
