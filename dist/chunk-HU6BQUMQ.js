import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  makeTemporaryFolder
} from "./chunk-74NPFZD4.js";
import {
  openRegularFile
} from "./chunk-SMHH2KPA.js";
import {
  __callDispose,
  __using
} from "./chunk-XDEPVGA2.js";

// src/edge/log-folder.ts
import { readdirSync, rmSync, writeFileSync } from "node:fs";
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
var LARGEST_LOG = 128 * 1024 * 1024;
function maskFile(path, mask) {
  try {
    var _stack = [];
    try {
      const file = __using(_stack, openRegularFile(path, LARGEST_LOG));
      const text = file.bytes().toString("utf8");
      const masked = mask(text);
      if (masked !== text) writeFileSync(path, masked);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      __callDispose(_stack, _error, _hasError);
    }
  } catch {
    rmSync(path, { recursive: true, force: true });
  }
}

export {
  withLogs
};
