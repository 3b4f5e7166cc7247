import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import test from 'node:test';
import { replaceFile } from '../../../src/baseline/files/replace-file.ts';
import { GateError } from '../../../src/errors.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const notWritten = (error: unknown): boolean =>
  error instanceof GateError && error.code === 'baseline-not-written' && error.cause !== undefined;

test('the new contents replace the old, and nothing else is left', async () => {
  await using folder = await temporaryFolder();
  const path = folder.join('a', 'file');
  await replaceFile(path, 'old');
  await replaceFile(path, 'new');
  assert.equal(await readFile(path, 'utf8'), 'new');
  assert.deepEqual(await readdir(folder.join('a')), ['file']);
});

test('readers never see a part of the new contents', async () => {
  await using folder = await temporaryFolder();
  const path = folder.join('file');
  const [old, fresh] = ['a'.repeat(1_000_000), 'b'.repeat(1_000_000)];
  await replaceFile(path, old);
  const writing = replaceFile(path, fresh);
  const seen: string[] = [];
  for (let index = 0; index < 20; index++) seen.push(await readFile(path, 'utf8'));
  await writing;
  assert.ok(seen.every((text) => text === old || text === fresh));
  assert.equal(await readFile(path, 'utf8'), fresh);
});

test('a file where a folder should be stops it, and stays', async () => {
  await using folder = await temporaryFolder();
  await writeFile(folder.join('file'), 'mine');
  await assert.rejects(replaceFile(folder.join('file', 'below'), 'x'), notWritten);
  assert.equal(await readFile(folder.join('file'), 'utf8'), 'mine');
});

test('when the rename fails the temporary file goes', async () => {
  await using folder = await temporaryFolder();
  await mkdir(folder.join('taken', 'inside'), { recursive: true });
  await assert.rejects(replaceFile(folder.join('taken'), 'x'), notWritten);
  assert.deepEqual(await readdir(folder.path), ['taken']);
});
