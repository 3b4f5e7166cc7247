// Pull requests whose token can only read: gated like all others, and commented on by a second workflow.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { renderJson } from '../../../src/report/render-json.ts';
import { pullEvent } from '../../e2e/project/events.ts';
import { HOSTILE, HOSTILE_TRACES, hostileReport } from '../../e2e/project/hostile-report.ts';
import { pacedProject, paceFile } from '../../e2e/project/paced-server.ts';
import { type Finished, gateOf, jobOf, Project } from '../../e2e/project/project.ts';
import type { Pull } from '../../fake-github/fake-github.ts';
import { exampleFile } from '../../support/readme-examples.ts';
import {
  makeComparison,
  makeDetails,
  makeReport,
  makeRequestDetails,
} from '../../support/report-parts.ts';

const PERF = '.github/workflows/perf.yml';
const REPORT = '.github/workflows/perf-report.yml';
const SILENT = '.github/workflows/silent-report.yml';
const CONFINED = '.github/workflows/confined-report.yml';
const FAST = { milliseconds: 1 };
const SLOW = { milliseconds: 4 };

const secondStage = exampleFile('docs/github.md', 'Forks and Dependabot', REPORT);
const workflows = {
  [PERF]: exampleFile('README.md', 'Quick start', PERF),
  [REPORT]: secondStage,
  [SILENT]: `${secondStage}          comment: never\n`,
  // Node itself refuses to start processes and threads then.
  [CONFINED]: secondStage.replace(
    '    steps:\n',
    '    env:\n      NODE_OPTIONS: --permission --allow-fs-read=* --allow-fs-write=*\n    steps:\n',
  ),
};

const openProject = (numbers?: 'given') =>
  Project.create({ workflows, files: pacedProject(FAST), ...(numbers && { numbers }) });

const noticeFor = (whose: string) => ({
  level: 'notice',
  message:
    `The token of ${whose} may only read, so there is no comment. Everything is in the job ` +
    'summary. A second workflow on `workflow_run` with `mode: report` can post it.',
  properties: { title: 'perf-gate: no comment' },
});

const prefaceOf = ({ run }: Pick<Finished, 'run'>) =>
  `> Measured by [run ${run.id}](https://github.com/octo/shop/actions/runs/${run.id}) of the pull ` +
  "request's own code; perf-gate checked the form of these numbers, not their truth.\n\n";

const writesOf = ({ github }: Project) =>
  github.requests.filter(({ method, path }) => method !== 'GET' && path.startsWith('/repos/'));

const commentsOn = ({ github }: Project, pull: Pull) =>
  github.state.comments.filter((comment) => comment.pull === pull);

const lastLine = (body: string) => body.trimEnd().split('\n').at(-1);

describe('a pull request from a fork', () => {
  it('is gated, and the second stage keeps one comment on the right pull request', async () => {
    await using project = await openProject('given');
    project.begin();
    const push = await project.push({ 'README.md': 'gated\n' });
    const pull = project.openPullFromFork('patch-1', paceFile(SLOW));
    const other = project.openPullFromFork('patch-1', { 'NOTES.md': 'hello\n' }, 'passer-by');

    const first = await project.runPull(pull);
    const gate = gateOf(first);
    assert.equal(gate.outputs.verdict, 'regression');
    assert.equal(gate.outputs['comment-url'], '');
    assert.equal(gate.exitCode, 1);
    const [error, ...rest] = gate.annotations;
    assert.match(error?.message ?? '', /^throughput fell by [\d.]+\s%/);
    assert.deepEqual(rest, [noticeFor('a pull request from a fork')]);
    assert.match(gate.summary, /^### ❌ REGRESSION: throughput fell by/);
    assert.deepEqual(gate.leftBehind, []);
    assert.equal(project.github.state.comments.length, 0);

    const told = await project.secondStage(first, REPORT);
    const [comment, ...others] = project.github.state.comments;
    assert.deepEqual(others, []);
    assert.equal(comment?.pull, pull);
    assert.ok(comment.body.startsWith(`${prefaceOf(first)}### ❌ REGRESSION: throughput fell by`));
    assert.match(comment.body, new RegExp(`against .*/actions/runs/${push.run.id}\\)`));
    assert.equal(lastLine(comment.body), '<!-- perf-gate:default -->');
    assert.match(gateOf(told).outputs['comment-url'] ?? '', /pull\/1#issuecomment-\d+$/);
    assert.equal(told.result.conclusion, 'success');

    const before = writesOf(project).length;
    await project.secondStage(first, REPORT);
    assert.equal(writesOf(project).length, before);

    project.updatePull(pull, paceFile(FAST));
    const late = await project.secondStage(first, REPORT);
    const why =
      `Nothing is posted of run ${first.run.id}: The pull request has newer commits, ` +
      'whose own run reports them.';
    assert.equal(gateOf(late).summary.trim(), `perf-gate: ${why}`);
    assert.ok(gateOf(late).log.includes(why));
    assert.equal(writesOf(project).length, before);

    const fixed = await project.runPull(pull);
    assert.equal(gateOf(fixed).outputs.verdict, 'pass');
    assert.deepEqual(gateOf(fixed).annotations.at(-1), noticeFor('a pull request from a fork'));
    await project.secondStage(fixed, REPORT);
    assert.deepEqual(project.github.state.comments, [comment]);
    assert.ok(comment.body.startsWith(`${prefaceOf(fixed)}### ✅ PASS`));
    assert.deepEqual(commentsOn(project, other), []);
  });

  it('whose fork is deleted meanwhile is gated all the same, and nothing is posted', async () => {
    await using project = await openProject('given');
    project.begin();
    const pull = project.openPullFromFork("a&state=all#'\"$(touch$IFS'owned')`id`", {});
    pull.head.repository = null;
    const run = await project.runPull(pull);
    assert.equal(gateOf(run).outputs.verdict, 'no-baseline');
    assert.deepEqual(gateOf(run).annotations.at(-1), noticeFor('a pull request from a fork'));
    const told = await project.secondStage(run, REPORT);
    const why =
      `perf-gate: Nothing is posted of run ${run.run.id}: ` +
      'The repository or branch that it measured is gone.';
    assert.equal(gateOf(told).summary.trim(), why);
    assert.equal(told.result.conclusion, 'success');
    assert.deepEqual(project.github.state.comments, []);
  });
});

it("Dependabot's pull request is gated, and gets its comment from the second stage, as one from a fork does", async () => {
  await using project = await openProject('given');
  project.begin();
  const actor = project.github.state.addAccount('dependabot[bot]', 'Bot');
  const pull = project.openPull('dependabot/npm/left-pad-2', { 'NOTES.md': 'left-pad 2\n' });
  pull.user = actor;
  const event = project.testMerge(pull);
  const planned = project.addRun(event, { actor });
  project.github.state.finish(planned, 'cancelled');
  // Whoever runs it again: the rights stay those of Dependabot.
  const run = await project.rerun({ run: planned, event }, { actor: project.mona });
  assert.equal(gateOf(run).outputs.verdict, 'no-baseline');
  assert.equal(run.result.conclusion, 'success');
  assert.deepEqual(gateOf(run).annotations.at(-1), noticeFor('a pull request of Dependabot'));
  assert.deepEqual(project.github.state.comments, []);

  await project.secondStage(run, REPORT);
  const [comment, ...others] = commentsOn(project, pull);
  assert.deepEqual(others, []);
  assert.ok(
    comment?.body.startsWith(`${prefaceOf(run)}### ⚪ NO BASELINE: nothing to compare with`),
  );

  // A person who can write started this one: its own run has commented.
  const own = project.addRun(pullEvent(pull, pull.head.sha), { actor: project.mona });
  project.github.state.finish(own, 'success');
  const skipped = await project.secondStage({ run: own }, REPORT);
  assert.equal(jobOf(skipped).conclusion, 'skipped');
});

describe('the second stage', () => {
  /** As the judge makes it: the change is that of the values. */
  const lost = makeComparison({
    after: 2390,
    change: 2390 / 6120 - 1,
    interval: { best: -0.58, worst: -0.63 },
    outcome: 'regression',
  });
  const regression = makeReport({
    verdict: { kind: 'regression', offending: ['throughput'] },
    exit: { code: 1, because: 'x' },
    comparisons: [lost],
  });
  const json = renderJson(regression);

  /** Two open pull requests whose branches have one name, and a finished run of the first. */
  async function makeFinishedRun() {
    const project = await openProject();
    project.begin();
    const branch = 'a&state=all#$(id)';
    const pull = project.openPullFromFork(branch, {});
    const other = project.openPullFromFork(branch, { 'NOTES.md': 'hello\n' }, 'passer-by');
    const { repository } = pull.head;
    const run = project.addRun(pullEvent(pull, pull.head.sha), { head: repository });
    project.github.state.finish(run, 'failure');
    const store = (name: string, content: Readonly<Record<string, string | Buffer>> | Buffer) =>
      project.github.state.uploadAs(run, name, content);
    return {
      project,
      pull,
      other,
      run,
      store,
      [Symbol.asyncDispose]: () => project[Symbol.asyncDispose](),
    };
  }

  it('needs no checkout and starts no process', async () => {
    await using scene = await makeFinishedRun();
    const { project, pull, store } = scene;
    store('perf-gate-report;default', { 'report.json': json });
    const told = await project.secondStage(scene, CONFINED);
    assert.equal(told.result.conclusion, 'success');
    assert.equal(commentsOn(project, pull).length, 1);
    const { workspace, leftBehind } = jobOf(told);
    assert.deepEqual([readdirSync(workspace ?? ''), leftBehind], [[], []]);
  });

  it('adds no annotation and no comment where the workflow turns comments off', async () => {
    await using scene = await makeFinishedRun();
    const { project, store } = scene;
    store('perf-gate-report;default', { 'report.json': json });
    const told = await project.secondStage(scene, SILENT);
    assert.ok(gateOf(told).summary.startsWith(`${prefaceOf(scene)}### ❌ REGRESSION`));
    assert.deepEqual(gateOf(told).annotations, []);
    assert.deepEqual(writesOf(project), []);
  });

  it('takes nothing but numbers from a hostile report, for the pull request that GitHub names', async () => {
    await using scene = await makeFinishedRun();
    const { project, pull, other, store } = scene;
    store('perf-gate-report;hostile', {
      'pull-request.txt': String(other.number),
      'report.json': hostileReport(regression, other.number),
      'event.json': JSON.stringify({ pull_request: { number: other.number }, body: HOSTILE }),
    });
    const told = await project.secondStage(scene, REPORT);
    const [comment, ...others] = project.github.state.comments;
    assert.deepEqual(others, []);
    assert.equal(comment?.pull, pull);
    assert.equal(lastLine(comment.body), '<!-- perf-gate:hostile -->');
    assert.ok(comment.body.startsWith(`${prefaceOf(scene)}### ❌ REGRESSION`));
    const { summary, log, annotations } = gateOf(told);
    assert.deepEqual(annotations, []);
    for (const text of [comment.body, summary, log]) assert.doesNotMatch(text, HOSTILE_TRACES);
  });

  it('shows as many reports as a summary holds, and says that there were more', async () => {
    await using scene = await makeFinishedRun();
    const { project, store } = scene;
    const requests = Array.from({ length: 64 }, (_, at) => makeRequestDetails({ name: `r${at}` }));
    const long = renderJson({ ...regression, details: makeDetails({ requests }) });
    for (let at = 10; at < 35; at++) store(`perf-gate-report;g${at}`, { 'report.json': long });
    const told = await project.secondStage(scene, SILENT);
    const { summary, annotations } = gateOf(told);
    assert.equal(summary.split(prefaceOf(scene)).length - 1, 20);
    assert.deepEqual(annotations, [
      {
        level: 'warning',
        message:
          `Run ${scene.run.id} stored reports of 25 gates; those of the first 20 by name are ` +
          'shown, because more comments would bury the pull request.',
        properties: { title: 'perf-gate: some reports were not used' },
      },
    ]);
  });

  it('warns of each report that cannot be one of ours, and posts none of them', async () => {
    await using scene = await makeFinishedRun();
    const { project, store } = scene;
    const claim = (name: string, text: string | Buffer) =>
      store(`perf-gate-report;${name}`, { 'report.json': text });
    claim('bomb', Buffer.alloc(32 * 1_024 * 1_024));
    claim('contradictory', json.replace('"kind": "regression"', '"kind": "pass"'));
    claim('infinite', json.replace('"after": 2390', '"after": 1e999'));
    claim('nan', json.replace('"after": 2390', '"after": NaN'));
    claim('no-json', HOSTILE);
    store('perf-gate-report;no-report', { 'readme.md': HOSTILE });
    store('perf-gate-report;no-zip', Buffer.from(HOSTILE));
    store('perf-gate-report;outside', { 'report.json': json, '../../../owned': HOSTILE });
    claim('text', json.replace('"after": 2390', '"after": "2390"'));
    for (const name of ['', '../../up', '<b>@octocat</b>', '-a', '-->', 'x'.repeat(200)])
      claim(name, json);
    store('perf-gate-default', { 'report.json': json });

    const told = await project.secondStage(scene, REPORT);
    const unusable = 'An artifact cannot be used:';
    const expected = {
      bomb: `${unusable} its \`report.json\` is larger than 1048576 bytes.`,
      contradictory: 'It contradicts itself: the verdict is pass although a loss is shown.',
      infinite: 'It has another form at comparisons.0.after.',
      nan: 'It has another form.',
      'no-json': 'It has another form.',
      'no-report': `${unusable} it holds no file \`report.json\`.`,
      'no-zip': `${unusable} it is no sound archive.`,
      outside: `${unusable} it is no sound archive.`,
      text: 'It has another form at comparisons.0.after.',
    };
    assert.deepEqual(
      gateOf(told).annotations,
      Object.entries(expected).map(([name, why]) => ({
        level: 'warning',
        message: `The report of the gate "${name}" is not posted. ${why}`,
        properties: { title: 'perf-gate: a report was not used' },
      })),
    );
    assert.equal(told.result.conclusion, 'success');
    assert.deepEqual(writesOf(project), []);
    assert.doesNotMatch(gateOf(told).log, HOSTILE_TRACES);
  });
});
