// What the action does on each event: gates it, or refuses it before anything of it is started.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { issueCommentEvent, pullEvent } from '../../e2e/project/events.ts';
import { pacedProject, paceFile } from '../../e2e/project/paced-server.ts';
import { type Finished, gateOf, jobOf, Project } from '../../e2e/project/project.ts';
import { exampleFile } from '../../support/readme-examples.ts';

const PERF = '.github/workflows/perf.yml';
const REPORT = '.github/workflows/perf-report.yml';
const FAST = { milliseconds: 1 };
const SLOW = { milliseconds: 4 };

const quickStart = exampleFile('README.md', 'Quick start', PERF);
const secondStage = exampleFile('docs/github.md', 'Forks and Dependabot', REPORT);

describe('an event that is gated', () => {
  const workflows = { [PERF]: `${quickStart}          comment: always\n` };

  it('is compared with main in a merge queue and makes no comment there; a tag stores nothing', async () => {
    const files = pacedProject(FAST);
    await using project = await Project.create({ workflows, files, numbers: 'given' });
    const { state } = project.github;
    const artifactsOf = ({ run }: Finished) =>
      state.artifacts.filter((each) => each.run === run).map(({ name }) => name);
    project.begin();
    const push = await project.push({ 'README.md': 'gated\n' });
    assert.deepEqual(artifactsOf(push), ['perf-gate-default', 'perf-gate-report;default']);

    const tag = await project.pushTag('v1.0.0');
    assert.equal(gateOf(tag).outputs.verdict, 'no-baseline');
    assert.equal(tag.result.conclusion, 'success');
    const why = 'No baseline was looked for: a tag belongs to no branch that has one.';
    assert.ok(gateOf(tag).summary.includes(`\n${why}\n`));
    assert.deepEqual(artifactsOf(tag), ['perf-gate-report;default']);

    const slow = project.openPull('slow', paceFile(SLOW));
    const queued = await project.runMergeGroup(slow);
    const { outputs, summary, leftBehind } = gateOf(queued);
    assert.equal(outputs.verdict, 'regression');
    assert.equal(outputs['baseline-commit'], push.event.sha);
    assert.equal(queued.result.conclusion, 'failure');
    assert.match(summary, /^### ❌ REGRESSION: throughput fell by/);
    assert.deepEqual(leftBehind, []);
    assert.deepEqual(artifactsOf(queued), ['perf-gate-report;default']);
    assert.equal(state.comments.length, 0);

    const same = project.openPull('same', { 'README.md': 'gated, and how\n' });
    const told = await project.runPull(same);
    assert.equal(gateOf(told).outputs.verdict, 'pass');
    const [comment, ...others] = state.comments;
    assert.deepEqual(others, []);
    assert.equal(comment?.pull, same);
    assert.match(comment.body, /^### ✅ PASS/);

    state.comments.splice(0);
    project.github.failNext({
      method: 'POST',
      path: /\/comments$/,
      status: 403,
      body: { message: 'Unable to create comment because issue is locked.' },
    });
    const locked = await project.rerun(told);
    assert.equal(locked.result.conclusion, 'success');
    assert.deepEqual(gateOf(locked).annotations.slice(1), [
      {
        level: 'warning',
        message:
          'The comment could not be posted, the outcome stays. The conversation of this pull ' +
          'request is locked: unlock it to have one. Everything is in the job summary.',
        properties: { title: 'perf-gate: no comment' },
      },
    ]);
    assert.equal(gateOf(locked).outputs['comment-url'], '');
  });
});

describe('an event that is refused', () => {
  const start = 'build: touch built\n          start: touch started && node server.js';
  const gate = quickStart.replace(/build: .*\n *start: .*/, start);
  const always = secondStage.replace(/ {4}# Where .*?(?= {4}runs-on)/s, '');
  const texts = {
    target: gate.replace('pull_request:', 'pull_request_target:'),
    follower: always.replace('mode: report', start),
    closed: gate.replace('pull_request:', 'pull_request:\n    types: [closed]'),
    commented: gate.replace('pull_request:', 'issue_comment:'),
    report: always.replace(/workflow_run:.*?completed\]/s, 'pull_request:'),
  };
  const pathOf = (name: string) => `.github/workflows/${name}.yml`;
  const workflows = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [pathOf(name), text]),
  );

  function assertRefused(run: Finished, message: string): void {
    const { outputs, annotations, exitCode, log } = gateOf(run);
    const title = 'perf-gate: event-refused';
    assert.deepEqual(annotations, [{ level: 'error', message, properties: { title } }]);
    assert.equal(exitCode, 2);
    assert.deepEqual(outputs, {});
    assert.equal(run.result.conclusion, 'failure');
    const left = readdirSync(jobOf(run).workspace ?? '');
    assert.deepEqual([left.includes('built'), left.includes('started')], [false, false]);
    assert.ok(log.includes('event-refused'));
  }

  it('ends with the reason, and nothing of it is built or started', async () => {
    await using project = await Project.create({ workflows, files: pacedProject(FAST) });
    project.begin();
    const pull = project.openPullFromFork('evil', { 'server.js': 'process.exit()\n' });
    const instead =
      'Measure on `pull_request`, which works for forks too; to comment there, add a second ' +
      'workflow on `workflow_run` with `mode: report`.';
    const danger = "is refused: it would run a stranger's code with a token that can write.";

    const event = 'pull_request_target';
    const target = await project.runPull(pull, { workflow: pathOf('target'), event });
    assertRefused(target, `\`pull_request_target\` ${danger} ${instead}`);

    const follower = await project.secondStage(target, pathOf('follower'));
    assertRefused(follower, `\`workflow_run\` ${danger} ${instead}`);

    const { event: opened } = target;
    const closed = await project.run(
      { ...opened, name: 'pull_request', payload: { ...opened.payload, action: 'closed' } },
      { workflow: pathOf('closed') },
    );
    assertRefused(
      closed,
      'The pull request was closed: there is nothing to gate. ' +
        'Remove `closed` from the `types:` of `pull_request`.',
    );

    const said = issueCommentEvent(pull, project.git.tip('main'));
    assertRefused(
      await project.run(said, { workflow: pathOf('commented') }),
      'perf-gate does not know what to compare on `issue_comment`. Use `pull_request`, `push`, ' +
        '`merge_group`, `schedule` or `workflow_dispatch` under `on:`.',
    );

    const report = await project.run(pullEvent(pull, opened.sha), { workflow: pathOf('report') });
    assertRefused(
      report,
      '`mode: report` is for `workflow_run`; this is `pull_request`. ' +
        'Use `on: workflow_run` for the second stage, or remove `mode: report`.',
    );
    assert.deepEqual(project.github.state.comments, []);
  });
});
