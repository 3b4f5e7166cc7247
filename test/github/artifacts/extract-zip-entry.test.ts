import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import test from 'node:test';
import fc from 'fast-check';
import { GateError } from '../../../src/errors.ts';
import { extractZipEntry } from '../../../src/github/artifacts/extract-zip-entry.ts';
import { temporaryFolder } from '../../baseline/temporary-folder.ts';
import { writeZip } from '../../fake-github/write-zip.ts';

const MOST = 1_000;
const unreadable = (words: RegExp) => ({ code: 'artifact-unreadable', message: words });

type Folder = Awaited<ReturnType<typeof temporaryFolder>>;

async function extract(folder: Folder, zip: Buffer, { to = folder.join('out'), most = MOST } = {}) {
  const path = folder.join('in.zip');
  await writeFile(path, zip);
  const { signal } = new AbortController();
  await extractZipEntry(path, { name: 'build.tgz', to, most, signal });
  return readFile(to);
}

test('the one file of the name is written, byte by byte, for its owner alone', async () => {
  await using folder = await temporaryFolder();
  const bytes = Buffer.from([0, 255, 10, 13, 128]);
  const zip = writeZip({ 'other.txt': 'x', 'build.tgz': bytes });
  assert.deepEqual(await extract(folder, zip), bytes);
  assert.equal((await stat(folder.join('out'))).mode & 0o777, 0o600);
});

test('no file of the name is refused, and so is one that climbs out', async () => {
  await using folder = await temporaryFolder();
  await assert.rejects(
    extract(folder, writeZip({ other: '' })),
    unreadable(/no file `build\.tgz`/),
  );
  const climbing = writeZip({ '../build.tgz': 'x', 'build.tgz': 'y' });
  await assert.rejects(extract(folder, climbing), unreadable(/sound archive/));
});

test('a file that inflates beyond the bound is refused, also when it lies about its size', async () => {
  await using folder = await temporaryFolder();
  const bomb = writeZip({ 'build.tgz': '0'.repeat(MOST * 1_000) });
  await assert.rejects(extract(folder, bomb), unreadable(/larger than 1000/));
  await assert.rejects(stat(folder.join('out')), { code: 'ENOENT' }, 'nothing was written');
  // Bytes 24 to 27 of an entry in the directory hold the size after inflating (APPNOTE 4.3.12).
  const directory = bomb.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  bomb.writeUInt32LE(10, directory + 24);
  await assert.rejects(extract(folder, bomb), unreadable(/sound archive|larger/));
  assert.ok((await stat(folder.join('out'))).size <= MOST);
});

test('an existing file is not overwritten', async () => {
  await using folder = await temporaryFolder();
  await writeFile(folder.join('out'), 'mine');
  await assert.rejects(extract(folder, writeZip({ 'build.tgz': 'x' })), {
    code: 'artifact-not-written',
  });
  assert.equal(await readFile(folder.join('out'), 'utf8'), 'mine');
});

test('a file that cannot be written is not mistaken for a damaged archive', async () => {
  await using folder = await temporaryFolder();
  const to = folder.join('no', 'such', 'folder');
  await assert.rejects(extract(folder, writeZip({ 'build.tgz': 'x' }), { to }), {
    code: 'artifact-not-written',
  });
});

test('a cancellation is thrown as it is', async () => {
  await using folder = await temporaryFolder();
  const path = folder.join('in.zip');
  await writeFile(path, writeZip({ 'build.tgz': 'x' }));
  const reason = new Error('cancelled');
  const signal = AbortSignal.abort(reason);
  const extraction = { name: 'build.tgz', to: folder.join('out'), most: MOST, signal };
  await assert.rejects(extractZipEntry(path, extraction), reason);
});

test('damaged bytes give the file or an error of ours, and nothing else', async () => {
  await using folder = await temporaryFolder();
  const zip = writeZip({ 'build.tgz': 'a build, more or less' });
  const damage = fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { maxLength: 4 });
  let round = 0;
  await fc.assert(
    fc.asyncProperty(damage, fc.nat(zip.length), async (changes, length) => {
      const damaged = Buffer.from(zip.subarray(0, length));
      for (const [place, value] of changes) if (place < length) damaged[place] = value;
      round += 1;
      const to = folder.join(`out-${round}`);
      const outcome = await extract(folder, damaged, { to }).catch((error) => error);
      assert.ok(Buffer.isBuffer(outcome) || outcome instanceof GateError);
    }),
  );
});
