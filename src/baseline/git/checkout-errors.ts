// What can go wrong between the name of a version and its files, and what to do about it.

import { GateError } from '../../errors.ts';

/** @param meant a name that this repository has, and that is near */
export const noSuchCommit = (
  ref: string,
  details: readonly string[],
  meant?: string | undefined,
): GateError =>
  new GateError({
    code: 'base-not-found',
    kind: 'input',
    message: `\`${ref}\` is no commit that this repository knows.`,
    remedy:
      (meant === undefined ? '' : `Did you mean \`${meant}\`? `) +
      'Name a branch, a tag or a hash that `git log` shows. A clone of CI often holds one commit only: ' +
      'check out with `fetch-depth: 0`, or fetch the branch first.',
    details,
  });

export const noRepository = (directory: string, details: readonly string[]): GateError =>
  new GateError({
    code: 'no-repository',
    kind: 'input',
    message: `${directory} is not in a git repository that can be used.`,
    remedy:
      'A commit is measured from a checkout of it: let `cwd` be in a clone (in a workflow, the `path` of ' +
      '`actions/checkout`), with git on the PATH.',
    details,
  });

export const notFetched = (
  commit: string,
  { withToken, details }: { readonly withToken: boolean; readonly details: readonly string[] },
): GateError =>
  new GateError({
    code: 'commit-not-fetched',
    kind: 'gate',
    message: `The commit ${commit} is not in this clone, and could not be fetched.`,
    remedy: withToken
      ? 'Give the job `contents: read`, with which its token may fetch it; or check out with ' +
        '`fetch-depth: 0`, which brings it along.'
      : 'Fetch it first, with credentials that may read the repository.',
    details,
  });

export const notCheckedOut = (
  commit: string,
  directory: string,
  details: readonly string[],
): GateError =>
  details.some(saysDiskFull)
    ? diskFull(directory, details)
    : new GateError({
        code: 'commit-not-checked-out',
        kind: 'gate',
        message: `The commit ${commit} could not be checked out into ${directory}.`,
        remedy: 'The last lines of git say why; `git worktree add` by hand would say the same.',
        details,
      });

export const notInCommit = (commit: string, folder: string): GateError =>
  new GateError({
    code: 'directory-not-in-base',
    kind: 'input',
    message: `The commit ${commit} has no directory ${folder}.`,
    remedy: 'Compare with a commit that has it; of what is new there is nothing to compare with.',
  });

/** What is started there would belong to another version, or to another user. */
export const leadsOutOfCommit = (commit: string, folder: string): GateError =>
  new GateError({
    code: 'directory-not-in-base',
    kind: 'input',
    message: `In the commit ${commit} the directory ${folder} is a link that leads out of the checkout.`,
    remedy: 'Compare with a commit in which it is a directory.',
  });

export const diskFull = (directory: string, details: readonly string[]): GateError =>
  new GateError({
    code: 'disk-full',
    kind: 'gate',
    message: `There is no space left on the disk of ${directory}.`,
    remedy:
      'A baseline needs as much space there as the candidate. Free some, for instance by removing caches ' +
      'or tools that the job does not need.',
    details,
  });

/**
 * In the words of strerror(3) for ENOSPC and EDQUOT, of Node, and of git, which does not say why a file
 * that it could create could not be written (entry.c, write_entry).
 */
export const saysDiskFull = (line: string): boolean =>
  /No space left on device|Disk quota exceeded|\bENOSPC\b|\bEDQUOT\b|^error: unable to write file /i.test(
    line,
  );
