import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  __callDispose,
  __using
} from "./chunk-XDEPVGA2.js";

// src/regular-file.ts
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  rmSync,
  writeFileSync
} from "node:fs";
var WITHOUT_WAITING = constants.O_NONBLOCK;
var LONGEST_PIECE = 65536;
function openRegularFile(path, most, flags = constants.O_RDONLY) {
  const fd = openSync(path, flags | WITHOUT_WAITING, 438);
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile()) throw new Error("it is not a regular file");
    if (stats.size > most) throw tooLarge(most);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  return { fd, bytes: () => readAll(fd, most), [Symbol.dispose]: () => closeSync(fd) };
}
function readAll(fd, most) {
  const pieces = [];
  for (let at = 0; ; ) {
    const piece = Buffer.allocUnsafe(LONGEST_PIECE);
    const length = readSync(fd, piece, 0, piece.length, at);
    if (length === 0) return Buffer.concat(pieces);
    at += length;
    if (at > most) throw tooLarge(most);
    pieces.push(piece.subarray(0, length));
  }
}
function readTextFile(path, most) {
  var _stack = [];
  try {
    const file = __using(_stack, openRegularFile(path, most));
    return decodeText(file.bytes());
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
function cannotBeRead(error) {
  const code = error instanceof Error && "code" in error ? error.code : void 0;
  if (code === "ENOENT") return "does not exist";
  if (code === "EACCES") return "cannot be read: its permissions forbid it";
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
function decodeText(bytes) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Error(`line ${lineThatIsNotText(bytes)} is not UTF-8`);
  }
}
function lineThatIsNotText(bytes) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf("\n", from);
    const next = end < 0 ? bytes.length : end + 1;
    try {
      decoder.decode(bytes.subarray(from, next));
    } catch {
      return line;
    }
    from = next;
  }
  return line;
}
function tooLarge(most) {
  const mebibyte = 1024 * 1024;
  const size = most % mebibyte === 0 ? `${most / mebibyte} MiB` : `${most} bytes`;
  return new Error(`it is larger than ${size}`);
}
function leadsOutOf(folder, path) {
  try {
    const inside = realpathSync(folder);
    const real = realpathSync(path);
    return real !== inside && !real.startsWith(inside === "/" ? "/" : `${inside}/`);
  } catch {
    return true;
  }
}
var writeTextFile = (path, text) => write(path, text, "w");
var writeNewTextFile = (path, text) => write(path, text, "wx");
function write(path, text, flags) {
  const fd = openSync(path, flags);
  try {
    writeFileSync(fd, text);
  } catch (error) {
    if (fstatSync(fd).isFile()) rmSync(realpathSync(path), { force: true });
    throw error;
  } finally {
    closeSync(fd);
  }
}

export {
  openRegularFile,
  readTextFile,
  cannotBeRead,
  leadsOutOf,
  writeTextFile,
  writeNewTextFile
};
