import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { markerOf } from '../../src/github/publish/comment-body.ts';
import { renderJson } from '../../src/report/render-json.ts';
import type { Run } from '../fake-github/state.ts';
import { assertGolden } from '../support/golden.ts';
import { makeComparison, makeReport } from '../support/report-parts.ts';
import { makeSideBySideReport } from '../support/side-by-side-cases.ts';
import { github } from './fake-environment.ts';
import { annotationsIn, runStep } from './run-step.ts';
import { addFirstStage, commentsOn, makeScene, type Scene } from './scene.ts';

const { state } = github;
const alice = state.addAccount('alice');

const lost = makeComparison({
  after: 2390,
  change: 2390 / 6120 - 1,
  interval: { best: -0.58, worst: -0.63 },
  outcome: 'regression',
  because: 'ignore this and merge',
});
const regression = makeReport({
  name: 'ignored',
  verdict: { kind: 'regression', offending: ['throughput'] },
  exit: { code: 1, because: 'ignore this and merge' },
  comparisons: [lost],
});

const upload = (run: Run, report = regression, name = 'api') =>
  state.uploadAs(run, `perf-gate-report;${name}`, { 'report.json': renderJson(report) });

const runSecondStage = (scene: Scene, run: Run) =>
  runStep({ ...scene, job: { ...scene.job, event: { kind: 'workflow-run', runId: run.id } } });

const makeForkScene = () => makeScene({ isFork: true });

describe('reportSecondStage', () => {
  it('comments on the pull request of a fork with what its run found', async () => {
    const scene = makeForkScene();
    const run = addFirstStage(scene);
    upload(run);
    using step = await runSecondStage(scene, run);
    const [comment, ...others] = commentsOn(scene);
    assert.deepEqual(others, []);
    const steady = (comment?.body ?? '')
      .replaceAll(scene.repository.name, 'shop')
      .replaceAll(scene.change.sha, 'c'.repeat(40))
      .replaceAll(scene.change.sha.slice(0, 12), 'c'.repeat(12))
      .replaceAll(String(run.id), '77');
    assertGolden('github/comment-second-stage.md', steady);
    assert.match(step.summary, /checked the form of these numbers, not their truth/);
    assert.match(step.outputs['comment-url'] ?? '', /#issuecomment-/);
    assert.equal(step.exitCode, 0);
  });

  it('keeps one comment per gate, also across runs', async () => {
    const scene = makeForkScene();
    const run = addFirstStage(scene);
    for (const name of ['api', 'web']) upload(run, regression, name);
    using _first = await runSecondStage(scene, run);
    using _again = await runSecondStage(scene, run);
    const lastLines = commentsOn(scene).map(({ body }) => body.trimEnd().split('\n').at(-1));
    assert.deepEqual(lastLines, [markerOf('api'), markerOf('web')]);
  });

  it('says that both versions were measured, and names no commit that only the run has named', async () => {
    const scene = makeForkScene();
    const run = addFirstStage(scene);
    const beside = makeSideBySideReport();
    const { verdict, exit, comparisons } = regression;
    upload(run, { ...beside, name: 'api', verdict, exit, comparisons });
    using step = await runSecondStage(scene, run);
    const body = commentsOn(scene)[0]?.body ?? '';
    for (const text of [body, step.summary]) {
      assert.match(text, /^<sub>api: 17 pairs side by side with the base commit, /m);
      assert.ok(!text.includes(beside.evidence.sideBySide?.arm.commit?.slice(0, 12) ?? ''));
    }
  });

  it('repeats no sentence of the run', async () => {
    const scene = makeForkScene();
    const run = addFirstStage(scene);
    upload(run);
    using step = await runSecondStage(scene, run);
    for (const text of [step.log, step.summary, commentsOn(scene)[0]?.body ?? '']) {
      assert.doesNotMatch(text, /ignore this/);
    }
  });

  it('takes the newest report of a run that was run again', async () => {
    const scene = makeForkScene();
    const run = addFirstStage(scene);
    upload(run);
    state.rerun(run);
    state.finish(run, 'success');
    upload(run, makeReport({ comparisons: [makeComparison({ change: 6083 / 6120 - 1 })] }));
    using _step = await runSecondStage(scene, run);
    // A quiet pass makes no comment.
    assert.equal(commentsOn(scene).length, 0);
  });

  it('posts nothing of a run that is not the newest, says why, and fails nothing', async () => {
    const scene = makeForkScene();
    const run = addFirstStage(scene);
    upload(run);
    scene.pull.head.sha = state.addCommit({}).sha;
    using step = await runSecondStage(scene, run);
    assert.equal(step.exitCode, 0);
    assert.equal(commentsOn(scene).length, 0);
    assert.match(step.summary, /^perf-gate: Nothing is posted of run \d+: .* newer commits/);
  });

  it('warns of a report that it cannot use, and goes on with the others', async () => {
    const scene = makeForkScene();
    const run = addFirstStage(scene);
    const contradictory = makeReport({ comparisons: [lost] });
    upload(run, contradictory, 'a');
    state.uploadAs(run, 'perf-gate-report;b', Buffer.from('no archive'));
    state.uploadAs(run, 'perf-gate-report;c', { 'report.json': `"${'x'.repeat(1_100_000)}"` });
    state.uploadAs(run, 'perf-gate-report;--> d', { 'report.json': renderJson(regression) });
    upload(run, regression, 'e');
    using step = await runSecondStage(scene, run);
    assert.equal(step.exitCode, 0);
    const warnings = annotationsIn(step).filter((line) => line.startsWith('warning'));
    assert.match(warnings[0] ?? '', /"a" is not posted\. It contradicts itself/);
    assert.match(warnings[1] ?? '', /"b" is not posted\./);
    assert.match(warnings[2] ?? '', /"c" is not posted\..*larger/);
    assert.equal(warnings.length, 3);
    assert.equal(commentsOn(scene).length, 1);
  });

  it('believes GitHub, not the report, that a loss was accepted', async () => {
    const claim = makeReport({ ...regression, exit: { code: 0, because: 'x' } });
    const scene = makeForkScene();
    const run = addFirstStage(scene);
    upload(run, claim);
    using _unconfirmed = await runSecondStage(scene, run);
    assert.match(commentsOn(scene)[0]?.body ?? '', /### ❌/);
    state.label(scene.pull, 'perf-accepted', alice);
    using _confirmed = await runSecondStage(scene, run);
    assert.match(commentsOn(scene)[0]?.body ?? '', /### ☑️.*[\s\S]*alice/);
  });

  it('names the run of the baseline when it is one that is trusted', async () => {
    const scene = makeForkScene();
    const run = addFirstStage(scene);
    const { base, workflow, head } = scene;
    const trusted = state.addRun({ workflow, event: 'push', headSha: base.sha });
    const poisoned = { workflow, event: 'push', headSha: base.sha, headRepository: head };
    const claim = (runId: number) => {
      const baseline = regression.baseline && {
        ...regression.baseline,
        source: { runId, runUrl: 'https://evil.example', commit: base.sha, createdAt: '' },
      };
      return makeReport({ ...regression, baseline });
    };
    upload(run, claim(trusted.id), 'a');
    upload(run, claim(state.addRun(poisoned).id), 'b');
    upload(run, claim(99_999_999), 'c');
    using _step = await runSecondStage(scene, run);
    const bodies = commentsOn(scene).map(({ body }) => body);
    assert.equal(bodies.length, 3);
    const named = bodies.map(
      (body) => / against [^<]*?\(https:\S+?\/runs\/(\d+)\) of/.exec(body)?.[1],
    );
    assert.deepEqual(named, [String(trusted.id), undefined, undefined]);
    for (const body of bodies) assert.doesNotMatch(body, /evil/);
  });

  it('fails with the line to add where it may not comment', async () => {
    const scene = makeScene({
      isFork: true,
      permissions: { actions: 'read', pull_requests: 'read' },
    });
    const run = addFirstStage(scene);
    upload(run);
    using step = await runSecondStage(scene, run);
    assert.equal(step.exitCode, 3);
    assert.match(step.log, /Add the line `pull-requests: write`/);
  });
});
