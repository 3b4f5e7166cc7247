import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { GateError } from '../../../src/errors.ts';
import { readZipEntry } from '../../../src/github/artifacts/read-zip-entry.ts';
import { writeZip, zipEntries } from '../../fake-github/write-zip.ts';

const MOST = 1_000;
const unreadable = (words: RegExp) => ({ code: 'artifact-unreadable', message: words });

test('the one file of the name is read, whatever lies beside it', async () => {
  const zip = writeZip({ 'records.json': '[]', 'report.json': '{"ä":1}' });
  assert.equal(await readZipEntry(zip, 'report.json', MOST), '{"ä":1}');
});

test('no file of the name, or two, are refused', async () => {
  await assert.rejects(
    readZipEntry(writeZip({ other: '' }), 'report.json', MOST),
    unreadable(/no file `report\.json`/),
  );
  const twice = zipEntries([
    ['report.json', 'one'],
    ['report.json', 'two'],
  ]);
  await assert.rejects(readZipEntry(twice, 'report.json', MOST), unreadable(/more than one/));
});

test('a file that inflates beyond the bound is refused, also when it lies about its size', async () => {
  const bomb = writeZip({ 'report.json': '0'.repeat(MOST * 100) });
  await assert.rejects(readZipEntry(bomb, 'report.json', MOST), unreadable(/larger than 1000/));
  // Bytes 24 to 27 of an entry in the directory hold the size after inflating (APPNOTE 4.3.12).
  const directory = bomb.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  bomb.writeUInt32LE(10, directory + 24);
  await assert.rejects(readZipEntry(bomb, 'report.json', MOST), unreadable(/sound archive|larger/));
});

test('an archive of many files, and text that is no UTF-8, are refused', async () => {
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${index}`, '']));
  await assert.rejects(readZipEntry(writeZip(many), '0', MOST), unreadable(/holds 9 files/));
  const bytes = writeZip({ 'report.json': Buffer.from([0xff, 0xfe]) });
  await assert.rejects(readZipEntry(bytes, 'report.json', MOST), unreadable(/no UTF-8/));
});

test('an archive with a path that climbs out of it is refused', async () => {
  const climbing = writeZip({ '../../etc/passwd': 'x', 'report.json': '{}' });
  await assert.rejects(readZipEntry(climbing, 'report.json', MOST), unreadable(/sound archive/));
});

test('damaged bytes give the text or an error of ours, and nothing else', async () => {
  const zip = writeZip({ 'report.json': '{"a":[1,2,3]}' });
  const damage = fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(damage, fc.nat(zip.length), async (changes, length) => {
      const damaged = Buffer.from(zip.subarray(0, length));
      for (const [place, value] of changes) if (place < length) damaged[place] = value;
      const outcome = await readZipEntry(damaged, 'report.json', MOST).catch((error) => error);
      assert.ok(typeof outcome === 'string' || outcome instanceof GateError);
    }),
  );
});
