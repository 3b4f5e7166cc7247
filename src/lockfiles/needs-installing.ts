// Whether a project has packages to install before it can start.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readTextFile } from '../regular-file.ts';
import { checkoutOf } from './checkout.ts';
import { ECOSYSTEMS } from './ecosystems.ts';

const LARGEST_MANIFEST = 1_024 * 1_024;

/** @param folder where the server runs; what lies above it in the checkout counts, too */
export const needsInstalling = (folder: string): boolean =>
  checkoutOf(folder).folders.some((each) => hasLockfile(each) || hasDependencies(each));

function hasLockfile(folder: string): boolean {
  const formats = ECOSYSTEMS.flatMap((ecosystem) => ecosystem.formats);
  try {
    return readdirSync(folder).some((name) => formats.some((format) => format.name.test(name)));
  } catch {
    return false;
  }
}

function hasDependencies(folder: string): boolean {
  try {
    const manifest: unknown = JSON.parse(
      readTextFile(join(folder, 'package.json'), LARGEST_MANIFEST),
    );
    return isObject(manifest) && isObject(manifest.dependencies) && !isEmpty(manifest.dependencies);
  } catch {
    return false;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;
