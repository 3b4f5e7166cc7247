// A private folder for the logs of one execution, kept only when they may be needed.

import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRegularFile } from '../regular-file.ts';
import { makeTemporaryFolder } from '../temporary-folder.ts';

export interface LogKeeping {
  /** The folder for the logs is made in this one. */
  readonly parent: string;
  /** Takes secrets out: servers log what they were sent, and these files may become an artifact. */
  readonly mask: (text: string) => string;
  /** Called when the logs are kept. */
  readonly onKept: (folder: string) => void;
}

/** Runs `action` with a folder for its logs, which are kept unless it returns 0. */
export async function withLogs(
  { parent, mask, onKept }: LogKeeping,
  action: (folder: string) => Promise<number>,
): Promise<number> {
  // For this user alone: what a server logs may be confidential.
  const folder = makeTemporaryFolder(parent);
  let exitCode: number | undefined;
  try {
    exitCode = await action(folder);
    return exitCode;
  } finally {
    const names = namesIn(folder);
    if (exitCode === 0 || names.length === 0) {
      rmSync(folder, { recursive: true, force: true });
    } else {
      for (const name of names) maskFile(join(folder, name), mask);
      onKept(folder);
    }
  }
}

/** A build that clears the folder for temporary files takes away this one, too: that costs no verdict. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** In bytes: of a build, whose output nobody limits. */
const LARGEST_LOG = 128 * 1_024 * 1_024;

/** Removes what cannot be masked: a log that is too large or no file, or any log when the disk is full. */
function maskFile(path: string, mask: LogKeeping['mask']): void {
  try {
    using file = openRegularFile(path, LARGEST_LOG);
    const text = file.bytes().toString('utf8');
    const masked = mask(text);
    if (masked !== text) writeFileSync(path, masked);
  } catch {
    rmSync(path, { recursive: true, force: true });
  }
}
