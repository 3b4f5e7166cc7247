// Steps of a job: whether they run, what they change for later ones, and how they end.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RunnerError } from './runner-error.ts';
import { jobOf, WorkflowSandbox } from './workflow-sandbox.ts';

describe('the steps of a job', () => {
  test('are skipped after one that fails, unless their condition says otherwise', async () => {
    using box = new WorkflowSandbox();
    const job = await box.runSteps(`
- run: |
    echo first
    false
    echo second
- run: echo third
- if: failure()
  run: echo fourth
- if: github.ref == 'refs/heads/main'
  run: echo fifth
- if: always()
  run: echo sixth`);
    assert.equal(job.conclusion, 'failure');
    assert.deepEqual(
      job.steps.map(({ outcome }) => outcome),
      ['failure', 'skipped', 'success', 'skipped', 'success'],
    );
    assert.match(job.log, /^first$/m);
    assert.doesNotMatch(job.log, /^second$/m);
    assert.deepEqual(job.annotations, [
      { level: 'error', message: 'Process completed with exit code 1.', properties: {} },
    ]);
  });

  test('go on after a failure that continue-on-error forgives', async () => {
    using box = new WorkflowSandbox();
    const job = await box.runSteps(`
- id: shaky
  run: exit 3
  continue-on-error: \${{ github.event_name == 'push' }}
- run: echo "\${{ steps.shaky.outcome }} then \${{ steps.shaky.conclusion }}"`);
    assert.equal(job.conclusion, 'success');
    assert.match(job.log, /^failure then success$/m);
  });

  test('hand on outputs, environment and path by files, with heredocs', async () => {
    using box = new WorkflowSandbox();
    const job = await box.runSteps(`
- id: one
  run: |
    echo "short=1<<2=3" >> "$GITHUB_OUTPUT"
    printf 'long<<END\\nfirst\\n\\nthird\\nEND\\n' >> "$GITHUB_OUTPUT"
    echo "GREETING=hello" >> "$GITHUB_ENV"
    echo "NODE_OPTIONS=--inspect" >> "$GITHUB_ENV"
    mkdir tools && printf '#!/bin/sh\\necho "tool ran"\\n' > tools/tool && chmod +x tools/tool
    echo "$PWD/tools" >> "$GITHUB_PATH"
- run: |
    tool
    echo "$GREETING \${{ env.GREETING }} [$NODE_OPTIONS] \${{ steps.one.outputs.short }}"`);
    assert.deepEqual(job.steps[0]?.outputs, { short: '1<<2=3', long: 'first\n\nthird' });
    assert.match(job.log, /^tool ran$/m);
    assert.match(job.log, /^hello hello \[\] 1<<2=3$/m);
    assert.match(job.log, /Can't store NODE_OPTIONS output parameter/);
    assert.equal(job.conclusion, 'success');
  });

  test('fail over an output file that cannot be read', async () => {
    using box = new WorkflowSandbox();
    const job = await box.runSteps(`
- run: printf 'text<<END\\nnever ended\\n' >> "$GITHUB_OUTPUT"`);
    assert.equal(job.conclusion, 'failure');
    assert.match(job.log, /Unable to process file command 'output' successfully/);
    assert.match(job.log, /Matching delimiter not found 'END'/);
  });

  test('have a summary of at most one MiB, beyond which there is none, and an error', async () => {
    using box = new WorkflowSandbox();
    const job = await box.runSteps(`
- run: echo "## ghs_job_token" >> "$GITHUB_STEP_SUMMARY"
- run: head -c 1048577 /dev/zero | tr '\\0' 'x' >> "$GITHUB_STEP_SUMMARY"`);
    assert.equal(job.steps[0]?.summary, '## ***\n');
    assert.equal(job.steps[1]?.summary, undefined);
    assert.equal(job.steps[1]?.outcome, 'success');
    assert.match(job.log, /supports content up to a size of 1024k, got 1024k/);
  });

  test('see the environment of workflow, job and step, the nearest first', async () => {
    using box = new WorkflowSandbox();
    const { jobs } = await box.run(`on: push
env: {A: workflow, B: workflow, C: workflow}
jobs:
  test:
    runs-on: ubuntu-latest
    env: {B: job, C: "job of \${{ github.job }}"}
    steps:
      - run: echo "$A, $B, $C, $GITHUB_SHA"
        env: {A: "\${{ github.actor }}", GITHUB_SHA: fake}
      - run: echo "$A, $B, $C"`);
    assert.match(jobs[0]?.log ?? '', /^mona, job, job of test, a{40}$/m);
    assert.match(jobs[0]?.log ?? '', /^workflow, job, job of test$/m);
  });

  test('run in the folder and the shell of the defaults, unless they name their own', async () => {
    using box = new WorkflowSandbox();
    const { jobs } = await box.run(`on: push
defaults: {run: {working-directory: below}}
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: mkdir below
        working-directory: .
      - run: basename "$PWD"
      - run: "false | true"
        shell: bash`);
    assert.match(jobs[0]?.log ?? '', /^below$/m);
    assert.equal(jobs[0]?.steps[2]?.outcome, 'failure');
  });

  test('fail when their time is over, with all that they started', async () => {
    using box = new WorkflowSandbox();
    const patience = { afterInterrupt: 50, afterTerminate: 50, afterExit: 50, minute: 100 };
    const job = await box.runSteps(
      `
- run: "trap '' INT TERM; while :; do sleep 1; done"
  timeout-minutes: 1
- if: failure()
  run: echo afterwards`,
      { runner: { patience } },
    );
    assert.equal(job.conclusion, 'failure');
    assert.match(job.log, /has timed out after 1 minutes\./);
    assert.match(job.log, /^afterwards$/m);
  });

  test('fail when an expression of theirs cannot be evaluated', async () => {
    using box = new WorkflowSandbox();
    const job = await box.runSteps(`
- run: echo "\${{ fromJSON('{') }}"`);
    assert.equal(job.conclusion, 'failure');
  });

  test('are refused, not left out, when the runner does not know what they ask for', async () => {
    using box = new WorkflowSandbox();
    const refused: readonly (readonly [string, RegExp])[] = [
      ['- uses: somebody/else@v1', /does not know the action somebody\/else/],
      ['- run: echo\n  background: true', /is no workflow:[\s\S]*Unexpected value 'background'/],
      ['- run: echo\n  shell: pwsh', /knows no shell "pwsh"/],
      ['- use: ./', /is no workflow:[\s\S]*Unexpected value 'use'/],
    ];
    for (const [steps, because] of refused) {
      await assert.rejects(box.runSteps(steps), (error) => {
        assert.ok(error instanceof RunnerError, String(error));
        assert.match(error.message, because);
        return true;
      });
    }
    const withService = jobOf('- run: echo').replace(
      '    steps:',
      '    services: {db: {image: postgres}}\n    steps:',
    );
    await assert.rejects(box.run(withService), /container and services are not supported/);
    await using run = box.start(withService, {
      startContainers: async () => ({
        services: { db: { ports: { '5432': '15432' } } },
        async [Symbol.asyncDispose]() {},
      }),
    });
    assert.equal((await run.finished).conclusion, 'success');
  });
});
