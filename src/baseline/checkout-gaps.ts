// What `git worktree` leaves out of a checkout: submodules always, and LFS where git-lfs is not installed.

import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type GitPlace, runGitTask } from './git/task.ts';

/** More files would not show anything new. */
const MOST_FILES = 200;
/** The first line of a pointer: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const POINTER = Buffer.from('version https://git-lfs.github.com/spec/');

/** Whole sentences with what to do, for a checkout at `root`. */
export async function findCheckoutGaps(place: GitPlace, root: string): Promise<readonly string[]> {
  const submodules = (await hasSubmodules(root)) ? [SUBMODULES] : [];
  const pointer = await findPointer(place, root);
  return pointer === undefined ? submodules : [...submodules, describePointer(pointer)];
}

const SUBMODULES =
  'The baseline was checked out without its submodules: have `build` run `git submodule update --init` where it needs them.';

const describePointer = (path: string): string =>
  `In the baseline's checkout ${path} is a pointer of Git LFS, not the file: install git-lfs, or have \`build\` run \`git lfs pull\`.`;

async function hasSubmodules(root: string): Promise<boolean> {
  const found = await lstat(join(root, '.gitmodules')).catch(() => undefined);
  return found !== undefined && found.size > 0;
}

async function findPointer(place: GitPlace, root: string): Promise<string | undefined> {
  const args = ['ls-files', '-z', '--', ':(top,attr:filter=lfs)'];
  const { output } = await runGitTask({ ...place, directory: root }, args);
  for (const path of output.split('\0').slice(0, MOST_FILES)) {
    if (path !== '' && (await isPointer(join(root, path)))) return path;
  }
  return undefined;
}

async function isPointer(path: string): Promise<boolean> {
  // LFS stores no links, and a link may lead anywhere.
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isFile()) return false;
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(POINTER.length), 0, POINTER.length, 0);
  return bytesRead === POINTER.length && buffer.equals(POINTER);
}
