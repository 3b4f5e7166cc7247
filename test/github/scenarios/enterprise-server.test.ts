// GitHub Enterprise Server, which offers no artifacts of the kind that the toolkit stores.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pacedProject } from '../../e2e/project/paced-server.ts';
import { type Finished, gateOf, Project } from '../../e2e/project/project.ts';
import { PERF, quickStart } from '../../e2e/project/quick-start.ts';

const SERVER = 'https://github.example.com';
const inFiles = `${quickStart}          save: perf-baseline.json\n`;

const adopt = (text = quickStart) =>
  Project.create({
    workflows: { [PERF]: text },
    files: pacedProject({ milliseconds: 1 }),
    numbers: 'given',
    serverUrl: SERVER,
  });

const titlesOf = (finished: Finished) =>
  gateOf(finished).annotations.map(({ level, properties }) => `${level}: ${properties.title}`);

/** What was asked of the artifact service. */
const uploadsOf = ({ github }: Project) =>
  github.requests.filter(({ path }) => path.startsWith('/twirp/'));

describe('on an enterprise server', { concurrency: true }, () => {
  it('a push that could store nothing ends before anything is measured', async () => {
    await using project = await adopt();
    project.begin();
    const push = await project.push({ 'README.md': 'gated\n' });
    assert.equal(push.result.conclusion, 'failure');
    assert.deepEqual(titlesOf(push), ['error: perf-gate: artifacts-unsupported']);
    const { summary, outputs } = gateOf(push);
    assert.equal(outputs.verdict, undefined);
    assert.match(summary, /could store no baseline for later ones: this server does not offer/);
    assert.match(summary, /give the action's inputs <code>save<\/code> and <code>baseline<\/code>/);
    assert.deepEqual(project.github.requests, [], 'GitHub was not asked');
  });

  it('a pull request is gated without stored numbers, and stores no report', async () => {
    await using project = await adopt();
    project.begin();
    const pull = await project.runPull(project.openPull('same', { 'README.md': 'same\n' }));
    assert.equal(pull.result.conclusion, 'success');
    assert.deepEqual(titlesOf(pull), ['warning: perf-gate (default): NO BASELINE']);
    assert.match(
      gateOf(pull).log,
      /^No stored baseline was looked for: this server does not offer artifacts of this kind\.$/m,
    );
    assert.deepEqual(uploadsOf(project), []);
  });

  it('a second step of the same name ends before it measures', async () => {
    const [step] = / {6}- uses: org\/perf-gate@v1\n[\s\S]*/.exec(inFiles) ?? [];
    await using project = await adopt(`${inFiles}${step}`);
    project.begin();
    const push = await project.push({ 'README.md': 'gated\n' });
    assert.equal(push.result.conclusion, 'failure');
    const { annotations, outputs } = gateOf(push);
    assert.equal(annotations.at(-1)?.properties.title, 'perf-gate: bad-input');
    assert.match(annotations.at(-1)?.message ?? '', /has the name `default` already/);
    assert.deepEqual(outputs, {}, 'it has no verdict');
  });

  it('with files there is no warning but that of the verdict', async () => {
    await using project = await adopt(inFiles);
    project.begin();
    const push = await project.push({ 'README.md': 'gated\n' });
    assert.equal(push.result.conclusion, 'success');
    assert.deepEqual(titlesOf(push), ['notice: perf-gate (default): SAVED']);
    assert.deepEqual(uploadsOf(project), []);
  });
});
