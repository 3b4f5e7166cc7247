import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  makeTemporaryFolder
} from "./chunk-74NPFZD4.js";

// src/edge/log-folder.ts
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
async function withLogs({ parent, mask, onKept }, action) {
  const folder = makeTemporaryFolder(parent);
  let exitCode;
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
function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
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
