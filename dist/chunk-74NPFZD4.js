import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  GateError
} from "./chunk-NMZCVL7D.js";

// src/temporary-folder.ts
import { mkdirSync, mkdtempSync, openSync, rmdirSync } from "node:fs";
import { dirname, join } from "node:path";
function makeTemporaryFolder(parent, prefix = "perf-gate-") {
  try {
    return mkdtempSync(join(parent, prefix));
  } catch (cause) {
    throw unusable("folder can be made", parent, cause);
  }
}
function openNamelessFolder(parent) {
  const folder = makeTemporaryFolder(parent);
  try {
    return openSync(folder, "r");
  } catch (cause) {
    throw unusable("folder can be opened", parent, cause);
  } finally {
    rmdirSync(folder);
  }
}
function openTemporaryFile(path, flags) {
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true });
    return openSync(path, flags);
  } catch (cause) {
    throw unusable("file can be written", folder, cause);
  }
}
var unusable = (what, parent, cause) => new GateError({
  code: "temporary-folder-unusable",
  kind: "gate",
  message: `No ${what} in ${parent}, where temporary files belong.`,
  remedy: "Let the variable TMPDIR (RUNNER_TEMP for the action) name a folder that exists, that perf-gate may write to, and whose disk is not full.",
  details: cause instanceof Error ? [cause.message] : [],
  cause
});

export {
  makeTemporaryFolder,
  openNamelessFolder,
  openTemporaryFile
};
