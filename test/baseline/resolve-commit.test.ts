import assert from 'node:assert/strict';
import test from 'node:test';
import { resolveCommit } from '../../src/baseline/resolve-commit.ts';
import { git } from '../github/git.ts';
import { commitFiles, initRepository, placeAt } from './git-place.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('resolves whatever git understands as a commit', async () => {
  await using folder = await temporaryFolder();
  await initRepository(folder.path);
  const first = await commitFiles(folder.path, { file: 'one' });
  const second = await commitFiles(folder.path, { file: 'two' });
  git(folder.path, 'branch', 'old', first);
  git(folder.path, 'tag', '-a', '-m', 'annotated', 'v1', first);
  const place = placeAt(folder.path);
  for (const ref of ['old', 'v1', 'HEAD~1', first, first.slice(0, 9), 'main^', 'refs/heads/old']) {
    assert.equal(await resolveCommit(place, ref), first, ref);
  }
  assert.equal(await resolveCommit(place, ':/file'), second);
});

test('says which branch or tag was most likely meant', async () => {
  await using folder = await temporaryFolder();
  await initRepository(folder.path);
  const first = await commitFiles(folder.path, { file: 'one' });
  git(folder.path, 'branch', 'release/2.0', first);
  git(folder.path, 'tag', 'v1.4.0', first);
  git(folder.path, 'update-ref', 'refs/remotes/origin/develop', first);
  git(folder.path, 'branch', 'a`b', first);
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['mian', 'main'],
    ['release/20', 'release/2.0'],
    ['v1.4', 'v1.4.0'],
    ['develop', 'origin/develop'],
    ['devleop', 'origin/develop'],
    ['origin/devlop', 'origin/develop'],
    ['a`c', undefined],
    ['something-else', undefined],
  ];
  for (const [ref, meant] of rows) {
    const remedy =
      meant === undefined ? /^Name a branch/ : RegExp(`^Did you mean \`${meant}\`\\? N`);
    await assert.rejects(resolveCommit(placeAt(folder.path), ref), { remedy }, ref);
  }
});

test('refuses what is no commit, and what git would take for an option', async () => {
  await using folder = await temporaryFolder();
  await initRepository(folder.path);
  await commitFiles(folder.path, { file: 'one' });
  const refused = ['', 'missing', '--upload-pack=x', '-n', '--all', 'HEAD\0', 'HEAD\nHEAD'];
  for (const ref of [...refused, 'HEAD:file', 'HEAD..HEAD', 'a'.repeat(40), 'HEAD HEAD']) {
    const fault = { code: 'base-not-found', kind: 'input' };
    await assert.rejects(resolveCommit(placeAt(folder.path), ref), fault, ref);
  }
});
