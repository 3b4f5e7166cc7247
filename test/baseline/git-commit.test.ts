import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import test from 'node:test';
import { gitCommit, headParents } from '../../src/baseline/git-commit.ts';
import { placeAt } from './git-place.ts';
import { temporaryFolder } from './temporary-folder.ts';

function git(cwd: string, ...args: readonly string[]): string {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  return execFileSync('git', [...author, ...args], { cwd, encoding: 'utf8' }).trim();
}

async function makeCommit(path: string): Promise<string> {
  git(path, 'init', '--quiet');
  await writeFile(`${path}/tracked`, 'one');
  git(path, 'add', 'tracked');
  git(path, '-c', 'commit.gpgsign=false', 'commit', '--quiet', '--no-verify', '-m', 'one');
  return git(path, 'rev-parse', 'HEAD');
}

function commitEmpty(path: string, message: string): string {
  git(path, 'commit', '--quiet', '--allow-empty', '--no-verify', '-m', message);
  return git(path, 'rev-parse', 'HEAD');
}

test('reads the commit, and whether the tree differs from it', async () => {
  await using folder = await temporaryFolder();
  const hash = await makeCommit(folder.path);
  assert.deepEqual(await gitCommit(placeAt(folder.path)), { hash, isDirty: false });
  await writeFile(folder.join('untracked'), 'report');
  assert.deepEqual(await gitCommit(placeAt(folder.path)), { hash, isDirty: false });
  await writeFile(folder.join('tracked'), 'two');
  assert.deepEqual(await gitCommit(placeAt(folder.path)), { hash, isDirty: true });
  git(folder.path, 'add', 'tracked');
  assert.deepEqual(await gitCommit(placeAt(folder.path)), { hash, isDirty: true });
});

test('no repository, no commit and no directory are all simply unknown', async () => {
  await using folder = await temporaryFolder();
  assert.equal(await gitCommit(placeAt(folder.path)), undefined);
  git(folder.path, 'init', '--quiet');
  assert.equal(await gitCommit(placeAt(folder.path)), undefined);
  assert.equal(await gitCommit(placeAt(folder.join('missing'))), undefined);
});

test('the parents of a merge are known in a clone that holds neither of them', async () => {
  await using folder = await temporaryFolder();
  const first = await makeCommit(folder.path);
  git(folder.path, 'checkout', '--quiet', '-b', 'feature');
  const feature = commitEmpty(folder.path, 'two');
  git(folder.path, 'checkout', '--quiet', '--detach', first);
  const base = commitEmpty(folder.path, 'three');
  git(folder.path, 'merge', '--quiet', '--no-ff', '--no-verify', '-m', 'merge', feature);
  git(folder.path, 'branch', 'merged');
  const hash = git(folder.path, 'rev-parse', 'HEAD');
  const clone = folder.join('clone');
  git(
    folder.path,
    'clone',
    '--quiet',
    '--depth=1',
    '--branch=merged',
    `file://${folder.path}`,
    clone,
  );
  assert.deepEqual(await headParents(placeAt(clone)), { hash, parents: [base, feature] });
});

test('a first commit has no parents, and a message that names some gives it none', async () => {
  await using folder = await temporaryFolder();
  await makeCommit(folder.path);
  git(folder.path, 'commit', '--quiet', '--amend', '-m', `parent ${'a'.repeat(40)}`);
  const hash = git(folder.path, 'rev-parse', 'HEAD');
  assert.deepEqual(await headParents(placeAt(folder.path)), { hash, parents: [] });
  assert.equal(await headParents(placeAt(folder.join('missing'))), undefined);
});
