// The life of a gate: adopted, fed, passed, failed, mended.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storedRecords } from '../../e2e/project/artifacts.ts';
import { pacedProject, paceFile } from '../../e2e/project/paced-server.ts';
import { type Finished, gateOf, Project } from '../../e2e/project/project.ts';
import { PERF, quickStart } from '../../e2e/project/quick-start.ts';

const FAST = { milliseconds: 1 };
const SLOW = { milliseconds: 4 };
const NONE =
  'No baseline was found for branch `main`: this workflow has not run there yet. ' +
  'The next `push` run of perf.yml on `main` stores one.';

/** What GitHub shows of a run without being asked, and what steps after it see. */
function seenOf(finished: Finished) {
  const { annotations, outputs, leftBehind } = gateOf(finished);
  assert.deepEqual(leftBehind, []);
  return {
    conclusion: finished.result.conclusion,
    verdict: outputs.verdict,
    annotations: annotations.map(({ level, properties }) => `${level}: ${properties.title}`),
  };
}

const NO_BASELINE = {
  conclusion: 'success',
  verdict: 'no-baseline',
  annotations: ['warning: perf-gate (default): NO BASELINE'],
};
const SAVED = {
  ...NO_BASELINE,
  annotations: ['notice: perf-gate (default): SAVED'],
};
const PASS = {
  conclusion: 'success',
  verdict: 'pass',
  annotations: ['notice: perf-gate (default): PASS'],
};
const REGRESSION = {
  conclusion: 'failure',
  verdict: 'regression',
  annotations: ['error: perf-gate (default): REGRESSION'],
};

test('a project adopts the gate, feeds it, is warned in one comment, and mends it', async () => {
  await using project = await Project.create({
    workflows: { [PERF]: quickStart },
    files: pacedProject(FAST),
    numbers: 'given',
  });
  const { state } = project.github;
  project.begin();

  const adoption = project.openPull('adopt', { 'README.md': 'gated\n' });
  const first = await project.runPull(adoption);
  assert.deepEqual(seenOf(first), NO_BASELINE);
  assert.ok(gateOf(first).log.split('\n').includes(NONE));
  const [greeting] = state.comments;
  assert.equal(greeting?.pull, adoption);
  assert.match(greeting.body, /^### ⚪ NO BASELINE: nothing to compare with; measured /);
  assert.ok(
    greeting.body.includes(`\n${NONE.replaceAll(/`(.+?)`/g, '<code>$1</code>')}\n`),
    greeting.body,
  );
  assert.match(greeting.body, /\n<!-- perf-gate:default -->\n$/);
  assert.equal(gateOf(first).outputs['comment-url'], `${pageOf(1)}#issuecomment-${greeting.id}`);

  const push = await project.mergePull(adoption);
  assert.deepEqual(seenOf(push), SAVED);
  assert.match(
    gateOf(push).summary,
    /this workflow has not run there yet\. This run stores one\.$/m,
  );
  assert.match(gateOf(push).log, /^saved to perf-gate-default \(1 record\)$/m);
  const [measured] = await storedRecords(project, push.run);
  assert.equal(measured?.id, `${push.run.id}`);
  assert.equal(measured.commit, push.run.headSha);

  const worse = project.openPull('worse', paceFile(SLOW));
  const second = await project.runPull(worse);
  assert.deepEqual(seenOf(second), REGRESSION);
  const warning = state.comments.at(-1);
  assert.equal(warning?.pull, worse);
  assert.match(warning.body, /^### ❌ REGRESSION: /);
  assert.equal(withoutMarker(warning.body), gateOf(second).summary.trimEnd());

  project.updatePull(worse, paceFile(FAST));
  const third = await project.runPull(worse);
  assert.deepEqual(seenOf(third), PASS);
  const onWorse = state.comments.filter(({ pull }) => pull === worse);
  assert.deepEqual(onWorse, [warning]);
  const { outputs, summary } = gateOf(third);
  assert.equal(outputs['baseline-commit'], push.run.headSha);
  assert.equal(outputs['baseline-run-url'], `${SHOP}/actions/runs/${push.run.id}`);
  const used = `, against 1 stored record up to [run ${push.run.id}](${SHOP}/actions/runs/${push.run.id}) of commit [${push.run.headSha.slice(0, 12)}](`;
  assert.ok(summary.includes(used), summary);
  assert.match(warning.body, /^### ✅ PASS: /);
  assert.equal(withoutMarker(warning.body), gateOf(third).summary.trimEnd());
  assert.equal(gateOf(third).outputs['comment-url'], gateOf(second).outputs['comment-url']);
});

const SHOP = 'https://github.com/octo/shop';
const pageOf = (pull: number): string => `${SHOP}/pull/${pull}`;

const withoutMarker = (body: string): string =>
  body.replace(/\n<!-- perf-gate:default -->\n$/, '').trimEnd();
