import assert from 'node:assert/strict';
import { lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { MOST_BYTES, MOST_ENTRIES } from '../../../src/baseline/build/build-entries.ts';
import { unpackBuild } from '../../../src/baseline/build/unpack-build.ts';
import { type HandmadeEntry, handmadeTar, plainTar } from '../handmade-tar.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function unpack(archive: Buffer, folder: Awaited<ReturnType<typeof temporaryFolder>>) {
  await writeFile(folder.join('build.tgz'), archive);
  await mkdir(folder.join('to'));
  await unpackBuild(folder.join('build.tgz'), folder.join('to'), new AbortController().signal);
}

test('unpacks what the tar of the system writes', async () => {
  await using folder = await temporaryFolder();
  const archive = handmadeTar([
    { path: './', type: '5' },
    { path: './dist/', type: '5', mode: 0o755 },
    { path: './dist/server.js', text: 'code' },
    { path: './dist/setuid', text: 'code', mode: 0o6755 },
    { path: 'bin/deep/tool', text: 'tool', mode: 0o755 },
  ]);
  await unpack(archive, folder);
  assert.equal(await readFile(folder.join('to', 'dist', 'server.js'), 'utf8'), 'code');
  assert.equal((await lstat(folder.join('to', 'dist', 'setuid'))).mode & 0o7000, 0);
  assert.equal((await lstat(folder.join('to', 'bin', 'deep', 'tool'))).mode & 0o777, 0o755);
});

test('what fills the last record behind the end mark is no part of the archive', async () => {
  await using folder = await temporaryFolder();
  const padded = Buffer.concat([
    plainTar([{ path: 'a', text: 'x' }]),
    Buffer.alloc(10_240 - 2_048),
  ]);
  await unpack(gzipSync(padded), folder);
  assert.deepEqual(await readdir(folder.join('to')), ['a']);
});

describe('refused, and nothing is left of it:', () => {
  const file = { path: 'dist/server.js', text: 'code' };
  const link = (path: string, target: string): HandmadeEntry => ({ path, type: '2', target });
  const hardLink = (path: string, target: string): HandmadeEntry => ({ path, type: '1', target });
  const tars: Readonly<Record<string, readonly [entries: readonly HandmadeEntry[], why: RegExp]>> =
    {
      'a path upwards': [[{ path: '../evil', text: 'x' }], /"\.\.\/evil" is not a path inside/],
      'a path upwards in the middle': [[{ path: 'a/../../evil', text: 'x' }], /not a path inside/],
      'an absolute path': [
        [{ path: '/tmp/evil', text: 'x' }],
        /"\/tmp\/evil" is not a path inside/,
      ],
      'a link out': [[link('out', '../..')], /the link out leads out/],
      'an absolute link': [[link('out', '/etc/passwd')], /the link out leads out/],
      'a chain of links out': [[link('a', 'b/..'), link('b', '.')], /the link a leads out/],
      'a file through a link': [[link('a', 'b'), { path: 'a/c', text: 'x' }], /a\/c lies below a/],
      'a file through a later link': [[{ path: 'a/c', text: 'x' }, link('a', 'b')], /lies below a/],
      'a file in place of a link': [[link('a', 'b'), { path: 'a', text: 'x' }], /holds a twice/],
      'the same path written twice': [[file, { ...file, path: './dist//server.js' }], /twice/],
      'a hard link out': [[hardLink('a', '../../etc/passwd')], /not a path inside/],
      'an absolute hard link': [[hardLink('a', '/etc/passwd')], /not a path inside/],
      'a hard link to a link': [[file, link('l', 'dist'), hardLink('a', 'l')], /no file of it/],
      'a hard link to what was there': [[hardLink('a', 'before')], /no file of it/],
      'a device': [[{ path: 'null', type: '3' }], /null is neither file nor folder nor link/],
      'a pipe': [[{ path: 'pipe', type: '6' }], /pipe is neither/],
      'a sparse file': [[{ path: 'sparse', type: 'S' }], /sparse is neither/],
      'an unknown type': [[{ path: 'what', type: 'Z' }], /what is neither/],
      'a bomb': [[{ path: 'big', size: MOST_BYTES + 1 }], /larger than 1024 MiB/],
      'more than the header says': [[{ path: 'a', text: 'x'.repeat(2_000), size: 10 }], /damaged/],
      'less than the header says': [[{ path: 'a', text: 'x', size: 100_000 }], /damaged/],
      'a huge extended header': [
        [{ path: 'x', type: 'x', text: 'x'.repeat(2 ** 20 + 512) }, file],
        /neither file nor folder nor link/,
      ],
      nothing: [[{ path: './', type: '5' }], /it is empty/],
    };
  for (const [says, [entries, why]] of Object.entries(tars)) {
    test(says, async () => {
      await using folder = await temporaryFolder();
      // What is sound in it comes first, so that there would be something to leave.
      const first = says === 'nothing' ? [] : [{ path: 'first', text: '1' }];
      const archive = handmadeTar([...first, ...entries]);
      const fault = { code: 'build-not-unpacked', message: why };
      await assert.rejects(unpack(archive, folder), fault);
      assert.deepEqual(await readdir(folder.path), ['build.tgz']);
    });
  }

  const archives: Readonly<Record<string, () => Buffer>> = {
    'no archive': () => Buffer.from('<html>not found</html>'),
    'no gzip': () => plainTar([file]),
    'an archive in an archive': () => gzipSync(handmadeTar([file])),
    'half of one': () => handmadeTar([file]).subarray(0, 60),
    'an empty file': () => Buffer.alloc(0),
    'an archive that ends behind a file': () => gzipSync(plainTar([file]).subarray(0, 1_024)),
    'half an end mark': () => gzipSync(plainTar([file]).subarray(0, 1_536)),
    'zeros without end behind the end mark': () =>
      gzipSync(Buffer.concat([plainTar([file]), Buffer.alloc(2 ** 20)])),
    'a damaged header': () => {
      const tar = plainTar([file]);
      tar[0] = (tar[0] ?? 0) + 1;
      return gzipSync(tar);
    },
  };
  for (const [says, make] of Object.entries(archives)) {
    test(says, async () => {
      await using folder = await temporaryFolder();
      await assert.rejects(unpack(make(), folder), { code: 'build-not-unpacked' });
      assert.deepEqual(await readdir(folder.path), ['build.tgz']);
    });
  }
});

test('refuses more entries than are allowed', async () => {
  await using folder = await temporaryFolder();
  const one = plainTar([{ path: 'a' }]).subarray(0, 512);
  const tar = Buffer.concat(Array.from({ length: MOST_ENTRIES + 1 }, () => one));
  const fault = { code: 'build-not-unpacked', message: /more than 200000/ };
  await assert.rejects(unpack(gzipSync(tar, { level: 1 }), folder), fault);
});

test('an entry that exists already is not overwritten', async () => {
  await using folder = await temporaryFolder();
  await writeFile(folder.join('build.tgz'), handmadeTar([{ path: 'file', text: 'new' }]));
  await mkdir(folder.join('to'));
  await writeFile(folder.join('to', 'file'), 'old');
  const unpacking = unpackBuild(
    folder.join('build.tgz'),
    folder.join('to'),
    new AbortController().signal,
  );
  await assert.rejects(unpacking, { code: 'build-not-unpacked' });
});

test('a cancellation leaves nothing', async () => {
  await using folder = await temporaryFolder();
  await writeFile(folder.join('build.tgz'), handmadeTar([{ path: 'file', text: 'new' }]));
  await mkdir(folder.join('to'));
  const reason = new Error('cancelled');
  const signal = AbortSignal.abort(reason);
  await assert.rejects(unpackBuild(folder.join('build.tgz'), folder.join('to'), signal), reason);
  assert.deepEqual(await readdir(folder.path), ['build.tgz']);
});
