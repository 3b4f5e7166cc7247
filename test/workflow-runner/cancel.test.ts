// Cancellation, and processes that outlive their step or their job.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findByVariable } from './processes.ts';
import { WorkflowSandbox } from './workflow-sandbox.ts';

/** Lives until a signal that it obeys; says which it heard. */
const listening = (obeyed: string): string => `
for (const name of ['SIGINT', 'SIGTERM']) {
  process.on(name, () => {
    console.log('heard ' + name);
    if (name === '${obeyed}') process.exit(130);
  });
}
setInterval(() => {}, 1000);
console.log('ready');`;

async function runAndCancel(program: string, more = '') {
  using box = new WorkflowSandbox();
  box.writeAction(program);
  const patience = { afterInterrupt: 200, afterTerminate: 200, afterExit: 200, minute: 60_000 };
  await using run = box.start(
    `  test:
    runs-on: ubuntu-latest
    steps:
      - uses: org/act@v1
      - run: echo not any more
      - if: cancelled()
        run: echo after the cancellation
      - if: always()
        run: exit 1
${more}`,
    { runner: { patience } },
  );
  await run.logged(/^ready$/);
  run.cancel();
  const { conclusion, jobs } = await run.finished;
  const log = jobs[0]?.log ?? '';
  return { conclusion, jobs, log, heard: log.match(/^heard \w+$/gm), steps: jobs[0]?.steps ?? [] };
}

describe('a cancelled run', () => {
  test('interrupts the step, skips what follows but for its own conditions', async () => {
    const next = '  next: {runs-on: x, needs: test, steps: [{run: "true"}]}\n';
    const late = '  late: {runs-on: x, needs: test, if: always(), steps: [{run: "true"}]}\n';
    const aside = '  aside: {runs-on: x, steps: [{run: "true"}]}\n';
    const { conclusion, heard, log, steps, jobs } = await runAndCancel(
      listening('SIGINT'),
      next + late + aside,
    );
    assert.equal(conclusion, 'cancelled');
    assert.deepEqual(heard, ['heard SIGINT']);
    assert.deepEqual(
      steps.map(({ outcome }) => outcome),
      ['cancelled', 'skipped', 'success', 'failure'],
    );
    assert.match(log, /^##\[error\]The operation was canceled\.$/m);
    assert.deepEqual(
      jobs.map(({ conclusion: one }) => one),
      ['cancelled', 'cancelled', 'cancelled', 'cancelled'],
      'a job that runs for `always()` in a cancelled run is a cancelled job, too',
    );
    assert.deepEqual(
      jobs.filter(({ workspace }) => workspace !== undefined).map(({ job }) => job.id),
      ['test', 'late'],
      'the others do not start',
    );
  });

  test('terminates a step that ignores the interrupt', async () => {
    const { heard } = await runAndCancel(listening('SIGTERM'));
    assert.deepEqual(heard, ['heard SIGINT', 'heard SIGTERM']);
  });

  test('kills a step that ignores both signals, with the processes that it started', async () => {
    const { heard, jobs } = await runAndCancel(
      `import { spawn } from 'node:child_process';\nspawn('sleep', ['600']);${listening('')}`,
    );
    assert.deepEqual(heard, ['heard SIGINT', 'heard SIGTERM']);
    assert.deepEqual(jobs[0]?.leftBehind, []);
  });

  test('does not interrupt a step that would run in a cancelled job', async () => {
    using box = new WorkflowSandbox();
    await using run = box.start(`  test:
    runs-on: ubuntu-latest
    steps:
      - if: always()
        run: |
          echo ready
          until [ -e go ]; do sleep 0.05; done
          echo to the end`);
    await run.logged(/^ready$/);
    run.cancel();
    box.write('machine/test/shop/shop/go', '');
    const { jobs } = await run.finished;
    assert.equal(jobs[0]?.steps[0]?.outcome, 'success');
    assert.equal(jobs[0]?.conclusion, 'cancelled');
    assert.match(jobs[0]?.log ?? '', /^to the end$/m);
  });

  test('happens when an unfinished run is disposed of', async () => {
    using box = new WorkflowSandbox();
    box.writeAction(`console.log('id=' + process.env.RUNNER_TRACKING_ID);${listening('SIGINT')}`);
    let id = '';
    {
      await using run = box.start('  test: {runs-on: x, steps: [{uses: org/act@v1}]}');
      id = (await run.logged(/^id=/)).slice(3);
      await run.logged(/^ready$/);
      assert.equal(findByVariable(`RUNNER_TRACKING_ID=${id}`).length, 1);
    }
    assert.deepEqual(findByVariable(`RUNNER_TRACKING_ID=${id}`), []);
  });

  test('happens at the time limit of a job, and the log says so', async () => {
    using box = new WorkflowSandbox();
    const patience = { afterInterrupt: 200, afterTerminate: 200, afterExit: 200, minute: 100 };
    const { jobs } = await box.run(
      '  test: {runs-on: x, timeout-minutes: 2, steps: [{run: exec sleep 600}]}',
      { runner: { patience } },
    );
    assert.equal(jobs[0]?.conclusion, 'cancelled');
    assert.match(jobs[0]?.log ?? '', /exceeded the maximum execution time of 2 minutes/);
  });
});

describe('a process that a step leaves', () => {
  test('lives through later steps, and is counted and killed after the job', async () => {
    using box = new WorkflowSandbox();
    const job = await box.runSteps(`
- run: |
    setsid sleep 600 > /dev/null 2>&1 &
    echo $! > pid
    until [ "$(tr '\\0' ' ' < "/proc/$!/cmdline")" = 'sleep 600 ' ]; do sleep 0.01; done
- run: kill -0 "$(cat pid)"
- run: echo "id=$RUNNER_TRACKING_ID"`);
    assert.equal(job.conclusion, 'success', job.log);
    assert.deepEqual(
      job.leftBehind.map(({ command }) => command),
      ['sleep 600'],
    );
    assert.match(job.log, /^Terminate orphan process: pid \(\d+\) \(sleep 600\)$/m);
    const id = /^id=(.*)$/m.exec(job.log)?.[1];
    assert.deepEqual(findByVariable(`RUNNER_TRACKING_ID=${id}`), []);
  });

  test('does not keep the step open for ever by holding its output', async () => {
    using box = new WorkflowSandbox();
    const patience = { afterInterrupt: 200, afterTerminate: 200, afterExit: 100, minute: 60_000 };
    const job = await box.runSteps('- run: |\n    sleep 600 &\n    echo done', {
      runner: { patience },
    });
    assert.equal(job.conclusion, 'success');
    assert.match(job.log, /^done$/m);
    assert.equal(job.leftBehind.length, 1);
  });
});
