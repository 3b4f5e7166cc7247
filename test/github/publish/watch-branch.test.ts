// The issue that says that a branch has lost, and is closed when it no longer has.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { watchBranch } from '../../../src/github/publish/watch-branch.ts';
import type { GateReport } from '../../../src/report/gate-report.ts';
import { ACTIONS_APP, GITHUB_ACTIONS } from '../../fake-github/accounts.ts';
import type { Permissions } from '../../fake-github/tokens.ts';
import { assertGolden } from '../../support/golden.ts';
import { REPORT_CASES } from '../../support/report-cases.ts';
import { makeReport } from '../../support/report-parts.ts';
import { github } from '../fake-environment.ts';
import { annotationsIn, runStep } from '../run-step.ts';
import { apiOf, countRequests, makeScene, type Scene } from '../scene.ts';

const { state } = github;
const mallory = state.addAccount('mallory');
const WRITE: Permissions = { actions: 'read', contents: 'read', issues: 'write' };

function reportOf(name: string): GateReport {
  const report = REPORT_CASES[name];
  assert.ok(report !== undefined, name);
  return report;
}
const regression = reportOf('regression');
const pass = makeReport();
const commitAt = (report: GateReport, commit: string): GateReport => ({
  ...report,
  run: { ...report.run, commit },
});

/** A push to a branch. */
function pushed(branch = 'main', permissions = WRITE): Scene {
  const scene = makeScene({ permissions });
  return { ...scene, job: { ...scene.job, event: { kind: 'push', branch } } };
}

const watch = (scene: Scene, report: GateReport, token = scene.token) =>
  watchBranch(apiOf(scene, token), {
    report,
    job: { ...scene.job, temp: '/' },
    token,
    acceptLabel: 'perf-accepted',
    mask: (text) => text.replaceAll('hunter2', '***'),
  });

const issuesOf = ({ repository }: Scene) =>
  state.issues.filter((issue) => issue.repository === repository);
const statesOf = (scene: Scene) => issuesOf(scene).map((issue) => [issue.state, issue.reason]);
const commentsOf = (scene: Scene) =>
  state.comments
    .filter(({ pull }) => pull.repository === scene.repository)
    .map(({ body, pull }) => `#${pull.number}: ${body}`);

/** The text of an issue of ours, for others to copy. */
async function ownText(report = regression): Promise<string> {
  const scene = pushed();
  await watch(scene, report);
  return issuesOf(scene)[0]?.body ?? '';
}

describe('an issue for a branch that has lost', () => {
  it('is opened with the verdict, the metrics, the cause, the commit and the run', async () => {
    const scene = pushed();
    assert.equal((await watch(scene, commitAt(regression, 'a'.repeat(40)))).kind, 'opened');
    const [issue, ...others] = issuesOf(scene);
    assert.deepEqual(others, []);
    assert.equal(issue?.title, 'perf-gate: default lost on main');
    const body = issue?.body.replaceAll(scene.repository.name, 'shop') ?? '';
    assertGolden('github/issue-regression.md', body);
    assert.match(body, /\| .*throughput/i);
    assert.match(body, /\[aaaaaaa\]\(https:\/\/github\.com\/acme\/shop\/commit\/a{40}\)/);
    assert.match(body, /actions\/runs\/4711\)/);
  });

  it('is kept up to date by later losses, and remembers the first', async () => {
    const scene = pushed();
    await watch(scene, commitAt(regression, 'a'.repeat(40)));
    const kept = await watch(scene, commitAt(regression, 'b'.repeat(40)));
    assert.deepEqual([kept.kind, issuesOf(scene).length], ['updated', 1]);
    assert.match(issuesOf(scene)[0]?.body ?? '', /since \[aaaaaaa\].*, last at \[bbbbbbb\]/);
    const third = await watch(scene, commitAt(regression, 'c'.repeat(40)));
    assert.match(issuesOf(scene)[0]?.body ?? '', /since \[aaaaaaa\].*, last at \[ccccccc\]/);
    assert.equal(third.kind, 'updated');
    assert.deepEqual(commentsOf(scene), []);
  });

  it('is not touched by the same loss again, nor by a run that shows nothing', async () => {
    const scene = pushed();
    await watch(scene, regression);
    assert.equal((await watch(scene, regression)).kind, 'unchanged');
    for (const name of ['inconclusive', 'no-baseline', 'invalid-run']) {
      assert.deepEqual(await watch(scene, reportOf(name)), { kind: 'none' }, name);
    }
    assert.deepEqual(statesOf(scene), [['open', null]]);
    assert.equal(countRequests(scene, 'PATCH', /./), 0);
  });

  for (const [what, report, says] of [
    ['a pass', pass, /^#\d+: The loss is gone at \[.*\]\(.*\) \(\[run 4711\].*\*\*PASS\*\*: /s],
    ['an accepted loss', reportOf('accepted'), /^#\d+: The loss was accepted at \[/],
  ] as const) {
    it(`is closed by ${what}, and the next loss opens another`, async () => {
      const scene = pushed();
      await watch(scene, regression);
      assert.equal((await watch(scene, report)).kind, 'closed');
      assert.deepEqual(statesOf(scene), [['closed', 'completed']]);
      assert.match(commentsOf(scene).join('\n'), says);
      assert.deepEqual(await watch(scene, report), { kind: 'none' });
      assert.equal(commentsOf(scene).length, 1);
      assert.equal((await watch(scene, regression)).kind, 'opened');
      assert.equal(issuesOf(scene).length, 2);
    });
  }

  it('is one for each gate and branch', async () => {
    const scene = pushed();
    const release = { ...scene, job: { ...scene.job, event: pushed('release/1.x').job.event } };
    await watch(scene, regression);
    await watch(scene, { ...regression, name: 'search' });
    await watch(release, regression);
    assert.equal(issuesOf(scene).length, 3);
    await watch(release, pass);
    assert.deepEqual(statesOf(scene), [
      ['open', null],
      ['open', null],
      ['closed', 'completed'],
    ]);
  });

  it('is one, also when two runs open it at the same time', async () => {
    const scene = pushed();
    const runs = await Promise.all([
      watch(scene, commitAt(regression, 'a'.repeat(40))),
      watch(scene, commitAt(regression, 'b'.repeat(40))),
    ]);
    const open = issuesOf(scene).filter((issue) => issue.state === 'open');
    assert.equal(open.length, 1);
    assert.equal(new Set(runs.map((kept) => 'url' in kept && kept.url)).size, 1);
    const closed = issuesOf(scene).filter((issue) => issue.state === 'closed');
    assert.ok(closed.every((issue) => issue.reason === 'not_planned'));
    assert.ok(closed.every((issue) => issue.number > (open[0]?.number ?? 0)));
  });

  it('that a race left twice is closed by the next run', async () => {
    const scene = pushed();
    const body = await ownText();
    for (let index = 0; index < 3; index++)
      state.addIssue(scene.repository, GITHUB_ACTIONS, body, ACTIONS_APP);
    await watch(scene, regression);
    const [oldest, ...others] = issuesOf(scene);
    assert.equal(oldest?.state, 'open');
    assert.deepEqual(
      others.map((issue) => [issue.state, issue.reason]),
      others.map(() => ['closed', 'not_planned']),
    );
    assert.equal(others.length, 2);
    assert.match(commentsOf(scene)[0] ?? '', new RegExp(`duplicate of #${oldest?.number}\\.$`));
  });

  it('is none that a stranger wrote, whatever it says, and no pull request', async () => {
    const scene = pushed();
    const body = await ownText();
    const planted = state.addIssue(scene.repository, mallory, body);
    scene.pull.title = body;
    scene.pull.user = GITHUB_ACTIONS;
    assert.equal((await watch(scene, pass)).kind, 'none');
    assert.equal((await watch(scene, regression)).kind, 'opened');
    assert.deepEqual([planted.state, planted.body], ['open', body]);
    await watch(scene, pass);
    assert.deepEqual(
      issuesOf(scene).map((issue) => issue.state),
      ['open', 'closed'],
    );
  });

  it('is known by its last line alone', async () => {
    const scene = pushed();
    const body = await ownText();
    const add = (text: string) =>
      state.addIssue(scene.repository, GITHUB_ACTIONS, text, ACTIONS_APP);
    add(`${body}\nand more`);
    add(body.replace(/since [0-9a-f]+ -->/, 'since nobody -->'));
    assert.equal((await watch(scene, regression)).kind, 'opened');
  });

  it('of a token of another app is found among those that changed last', async () => {
    const scene = pushed();
    const bot = state.addAccount('shop-bot[bot]', 'Bot');
    const token = github.issueToken({
      repository: scene.repository,
      permissions: WRITE,
      user: bot,
    });
    assert.equal((await watch(scene, regression, token)).kind, 'opened');
    assert.equal((await watch(scene, regression, token)).kind, 'unchanged');
    assert.equal((await watch(scene, pass, token)).kind, 'closed');
    assert.equal(issuesOf(scene)[0]?.user, bot);
  });

  it('of a person is that person’s', async () => {
    const scene = pushed();
    const owner = state.addAccount('owner');
    const token = github.issueToken({
      repository: scene.repository,
      permissions: WRITE,
      user: owner,
    });
    state.addIssue(scene.repository, mallory, await ownText());
    assert.equal((await watch(scene, regression, token)).kind, 'opened');
    assert.equal((await watch(scene, pass, token)).kind, 'closed');
    assert.deepEqual(
      issuesOf(scene).map((issue) => issue.state),
      ['open', 'closed'],
    );
  });

  it('is opened once, though the answer was lost', async () => {
    const scene = pushed();
    const path = new RegExp(`/${scene.repository.name}/issues$`);
    github.failNext({ method: 'POST', path, status: 502 });
    assert.equal((await watch(scene, regression)).kind, 'opened');
    assert.equal(issuesOf(scene).length, 1);
  });

  it('holds hostile names and branches as text, and no secret', async () => {
    const branch = 'a-->`@everyone`<img/src=x>](javascript:1)|hunter2';
    const scene = pushed(branch);
    const name = 'x @all -- y';
    const hostile = { ...regression, name };
    await watch(scene, hostile);
    assert.equal((await watch(scene, hostile)).kind, 'unchanged');
    const [issue] = issuesOf(scene);
    const [first = '', ...rest] = issue?.body.trimEnd().split('\n') ?? [];
    assert.doesNotMatch(first, /@everyone|<img|-->|`|hunter2|\]\(javascript/);
    assert.equal(rest.at(-1)?.match(/-->/g)?.length, 1);
    assert.match(rest.at(-1) ?? '', /-->$/);
    assert.doesNotMatch(issue?.title ?? '', /hunter2|[\n\r]/);
    assert.equal((await watch(scene, { ...pass, name })).kind, 'closed');
  });
});

describe('watch: issue', () => {
  const asked = { report: regression, watch: 'issue' } as const;

  it('is for pushes: no pull request, fork or merge queue opens or closes one', async () => {
    const permissions = { ...WRITE, pull_requests: 'write' } as const;
    for (const scene of [makeScene({ permissions }), makeScene({ permissions, isFork: true })]) {
      using _lost = await runStep(scene, asked);
      using _pass = await runStep(scene, { ...asked, report: pass });
      assert.deepEqual(issuesOf(scene), []);
      assert.equal(countRequests(scene, 'GET', /\/issues$/), 0);
    }
    const scene = makeScene({ permissions });
    const base = { ref: 'main', sha: scene.base.sha };
    const queued = { kind: 'merge-group', base, pullRequest: 1 } as const;
    using _queued = await runStep({ ...scene, job: { ...scene.job, event: queued } }, asked);
    assert.deepEqual(issuesOf(scene), []);
  });

  it('opens one for a push, and none where it is not asked for', async () => {
    const scene = pushed();
    using _quiet = await runStep(scene, { report: regression });
    assert.equal(countRequests(scene, 'GET', /\/issues$/), 0);
    using step = await runStep(scene, asked);
    assert.equal(annotationsIn(step).length, 1);
    assert.equal(issuesOf(scene).length, 1);
  });

  it('says which permission is missing, and changes no verdict', async () => {
    const scene = pushed('main', { actions: 'read', contents: 'read' });
    using step = await runStep(scene, asked);
    assert.equal(step.exitCode, 0);
    assert.equal(step.outputs.verdict, 'regression');
    assert.match(annotationsIn(step).join('\n'), /^warning: .*add the line `issues: write`/m);
  });

  it('says that the repository has no issues', async () => {
    const scene = pushed();
    const path = new RegExp(`/${scene.repository.name}/issues$`);
    github.failNext({ method: 'GET', path, status: 410, times: 2 });
    using step = await runStep(scene, asked);
    assert.match(annotationsIn(step).join('\n'), /^warning: .*This repository has no issues/m);
  });
});
