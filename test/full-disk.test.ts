// A disk without room: a report is written whole or not at all.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const isRequired = process.env.PERF_GATE_REQUIRE === 'all';

const SCRIPT = `
set -e
mount -t tmpfs -o size=64k none /mnt
cd /mnt
echo old > old.json
for path in new.json old.json; do
  "$1" --input-type=module -e "import { writeTextFile } from '$2'; writeTextFile('$path', 'x'.repeat(200000))" 2>/dev/null && exit 9
done
ls -A
`;

const inOwnMounts = (script: string, ...args: readonly string[]) =>
  spawnSync('unshare', ['--mount', '--map-root-user', 'sh', '-c', script, 'sh', ...args], {
    encoding: 'utf8',
  });

const skip =
  !isRequired && inOwnMounts('mount -t tmpfs none /mnt').status !== 0
    ? 'this user may not mount a small disk of its own'
    : false;

test('a full disk leaves neither an empty report nor half of one', { skip }, () => {
  const module = join(import.meta.dirname, '../src/regular-file.ts');
  const { status, stdout, stderr } = inOwnMounts(SCRIPT, process.execPath, module);
  assert.deepEqual([status, stdout], [0, ''], stderr);
});
