import assert from 'node:assert/strict';
import {
  chmod,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { unpackBuild } from '../../src/baseline/build/unpack-build.ts';
import { packBuild } from '../../src/baseline/pack-build.ts';
import { commitFiles, initRepository } from './git-place.ts';
import { temporaryFolder } from './temporary-folder.ts';

const signal = new AbortController().signal;

type Folder = Awaited<ReturnType<typeof temporaryFolder>>;

async function write(folder: Folder, files: readonly string[]): Promise<void> {
  for (const path of files) {
    await mkdir(dirname(folder.join('from', path)), { recursive: true });
    await writeFile(folder.join('from', path), `text of ${path}`);
  }
}

const pack = (folder: Folder, ...paths: readonly string[]) =>
  packBuild({
    directory: folder.join('from'),
    paths,
    file: folder.join('build.tgz'),
    ambient: process.env,
    signal,
  });

/** Files and links of what comes out again, as paths. */
async function roundTrip(folder: Folder, ...paths: readonly string[]): Promise<readonly string[]> {
  await pack(folder, ...paths);
  await mkdir(folder.join('to'));
  await unpackBuild(folder.join('build.tgz'), folder.join('to'), signal);
  const entries = await readdir(folder.join('to'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.join('to').length + 1))
    .sort();
}

test('files that may hold passwords are packed only where a path names them', async () => {
  await using folder = await temporaryFolder();
  const secrets = ['.env', '.npmrc', 'dist/.env', 'dist/.env.local', 'dist/.env.test.local'];
  await write(folder, [...secrets, 'dist/.env.example', 'dist/a.js']);
  assert.deepEqual(await roundTrip(folder, '**', 'dist/.env'), [
    'dist/.env',
    'dist/.env.example',
    'dist/a.js',
  ]);
});

describe('globs', () => {
  const files = [
    'dist/a.js',
    'dist/deep/b.js',
    'dist/.hidden',
    'src/a.ts',
    '.next/page',
    '@x/y',
    'top.js',
  ];
  const cases: readonly [paths: readonly string[], found: readonly string[]][] = [
    [['dist'], ['dist/.hidden', 'dist/a.js', 'dist/deep/b.js']],
    [['./dist/'], ['dist/.hidden', 'dist/a.js', 'dist/deep/b.js']],
    [['dist/**/*.js'], ['dist/a.js', 'dist/deep/b.js']],
    [
      ['dist/*.js', 'dist/deep', '.next', '@x'],
      ['.next/page', '@x/y', 'dist/a.js', 'dist/deep/b.js'],
    ],
    [
      ['**', '!src', '!dist/deep/**'],
      ['.next/page', '@x/y', 'dist/.hidden', 'dist/a.js', 'top.js'],
    ],
    [
      ['.', '!**/*.js'],
      ['.next/page', '@x/y', 'dist/.hidden', 'src/a.ts'],
    ],
    [
      ['{src,dist}/a.*', 'missing'],
      ['dist/a.js', 'src/a.ts'],
    ],
  ];
  for (const [paths, found] of cases) {
    test(paths.join(' '), async () => {
      await using folder = await temporaryFolder();
      await write(folder, files);
      assert.deepEqual(await roundTrip(folder, ...paths), found);
      assert.equal(
        await readFile(folder.join('to', found[0] ?? ''), 'utf8'),
        `text of ${found[0]}`,
      );
    });
  }
});

test('modes, links, times and empty folders come through', async () => {
  await using folder = await temporaryFolder();
  await write(folder, ['bin/run', 'bin/tool', 'lib/code.py']);
  const at = (path: string) => folder.join('from', path);
  await chmod(at('bin/run'), 0o4755);
  await chmod(at('bin/tool'), 0o640);
  await mkdir(at('lib/empty'));
  await symlink('../bin/run', at('lib/run'));
  await symlink('lib', at('library'));
  await link(at('bin/tool'), at('bin/same-tool'));
  await utimes(at('lib/code.py'), 1_600_000_000, 1_600_000_000);

  await roundTrip(folder, '**');
  const out = (path: string) => folder.join('to', path);
  assert.equal((await lstat(out('bin/run'))).mode & 0o7777, 0o755);
  assert.equal((await lstat(out('bin/tool'))).mode & 0o7777, 0o640);
  assert.ok((await lstat(out('lib/empty'))).isDirectory());
  assert.equal(await readlink(out('lib/run')), '../bin/run');
  assert.equal(await readlink(out('library')), 'lib');
  assert.equal((await lstat(out('bin/tool'))).ino, (await lstat(out('bin/same-tool'))).ino);
  assert.equal((await lstat(out('lib/code.py'))).mtimeMs, 1_600_000_000_000);
});

test('the same files make the same archive', async () => {
  await using folder = await temporaryFolder();
  await write(folder, ['dist/b', 'dist/a', 'dist/c/d']);
  await pack(folder, 'dist/c', 'dist/a', 'dist/b');
  const first = await readFile(folder.join('build.tgz'));
  await pack(folder, 'dist/b', 'dist/a/**', 'dist/c/**', 'dist/a');
  assert.ok(first.equals(await readFile(folder.join('build.tgz'))));
});

test('the archive names the commit where the files are those of it, and never holds a repository', async () => {
  await using folder = await temporaryFolder();
  await initRepository(folder.join('from'));
  const commit = await commitFiles(folder.join('from'), { 'server.js': 'text' });
  assert.equal((await pack(folder, 'server.js')).commit, commit);
  assert.deepEqual(await roundTrip(folder, '**', '.git/**'), ['server.js']);
  await writeFile(folder.join('from', 'server.js'), 'changed');
  assert.equal((await pack(folder, 'server.js')).commit, undefined);
});

describe('refused, and no file is left:', () => {
  const cases: Readonly<Record<string, readonly [paths: readonly string[], message: RegExp]>> = {
    'nothing that matches': [['build/**', 'out'], /nothing in .* matches `build\/\*\*`, `out`/],
    'nothing at all': [[], /nothing in/],
    'a pattern that leads out': [['../other'], /`\.\.\/other` in `baseline-paths` is not below/],
    'an absolute pattern': [['/etc'], /`\/etc` in `baseline-paths`/],
    'a link that leads out': [
      ['venv'],
      /the link venv\/python leads out of it, to \/usr\/bin\/python3/,
    ],
  };
  for (const [says, [paths, message]] of Object.entries(cases)) {
    test(says, async () => {
      await using folder = await temporaryFolder();
      await write(folder, ['venv/file']);
      await symlink('/usr/bin/python3', folder.join('from', 'venv', 'python'));
      await assert.rejects(pack(folder, ...paths), { code: 'build-not-packed', message });
      assert.deepEqual(await readdir(folder.path), ['from']);
    });
  }
});

test('a cancellation leaves no file', async () => {
  await using folder = await temporaryFolder();
  await write(folder, ['dist/a']);
  // Sparse: seconds of work for gzip, and nothing for the disk.
  await truncate(folder.join('from', 'dist', 'a'), 1_000_000_000);
  const controller = new AbortController();
  const packing = packBuild({
    directory: folder.join('from'),
    paths: ['dist'],
    file: folder.join('build.tgz'),
    ambient: process.env,
    signal: controller.signal,
  });
  const reason = new Error('cancelled');
  const rejected = assert.rejects(packing, reason);
  while (!(await readdir(folder.path)).includes('build.tgz')) await sleep(10);
  controller.abort(reason);
  await rejected;
  assert.deepEqual(await readdir(folder.path), ['from']);
});
