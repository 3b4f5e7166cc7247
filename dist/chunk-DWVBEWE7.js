import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  GateError
} from "./chunk-RPWAQSLK.js";

// src/temporary-folder.ts
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
function makeTemporaryFolder(parent, prefix = "perf-gate-") {
  try {
    return mkdtempSync(join(parent, prefix));
  } catch (cause) {
    throw new GateError({
      code: "temporary-folder-unusable",
      kind: "gate",
      message: `No folder can be made in ${parent}, where temporary files belong.`,
      remedy: "Let the variable TMPDIR (RUNNER_TEMP for the action) name a folder that exists, that perf-gate may write to, and whose disk is not full.",
      details: cause instanceof Error ? [cause.message] : [],
      cause
    });
  }
}

export {
  makeTemporaryFolder
};
