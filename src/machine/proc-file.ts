// Reading /proc, where a file that was listed a moment ago may be gone: that is an answer, not an error.

import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Whether this machine tells about its processes through /proc: Linux does, macOS does not. */
export function hasProcFs(): boolean {
  return existsSync('/proc/self/stat');
}

/** The text of a file; `undefined` where there is none, or none for us. */
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
