// Extracts one file of an archive on disk, within a bound, holding neither in memory.

import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { openPromise, type ZipFile } from 'yauzl';
import { GateError } from '../../errors.ts';
import { entryTooLarge, findEntry, notSound } from './read-zip-entry.ts';

interface Extraction {
  /** The name of the entry in the archive. */
  readonly name: string;
  /** Path of a file that does not exist yet; a failure may leave part of it. */
  readonly to: string;
  /** Bytes after inflating; counted, because the archive's own number may lie. */
  readonly most: number;
  readonly signal: AbortSignal;
}

/**
 * @param zip path of the archive, which an attacker may have made
 * @throws GateError `artifact-unreadable` as `readZipEntry` does, `artifact-not-written` for a
 * fault of the disk, or the signal's reason
 */
export async function extractZipEntry(zip: string, extraction: Extraction): Promise<void> {
  const { name, most, signal } = extraction;
  try {
    await using archive = await openArchive(zip);
    const entry = await findEntry(archive.file, name);
    if (entry.uncompressedSize > most) throw entryTooLarge(name, most);
    const contents = await archive.file.openReadStreamPromise(entry);
    const file = createWriteStream(extraction.to, { flags: 'wx', mode: 0o600 });
    await pipeline(contents, upTo(most, name), file, { signal });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof GateError) throw error;
    throw isOfSystem(error) ? notWritten(error) : notSound(error);
  }
}

async function openArchive(path: string): Promise<AsyncDisposable & { readonly file: ZipFile }> {
  // By default yauzl closes the file after listing the entries, before any is read.
  const file = await openPromise(path, { autoClose: false, strictFileNames: true });
  return { file, [Symbol.asyncDispose]: async () => file.close() };
}

function upTo(most: number, name: string) {
  return async function* count(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > most) throw entryTooLarge(name, most);
      yield chunk;
    }
  };
}

const isOfSystem = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;

const notWritten = (cause: Error): GateError =>
  new GateError({
    code: 'artifact-not-written',
    kind: 'gate',
    message: 'An artifact could not be written to the folder for temporary files.',
    remedy: 'Free some space on the runner.',
    details: [cause.message],
    cause,
  });
