import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Artifact, WorkflowRun } from '../../../src/github/api/api.ts';
import { ArtifactLists } from '../../../src/github/artifacts/artifact-lists.ts';

const NAME = 'perf-gate-default';
const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

const runAt = (minute: number, changes: Partial<WorkflowRun> = {}): WorkflowRun => ({
  id: minute,
  workflowId: 1,
  path: '.github/workflows/perf.yml',
  event: 'push',
  status: 'completed',
  conclusion: 'success',
  headBranch: 'main',
  headSha: 'a'.repeat(40),
  attempt: 1,
  url: '',
  createdAt: at(minute),
  repositoryId: 7,
  headRepository: { id: 7, owner: 'octo' },
  ...changes,
});

/** Stored half a minute after its run began. */
const artifactOf = (runId: number, changes: Partial<Artifact> = {}): Artifact => ({
  id: 1_000 + runId,
  name: NAME,
  size: 1,
  isExpired: false,
  digest: undefined,
  createdAt: at(runId + 0.5),
  runId,
  headRepositoryId: 7,
  ...changes,
});

/** GitHub with these artifacts, oldest first; pages of `page`. */
function open(stored: readonly Artifact[], page = 3) {
  const asked: string[] = [];
  const answer = (found: readonly Artifact[]) => ({
    artifacts: found.toReversed().slice(0, page),
    isWhole: found.length <= page,
  });
  const lists = new ArtifactLists({
    listRunArtifacts: async (id, name) => {
      asked.push(name === undefined ? `run ${id}` : `run ${id} by name`);
      const ofRun = stored.filter(({ runId }) => runId === id);
      return answer(ofRun.filter((each) => name === undefined || each.name === name));
    },
    listNamedArtifacts: async (name) => {
      asked.push('name');
      return answer(stored.filter((each) => each.name === name));
    },
  });
  return { lists, asked };
}

const idsOf = (artifacts: readonly Artifact[]) => artifacts.map(({ runId }) => runId);

test('the first run is asked for all that it stored, so that its build is known, too', async () => {
  const { lists, asked } = open([artifactOf(5), artifactOf(5, { id: 9, name: `${NAME}-build` })]);
  assert.deepEqual(idsOf(await lists.named(NAME).ofRun(runAt(5))), [5]);
  assert.deepEqual(
    (await lists.ofRun(runAt(5), `${NAME}-build`)).map(({ id }) => id),
    [9],
  );
  await lists.named(NAME).ofRun(runAt(5));
  assert.deepEqual(asked, ['run 5']);
});

test('those behind it are looked up in one list', async () => {
  const { lists, asked } = open([artifactOf(2), artifactOf(4)]);
  const named = lists.named(NAME);
  const found = [];
  for (const minute of [5, 4, 3, 2, 1]) found.push(...idsOf(await named.ofRun(runAt(minute))));
  assert.deepEqual(
    [found, asked],
    [
      [4, 2],
      ['run 5', 'name'],
    ],
  );
});

test('what others push off the page of that list is asked for run by run', async () => {
  const flood = [6, 7, 8].map((minute) => artifactOf(minute, { headRepositoryId: 8 }));
  const { lists, asked } = open([artifactOf(2), artifactOf(4), ...flood]);
  const named = lists.named(NAME);
  for (const minute of [7, 4]) {
    assert.deepEqual(idsOf(await named.ofRun(runAt(minute))), [minute]);
  }
  assert.deepEqual(idsOf(await named.ofRun(runAt(2))), [2]);
  assert.deepEqual(asked, ['run 7', 'name', 'run 4', 'run 2']);
});

test('a page that holds older artifacts than the run has all of the run', async () => {
  const { lists, asked } = open([1, 2, 3, 4].map((minute) => artifactOf(minute)));
  const named = lists.named(NAME);
  for (const minute of [6, 4, 5]) await named.ofRun(runAt(minute));
  assert.deepEqual(idsOf(await named.ofRun(runAt(3))), [3]);
  assert.deepEqual(asked, ['run 6', 'name']);
  // It may have stored something before the oldest on the page.
  assert.deepEqual(idsOf(await named.ofRun(runAt(1))), [1]);
  assert.deepEqual(asked, ['run 6', 'name', 'run 1']);
});

test('a run in progress, and one that was started again, are asked for anew', async () => {
  const stored = [artifactOf(5)];
  const { lists, asked } = open(stored);
  const running = runAt(5, { status: 'in_progress' });
  await lists.ofRun(running, NAME);
  stored.push(artifactOf(5, { id: 2_000 }));
  assert.equal((await lists.ofRun(running, NAME)).length, 2);
  await lists.ofRun(runAt(5), NAME);
  await lists.ofRun(runAt(5, { attempt: 2 }), NAME);
  assert.deepEqual(asked, ['run 5', 'run 5', 'run 5', 'run 5']);
});

test('a run with more artifacts than a page holds is asked for those of the name', async () => {
  const others = [1, 2, 3].map((id) => artifactOf(5, { id, name: `other ${id}` }));
  const { lists, asked } = open([artifactOf(5), ...others]);
  assert.deepEqual(idsOf(await lists.named(NAME).ofRun(runAt(5))), [5]);
  assert.deepEqual(asked, ['run 5', 'run 5 by name']);
});
