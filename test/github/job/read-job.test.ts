import assert from 'node:assert/strict';
import test from 'node:test';
import { GateError } from '../../../src/errors.ts';
import { readJob } from '../../../src/github/job/read-job.ts';

const BASE = 'b'.repeat(40);
const HEAD = 'a'.repeat(40);
const MERGE = 'c'.repeat(40);

const ENVIRONMENT = {
  GITHUB_REPOSITORY: 'octo/server',
  GITHUB_REPOSITORY_ID: '7',
  GITHUB_RUN_ID: '1234',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_WORKFLOW_REF: 'octo/server/.github/workflows/perf.yml@refs/pull/5/merge',
  GITHUB_SHA: MERGE,
  GITHUB_REF: 'refs/pull/5/merge',
  GITHUB_ACTOR: 'author',
  GITHUB_TRIGGERING_ACTOR: 'somebody',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_WORKSPACE: '/home/runner/work/server/server',
  RUNNER_TEMP: '/home/runner/work/_temp',
  GITHUB_EVENT_NAME: 'pull_request',
  ACTIONS_RUNTIME_TOKEN: 'secret',
  ACTIONS_RESULTS_URL: 'https://results.example.com/',
  GITHUB_EVENT_PATH: '/home/runner/work/_temp/event.json',
};

function pullRequest(change: { headRepository?: { id: number } | null; action?: string } = {}) {
  const { headRepository = { id: 7 }, action = 'synchronize' } = change;
  return {
    action,
    number: 5,
    pull_request: {
      number: 5,
      state: 'open',
      base: { ref: 'main', sha: BASE, repo: { id: 7, full_name: 'octo/server' } },
      head: { ref: 'feature', sha: HEAD, repo: headRepository },
    },
  };
}

interface JobSketch {
  readonly payload?: unknown;
  readonly environment?: Readonly<Record<string, string>>;
  readonly mode?: 'gate' | 'report';
}

function read({ payload = pullRequest(), environment = {}, mode = 'gate' }: JobSketch = {}) {
  return readJob({ ...ENVIRONMENT, ...environment }, mode, () => JSON.stringify(payload));
}

const readEventOf = (name: string, ref: string, payload: unknown = {}) =>
  read({ payload, environment: { GITHUB_EVENT_NAME: name, GITHUB_REF: ref } }).event;

test('a pull request becomes a job with both tips', () => {
  assert.deepEqual(read(), {
    repository: { owner: 'octo', name: 'server', id: 7 },
    run: {
      id: 1234,
      attempt: 2,
      url: 'https://github.com/octo/server/actions/runs/1234/attempts/2',
    },
    workflowPath: '.github/workflows/perf.yml',
    event: {
      kind: 'pull-request',
      number: 5,
      base: { ref: 'main', sha: BASE },
      head: { ref: 'feature', sha: HEAD },
      isFork: false,
    },
    sha: MERGE,
    actor: 'somebody',
    initiator: 'author',
    serverUrl: 'https://github.com',
    workspace: '/home/runner/work/server/server',
    temp: '/home/runner/work/_temp',
    artifacts: 'offered',
  });
});

test('the file of the workflow is known where the runner names one of this repository', () => {
  for (const [ref, path] of [
    ['octo/server/.github/workflows/a b.yaml@refs/heads/x@refs/y', '.github/workflows/a b.yaml'],
    ['octo/other/.github/workflows/perf.yml@refs/heads/main', undefined],
    ['octo/server2/.github/workflows/perf.yml@refs/heads/main', undefined],
    ['octo/server/dynamic/pages@refs/heads/main', undefined],
    ['octo/server/.github/workflows/../../x.yml@refs/heads/main', undefined],
    ['', undefined],
  ] as const) {
    assert.equal(read({ environment: { GITHUB_WORKFLOW_REF: ref } }).workflowPath, path, ref);
  }
});

test('artifacts are where the toolkit finds them: not on an enterprise server, nor where the runner names no service', () => {
  for (const [environment, expected] of [
    [{ GITHUB_SERVER_URL: 'https://octo.ghe.com' }, 'offered'],
    [{ GITHUB_SERVER_URL: 'http://github.localhost:3000' }, 'offered'],
    [{ GITHUB_SERVER_URL: 'https://github.example.com' }, 'unsupported'],
    [{ GITHUB_SERVER_URL: 'https://notgithub.com' }, 'unsupported'],
    [{ ACTIONS_RUNTIME_TOKEN: '' }, 'unreachable'],
    [{ ACTIONS_RESULTS_URL: '' }, 'unreachable'],
  ] as const) {
    assert.equal(read({ environment }).artifacts, expected, JSON.stringify(environment));
  }
});

test('the ID of the repository is that of the event where the runner names none', () => {
  const GITHUB_REPOSITORY_ID = '';
  const payload = { ...pullRequest(), repository: { id: 12 } };
  assert.equal(read({ payload, environment: { GITHUB_REPOSITORY_ID } }).repository.id, 12);
  assert.equal(read({ payload }).repository.id, 7);
  const missing = /GITHUB_REPOSITORY_ID is not set\./;
  assert.throws(
    () => read({ environment: { GITHUB_REPOSITORY_ID } }),
    ({ details }: GateError) => details.some((line) => missing.test(line)),
  );
});

test('a head in another repository, or in one that is gone, is a fork', () => {
  for (const headRepository of [{ id: 8 }, null]) {
    const { event } = read({ payload: pullRequest({ headRepository }) });
    assert.ok(event.kind === 'pull-request' && event.isFork);
  }
});

test('the job of every other gated event has the short name of its branch', () => {
  for (const [head, pullRequest] of [
    [`refs/heads/gh-readonly-queue/main/pr-17-${BASE}`, 17],
    [`refs/heads/gh-readonly-queue/release/1.x/pr-4-${BASE}`, 4],
    [`refs/heads/mine/gh-readonly-queue/main/pr-17-${BASE}`, undefined],
  ] as const) {
    const group = { head_ref: head, base_ref: 'refs/heads/main', base_sha: BASE };
    assert.deepEqual(readEventOf('merge_group', head, { merge_group: group }), {
      kind: 'merge-group',
      base: { ref: 'main', sha: BASE },
      pullRequest,
    });
  }
  const push = { deleted: false };
  assert.deepEqual(readEventOf('push', 'refs/heads/release/1.x', push), {
    kind: 'push',
    branch: 'release/1.x',
  });
  assert.deepEqual(readEventOf('push', 'refs/tags/main', push), {
    kind: 'push',
    branch: undefined,
  });
  assert.deepEqual(readEventOf('schedule', 'refs/heads/main'), {
    kind: 'schedule',
    branch: 'main',
  });
  assert.deepEqual(readEventOf('workflow_dispatch', 'refs/heads/main'), {
    kind: 'dispatch',
    branch: 'main',
  });
  assert.deepEqual(readEventOf('workflow_dispatch', 'refs/tags/v1'), {
    kind: 'dispatch',
    branch: undefined,
  });
});

test('events whose token may write for strangers are refused with the reason and the way out', () => {
  for (const name of ['pull_request_target', 'workflow_run']) {
    assert.throws(
      () => readEventOf(name, 'refs/heads/main', pullRequest()),
      (error: unknown) =>
        error instanceof GateError &&
        error.code === 'event-refused' &&
        error.kind === 'input' &&
        error.message.includes("a stranger's code with a token that can write") &&
        error.remedy.includes('mode: report'),
      name,
    );
  }
});

test('refuses events without code to measure', () => {
  const refused = { code: 'event-refused' };
  assert.throws(() => readEventOf('issue_comment', 'refs/heads/main'), refused);
  for (const [ref, what] of [
    ['refs/heads/gone', 'branch'],
    ['refs/tags/v1', 'tag'],
  ] as const) {
    const message = `The push deleted a ${what}: there is nothing to gate.`;
    assert.throws(() => readEventOf('push', ref, { deleted: true }), { ...refused, message });
  }
  assert.throws(() => read({ payload: pullRequest({ action: 'closed' }) }), refused);
});

test('the second stage takes a finished run and nothing else', () => {
  const payload = { workflow_run: { id: 99, event: 'pull_request' } };
  const environment = { GITHUB_EVENT_NAME: 'workflow_run', GITHUB_REF: 'refs/heads/main' };
  assert.deepEqual(read({ payload, environment, mode: 'report' }).event, {
    kind: 'workflow-run',
    runId: 99,
  });
  assert.throws(() => read({ mode: 'report' }), { code: 'event-refused' });
});

test('outside a workflow the error lists all that is missing', () => {
  assert.throws(
    () => readJob({ GITHUB_SHA: 'main' }, 'gate'),
    (error: unknown) =>
      error instanceof GateError &&
      error.code === 'not-in-a-workflow' &&
      error.details.includes('GITHUB_SHA has an unexpected form.') &&
      error.details.includes('GITHUB_EVENT_PATH is not set.') &&
      error.details.includes('RUNNER_TEMP is not set.'),
  );
});

test('a payload that is not as GitHub sends it is a fault, not a crash', () => {
  const fault = { code: 'not-in-a-workflow' };
  for (const payload of [null, 'text', {}, { pull_request: { number: '5' } }]) {
    assert.throws(() => read({ payload }), fault);
  }
  assert.throws(() => readJob(ENVIRONMENT, 'gate', () => '{'), fault);
});
