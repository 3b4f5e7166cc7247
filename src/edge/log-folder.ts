// A private folder for the logs of one execution, kept only when they may be needed.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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
  // mkdtemp(3) makes it for this user alone: what a server logs may be confidential.
  const folder = mkdtempSync(join(parent, 'perf-gate-'));
  let exitCode: number | undefined;
  try {
    exitCode = await action(folder);
    return exitCode;
  } finally {
    if (exitCode === 0 || readdirSync(folder).length === 0) {
      rmSync(folder, { recursive: true, force: true });
    } else {
      for (const name of readdirSync(folder)) maskFile(join(folder, name), mask);
      onKept(folder);
    }
  }
}

/** Removes what cannot be masked: a log too large for one string, or any log when the disk is full. */
function maskFile(path: string, mask: LogKeeping['mask']): void {
  try {
    const text = readFileSync(path, 'utf8');
    const masked = mask(text);
    if (masked !== text) writeFileSync(path, masked);
  } catch {
    rmSync(path, { recursive: true, force: true });
  }
}
