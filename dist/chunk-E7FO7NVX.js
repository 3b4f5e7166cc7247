import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  GateError
} from "./chunk-BSGPJISP.js";

// src/temporary-folder.ts
import { mkdtempSync, openSync, rmdirSync } from "node:fs";
import { join } from "node:path";
function makeTemporaryFolder(parent, prefix = "perf-gate-") {
  try {
    return mkdtempSync(join(parent, prefix));
  } catch (cause) {
    throw unusable("made", parent, cause);
  }
}
function openNamelessFolder(parent) {
  const folder = makeTemporaryFolder(parent);
  try {
    return openSync(folder, "r");
  } catch (cause) {
    throw unusable("opened", parent, cause);
  } finally {
    rmdirSync(folder);
  }
}
var unusable = (what, parent, cause) => new GateError({
  code: "temporary-folder-unusable",
  kind: "gate",
  message: `No folder can be ${what} in ${parent}, where temporary files belong.`,
  remedy: "Let the variable TMPDIR (RUNNER_TEMP for the action) name a folder that exists, that perf-gate may write to, and whose disk is not full.",
  details: cause instanceof Error ? [cause.message] : [],
  cause
});

export {
  makeTemporaryFolder,
  openNamelessFolder
};
