// Only root can give files to others, so most of this runs where the tests run as root: in a container.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chown, mkdir } from 'node:fs/promises';
import test from 'node:test';
import { nameForeignCheckout } from '../../../src/baseline/git/foreign-checkout.ts';
import { runGitTask } from '../../../src/baseline/git/task.ts';
import { gitCommit } from '../../../src/baseline/git-commit.ts';
import { commitFiles, initRepository, placeAt } from '../git-place.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const RUNNER = 1001;
const STRANGER = 1002;
const asRoot = { skip: process.getuid?.() === 0 ? false : 'needs root' };

/** A workspace with a folder `api` in it; all of it is ours. */
async function makeCheckout() {
  const folder = await temporaryFolder();
  const root = folder.join('shop');
  await initRepository(root);
  const commit = await commitFiles(root, { 'api/server.js': 'one' });
  const own = (user: number, ...paths: readonly string[]) =>
    Promise.all(paths.map((path) => chown(path, user, user)));
  const give = (user: number, path: string) => execFileSync('chown', ['-R', `${user}`, path]);
  // The settings of whoever runs the tests may trust every folder.
  const { GITHUB_WORKSPACE: _, ...around } = process.env;
  const ambient = { ...around, HOME: folder.path, XDG_CONFIG_HOME: folder.path };
  const placeIn = (path: string, more: Readonly<Record<string, string>> = {}) => ({
    ...placeAt(path),
    ambient: { ...ambient, ...more },
  });
  return { ...folder, root, commit, own, give, placeIn };
}

test('a checkout of our own needs no name', async () => {
  await using scene = await makeCheckout();
  assert.deepEqual(await nameForeignCheckout(scene.placeIn(`${scene.root}/api`)), []);
  assert.deepEqual(await nameForeignCheckout(scene.placeIn('/')), []);
});

test(
  'the checkout of whoever owns the directory is used, from any folder in it',
  asRoot,
  async () => {
    await using scene = await makeCheckout();
    const { root, commit } = scene;
    scene.give(RUNNER, root);
    for (const directory of [root, `${root}/api`]) {
      const place = scene.placeIn(directory);
      const named = await nameForeignCheckout(place);
      assert.deepEqual(named, [`--git-dir=${root}/.git`, `--work-tree=${root}`]);
      assert.deepEqual(await gitCommit(place), { hash: commit, isDirty: false });
    }
    const { output } = await runGitTask(scene.placeIn(`${root}/api`), [
      'rev-parse',
      '--show-prefix',
    ]);
    assert.equal(output, 'api/\n');
  },
);

test('in a container only the workspace itself is the runner’s', asRoot, async () => {
  await using scene = await makeCheckout();
  const { root, commit } = scene;
  await scene.own(RUNNER, root);
  assert.equal((await gitCommit(scene.placeIn(root)))?.hash, commit);
  const place = scene.placeIn(`${root}/api`, { GITHUB_WORKSPACE: root });
  assert.equal((await gitCommit(place))?.hash, commit);
});

test('what a third user has put into a folder above is still refused', asRoot, async () => {
  await using scene = await makeCheckout();
  const { root } = scene;
  await mkdir(`${root}/mine`);
  for (const paths of [[root, `${root}/.git`], [`${root}/.git`]]) {
    await scene.own(STRANGER, ...paths);
    const place = scene.placeIn(`${root}/mine`);
    assert.deepEqual(await nameForeignCheckout(place), []);
    assert.equal(await gitCommit(place), undefined);
    const { errors } = await runGitTask(place, ['rev-parse', 'HEAD']);
    assert.match(errors.join('\n'), /dubious ownership/);
    await scene.own(0, root);
  }
});

test('a worktree is the owner’s only with the folder that its `.git` names', asRoot, async () => {
  await using scene = await makeCheckout();
  const { root, commit } = scene;
  const worktree = scene.join('worktree');
  await runGitTask(scene.placeIn(root), ['worktree', 'add', '--detach', worktree, commit]);
  scene.give(RUNNER, worktree);
  assert.equal((await gitCommit(scene.placeIn(worktree)))?.hash, commit);
  scene.give(STRANGER, `${root}/.git`);
  assert.deepEqual(await nameForeignCheckout(scene.placeIn(worktree)), []);
});
