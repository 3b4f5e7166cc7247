import assert from 'node:assert/strict';
import test from 'node:test';
import type { JobEvent } from '../../../src/github/job/job.ts';
import { encodeRecords } from '../../../src/record/file.ts';
import { currentAttempt } from '../../fake-github/github-state.ts';
import type { Run } from '../../fake-github/state.ts';
import { github } from '../fake-environment.ts';
import { commitEmpty, git } from '../git.ts';
import {
  ARTIFACT,
  addBaseline,
  addPushRun,
  find,
  idsOf,
  leftIn,
  makeWorld,
  openJob,
  plantBaseline,
  recordOf,
  type World,
} from '../world.ts';

const PUSH: JobEvent = { kind: 'push', branch: 'main' };

/** What a push run on a commit of `main` uses of GitHub. */
function openPush(world: World, commit: number, run: Run) {
  return openJob(world, {
    event: PUSH,
    run,
    sha: world.main[commit] ?? '',
    attempt: currentAttempt(run).attempt,
  });
}

test('a push run stores its record beside the recent ones, and a pull request finds them', async () => {
  await using world = await makeWorld();
  addBaseline(world, 1);
  addBaseline(world, 2);
  const run = addPushRun(world, 3, [], 'in_progress');
  const stored = await openPush(world, 3, run).store.store(recordOf('on c3', 3));
  assert.deepEqual(stored, { kind: 'stored', description: ARTIFACT, records: 3 });
  assert.deepEqual(await leftIn(world), []);
  const found = await find(world);
  assert.deepEqual(idsOf(found), ['on c1', 'on c2', 'on c3']);
  assert.equal(found.source?.runId, run.id);
});

test('two runs at the same time lose neither record', async () => {
  await using world = await makeWorld();
  const older = addPushRun(world, 2, [], 'in_progress');
  const newer = addPushRun(world, 3, [], 'in_progress');
  await openPush(world, 3, newer).store.store(recordOf('newer', 3));
  await openPush(world, 2, older).store.store(recordOf('older', 2));
  assert.deepEqual(idsOf(await find(world)), ['older', 'newer']);
});

test('a record that another run stored since the search is kept, too', async () => {
  await using world = await makeWorld();
  const run = addPushRun(world, 3, [], 'in_progress');
  const { store } = openPush(world, 3, run);
  assert.deepEqual(idsOf(await store.find({ name: 'default' })), []);
  addBaseline(world, 2);
  assert.deepEqual(await store.store(recordOf('on c3', 3)), {
    kind: 'stored',
    description: ARTIFACT,
    records: 2,
  });
});

test('the record of a later commit does not enter the baseline of an earlier commit that runs again', async () => {
  await using world = await makeWorld();
  const run = addPushRun(world, 3);
  addBaseline(world, 4);
  world.state.rerun(run);
  await openPush(world, 3, run).store.store(recordOf('again', 9));
  assert.deepEqual(idsOf(await find(world)), ['again']);
});

test('a second attempt joins the first', async () => {
  await using world = await makeWorld();
  const run = addPushRun(world, 3, [], 'in_progress');
  await openPush(world, 3, run).store.store(recordOf(`${run.id}`, 3, 1));
  world.state.rerun(run);
  const { store } = openPush(world, 3, run);
  assert.deepEqual((await store.find({ name: 'default' })).records, []);
  await store.store(recordOf(`${run.id}`, 4, 2));
  const attempts = (await find(world)).records.map(({ id, attempt }) => [id, attempt]);
  assert.deepEqual(attempts, [
    [`${run.id}`, 1],
    [`${run.id}`, 2],
  ]);
});

test('only runs of the chosen events on a branch are kept', async () => {
  await using world = await makeWorld();
  const record = recordOf('x', 1);
  const events: readonly JobEvent[] = [
    world.event,
    { kind: 'merge-group', base: world.event.base, pullRequest: 1 },
    { kind: 'push', branch: undefined },
    { kind: 'schedule', branch: 'main' },
    { kind: 'dispatch', branch: 'main' },
  ];
  for (const event of events) {
    assert.deepEqual(await openJob(world, { event }).store.store(record), { kind: 'not-kept' });
  }
  const sha = world.main[3] ?? '';
  const run = world.state.addRun({ workflow: world.workflow, event: 'schedule', headSha: sha });
  const chosen = openJob(world, {
    event: { kind: 'schedule', branch: 'main' },
    events: ['push', 'schedule'],
    run,
    sha,
  });
  assert.equal((await chosen.store.store(record)).kind, 'stored');
});

test('the record of another commit than that of the run is not kept', async () => {
  await using world = await makeWorld();
  const workspace = world.folder.join('workspace');
  git(world.folder.path, 'init', '--quiet', workspace);
  commitEmpty(workspace, 'version 1.0.1');
  const run = addPushRun(world, 3, [], 'in_progress');
  const post = openJob(world, {
    event: PUSH,
    run,
    sha: world.main[3] ?? '',
    workspace,
  });
  assert.deepEqual(await post.store.store(recordOf('x', 1)), { kind: 'not-kept' });
  assert.match(
    post.notes[0] ?? '',
    /^The record is not kept as a baseline: commit \w{7} is checked out/,
  );
});

test('the second of two jobs with one name fails: each needs its own `name`', async () => {
  await using world = await makeWorld();
  const run = addPushRun(world, 3, [], 'in_progress');
  await openPush(world, 3, run).store.store(recordOf('one', 3));
  await assert.rejects(openPush(world, 3, run).store.store(recordOf('two', 3)), {
    code: 'artifact-name-taken',
  });
});

test('a fault while looking for the recent records stores nothing', async () => {
  await using world = await makeWorld();
  plantBaseline(world.state, addPushRun(world, 2), encodeRecords([recordOf('on c2', 2)]).text);
  const run = addPushRun(world, 3, [], 'in_progress');
  github.failNext({ path: /\/zip$/, status: 500, times: 4 });
  await assert.rejects(openPush(world, 3, run).store.store(recordOf('on c3', 3)), {
    code: 'github-unavailable',
  });
  assert.ok(!world.state.artifacts.some((artifact) => artifact.run === run));
});

test('without an artifact service, the error says what kind of runner has none', async () => {
  await using world = await makeWorld();
  const run = addPushRun(world, 3, [], 'in_progress');
  const { store } = openPush(world, 3, run);
  delete process.env.ACTIONS_RUNTIME_TOKEN;
  await assert.rejects(store.store(recordOf('x', 1)), { code: 'artifact-service-missing' });
  assert.deepEqual(await leftIn(world), []);
});
