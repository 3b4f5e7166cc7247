// A private folder for the logs of one execution, kept only when they may be needed.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Console } from './console.ts';

/** Runs `action` with a folder for its logs; where it does not end with 0 they stay, and are named. */
export async function withLogs(
  console: Console,
  action: (folder: string) => Promise<number>,
): Promise<number> {
  // mkdtemp(3) makes it for us alone: what a server logs may be nobody else's business.
  const folder = mkdtempSync(join(tmpdir(), 'perf-gate-'));
  let exitCode: number | undefined;
  try {
    exitCode = await action(folder);
    return exitCode;
  } finally {
    if (exitCode === 0 || readdirSync(folder).length === 0) {
      rmSync(folder, { recursive: true, force: true });
    } else {
      console.addPostscript(`The logs are in ${folder}\n`);
    }
  }
}
