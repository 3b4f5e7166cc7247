// Checkouts out of a real repository.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import type { JobResult } from './run-result.ts';
import { type Changes, WorkflowSandbox } from './workflow-sandbox.ts';

/** A repository with two commits on `main`, a branch, and a pull request's merge commit. */
class Repository {
  readonly #box: WorkflowSandbox;
  readonly bare: string;

  constructor(box: WorkflowSandbox) {
    this.#box = box;
    this.bare = box.join('shop.git');
    this.git('init', '--quiet', '--bare', '--initial-branch=main', this.bare);
    this.git('init', '--quiet', '--initial-branch=main', box.join('clone'));
    this.inClone('remote', 'add', 'origin', this.bare);
    this.commit('one');
    this.commit('two');
    this.inClone('checkout', '--quiet', '-b', 'topic');
    this.commit('three');
    this.inClone('checkout', '--quiet', '--detach', 'main');
    this.inClone('merge', '--quiet', '--no-ff', '-m', 'merge', 'topic');
    this.inClone('push', '--quiet', 'origin', 'main', 'topic', 'HEAD:refs/pull/5/merge');
  }

  git(...args: readonly string[]): string {
    const author = ['-c', 'user.name=Mona', '-c', 'user.email=mona@example.com'];
    return execFileSync('git', [...author, ...args], { encoding: 'utf8' }).trim();
  }

  inClone(...args: readonly string[]): string {
    return this.git('-C', this.#box.join('clone'), ...args);
  }

  commit(name: string): void {
    this.#box.write(`clone/${name}.txt`, name);
    this.inClone('add', '.');
    this.inClone('commit', '--quiet', '-m', name);
  }

  sha(ref: string): string {
    return this.inClone('rev-parse', ref);
  }
}

const LOOK = `- run: |
    echo "subject $(git log -1 --format=%s)"
    echo "commits $(git rev-list --count HEAD)"
    echo "head $(git symbolic-ref -q --short HEAD || echo detached)"
    echo "parents $(git cat-file -p HEAD | grep -c ^parent)"
    echo "origin $(git config remote.origin.url)"
    echo "header $(git config --get http.https://github.com/.extraheader || echo none)"
    ls`;

async function checkOut(inputs: string, changes: (repository: Repository) => Changes = () => ({})) {
  using box = new WorkflowSandbox();
  const repository = new Repository(box);
  const given = inputs === '' ? '' : `\n  with: {${inputs}}`;
  const job = await box.runSteps(`- uses: actions/checkout@v7${given}\n${LOOK}`, {
    repositories: { 'octo/shop': repository.bare },
    run: { sha: repository.sha('main') },
    ...changes(repository),
  });
  assert.equal(job.conclusion, 'success', job.log);
  return {
    job,
    says: (line: string) => assert.ok(job.log.split('\n').includes(line), show(job, line)),
  };
}

const show = (job: JobResult, line: string) => `no "${line}" in:\n${job.log}`;

const ofPullRequest = (repository: Repository): Changes => ({
  run: { sha: repository.sha('HEAD'), ref: 'refs/pull/5/merge' },
});

describe('actions/checkout', () => {
  test('fetches the one commit of the event', async () => {
    const { says } = await checkOut('');
    for (const line of ['subject two', 'commits 1', 'head main', 'one.txt', 'two.txt']) says(line);
    says('origin https://github.com/octo/shop');
  });

  test('of a pull request fetches its merge commit, which names its parents at any depth', async () => {
    const { says } = await checkOut('', ofPullRequest);
    for (const line of ['subject merge', 'commits 1', 'head detached', 'parents 2']) says(line);
    const all = await checkOut('fetch-depth: 0', ofPullRequest);
    for (const line of ['subject merge', 'commits 4', 'head detached']) all.says(line);
    const two = await checkOut('fetch-depth: 2', ofPullRequest);
    two.says('commits 3');
  });

  test('takes another branch or commit when it is named', async () => {
    const branch = await checkOut('ref: topic');
    branch.says('subject three');
    branch.says('head topic');
    const first = await checkOut(`ref: '\${{ vars.first }}'`, (repository) => ({
      variables: { first: repository.sha('main~1') },
      repositories: { 'octo/shop': repository.bare },
    }));
    first.says('subject one');
    first.says('head detached');
  });

  test('leaves the token for git unless told not to', async () => {
    const basic = Buffer.from('x-access-token:ghs_job_token').toString('base64');
    const kept = await checkOut('');
    kept.says('header AUTHORIZATION: basic ***');
    assert.ok(!kept.job.log.includes(basic));
    const gone = await checkOut('persist-credentials: false');
    gone.says('header none');
    assert.equal(kept.job.steps.at(-1)?.name, 'Post Run actions/checkout@v7');
  });

  test('lets git fetch more from where GitHub would be', async () => {
    using box = new WorkflowSandbox();
    const repository = new Repository(box);
    const job = await box.runSteps(
      `- uses: actions/checkout@v7
- run: |
    git fetch --quiet --unshallow origin
    echo "commits $(git rev-list --count HEAD)"`,
      {
        repositories: { 'octo/shop': repository.bare },
        run: { sha: repository.sha('main') },
      },
    );
    assert.match(job.log, /^commits 2$/m);
  });

  test('clears what a run before it left on a machine of one’s own', async () => {
    using box = new WorkflowSandbox();
    const repository = new Repository(box);
    const runOnce = (steps: string) =>
      box.runSteps(`- uses: actions/checkout@v7\n${steps}`, {
        repositories: { 'octo/shop': repository.bare },
        run: { sha: repository.sha('main') },
        runner: { environment: 'self-hosted' },
      });
    await runOnce('- run: echo dirty > left.txt; echo changed > one.txt');
    const second = await runOnce('- run: ls; cat one.txt');
    assert.equal(second.conclusion, 'success', second.log);
    assert.doesNotMatch(second.log, /left\.txt|changed/);
  });
});
