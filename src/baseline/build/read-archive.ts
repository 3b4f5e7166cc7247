// Reads a gzipped tar archive, entry by entry, within bounds. It may be hostile.

import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { MOST_BYTES, MOST_ENTRIES } from './build-entries.ts';
import { notUnpacked } from './build-errors.ts';

/** A header of 512 bytes, padding, and an extended header with a long name for each entry. */
const MOST_BYTES_AROUND = 4_096 * MOST_ENTRIES;
/** Behind the end mark: tar fills its last record, of 10 KiB by default. */
const MOST_PADDING = 64 * 1_024;

/**
 * `onEntry` is called for one entry at a time, and must have consumed it when its promise is settled.
 * @throws GateError `build-not-unpacked`; what `onEntry` throws; the signal's reason when aborted
 */
export async function readArchive(
  file: string,
  signal: AbortSignal,
  onEntry: (entry: ReadEntry) => Promise<void>,
): Promise<void> {
  const failed = new AbortController();
  // Ratio 0: else it would inflate what was compressed twice, past our count.
  const parser = new Parser({ strict: true, maxDecompressionRatio: 0 });
  let work = Promise.resolve();
  parser.on('entry', (entry: ReadEntry) => {
    work = work.then(() => onEntry(entry)).catch((error) => failed.abort(error));
  });
  parser.on('ignoredEntry', (entry: ReadEntry) => {
    failed.abort(notUnpacked(`${entry.path} is neither file nor folder nor link`));
  });
  parser.on('error', (error: Error) => failed.abort(error));
  const stop = AbortSignal.any([signal, failed.signal]);
  try {
    const feed = (tar: AsyncIterable<Buffer>) => feedParser(parser, tar, stop);
    await pipeline(createReadStream(file), createGunzip(), feed, { signal: stop });
    await work;
    stop.throwIfAborted();
  } catch (error) {
    stop.throwIfAborted();
    throw error;
  }
}

async function feedParser(
  parser: Parser,
  tar: AsyncIterable<Buffer>,
  signal: AbortSignal,
): Promise<void> {
  let size = 0;
  let padding = 0;
  let hasEnded = false;
  parser.on('eof', () => {
    hasEnded = true;
  });
  for await (const chunk of tar) {
    size += chunk.length;
    if (size > MOST_BYTES + MOST_BYTES_AROUND) throw notUnpacked('it inflates without end');
    // The parser would hold what follows in memory, and copy all of it with every chunk.
    if (hasEnded) padding += chunk.length;
    else if (!parser.write(chunk)) await once(parser, 'drain', { signal });
    // Read to its end, because only there is the checksum.
    if (padding > MOST_PADDING) throw notUnpacked('it goes on behind its end mark');
  }
  const end = once(parser, 'end', { signal });
  parser.end();
  await end;
  if (!hasEnded) throw notUnpacked('it ends without an end mark');
}
