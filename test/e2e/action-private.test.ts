// The quick start in a private repository: the base is fetched with the job's token, which nothing else gets.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BUILT_INPUTS, builtPace, builtProject, leftBeside } from './project/built-server.ts';
import { pacedProject, paceFile } from './project/paced-server.ts';
import { gateOf, jobOf, Project } from './project/project.ts';
import { PERF, quickStart, quickStartWith } from './project/quick-start.ts';

const TOKEN = /ghs_[0-9a-f]{36}/;
const GATE = '      - uses: org/perf-gate@v1\n';
/** What the checkout was made with: from now on only the token leads to the repository. */
const ALONE = '      - run: rm "$HOME/.gitconfig"\n';

test('a change that fails is red, although the checkout has one commit and no credentials', async () => {
  const [build = '', ...inputs] = BUILT_INPUTS;
  const seen = `${build} && env >> ../starts.txt.env`;
  const workflow = quickStartWith(seen, ...inputs).replace(GATE, ALONE + GATE);
  await using project = await Project.create({
    workflows: { [PERF]: workflow },
    // It ends with the failures shown, which takes four pairs, however busy the machine is.
    budget: '30s',
    files: builtProject({ milliseconds: 1 }),
    maxThroughputDrop: '99.9%',
    config: 'rate: 200/s\n',
    compare: 'auto',
    runner: 'github-hosted',
    host: 'private',
  });
  const base = project.begin();
  const failing = builtPace({ milliseconds: 2, failEvery: 3 });
  const finished = await project.runPull(project.openPull('failing', failing));

  const { outputs, log, summary, leftBehind } = gateOf(finished);
  assert.deepEqual([outputs.verdict, finished.result.conclusion], ['regression', 'failure'], log);
  assert.match(log, new RegExp(`^baseline: fetching ${base.slice(0, 7)}$`, 'm'));
  assert.match(summary, new RegExp(` side by side with commit .*${base.slice(0, 12)}`));

  const { workspace = '' } = jobOf(finished);
  const environments = readFileSync(join(workspace, '../starts.txt.env'), 'utf8');
  assert.equal(environments.match(/^PATH=/gm)?.length, 2, 'both versions were built');
  const configuration = readFileSync(join(workspace, '.git/config'), 'utf8');
  for (const text of [environments, configuration, log, summary]) {
    assert.doesNotMatch(text, TOKEN);
  }
  assert.deepEqual(leftBehind, []);
  assert.deepEqual(leftBeside(finished), ['starts.txt.env']);
});

const TOKEN_STAYS_OUT =
  '          persist-credentials: false # the server under test needs no token\n';
/** As of a `container:` job: what the runner checked out belongs to another user. */
const FOREIGN = '      - run: chown -R 1001:1001 .\n';

test('the quick start is red as well where its checkout is in a folder, and belongs to another user', {
  skip: process.getuid?.() === 0 ? false : 'needs root',
}, async () => {
  assert.ok(quickStart.includes(TOKEN_STAYS_OUT));
  const inFolder = quickStart
    .replace(TOKEN_STAYS_OUT, `${TOKEN_STAYS_OUT}          path: app\n`)
    .replace(GATE, ALONE + FOREIGN + GATE);
  await using project = await Project.create({
    workflows: { [PERF]: `${inFolder}          cwd: app\n          config: app/perf-gate.yml\n` },
    budget: '30s',
    files: pacedProject({ milliseconds: 1 }),
    maxThroughputDrop: '99.9%',
    config: 'rate: 200/s\n',
    compare: 'auto',
    runner: 'github-hosted',
    host: 'private',
  });
  const base = project.begin();
  const failing = paceFile({ milliseconds: 2, failEvery: 3 });
  const finished = await project.runPull(project.openPull('failing', failing));
  const { outputs, log, summary, leftBehind } = gateOf(finished);
  assert.deepEqual([outputs.verdict, finished.result.conclusion], ['regression', 'failure'], log);
  assert.match(log, new RegExp(`^baseline: fetching ${base.slice(0, 7)}$`, 'm'));
  assert.match(summary, new RegExp(` side by side with commit .*${base.slice(0, 12)}`));
  assert.deepEqual(leftBehind, []);
});
