import assert from 'node:assert/strict';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import test from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { FoundBaseline, StoredBuild } from '../../../src/baseline/store.ts';
import type { JobEvent } from '../../../src/github/job/job.ts';
import type { Run } from '../../fake-github/state.ts';
import { github } from '../fake-environment.ts';
import {
  ARTIFACT,
  addBaseline,
  addPushRun,
  find,
  idsOf,
  leftIn,
  makeWorld,
  openJob,
  recordOf,
  type World,
} from '../world.ts';

const BUILD = 'perf-gate-default-build';
/** Begins like a gzipped archive; these tests do not unpack it. */
const PACKED = Buffer.from('\x1f\x8b\x08 a build', 'latin1');

function openPush(world: World, commit: number, run: Run) {
  const event: JobEvent = { kind: 'push', branch: 'main' };
  return openJob(world, { event, run, sha: world.main[commit] ?? '' });
}

/** As another room packs it, under a name of its own. */
async function pack(world: World, contents = PACKED) {
  const file = world.folder.join('packed-0.tar.gz');
  await writeFile(file, contents);
  return { file, commit: world.main[3] };
}

/** A baseline of c[3], with a build beside it. */
function addBuild(world: World, contents: Readonly<Record<string, string | Buffer>> | Buffer) {
  const run = addBaseline(world, 3);
  return { run, artifact: world.state.uploadAs(run, BUILD, contents) };
}

/** What a pull request of c[3] gets beside the baseline that it finds. */
async function fetchFor(world: World, paths: readonly string[] = ['dist/**']) {
  const post = openJob(world);
  const found = await post.store.find({ name: 'default' });
  const build = await post.store.fetchBuild(wanted('default', paths), found);
  return { ...post, found, build };
}

const wanted = (name: string, paths: readonly string[] = []) => ({
  name,
  compare: {
    mode: 'auto',
    base: { kind: 'baseline' },
    env: {},
    paths,
    anchor: undefined,
    gateCpu: 'auto',
  } as const,
});

const contentsOf = (build: StoredBuild | undefined) => readFile(build?.file ?? 'none');

test('a push run stores its build beside the baseline, and a pull request gets it', async () => {
  await using world = await makeWorld();
  const run = addPushRun(world, 3, [], 'in_progress');
  const { store, warnings } = openPush(world, 3, run);
  const packed = await pack(world);
  assert.equal((await store.store(recordOf('on c3', 3), packed)).kind, 'stored');
  assert.deepEqual(warnings, []);
  assert.deepEqual(await leftIn(world), ['packed-0.tar.gz'], 'the packed build is not ours');
  {
    const { build, notes } = await fetchFor(world);
    await using stored = build;
    assert.deepEqual(await contentsOf(stored), PACKED);
    assert.equal(stored?.commit, run.headSha);
    assert.deepEqual(notes, []);
  }
  assert.deepEqual(await leftIn(world), ['packed-0.tar.gz'], 'disposing of it removes it');
});

test('a build goes into its archive as it is, for as long as the baseline', async () => {
  await using world = await makeWorld();
  const run = addPushRun(world, 3, [], 'in_progress');
  const text = Buffer.from('a'.repeat(10_000));
  await openPush(world, 3, run).store.store(recordOf('on c3', 3), await pack(world, text));
  const [baseline, build] = world.state.artifacts.filter((each) => each.run === run);
  assert.equal(build?.name, BUILD);
  assert.ok(build.size > text.length, 'it is not compressed a second time');
  assert.ok(Math.abs(Number(build.expiresAt) - Number(baseline?.expiresAt)) < 3_600_000);
});

test('a name of any form that a gate may have leads to its build', async () => {
  await using world = await makeWorld();
  const name = 'Gäte 1.0 (x86) [node=24,22] +@._-';
  const run = addPushRun(world, 3, [], 'in_progress');
  const record = { ...recordOf('odd', 3), name };
  const { warnings, store } = openPush(world, 3, run);
  await store.store(record, await pack(world));
  assert.deepEqual(warnings, []);
  const { store: reader } = openJob(world);
  const found = await reader.find({ name });
  await using build = await reader.fetchBuild(wanted(name), found);
  assert.deepEqual(await contentsOf(build), PACKED);
});

test('a missing build gives a note only where the user set its paths', async () => {
  await using world = await makeWorld();
  const run = addBaseline(world, 3);
  const silent = await fetchFor(world, []);
  assert.deepEqual([silent.build, silent.notes], [undefined, []]);
  const { build, notes } = await fetchFor(world);
  assert.equal(build, undefined);
  const commit = run.headSha.slice(0, 7);
  assert.deepEqual(notes, [
    `No build is stored beside the baseline of run ${run.id} of \`main\` (commit ${commit}).`,
  ]);
});

test('where no baseline was found, no build is asked for', async () => {
  await using world = await makeWorld();
  const before = github.requests.length;
  const nothing: FoundBaseline = { records: [], description: 'nothing' };
  assert.equal(await openJob(world).store.fetchBuild(wanted('default'), nothing), undefined);
  assert.equal(github.requests.length, before);
});

test('the build is that of the nearest run, and of its last attempt', async () => {
  await using world = await makeWorld();
  world.state.uploadAs(addBaseline(world, 2), BUILD, { 'build.tgz': 'of c2' });
  const { run } = addBuild(world, { 'build.tgz': 'first attempt' });
  world.state.rerun(run);
  world.state.uploadAs(run, BUILD, { 'build.tgz': 'second attempt' });
  await using build = (await fetchFor(world)).build;
  assert.equal(`${await contentsOf(build)}`, 'second attempt');
});

const HUGE = 512 * 1_024 * 1_024;

/** Faults of a build, each with the note that names it. */
const UNUSABLE: readonly [what: string, plant: (world: World) => void, why: RegExp][] = [
  [
    'has expired',
    (world) => world.state.expire(addBuild(world, { 'build.tgz': PACKED }).artifact),
    /It has expired\.$/,
  ],
  [
    'is of another content than GitHub says',
    (world) => {
      const { artifact } = addBuild(world, { 'build.tgz': PACKED });
      artifact.blob.served = { bytes: Buffer.from('PK\x03\x04 something else') };
    },
    /its digest is not the stored one\.$/,
  ],
  [
    'is too large by its own word',
    (world) => {
      addBuild(world, { 'build.tgz': PACKED }).artifact.size = 2 * HUGE;
    },
    /it has 1073741824 bytes, more than 536936448\.$/,
  ],
  [
    'is no archive',
    (world) => void addBuild(world, Buffer.from('not a zip')),
    /it is no sound archive\.$/,
  ],
  [
    'is a baseline of another gate',
    (world) => void addBuild(world, { 'baseline.json': '{}' }),
    /it holds no file `build\.tgz`\.$/,
  ],
];

for (const [what, plant, why] of UNUSABLE) {
  test(`a build that ${what} is not used, and the baseline is`, async () => {
    await using world = await makeWorld();
    plant(world);
    const { build, found, notes } = await fetchFor(world);
    assert.equal(build, undefined);
    assert.deepEqual(idsOf(found), ['on c3']);
    assert.match(notes[0] ?? '', /^The build of run \d+ was not used\. /);
    assert.match(notes[0] ?? '', why);
    assert.deepEqual(await leftIn(world), []);
  });
}

test('a build that is too large is not even downloaded', async () => {
  await using world = await makeWorld();
  const { artifact } = addBuild(world, { 'build.tgz': PACKED });
  artifact.size = 2 * HUGE;
  await fetchFor(world);
  const path = new RegExp(`/artifacts/${artifact.id}/`);
  assert.ok(!github.requests.some((request) => path.test(request.path)));
});

test('the artifacts of an untrusted run are not even listed', async () => {
  await using world = await makeWorld();
  const { state, repository, workflow, main } = world;
  const fork = state.addRepository({ owner: 'mallory', name: 'server', parent: repository });
  const headSha = main[3] ?? '';
  const runs = [
    state.addRun({ workflow, event: 'push', headSha, headBranch: 'main', headRepository: fork }),
    state.addRun({ workflow, event: 'pull_request', headSha, headBranch: 'main' }),
    state.addRun({ workflow, event: 'push', headSha, headBranch: 'feature' }),
    state.addRun({ workflow: state.addWorkflow(repository), event: 'push', headSha }),
    // Trusted, but of a commit that the pull request does not contain.
    state.addRun({ workflow, event: 'push', headSha: main[5] ?? '' }),
  ];
  const { store, notes } = openJob(world);
  await store.find({ name: 'default' });
  const source = { runUrl: '', createdAt: '' };
  for (const run of runs) {
    state.uploadAs(run, BUILD, { 'build.tgz': 'poison' });
    const found = {
      records: [],
      description: '',
      source: { ...source, runId: run.id, commit: run.headSha },
    };
    assert.equal(await store.fetchBuild(wanted('default'), found), undefined);
    const asked = github.requests.filter(({ path }) => path.includes(`/runs/${run.id}/artifacts`));
    assert.deepEqual(asked, []);
  }
  assert.equal(notes.length, runs.length);
  for (const note of notes) assert.match(note, /not a run whose baselines are trusted\.$/);
});

test('an artifact that only claims to belong to the run is not used', async () => {
  await using world = await makeWorld();
  const { state, repository, workflow, main } = world;
  const fork = state.addRepository({ owner: 'mallory', name: 'server', parent: repository });
  const trusted = addBaseline(world, 3);
  const other = state.addRun({
    workflow,
    event: 'push',
    headSha: main[3] ?? '',
    headRepository: fork,
  });
  state.uploadAs(other, BUILD, { 'build.tgz': 'poison' });
  const planted = await openJob(world).api.listRunArtifacts(other.id, BUILD);
  assert.equal(planted.artifacts.length, 1);
  listOnce(trusted, [listedOf(trusted, ARTIFACT), listedOf(other, BUILD)]);
  const { build, found, notes } = await fetchFor(world);
  assert.deepEqual([found.source?.runId, build], [trusted.id, undefined]);
  assert.match(notes[0] ?? '', /^No build is stored beside the baseline of run/);
});

test('a build of which GitHub has no digest is not used', async () => {
  await using world = await makeWorld();
  const { run } = addBuild(world, { 'build.tgz': PACKED });
  const { digest, ...item } = listedOf(run, BUILD);
  assert.ok(digest);
  listOnce(run, [listedOf(run, ARTIFACT), item]);
  const { build, notes } = await fetchFor(world);
  assert.equal(build, undefined);
  assert.match(notes[0] ?? '', /was not used\. GitHub has no digest of it\.$/);
});

/** GitHub's next answer about the artifacts of a run. */
function listOnce(run: Run, artifacts: readonly object[]): void {
  const path = new RegExp(`/runs/${run.id}/artifacts$`);
  github.failNext({ path, status: 200, body: { total_count: artifacts.length, artifacts } });
}

/** What GitHub lists of an artifact. */
function listedOf(run: Run, wantedName: string) {
  const [artifact] = github.state.artifacts.filter(
    (each) => each.run === run && each.name === wantedName,
  );
  const ofRun = { id: run.id, head_repository_id: run.headRepository?.id };
  const { id, name, size, digest } = artifact ?? {};
  return { id, name, size_in_bytes: size, expired: false, digest, workflow_run: ofRun };
}

test('a fault of GitHub costs the build, not the comparison', async () => {
  await using world = await makeWorld();
  addBuild(world, { 'build.tgz': PACKED });
  const { store, notes } = openJob(world);
  const found = await store.find({ name: 'default' });
  github.failNext({ path: /\/zip$/, status: 503, times: 4 });
  assert.equal(await store.fetchBuild(wanted('default'), found), undefined);
  assert.match(notes[0] ?? '', /^The build of run \d+ could not be fetched\. GitHub could not be/);
  await using build = await store.fetchBuild(wanted('default'), found);
  assert.deepEqual(await contentsOf(build), PACKED);
});

test('a cancelled download is a cancellation, and leaves nothing behind', async () => {
  await using world = await makeWorld();
  addBuild(world, { 'build.tgz': PACKED });
  const controller = new AbortController();
  const { store } = openJob(world, { signal: controller.signal });
  const found = await store.find({ name: 'default' });
  github.failNext({ path: /\/zip$/, status: 'hang' });
  const cancelled = new Error('cancelled');
  const fetching = assert.rejects(store.fetchBuild(wanted('default'), found), cancelled);
  for (let look = 0; look < 2_000 && github.pendingFaults.length > 0; look++) await setTimeout(5);
  controller.abort(cancelled);
  await fetching;
  assert.deepEqual(await leftIn(world), []);
});

test('a build that cannot be stored is a warning beside a baseline that is', async () => {
  await using world = await makeWorld();
  const run = addPushRun(world, 3, [], 'in_progress');
  world.state.uploadAs(run, BUILD, { 'baseline.json': 'of a gate named default-build' });
  const { store, warnings } = openPush(world, 3, run);
  const stored = await store.store(recordOf('on c3', 3), await pack(world));
  assert.equal(stored.kind, 'stored');
  assert.match(
    warnings[0] ?? '',
    /^The build could not be stored beside the baseline\. The outcome/,
  );
  assert.match(warnings[0] ?? '', /`perf-gate-default-build` could not be stored: another job/);
  assert.deepEqual(idsOf(await find(world)), ['on c3']);
});

test('a build that is too large to be fetched is not uploaded', async () => {
  await using world = await makeWorld();
  const run = addPushRun(world, 3, [], 'in_progress');
  const packed = await pack(world);
  await truncate(packed.file, HUGE + 1);
  const { store, warnings } = openPush(world, 3, run);
  assert.equal((await store.store(recordOf('on c3', 3), packed)).kind, 'stored');
  assert.match(warnings[0] ?? '', /has 536870913 bytes, more than 536870912\./);
  assert.ok(!world.state.artifacts.some((each) => each.run === run && each.name === BUILD));
});

test('the store says before anything is measured whether it will keep the record', async () => {
  await using world = await makeWorld();
  const push: JobEvent = { kind: 'push', branch: 'main' };
  const schedule: JobEvent = { kind: 'schedule', branch: 'main' };
  const keeps = (event: JobEvent) => openJob(world, { event }).store.keeps;
  assert.ok(keeps(push));
  assert.ok(!keeps(world.event));
  assert.ok(!keeps({ kind: 'push', branch: undefined }));
  assert.ok(!keeps(schedule));
  assert.ok(openJob(world, { event: schedule, events: ['schedule'] }).store.keeps);
});
