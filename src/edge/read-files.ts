// Files whose bytes are sent as they are.

import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { FileContent, ReadFile } from '../plan/tables.ts';
import { cannotBeRead, leadsOutOf, openRegularFile } from '../regular-file.ts';

/** In bytes. Every thread of the load generator holds a copy. */
const LARGEST_FILE = 16 * 1_024 * 1_024;

/**
 * @param root where relative paths start; absolute
 * @param within a folder that files may not lie outside of, also not by a link
 */
export function readFiles(root: string, within?: string): ReadFile {
  // Faults are looked for before the plan is built: both ask for the same bytes.
  const known = new Map<string, FileContent>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const file = resolve(root, path);
    if (within !== undefined && leadsOutOf(within, file))
      throw new Error('is outside of its version');
    const bytes = readBounded(file);
    const digest = createHash('sha256').update(bytes).digest('hex');
    const content = { bytes, digest };
    known.set(path, content);
    return content;
  };
}

function readBounded(path: string): Uint8Array {
  try {
    using file = openRegularFile(path, LARGEST_FILE);
    return file.bytes();
  } catch (error) {
    throw new Error(cannotBeRead(error));
  }
}
