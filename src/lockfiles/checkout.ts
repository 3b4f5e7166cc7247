// The folders of a version in which its lockfiles may lie: from where its server runs up to the root of its
// checkout.

import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

export interface Checkout {
  /** No file outside of it is read. */
  readonly root: string;
  /** The folder of the server first, the root last. */
  readonly folders: readonly string[];
}

const isRoot = (folder: string): boolean => existsSync(join(folder, '.git'));

/** Without a repository it is the folder alone. */
export function checkoutOf(folder: string): Checkout {
  const above = foldersAbove(resolve(folder));
  const last = above.findIndex(isRoot);
  return checkout(above.slice(0, last < 0 ? 1 : last + 1));
}

/**
 * The folders of the other version. A stored build is no repository, and a folder above it may be one that has
 * nothing to do with it. So it has as many folders as `other`, if their names are the same.
 */
export function checkoutLike(folder: string, other: Checkout): Checkout {
  const above = foldersAbove(resolve(folder));
  const names = namesBelow(other);
  const isAlike = names.every((name, index) => above[index]?.endsWith(sep + name) === true);
  const most = isAlike ? names.length + 1 : 1;
  const last = above.slice(0, most).findIndex(isRoot);
  return checkout(above.slice(0, last < 0 ? most : last + 1));
}

const checkout = (folders: readonly string[]): Checkout => ({
  root: folders.at(-1) ?? '/',
  folders,
});

/** Of the folders from the root down to the server's, the last one first. */
function namesBelow({ root, folders: [folder = root] }: Checkout): readonly string[] {
  return relative(root, folder)
    .split(sep)
    .filter((name) => name !== '')
    .toReversed();
}

function foldersAbove(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)];
}
