import assert from 'node:assert/strict';
import { readdir, rm } from 'node:fs/promises';
import test from 'node:test';
import { removeStaleWorktrees } from '../../src/baseline/stale-worktrees.ts';
import { git } from '../github/git.ts';
import { commitFiles, initRepository, placeAt } from './git-place.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('the worktrees of a killed run are removed, and those of the user stay', async () => {
  await using folder = await temporaryFolder();
  const root = folder.join('repository');
  await initRepository(root);
  await commitFiles(root, { file: 'text' });
  const add = (name: string, ...lock: readonly string[]) =>
    git(root, 'worktree', 'add', '--quiet', '--detach', ...lock, folder.join(name));
  add('ours', '--lock', '--reason', 'perf-gate');
  add('gone', '--lock', '--reason', 'perf-gate');
  add('theirs', '--lock', '--reason', 'perf-gate is measured here');
  add('unlocked');
  await rm(folder.join('gone'), { recursive: true });

  const notes = await removeStaleWorktrees(placeAt(root));
  assert.equal(notes.length, 2);
  assert.match(notes.join('\n'), /Removed .*\/ours, which a killed run had left\./);
  assert.deepEqual((await readdir(folder.path)).sort(), ['repository', 'theirs', 'unlocked']);
  assert.deepEqual(await removeStaleWorktrees(placeAt(root)), []);
});

test('a worktree on a branch is work of the user, whatever its lock and its path say', async () => {
  await using folder = await temporaryFolder();
  const root = folder.join('repository');
  await initRepository(root);
  await commitFiles(root, { file: 'text' });
  const add = (...args: readonly string[]) => git(root, 'worktree', 'add', '--quiet', ...args);
  add('--lock', '--reason', 'perf-gate', '-b', 'work', folder.join('work'));
  add('--detach', folder.join('plain'));
  add('--detach', folder.join('plain\nlocked perf-gate'));
  assert.deepEqual(await removeStaleWorktrees(placeAt(root)), []);
  assert.equal((await readdir(folder.path)).length, 4);
});

test('a worktree that git does not recognise any more is left, and named', async () => {
  await using folder = await temporaryFolder();
  const root = folder.join('repository');
  await initRepository(root);
  await commitFiles(root, { file: 'text' });
  const lock = ['--lock', '--reason', 'perf-gate'];
  git(root, 'worktree', 'add', '--quiet', '--detach', ...lock, folder.join('ours'));
  await rm(folder.join('ours', '.git'));
  const [note = ''] = await removeStaleWorktrees(placeAt(root));
  assert.match(note, /\/ours, which could not be removed: remove it by hand/);
  assert.deepEqual(await readdir(folder.join('ours')), ['file']);
});
