// Stored builds and artifacts: unpacked within their folder, or refused with nothing left.

import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { unpackBuild } from '../../src/baseline/build/unpack-build.ts';
import { extractZipEntry } from '../../src/github/artifacts/extract-zip-entry.ts';
import { readZipEntry } from '../../src/github/artifacts/read-zip-entry.ts';
import { type HandmadeEntry, plainTar } from '../../test/baseline/handmade-tar.ts';
import { zipEntries } from '../../test/fake-github/write-zip.ts';
import type { Chance } from '../parser/chance.ts';
import { mutate } from '../parser/mutations.ts';
import { openInFolder } from './in-folder.ts';
import { outcomeOf, refusalOf } from './refusal.ts';
import type { Subject, Trial } from './subject.ts';

const NAMES = ['a', 'b', 'dist', 'server.js', '.', '..', 'é', 'x'.repeat(60), 'build.tgz'] as const;
const TYPES = [
  '0',
  '0',
  '0',
  '0',
  '2',
  '1',
  '5',
  'x',
  'g',
  'L',
  'K',
  '3',
  '6',
  '7',
  'S',
  'Z',
  '\0',
] as const;
const SIZES = [0, 1, 511, 512, 513, 10_000, 2 ** 31, 8 ** 11 - 1] as const;
const EXTENDED = [
  '14 path=../a\n',
  '12 path=a/b\n',
  '20 linkpath=/etc/x\n',
  '13 size=-1\n',
  '19 size=9999999999\n',
  '9 path=\n',
  'x',
] as const;

const MOST_BYTES = 20_000;

export const openArchives = (): Promise<Subject> =>
  openInFolder((chance, folder) =>
    chance.isOnceIn(2) ? drawBuild(chance, folder) : drawArtifact(chance, folder),
  );

const shownAs = (kind: string, bytes: Buffer): string =>
  `${kind} in base64: ${bytes.toString('base64')}`;

function drawBuild(chance: Chance, folder: string): Trial {
  const tar = damage(drawTar(chance), chance, 5);
  const packed = damage(gzipSync(tar), chance, 8);
  return {
    shown: shownAs('tar.gz', packed),
    run: async () => `build: ${await unpack(packed, folder)}`,
  };
}

function drawTar(chance: Chance): Buffer {
  const isOdd = chance.isOnceIn(2);
  const count = 1 + chance.below(7);
  const entries = Array.from({ length: count }, (_, index) =>
    isOdd && chance.isOnceIn(2) ? drawOddEntry(chance) : drawSoundEntry(chance, index),
  );
  const tar = plainTar(entries);
  const end = chance.usually(tar.length, 6, [tar.length - 512, tar.length - 1_024, tar.length - 1]);
  const behind = chance.usually(0, 6, [1, 512, 10_240, 100_000]);
  return Buffer.concat([tar.subarray(0, end), Buffer.alloc(behind)]);
}

function drawSoundEntry(chance: Chance, index: number): HandmadeEntry {
  const path = `${chance.usually('', 2, ['dist/', './dist/', 'a/b/'])}file-${index}`;
  return chance.pick<HandmadeEntry>([
    { path, text: 't'.repeat(chance.below(1_200)), mode: 0o755 },
    { path: `${path}/`, type: '5', mode: 0o755 },
    { path, type: '2', target: 'elsewhere' },
  ]);
}

function drawOddEntry(chance: Chance): HandmadeEntry {
  const type = chance.pick(TYPES);
  const text = /[xgLK]/.test(type) ? chance.pick(EXTENDED) : 't'.repeat(chance.below(1_200));
  const size = chance.usually(undefined, 12, SIZES);
  return {
    path: drawPath(chance),
    type,
    text: /[01]|[xgLK]/.test(type) ? text : '',
    target: drawPath(chance),
    mode: chance.pick([0o644, 0o755, 0o6777, 0]),
    ...(size === undefined ? {} : { size }),
  };
}

function drawPath(chance: Chance): string {
  const names = [chance.pick(NAMES), ...chance.list(3, () => chance.pick(NAMES))];
  return `${chance.usually('', 10, ['/', './', '//'])}${names.join('/')}`;
}

/** Unpacks beside a file that must stay as it is. */
async function unpack(packed: Buffer, folder: string): Promise<string> {
  const root = join(folder, 'build');
  const to = join(root, 'a', 'b', 'c', 'to');
  await mkdir(to, { recursive: true });
  const file = join(folder, 'build.tgz');
  await writeFile(file, packed);
  try {
    await unpackBuild(file, to, new AbortController().signal);
    await requireOnly(join(root, 'a', 'b', 'c'), ['to']);
    return 'unpacked';
  } catch (error) {
    await requireOnly(join(root, 'a', 'b', 'c'), []);
    return refusalOf(error);
  } finally {
    await requireOnly(folder, ['build', 'build.tgz']);
    await rm(root, { recursive: true });
    await rm(file);
  }
}

/** @throws Error where anything else is there */
async function requireOnly(folder: string, names: readonly string[]): Promise<void> {
  const found = (await readdir(folder)).sort();
  if (found.join() !== names.join())
    throw new Error(`${folder} holds ${found.join(', ') || 'nothing'}`);
}

function drawArtifact(chance: Chance, folder: string): Trial {
  const names = [
    chance.usually('build.tgz', 8, NAMES),
    ...chance.list(9, () => chance.usually(drawPath(chance), 10, ['build.tgz'])),
  ];
  const entries = names.map((name) => [name, drawContent(chance)] as const);
  const zip = damage(zipEntries(entries), chance, 1.5);
  return {
    shown: shownAs('zip', zip),
    run: async () => `artifact: ${await extract(zip, folder)}`,
  };
}

const drawContent = (chance: Chance): string =>
  '0'.repeat(chance.usually(chance.below(100), 5, [1e5, 1e6]));

/** In memory and on disk, which must come to the same. */
async function extract(zip: Buffer, folder: string): Promise<string> {
  const name = 'build.tgz';
  const file = join(folder, 'artifact.zip');
  const to = join(folder, 'extracted');
  await writeFile(file, zip);
  const { signal } = new AbortController();
  const outcomes = [
    await outcomeOf(() => readZipEntry(zip, name, MOST_BYTES), 'read'),
    await outcomeOf(() => extractZipEntry(file, { name, to, most: MOST_BYTES, signal }), 'read'),
  ];
  await rm(to, { force: true });
  await rm(file);
  await requireOnly(folder, []);
  const [inMemory = '', onDisk] = outcomes;
  if (inMemory !== onDisk) throw new Error(`${inMemory} in memory, and ${onDisk} on disk`);
  return inMemory;
}

/** @param rarely once in so many archives; most of the others are damaged where they were drawn */
function damage(bytes: Buffer, chance: Chance, rarely: number): Buffer {
  if (!chance.isOnceIn(rarely)) return bytes;
  let damaged = bytes;
  for (let left = 1 + chance.below(4); left > 0; left--) damaged = mutate(damaged, chance, bytes);
  return damaged;
}
