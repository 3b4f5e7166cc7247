// A stranger's change is measured beside its base, and the second stage comments on it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleFile } from '../support/readme-examples.ts';
import { pacedProject, paceFile } from './project/paced-server.ts';
import { gateOf, Project } from './project/project.ts';
import { PERF, quickStart } from './project/quick-start.ts';

const REPORT = '.github/workflows/perf-report.yml';

test('the comment on a pull request from a fork names the base that was measured beside it', async () => {
  await using project = await Project.create({
    workflows: {
      [PERF]: quickStart,
      [REPORT]: exampleFile('docs/github.md', 'Forks and Dependabot', REPORT),
    },
    files: pacedProject({ milliseconds: 1 }),
    compare: 'side-by-side',
    runner: 'github-hosted',
  });
  const base = project.begin().slice(0, 12);
  const pull = project.openPullFromFork('patch-1', paceFile({ milliseconds: 1, failEvery: 3 }));
  const run = await project.runPull(pull);
  const { leftBehind, log, outputs, summary } = gateOf(run);
  assert.equal(outputs.verdict, 'regression', log);
  assert.deepEqual(leftBehind, []);
  assert.match(summary, new RegExp(`^Compared side by side with commit .${base}`, 'm'));
  assert.equal(project.github.state.comments.length, 0);

  const told = await project.secondStage(run, REPORT);
  assert.equal(told.result.conclusion, 'success');
  const [comment, ...others] = project.github.state.comments;
  assert.deepEqual(others, []);
  assert.equal(comment?.pull, pull);
  const [, preface = ''] = /^> (Measured by .*)$/m.exec(comment.body) ?? [];
  assert.match(preface, /of the pull request's own code; .* not their truth\.$/);
  assert.match(comment.body, /^### ❌ REGRESSION: /m);
  assert.match(comment.body, /^Compared side by side with the base commit, built here\s*$/m);
  assert.match(comment.body, /^default · side by side, \d+ pairs? of blocks · /m);
  assert.match(comment.body, /^<!-- perf-gate:default -->$/m);
  assert.ok(!comment.body.includes(base), 'no trusted run has named it');
});
