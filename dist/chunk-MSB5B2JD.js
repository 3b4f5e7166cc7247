import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  GateError
} from "./chunk-NMZCVL7D.js";

// src/edge/errors.ts
var EXIT_CODES = {
  input: 2,
  gate: 3,
  cancelled: 130
};
var UNUSUAL = "First try without `NODE_OPTIONS`, which is set here. ";
function asGateError(thrown) {
  if (thrown instanceof GateError) return thrown;
  return new GateError({
    code: "internal-error",
    kind: "gate",
    message: "perf-gate itself failed; nothing was judged.",
    remedy: `${process.env.NODE_OPTIONS ? UNUSUAL : ""}This is a fault of perf-gate: please report it with these lines.`,
    details: thrown instanceof Error ? [thrown.stack ?? thrown.message] : [String(thrown)],
    cause: thrown
  });
}

export {
  EXIT_CODES,
  asGateError
};
