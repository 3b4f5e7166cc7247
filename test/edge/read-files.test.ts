// Files whose bytes are sent: what is read, and why some are refused.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileReaders } from '../../src/edge/file-readers.ts';
import { readFiles } from '../../src/edge/read-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('the bytes are read as they are, once, with their hash', () => {
  const folder = temporaryFolder();
  const bytes = Buffer.from([0, 0xff, 0x0d, 0x0a, 0xc3]);
  writeFileSync(join(folder, 'a.bin'), bytes);
  const readFile = readFiles(folder);
  const content = readFile('a.bin');
  assert.deepEqual([...content.bytes], [...bytes]);
  assert.equal(content.digest, 'cfb4946788ebd5deb9613576c3fa5cf24353cfe90f50192055c79ecb6f968aa2');
  writeFileSync(join(folder, 'a.bin'), 'other');
  assert.equal(readFile('a.bin'), content);
});

test('a file of 16 MiB is read, and a larger one refused', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'large');
  writeFileSync(path, '');
  truncateSync(path, 2 ** 24);
  assert.equal(readFiles(folder)('large').bytes.length, 2 ** 24);
  truncateSync(path, 2 ** 24 + 1);
  assert.throws(() => readFiles(folder)('large'), { message: /larger than 16 MiB$/ });
});

test('what is no regular file, or not there, is refused', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'folder'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  for (const [name, message] of [
    ['none', /^does not exist$/],
    ['folder', /^cannot be read: it is not a regular file$/],
    ['pipe', /^cannot be read: it is not a regular file$/],
  ] as const) {
    assert.throws(() => readFiles(folder)(name), { message });
  }
});

test('a file of a version that lies outside of it is refused, also behind a link', () => {
  const folder = temporaryFolder();
  const version = join(folder, 'version');
  mkdirSync(version);
  writeFileSync(join(folder, 'secret'), 'secret');
  writeFileSync(join(version, 'own'), 'own');
  symlinkSync('../secret', join(version, 'link'));
  const readFile = readFiles(version, version);
  assert.equal(String(readFile('own').bytes), 'own');
  for (const name of ['link', '../secret', join(folder, 'secret')])
    assert.throws(() => readFile(name), { message: 'is outside of its version' });
});

test('nothing is read where a configuration can name no file', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a'), 'a');
  const { readFile } = await fileReaders('profile: none', folder);
  assert.throws(() => readFile?.('a'));
  const named = await fileReaders('requests: [{ path: /, file: a }]', folder);
  assert.equal(String(named.readFile?.('a').bytes), 'a');
});
