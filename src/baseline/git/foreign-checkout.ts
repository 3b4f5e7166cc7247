// A checkout that belongs to another user, as in a workflow's job with `container:`. git refuses to use it.

import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

interface CheckoutPlace {
  /** In it, commands of the user are run. */
  readonly directory: string;
  readonly ambient: Readonly<Record<string, string | undefined>>;
}

const ROOT_USER = 0;

/**
 * Options of git that name the one repository around the directory, where it is safe and git would
 * refuse it for its owner; none otherwise. git asks who owns what it finds by itself, and uses what it
 * is given: so every version of it does. `safe.directory` on the command line is read since 2.38 only
 * (git-config(1), safe.directory).
 *
 * Safe is what belongs to us, to root, or to whoever owns the directory whose commands we run anyway, or
 * the workflow's workspace. A repository that a third user planted in a folder above is none of these.
 */
export async function nameForeignCheckout({
  directory,
  ambient,
}: CheckoutPlace): Promise<readonly string[]> {
  const root = await findRoot(await realpath(directory).catch(() => directory));
  if (root === undefined) return [];
  const gitFile = join(root, '.git');
  const owners = await ownersOf([root, gitFile, await gitFolder(gitFile)]);
  const own = process.getuid?.();
  if (owners.every((owner) => owner === own)) return [];
  const { GITHUB_WORKSPACE: workspace = directory } = ambient;
  const trusted = [own, ROOT_USER, ...(await ownersOf([directory, workspace]))];
  const isSafe = owners.every((owner) => owner !== undefined && trusted.includes(owner));
  return isSafe ? [`--git-dir=${gitFile}`, `--work-tree=${root}`] : [];
}

/** The nearest folder with a `.git` in it, from here upwards. */
async function findRoot(folder: string): Promise<string | undefined> {
  const found = await stat(join(folder, '.git')).catch(() => undefined);
  if (found !== undefined) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : findRoot(above);
}

/** Of a worktree or a submodule, `.git` is a file that says where the folder is (gitrepository-layout(5)). */
async function gitFolder(gitFile: string): Promise<string> {
  const text = await readFile(gitFile, 'utf8').catch(() => '');
  const named = /^gitdir: (.+)$/m.exec(text)?.[1];
  return named === undefined ? gitFile : resolve(dirname(gitFile), named);
}

const ownersOf = (paths: readonly string[]): Promise<readonly (number | undefined)[]> =>
  Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ uid }) => uid,
        () => undefined,
      ),
    ),
  );
