// Reading /proc. A file listed a moment ago may be gone, which is an answer and not an error.

import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Whether this machine has /proc: Linux does, macOS does not. */
export function hasProcFs(): boolean {
  return existsSync('/proc/self/stat');
}

/** The text of a file; `undefined` where there is none, or we may not read it. */
export function readProcFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}

/** The entries of a directory whose names are numbers: processes, threads, file descriptors. */
export function listNumbers(directory: string): readonly number[] {
  try {
    return readdirSync(directory)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}
