// A change is run beside what it changes, from the first pull request on. Each job is on another machine,
// as on hosted runners, and its checkout holds one commit.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { artifactsOf } from './project/artifacts.ts';
import {
  BUILT_INPUTS,
  BUILT_PATHS,
  builtPace,
  builtProject,
  leftBeside,
  type ServerStart,
  startsOf,
} from './project/built-server.ts';
import { type Finished, gateOf, jobOf, Project } from './project/project.ts';
import { PERF, quickStartWith } from './project/quick-start.ts';

const FAST = { milliseconds: 1 };
const FAILING = { milliseconds: 2, failEvery: 3 };
const workflow = quickStartWith(...BUILT_INPUTS, BUILT_PATHS);

const commitPage = (sha: string): string => `https://github.com/octo/shop/commit/${sha}`;
const besideCommit = (sha: string): string =>
  ` side by side with commit [${sha.slice(0, 12)}](${commitPage(sha)}), `;
const besideBuild = (sha: string): string =>
  ` side by side with the stored build of [${sha.slice(0, 12)}](${commitPage(sha)}), `;

/** How it ended; whatever was started or made for it is gone by then. */
function endOf(finished: Finished) {
  const { outputs, summary, log, leftBehind } = gateOf(finished);
  assert.deepEqual([leftBehind, leftBeside(finished)], [[], []]);
  return { verdict: outputs.verdict, conclusion: finished.result.conclusion, summary, log };
}

/** Where the servers of each version ran, by what set them apart. */
function foldersOf(finished: Finished, isCandidate: (start: ServerStart) => boolean) {
  const starts = startsOf(finished);
  const foldersWhere = (holds: (start: ServerStart) => boolean): readonly string[] => [
    ...new Set(starts.filter(holds).map(({ folder }) => folder)),
  ];
  const [candidate, ...elsewhere] = foldersWhere(isCandidate);
  const [baseline, ...others] = foldersWhere((start) => !isCandidate(start));
  assert.ok(candidate !== undefined && baseline !== undefined, 'both versions were started');
  assert.deepEqual([...elsewhere, ...others], []);
  assert.equal(candidate, jobOf(finished).workspace);
  assert.equal(baseline.length, candidate.length, 'neither has the longer path');
  return { starts: starts.filter((start) => !isCandidate(start)), baseline };
}

test('the pull request that adopts the gate is compared with its base, and later ones with what main has built', async () => {
  await using project = await Project.create({
    workflows: { [PERF]: workflow },
    files: builtProject(FAST),
    maxThroughputDrop: '99.9%',
    // Held on a busy machine, too.
    config: 'rate: 200/s\n',
    compare: 'auto',
    budget: '30s',
    runner: 'github-hosted',
  });
  const { state } = project.github;
  const base = project.beginWithoutGate();

  const adoption = project.openPull('adopt', { ...project.adoption, ...builtPace(FAILING) });
  const first = await project.runPull(adoption);
  const red = endOf(first);
  assert.deepEqual([red.verdict, red.conclusion], ['regression', 'failure'], red.log);
  assert.ok(existsSync(join(jobOf(first).workspace ?? '', '.git/shallow')));
  assert.match(red.log, new RegExp(`^baseline: fetching ${base.slice(0, 7)}$`, 'm'));
  const [warning] = state.comments;
  assert.equal(warning?.pull, adoption);
  assert.match(warning.body, /^### ❌ REGRESSION: /);
  for (const text of [red.summary, warning.body]) assert.ok(text.includes(besideCommit(base)));
  const fromCommit = foldersOf(first, ({ pace }) => pace === FAILING.milliseconds);
  for (const { files } of fromCommit.starts) assert.ok(!files.includes('perf-gate.yml'));

  project.updatePull(adoption, builtPace(FAST));
  const push = await project.mergePull(adoption);
  assert.equal(endOf(push).conclusion, 'success');
  assert.ok(endOf(push).summary.includes(besideCommit(base)));
  assert.deepEqual(artifactsOf(project, push), [
    'perf-gate-default',
    'perf-gate-default-build',
    'perf-gate-report;default',
  ]);

  const same = project.openPull('same', { 'NOTES.md': 'gated\n' });
  const second = await project.runPull(same);
  const green = endOf(second);
  // Whether three pairs fit into so short a budget is up to the machine: without them it is undecided.
  assert.equal(green.conclusion, 'success', green.log);
  assert.ok(green.summary.includes(besideBuild(push.event.sha)), green.summary);
  const fromBuild = foldersOf(second, ({ files }) => files.includes('NOTES.md'));
  for (const { files } of fromBuild.starts) {
    const stored = files.filter((name) => !name.startsWith('.perf-gate'));
    assert.deepEqual(stored, ['built', 'package.json']);
  }
});
