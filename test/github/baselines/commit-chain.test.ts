import assert from 'node:assert/strict';
import test from 'node:test';
import { findBaseCommit, findCommitChain } from '../../../src/github/baselines/commit-chain.ts';
import { github } from '../fake-environment.ts';
import { commitEmpty, git } from '../git.ts';
import { type JobSketch, makeWorld, openJob, type World } from '../world.ts';

const chainIn = (world: World, sketch: JobSketch = {}) => findCommitChain(openJob(world, sketch));

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

test('the tested base, and then what came before', async () => {
  await using world = await makeWorld();
  const [c0, c1, c2, c3] = world.main;
  assert.deepEqual((await chainIn(world)).commits, [c3, c2, c1, c0]);
});

test('the chain leaves out commits of branches that were merged into the base', async () => {
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

test('in a history of merges, the chain reads listings until it has fifty first parents', async () => {
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
  assert.match(problem, /^The commit \w{7}, checked out in .*, is not known to octo\/server-\d+/);
  assert.match(problem, /let `cwd` be in that one's checkout/);
});

test('an event whose commit GitHub does not find is a fault, and not a missing baseline', async () => {
  await using world = await makeWorld();
  github.failNext({ path: /\/commits$/, status: 404 });
  await assert.rejects(chainIn(world), { code: 'github-not-found' });
});

const baseIn = (world: World, sketch: JobSketch = {}) => findBaseCommit(openJob(world, sketch));

test('the base of a tested merge is its first parent, and GitHub need not be asked for more', async () => {
  await using world = await makeWorld();
  const before = github.requests.length;
  assert.equal(await baseIn(world), world.main[3]);
  const asked = github.requests.slice(before).map(({ path }) => path.replace(/\?.*/, ''));
  assert.ok(
    asked.every((path) => path.endsWith('/commits')),
    asked.join(),
  );
});

test('the base of the head of a pull request is the commit where it forked off', async () => {
  await using world = await makeWorld();
  assert.equal(await baseIn(world, { sha: world.head }), world.main[2]);
});

test('the base of a push is its parent, whether it is on a branch or a tag', async () => {
  await using world = await makeWorld();
  const [first = '', second, third = ''] = world.main;
  for (const branch of ['main', 'feature', undefined]) {
    assert.equal(await baseIn(world, { event: { kind: 'push', branch }, sha: third }), second);
  }
  const event = { kind: 'push', branch: 'main' } as const;
  assert.equal(await baseIn(world, { event, sha: first }), undefined, 'nothing was before it');
});

test('the base of a merge group is the base of its queue', async () => {
  await using world = await makeWorld();
  const base = { ref: 'main', sha: world.main[1] ?? '' };
  const event = { kind: 'merge-group', base, pullRequest: undefined } as const;
  assert.equal(await baseIn(world, { event }), world.main[1]);
});

test('the base of a run by hand or by the clock is the parent, not the commit itself', async () => {
  await using world = await makeWorld();
  const [, second, third = ''] = world.main;
  for (const kind of ['schedule', 'dispatch'] as const) {
    assert.equal(await baseIn(world, { event: { kind, branch: 'main' }, sha: third }), second);
  }
});

test('in a clone with depth 1 the base is known although the clone lacks it', async () => {
  await using world = await makeWorld();
  const path = world.folder.join('origin');
  git(world.folder.path, 'init', '--quiet', '--initial-branch=main', path);
  const [first, second = ''] = ['one', 'two'].map((message) => commitEmpty(path, message));
  const workspace = world.folder.join('workspace');
  git(path, 'clone', '--quiet', '--depth=1', `file://${path}`, workspace);
  world.repository.git = path;
  const event = { kind: 'push', branch: 'main' } as const;
  assert.equal(await baseIn(world, { event, workspace, sha: second }), first);
});

test('a checkout of another repository has no base, and a fault of GitHub is an error', async () => {
  await using world = await makeWorld();
  const workspace = world.folder.join('other');
  git(world.folder.path, 'init', '--quiet', workspace);
  commitEmpty(workspace, 'somebody else');
  const fault = { code: 'base-not-found', remedy: /let `cwd` be in that one's checkout/ };
  await assert.rejects(baseIn(world, { workspace }), fault);
  github.failNext({ path: /\/commits$/, status: 503, times: 4 });
  await assert.rejects(baseIn(world), { code: 'github-unavailable' });
});
