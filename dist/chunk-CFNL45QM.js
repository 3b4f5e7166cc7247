import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  readText,
  refuse,
  shown
} from "./chunk-KBFMTE46.js";

// src/plan/read-name.ts
var NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._+=,@()[\]-]{0,99}$/u;
function readName(raw) {
  const reading = readText(raw);
  if (reading.kind === "refused") return reading;
  if (reading.value.endsWith("-build")) {
    return refuse(
      `${shown(raw)} ends like the artifacts of stored builds.`,
      "Leave out `-build` at the end."
    );
  }
  if (NAME.test(reading.value)) return reading;
  return refuse(
    `${shown(raw)} cannot name an artifact.`,
    "Use up to 100 letters, digits, spaces and `._+=,@()[]-`, beginning with a letter or digit."
  );
}

export {
  readName
};
