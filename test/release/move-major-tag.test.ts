import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'move-major-tag');

/** Notes what it was called with; says that there is no such tag, or that there is. */
const GH = `#!/bin/sh
echo "$@" >> "$CALLS"
case "$*" in *git/ref/tags/*) exit "$MISSING" ;; esac
`;

test('the newest release of a major version moves the tag', () => {
  using repository = repositoryWith('v1.0.0', 'v1.9.0', 'v1.10.0', 'v2.0.0');
  const calls = repository.move('v1.10.0', { isThere: true });
  const commit = repository.git('rev-parse', 'v1.10.0^{commit}');
  assert.match(calls, new RegExp(`PATCH repos/o/r/git/refs/tags/v1 --raw-field sha=${commit} `));
});

test('the first release of a major version makes the tag', () => {
  using repository = repositoryWith('v1.9.0', 'v2.0.0');
  const calls = repository.move('v2.0.0', { isThere: false });
  assert.match(
    calls,
    /POST repos\/o\/r\/git\/refs --raw-field ref=refs\/tags\/v2 --raw-field sha=\w{40} /,
  );
});

test('a fix of an older release moves nothing', () => {
  using repository = repositoryWith('v1.9.1', 'v1.10.0');
  assert.equal(repository.move('v1.9.1', { isThere: true }), '');
});

test('a pre-release is not the newest release', () => {
  using repository = repositoryWith('v1.0.0', 'v1.1.0-rc.1');
  assert.match(repository.move('v1.0.0', { isThere: true }), /PATCH/);
});

/** A repository with one commit for each tag, and a `gh` that only takes notes. */
function repositoryWith(...tags: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'perf-gate-release-'));
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  git('init', '--quiet');
  for (const tag of tags) {
    git('commit', '--quiet', '--allow-empty', '--message', tag);
    git('tag', tag);
  }
  writeFileSync(join(folder, 'gh'), GH);
  chmodSync(join(folder, 'gh'), 0o755);
  const calls = join(folder, 'calls');
  return {
    git,
    move(tag: string, { isThere }: { isThere: boolean }): string {
      const env = {
        PATH: `${folder}:${process.env.PATH}`,
        CALLS: calls,
        MISSING: isThere ? '0' : '1',
        GITHUB_REPOSITORY: 'o/r',
      };
      execFileSync(SCRIPT, [tag], { cwd: folder, env });
      return existsSync(calls) ? readFileSync(calls, 'utf8') : '';
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}
