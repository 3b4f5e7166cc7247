import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getOctokit } from '@actions/github';
import { addShop } from './a-shop.ts';
import { type FakeGithub, type Permissions, startFakeGithub } from './fake-github.ts';
import { currentAttempt } from './github-state.ts';

const EVERYTHING: Permissions = {
  actions: 'write',
  contents: 'read',
  issues: 'read',
  pull_requests: 'write',
};
const NAME = { owner: 'octo', repo: 'shop' };

async function open(permissions = EVERYTHING) {
  const fake = await startFakeGithub();
  const shop = addShop(fake.state);
  const token = fake.issueToken({ repository: shop.repository, permissions });
  return { fake, token, ...shop, ...clientOf(fake, token) };
}

const clientOf = (fake: FakeGithub, token: string) =>
  getOctokit(token, { baseUrl: fake.url, log: SILENT });

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

const statusOf = (status: number) => (error: unknown) =>
  error instanceof Error && 'status' in error && error.status === status;

describe('the API of the fake GitHub', () => {
  test('answers every operation as GitHub describes it', async () => {
    const { fake, rest, repository, run, pull, main, change, workflow } = await open();
    await using _ = fake;
    const { state } = fake;
    const someone = state.addAccount('someone');
    const artifact = state.uploadAs(run, 'perf-gate-default', { 'baseline.json': '{}' });
    state.label(pull, 'perf-accepted', someone);
    state.unlabel(pull, 'perf-accepted', someone);
    state.label(pull, 'slow', someone);
    const comment = state.addComment(pull, someone, 'Hello');
    const at = { ...NAME, run_id: run.id };
    const issue = { ...NAME, issue_number: pull.number };

    assert.equal((await rest.repos.get(NAME)).data.id, repository.id);
    assert.equal((await rest.rateLimit.get()).data.rate.limit, 1_000);
    assert.equal((await rest.actions.getWorkflowRun(at)).data.workflow_id, workflow.id);
    await rest.actions.getWorkflowRunAttempt({ ...at, attempt_number: 1 });
    await rest.actions.getWorkflow({ ...NAME, workflow_id: 'perf.yml' });
    await rest.actions.listWorkflowRuns({ ...NAME, workflow_id: workflow.id });
    await rest.actions.listWorkflowRunsForRepo(NAME);
    await rest.actions.listWorkflowRunArtifacts(at);
    await rest.actions.listArtifactsForRepo({ ...NAME, name: 'perf-gate-default' });
    const { data: shown } = await rest.actions.getArtifact({ ...NAME, artifact_id: artifact.id });
    assert.equal(shown.digest, artifact.digest);
    await rest.actions.deleteArtifact({ ...NAME, artifact_id: artifact.id });
    assert.equal((await rest.repos.listCommits({ ...NAME, sha: main.sha })).data.length, 2);
    await rest.repos.getCommit({ ...NAME, ref: 'main' });
    const basehead = `main...${change.sha}`;
    const { data } = await rest.repos.compareCommitsWithBasehead({ ...NAME, basehead });
    assert.equal(data.merge_base_commit.sha, main.sha);
    assert.equal(data.status, 'ahead');
    await rest.pulls.get({ ...NAME, pull_number: pull.number });
    assert.equal((await rest.pulls.list({ ...NAME, head: 'octo:faster' })).data.length, 1);
    assert.equal((await rest.pulls.list({ ...NAME, head: 'octo:other' })).data.length, 0);
    const byCommit = { ...NAME, commit_sha: change.sha };
    const found = await rest.repos.listPullRequestsAssociatedWithCommit(byCommit);
    assert.deepEqual(
      found.data.map(({ number }) => number),
      [pull.number],
    );
    const events = await rest.issues.listEvents(issue);
    assert.deepEqual(
      events.data.map(({ event, actor }) => [event, actor?.login]),
      ['labeled', 'unlabeled', 'labeled'].map((event) => [event, 'someone']),
    );
    assert.deepEqual(
      (await rest.issues.listLabelsOnIssue(issue)).data.map(({ name }) => name),
      ['slow'],
    );
    await rest.issues.getComment({ ...NAME, comment_id: comment.id });
    await rest.issues.deleteComment({ ...NAME, comment_id: comment.id });
    assert.deepEqual(fake.violations, []);
  });

  test('keeps comments: created, changed, seen, and by whom', async () => {
    const { fake, rest, pull } = await open();
    await using _ = fake;
    const issue = { ...NAME, issue_number: pull.number };
    const { data: mine } = await rest.issues.createComment({ ...issue, body: 'one' });
    await rest.issues.updateComment({ ...NAME, comment_id: mine.id, body: 'two' });
    const { data } = await rest.issues.listComments(issue);
    assert.deepEqual(
      data.map(({ body, user, performed_via_github_app: app }) => [
        body,
        user?.login,
        user?.type,
        app?.slug,
      ]),
      [['two', 'github-actions[bot]', 'Bot', 'github-actions']],
    );
  });

  test('gives 207 comments on three pages, with links', async () => {
    const { fake, rest, paginate, pull } = await open();
    await using _ = fake;
    for (let index = 0; index < 207; index += 1) {
      fake.state.addComment(pull, fake.state.addAccount('someone'), `Comment ${index}`);
    }
    const all = await paginate(rest.issues.listComments, {
      ...NAME,
      issue_number: pull.number,
      per_page: 100,
    });
    assert.deepEqual(
      all.map(({ body }) => body),
      fake.state.comments.map(({ body }) => body),
    );
    assert.equal(fake.requests.length, 3);
  });

  test('refuses a comment of more than 65 536 characters as GitHub does', async () => {
    const { fake, rest, pull } = await open();
    await using _ = fake;
    const issue = { ...NAME, issue_number: pull.number };
    await rest.issues.createComment({ ...issue, body: 'x'.repeat(65_536) });
    await assert.rejects(
      rest.issues.createComment({ ...issue, body: 'x'.repeat(65_537) }),
      (error) => statusOf(422)(error) && /Body is too long \(maximum is 65536/.test(String(error)),
    );
  });

  test('refuses what the token may not do, and requests without a token', async () => {
    const { fake, rest, pull } = await open({ pull_requests: 'read' });
    await using _ = fake;
    const issue = { ...NAME, issue_number: pull.number };
    await rest.issues.listComments(issue);
    await assert.rejects(
      rest.issues.createComment({ ...issue, body: 'x' }),
      /Resource not accessible by integration/,
    );
    await assert.rejects(rest.actions.listWorkflowRunsForRepo(NAME), statusOf(403));
    await assert.rejects(rest.users.getAuthenticated(), statusOf(403));
    const stranger = clientOf(fake, 'ghs_made-up').rest;
    await assert.rejects(stranger.repos.get(NAME), statusOf(401));
    await assert.rejects(rest.repos.get({ owner: 'octo', repo: 'nothing' }), statusOf(404));
  });

  test('knows the owner of a personal token', async () => {
    const { fake, repository } = await open();
    await using _ = fake;
    const user = fake.state.addAccount('someone');
    const token = fake.issueToken({ repository, permissions: {}, user });
    const { data } = await clientOf(fake, token).rest.users.getAuthenticated();
    assert.equal(data.login, 'someone');
  });

  test('filters runs, unless the test makes it as unreliable as GitHub can be', async () => {
    const { fake, rest, workflow, main, run } = await open();
    await using _ = fake;
    const other = fake.state.addRun({
      workflow,
      event: 'pull_request',
      headSha: main.sha,
      headBranch: 'faster',
      status: 'in_progress',
    });
    const idsOf = async (query: object): Promise<readonly number[]> => {
      const { data } = await rest.actions.listWorkflowRuns({
        ...NAME,
        workflow_id: workflow.id,
        ...query,
      });
      return data.workflow_runs.map(({ id }) => id);
    };
    assert.deepEqual(await idsOf({}), [other.id, run.id]);
    assert.deepEqual(await idsOf({ event: 'push' }), [run.id]);
    assert.deepEqual(await idsOf({ branch: 'faster' }), [other.id]);
    assert.deepEqual(await idsOf({ status: 'success' }), [run.id]);
    assert.deepEqual(await idsOf({ head_sha: 'f'.repeat(40) }), []);
    assert.deepEqual(await idsOf({ created: '<2020-01-01' }), []);
    assert.deepEqual(await idsOf({ created: '>=2020-01-01' }), [other.id, run.id]);
    fake.quirks.filtersAreUnreliable = true;
    assert.deepEqual(await idsOf({ event: 'push', branch: 'main' }), [other.id, run.id]);
  });

  test('keeps the attempts of a run apart', async () => {
    const { fake, rest, run } = await open();
    await using _ = fake;
    fake.state.rerun(run);
    const at = { ...NAME, run_id: run.id };
    const now = (await rest.actions.getWorkflowRun(at)).data;
    const first = (await rest.actions.getWorkflowRunAttempt({ ...at, attempt_number: 1 })).data;
    assert.deepEqual([now.run_attempt, now.status], [2, 'in_progress']);
    assert.deepEqual([first.run_attempt, first.conclusion], [1, 'success']);
    fake.state.finish(run, 'failure');
    assert.equal(currentAttempt(run).conclusion, 'failure');
  });

  test('shows a deleted fork as nothing', async () => {
    const { fake, rest, repository, workflow, main } = await open();
    await using _ = fake;
    const run = fake.state.addRun({
      workflow,
      event: 'pull_request',
      headSha: main.sha,
      headRepository: null,
    });
    const pull = fake.state.addPull({
      repository,
      base: { ref: 'main', sha: main.sha },
      head: { ref: 'main', sha: main.sha, repository: null },
    });
    const { data: seen } = await rest.actions.getWorkflowRun({ ...NAME, run_id: run.id });
    const { data } = await rest.pulls.get({ ...NAME, pull_number: pull.number });
    assert.equal(seen.head_repository, null);
    assert.equal(data.head.repo, null);
  });

  test('counts the quota of a token, and refuses when it is used up', async () => {
    const { fake, rest, token } = await open();
    await using _ = fake;
    const { headers } = await rest.repos.get(NAME);
    assert.equal(headers['x-ratelimit-remaining'], '999');
    const known = fake.findToken(token);
    assert.ok(known);
    known.remaining = 0;
    await assert.rejects(rest.repos.get(NAME), /API rate limit exceeded/);
  });
});
