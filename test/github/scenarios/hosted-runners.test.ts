// Between hosted runners only large changes can be shown.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pacedProject, paceFile } from '../../e2e/project/paced-server.ts';
import { gateOf, Project } from '../../e2e/project/project.ts';
import { PERF, quickStart } from '../../e2e/project/quick-start.ts';

const FAST = { milliseconds: 1 };
const HALF_AS_FAST = { milliseconds: 2 };

const withoutMarker = (body: string): string =>
  body.replace(/\n<!-- perf-gate:default -->\n$/, '').trimEnd();

test('between hosted runners a change that halves the speed may be inconclusive: it is green, and the report says why', async () => {
  await using project = await Project.create({
    workflows: { [PERF]: quickStart },
    files: pacedProject(FAST),
    runner: 'github-hosted',
    numbers: 'given',
  });
  project.begin();
  await project.push({ 'README.md': 'gated\n' });

  const slow = project.openPull('slow', paceFile(HALF_AS_FAST));
  const finished = await project.runPull(slow);
  const { annotations, leftBehind, outputs, summary } = gateOf(finished);
  assert.deepEqual(leftBehind, []);
  assert.deepEqual([finished.result.conclusion, outputs.verdict], ['success', 'inconclusive']);
  assert.deepEqual(
    annotations.map(({ level, properties }) => `${level}: ${properties.title}`),
    ['notice: perf-gate (default): INCONCLUSIVE'],
  );
  const [comment] = project.github.state.comments;
  assert.equal(withoutMarker(comment?.body ?? ''), summary.trimEnd());
  assert.match(summary, /^### ❔ INCONCLUSIVE: throughput fell by /);
  assert.match(
    summary,
    /^- The stored record comes from another machine of this kind, and between such machines the same code varies by 10 to 30.%; only large changes can be shown\.$/m,
  );
  assert.match(
    summary,
    /^- Compared with 1 stored record; below 8 the spread between runs is not known and taken to be at least 15.% for throughput\. Which fall in throughput could have been shown is unknown\. /m,
  );
  assert.match(
    annotations[0]?.message ?? '',
    / Nothing was decided, and `on-inconclusive` is `warn`: nothing is blocked\.$/,
  );
});
