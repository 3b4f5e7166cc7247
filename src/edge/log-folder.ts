// A private folder for the logs of one execution, kept only when they may be needed.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
      for (const name of readdirSync(folder)) maskFile(join(folder, name), console);
      console.addPostscript(`The logs are in ${folder}\n`);
    }
  }
}

/** Servers log what they were sent, and these files may end as an artifact for everybody to read. */
function maskFile(path: string, console: Console): void {
  const text = readFileSync(path, 'utf8');
  const masked = console.mask(text);
  if (masked !== text) writeFileSync(path, masked);
}
