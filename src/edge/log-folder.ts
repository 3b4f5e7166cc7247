// A private folder for the logs of one execution, kept only when they may be needed.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LogKeeping {
  /** Folder in which theirs is made. */
  readonly parent: string;
  /** Takes secrets out: servers log what they were sent, and these files may end as an artifact. */
  readonly mask: (text: string) => string;
  /** Told where the logs are, should they stay. */
  readonly onKept: (folder: string) => void;
}

/** Runs `action` with a folder for its logs; where it does not end with 0 they stay, and are named. */
export async function withLogs(
  { parent, mask, onKept }: LogKeeping,
  action: (folder: string) => Promise<number>,
): Promise<number> {
  // mkdtemp(3) makes it for us alone: what a server logs may be nobody else's business.
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

/** What cannot be masked is not kept: a log too large for one text, or a disk too full for another. */
function maskFile(path: string, mask: LogKeeping['mask']): void {
  try {
    const text = readFileSync(path, 'utf8');
    const masked = mask(text);
    if (masked !== text) writeFileSync(path, masked);
  } catch {
    rmSync(path, { recursive: true, force: true });
  }
}
