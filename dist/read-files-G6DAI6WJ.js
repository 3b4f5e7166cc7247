import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  cannotBeRead,
  leadsOutOf,
  openRegularFile
} from "./chunk-SMHH2KPA.js";
import {
  __callDispose,
  __using
} from "./chunk-XDEPVGA2.js";

// src/edge/read-files.ts
import { createHash } from "node:crypto";
import { resolve } from "node:path";
var LARGEST_FILE = 16 * 1024 * 1024;
function readFiles(root, within) {
  const known = /* @__PURE__ */ new Map();
  return (path) => {
    const before = known.get(path);
    if (before !== void 0) return before;
    const file = resolve(root, path);
    if (within !== void 0 && leadsOutOf(within, file))
      throw new Error("is outside of its version");
    const bytes = readBounded(file);
    const digest = createHash("sha256").update(bytes).digest("hex");
    const content = { bytes, digest };
    known.set(path, content);
    return content;
  };
}
function readBounded(path) {
  try {
    var _stack = [];
    try {
      const file = __using(_stack, openRegularFile(path, LARGEST_FILE));
      return file.bytes();
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      __callDispose(_stack, _error, _hasError);
    }
  } catch (error) {
    throw new Error(cannotBeRead(error));
  }
}
export {
  readFiles
};
