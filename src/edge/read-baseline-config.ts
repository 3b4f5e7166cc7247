// The configuration file of the baseline: at the same place in its checkout as ours in this one.

import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { ConfigText } from '../plan/config-file.ts';
import { DEFAULT_CONFIG } from './read-config.ts';

interface BaselineConfig {
  /** Absolute: relative paths of the baseline's plan start there, as ours start in the working directory. */
  readonly root: string;
  readonly config: ConfigText;
}

/**
 * @param directory replaces `cwd`, where the candidate's server runs; both are absolute
 * @param named as the user wrote it; an absolute path is moved to the other checkout, too
 * @param within the folder that holds all of that version: a file outside may belong to anybody
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
