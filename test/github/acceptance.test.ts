import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findAcceptance } from '../../src/github/acceptance.ts';
import type { JobEvent } from '../../src/github/job.ts';
import { github } from './fake-environment.ts';
import { apiOf, makeScene, type Scene } from './scene.ts';

const { state } = github;
const SETTINGS = { acceptLabel: 'perf-accepted', accept: false };
const alice = state.addAccount('alice');
const bob = state.addAccount('bob');
const day = (number: number) => new Date(Date.UTC(2026, 2, number));

const ask = (scene: Scene, changes: { event?: JobEvent; sha?: string; accept?: boolean } = {}) => {
  const { accept = false, ...ofJob } = changes;
  const settings = { ...SETTINGS, accept };
  return findAcceptance({ ...scene.job, ...ofJob }, apiOf(scene, scene.token), settings);
};

describe('findAcceptance', () => {
  it('names who set the label last, and when', async () => {
    const scene = makeScene();
    state.label(scene.pull, 'perf-accepted', alice, day(1));
    state.unlabel(scene.pull, 'perf-accepted', alice, day(2));
    state.label(scene.pull, 'Perf-Accepted', bob, day(3));
    state.label(scene.pull, 'other', alice, day(4));
    assert.deepEqual(await ask(scene), {
      by: 'bob',
      at: '2026-03-03T00:00:00Z',
      how: { kind: 'label', label: 'perf-accepted', pullRequest: scene.pull.number },
    });
  });

  it('accepts nothing without the label, or when it was taken off again', async () => {
    const scene = makeScene();
    assert.equal(await ask(scene), undefined);
    state.label(scene.pull, 'perf-accepted', alice);
    state.unlabel(scene.pull, 'perf-accepted', alice);
    assert.equal(await ask(scene), undefined);
  });

  it('finds the event behind more than a page of others', async () => {
    const scene = makeScene();
    state.label(scene.pull, 'perf-accepted', alice, day(1));
    for (let round = 0; round < 120; round++) state.label(scene.pull, `other ${round}`, bob);
    assert.equal((await ask(scene))?.by, 'alice');
  });

  it('takes a push for accepted when the pull request that it merges was', async () => {
    const scene = makeScene();
    const merge = state.addCommit({ parents: [scene.base.sha, scene.change.sha] });
    state.label(scene.pull, 'perf-accepted', alice);
    state.merge(scene.pull, merge.sha);
    const event: JobEvent = { kind: 'push', branch: 'main' };
    assert.equal((await ask(scene, { event, sha: merge.sha }))?.by, 'alice');
    const elsewhere: JobEvent = { kind: 'push', branch: 'release' };
    assert.equal(await ask(scene, { event: elsewhere, sha: merge.sha }), undefined);
  });

  it('does not take a push for accepted because it contains an accepted commit', async () => {
    const scene = makeScene();
    state.label(scene.pull, 'perf-accepted', alice);
    const event: JobEvent = { kind: 'push', branch: 'main' };
    assert.equal(await ask(scene, { event, sha: scene.change.sha }), undefined);
  });

  it('takes a merge group for accepted when the pull request that it is named after was', async () => {
    const scene = makeScene();
    const { base, pull } = scene;
    const event: JobEvent = {
      kind: 'merge-group',
      base: { ref: 'main', sha: base.sha },
      pullRequest: pull.number,
    };
    assert.equal(await ask(scene, { event }), undefined);
    state.label(pull, 'perf-accepted', alice);
    assert.equal((await ask(scene, { event }))?.by, 'alice');
    assert.equal(await ask(scene, { event: { ...event, pullRequest: undefined } }), undefined);
  });

  it('takes the word of who starts a run by hand', async () => {
    const scene = makeScene();
    const event: JobEvent = { kind: 'dispatch', branch: 'main' };
    assert.equal(await ask(scene, { event }), undefined);
    const acceptance = await ask(scene, { event, accept: true });
    assert.equal(acceptance?.by, 'alice');
    assert.deepEqual(acceptance?.how, { kind: 'dispatch' });
  });

  it('throws where GitHub cannot be asked, so that nothing is accepted by a fault', async () => {
    const scene = makeScene({ permissions: { contents: 'read' } });
    await assert.rejects(ask(scene), { code: 'github-forbidden' });
  });
});
