// Finds and reads the lockfiles of one version. They are a pull request's, and may be anything.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { leadsOutOf, readTextFile } from '../regular-file.ts';
import type { Checkout } from './checkout.ts';
import type { Ecosystem } from './ecosystems.ts';
import { type Locked, lockedOf, type Reader } from './locked.ts';

const MOST_BYTES = 16 * 1_024 * 1_024;
/** Of one format in one folder: `requirements.txt`, `requirements-dev.txt`. */
const MOST_FILES = 10;

export interface Lockfiles {
  readonly read: Reader;
  readonly texts: readonly string[];
}

/** Those of the nearest folder that has any; `undefined` where none has, and where one cannot be read. */
export function findLockfiles(
  { formats }: Ecosystem,
  { root, folders }: Checkout,
): Lockfiles | undefined {
  for (const folder of folders) {
    const names = namesIn(folder);
    for (const { name, read } of formats) {
      const files = names.filter((each) => name.test(each)).slice(0, MOST_FILES);
      if (files.length === 0) continue;
      const texts = files.map((file) => readInside(root, join(folder, file)));
      return texts.every((text) => text !== undefined) ? { read, texts } : undefined;
    }
  }
  return undefined;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function readInside(root: string, path: string): string | undefined {
  if (leadsOutOf(root, path)) return undefined;
  try {
    return readTextFile(path, MOST_BYTES);
  } catch {
    return undefined;
  }
}

/** `undefined` where one of them is not what its name says. */
export function readLockfiles({ read, texts }: Lockfiles): Locked | undefined {
  try {
    return lockedOf(texts.flatMap(read));
  } catch {
    return undefined;
  }
}
