import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findForeignPull } from '../../../src/github/second-stage/foreign-pull.ts';
import type { Run } from '../../fake-github/state.ts';
import { github } from '../fake-environment.ts';
import { addFirstStage, apiOf, makeScene, type Scene } from '../scene.ts';

const { state } = github;

async function find(scene: Scene, { id }: Run) {
  const api = apiOf(scene, scene.token);
  return findForeignPull(api, await api.getRun(id), scene.job);
}

const addSecondPull = ({ repository, head, change, base }: Scene) =>
  state.addPull({
    repository,
    head: { ref: 'faster', sha: change.sha, repository: head },
    base: { ref: 'main', sha: base.sha },
  });

describe('findForeignPull', () => {
  it('finds the pull request of a fork by branch and hash', async () => {
    const scene = makeScene({ isFork: true });
    const found = await find(scene, addFirstStage(scene));
    assert.equal(found.kind, 'found');
    assert.equal(found.kind === 'found' && found.pull.number, scene.pull.number);
  });

  const unfit: Readonly<Record<string, (scene: Scene) => Run>> = {
    'the pull request has newer commits': (scene) => {
      const run = addFirstStage(scene);
      scene.pull.head.sha = state.addCommit({}).sha;
      return run;
    },
    'the pull request is closed': (scene) => {
      scene.pull.state = 'closed';
      return addFirstStage(scene);
    },
    'two pull requests have this head': (scene) => {
      addSecondPull(scene);
      return addFirstStage(scene);
    },
    'the fork is gone': (scene) => addFirstStage(scene, { headRepository: null }),
    'the run was of a push': (scene) => addFirstStage(scene, { event: 'push' }),
    'the run has not finished': (scene) => addFirstStage(scene, { status: 'in_progress' }),
    'another repository of the same owner has the branch': ({ head, ...scene }) => {
      const other = state.addRepository({ owner: head.owner, name: 'other', parent: head });
      return addFirstStage({ head, ...scene }, { headRepository: other });
    },
    'another branch of the fork has this commit': (scene) =>
      addFirstStage(scene, { headBranch: 'slower' }),
  };
  for (const [reason, arrange] of Object.entries(unfit)) {
    it(`finds none when ${reason}`, async () => {
      const scene = makeScene({ isFork: true });
      const found = await find(scene, arrange(scene));
      assert.equal(found.kind, 'none');
      assert.match(found.kind === 'none' ? found.why : '', /^[A-Z].*\.$/);
    });
  }
});
