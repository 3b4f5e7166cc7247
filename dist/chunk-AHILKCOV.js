import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  ONE_REPORT_ON_STDOUT,
  ONE_REPORT_PER_FILE,
  plainFlags,
  readInputs
} from "./chunk-6DGPH6SF.js";

// src/plan/read-import.ts
function readImportOptions({
  flags,
  faults
}) {
  const front = plainFlags(flags, faults);
  const inputs = readInputs(front, void 0, { rules: [], environment: {} });
  const { from, methods, origin, top, out } = inputs;
  return { from, methods, origin, top, out };
}
function readResultOutputs({
  flags,
  faults
}) {
  const front = plainFlags(flags, faults);
  const { json, markdown } = readInputs(front, void 0, {
    rules: [ONE_REPORT_PER_FILE, ONE_REPORT_ON_STDOUT],
    environment: {}
  });
  return { json, markdown };
}

export {
  readImportOptions,
  readResultOutputs
};
