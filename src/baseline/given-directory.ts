// A directory that the user names as the baseline's.

import { realpath, stat } from 'node:fs/promises';
import { GateError } from '../errors.ts';
import type { GitPlace } from './git/task.ts';
import { gitCommit } from './git-commit.ts';

interface GivenDirectory {
  /** Where nothing in it differs from the commit that it is at. */
  readonly commit: string | undefined;
  /** Whether its path is as long as the candidate's. */
  readonly isSameLength: boolean;
}

/** @throws GateError `base-dir-missing` */
export async function describeDirectory(
  place: GitPlace,
  candidate: string,
): Promise<GivenDirectory> {
  const { directory } = place;
  const found = await stat(directory).catch(() => undefined);
  if (!found?.isDirectory()) throw missing(directory);
  const commit = await gitCommit(place);
  return {
    commit: commit?.isDirty ? undefined : commit?.hash,
    isSameLength: (await lengthOf(directory)) === (await lengthOf(candidate)),
  };
}

/** As the server's process sees it: links resolved, in bytes. */
async function lengthOf(directory: string): Promise<number> {
  return Buffer.byteLength(await realpath(directory).catch(() => directory));
}

const missing = (directory: string): GateError =>
  new GateError({
    code: 'base-dir-missing',
    kind: 'input',
    message: `The baseline's directory ${directory} is not there.`,
    remedy: 'Name a folder in which the other version was built; `build` is not run in it.',
  });
