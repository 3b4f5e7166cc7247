import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  parse
} from "./chunk-5BFFKA2D.js";
import {
  cannotBeRead,
  leadsOutOf,
  readTextFile
} from "./chunk-SMHH2KPA.js";
import "./chunk-XDEPVGA2.js";

// src/edge/parse-tables.ts
import { createHash } from "node:crypto";
import { extname, resolve } from "node:path";
var LARGEST_FILE = 16 * 1024 * 1024;
var MOST_ROWS = 1e6;
var MOST_COLUMNS = 100;
var LONGEST_CELL = 65536;
function parseTables(root, within) {
  const known = /* @__PURE__ */ new Map();
  return (path, shape) => {
    const before = known.get(`${shape} ${path}`);
    if (before !== void 0) return before;
    const file = resolve(root, path);
    if (within !== void 0 && leadsOutOf(within, file))
      throw new Error("is outside of its version");
    const content = contentOf(readBounded(file), shape, extname(path).toLowerCase());
    refuseUnusable(content);
    known.set(`${shape} ${path}`, content);
    return content;
  };
}
function readBounded(file) {
  try {
    return readTextFile(file, LARGEST_FILE);
  } catch (error) {
    throw new Error(cannotBeRead(error));
  }
}
function contentOf(text, shape, extension) {
  const digest = createHash("sha256").update(text).digest("hex");
  const bare = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (shape === "lines")
    return { digest, columns: [""], rows: linesOf(bare).map((line) => [line]) };
  const isJson = extension === ".jsonl" || extension === ".ndjson";
  return { digest, ...isJson ? fromJsonLines(bare) : fromCsv(bare) };
}
var linesOf = (text) => text.split(/\r?\n/).filter((line) => line !== "");
function fromCsv(text) {
  try {
    const [columns = [], ...rows] = parse(text, {
      skip_empty_lines: true,
      // Found out from the first line, the others would not be lines where some end otherwise.
      record_delimiter: ["\r\n", "\n"]
    });
    return { columns: columns.map((name) => name.trim()), rows };
  } catch (error) {
    throw new Error(`is not CSV: ${error instanceof Error ? error.message : String(error)}`);
  }
}
function fromJsonLines(text) {
  const lines = linesOf(text);
  const objects = lines.map(objectOf);
  const columns = Object.keys(objects[0] ?? {});
  const rows = objects.map(
    (object, index) => columns.map((column) => {
      const value = Object.hasOwn(object, column) ? object[column] : void 0;
      if (typeof value === "string") return value;
      if (typeof value === "boolean") return String(value);
      if (typeof value === "number") {
        if (isAsWritten(lines[index] ?? "", column, value)) return String(value);
        throw new Error(
          `has a number as "${column}" in row ${index + 1} that would be changed: put it in quotes`
        );
      }
      throw new Error(`has no text, number or boolean as "${column}" in row ${index + 1}`);
    })
  );
  return { columns, rows };
}
function isAsWritten(line, column, value) {
  const key = JSON.stringify(column);
  const behind = line.split(key).slice(1);
  return behind.some((rest) => {
    const [, written] = /^\s*:\s*([-+.\deE]+)\s*[,}]/.exec(rest) ?? [];
    return written === String(value);
  });
}
function objectOf(line, index) {
  try {
    const value = JSON.parse(line);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
  }
  throw new Error(`has no JSON object in row ${index + 1}`);
}
function refuseUnusable({ columns, rows }) {
  if (rows.length === 0) throw new Error("has no rows");
  if (rows.length > MOST_ROWS) throw new Error(`has more than ${MOST_ROWS} rows`);
  if (columns.length > MOST_COLUMNS) throw new Error(`has more than ${MOST_COLUMNS} columns`);
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== void 0) throw new Error(`has two columns "${twice}"`);
  const broken = rows.findIndex((row) => row.some((cell) => new RegExp("\\p{Cs}", "u").test(cell)));
  if (broken >= 0) throw new Error(`has half of a character in row ${broken + 1}`);
  const long = rows.findIndex((row) => row.some((cell) => cell.length > LONGEST_CELL));
  if (long >= 0)
    throw new Error(`has a value of more than ${LONGEST_CELL} characters in row ${long + 1}`);
}
export {
  parseTables
};
