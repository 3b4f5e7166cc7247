import assert from 'node:assert/strict';
import test from 'node:test';
import { findCommitChain } from '../../src/github/commit-chain.ts';
import { github } from './fake-environment.ts';
import { commitEmpty, git } from './git.ts';
import { type JobSketch, makeWorld, openPost, type World } from './world.ts';

const chainIn = (world: World, sketch: JobSketch = {}) => {
  const { api, job } = openPost(world, sketch);
  return findCommitChain(api, job);
};

test('with depth 1, the checkout itself tells which base was merged', async () => {
  await using world = await makeWorld();
  const path = world.folder.join('origin');
  git(world.folder.path, 'init', '--quiet', '--initial-branch=main', path);
  const main = ['one', 'two', 'three'].map((message) => commitEmpty(path, message));
  git(path, 'checkout', '--quiet', '-b', 'feature', main[1] ?? '');
  const head = commitEmpty(path, 'feature');
  git(path, 'checkout', '--quiet', '--detach', 'main');
  git(path, 'merge', '--quiet', '--no-ff', '--no-verify', '-m', 'merge', head);
  const merge = git(path, 'rev-parse', 'HEAD');
  git(path, 'branch', 'merge');
  world.repository.git = path;
  const workspace = world.folder.join('workspace');
  git(path, 'clone', '--quiet', '--depth=1', '--branch=merge', `file://${path}`, workspace);
  const event = {
    ...world.event,
    base: { ref: 'main', sha: main[0] ?? '' },
    head: { ref: 'feature', sha: head },
  };
  assert.deepEqual(await chainIn(world, { workspace, event, sha: merge }), {
    candidate: merge,
    commits: [main[2], main[1], main[0]],
  });
});

test('with the branch itself checked out, its own commits are no bases', async () => {
  await using world = await makeWorld();
  const path = world.folder.join('origin');
  git(world.folder.path, 'init', '--quiet', '--initial-branch=main', path);
  const main = ['one', 'two'].map((message) => commitEmpty(path, message));
  git(path, 'checkout', '--quiet', '-b', 'feature', main[0] ?? '');
  const [, head = ''] = ['first', 'second'].map((message) => commitEmpty(path, message));
  world.repository.git = path;
  const [, base = ''] = main;
  const event = {
    ...world.event,
    base: { ref: 'main', sha: base },
    head: { ref: 'feature', sha: head },
  };
  const { commits } = await chainIn(world, { workspace: path, event, sha: world.merge });
  assert.deepEqual(commits, [main[0]]);
});

test('the tested base, the merge base, and then what came before', async () => {
  await using world = await makeWorld();
  const [c0, c1, c2, c3] = world.main;
  assert.deepEqual((await chainIn(world)).commits, [c3, c2, c1, c0]);
});

test('merged branches of the base are not walked', async () => {
  await using world = await makeWorld();
  const { state, repository, main } = world;
  const tip = main.at(-1) ?? '';
  const side = state.addCommit({ parents: [main[2] ?? ''] }).sha;
  const branch = { repository, name: 'main' };
  const merged = state.addCommit({ parents: [tip, side], branch }).sha;
  const candidate = state.addCommit({ parents: [merged], branch }).sha;
  const { commits } = await chainIn(world, {
    event: { kind: 'push', branch: 'main' },
    sha: candidate,
  });
  assert.deepEqual(commits, [merged, ...[...main].reverse()]);
});

test('in a history of merges, as many listings are made as fifty first parents need', async () => {
  await using world = await makeWorld();
  const { state } = world;
  let tip = world.main[0] ?? '';
  const line: string[] = [];
  for (let index = 0; index < 60; index++) {
    const sides = [1, 2, 3].map(() => state.addCommit({ parents: [tip] }).sha);
    tip = state.addCommit({ parents: [tip, ...sides] }).sha;
    line.unshift(tip);
  }
  const candidate = state.addCommit({ parents: [tip] }).sha;
  const { commits } = await chainIn(world, {
    event: { kind: 'push', branch: 'main' },
    sha: candidate,
  });
  assert.deepEqual(commits, line.slice(0, 50));
});

test('a checkout that is not of this repository has nothing to be compared with, and says so', async () => {
  await using world = await makeWorld();
  const workspace = world.folder.join('other');
  git(world.folder.path, 'init', '--quiet', workspace);
  commitEmpty(workspace, 'somebody else');
  const { commits, problem = '' } = await chainIn(world, { workspace });
  assert.deepEqual(commits, []);
  assert.match(problem, /^The checked-out commit \w{7} is not known to octo\/server-\d+/);
});

test('a commit of the event that GitHub does not find is a fault, and no reason to go without', async () => {
  await using world = await makeWorld();
  github.failNext({ path: /\/compare\//, status: 404 });
  await assert.rejects(chainIn(world), { code: 'github-not-found' });
});
