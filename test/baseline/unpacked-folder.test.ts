import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import test from 'node:test';
import { openUnpacked, removeStaleUnpacked } from '../../src/baseline/unpacked-folder.ts';
import { handmadeTar } from './handmade-tar.ts';
import { temporaryFolder } from './temporary-folder.ts';

const signal = new AbortController().signal;

async function scene(entries = [{ path: 'dist/server.js', text: 'code' }], prefix = '') {
  const folder = await temporaryFolder();
  await mkdir(folder.join('shop'));
  await writeFile(folder.join('build.tgz'), handmadeTar(entries));
  return {
    ...folder,
    open: () =>
      openUnpacked(folder.join('build.tgz'), { root: folder.join('shop'), prefix }, signal),
  };
}

test('the folder is beside the server, and gone afterwards', async () => {
  await using folder = await scene();
  {
    await using unpacked = await folder.open();
    assert.equal(await readFile(`${unpacked.directory}/dist/server.js`, 'utf8'), 'code');
    assert.equal(unpacked.isSameLength, true);
  }
  assert.deepEqual((await readdir(folder.path)).sort(), ['build.tgz', 'shop']);
});

test('a build that is refused leaves nothing', async () => {
  await using folder = await scene([{ path: '../evil', text: 'x' }]);
  await assert.rejects(folder.open(), { code: 'build-not-unpacked' });
  assert.deepEqual((await readdir(folder.path)).sort(), ['build.tgz', 'shop']);
});

test('the folder of a killed run is removed, and other folders stay', async () => {
  await using folder = await scene();
  const left = await folder.open();
  await mkdir(folder.join('user'));
  await mkdir(folder.join('work'));
  await writeFile(folder.join('work', '.perf-gate-unpacked'), 'not ours');
  const notes = await removeStaleUnpacked(folder.join('shop'));
  assert.deepEqual(notes, [
    `Removed ${folder.join(basename(left.root))}, which a killed run had left.`,
  ]);
  assert.deepEqual((await readdir(folder.path)).sort(), ['build.tgz', 'shop', 'user', 'work']);
});

test('the folder is outside of the checkout, where node does not find modules of the candidate', async () => {
  await using folder = await scene(undefined, 'packages/api/');
  await using unpacked = await folder.open();
  assert.equal(unpacked.directory, join(unpacked.root, 'packages/api'));
  assert.equal(dirname(unpacked.root), folder.path);
  assert.equal(await readFile(`${unpacked.directory}/dist/server.js`, 'utf8'), 'code');
});

test('the folder of a killed run is found from a path with links, too', async () => {
  await using folder = await scene();
  await folder.open();
  await mkdir(folder.join('elsewhere'));
  await symlink(folder.join('shop'), folder.join('elsewhere', 'link'));
  assert.equal((await removeStaleUnpacked(folder.join('elsewhere', 'link'))).length, 1);
});
