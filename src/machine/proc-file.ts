// Reading /proc. A file listed a moment ago may be gone, which is an answer and not an error.

import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';

/** Whether this machine has /proc: Linux does, macOS does not. */
export function hasProcFs(): boolean {
  return existsSync('/proc/self/stat');
}

/**
 * Why nothing was read. `gone`: there is nothing (any more), or nothing that we may read. `blind`: this process
 * had no open file or memory left to look with, so it does not know what is there.
 */
export type Absence = 'gone' | 'blind';

const BLINDING = new Set(['EMFILE', 'ENFILE', 'ENOMEM']);

function absenceBy(error: unknown): Absence {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && BLINDING.has(code) ? 'blind' : 'gone';
}

export function tryProcFile(path: string): { readonly text: string } | Absence {
  try {
    return { text: readFileSync(path, 'latin1') };
  } catch (error) {
    return absenceBy(error);
  }
}

/** For those to whom it does not matter why there is nothing. */
export function readProcFile(path: string): string | undefined {
  const seen = tryProcFile(path);
  return typeof seen === 'string' ? undefined : seen.text;
}

/** The entries of a directory whose names are numbers: processes, threads, file descriptors. */
export function listNumbers(directory: string): readonly number[] | Absence {
  try {
    return readdirSync(directory)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch (error) {
    return absenceBy(error);
  }
}

/** `false` where we lack permission; a directory that is gone may be listed, and holds nothing. */
export function mayList(directory: string): boolean {
  try {
    accessSync(directory, constants.R_OK);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EACCES');
  }
}
