import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findAcceptance } from '../../src/github/acceptance.ts';
import type { JobEvent } from '../../src/github/job/job.ts';
import type { VerdictKind } from '../../src/verdict/verdict.ts';
import { github } from './fake-environment.ts';
import { apiOf, makeScene, type Scene } from './scene.ts';

const { state } = github;
const SETTINGS = { acceptLabel: 'perf-accepted', accept: false };
const alice = state.addAccount('alice');
const bob = state.addAccount('bob');
const day = (number: number) => new Date(Date.UTC(2026, 2, number));

interface Question {
  readonly event?: JobEvent;
  readonly sha?: string;
  readonly accept?: boolean;
  readonly shown?: VerdictKind;
}

const ask = (scene: Scene, question: Question = {}) => {
  const { accept = false, shown = 'regression', ...ofJob } = question;
  const settings = { ...SETTINGS, accept };
  const api = apiOf(scene, scene.token);
  return findAcceptance(shown, { job: { ...scene.job, ...ofJob }, api, settings });
};

/** The verdicts after which an acceptance counts, and how many calls all of them cost. */
async function acceptedAfter(scene: Scene, question: Question) {
  const before = github.requests.length;
  const accepted: VerdictKind[] = [];
  for (const shown of VERDICTS) {
    if (await ask(scene, { ...question, shown })) accepted.push(shown);
  }
  return { accepted, calls: github.requests.length - before };
}

const VERDICTS = ['regression', 'inconclusive', 'pass', 'no-baseline', 'invalid-run'] as const;

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

  it('takes a run for accepted that a person started by hand to accept it', async () => {
    const scene = makeScene();
    const event: JobEvent = { kind: 'dispatch', branch: 'main' };
    assert.equal(await ask(scene, { event }), undefined);
    const acceptance = await ask(scene, { event, accept: true });
    assert.equal(acceptance?.by, 'alice');
    assert.deepEqual(acceptance?.how, { kind: 'dispatch' });
  });

  it('asks on a pull request and in the queue only after a regression', async () => {
    const scene = makeScene();
    const { base, pull } = scene;
    state.label(pull, 'perf-accepted', alice);
    const onlyThen = { accepted: ['regression'], calls: 2 };
    assert.deepEqual(await acceptedAfter(scene, {}), onlyThen);
    const main = { ref: 'main', sha: base.sha };
    const event: JobEvent = { kind: 'merge-group', base: main, pullRequest: pull.number };
    assert.deepEqual(await acceptedAfter(scene, { event }), onlyThen);
  });

  it('asks after a push also where the accepted loss was not shown again', async () => {
    const scene = makeScene();
    const { sha } = state.addCommit({ parents: [scene.base.sha, scene.change.sha] });
    state.label(scene.pull, 'perf-accepted', alice);
    state.merge(scene.pull, sha);
    const event: JobEvent = { kind: 'push', branch: 'main' };
    assert.deepEqual(await acceptedAfter(scene, { event, sha }), {
      accepted: ['regression', 'inconclusive'],
      calls: 4,
    });
  });

  it('takes a run by hand for accepted after any verdict, and a scheduled run after none', async () => {
    const scene = makeScene();
    const dispatch: JobEvent = { kind: 'dispatch', branch: 'main' };
    assert.deepEqual(await acceptedAfter(scene, { event: dispatch, accept: true }), {
      accepted: ['regression', 'inconclusive', 'pass', 'no-baseline'],
      calls: 0,
    });
    const schedule: JobEvent = { kind: 'schedule', branch: 'main' };
    const never = { accepted: [], calls: 0 };
    assert.deepEqual(await acceptedAfter(scene, { event: schedule, accept: true }), never);
  });

  it('throws where GitHub does not answer, so that a fault accepts nothing', async () => {
    const scene = makeScene({ permissions: { contents: 'read' } });
    await assert.rejects(ask(scene), { code: 'github-forbidden' });
  });
});
