// The configuration files of both versions, and what else a plan takes from this process.

import { lstatSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { InputError } from '../errors.ts';
import type { ConfigText } from '../plan/config-file.ts';
import type { Plan } from '../plan/plan.ts';
import { cannotBeRead, leadsOutOf, readTextFile } from '../regular-file.ts';

const DEFAULT_CONFIG = 'perf-gate.yml';
/** In bytes. The plan accepts 262,144 characters, and one takes at most four in UTF-8. */
const LARGEST_CONFIG = 1_024 * 1_024;

/**
 * A file that was named must exist; the default one may be missing.
 * @param named as the user wrote it; `place`: where, for the message
 * @throws InputError
 */
export function readConfig(named: string | undefined, place: string): ConfigText | undefined {
  const path = named ?? DEFAULT_CONFIG;
  const file = resolve(path);
  if (named === undefined && isMissing(file)) return undefined;
  try {
    return { path, text: readTextFile(file, LARGEST_CONFIG) };
  } catch (error) {
    const problem = `${path} ${cannotBeRead(error)}.`;
    const remedy =
      'Name a regular file with text in UTF-8 that perf-gate may read, relative to the working directory.';
    throw new InputError([{ place, problem, remedy }]);
  }
}

/** A link that leads nowhere is there. */
const isMissing = (file: string): boolean =>
  lstatSync(file, { throwIfNoEntry: false }) === undefined;

/** Absolute, whether it is there or not. */
export const configPath = (named: string | undefined): string => resolve(named ?? DEFAULT_CONFIG);

interface BaselineConfig {
  /** Absolute: relative paths of the baseline's plan start there, as ours start in the working directory. */
  readonly root: string;
  readonly config: ConfigText;
}

/**
 * The baseline's: at the same place in its checkout as ours in this one.
 * @param directory replaces `cwd`, where the candidate's server runs; both are absolute
 * @param named as the user wrote it; an absolute path is moved to the other checkout, too
 * @param within the folder that holds all of that version: a file outside may belong to another user,
 * also one to which a link leads
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
  const path = relative(here, configPath(named));
  const file = resolve(root, path);
  if (within !== undefined && leadsOutOf(within, file)) return undefined;
  try {
    const config = { path, text: readTextFile(file, LARGEST_CONFIG) };
    return { root, config };
  } catch {
    return undefined;
  }
}

/**
 * A command in a directory that does not exist would fail only after what comes before it.
 * @param place where `cwd` was written, for the message
 * @throws InputError
 */
export function checkDirectory({ server }: Pick<Plan, 'server'>, place: string): void {
  if (server.kind !== 'started') return;
  const found = statSync(server.cwd, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  const what = found === undefined ? 'does not exist' : 'is not a directory';
  const problem = `${server.cwd} ${what}.`;
  const remedy = 'Name the directory in which `start` runs, relative to the working directory.';
  throw new InputError([{ place, problem, remedy }]);
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
