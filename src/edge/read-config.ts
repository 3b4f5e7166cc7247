// The configuration file, wherever it is, and what else a plan takes from this process.

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../errors.ts';
import type { ConfigText } from '../plan/config-file.ts';

export const DEFAULT_CONFIG = 'perf-gate.yml';

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

/** What a plan takes from this process. */
export function surroundings() {
  return {
    environment: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    randomSeed: randomBytes(4).toString('hex'),
  };
}
