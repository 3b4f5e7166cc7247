// What git says drift is counted from.

import assert from 'node:assert/strict';
import test from 'node:test';
import { gitAnchors, noAnchors } from '../../src/baseline/anchors.ts';
import { commitEmpty, git } from '../github/git.ts';
import { cloneShallow, initRepository, placeAt } from './git-place.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function repositoryOf(tags: readonly string[]) {
  const folder = await temporaryFolder();
  const path = folder.join('repository');
  await initRepository(path);
  const commits = new Map<string, string>();
  for (const [index, tag] of tags.entries()) {
    commits.set(tag, commitEmpty(path, tag));
    // Every other one with a message, which is an object of its own.
    git(path, 'tag', ...(index % 2 === 0 ? ['-a', '-m', 'released'] : []), tag);
  }
  const head = commitEmpty(path, 'head');
  const anchors = gitAnchors(placeAt(path));
  return { folder, path, commits, head, anchors };
}

const ODD = ['v2', 'v2.0.0-rc.1', 'nightly', '2026-01-01', 'v1.x', 'release/v9.0.0', 'v9.0.0;id'];

test('the last release is the highest version, whatever other tags there are', async () => {
  const { folder, commits, head, anchors } = await repositoryOf([
    ...['v1.9.0', '1.10.0', 'v1.2.0', 'v1.10'],
    ...ODD,
  ]);
  await using _ = folder;
  assert.deepEqual(await anchors.lastRelease(head), {
    name: '1.10.0',
    commit: commits.get('1.10.0'),
  });
});

test('what a release changed is counted from the one before', async () => {
  const { folder, commits, anchors } = await repositoryOf(['v1.0.0', 'v1.1.0']);
  await using _ = folder;
  const released = commits.get('v1.1.0') ?? '';
  assert.equal((await anchors.lastRelease(released))?.name, 'v1.0.0');
  assert.equal(await anchors.lastRelease(commits.get('v1.0.0') ?? ''), undefined);
});

test('a release of another branch is none of this one', async () => {
  const { folder, path, head, anchors } = await repositoryOf(['v1.0.0']);
  await using _ = folder;
  git(path, 'checkout', '--quiet', '-b', 'next');
  commitEmpty(path, 'next');
  git(path, 'tag', 'v2.0.0');
  assert.equal((await anchors.lastRelease(head))?.name, 'v1.0.0');
});

test('without tags, history, repository or clone there is no last release', async () => {
  const { folder, path, head, anchors } = await repositoryOf(ODD);
  await using _ = folder;
  assert.equal(await anchors.lastRelease(head), undefined);
  assert.equal(await anchors.lastRelease('f'.repeat(40)), undefined);
  const shallow = folder.join('shallow');
  cloneShallow(path, shallow);
  assert.equal(await gitAnchors(placeAt(shallow)).lastRelease(head), undefined);
  assert.equal(await gitAnchors(placeAt(folder.path)).lastRelease(head), undefined);
  assert.equal(await noAnchors.lastRelease(head), undefined);
  await assert.rejects(noAnchors.resolve('v1.0.0'), { code: 'base-not-found' });
});

test('a name is resolved as any other of a commit', async () => {
  const { folder, commits, anchors } = await repositoryOf(['v1.0.0', 'v1.1.0']);
  await using _ = folder;
  assert.equal(await anchors.resolve('v1.0.0'), commits.get('v1.0.0'));
  await assert.rejects(anchors.resolve('v9'), { code: 'base-not-found', kind: 'input' });
});
