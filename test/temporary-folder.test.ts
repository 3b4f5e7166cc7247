import assert from 'node:assert/strict';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeTemporaryFolder, openTemporaryFile } from '../src/temporary-folder.ts';
import { temporaryFolder } from './baseline/temporary-folder.ts';

test('a folder is new each time, and for this user alone', async () => {
  await using folder = await temporaryFolder();
  const one = makeTemporaryFolder(folder.path);
  assert.notEqual(makeTemporaryFolder(folder.path), one);
  assert.equal(statSync(one).mode & 0o777, 0o700);
});

const openFileIn = (folder: string): number => openTemporaryFile(join(folder, 'log'), 'w');

test('where none can be made, the error names the place and the variable', async () => {
  await using folder = await temporaryFolder();
  writeFileSync(folder.join('file'), '');
  const file = folder.join('file');
  for (const [make, parent, why] of [
    [makeTemporaryFolder, folder.join('none'), /ENOENT/],
    [makeTemporaryFolder, file, /ENOTDIR/],
    [openFileIn, file, /EEXIST|ENOTDIR/],
  ] as const) {
    assert.throws(
      () => make(parent),
      ({ code, message, remedy, details }) => {
        assert.equal(code, 'temporary-folder-unusable');
        assert.ok(message.includes(parent));
        assert.match(remedy, /TMPDIR/);
        assert.match(details.join(), why);
        return true;
      },
    );
  }
});
