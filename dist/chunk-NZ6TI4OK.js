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

// src/server/scrub-environment.ts
var WITHHELD_PREFIXES = ["ACTIONS_", "INPUT_"];
var WITHHELD_NAMES = /* @__PURE__ */ new Set([
  "GITHUB_TOKEN",
  "GH_TOKEN",
  "GITHUB_ENTERPRISE_TOKEN",
  "GH_ENTERPRISE_TOKEN",
  "NODE_AUTH_TOKEN",
  "NPM_TOKEN",
  "GITHUB_ARTIFACTS",
  "GITHUB_ENV",
  "GITHUB_OUTPUT",
  "GITHUB_PATH",
  "GITHUB_STATE",
  "GITHUB_STEP_SUMMARY"
]);
var WITHHELD_OF_GIT = /* @__PURE__ */ new Set([
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_COMMON_DIR",
  "GIT_CONFIG",
  "GIT_CONFIG_COUNT",
  "GIT_CONFIG_PARAMETERS",
  "GIT_DIR",
  "GIT_GRAFT_FILE",
  "GIT_IMPLICIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_INTERNAL_SUPER_PREFIX",
  "GIT_NO_REPLACE_OBJECTS",
  "GIT_OBJECT_DIRECTORY",
  "GIT_PREFIX",
  "GIT_REPLACE_REF_BASE",
  "GIT_SHALLOW_FILE",
  "GIT_WORK_TREE"
]);
function scrubEnvironment(ambient, additions) {
  const kept = Object.entries(ambient).flatMap(
    ([name, value]) => value === void 0 || isWithheld(name) ? [] : [[name, value]]
  );
  return { ...Object.fromEntries(kept), ...additions };
}
var isWithheld = (name) => WITHHELD_NAMES.has(name) || WITHHELD_OF_GIT.has(name) || WITHHELD_PREFIXES.some((prefix) => name.startsWith(prefix));

export {
  scrubEnvironment,
  sanitise
};
