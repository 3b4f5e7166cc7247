// Jobs of a run: their order, needs, matrix, rights and end.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JobIdentity } from './run-request.ts';
import type { JobResult } from './run-result.ts';
import { WorkflowSandbox } from './workflow-sandbox.ts';

const conclusions = (jobs: readonly JobResult[]) =>
  jobs.map(({ job, conclusion }) => `${job.name}: ${conclusion}`);

const job = (id: string, script: string, more = ''): string =>
  `  ${id}:\n    runs-on: ubuntu-latest\n${more}    steps: [{run: "${script}"}]\n`;

describe('jobs', () => {
  test('run after what they need, and see its outputs and result', async () => {
    using box = new WorkflowSandbox();
    const { jobs } = await box.run(`
  last:
    runs-on: ubuntu-latest
    needs: [first]
    steps: [{run: 'echo "\${{ needs.first.outputs.word }} \${{ needs.first.result }}"'}]
  first:
    runs-on: ubuntu-latest
    outputs: {word: "\${{ steps.say.outputs.word }}", secret: "\${{ github.token }}"}
    steps: [{id: say, run: 'echo word=hello >> "$GITHUB_OUTPUT"'}]`);
    assert.deepEqual(conclusions(jobs), ['first: success', 'last: success']);
    assert.deepEqual(jobs[0]?.outputs, { word: 'hello' }, 'a secret is not handed on');
    assert.match(jobs[1]?.log ?? '', /^hello success$/m);
  });

  test('are skipped after a failure, however far away, unless they say otherwise', async () => {
    using box = new WorkflowSandbox();
    const { jobs, conclusion } = await box.run(
      job('bad', 'exit 1') +
        job('next', 'true', '    needs: bad\n') +
        job('far', 'true', '    needs: next\n') +
        job('rescue', 'true', '    needs: next\n    if: failure()\n') +
        job('sum', 'true', '    needs: [bad, next]\n    if: always()\n') +
        job('aside', 'true'),
    );
    assert.equal(conclusion, 'failure');
    assert.deepEqual(conclusions(jobs), [
      'bad: failure',
      'next: skipped',
      'far: skipped',
      'rescue: success',
      'sum: success',
      'aside: success',
    ]);
  });

  test('come once for each combination of a matrix, with its values in their names', async () => {
    using box = new WorkflowSandbox();
    const matrix =
      '{matrix: {os: [a, b], node: [20, 24], exclude: [{os: b, node: 20}], include: [{os: a, extra: yes}, {os: c}]}}';
    const script = `echo "\${{ matrix.os }} \${{ matrix.node }} \${{ matrix.extra }} \${{ strategy.job-index }}"`;
    const { jobs } = await box.run(`  test:
    runs-on: ubuntu-latest
    strategy: ${matrix}
    steps: [{run: '${script}'}]`);
    assert.deepEqual(
      jobs.map((one) => one.job.name),
      ['test (a, 20, yes)', 'test (a, 24, yes)', 'test (b, 24)', 'test (c)'],
    );
    assert.match(jobs[1]?.log ?? '', /^a 24 yes 1$/m);
  });

  test('of a matrix are cancelled when one has failed, unless fail-fast is off', async () => {
    using box = new WorkflowSandbox();
    const text = (strategy: string) =>
      job('test', `exit \${{ matrix.code }}`, `    strategy: ${strategy}\n`);
    const fast = await box.run(text('{matrix: {code: [0, 1, 0]}}'));
    assert.deepEqual(
      fast.jobs.map(({ conclusion }) => conclusion),
      ['success', 'failure', 'cancelled'],
    );
    const slow = await box.run(text('{fail-fast: false, matrix: {code: [1, 0]}}'));
    assert.deepEqual(conclusions(slow.jobs), ['test (1): failure', 'test (0): success']);
  });

  test('can be chosen', async () => {
    using box = new WorkflowSandbox();
    const { jobs } = await box.run(job('one', 'true') + job('two', 'true'), { jobs: ['two'] });
    assert.deepEqual(conclusions(jobs), ['two: success']);
  });

  test('do not run on an event that the workflow does not name', async () => {
    using box = new WorkflowSandbox();
    const event = { name: 'schedule', payload: {} };
    await assert.rejects(box.run(job('one', 'true'), { event }), /does not run on schedule/);
  });

  test('of a dispatched run have its inputs, with defaults and booleans', async () => {
    using box = new WorkflowSandbox();
    const { jobs } = await box.run(
      `on: {workflow_dispatch: {inputs: {accept: {type: boolean, default: true}, level: {default: low}}}}
jobs:
${job('one', `echo \${{ inputs.level }} \${{ inputs.accept && 1 || 2 }} \${{ github.event.inputs.accept }}`)}`,
      { event: { name: 'workflow_dispatch', payload: { inputs: { accept: 'false' } } } },
    );
    assert.match(jobs[0]?.log ?? '', /^low 2 false$/m);
  });
});

describe('the token of a job', () => {
  const FORK = {
    pull_request: {
      base: { ref: 'main', repo: { full_name: 'octo/shop' } },
      head: { ref: 'main', repo: { full_name: 'stranger/shop' } },
    },
  };
  const rights = '    permissions: {contents: read, pull-requests: write}\n';

  async function identityOf(text: string, event: string, payload = {}, actor = 'mona') {
    using box = new WorkflowSandbox();
    const seen: JobIdentity[] = [];
    const issueCredentials = (identity: JobIdentity) => {
      seen.push(identity);
      return { token: 't0ken', runtimeToken: 'rt0ken' };
    };
    const secrets = { KEY: 's3cret' };
    const result = await box.run(`on: [${event}]\n${text}`, {
      event: { name: event, payload },
      issueCredentials,
      run: { actor },
      secrets,
    });
    return { permissions: seen[0]?.permissions, log: result.jobs[0]?.log ?? '' };
  }

  test('may do what the job says, else what the workflow says, else the default', async () => {
    const own = await identityOf(
      `permissions: read-all\njobs:\n${job('a', 'true', rights)}`,
      'push',
    );
    assert.deepEqual(own.permissions, {
      contents: 'read',
      'pull-requests': 'write',
      metadata: 'read',
    });
    const none = await identityOf(`permissions: {}\njobs:\n${job('a', 'true')}`, 'push');
    assert.deepEqual(none.permissions, { metadata: 'read' });
    const all = await identityOf(`permissions: read-all\njobs:\n${job('a', 'true')}`, 'push');
    assert.equal(all.permissions?.actions, 'read');
    assert.ok(!Object.values(all.permissions ?? {}).includes('write'));
    const nothing = await identityOf(`jobs:\n${job('a', 'true')}`, 'push');
    assert.deepEqual(nothing.permissions, { contents: 'read', packages: 'read', metadata: 'read' });
  });

  test('cannot write for a fork, which gets no secrets either', async () => {
    const text = `jobs:\n${job('a', `echo [\${{ secrets.KEY }}]`, rights)}`;
    const fork = await identityOf(text, 'pull_request', FORK);
    assert.deepEqual(fork.permissions, {
      contents: 'read',
      'pull-requests': 'read',
      metadata: 'read',
    });
    assert.match(fork.log, /^\[\]$/m);
    const gone = { pull_request: { ...FORK.pull_request, head: { ref: 'main', repo: null } } };
    assert.equal(
      (await identityOf(text, 'pull_request', gone)).permissions?.['pull-requests'],
      'read',
    );
    const target = await identityOf(text, 'pull_request_target', FORK);
    assert.equal(target.permissions?.['pull-requests'], 'write');
  });

  test('cannot write for Dependabot', async () => {
    const own = { ...FORK.pull_request, head: FORK.pull_request.base };
    const text = `jobs:\n${job('a', 'true', rights)}`;
    const bot = await identityOf(text, 'pull_request', { pull_request: own }, 'dependabot[bot]');
    assert.equal(bot.permissions?.['pull-requests'], 'read');
    const human = await identityOf(text, 'pull_request', { pull_request: own });
    assert.equal(human.permissions?.['pull-requests'], 'write');
  });
});
