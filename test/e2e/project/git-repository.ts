// Real git repositories: a bare one as a host has it, and the clone of a developer.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The git settings of the user do not change what a test does. */
const ENVIRONMENT = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'mona',
  GIT_AUTHOR_EMAIL: 'mona@example.com',
  GIT_COMMITTER_NAME: 'mona',
  GIT_COMMITTER_EMAIL: 'mona@example.com',
};

export type Files = Readonly<Record<string, string>>;

export class GitRepository {
  /** Folder of the bare repository. */
  readonly origin: string;
  readonly #work: string;
  /** Git tells times to the second; commits that follow each other must not share one. */
  #minutes = 0;

  constructor(folder: string) {
    this.origin = join(folder, 'origin.git');
    this.#work = join(folder, 'work');
    mkdirSync(folder, { recursive: true });
    this.#git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', this.origin);
    this.#git(folder, 'init', '--quiet', '--initial-branch=main', this.#work);
    this.#run('remote', 'add', 'origin', this.origin);
    // Like GitHub's repositories, this one serves any commit by its hash.
    this.#git(this.origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  }

  /** On a branch that is there, or a new one from `from`; pushed. Gives the commit. */
  commit(branch: string, files: Files, from = 'main'): string {
    if (this.#hasBranch(branch)) this.#run('checkout', '--quiet', branch);
    else this.#run('checkout', '--quiet', '-B', branch, ...(this.#hasBranch(from) ? [from] : []));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.#work, name)), { recursive: true });
      writeFileSync(join(this.#work, name), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
    }
    this.#run('add', '--all');
    this.#run('commit', '--quiet', '--allow-empty', '--message', `Change ${branch}`);
    this.#run('push', '--quiet', 'origin', `+${branch}`);
    return this.#run('rev-parse', 'HEAD');
  }

  /** What GitHub tests of a pull request: the head merged into the base, under a ref of its own. */
  mergeInto(base: string, head: string, ref: string): string {
    this.#run('checkout', '--quiet', '--detach', base);
    this.#run('merge', '--quiet', '--no-ff', '--message', `Merge ${head} into ${base}`, head);
    this.#run('push', '--quiet', 'origin', `+HEAD:${ref}`);
    return this.#run('rev-parse', 'HEAD');
  }

  /** Moves a branch to a commit that there is. */
  moveTo(branch: string, commit: string): void {
    this.#run('checkout', '--quiet', '-B', branch, commit);
    this.#run('push', '--quiet', 'origin', `+${branch}`);
  }

  /** Tags the tip of main. */
  tag(name: string): string {
    this.#run('tag', name, 'main');
    this.#run('push', '--quiet', 'origin', name);
    return this.tip('main');
  }

  /** Brings a branch of another repository here, as GitHub does for a pull request from a fork. */
  fetch(other: GitRepository, branch: string): string {
    this.#run('fetch', '--quiet', other.origin, branch);
    return this.#run('rev-parse', 'FETCH_HEAD');
  }

  /** What a fork has on its first day. */
  copyFrom(other: GitRepository): void {
    this.#run('pull', '--quiet', other.origin, 'main');
    this.#run('push', '--quiet', 'origin', 'main');
  }

  tip(branch: string): string {
    return this.#run('rev-parse', branch);
  }

  #hasBranch(name: string): boolean {
    return this.#run('branch', '--list', name) !== '';
  }

  #run(...words: readonly string[]): string {
    return this.#git(this.#work, ...words);
  }

  #git(cwd: string, ...words: readonly string[]): string {
    this.#minutes += 1;
    const date = new Date(Date.UTC(2026, 0, 1, 0, this.#minutes)).toISOString();
    const env = { ...ENVIRONMENT, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    return execFileSync('git', words, { cwd, env, encoding: 'utf8' }).trim();
  }
}
