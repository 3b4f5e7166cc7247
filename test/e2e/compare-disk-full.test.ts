// A disk that has room for one version and not for two.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { Sandbox } from './sandbox.ts';
import { compareWith, PRESENT_VERSION } from './versions.ts';

const isRequired = process.env.PERF_GATE_REQUIRE === 'all';

/** A file system that only its own processes see, and that goes with the last of them. */
const IN_OWN_MOUNTS = ['unshare', '--mount', '--map-root-user'] as const;

function whyNot(): string | false {
  const [program, ...options] = IN_OWN_MOUNTS;
  const tried = spawnSync(program, [...options, 'mount', '-t', 'tmpfs', 'none', '/mnt']);
  return tried.status === 0 ? false : 'this user may not mount a small disk of its own';
}

/** One line again and again, which git keeps in next to nothing and a checkout in full. */
const SCRIPT = `
set -e
mount -t tmpfs -o size=4m none "$SANDBOX/disk"
cd "$SANDBOX/disk"
git init --quiet --initial-branch=main repository
cd repository
git config user.name Test; git config user.email test@example.com
yes 'the same line' | head -c 3000000 > large
echo '{}' > version.json
git add --all; git commit --quiet --no-verify -m large
git commit --quiet --no-verify --allow-empty -m 'the same again'
"$@" || code=$?
git worktree list > "$SANDBOX/worktrees"
ls .. > "$SANDBOX/beside"
exit \${code:-0}
`;

const skip = isRequired ? false : whyNot();

test('the error names a full disk, and the unfinished checkout is removed', {
  skip,
}, async () => {
  await using box = new Sandbox();
  const args = compareWith(box, { start: PRESENT_VERSION, base: 'HEAD~1' });
  const gate = [process.execPath, Sandbox.program, ...args];
  mkdirSync(box.join('disk'));
  const run = await box.startProgram([...IN_OWN_MOUNTS, 'sh', '-c', SCRIPT, 'sh', ...gate]).ended;
  assert.equal(run.code, 3, run.err);
  assert.match(run.err, /^error: There is no space left on the disk of .*\(disk-full\)$/m);
  assert.match(run.err, /^what to do: .*Free some/m);
  assert.equal(box.lines('worktrees').length, 1);
  assert.deepEqual(box.lines('beside'), ['repository']);
  await box.assertNothingLeft();
});
