// What runs on main store, and how the line that others are compared with moves, and does not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunRecord } from '../../../src/record/run-record.ts';
import { addPushRun, plantBaseline, storedRecords } from '../../e2e/project/artifacts.ts';
import { pushEvent } from '../../e2e/project/events.ts';
import { pacedProject, paceFile } from '../../e2e/project/paced-server.ts';
import { type Finished, gateOf, Project } from '../../e2e/project/project.ts';
import type { Run } from '../../fake-github/fake-github.ts';
import { exampleFile } from '../../support/readme-examples.ts';
import { makeRecord, makeRecords } from '../../support/records.ts';

const PERF = '.github/workflows/perf.yml';
const NIGHTLY = exampleFile('docs/recipes.md', 'Nightly runs, and runs by hand', PERF);
const FAST = { milliseconds: 1 };
const SLOW = { milliseconds: 2 };
const SLOWER = { milliseconds: 4 };
const OLD = 18;

/** Ids of the records that a run stored with attempt and acceptance, oldest first. */
async function storedBy(project: Project, { run }: { readonly run: Run }) {
  const records = await storedRecords(project, run);
  return records.map(({ id, attempt, accepted, isNewLevel }) =>
    [id, attempt, accepted ? 'accepted' : 'refused', ...(isNewLevel ? ['new level'] : [])].join(
      ' ',
    ),
  );
}

/** As if another run had measured the same, so many milliseconds later. */
function copyOf(record: RunRecord, { id, headSha }: Run, later: number): RunRecord {
  const measuredAt = new Date(Date.parse(record.measuredAt) + later).toISOString();
  return { ...record, id: `${id}`, commit: headSha, measuredAt };
}

/** What the summary says was compared with, without links and age. */
function comparedWith(finished: Finished): string | undefined {
  const line = /^<sub>.*$/m.exec(gateOf(finished).summary)?.[0];
  const plain = line?.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1') ?? '';
  return /against (.*?), [^,]* older/.exec(plain)?.[1];
}

const upTo = ({ id, headSha }: Run, records: number): string =>
  `${records} stored records up to run ${id} of commit ${headSha.slice(0, 12)}`;

/** How throughput changed against the level before, by half where the pace was doubled. */
function assertHalved(finished: Finished): void {
  const change = Number(gateOf(finished).outputs['throughput-change']);
  assert.ok(change > -0.62 && change < -0.38, `throughput changed by ${change}`);
}

/** Why the step passes or fails, as the summary says. */
const reasonOf = (finished: Finished): string =>
  /^Exit code .*$/m.exec(gateOf(finished).summary)?.[0].trimEnd() ?? '';

test('a regression on main is not compared with until a person accepts it', async () => {
  await using project = await Project.create({
    workflows: { [PERF]: NIGHTLY },
    files: pacedProject(FAST),
    numbers: 'given',
  });
  const { github, git } = project;
  project.begin();
  const first = await project.runSchedule();
  assert.equal(gateOf(first).outputs.verdict, 'no-baseline');
  assert.deepEqual(await storedBy(project, first), [`${first.run.id} 1 accepted`]);

  // Two at the same time, neither of which saw the other's; the older one knew many old ones.
  const [record] = await storedRecords(project, first.run);
  assert.ok(record !== undefined);
  const old = makeRecords(OLD);
  const one = addPushRun(project, git.commit('main', { 'notes.txt': 'one\n' }));
  plantBaseline(project, one, [...old, copyOf(record, one, 1)]);
  const two = addPushRun(project, git.commit('main', { 'notes.txt': 'two\n' }));
  plantBaseline(project, two, [copyOf(record, two, 2)]);

  const slow = project.openPull('slow', paceFile(SLOW));
  const merged = await project.mergePull(slow);
  const known = [first.run, one, two].map(({ id }) => `${id} 1 accepted`);
  const kept = (from: number) => old.slice(from).map(({ id }) => `${id} 1 accepted`);
  assert.equal(gateOf(merged).outputs.verdict, 'regression');
  assert.equal(merged.result.conclusion, 'failure');
  assert.equal(comparedWith(merged), upTo(two, 3));
  assertHalved(merged);
  assert.deepEqual(await storedBy(project, merged), [
    ...kept(2),
    ...known,
    `${merged.run.id} 1 refused`,
  ]);

  const expired = addPushRun(project, git.commit('main', { 'notes.txt': 'expired\n' }));
  github.state.expire(plantBaseline(project, expired, [record]));
  const damaged = addPushRun(project, git.commit('main', { 'notes.txt': 'damaged\n' }));
  plantBaseline(project, damaged, '{"format":"perf-gate-ba');
  const next = project.openPull('next', { 'notes.txt': 'next\n' });
  const charged = await project.runPull(next);
  const gate = gateOf(charged);
  assert.equal(gate.outputs.verdict, 'regression');
  assert.equal(gate.outputs['baseline-commit'], merged.run.headSha);
  assert.equal(comparedWith(charged), upTo(merged.run, 3));
  const [newest] = (await storedRecords(project, merged.run)).slice(-1);
  const commit = merged.run.headSha.slice(0, 12);
  for (const warning of [
    `The baseline of run ${damaged.id} (commit ${damaged.headSha.slice(0, 7)}) was not used. Its file is not JSON, or ends too early.`,
    `The baseline of run ${expired.id} (commit ${expired.headSha.slice(0, 7)}) was not used. It has expired.`,
    `The newest stored record (${newest?.measuredAt}, commit ${commit}) was itself found to be a regression and is not accepted: part of this loss may not be this change's.`,
  ]) {
    for (const text of [gate.summary, github.state.comments[0]?.body]) {
      assert.ok(text?.includes(`\n- ${warning}\n`), `${warning}\n${text}`);
    }
  }

  // Forgotten before the merge.
  const boss = github.state.addAccount('boss');
  const { createdAt } = github.state.label(slow, 'perf-accepted', boss);
  const again = await project.rerun(merged);
  assert.equal(gateOf(again).outputs.verdict, 'regression');
  assert.equal(gateOf(again).outputs['accepted-by'], 'boss');
  assert.equal(again.result.conclusion, 'success');
  assert.equal(
    reasonOf(again),
    `Exit code 0: A loss was shown, and accepted by @&#8203;boss with the label <code>perf-accepted</code> on ${createdAt.toISOString().slice(0, 10)}.`,
  );
  assert.deepEqual(await storedBy(project, again), [
    ...kept(3),
    ...known,
    `${again.run.id} 1 refused`,
    `${again.run.id} 2 accepted new level`,
  ]);

  // Half as fast again, without a pull request: it is held against the new level alone.
  git.commit('main', paceFile(SLOWER));
  const ops = github.state.addAccount('ops');
  const byHand = await project.dispatch({ accept: 'true' }, { actor: ops });
  assert.equal(gateOf(byHand).outputs.verdict, 'regression');
  assert.equal(gateOf(byHand).outputs['accepted-by'], 'ops');
  assert.equal(byHand.result.conclusion, 'success');
  assertHalved(byHand);
  assert.match(
    reasonOf(byHand),
    /^Exit code 0: A loss was shown, and accepted by @&#8203;ops by starting this run with <code>accept<\/code> on /,
  );
  assert.deepEqual((await storedBy(project, byHand)).slice(-3), [
    `${again.run.id} 1 refused`,
    `${again.run.id} 2 accepted new level`,
    `${byHand.run.id} 1 accepted new level`,
  ]);
  for (const { leftBehind } of [merged, charged, again, byHand].map((each) => gateOf(each))) {
    assert.deepEqual(leftBehind, []);
  }
});

test('where another job of the run has taken the name, the verdict stands, and the step fails and says why', async () => {
  await using project = await Project.create({
    workflows: { [PERF]: exampleFile('README.md', 'Quick start', PERF) },
    files: pacedProject(FAST),
    numbers: 'given',
  });
  const before = addPushRun(project, project.begin());
  plantBaseline(project, before, [makeRecord({ name: 'api' })], 'api');
  const event = pushEvent(project.repository, 'main', project.git.commit('main', {}));
  const run = project.addRun(event);
  const other = makeRecord({ id: 'of another job' });
  plantBaseline(project, run, [other]);
  await using running = project.start(run, event);
  const finished = { run, event, result: await running.finished };

  const gate = gateOf(finished);
  const [verdict, unstored, ...others] = gate.annotations;
  assert.equal(finished.result.conclusion, 'failure');
  assert.equal(gate.outputs.verdict, 'no-baseline');
  assert.match(
    gate.log,
    /^No baseline was found for branch `main`: looked at 1 run, none with one named `default`\. This run stores one\.$/m,
  );
  assert.equal(verdict?.properties.title, 'perf-gate (default): NO BASELINE');
  assert.equal(unstored?.level, 'error');
  assert.equal(unstored.properties.title, 'perf-gate: the baseline was not stored');
  const why =
    /^The artifact `perf-gate-default` could not be stored: another job of this run has stored one of the same name\. .*\(409\) Conflict: .* Give each job, and each cell of a matrix, its own `name`: /;
  assert.match(unstored.message, why);
  assert.deepEqual(others, []);
  assert.match(gate.summary, /^### ⚪ NO BASELINE: nothing to compare with; measured /);
  assert.match(gate.summary, /^### 🚫 The baseline was not stored: The artifact /m);
  assert.match(gate.summary, /^Error code artifact-name-taken\. The verdict above stands\.$/m);
  const kept = await storedRecords(project, run);
  assert.deepEqual(
    kept.map(({ id }) => id),
    [other.id],
  );
  assert.deepEqual(await storedRecords(project, before), []);
  assert.deepEqual(gate.leftBehind, []);
});

test('a step whose name an earlier step of the job has ends before it measures', async () => {
  const quickStart = exampleFile('README.md', 'Quick start', PERF);
  const [step] = / {6}- uses: org\/perf-gate@v1\n[\s\S]*/.exec(quickStart) ?? [];
  await using project = await Project.create({
    workflows: { [PERF]: `${quickStart}${step}` },
    files: pacedProject(FAST),
    numbers: 'given',
  });
  project.begin();
  const run = await project.push({});
  const { annotations, outputs, summary, leftBehind } = gateOf(run);
  assert.equal(run.result.conclusion, 'failure');
  assert.deepEqual(outputs, {}, 'there is no verdict');
  assert.equal(annotations.at(-1)?.properties.title, 'perf-gate: bad-input');
  assert.match(annotations.at(-1)?.message ?? '', /name: an earlier step of this job has the name/);
  assert.match(summary, /Error code bad-input/);
  assert.deepEqual(leftBehind, []);
});
