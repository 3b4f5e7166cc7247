import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { getOctokit } from '@actions/github';
import { startFakeGithub } from './fake-github.ts';

const folder = mkdtempSync(join(tmpdir(), 'perf-gate-history-'));
after(() => rmSync(folder, { recursive: true }));

function git(...arguments_: readonly string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  return execFileSync('git', ['-C', folder, ...identity, ...arguments_], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

function commit(message: string): string {
  git('commit', '--allow-empty', '-m', message);
  return git('rev-parse', 'HEAD');
}

describe('a real repository behind the fake', () => {
  test('gives its commits, their parents, and the merge base of a merge', async () => {
    git('init', '--initial-branch=main');
    const root = commit('root');
    git('switch', '-c', 'change');
    const change = commit('change');
    git('switch', 'main');
    const main = commit('main');
    git('merge', '--no-ff', '-m', 'merge', 'change');
    const merge = git('rev-parse', 'HEAD');

    await using fake = await startFakeGithub();
    const repository = fake.state.addRepository({ owner: 'octo', name: 'shop', git: folder });
    const token = fake.issueToken({ repository, permissions: { contents: 'read' } });
    const { rest } = getOctokit(token, { baseUrl: fake.url });
    const name = { owner: 'octo', repo: 'shop' };
    const { data } = await rest.repos.listCommits({ ...name, sha: merge });
    assert.deepEqual(
      new Map(data.map(({ sha, parents }) => [sha, parents.map((each) => each.sha)])),
      new Map([
        [merge, [main, change]],
        [main, [root]],
        [change, [root]],
        [root, []],
      ]),
    );
    const basehead = `${main}...${change}`;
    const comparison = await rest.repos.compareCommitsWithBasehead({ ...name, basehead });
    assert.equal(comparison.data.merge_base_commit.sha, root);
    assert.equal(comparison.data.status, 'diverged');
    const gone = rest.repos.listCommits({ ...name, sha: 'f'.repeat(40) });
    await assert.rejects(gone, /Not Found/);
  });
});

test('a fork shares commits with its parent, but not branch names', async () => {
  await using fake = await startFakeGithub();
  const { state } = fake;
  const parent = state.addRepository({ owner: 'octo', name: 'shop' });
  const fork = state.addRepository({ owner: 'stranger', name: 'shop', parent });
  const root = state.addCommit({ branch: { repository: parent, name: 'main' } });
  const change = state.addCommit({
    parents: [root.sha],
    branch: { repository: fork, name: 'theirs' },
  });
  const token = fake.issueToken({ repository: parent, permissions: { contents: 'read' } });
  const { rest } = getOctokit(token, { baseUrl: fake.url });
  const name = { owner: 'octo', repo: 'shop' };
  assert.equal((await rest.repos.listCommits({ ...name, sha: change.sha })).data.length, 2);
  await assert.rejects(rest.repos.listCommits({ ...name, sha: 'theirs' }), /Not Found/);
  const theirs = rest.repos.listCommits({ owner: 'stranger', repo: 'shop' });
  await assert.rejects(theirs, /not accessible by integration/);
});
