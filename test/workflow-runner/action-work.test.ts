// JavaScript actions: inputs, environment, state and post programs.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { WorkflowSandbox } from './workflow-sandbox.ts';

const PRINT_ENVIRONMENT =
  'console.log("ENV " + JSON.stringify({ ...process.env, cwd: process.cwd() }));';

/** The environment that a program printed. */
function environmentIn(log: string): Record<string, string> {
  return JSON.parse(/^ENV (.*)$/m.exec(log)?.[1] ?? '{}');
}

describe('an action', () => {
  test('gets its inputs in upper case with hyphens, and its defaults evaluated', async () => {
    using box = new WorkflowSandbox();
    box.writeAction(
      PRINT_ENVIRONMENT,
      `inputs:
  max-drop: {description: A., default: 5%}
  two words: {description: B., default: here}
  actor: {description: C., default: "\${{ github.actor }} of \${{ github.repository }}"}
  token: {description: D., default: "\${{ github.token }}"}
  empty: {description: E.}
  required: {description: F., required: true}
  old: {description: G., deprecationMessage: Say max-drop.}
`,
    );
    const job = await box.runSteps(`
- uses: org/act@v1
  with: {max-drop: 3, old: x, unknown: y}`);
    const env = environmentIn(job.log);
    assert.equal(env['INPUT_MAX-DROP'], '3');
    assert.equal(env.INPUT_TWO_WORDS, 'here');
    assert.equal(env.INPUT_ACTOR, 'mona of octo/shop');
    assert.equal(env.INPUT_TOKEN, '***', 'masked in the log');
    assert.equal(env.INPUT_EMPTY, '');
    assert.equal(env.INPUT_REQUIRED, '', 'the runner leaves this check to the action');
    assert.deepEqual(
      job.annotations.map(({ level, message }) => `${level}: ${message}`),
      [
        "warning: Input 'old' has been deprecated with message: Say max-drop.",
        "warning: Unexpected input(s) 'unknown', valid inputs are ['max-drop', 'two words', 'actor', 'token', 'empty', 'required', 'old']",
      ],
    );
  });

  test('gets the token for artifacts, which scripts do not get', async () => {
    using box = new WorkflowSandbox();
    box.writeAction(PRINT_ENVIRONMENT);
    const inAction = environmentIn((await box.runSteps('- uses: org/act@v1')).log);
    const script = `- run: node "${box.join('act', 'main.mjs')}"`;
    const inScript = environmentIn((await box.runSteps(script)).log);
    assert.equal(inAction.ACTIONS_RESULTS_URL, 'http://127.0.0.1:9/');
    assert.equal(inAction.ACTIONS_RUNTIME_TOKEN, '***');
    const names = Object.keys(inScript);
    assert.deepEqual(
      names.filter((name) => /^(?:ACTIONS_|INPUT_|GITHUB_TOKEN)/.test(name)),
      [],
    );
    for (const env of [inAction, inScript]) {
      assert.equal(env.cwd, box.join('machine', 'test', 'shop', 'shop'));
      assert.equal(env.GITHUB_WORKSPACE, env.cwd);
      assert.equal(env.GITHUB_TOKEN, undefined);
      assert.ok(env.RUNNER_TRACKING_ID?.startsWith('github_'));
    }
  });

  test('finds the run in its environment', async () => {
    using box = new WorkflowSandbox();
    box.writeAction(PRINT_ENVIRONMENT);
    const pullRequest = { number: 5, base: { ref: 'main' }, head: { ref: 'faster' } };
    const run = { ref: 'refs/pull/5/merge', attempt: 2, triggeringActor: 'hubot' };
    const text = `on: pull_request
name: perf
jobs:
  gate:
    runs-on: ubuntu-latest
    steps: [{uses: org/act@v1}]`;
    const { jobs } = await box.run(text, {
      event: { name: 'pull_request', payload: { pull_request: pullRequest } },
      run,
      runner: { environment: 'self-hosted', name: 'iron' },
    });
    const env = environmentIn(jobs[0]?.log ?? '');
    const expected = {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION: '__org_act',
      GITHUB_ACTION_REF: 'v1',
      GITHUB_ACTION_REPOSITORY: 'org/act',
      GITHUB_ACTOR: 'mona',
      GITHUB_API_URL: 'http://127.0.0.1:9/api',
      GITHUB_BASE_REF: 'main',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_GRAPHQL_URL: 'http://127.0.0.1:9/api/graphql',
      GITHUB_HEAD_REF: 'faster',
      GITHUB_JOB: 'gate',
      GITHUB_REF: 'refs/pull/5/merge',
      GITHUB_REF_NAME: '5/merge',
      GITHUB_REF_TYPE: 'branch',
      GITHUB_REPOSITORY: 'octo/shop',
      GITHUB_REPOSITORY_ID: '7',
      GITHUB_REPOSITORY_OWNER: 'octo',
      GITHUB_RETENTION_DAYS: '90',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_RUN_ID: '42',
      GITHUB_RUN_NUMBER: '1',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_TRIGGERING_ACTOR: 'hubot',
      GITHUB_WORKFLOW: 'perf',
      GITHUB_WORKFLOW_REF: 'octo/shop/.github/workflows/test.yml@refs/pull/5/merge',
      RUNNER_ENVIRONMENT: 'self-hosted',
      RUNNER_NAME: 'iron',
      RUNNER_OS: 'Linux',
    };
    assert.deepEqual(
      Object.fromEntries(Object.keys(expected).map((name) => [name, env[name]])),
      expected,
    );
    assert.equal(env.RUNNER_TEMP, box.join('machine', 'gate', '_temp'));
    assert.equal(env.RUNNER_DEBUG, undefined);
    assert.equal(env.GITHUB_EVENT_PATH, box.join('machine/gate/_temp/_github_workflow/event.json'));
  });

  test('keeps state for its post program, which runs after all steps, latest first', async () => {
    using box = new WorkflowSandbox();
    box.writeAction(
      `import { appendFileSync } from 'node:fs';
const isPost = process.argv[1].endsWith('post.mjs');
if (!isPost) appendFileSync(process.env.GITHUB_STATE, 'seen=' + process.env['INPUT_WHICH']);
console.log(isPost ? 'post ' + process.env.STATE_seen : 'main');`,
      'inputs: {which: {description: W.}}\n',
    );
    box.write('act/post.mjs', "import './main.mjs';");
    const text = `name: act
description: d
inputs: {which: {description: W.}}
runs: {using: node24, main: main.mjs, post: post.mjs}
`;
    box.write('act/action.yml', text);
    const job = await box.runSteps(`
- uses: org/act@v1
  with: {which: a}
- uses: org/act@v1
  with: {which: b}
- run: exit 1
- uses: org/act@v1
  with: {which: c}`);
    const said = job.log.match(/^(?:main|post .*)$/gm);
    assert.deepEqual(said, ['main', 'main', 'post b', 'post a']);
    assert.equal(job.steps.at(-1)?.name, 'Post Run org/act@v1');
  });

  test('out of the workspace must have been checked out before', async () => {
    using box = new WorkflowSandbox();
    const missing = await box.runSteps('- uses: ./act');
    assert.equal(missing.conclusion, 'failure');
    assert.match(missing.log, /Did you forget to run actions\/checkout/);
    const there = await box.runSteps(`
- run: |
    mkdir act
    echo 'console.log("local", process.env.GITHUB_ACTION_REPOSITORY)' > act/main.mjs
    printf 'name: a\\ndescription: d\\nruns: {using: node20, main: main.mjs}\\n' > act/action.yml
- uses: ./act`);
    assert.match(there.log, /^local undefined$/m);
  });

  test('whose action.yml GitHub would refuse is refused', async () => {
    using box = new WorkflowSandbox();
    box.writeAction('', 'input: {a: {description: Typo.}}\n');
    await assert.rejects(box.runSteps('- uses: org/act@v1'), /Unexpected value 'input'/);
  });
});
