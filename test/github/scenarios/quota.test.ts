// How many calls of GitHub's a run costs, of 1,000 an hour and repository: docs/github.md adds them up.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPushRun, plantBaseline, storedRecords } from '../../e2e/project/artifacts.ts';
import { pacedProject, paceFile } from '../../e2e/project/paced-server.ts';
import { type Finished, gateOf, Project } from '../../e2e/project/project.ts';
import { PERF, quickStart } from '../../e2e/project/quick-start.ts';
import { readDocument } from '../../support/readme-examples.ts';

const BUILD = 'baseline-paths: server.js';

/** What a job asked for that counts, in order, without IDs: an answer of 304 costs nothing. */
function callsSince({ github }: Project, before: number): readonly string[] {
  return github.requests
    .slice(before)
    .filter(({ path, status }) => path.startsWith('/repos/octo/shop/') && status !== 304)
    .map(({ method, path }) => `${method} ${path.slice('/repos/octo/shop/'.length)}`)
    .map((call) => call.replace(/\?.*/, '').replaceAll(/\b(?:\d+|[0-9a-f]{40})\b/g, '*'));
}

/** A job, and what it asked for. */
async function counted(project: Project, job: () => Promise<Finished>) {
  const before = project.github.requests.length;
  const finished = await job();
  return {
    finished,
    calls: callsSince(project, before),
    verdict: gateOf(finished).outputs.verdict,
  };
}

const FIND = [
  'GET commits',
  'GET actions/workflows/perf.yml/runs',
  'GET actions/runs/*/artifacts',
  'GET actions/artifacts/*/zip',
];
const FETCH_BUILD = ['GET actions/artifacts/*/zip'];
/** What the first attempt measured. */
const FIRST_ATTEMPT = ['GET actions/runs/*/artifacts', 'GET actions/artifacts/*/zip'];
const LABEL = ['GET commits/*/pulls', 'GET issues/*/events'];
/** Before it stores, a push asks for the runs once more. Here none has come, so the answer is 304. */
const LOOK_AGAIN = 1;
const COMMENT = ['GET issues/*/comments', 'POST issues/*/comments'];

/** Calls of the first attempt at most, and how many more those of another are. */
const PULL = { most: 8, again: 2 };
const PUSH = { most: 8, again: 4 };
const CELLS = 20;
const MATRIX = CELLS * PULL.most;

test('docs/github.md has the sums', () => {
  const text = readDocument('docs/github.md').replaceAll(/\s+/g, ' ');
  const sums = [
    `a pull request costs **at most ${PULL.most}** calls`,
    `a push **at most ${PUSH.most}**`,
    `it is tried again: ${PULL.again} on a pull request, ${PUSH.again} on \`main\``,
    `costs at most ${CELLS} × ${PULL.most} = ${MATRIX} calls`,
    `six such runs (6 × ${MATRIX} = ${6 * MATRIX})`,
  ];
  for (const sum of sums) assert.ok(text.includes(sum), sum);
  assert.equal(PUSH.most, PULL.most, 'a matrix costs the same on `main`');
  assert.ok(6 * MATRIX <= 1_000 && 7 * MATRIX > 1_000);
});

test('a gate costs as many calls as the document says', async () => {
  await using project = await Project.create({
    workflows: { [PERF]: `${quickStart}          ${BUILD}\n` },
    files: pacedProject({ milliseconds: 1 }),
    numbers: 'given',
  });
  const { git, github, mona } = project;
  project.begin();

  const first = await counted(project, () => project.push({ 'notes.txt': 'first\n' }));
  assert.deepEqual(first.calls, FIND.slice(0, 2));

  const [record] = await storedRecords(project, first.finished.run);
  assert.ok(record !== undefined);
  const records = [record];
  for (const note of ['second', 'third']) {
    const run = addPushRun(project, git.commit('main', { 'notes.txt': note }));
    records.push({ ...record, id: `${run.id}`, commit: run.headSha });
    plantBaseline(project, run, records);
    github.state.uploadAs(run, 'perf-gate-default-build', { 'build.tgz': 'packed' });
  }

  const slow = project.openPull('slow', paceFile({ milliseconds: 4 }));
  const pull = await counted(project, () => project.runPull(slow));
  assert.equal(pull.verdict, 'regression');
  assert.deepEqual(pull.calls, [...FIND, ...FETCH_BUILD, 'GET pulls/*', ...COMMENT]);
  assert.equal(pull.calls.length, PULL.most);

  const again = await counted(project, () => project.rerun(pull.finished));
  assert.equal(again.verdict, 'regression');
  assert.deepEqual(again.calls, [
    ...FIND,
    ...FIRST_ATTEMPT,
    ...FETCH_BUILD,
    'GET pulls/*',
    ...['GET issues/*/comments', 'PATCH issues/comments/*'],
  ]);
  assert.equal(again.calls.length, PULL.most + PULL.again);

  github.state.label(slow, 'perf-accepted', mona);
  const push = await counted(project, () => project.mergePull(slow));
  assert.equal(push.verdict, 'regression');
  assert.deepEqual(push.calls, [...FIND, ...FETCH_BUILD, ...LABEL]);
  assert.equal(push.calls.length + LOOK_AGAIN, PUSH.most);

  const pushAgain = await counted(project, () => project.rerun(push.finished));
  assert.equal(pushAgain.verdict, 'regression');
  assert.deepEqual(pushAgain.calls, [
    ...FIND,
    ...FIRST_ATTEMPT,
    ...FETCH_BUILD,
    ...LABEL,
    // What the first attempt stored as a baseline.
    ...['GET actions/runs/*/artifacts', 'GET actions/artifacts/*/zip'],
  ]);
  assert.equal(pushAgain.calls.length + LOOK_AGAIN, PUSH.most + PUSH.again);
});
