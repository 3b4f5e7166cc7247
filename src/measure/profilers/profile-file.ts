// A file that a profiler wrote. The server could have written it, too.

import { constants } from 'node:fs';
import { openRegularFile } from '../../regular-file.ts';

/** Bytes: some seconds of a profiler are less than a tenth of it. */
const LARGEST = 64 * 1_024 * 1_024;

/** @throws the system's error, or one whose message is a phrase about the file */
export function readProfileFile(path: string): string {
  // A link could lead to files that only perf-gate should read.
  using file = openRegularFile(path, LARGEST, constants.O_RDONLY | constants.O_NOFOLLOW);
  return file.bytes().toString('utf8');
}
