import assert from 'node:assert/strict';
import test from 'node:test';
import type { Api } from '../../../src/github/api/api.ts';
import { milliseconds } from '../../../src/units.ts';
import { type NewToken, QUOTA } from '../../fake-github/tokens.ts';
import { github } from '../fake-environment.ts';
import { makeWorld, openApi, type World } from '../world.ts';

interface Opened {
  readonly api: Api;
  readonly waits: readonly string[];
  /** Calls that counted so far. */
  readonly quota: () => number;
}

function open(
  { repository }: World,
  permissions: NewToken['permissions'] = {
    actions: 'read',
    contents: 'read',
    pull_requests: 'write',
  },
  signal = new AbortController().signal,
): Opened {
  const token = github.issueToken({ repository, permissions });
  const waits: string[] = [];
  const onWait = (text: string): number => waits.push(text);
  const name = { owner: repository.owner.login, name: repository.name };
  const backoff = milliseconds(1);
  const quota = () => QUOTA - (github.findToken(token)?.remaining ?? 0);
  return { api: openApi({ token, repository: name, signal, backoff, onWait }), waits, quota };
}

const addPull = ({ state, repository, main, head }: World) =>
  state.addPull({
    repository,
    head: { ref: 'feature', sha: head },
    base: { ref: 'main', sha: main[3] ?? '' },
  });

const requestsTo = (path: RegExp, from: number) =>
  github.requests.slice(from).filter((request) => path.test(request.path)).length;

test('a run has only the fields that we use', async () => {
  await using world = await makeWorld();
  const run = await open(world).api.getRun(world.own.id);
  assert.equal(run.headSha, world.head);
  assert.equal(run.status, 'in_progress');
  assert.equal(run.workflowId, world.workflow.id);
  assert.equal(run.headRepository?.id, world.repository.id);
});

test('comments are written, listed over all pages, changed and deleted', async () => {
  await using world = await makeWorld();
  const pull = addPull(world);
  const { api } = open(world);
  for (let index = 0; index < 205; index++) {
    world.state.addComment(pull, world.repository.owner, `comment ${index}`);
  }
  const own = await api.createComment(pull.number, 'ours');
  assert.deepEqual(own.author, { login: 'github-actions[bot]', isBot: true });
  const comments = await api.listComments(pull.number);
  assert.equal(comments.length, 206);
  assert.equal(comments.at(-1)?.body, 'ours');
  assert.equal((await api.updateComment(own.id, 'changed')).body, 'changed');
  await api.deleteComment(own.id);
  assert.equal((await api.listComments(pull.number)).length, 205);
});

test('comments that came since are listed, also where the page before them has not changed', async () => {
  await using world = await makeWorld();
  const pull = addPull(world);
  const { api } = open(world);
  const add = () => world.state.addComment(pull, world.repository.owner, 'a comment');
  for (let count = 1; count <= 100; count++) add();
  assert.equal((await api.listComments(pull.number)).length, 100);
  add();
  assert.equal((await api.listComments(pull.number)).length, 101);
});

test('labels, their events and the pull requests of a branch are read', async () => {
  await using world = await makeWorld();
  const pull = addPull(world);
  const { api } = open(world);
  world.state.label(pull, 'perf-accepted', world.repository.owner);
  assert.deepEqual((await api.getPull(pull.number)).labels, ['perf-accepted']);
  const [event] = await api.listIssueEvents(pull.number);
  assert.equal(event?.kind, 'labeled');
  assert.equal(event?.label, 'perf-accepted');
  assert.equal(event?.by?.login, world.repository.owner.login);
  const open_ = await api.listOpenPulls({ owner: world.repository.owner.login, branch: 'feature' });
  assert.deepEqual(
    open_.map(({ number }) => number),
    [pull.number],
  );
  const ofCommit = await api.listPullsOfCommit(world.head);
  assert.deepEqual(
    ofCommit.map(({ number }) => number),
    [pull.number],
  );
});

test('tries a read four times after faults of the server, and again after a cut connection', async () => {
  await using world = await makeWorld();
  const { api } = open(world);
  const path = /\/actions\/runs\/\d+$/;
  github.failNext({ path, status: 502, times: 2 });
  github.failNext({ path, status: 'reset' });
  const before = github.requests.length;
  assert.equal((await api.getRun(world.own.id)).id, world.own.id);
  github.failNext({ path, status: 503, times: 4 });
  await assert.rejects(api.getRun(world.own.id), { code: 'github-unavailable' });
  assert.equal(requestsTo(path, before), 8);
});

test('a new comment is not sent a second time: the first may have arrived', async () => {
  await using world = await makeWorld();
  const pull = addPull(world);
  github.failNext({ method: 'POST', path: /\/comments$/, status: 502 });
  await assert.rejects(open(world).api.createComment(pull.number, 'once'), {
    code: 'github-unavailable',
  });
  assert.equal(world.state.comments.filter((each) => each.pull === pull).length, 0);
});

test('waits for a short rate limit and says so, and fails at once for a long one', async () => {
  await using world = await makeWorld();
  const { api, waits } = open(world);
  const path = /\/actions\/runs\/\d+$/;
  github.failNext({ path, status: 403, headers: { 'retry-after': '7' } });
  assert.equal((await api.getRun(world.own.id)).id, world.own.id);
  assert.deepEqual(waits, ["GitHub's rate limit is reached: waiting 7 s."]);
  github.failNext({ path, status: 403, headers: { 'retry-after': '3600' } });
  await assert.rejects(api.getRun(world.own.id), { code: 'github-rate-limited' });
  assert.equal(waits.length, 1);
});

test('the error for a missing permission names the line to add', async () => {
  await using world = await makeWorld();
  const pull = addPull(world);
  const { api } = open(world, { contents: 'read' });
  await assert.rejects(api.getRun(world.own.id), {
    code: 'github-forbidden',
    remedy: /`actions: read`/,
  });
  await assert.rejects(api.createComment(pull.number, 'x'), {
    code: 'github-forbidden',
    remedy: /`pull-requests: write`/,
  });
});

test('what has not changed since costs nothing of the quota', async () => {
  await using world = await makeWorld();
  const { api, quota } = open(world);
  const ask = async () => (await api.getRun(world.own.id)).status;
  assert.deepEqual([await ask(), await ask(), quota()], ['in_progress', 'in_progress', 1]);
  world.state.finish(world.own, 'success');
  assert.deepEqual([await ask(), await ask(), quota()], ['completed', 'completed', 2]);
  await api.getRun(world.own.id);
  github.failNext({ path: /\/runs\/\d+$/, status: 503, times: 4 });
  await assert.rejects(api.getRun(world.own.id), { code: 'github-unavailable' });
});

test('an answer of another shape is refused', async () => {
  await using world = await makeWorld();
  github.failNext({ path: /\/runs\/\d+$/, status: 200, body: { id: 'seven' } });
  await assert.rejects(open(world).api.getRun(world.own.id), { code: 'github-unexpected' });
});

test('a cancelled job waits for no answer', async () => {
  await using world = await makeWorld();
  const controller = new AbortController();
  const { api } = open(world, undefined, controller.signal);
  github.failNext({ path: /\/runs\/\d+$/, status: 'hang' });
  const cancelled = new Error('cancelled');
  const answer = api.getRun(world.own.id);
  setImmediate(() => controller.abort(cancelled));
  await assert.rejects(answer, cancelled);
  await assert.rejects(api.getRun(world.own.id), cancelled);
});
