// Which baseline a run of the action finds, and why it does not use the others.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPushRun, plantBaseline } from '../../e2e/project/artifacts.ts';
import { pullEvent, pushEvent } from '../../e2e/project/events.ts';
import { pacedProject } from '../../e2e/project/paced-server.ts';
import { type Finished, gateOf, jobOf, Project } from '../../e2e/project/project.ts';
import type { Run } from '../../fake-github/fake-github.ts';
import { digestOf } from '../../fake-github/github-state.ts';
import { exampleFile } from '../../support/readme-examples.ts';
import { makeRecord } from '../../support/records.ts';

const PERF = '.github/workflows/perf.yml';
const QUICK_START = exampleFile('README.md', 'Quick start', PERF);
const MOST_BYTES = 16 * 1_024 * 1_024;

const files = pacedProject({ milliseconds: 1 });

const startProject = (text = QUICK_START) =>
  Project.create({ workflows: { [PERF]: text }, files, numbers: 'given' });

/** What the job said before its report. */
function notesOf(finished: Finished, job?: string): readonly string[] {
  const { leftBehind, log } = gateOf(finished, job);
  assert.deepEqual(leftBehind, []);
  const lines = log.split('\n');
  const token = lines.findIndex((line) => line.trim() === 'github-token: ***');
  const report = lines.findIndex((line) => line.startsWith('::stop-commands::'));
  return lines.slice(token + 2, report).filter((line) => !BESIDES.test(line));
}

/** What the toolkit prints for each download. */
const BESIDES =
  /^(?:##\[|Downloading |Redirecting to |Starting download |SHA256 |Artifact download )/;

const short = (sha: string): string => sha.slice(0, 7);

/** The line that names the baseline; `records`: how many were put together. */
const found = (run: Run, records = 1): string =>
  `baseline: run ${run.id} of commit ${run.headSha.slice(0, 12)}, ` +
  `${run.createdAt.toISOString().replace(/\.\d+/, '')}; ${records} stored in all`;

/** The runs whose artifacts were downloaded. */
const readRuns = ({ github }: Project): readonly Run[] =>
  github.state.artifacts
    .filter(({ id }) => github.requests.some(({ path }) => path.endsWith(`/artifacts/${id}/zip`)))
    .map(({ run }) => run);

test('only push runs of this workflow on the base branch of this repository give a baseline', async () => {
  await using project = await startProject();
  const { github, repository } = project;
  const sound = addPushRun(project, project.begin());
  plantBaseline(project, sound, [makeRecord()]);

  const tip = project.git.commit('main', { 'notes.txt': 'nearer\n' });
  const fork = github.state.addRepository({ owner: 'mallory', name: 'shop', parent: repository });
  const other = github.state.addWorkflow(repository, '.github/workflows/other.yml');
  const strangers: readonly Partial<Run>[] = [
    { event: 'pull_request', headRepository: fork },
    { event: 'push', headRepository: fork },
    { event: 'pull_request' },
    { event: 'workflow_dispatch' },
    { workflow: other },
    { headBranch: 'release' },
    { headRepository: null },
  ];
  for (const stranger of strangers) {
    plantBaseline(project, addPushRun(project, tip, stranger), [makeRecord({ throughput: 1 })]);
  }

  const pull = project.openPull('change', { 'notes.txt': 'changed\n' });
  assert.deepEqual(notesOf(await project.runPull(pull)), [found(sound)]);
  assert.deepEqual(readRuns(project), [sound]);
});

test('with the default depth of 1, a commit that came to main after the merge is not compared with', async () => {
  await using project = await startProject();
  const before = addPushRun(project, project.begin());
  plantBaseline(project, before, [makeRecord()]);
  const pull = project.openPull('change', { 'notes.txt': 'changed\n' });
  const merge = project.git.mergeInto('main', pull.head.sha, `refs/pull/${pull.number}/merge`);
  const event = pullEvent(pull, merge);

  const after = addPushRun(project, project.git.commit('main', { 'news.txt': 'newer\n' }));
  plantBaseline(project, after, [makeRecord({ throughput: 1 })]);
  const finished = await project.run(event);
  assert.deepEqual(notesOf(finished), [found(before)]);
  const { workspace = '' } = jobOf(finished);
  assert.ok(existsSync(join(workspace, '.git/shallow')), 'all of the history was fetched');
});

/** The quick start with more lines at the checkout, and at the gate. */
function checkedOut(atCheckout: readonly string[], atGate: readonly string[] = []): string {
  const line = '          persist-credentials: false # the server under test needs no token\n';
  assert.ok(QUICK_START.includes(line));
  const indented = (lines: readonly string[]) =>
    lines.map((each) => `          ${each}\n`).join('');
  return QUICK_START.replace(line, line + indented(atCheckout)) + indented(atGate);
}

const HEAD = `ref: $\{{ github.event.pull_request.head.sha }}`;
const IN_APP = ['cwd: app', 'config: app/perf-gate.yml'];

for (const [where, text] of [
  ['in the workspace', checkedOut([HEAD])],
  ['in a folder of it', checkedOut([HEAD, 'path: app'], IN_APP)],
] as const) {
  test(`a workflow that checks out the head ${where} is compared with the commit where the branch forked off`, async () => {
    await using project = await startProject(text);
    const origin = addPushRun(project, project.begin());
    plantBaseline(project, origin, [makeRecord()]);
    const pull = project.openPull('change', { 'notes.txt': 'changed\n' });
    const later = addPushRun(project, project.git.commit('main', { 'news.txt': 'newer\n' }));
    plantBaseline(project, later, [makeRecord({ throughput: 1 })]);
    assert.deepEqual(notesOf(await project.runPull(pull)), [found(origin)]);
  });
}

test('a push that measures another commit in a folder of the workspace stores no baseline', async () => {
  const ref = `ref: $\{{ github.event.before }}`;
  await using project = await startProject(checkedOut([ref, 'path: app'], IN_APP));
  const before = project.begin();
  const sha = project.git.commit('main', { 'notes.txt': 'newer\n' });
  const event = pushEvent(project.repository, 'main', sha);
  const finished = await project.run({ ...event, payload: { ...event.payload, before } });
  const note = `The record is not kept as a baseline: commit ${short(before)} is checked out, and the run is of ${short(sha)}.`;
  assert.ok(gateOf(finished).log.includes(note), gateOf(finished).log);
});

test('two push runs at the same time lose nothing, and the cells of a matrix are kept apart', async () => {
  const line = '          start: node server.js';
  const text = QUICK_START.replace(
    '    runs-on: ubuntu-24.04',
    '    strategy:\n      fail-fast: false\n      matrix:\n        name: [api, web]\n$&',
  ).replace(line, `${line}\n          name: $\{{ matrix.name }}`);
  await using project = await startProject(text);
  const one = addPushRun(project, project.begin());
  const two = addPushRun(project, project.git.commit('main', { 'notes.txt': 'two\n' }));
  for (const [run, id] of [
    [one, 'one'],
    [two, 'two'],
  ] as const) {
    plantBaseline(project, run, [makeRecord({ id, name: 'api' })], 'api');
  }
  plantBaseline(project, one, [makeRecord({ name: 'web' })], 'web');

  const pull = project.openPull('change', { 'notes.txt': 'changed\n' });
  const finished = await project.runPull(pull);
  assert.deepEqual(notesOf(finished, 'perf-gate (api)'), [found(two, 2)]);
  assert.deepEqual(notesOf(finished, 'perf-gate (web)'), [found(one)]);
});

test('the report names each baseline that cannot be used, and uses an older sound one', async () => {
  await using project = await startProject();
  const sound = addPushRun(project, project.begin());
  const { github } = project;
  const artifact = plantBaseline(project, sound, [makeRecord()]);
  const add = (): Run => addPushRun(project, project.git.commit('main', {}));

  const expired = add();
  github.state.expire(plantBaseline(project, expired, [makeRecord()]));
  const cutOff = add();
  plantBaseline(project, cutOff, '{"format":"perf-gate-baseline","vers');
  const large = add();
  plantBaseline(project, large, [makeRecord()]).size = MOST_BYTES + 1;
  const flood = add();
  const flooded = plantBaseline(project, flood, [makeRecord()]);
  flooded.blob.served = { zeros: MOST_BYTES + 1 };
  flooded.digest = digestOf(Buffer.alloc(MOST_BYTES + 1));
  const newer = add();
  plantBaseline(project, newer, '{"format":"perf-gate-baseline","version":2,"records":"new"}');
  const swapped = add();
  plantBaseline(project, swapped, [makeRecord()]).blob.served = { bytes: Buffer.from('other') };

  const pull = project.openPull('change', { 'notes.txt': 'changed\n' });
  const whole = (run: Run, why: string): string =>
    `The baseline of run ${run.id} (commit ${short(run.headSha)}) was not used. ${why}`;
  const unused = [
    whole(swapped, 'An artifact cannot be used: its digest is not the stored one.'),
    whole(newer, 'Its file has version 2; this perf-gate reads version 1.'),
    whole(flood, 'An artifact cannot be used: it has 16777217 bytes, more than 16777216.'),
    whole(large, 'An artifact cannot be used: it has 16777217 bytes, more than 16777216.'),
    whole(cutOff, 'Its file is not JSON, or ends too early.'),
    whole(expired, 'It has expired.'),
  ];
  assert.deepEqual(notesOf(await project.runPull(pull)), [...unused, found(sound)]);

  github.state.expire(artifact);
  const none = notesOf(await project.runPull(pull));
  assert.deepEqual(none, [
    ...unused,
    whole(sound, 'It has expired.'),
    'No baseline was found for branch `main`: 7 runs stored one that cannot be used. ' +
      'The next `push` run of perf.yml on `main` stores one.',
  ]);
});

test('a run of the base branch that is in progress is waited for, not longer than `budget`', async () => {
  await using project = await startProject();
  const sha = project.begin();
  const run = project.addRun(pushEvent(project.repository, 'main', sha));
  const pull = project.openPull('change', { 'notes.txt': 'changed\n' });
  const finished = await project.runPull(pull);
  assert.deepEqual(notesOf(finished), [
    `Waiting for a baseline: run ${run.id} of \`main\` (commit ${short(sha)}) is still in progress.`,
    'No baseline was found for branch `main`: looked at 1 run, none with one named `default`, ' +
      'and 1 of them still in progress. The next `push` run of perf.yml on `main` stores one.',
  ]);
});

test('a run that stores its baseline during the wait is compared with', async () => {
  await using project = await startProject();
  const sha = project.begin();
  const run = project.addRun(pushEvent(project.repository, 'main', sha));
  const pull = project.openPull('change', { 'notes.txt': 'changed\n' });
  const finish = () => {
    plantBaseline(project, run, [makeRecord()]);
    project.github.state.finish(run, 'success');
  };
  const finished = await whileLooking(project, finish, () => project.runPull(pull));
  assert.deepEqual(notesOf(finished), [
    `Waiting for a baseline: run ${run.id} of \`main\` (commit ${short(sha)}) is still in progress.`,
    found(run),
  ]);
});

/** Does something once the job has looked for artifacts in vain. */
async function whileLooking<T>(
  { github }: Project,
  act: () => void,
  job: () => Promise<T>,
): Promise<T> {
  const timer = setInterval(() => {
    if (!github.requests.some(({ path }) => path.includes('/actions/artifacts?'))) return;
    clearInterval(timer);
    act();
  }, 20);
  return job().finally(() => clearInterval(timer));
}
