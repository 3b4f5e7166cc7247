import assert from 'node:assert/strict';
import test from 'node:test';
import { readEarlierAttempts, uploadReport } from '../../../src/github/publish/report-artifact.ts';
import { FAILURE_CLASSES } from '../../../src/record/failure-class.ts';
import { decodeRecords, encodeRecords } from '../../../src/record/file.ts';
import { Histogram } from '../../../src/record/histogram.ts';
import type { PhaseResult, RunRecord } from '../../../src/record/run-record.ts';
import { makePairedRecord } from '../../support/paired-records.ts';
import { github } from '../fake-environment.ts';
import { leftIn, makeWorld, openJob, recordOf, type World } from '../world.ts';

const REPORT = 'perf-gate-report;default';
const PLAN = { name: 'default' };
const PASSED = '{"verdict":{"kind":"pass"}}';

const readIn = (world: World, attempt: number) =>
  readEarlierAttempts(openJob(world, { attempt }), PLAN);

/** Storing keeps once what is only shown. */
const asStored = (records: readonly RunRecord[]): readonly RunRecord[] =>
  decodeRecords(encodeRecords(records).text);

test('a second attempt reads what the first one measured', async () => {
  await using world = await makeWorld();
  const first = recordOf(`${world.own.id}`, 1, 1);
  const { files } = openJob(world);
  const profiles = { 'profile-candidate.txt': 'main;work 12' };
  await uploadReport(files, { name: 'default', report: PASSED, records: [first], profiles });
  world.state.rerun(world.own);
  const { records, note } = await readIn(world, 2);
  assert.deepEqual(records, asStored([first]));
  const { artifacts } = await openJob(world).api.listRunArtifacts(world.own.id, REPORT);
  const [artifact = assert.fail()] = artifacts;
  assert.equal(await files.read(artifact, 'profile-candidate.txt'), 'main;work 12');
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
  assert.deepEqual((await readIn(world, 3)).records, asStored(attempts));
});

test('reads the offending metrics of the newest attempt, and ignores unknown names', async () => {
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
  assert.deepEqual(await shownIn('{}'), []);
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
  assert.deepEqual(await readIn(world, 1), { records: [], shown: [], note: undefined });
  assert.equal(github.requests.length, before);
});

test('a note says that earlier attempts left nothing: the first may have been red and was not kept', async () => {
  await using world = await makeWorld();
  const note =
    'Earlier attempts of this run left no measurements, as when they ended before they had any.';
  const left = { records: [], shown: [], note };
  assert.deepEqual(await readIn(world, 2), left);
  world.state.uploadAs(world.own, 'perf-gate-report;other', { 'records.json': '[]' });
  assert.deepEqual(await readIn(world, 2), left, "another gate's do not count");
});

test('attempts without records are not missed where they left a report', async () => {
  await using world = await makeWorld();
  await uploadReport(openJob(world).files, { name: 'default', report: PASSED, records: [] });
  assert.deepEqual(await readIn(world, 2), { records: [], shown: [], note: undefined });
});

test('a note says that records cannot be read and that the attempt is judged alone', async () => {
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

test('records of both versions are kept as they are, though larger than a baseline may be', async () => {
  await using world = await makeWorld();
  const { own } = world;
  const first = wordyRecord(`${own.id}`);
  const { files } = openJob(world);
  assert.throws(() => encodeRecords([first]), { code: 'record-too-large' });
  await uploadReport(files, { name: 'default', report: PASSED, records: [first] });
  world.state.rerun(own);
  const { records, note } = await readIn(world, 2);
  assert.equal(note, undefined);
  const arms = records[0]?.blocks.map(({ arm }) => arm);
  assert.deepEqual(
    arms,
    first.blocks.map(({ arm }) => arm),
  );
});

/** Large without minutes of filling histograms: every request failed in every way, and took no time. */
function wordyRecord(id: string): RunRecord {
  const requests = Array.from({ length: 64 }, (_, index) => ({ name: `request ${index}` }));
  const record = makePairedRecord({ id, pairs: 1, requests });
  const failure = { count: 1, example: 'x'.repeat(500) };
  const failures = Object.fromEntries(FAILURE_CLASSES.map((name) => [name, failure]));
  const none = new Histogram();
  const times = { serviceTime: none, responseTime: none, cleanTime: none, failureTime: none };
  const empty = { ...times, waiting: none, total: none, failures };
  const fail = (phase: PhaseResult): PhaseResult => ({
    ...phase,
    requests: new Map([...phase.requests].map(([name, result]) => [name, { ...result, ...empty }])),
  });
  const pair = record.blocks.map((block) => ({
    ...block,
    capacity: fail(block.capacity),
    fixedRate: block.fixedRate && fail(block.fixedRate),
  }));
  const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
  const blocks = numbers.flatMap((number) => pair.map((block) => ({ ...block, number })));
  return { ...record, blocks };
}
