import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import test from 'node:test';
import { gitCommit } from '../../src/baseline/git-commit.ts';
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

test('the commit, and whether the tree is as it was committed', async () => {
  await using folder = await temporaryFolder();
  const hash = await makeCommit(folder.path);
  assert.deepEqual(await gitCommit(folder.path), { hash, isDirty: false });
  await writeFile(folder.join('untracked'), 'report');
  assert.deepEqual(await gitCommit(folder.path), { hash, isDirty: false });
  await writeFile(folder.join('tracked'), 'two');
  assert.deepEqual(await gitCommit(folder.path), { hash, isDirty: true });
  git(folder.path, 'add', 'tracked');
  assert.deepEqual(await gitCommit(folder.path), { hash, isDirty: true });
});

test('no repository, no commit and no directory are all simply unknown', async () => {
  await using folder = await temporaryFolder();
  assert.equal(await gitCommit(folder.path), undefined);
  git(folder.path, 'init', '--quiet');
  assert.equal(await gitCommit(folder.path), undefined);
  assert.equal(await gitCommit(folder.join('missing')), undefined);
});
