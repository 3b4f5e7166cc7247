import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { fetchCommit, hasCommit } from '../../src/baseline/fetch-commit.ts';
import { git } from '../github/git.ts';
import { cloneShallow, commitFiles, initRepository, placeAt } from './git-place.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function twoCommits(path: string) {
  await initRepository(path);
  const before = await commitFiles(path, { file: 'before' });
  return { before, after: await commitFiles(path, { file: 'after' }) };
}

test('fetches the one commit that a shallow clone lacks', async () => {
  await using folder = await temporaryFolder();
  const { before, after } = await twoCommits(folder.join('origin'));
  cloneShallow(folder.join('origin'), folder.join('clone'));
  const place = placeAt(folder.join('clone'));
  assert.equal(await hasCommit(place, before), false);
  assert.equal(await hasCommit(place, after), true);
  await fetchCommit(place, before, undefined);
  assert.equal(await hasCommit(place, before), true);
  assert.equal(git(folder.join('clone'), 'show', `${before}:file`), 'before');
  assert.equal(git(folder.join('clone'), 'rev-parse', 'HEAD'), after);
  await assert.rejects(readFile(folder.join('clone', '.git', 'FETCH_HEAD')), { code: 'ENOENT' });
});

test('a whole clone stays whole', async () => {
  await using folder = await temporaryFolder();
  await twoCommits(folder.join('origin'));
  git(folder.path, 'clone', '--quiet', `file://${folder.join('origin')}`, folder.join('clone'));
  const newer = await commitFiles(folder.join('origin'), { file: 'newer' });
  await fetchCommit(placeAt(folder.join('clone')), newer, undefined);
  assert.equal(git(folder.join('clone'), 'rev-list', '--count', newer), '3');
  assert.equal(git(folder.join('clone'), 'rev-parse', '--is-shallow-repository'), 'false');
});

test('a missing commit and a clone without a remote are errors that say what to do', async () => {
  await using folder = await temporaryFolder();
  await twoCommits(folder.join('origin'));
  cloneShallow(folder.join('origin'), folder.join('clone'));
  const fault = { code: 'commit-not-fetched', remedy: /^Fetch it first/ };
  await assert.rejects(
    fetchCommit(placeAt(folder.join('clone')), 'a'.repeat(40), undefined),
    fault,
  );
  git(folder.join('clone'), 'remote', 'remove', 'origin');
  const details = ['The clone has no remote to fetch it from.'];
  const alone = fetchCommit(placeAt(folder.join('clone')), 'a'.repeat(40), undefined);
  await assert.rejects(alone, { ...fault, details });
});

test('fetches from a remote of another name, where it is the only one', async () => {
  await using folder = await temporaryFolder();
  const { before } = await twoCommits(folder.join('origin'));
  cloneShallow(folder.join('origin'), folder.join('clone'));
  git(folder.join('clone'), 'remote', 'rename', 'origin', 'upstream');
  await fetchCommit(placeAt(folder.join('clone')), before, undefined);
  assert.equal(await hasCommit(placeAt(folder.join('clone')), before), true);
});
