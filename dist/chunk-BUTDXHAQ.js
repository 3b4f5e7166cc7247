import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/machine/proc-file.ts
import { accessSync, constants, existsSync, readdirSync, readFileSync } from "node:fs";
function hasProcFs() {
  return existsSync("/proc/self/stat");
}
var BLINDING = /* @__PURE__ */ new Set(["EMFILE", "ENFILE", "ENOMEM"]);
function absenceBy(error) {
  const code = error instanceof Error && "code" in error ? error.code : void 0;
  return typeof code === "string" && BLINDING.has(code) ? "blind" : "gone";
}
function tryProcFile(path) {
  try {
    return { text: readFileSync(path, "latin1") };
  } catch (error) {
    return absenceBy(error);
  }
}
function readProcFile(path) {
  const seen = tryProcFile(path);
  return typeof seen === "string" ? void 0 : seen.text;
}
function listNumbers(directory) {
  try {
    return readdirSync(directory).filter((name) => /^\d+$/.test(name)).map(Number);
  } catch (error) {
    return absenceBy(error);
  }
}
function mayList(directory) {
  try {
    accessSync(directory, constants.R_OK);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "EACCES");
  }
}

export {
  hasProcFs,
  tryProcFile,
  readProcFile,
  listNumbers,
  mayList
};
