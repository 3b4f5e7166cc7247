import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileOfCommit } from '../../src/baseline/file-of-commit.ts';
import { commitFiles, initRepository, placeAt } from './git-place.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('a file is read as the commit has it, from the folder of the place', async () => {
  await using folder = await temporaryFolder();
  await initRepository(folder.path);
  mkdirSync(folder.join('shop'));
  const commit = await commitFiles(folder.path, { 'shop/perf-gate.yml': 'start: old\n' });
  writeFileSync(folder.join('shop/perf-gate.yml'), 'start: new\n');
  const read = (path: string, most = 100) =>
    fileOfCommit(placeAt(folder.join('shop')), commit, { path, most });
  assert.equal(await read('perf-gate.yml'), 'start: old\n');
  assert.equal(await read('perf-gate.yml', 3), undefined);
  assert.equal(await read('other.yml'), undefined);
  assert.equal(await read('../shop'), undefined);
});
