// Reads one file of an archive that an attacker may have made, within a bound.

import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { GateError } from '../../errors.ts';

/** Ours have one or two. */
const MOST_ENTRIES = 8;

/**
 * The text of the one entry of this name.
 * @param most bytes after inflating; counted, because the archive's own number may lie.
 * @throws GateError `artifact-unreadable`: no archive, damaged, no such entry, two, or too large.
 */
export async function readZipEntry(zip: Buffer, name: string, most: number): Promise<string> {
  try {
    const archive = await fromBufferPromise(zip, { strictFileNames: true });
    const entry = await findEntry(archive, name);
    if (entry.uncompressedSize > most) throw entryTooLarge(name, most);
    return decode(await inflate(archive, entry, most), name);
  } catch (error) {
    throw error instanceof GateError ? error : notSound(error);
  }
}

export function notSound(error: unknown): GateError {
  const details = error instanceof Error ? [error.message] : [];
  return artifactUnreadable('it is no sound archive', details);
}

export function artifactUnreadable(why: string, details: readonly string[] = []): GateError {
  return new GateError({
    code: 'artifact-unreadable',
    kind: 'gate',
    message: `An artifact cannot be used: ${why}.`,
    remedy: 'It was left alone. The next run on the base branch stores a new one.',
    details,
  });
}

/** @throws GateError `artifact-unreadable`, or an error of yauzl's */
export async function findEntry(archive: ZipFile, name: string): Promise<Entry> {
  if (archive.entryCount > MOST_ENTRIES) {
    throw artifactUnreadable(`it holds ${archive.entryCount} files`);
  }
  const found: Entry[] = [];
  for await (const entry of archive.eachEntry()) {
    if (entry.fileName === name) found.push(entry);
  }
  const [entry] = found;
  if (entry !== undefined && found.length === 1) return entry;
  const how = entry === undefined ? 'no' : 'more than one';
  throw artifactUnreadable(`it holds ${how} file \`${name}\``);
}

async function inflate(archive: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await archive.openReadStreamPromise(entry)) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size > most) throw entryTooLarge(entry.fileName, most);
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

export const entryTooLarge = (name: string, most: number): GateError =>
  artifactUnreadable(`its \`${name}\` is larger than ${most} bytes`);

function decode(contents: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(contents);
  } catch {
    throw artifactUnreadable(`its \`${name}\` is no UTF-8`);
  }
}
