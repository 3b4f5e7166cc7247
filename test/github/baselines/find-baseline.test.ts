import assert from 'node:assert/strict';
import test from 'node:test';
import type { JobEvent } from '../../../src/github/job/job.ts';
import { encodeRecords } from '../../../src/record/file.ts';
import { milliseconds } from '../../../src/units.ts';
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

const idOf = (world: World, commit: number) => world.main[commit] ?? '';

test('the base that was tested comes first, with the records of the two before it', async () => {
  await using world = await makeWorld();
  for (const commit of [0, 1, 2]) addBaseline(world, commit);
  const nearest = addBaseline(world, 3);
  const found = await find(world);
  assert.deepEqual(idsOf(found), ['on c1', 'on c2', 'on c3']);
  assert.equal(found.source?.runId, nearest.id);
  assert.equal(found.source?.commit, idOf(world, 3));
  assert.equal(
    found.description,
    `run ${nearest.id} of \`main\` (commit ${idOf(world, 3).slice(0, 7)})`,
  );
  assert.deepEqual(found.notes, []);
  assert.deepEqual(await leftIn(world), []);
});

test('a commit that the pull request does not contain is never compared with', async () => {
  await using world = await makeWorld();
  addBaseline(world, 1);
  addBaseline(world, 4);
  addBaseline(world, 5);
  assert.deepEqual(idsOf(await find(world)), ['on c1']);
});

test('with the head checked out instead of the merge, the search begins where the branch forked off', async () => {
  await using world = await makeWorld();
  addBaseline(world, 2);
  addBaseline(world, 3);
  assert.deepEqual(idsOf(await find(world, { sha: world.head })), ['on c2']);
});

test('a run that failed for a loss holds a baseline too', async () => {
  await using world = await makeWorld();
  world.state.finish(addBaseline(world, 3), 'failure');
  assert.deepEqual(idsOf(await find(world)), ['on c3']);
});

test("a fork's artifact of the same name, from a branch called main, is not used", async () => {
  await using world = await makeWorld();
  const { state, repository, workflow } = world;
  const fork = state.addRepository({ owner: 'mallory', name: 'server', parent: repository });
  for (const event of ['pull_request', 'push']) {
    const run = state.addRun({
      workflow,
      event,
      headSha: idOf(world, 3),
      headBranch: 'main',
      headRepository: fork,
    });
    plantBaseline(state, run, encodeRecords([recordOf('poison', 9)]).text);
  }
  const found = await find(world);
  assert.deepEqual(found.records, []);
  assert.match(found.why ?? '', /this workflow has not run there yet/);
});

test('an artifact of a pull request of the same repository is not used either', async () => {
  await using world = await makeWorld();
  const { state, workflow } = world;
  const run = state.addRun({ workflow, event: 'pull_request', headSha: idOf(world, 3) });
  plantBaseline(state, run, encodeRecords([recordOf('poison', 9)]).text);
  assert.deepEqual((await find(world)).records, []);
});

test('a note names each baseline that cannot be used, and the next nearest one is used', async () => {
  await using world = await makeWorld();
  const { state } = world;
  addBaseline(world, 0);
  state.expire(plantBaseline(state, addPushRun(world, 1), encodeRecords([recordOf('x', 1)]).text));
  plantBaseline(state, addPushRun(world, 2), '{"format":"perf-gate-baseline","version":9}');
  plantBaseline(state, addPushRun(world, 3), '{"format":"perf-ga');
  const found = await find(world);
  assert.deepEqual(idsOf(found), ['on c0']);
  const [truncated = '', newer = '', expired = ''] = found.notes ?? [];
  assert.match(
    truncated,
    /^The baseline of run \d+ \(commit \w{7}\) was not used\. Its file is not JSON/,
  );
  assert.match(newer, /Its file has version 9; this perf-gate reads version 1\./);
  assert.match(expired, /It has expired\./);
});

test('a baseline that cannot be used gives no note where a nearer one is used', async () => {
  await using world = await makeWorld();
  plantBaseline(world.state, addPushRun(world, 1), 'damaged');
  addBaseline(world, 2);
  plantBaseline(world.state, addPushRun(world, 3), '');
  const found = await find(world);
  assert.deepEqual(idsOf(found), ['on c2']);
  const [note, ...others] = found.notes ?? [];
  assert.match(note ?? '', /Its file is empty\./);
  assert.deepEqual(others, []);
});

test('an artifact that is damaged, too large, or of another content is not used', async () => {
  await using world = await makeWorld();
  const { state } = world;
  const text = encodeRecords([recordOf('swapped', 1)]).text;
  const swapped = plantBaseline(state, addPushRun(world, 1), text);
  swapped.blob.served = { bytes: Buffer.from('PK\x03\x04 something else') };
  plantBaseline(state, addPushRun(world, 2), text).size = 17 * 1_024 * 1_024;
  state.uploadAs(addPushRun(world, 3), ARTIFACT, { 'other.json': text });
  const found = await find(world);
  assert.deepEqual(found.records, []);
  const notes = (found.notes ?? []).join('\n');
  assert.match(notes, /it holds no file `baseline\.json`/);
  assert.match(notes, /it has 17825792 bytes, more than 16777216/);
  assert.match(notes, /its digest is not the stored one/);
  assert.match(found.why ?? '', /3 runs stored one that cannot be used/);
  assert.deepEqual(await leftIn(world), []);
});

test('an error page of a proxy in place of an artifact is tried again', async () => {
  await using world = await makeWorld();
  addBaseline(world, 1);
  github.failNext({ path: /^\/blobs\//, status: 200, times: 2, body: '<p>Bad gateway</p>' });
  assert.deepEqual(idsOf(await find(world)), ['on c1']);
  assert.deepEqual(await leftIn(world), []);
});

test('without a baseline, the reason says where it looked and when there will be one', async () => {
  await using world = await makeWorld();
  addPushRun(world, 2);
  addPushRun(world, 3);
  assert.equal(
    (await find(world)).why,
    'No baseline was found for branch `main`: looked at 2 runs, none with one named `default`. ' +
      'The next `push` run of perf.yml on `main` stores one.',
  );
});

test('a run stores a baseline only when its own commit is checked out', async () => {
  await using world = await makeWorld();
  const workspace = world.folder.join('origin');
  git(world.folder.path, 'init', '--quiet', '--initial-branch=main', workspace);
  const [, second = '', third = ''] = ['1', '2', '3'].map((each) => commitEmpty(workspace, each));
  world.repository.git = workspace;
  const sketch = { event: { kind: 'push', branch: 'main' }, workspace } as const;
  const own = await find(world, { ...sketch, sha: third });
  assert.match(own.why ?? '', /has not run there yet\. This run stores one\.$/);
  const post = openJob(world, { ...sketch, sha: second });
  const other = await post.store.find({ name: 'default' });
  assert.match(other.why ?? '', /has not run there yet\. The next `push` run of perf\.yml/);
  assert.deepEqual(post.notes, []);
});

test('runs that GitHub does not find by their branch are found in the whole list', async () => {
  await using world = await makeWorld();
  addBaseline(world, 3);
  const list = /\/workflows\/perf\.yml\/runs$/;
  github.failNext({ path: list, status: 200, body: { total_count: 0, workflow_runs: [] } });
  assert.deepEqual(idsOf(await find(world)), ['on c3']);
});

test('a fault of GitHub never means that there is no baseline', async () => {
  await using world = await makeWorld();
  addBaseline(world, 3);
  for (const path of [/perf\.yml\/runs$/, /\/runs\/\d+\/artifacts$/, /\/zip$/, /\/commits$/]) {
    github.failNext({ path, status: 503, times: 4 });
    await assert.rejects(find(world), { code: 'github-unavailable', kind: 'gate' }, `${path}`);
  }
  github.failNext({ path: /\/zip$/, status: 502, times: 3 });
  assert.deepEqual(idsOf(await find(world)), ['on c3']);
});

test('the search for each event begins at its own commit', async () => {
  await using world = await makeWorld();
  const { state, workflow, main } = world;
  for (const commit of [2, 3, 4]) addBaseline(world, commit);
  const findFor = async (event: JobEvent, headSha: string) => {
    const run = state.addRun({ workflow, event: 'any', headSha, status: 'in_progress' });
    return idsOf(await find(world, { event, run, sha: headSha }));
  };
  const [, , c2 = '', c3 = '', c4 = ''] = main;
  assert.deepEqual(await findFor({ kind: 'push', branch: 'main' }, c4), ['on c2', 'on c3']);
  assert.deepEqual(await findFor({ kind: 'schedule', branch: 'main' }, c3), ['on c2', 'on c3']);
  assert.deepEqual(await findFor({ kind: 'dispatch', branch: 'main' }, c2), ['on c2']);
  const group: JobEvent = { kind: 'merge-group', base: { ref: 'main', sha: c2 }, pullRequest: 1 };
  assert.deepEqual(await findFor(group, world.merge), ['on c2']);
  const tag = await find(world, { event: { kind: 'push', branch: undefined } });
  assert.match(tag.why ?? '', /a tag belongs to no branch/);
});

test('a record that the run itself stored in an earlier attempt is not its baseline', async () => {
  await using world = await makeWorld();
  addBaseline(world, 2);
  const run = addBaseline(world, 3, 'own');
  world.state.rerun(run);
  const event: JobEvent = { kind: 'dispatch', branch: 'main' };
  const found = await find(world, { event, run, sha: idOf(world, 3), attempt: 2 });
  assert.deepEqual(idsOf(found), ['on c2']);
});

test('a base run in progress is waited for when there is no other baseline', async () => {
  await using world = await makeWorld();
  const run = addPushRun(world, 3, [], 'in_progress');
  const post = openJob(world, {
    onProgress: () => {
      plantBaseline(world.state, run, encodeRecords([recordOf('late', 3)]).text);
      world.state.finish(run, 'success');
    },
  });
  assert.deepEqual(idsOf(await post.store.find({ name: 'default' })), ['late']);
  assert.match(post.notes[0] ?? '', /^Waiting for a baseline: run \d+ of `main` .* in progress\.$/);
});

test('the wait for a base run is bounded', async () => {
  await using world = await makeWorld();
  addPushRun(world, 3, [], 'queued');
  const found = await find(world);
  assert.match(
    found.why ?? '',
    /looked at 1 run, none with one named `default`, and 1 of them still/,
  );
});

test('a wait that is shorter than the pause between two searches ends with a search', async () => {
  await using world = await makeWorld();
  const run = addPushRun(world, 3, [], 'in_progress');
  const onProgress = () => {
    plantBaseline(world.state, run, encodeRecords([recordOf('late', 3)]).text);
  };
  assert.deepEqual(idsOf(await find(world, { wait: milliseconds(0.5), onProgress })), ['late']);
});

test('without a wait, no waiting is announced', async () => {
  await using world = await makeWorld();
  addPushRun(world, 3, [], 'in_progress');
  const post = openJob(world, { wait: milliseconds(0) });
  assert.deepEqual(idsOf(await post.store.find({ name: 'default' })), []);
  assert.deepEqual(post.notes, []);
});

test('when a nearer run is still in progress, a note beside the older baseline says so', async () => {
  await using world = await makeWorld();
  addBaseline(world, 2);
  addPushRun(world, 3, [], 'in_progress');
  const found = await find(world);
  assert.deepEqual(idsOf(found), ['on c2']);
  assert.match(found.notes?.[0] ?? '', /which is nearer, is still in progress/);
});

test('a second search finds a nearer baseline that was stored while the candidate was measured', async () => {
  await using world = await makeWorld();
  addBaseline(world, 2);
  const nearer = addPushRun(world, 3, [], 'in_progress');
  const { store } = openJob(world);
  assert.deepEqual(idsOf(await store.find({ name: 'default' })), ['on c2']);
  plantBaseline(world.state, nearer, encodeRecords([recordOf('late', 3)]).text);
  world.state.finish(nearer, 'success');
  const again = await store.findAgain({ name: 'default' });
  assert.deepEqual(again && idsOf(again), ['on c2', 'late']);
  assert.deepEqual([again?.source?.runId, again?.notes], [nearer.id, []]);
});

test('a second search finds the first baseline, stored meanwhile', async () => {
  await using world = await makeWorld();
  const run = addPushRun(world, 3, [], 'in_progress');
  const { store } = openJob(world, { wait: milliseconds(0) });
  assert.deepEqual(idsOf(await store.find({ name: 'default' })), []);
  plantBaseline(world.state, run, encodeRecords([recordOf('late', 3)]).text);
  const again = await store.findAgain({ name: 'default' });
  assert.deepEqual(again && idsOf(again), ['late']);
});

test('where no nearer run was in progress there is no second search', async () => {
  await using world = await makeWorld();
  addPushRun(world, 2, [], 'in_progress');
  addBaseline(world, 3);
  const { store } = openJob(world);
  await store.find({ name: 'default' });
  addBaseline(world, 3, 'newer');
  assert.equal(await store.findAgain({ name: 'default' }), undefined);
});

test('finds the record of a later attempt of an older run behind any number of newer baselines', async () => {
  await using world = await makeWorld();
  addBaseline(world, 0, 'once');
  const older = addBaseline(world, 0, 'first attempt');
  world.state.finish(older, 'failure');
  world.state.rerun(older);
  plantBaseline(world.state, older, encodeRecords([recordOf('accepted late', 5)]).text);
  world.state.finish(older, 'success');
  for (const commit of [1, 2, 3]) addBaseline(world, commit);
  assert.deepEqual(idsOf(await find(world)), ['on c1', 'on c2', 'on c3', 'accepted late']);
});

test('the reason says to bring a pull request up to date that contains no commit with a run', async () => {
  await using world = await makeWorld();
  addBaseline(world, 4);
  addBaseline(world, 5);
  assert.equal(
    (await find(world)).why,
    'No baseline was found for branch `main`: looked at 2 runs, none of a commit that this one ' +
      'contains. Bring the pull request up to date with `main`; a re-run tests the same merge.',
  );
  const event: JobEvent = { kind: 'schedule', branch: 'main' };
  const { why = '' } = await find(world, { event, sha: idOf(world, 3) });
  assert.match(why, /contains\. The next `push` run of perf\.yml on `main` stores one\.$/);
});

test('a cancelled search ends at once and leaves nothing behind', async () => {
  await using world = await makeWorld();
  addPushRun(world, 3, [], 'in_progress');
  const controller = new AbortController();
  const cancelled = new Error('cancelled');
  const onProgress = () => controller.abort(cancelled);
  await assert.rejects(find(world, { signal: controller.signal, onProgress }), cancelled);
  assert.deepEqual(await leftIn(world), []);
});
