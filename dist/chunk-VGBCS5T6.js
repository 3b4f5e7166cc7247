import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/edge/log-folder.ts
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
async function withLogs({ parent, mask, onKept }, action) {
  const folder = mkdtempSync(join(parent, "perf-gate-"));
  let exitCode;
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
function maskFile(path, mask) {
  try {
    const text = readFileSync(path, "utf8");
    const masked = mask(text);
    if (masked !== text) writeFileSync(path, masked);
  } catch {
    rmSync(path, { recursive: true, force: true });
  }
}

export {
  withLogs
};
