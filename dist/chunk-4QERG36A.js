import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/server/sanitise.ts
var ESCAPE = String.fromCharCode(27);
var BELL = String.fromCharCode(7);
var SEQUENCES = new RegExp(
  `${ESCAPE}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${BELL}${ESCAPE}]*(?:${BELL}|${ESCAPE}\\\\)?|[@-Z^_])`,
  "gu"
);
var INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
function sanitise(line) {
  return line.replaceAll("	", "  ").replace(SEQUENCES, "").replace(INVISIBLE, "").trimEnd();
}

export {
  sanitise
};
