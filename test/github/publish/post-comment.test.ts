import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { markerOf } from '../../../src/github/publish/comment-body.ts';
import { type CommentRequest, postComment } from '../../../src/github/publish/post-comment.ts';
import { ACTIONS_APP, GITHUB_ACTIONS } from '../../fake-github/accounts.ts';
import { github } from '../fake-environment.ts';
import { apiOf, commentsOn, countRequests, makeScene, type Scene } from '../scene.ts';

const { state } = github;
const human = state.addAccount('mallory');
const textOf = (what: string, name = 'api') => `${what}\n${markerOf(name)}\n`;

const post = (scene: Scene, changes: Partial<CommentRequest> = {}) =>
  postComment(apiOf(scene, scene.token), {
    pullRequest: scene.pull.number,
    name: 'api',
    token: scene.token,
    bodies: [() => textOf('red')],
    mayCreate: true,
    ...changes,
  });

const addOwn = (scene: Scene, body: string) =>
  state.addComment(scene.pull, GITHUB_ACTIONS, body, ACTIONS_APP);

const bodiesOn = (scene: Scene) => commentsOn(scene).map(({ body }) => body);

describe('postComment', () => {
  it('makes one comment and keeps it up to date', async () => {
    const scene = makeScene();
    assert.equal((await post(scene)).kind, 'created');
    const updated = await post(scene, { bodies: [() => textOf('green')] });
    assert.deepEqual(bodiesOn(scene), [textOf('green')]);
    assert.equal(updated.kind, 'updated');
    assert.match(updated.url, /#issuecomment-\d+$/);
  });

  it('does not send a comment that is there already', async () => {
    const scene = makeScene();
    addOwn(scene, textOf('red').replaceAll('\n', '\r\n').trimEnd());
    assert.equal((await post(scene)).kind, 'unchanged');
    assert.equal(countRequests(scene, 'PATCH', /./), 0);
  });

  it('makes no comment where none is wanted, and still updates an existing one', async () => {
    const scene = makeScene();
    assert.deepEqual(await post(scene, { mayCreate: false }), { kind: 'none' });
    addOwn(scene, textOf('green'));
    assert.equal((await post(scene, { mayCreate: false })).kind, 'updated');
  });

  it('finds its comment on the third page', async () => {
    const scene = makeScene();
    for (let index = 0; index < 206; index++)
      state.addComment(scene.pull, human, `comment ${index}`);
    addOwn(scene, textOf('green'));
    assert.equal((await post(scene)).kind, 'updated');
    assert.equal(commentsOn(scene).length, 207);
  });

  it('leaves alone what a person wrote under its marker', async () => {
    const scene = makeScene();
    state.addComment(scene.pull, human, textOf('planted'));
    assert.equal((await post(scene)).kind, 'created');
    assert.deepEqual(bodiesOn(scene), [textOf('planted'), textOf('red')]);
  });

  it('leaves alone the comments of other gates', async () => {
    const scene = makeScene();
    addOwn(scene, textOf('green', 'web'));
    addOwn(scene, `${textOf('quoted')}below the marker`);
    assert.equal((await post(scene)).kind, 'created');
    assert.equal(commentsOn(scene).length, 3);
  });

  it('keeps the oldest of several that a race left, and deletes the others', async () => {
    const scene = makeScene();
    const oldest = addOwn(scene, textOf('green'));
    addOwn(scene, textOf('green'));
    addOwn(scene, textOf('red'));
    assert.equal((await post(scene)).kind, 'updated');
    assert.deepEqual(
      commentsOn(scene).map(({ id, body }) => [id, body]),
      [[oldest.id, textOf('red')]],
    );
  });

  it('with the token of a person it recognises only the comments of this person', async () => {
    const scene = makeScene();
    const owner = state.addAccount('owner');
    const token = github.issueToken({
      repository: scene.repository,
      permissions: { pull_requests: 'write' },
      user: owner,
    });
    state.addComment(scene.pull, human, textOf('planted'));
    const own = state.addComment(scene.pull, owner, textOf('green'));
    const posted = await postComment(apiOf(scene, token), {
      pullRequest: scene.pull.number,
      name: 'api',
      token,
      bodies: [() => textOf('red')],
      mayCreate: true,
    });
    assert.equal(posted.kind, 'updated');
    assert.equal(own.body, textOf('red'));
  });

  it('sends a shorter one when GitHub finds it too long', async () => {
    const scene = makeScene();
    const bodies = [() => textOf('x'.repeat(70_000)), () => textOf('short')];
    assert.equal((await post(scene, { bodies })).kind, 'created');
    assert.deepEqual(bodiesOn(scene), [textOf('short')]);
  });

  it('looks before it tries again: a lost answer makes no second comment', async () => {
    const scene = makeScene();
    github.failNext({ method: 'POST', path: pathOf(scene), status: 502 });
    assert.equal((await post(scene)).kind, 'created');
    assert.equal(countRequests(scene, 'GET', /comments$/), 2);
    assert.deepEqual(bodiesOn(scene), [textOf('red')]);
  });

  it('gives up after the second try', async () => {
    const scene = makeScene();
    github.failNext({ method: 'POST', path: pathOf(scene), status: 502, times: 2 });
    await assert.rejects(post(scene), { code: 'github-unavailable' });
    assert.equal(countRequests(scene, 'POST', /comments$/), 2);
  });

  it('says which permission is missing', async () => {
    const scene = makeScene({ permissions: { pull_requests: 'read' } });
    await assert.rejects(post(scene), { code: 'github-forbidden', remedy: /pull-requests: write/ });
  });
});

const pathOf = ({ repository }: Scene) => new RegExp(`/${repository.name}/issues/\\d+/comments$`);
