import assert from 'node:assert/strict';
import test from 'node:test';
import { readEarlierAttempts, uploadReport } from '../../src/github/report-artifact.ts';
import { encodeRecords } from '../../src/measure/record-file.ts';
import { github } from './fake-environment.ts';
import { leftIn, makeWorld, openPost, recordOf, type World } from './world.ts';

const REPORT = 'perf-gate-report;default';
const PLAN = { name: 'default' };
const PASSED = '{"verdict":{"kind":"pass"}}';

const readIn = (world: World, attempt: number) =>
  readEarlierAttempts(openPost(world, { attempt }), PLAN);

test('a second attempt reads what the first one measured', async () => {
  await using world = await makeWorld();
  const first = recordOf(`${world.own.id}`, 1, 1);
  const { files } = openPost(world);
  await uploadReport(files, { name: 'default', report: PASSED, records: [first] });
  world.state.rerun(world.own);
  const { records, note } = await readIn(world, 2);
  assert.deepEqual(records, [first]);
  assert.equal(note, undefined);
  assert.deepEqual(await leftIn(world), []);
});

test('a third attempt takes the newest artifact, which has both', async () => {
  await using world = await makeWorld();
  const { state, own } = world;
  const attempts = [1, 2].map((attempt) => recordOf(`${own.id}`, attempt, attempt));
  for (const count of [1, 2]) {
    const text = encodeRecords(attempts.slice(0, count)).text;
    state.uploadAs(own, REPORT, { 'report.json': PASSED, 'records.json': text });
    state.rerun(own);
  }
  assert.deepEqual((await readIn(world, 3)).records, attempts);
});

test('what the newest of them said was beyond is known, as far as it names metrics', async () => {
  await using world = await makeWorld();
  const { state, own } = world;
  const text = encodeRecords([]).text;
  const shownIn = async (report: string) => {
    state.uploadAs(own, REPORT, { 'report.json': report, 'records.json': text });
    state.rerun(own);
    return (await readIn(world, 9)).shown;
  };
  const offending = ['server-died', 'toString', '<b>'];
  const red = JSON.stringify({ verdict: { kind: 'regression', offending } });
  assert.deepEqual(await shownIn(red), ['server-died']);
  assert.deepEqual(await shownIn(PASSED), []);
  assert.equal(await shownIn('{}'), undefined);
});

test('only earlier attempts of this very run count', async () => {
  await using world = await makeWorld();
  const { state, own } = world;
  const records = [recordOf('1', 1), recordOf(`${own.id}`, 1, 1), recordOf(`${own.id}`, 2, 2)];
  const text = encodeRecords(records).text;
  state.uploadAs(own, REPORT, { 'report.json': PASSED, 'records.json': text });
  const { records: read } = await readIn(world, 2);
  assert.deepEqual(
    read.map(({ id, attempt }) => [id, attempt]),
    [[`${own.id}`, 1]],
  );
});

test('a first attempt asks nothing', async () => {
  await using world = await makeWorld();
  const before = github.requests.length;
  assert.deepEqual(await readIn(world, 1), { records: [] });
  assert.equal(github.requests.length, before);
});

test('attempts that left nothing are mentioned: the first may have been red and not been kept', async () => {
  await using world = await makeWorld();
  const note =
    'Earlier attempts of this run left no measurements, as when they ended before they had any.';
  assert.deepEqual(await readIn(world, 2), { records: [], note });
  world.state.uploadAs(world.own, 'perf-gate-report;other', { 'records.json': '[]' });
  assert.deepEqual(await readIn(world, 2), { records: [], note }, "another gate's do not count");
});

test('attempts that were worth no judgement have left a report, and are not missed', async () => {
  await using world = await makeWorld();
  await uploadReport(openPost(world).files, { name: 'default', report: PASSED, records: [] });
  assert.deepEqual(await readIn(world, 2), { records: [], shown: [] });
});

test('records that cannot be read are mentioned, for the attempt is then judged alone', async () => {
  await using world = await makeWorld();
  const { state, own } = world;
  const artifact = state.uploadAs(own, REPORT, { 'report.json': PASSED, 'records.json': '[' });
  const damaged = await readIn(world, 2);
  assert.deepEqual(damaged.records, []);
  assert.match(
    damaged.note ?? '',
    /^The records of earlier attempts could not be read\. Their file/,
  );
  state.expire(artifact);
  assert.match((await readIn(world, 2)).note ?? '', /They have expired\.$/);
});

test('a fault of GitHub is not taken for a first attempt', async () => {
  await using world = await makeWorld();
  github.failNext({ path: /\/artifacts$/, status: 500, times: 4 });
  await assert.rejects(readIn(world, 2), { code: 'github-unavailable' });
});
