// The comment on a pull request: one for each gate, ours alone, and only where we may.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pacedProject } from '../../e2e/project/paced-server.ts';
import { gateOf, jobOf, Project } from '../../e2e/project/project.ts';
import { ACTIONS_APP, GITHUB_ACTIONS } from '../../fake-github/accounts.ts';
import { exampleFile } from '../../support/readme-examples.ts';

const PERF = '.github/workflows/perf.yml';
const quickStart = exampleFile('README.md', 'Quick start', PERF);
const files = pacedProject({ milliseconds: 1 });

/** Two gates in one job. */
const STEP =
  '      - uses: org/perf-gate@v1\n        with:\n          build: npm ci\n          start: node server.js\n';
const namedStep = (name: string) =>
  STEP.replace('with:', `id: ${name}\n        with:`).concat(`          name: ${name}\n`);
const twoGates = quickStart.replace(STEP, `${namedStep('a')}${namedStep('b')}`);

it('each gate finds its own comment among many, and leaves the others alone', async () => {
  await using project = await Project.create({
    workflows: { [PERF]: twoGates },
    files,
    numbers: 'given',
  });
  const { state } = project.github;
  project.begin();
  const pull = project.openPull('change', { 'NOTES.md': 'hello\n' });
  for (let index = 0; index < 120; index++) state.addComment(pull, project.mona, `${index}`);
  const marker = '<!-- perf-gate:a -->';
  const planted = state.addComment(pull, project.mona, `All is well.\n${marker}`);
  const own = state.addComment(pull, GITHUB_ACTIONS, `old\n${marker}`, ACTIONS_APP);
  for (let index = 0; index < 28; index++) state.addComment(pull, project.mona, `${index}`);

  const run = await project.runPull(pull);
  assert.equal(run.result.conclusion, 'success');
  assert.equal(planted.body, `All is well.\n${marker}`);
  assert.match(own.body, /^### ⚪ NO BASELINE: .*\n<!-- perf-gate:a -->\n$/s);
  assert.equal(state.comments.length, 151);
  const added = state.comments.at(-1);
  assert.match(added?.body ?? '', /^### ⚪ NO BASELINE: .*\n<!-- perf-gate:b -->\n$/s);
  const urls = jobOf(run).steps.flatMap(({ outputs }) => outputs['comment-url'] ?? []);
  const page = 'https://github.com/octo/shop/pull/1#issuecomment-';
  assert.deepEqual(urls, [`${page}${own.id}`, `${page}${added?.id}`]);
});

it('without the permission there is a warning with the line to add, and the same verdict', async () => {
  const workflow = quickStart.replace(/ {6}pull-requests: write.*\n/, '');
  await using project = await Project.create({
    workflows: { [PERF]: workflow },
    files,
    numbers: 'given',
  });
  project.begin();
  const pull = project.openPull('change', { 'NOTES.md': 'hello\n' });
  const run = await project.runPull(pull);
  const { annotations, outputs, summary } = gateOf(run);
  assert.equal(run.result.conclusion, 'success');
  assert.equal(outputs.verdict, 'no-baseline');
  assert.equal(outputs['comment-url'], '');
  assert.match(summary, /^### ⚪ NO BASELINE/);
  assert.deepEqual(annotations.slice(1), [
    {
      level: 'warning',
      message:
        'The comment could not be posted, the outcome stays. The token may not write comments: ' +
        'add the line `pull-requests: write` under `permissions:` of this job, or set ' +
        '`comment: never`. Everything is in the job summary.',
      properties: { title: 'perf-gate: no comment' },
    },
  ]);
  assert.deepEqual(project.github.state.comments, []);
});
