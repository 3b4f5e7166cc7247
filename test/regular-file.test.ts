// Files that somebody else made: links, pipes, devices, folders, and files without end.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  constants,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { describe, test } from 'node:test';
import {
  leadsOutOf,
  openRegularFile,
  readTextFile,
  writeNewTextFile,
  writeTextFile,
} from '../src/regular-file.ts';
import { temporaryFolder } from './baseline/temporary-folder.ts';

const MOST = 1_024;

test('a text is read as it is, also through a link, and without the mark of its encoding', async () => {
  await using folder = await temporaryFolder();
  const [path, link, marked] = [folder.join('a'), folder.join('link'), folder.join('marked')];
  writeFileSync(path, 'zwölf\r\n€\0\n');
  symlinkSync(path, link);
  writeFileSync(marked, '\ufeffa: 1\n');
  assert.equal(readTextFile(path, MOST), 'zwölf\r\n€\0\n');
  assert.equal(readTextFile(link, MOST), 'zwölf\r\n€\0\n');
  assert.equal(readTextFile(marked, MOST), 'a: 1\n');
});

test('a file of the largest size is read in pieces', async () => {
  await using folder = await temporaryFolder();
  const text = 'x'.repeat(200_000);
  writeFileSync(folder.join('a'), text);
  assert.equal(readTextFile(folder.join('a'), text.length), text);
});

test('what may wait, never ends or is no text is refused, and is closed again', async () => {
  await using folder = await temporaryFolder();
  const [pipe, link, zero, huge, other, late] = [
    'pipe',
    'link',
    'zero',
    'huge',
    'other',
    'late',
  ].map((name) => folder.join(name));
  assert.ok(pipe && link && zero && huge && other && late);
  assert.equal(spawnSync('mkfifo', [pipe]).status, 0);
  symlinkSync(pipe, link);
  symlinkSync('/dev/zero', zero);
  writeFileSync(huge, '');
  truncateSync(huge, 2 ** 40);
  writeFileSync(other, Buffer.from('a: 1\nb: \xfc\n', 'latin1'));
  writeFileSync(late, Buffer.from('a: 1\nb: 2\n\xc3', 'latin1'));
  const before = readdirSync('/proc/self/fd').length;
  const refused = [
    [pipe, /^it is not a regular file$/],
    [link, /^it is not a regular file$/],
    [zero, /^it is not a regular file$/],
    ['/dev/null', /^it is not a regular file$/],
    [folder.path, /^it is not a regular file$/],
    [huge, /^it is larger than 1024 bytes$/],
    [other, /^line 2 is not UTF-8$/],
    [late, /^line 3 is not UTF-8$/],
    [folder.join('none'), /ENOENT/],
  ] as const;
  for (const [path, message] of refused) {
    assert.throws(() => readTextFile(path, MOST), { message });
  }
  assert.equal(readdirSync('/proc/self/fd').length, before);
});

test('a file that says it is empty is counted while it is read', () => {
  assert.throws(() => readTextFile('/proc/self/status', 100), /larger than 100 bytes/);
  assert.match(readTextFile('/proc/self/status', 65_536), /^Name:/);
});

test('a file that grows while it is read is counted', async () => {
  await using folder = await temporaryFolder();
  writeFileSync(folder.join('a'), 'x');
  using file = openRegularFile(folder.join('a'), 2, constants.O_RDWR);
  writeFileSync(folder.join('a'), 'xxx');
  assert.throws(() => file.bytes(), /larger than 2 bytes/);
});

describe('a path leads out of a folder', () => {
  const links: Readonly<Record<string, readonly [target: string, isOut: boolean]>> = {
    'through an absolute link': ['/etc', true],
    'through a relative link': ['../../beside', true],
    'to the folder above': ['../..', true],
    'to a folder whose name begins alike': ['../../root-2', true],
    'not through a link to itself': ['..', false],
    'not through a link to a folder in it': ['../in', false],
    'where there is nothing': ['nothing', true],
  };
  for (const [says, [target, isOut]] of Object.entries(links)) {
    test(says, async () => {
      await using folder = await temporaryFolder();
      for (const name of ['root', 'root/a', 'root/in', 'beside', 'root-2']) {
        mkdirSync(folder.join(name));
      }
      symlinkSync(target, folder.join('root', 'a', 'link'));
      assert.equal(leadsOutOf(folder.join('root'), folder.join('root', 'a', 'link')), isOut);
    });
  }
});

test('a text is written over what was there, and through a link', async () => {
  await using folder = await temporaryFolder();
  symlinkSync('a', folder.join('link'));
  writeFileSync(folder.join('a'), 'something longer');
  writeTextFile(folder.join('link'), 'short');
  assert.equal(readFileSync(folder.join('a'), 'utf8'), 'short');
});

test('what cannot be opened is not touched', async () => {
  await using folder = await temporaryFolder();
  mkdirSync(folder.join('a'));
  assert.throws(() => writeTextFile(folder.join('a'), ''), /EISDIR/);
  assert.deepEqual(readdirSync(folder.path), ['a']);
  assert.throws(() => writeTextFile('/dev/full', 'x'), /ENOSPC/);
});

test('a new file is made, and what is there stays as it is', async () => {
  await using folder = await temporaryFolder();
  const [path, link] = [folder.join('a'), folder.join('link')];
  writeNewTextFile(path, 'one');
  symlinkSync('none', link);
  for (const taken of [path, link])
    assert.throws(() => writeNewTextFile(taken, 'two'), { code: 'EEXIST' });
  assert.deepEqual(
    [readFileSync(path, 'utf8'), readdirSync(folder.path).sort()],
    ['one', ['a', 'link']],
  );
});
