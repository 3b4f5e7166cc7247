import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import test from 'node:test';
import { findCheckoutGaps } from '../../src/baseline/checkout-gaps.ts';
import { commitFiles, initRepository, placeAt } from './git-place.ts';
import { temporaryFolder } from './temporary-folder.ts';

const POINTER = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n';

test('a whole checkout has no gaps', async () => {
  await using folder = await temporaryFolder();
  await initRepository(folder.path);
  await commitFiles(folder.path, { file: 'text', 'pointer.bin': POINTER });
  assert.deepEqual(await findCheckoutGaps(placeAt(folder.path), folder.path), []);
});

test('missing submodules, and LFS files that are only pointers, are gaps', async () => {
  await using folder = await temporaryFolder();
  await initRepository(folder.path);
  await commitFiles(folder.path, {
    '.gitmodules': '[submodule "lib"]\n\tpath = lib\n\turl = ./lib\n',
    'models/.gitattributes': '*.bin filter=lfs diff=lfs merge=lfs -text\n',
    'models/here.bin': 'contents',
    'models/not here.bin': POINTER,
  });
  const [submodules = '', lfs = '', ...others] = await findCheckoutGaps(
    placeAt(folder.path),
    folder.path,
  );
  assert.match(submodules, /without its submodules.*git submodule update --init/);
  assert.match(lfs, /models\/not here\.bin is a pointer of Git LFS.*git lfs pull/);
  assert.deepEqual(others, []);
  await writeFile(folder.join('models', 'not here.bin'), 'contents');
  assert.equal((await findCheckoutGaps(placeAt(folder.path), folder.path)).length, 1);
});
