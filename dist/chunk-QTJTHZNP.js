import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/record/failure-class.ts
var FAILURE_CLASSES = [
  "connect-refused",
  "connect-timeout",
  "connect-failed",
  "ports-exhausted",
  "resources-exhausted",
  "reset",
  "closed-before-response",
  "closed-mid-response",
  "stale-keep-alive",
  "timeout",
  "bad-framing",
  "unexpected-status",
  "body-mismatch"
];
function countErrors(failures) {
  return FAILURE_CLASSES.filter(isError).reduce(
    (sum, name) => sum + (failures[name]?.count ?? 0),
    0
  );
}
var isOwnLimit = (name) => name === "ports-exhausted" || name === "resources-exhausted";
var isError = (name) => name !== "stale-keep-alive" && !isOwnLimit(name);
function countFailures(failures) {
  return FAILURE_CLASSES.reduce((sum, name) => sum + (failures[name]?.count ?? 0), 0);
}

export {
  FAILURE_CLASSES,
  countErrors,
  isOwnLimit,
  isError,
  countFailures
};
