// Finds and reads the lockfiles of one version. They are a pull request's, and may be anything.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Arm } from '../record/run-record.ts';
import { leadsOutOf, readTextFile } from '../regular-file.ts';
import type { Checkout } from './checkout.ts';
import type { Ecosystem } from './ecosystems.ts';
import { type Locked, lockedOf, type Reader } from './locked.ts';

/** Of all files of one format in one folder. */
const MOST_BYTES = 8 * 1_024 * 1_024;
/** Of one format in one folder: `requirements.txt`, `requirements-dev.txt`. */
const MOST_FILES = 10;

export interface Lockfiles {
  readonly arm: Arm;
  readonly read: Reader;
  readonly files: readonly Lockfile[];
}

interface Lockfile {
  readonly name: string;
  readonly text: string;
}

/** There is a lockfile, and it does not say what is locked. */
export class UnreadLockfile extends Error {
  /** @param thrown what reading it threw */
  constructor(arm: Arm, file: string, thrown: unknown) {
    super(`${file} of the ${arm} was not read: ${reasonOf(thrown)}`);
  }
}

/** Parsers quote what they read, and a list of faults is longer than a line. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error) || /[\n\r"]/.test(thrown.message))
    return 'it is not what its name says';
  return thrown.message;
}

/**
 * Those of the nearest folder that has any; `undefined` where none has.
 * @throws UnreadLockfile
 */
export function findLockfiles(
  { formats }: Ecosystem,
  { root, folders }: Checkout,
  arm: Arm,
): Lockfiles | undefined {
  for (const folder of folders) {
    const names = namesIn(folder);
    for (const { name, read } of formats) {
      const found = names.filter((each) => name.test(each)).slice(0, MOST_FILES);
      if (found.length > 0) return { arm, read, files: readInside({ root, folder, arm }, found) };
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

interface Place {
  readonly root: string;
  readonly folder: string;
  readonly arm: Arm;
}

function readInside({ root, folder, arm }: Place, names: readonly string[]): readonly Lockfile[] {
  let left = MOST_BYTES;
  return names.map((name) => {
    const path = join(folder, name);
    try {
      if (leadsOutOf(root, path)) throw new Error('it is a link that leads out of the checkout');
      const text = readTextFile(path, left);
      left -= Buffer.byteLength(text);
      return { name, text };
    } catch (error) {
      throw new UnreadLockfile(arm, name, error);
    }
  });
}

/** @throws UnreadLockfile where one of them is not what its name says */
export function readLockfiles({ arm, read, files }: Lockfiles): Locked {
  const [first] = files;
  let file = first?.name ?? '';
  try {
    const packages = files.flatMap(({ name, text }) => {
      file = name;
      return read(text);
    });
    return lockedOf(packages);
  } catch (error) {
    throw new UnreadLockfile(arm, file, error);
  }
}
