// Where the version before cannot be run, the check does not fail for it: the report says why. That
// stored numbers may pass the change then, and not fail it: see test/gate/.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUILT_INPUTS, builtPace, builtProject, leftBeside } from './project/built-server.ts';
import { type Finished, gateOf, Project } from './project/project.ts';
import { PERF, quickStartWith } from './project/quick-start.ts';

const FAST = { milliseconds: 1 };
const SLOW = { milliseconds: 5 };
const workflow = quickStartWith(...BUILT_INPUTS, 'comment: always');

/** It was green, and the log, the summary and the comment say why nothing was run beside it. */
function assertSaid(project: Project, finished: Finished, verdict: string, why: RegExp): void {
  const { outputs, log, summary, leftBehind } = gateOf(finished);
  assert.deepEqual([outputs.verdict, finished.result.conclusion], [verdict, 'success'], log);
  assert.deepEqual([leftBehind, leftBeside(finished)], [[], []]);
  const comment = project.github.state.comments.at(-1)?.body ?? '';
  for (const text of [log, summary, comment]) assert.match(text.replaceAll(/\s+/g, ' '), why);
}

test('a base that neither the token nor the checkout is given fails nobody, and the report says so first', async () => {
  const gate = '      - uses: org/perf-gate@v1\n';
  // As the clone's own address, the host is as closed to it.
  const away = 'rm "$HOME/.gitconfig"';
  const step = `      - if: github.event_name == 'pull_request'\n        run: ${away}\n`;
  assert.ok(workflow.includes(gate));
  await using project = await Project.create({
    workflows: { [PERF]: workflow.replace(gate, step + gate) },
    files: builtProject(FAST),
    compare: 'auto',
    runner: 'github-hosted',
    host: 'closed',
  });
  const base = project.begin();
  const slow = await project.runPull(project.openPull('slow', builtPace(SLOW)));
  const notFetched = `The commit ${base} is not in this clone, and could not be fetched\\.`;
  const refused = 'fatal: Authentication failed';
  const notRun = 'The base could not be run, so a loss of throughput cannot fail this check\\.';
  const why = new RegExp(`${notRun} ${notFetched} .*${refused}`);
  assertSaid(project, slow, 'no-baseline', why);
});

test('a push that breaks its own requests is a regression beside the commit before, and no fault of the plan', async () => {
  await using project = await Project.create({
    workflows: { [PERF]: workflow },
    files: builtProject(FAST),
    config: 'rate: 200/s\n',
    compare: 'auto',
    budget: '30s',
  });
  project.beginWithoutGate();
  const broken = builtProject({ ...FAST, failEvery: 1 });
  const paced = broken['source/paced.js']?.replace('= 500', '= 418') ?? '';
  const pushed = await project.push({ ...project.adoption, ...broken, 'source/paced.js': paced });
  const { outputs, log, leftBehind } = gateOf(pushed);
  assert.equal(outputs.verdict, 'regression', log);
  assert.match(log, /^baseline: fetching/m);
  assert.deepEqual(leftBehind, []);
});
