import assert from 'node:assert/strict';
import test from 'node:test';
import type { WorkflowRun } from '../../../src/github/api/api.ts';
import { isTrusted, type TrustedSource } from '../../../src/github/baselines/trusted-run.ts';

const SOURCE: TrustedSource = {
  repositoryId: 7,
  path: '.github/workflows/perf.yml',
  branch: 'main',
  events: ['push'],
};

const RUN: WorkflowRun = {
  id: 1,
  workflowId: 70,
  path: '.github/workflows/perf.yml',
  event: 'push',
  status: 'completed',
  conclusion: 'failure',
  headBranch: 'main',
  headSha: 'a'.repeat(40),
  attempt: 1,
  url: 'https://github.com/octo/server/actions/runs/1',
  createdAt: '2026-01-01T00:00:00Z',
  repositoryId: 7,
  headRepository: { id: 7, owner: 'octo' },
};

test('a push run of the own workflow on the base branch is trusted, whatever became of it', () => {
  assert.ok(isTrusted(RUN, SOURCE));
  assert.ok(isTrusted({ ...RUN, path: `${RUN.path}@refs/heads/main` }, SOURCE));
  assert.ok(isTrusted({ ...RUN, status: 'in_progress', conclusion: undefined }, SOURCE));
});

test('one field that does not fit is enough to distrust a run', () => {
  const strangers: Readonly<Record<string, Partial<WorkflowRun>>> = {
    "a fork's branch called main": { headRepository: { id: 8, owner: 'fork' } },
    'a deleted fork': { headRepository: undefined },
    'another repository': { repositoryId: 8 },
    'a pull request from a branch called main': { event: 'pull_request' },
    'a schedule that was not chosen': { event: 'schedule' },
    'another branch': { headBranch: 'main2' },
    'no branch': { headBranch: undefined },
    'another workflow': { path: '.github/workflows/evil.yml' },
  };
  for (const [what, change] of Object.entries(strangers)) {
    assert.ok(!isTrusted({ ...RUN, ...change }, SOURCE), what);
  }
});

test('other events are trusted only where the user says so', () => {
  const run = { ...RUN, event: 'schedule' };
  assert.ok(isTrusted(run, { ...SOURCE, events: ['push', 'schedule'] }));
});
