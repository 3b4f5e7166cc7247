import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { maskReport } from '../../src/report/compose/mask-report.ts';
import { renderBadge } from '../../src/report/render-badge.ts';
import { renderJson } from '../../src/report/render-json.ts';
import { temporaryFolder } from '../baseline/temporary-folder.ts';
import { assertGolden } from '../support/golden.ts';
import { REPORT_CASES } from '../support/report-cases.ts';
import { makeReport, makeRun } from '../support/report-parts.ts';
import { github } from './fake-environment.ts';
import { annotationsIn, runStep } from './run-step.ts';
import { commentsOn, countRequests, makeScene } from './scene.ts';

const VERDICTS = ['pass', 'regression', 'accepted', 'inconclusive', 'no-baseline', 'invalid-run'];
const quietPass = makeReport();

function reportOf(name: string) {
  const report = REPORT_CASES[name];
  assert.ok(report !== undefined, name);
  return report;
}
const regression = reportOf('regression');

describe('publish', () => {
  for (const verdict of VERDICTS) {
    it(`comments on a pull request: ${verdict}`, async () => {
      const scene = makeScene();
      using step = await runStep(scene, { report: reportOf(verdict), comment: 'always' });
      const [comment] = commentsOn(scene);
      assertGolden(`github/comment-${verdict}.md`, comment?.body ?? '');
      assert.equal(step.outputs['comment-url']?.endsWith(`#issuecomment-${comment?.id}`), true);
      assert.equal(step.outputs.verdict, reportOf(verdict).verdict.kind);
      assert.ok(comment?.body.startsWith(step.summary.trimEnd()));
      assert.equal(annotationsIn(step).length, 1);
    });
  }

  it('keeps the report for the next steps and as an artifact', async () => {
    using step = await runStep(makeScene(), { report: regression });
    const path = step.outputs['report-json'] ?? '';
    assert.ok(path.startsWith(step.temp));
    assert.equal(readFileSync(path, 'utf8'), renderJson(regression));
    assert.equal(readFileSync(join(step.temp, 'kept.json'), 'utf8'), renderJson(regression));
  });

  it('leaves what the servers wrote out of the artifact, which everybody may read', async () => {
    const report = reportOf('invalid-run');
    using step = await runStep(makeScene(), { report });
    assert.equal(readFileSync(step.outputs['report-json'] ?? '', 'utf8'), renderJson(report));
    const kept = readFileSync(join(step.temp, 'kept.json'), 'utf8');
    assert.equal(kept, renderJson({ ...report, lastLines: null }));
    assert.notEqual(kept, renderJson(report));
    assert.doesNotMatch(step.summary + step.log, /too many clients/);
  });

  it('leaves a badge of the base branch, and none of a pull request', async () => {
    const scene = makeScene();
    const job = { ...scene.job, event: { kind: 'push', branch: 'main' } as const };
    using pushed = await runStep({ ...scene, job }, { report: regression });
    const folder = pushed.outputs.badge ?? '';
    assert.ok(folder.startsWith(pushed.temp));
    const { svg, endpoint } = renderBadge(regression);
    assert.deepEqual(readdirSync(folder).toSorted(), ['badge.json', 'badge.svg']);
    assert.equal(readFileSync(join(folder, 'badge.svg'), 'utf8'), svg);
    assert.equal(readFileSync(join(folder, 'badge.json'), 'utf8'), endpoint);
    using pull = await runStep(scene, { report: regression });
    assert.equal(pull.outputs.badge, '');
  });

  it('posts nothing for a quiet pass, but turns an earlier red one green', async () => {
    const scene = makeScene();
    using quiet = await runStep(scene, { report: quietPass });
    assert.equal(commentsOn(scene).length, 0);
    assert.equal(quiet.outputs['comment-url'], '');
    using _red = await runStep(scene, { report: regression });
    using green = await runStep(scene, { report: quietPass });
    assert.match(commentsOn(scene)[0]?.body ?? '', /^### ✅ PASS/);
    assert.equal(commentsOn(scene).length, 1);
    assert.notEqual(green.outputs['comment-url'], '');
  });

  it('asks GitHub nothing where no comment is wanted or there is no pull request', async () => {
    const scene = makeScene();
    using _never = await runStep(scene, { report: regression, comment: 'never' });
    const { event: _, ...job } = scene.job;
    const pushed = { ...scene, job: { ...job, event: { kind: 'push', branch: 'main' } as const } };
    using _push = await runStep(pushed, { report: regression, comment: 'always' });
    assert.equal(countRequests(scene, 'GET', /./), 0);
    assert.equal(commentsOn(scene).length, 0);
  });

  it('says everything in the summary where a fork may not comment', async () => {
    const scene = makeScene({ isFork: true, permissions: { pull_requests: 'read' } });
    using step = await runStep(scene, { report: regression });
    assert.match(step.summary, /^### ❌ REGRESSION/);
    const [first, second, ...others] = annotationsIn(step);
    assert.match(first ?? '', /^error: throughput fell/);
    assert.match(second ?? '', /^notice: .*fork.*`mode: report`/);
    assert.deepEqual(others, []);
    assert.equal(step.exitCode, 0);
  });

  it('goes on when GitHub fails, and says so once', async () => {
    const scene = makeScene();
    github.failNext({ path: new RegExp(`/${scene.repository.name}/`), status: 503, times: 4 });
    using step = await runStep(scene, { report: regression, failsToKeep: true });
    const [, artifact, comment, ...others] = annotationsIn(step);
    assert.match(comment ?? '', /^warning: The comment could not be posted, the outcome stays/);
    assert.match(artifact ?? '', /^warning: The report could not be stored as an artifact/);
    assert.deepEqual(others, []);
    assert.equal(step.outputs.verdict, 'regression');
  });

  it('goes on when the runner gives no file for the summary', async () => {
    const environment = { GITHUB_STEP_SUMMARY: undefined };
    using step = await runStep(makeScene(), { report: regression, environment });
    assert.match(annotationsIn(step)[0] ?? '', /^warning: The job summary could not be written/);
    assert.equal(step.outputs.verdict, 'regression');
  });

  it('writes the files that were asked for', async () => {
    await using folder = await temporaryFolder();
    const forms = {
      json: folder.join('a.json'),
      markdown: folder.join('a.md'),
      html: folder.join('nowhere', 'a.html'),
    };
    using step = await runStep(makeScene(), { report: quietPass, forms });
    assert.deepEqual(readdirSync(folder.path).toSorted(), ['a.json', 'a.md']);
    assert.match(annotationsIn(step)[1] ?? '', /^warning: A report could not be written/);
  });

  it('hides secrets in the log, the summary and the comment', async () => {
    const scene = makeScene();
    const secret = 'hunter2hunter2';
    const report = makeReport({ ...regression, run: makeRun({ target: `serve --key ${secret}` }) });
    using step = await runStep(scene, { report, secrets: [secret] });
    const said = [
      step.log.replace(`::add-mask::${secret}`, ''),
      step.summary,
      JSON.stringify(commentsOn(scene).map(({ body }) => body)),
    ];
    for (const text of said) {
      assert.doesNotMatch(text, new RegExp(secret));
      assert.match(text, /\*\*\*|&#42;/);
    }
  });

  it('leaves JSON whole where a secret occurs in it by chance', async () => {
    const secrets = ['32', 'pass', 'null', 'name', '"'];
    const report = maskReport(regression, secrets);
    await using folder = await temporaryFolder();
    const asked = folder.join('asked.json');
    const forms = { json: asked, markdown: folder.join('a.md'), html: folder.join('a') };
    using step = await runStep(makeScene(), { report, secrets, forms });
    for (const path of [step.outputs['report-json'] ?? '', join(step.temp, 'kept.json'), asked]) {
      assert.equal(readFileSync(path, 'utf8'), renderJson(report));
    }
  });

  it('stores the records for the next attempt before it comments', async () => {
    using step = await runStep(makeScene(), { report: regression });
    const [stored, commented] = ['Store the report', 'comment: '].map((text) =>
      step.log.indexOf(text),
    );
    assert.ok(stored !== undefined && commented !== undefined);
    assert.ok(stored !== -1 && stored < commented, step.log);
  });

  it('explains in the summary and the log why nothing was judged', async () => {
    const scene = makeScene();
    github.failNext({ path: new RegExp(`/${scene.repository.name}/`), status: 503, times: 4 });
    const job = { ...scene.job, event: { kind: 'workflow-run', runId: 1 } as const };
    using step = await runStep({ ...scene, job });
    assert.equal(step.exitCode, 3);
    assert.match(step.summary, /^### 🚫 perf-gate could not do its work: /);
    assert.match(step.summary, /\*\*What to do\*\*: .*re-run the job/);
    assert.match(annotationsIn(step)[0] ?? '', /^error: GitHub could not be asked/);
  });
});
