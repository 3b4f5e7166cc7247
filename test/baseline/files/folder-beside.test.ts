import assert from 'node:assert/strict';
import { mkdir, readdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { describe, test } from 'node:test';
import { makeFolderBeside } from '../../../src/baseline/files/folder-beside.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('beside a folder called', () => {
  const names: Readonly<Record<string, RegExp>> = {
    'a-rather-long-name': /^perf-gate-[a-z0-9]{8}$/,
    'perf-gate': /^pg-[a-z0-9]{6}$/,
    shop: /^[a-z0-9]{4}$/,
    ünï: /^[a-z0-9]{5}$/,
  };
  for (const [name, expected] of Object.entries(names)) {
    test(name, async () => {
      await using folder = await temporaryFolder();
      await mkdir(folder.join(name));
      {
        await using made = await makeFolderBeside(folder.join(name));
        assert.equal(dirname(made.path), await realpath(folder.path));
        assert.match(basename(made.path), expected);
        assert.equal(made.isSameLength, true);
        await mkdir(`${made.path}/sub`);
        await writeFile(`${made.path}/sub/file`, '');
      }
      assert.deepEqual(await readdir(folder.path), [name]);
    });
  }
});

test('the folder is beside the target of a link, where the server runs', async () => {
  await using folder = await temporaryFolder();
  await mkdir(folder.join('deep', 'folder'), { recursive: true });
  await symlink(folder.join('deep', 'folder'), folder.join('link'));
  await using made = await makeFolderBeside(folder.join('link'));
  assert.equal(dirname(made.path), await realpath(folder.join('deep')));
});

test('a name that is too short leaves temporary files as the place', async () => {
  await using folder = await temporaryFolder();
  await mkdir(folder.join('r'));
  await using made = await makeFolderBeside(folder.join('r'));
  assert.match(basename(made.path), /^perf-gate-/);
  assert.equal(made.isSameLength, false);
  assert.deepEqual(await readdir(folder.path), ['r']);
});
