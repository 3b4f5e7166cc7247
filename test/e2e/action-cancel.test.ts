// A cancelled workflow: whatever it is doing, the gate ends on the first signal and leaves nothing.

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { pullEvent, pushEvent } from './project/events.ts';
import { pacedProject } from './project/paced-server.ts';
import { gateOf, jobOf, Project, type ProjectOptions } from './project/project.ts';
import { PERF, quickStartWith } from './project/quick-start.ts';

const FAST = { milliseconds: 1 };
const START = 'start: node server.js';

interface Circumstances extends Pick<ProjectOptions, 'compare'> {
  readonly workflow?: string;
  readonly event?: 'pull_request' | 'push';
  readonly prepare?: (project: Project) => void;
}

/** Lets a pull request's run, or one of main, come to a point, and cancels it there. */
async function cancelAt(
  reached: RegExp | ((project: Project) => boolean),
  {
    workflow = quickStartWith(START),
    event = 'pull_request',
    compare,
    prepare,
  }: Circumstances = {},
) {
  await using project = await Project.create({
    workflows: { [PERF]: workflow },
    files: pacedProject(FAST),
    ...(compare === undefined ? {} : { compare }),
  });
  const sha = project.begin();
  prepare?.(project);
  const { state } = project.github;
  const run = await begin(project, event, sha);
  await using running = project.start(run.run, run.event);
  if (reached instanceof RegExp) await running.logged(reached);
  else await until(() => reached(project), running.finished);
  running.cancel();
  const result = await running.finished;
  const { leftBehind, log, outcome, outputs, summary } = gateOf({ ...run, result });

  assert.equal(outcome, 'cancelled');
  assert.equal(result.conclusion, 'cancelled');
  // Written after all has been stopped: a second signal, which the runner sends after 7.5 s, ends
  // the gate on the spot, without a word.
  assert.match(summary, /^### 🚫 perf-gate could not do its work: Cancelled by SIGINT\.$/m, log);
  assert.match(summary, /^Error code cancelled\.$/m);
  assert.deepEqual(outputs, {});
  assert.deepEqual(leftBehind, []);
  const { workspace = '' } = jobOf({ ...run, result });
  assert.deepEqual(
    readdirSync(dirname(workspace)),
    ['shop'],
    'nothing is left beside the checkout',
  );
  assert.ok(!existsSync(join(workspace, '.git/worktrees')), 'and git knows of nothing else');
  assert.deepEqual(state.comments, []);
  assert.deepEqual(
    state.artifacts.filter(({ digest }) => digest !== undefined),
    [],
    'no artifact is visible',
  );
  return { log, project };
}

/** Fails when the run ends first, instead of waiting for ever. */
async function until(isReached: () => boolean, finished: Promise<unknown>): Promise<void> {
  let hasEnded = false;
  const end = (): void => {
    hasEnded = true;
  };
  finished.then(end, end);
  while (!isReached()) {
    assert.ok(!hasEnded, 'the run has ended before it came there');
    await pause(20);
  }
}

async function begin(project: Project, event: string, sha: string) {
  if (event === 'push') {
    const pushed = pushEvent(project.repository, 'main', sha);
    return { run: project.addRun(pushed), event: pushed };
  }
  const pull = project.openPull('feature', { 'README.md': 'new\n' });
  const ref = `refs/pull/${pull.number}/merge`;
  const merge = project.git.mergeInto('main', pull.head.ref, ref);
  const opened = pullEvent(pull, merge);
  return { run: project.addRun(opened), event: opened };
}

describe('a gate that is cancelled', () => {
  it('while it builds ends the build', async () => {
    const build = 'build: echo building; sleep 600 & sleep 601';
    await cancelAt(/^building: /, { workflow: quickStartWith(build, START) });
  });

  it('while it waits for a run of main stops waiting', async () => {
    let waitedFor = 0;
    const { log } = await cancelAt(/^Waiting for a baseline: run \d+ of `main`/, {
      prepare: (project) => {
        const pushed = pushEvent(project.repository, 'main', project.git.tip('main'));
        waitedFor = project.addRun(pushed).id;
      },
    });
    assert.match(log, new RegExp(`^Waiting for a baseline: run ${waitedFor} of`, 'm'));
  });

  it('while it waits for GitHub to recover stops waiting', async () => {
    const hasFailed = ({ github }: Project) => github.requests.some(({ status }) => status === 503);
    await cancelAt(hasFailed, {
      prepare: ({ github }) =>
        github.failNext({ path: /\/workflows\/[^/]+\/runs$/, status: 503, times: 4 }),
    });
  });

  it('while it measures pairs stops both servers, and removes the checkout of the base', async () => {
    // Said before the first of them, which takes a while.
    const { log } = await cancelAt(/^(?:up to )?\d+ pairs? in/, { compare: 'auto' });
    assert.match(log, /^baseline: checking out [0-9a-f]{7}$/m);
    assert.doesNotMatch(log, /REGRESSION|NO BASELINE/);
  });

  it('while it uploads a baseline leaves no artifact, not even half of one', async () => {
    const hangs = ({ github }: Project) => github.requests.some(({ status }) => status === 'hang');
    const { project } = await cancelAt(hangs, {
      event: 'push',
      prepare: ({ github }) =>
        github.failNext({ method: 'PUT', path: /\/blobs\//, status: 'hang' }),
    });
    assert.deepEqual(
      project.github.state.artifacts.map(({ name, digest }) => ({ name, digest })),
      [{ name: 'perf-gate-default', digest: undefined }],
      'it was begun, and never finished',
    );
  });
});
