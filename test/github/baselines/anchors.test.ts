// What drift is counted from in a workflow, where the checkout does not know.

import assert from 'node:assert/strict';
import test from 'node:test';
import { openAnchors } from '../../../src/github/baselines/anchors.ts';
import { github } from '../fake-environment.ts';
import { commitEmpty, git } from '../git.ts';
import { makeWorld, openJob, type World } from '../world.ts';

const anchorsIn = (world: World, workspace?: string) =>
  openAnchors(openJob(world, workspace === undefined ? {} : { workspace }));

const askedSince = (before: number): readonly string[] =>
  github.requests.slice(before).map(({ path }) => path.replace(/^\/repos\/[^/]+\/[^/]+\//, ''));

test('the latest release on GitHub, in two calls', async () => {
  await using world = await makeWorld();
  const [, released = ''] = world.main;
  world.repository.latestRelease = 'v1.4.0';
  world.repository.tags.set('v1.4.0', released);
  const before = github.requests.length;
  const anchor = await anchorsIn(world).lastRelease(world.merge);
  assert.deepEqual(anchor, { name: 'v1.4.0', commit: released });
  assert.deepEqual(askedSince(before), ['releases/latest', 'commits/tags%2Fv1.4.0?per_page=1']);
});

test('nothing where nothing was released, the tag is gone, or it is the measured commit', async () => {
  await using world = await makeWorld();
  assert.equal(await anchorsIn(world).lastRelease(world.merge), undefined);
  world.repository.latestRelease = 'v1.4.0';
  assert.equal(await anchorsIn(world).lastRelease(world.merge), undefined);
  world.repository.tags.set('v1.4.0', world.merge);
  assert.equal(await anchorsIn(world).lastRelease(world.merge), undefined);
});

test('a tag in the checkout costs no call', async () => {
  await using world = await makeWorld();
  const path = world.folder.join('checkout');
  git(world.folder.path, 'init', '--quiet', '--initial-branch=main', path);
  const released = commitEmpty(path, 'released');
  git(path, 'tag', 'v2.0.0');
  const head = commitEmpty(path, 'head');
  world.repository.latestRelease = 'v1.4.0';
  const before = github.requests.length;
  assert.deepEqual(await anchorsIn(world, path).lastRelease(head), {
    name: 'v2.0.0',
    commit: released,
  });
  assert.deepEqual(askedSince(before), []);
});

test('a name is asked of the checkout, and then of GitHub', async () => {
  await using world = await makeWorld();
  const [first = ''] = world.main;
  world.repository.tags.set('v1.4.0', first);
  const anchors = anchorsIn(world);
  assert.equal(await anchors.resolve('v1.4.0'), first);
  for (const name of ['v9', '../../user', 'a b?c=d#e', '@{-1}']) {
    await assert.rejects(anchors.resolve(name), { code: 'base-not-found', kind: 'input' }, name);
  }
});

test('a tag of a hostile name is asked for as it is', async () => {
  await using world = await makeWorld();
  const [first = ''] = world.main;
  const name = 'x/../../../user?a=b#`@everyone`';
  world.repository.latestRelease = name;
  world.repository.tags.set(name, first);
  assert.deepEqual(await anchorsIn(world).lastRelease(world.merge), { name, commit: first });
});

test('when GitHub is out of order, that is said', async () => {
  await using world = await makeWorld();
  github.failNext({ method: 'GET', path: /releases\/latest$/, status: 502, times: 4 });
  const looked = anchorsIn(world).lastRelease(world.merge);
  await assert.rejects(looked, { code: 'github-unavailable', kind: 'gate' });
});
