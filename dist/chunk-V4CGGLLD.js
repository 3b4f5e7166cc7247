import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  GateError
} from "./chunk-RPWAQSLK.js";

// src/edge/cancellation.ts
var SIGNAL_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
function listenForCancellation() {
  const controller = new AbortController();
  let exitCode;
  const onSignal = (signal) => {
    if (exitCode !== void 0) process.exit(SIGNAL_CODES[signal]);
    exitCode = SIGNAL_CODES[signal];
    controller.abort(cancelled(signal));
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
    [Symbol.dispose]() {
      for (const signal of signals) process.off(signal, onSignal);
    }
  };
}
function cancelled(signal) {
  return new GateError({
    code: "cancelled",
    kind: "cancelled",
    message: `Cancelled by ${signal}.`,
    remedy: "The server has been stopped. No verdict was given, and later runs will not be compared with this one."
  });
}

export {
  listenForCancellation
};
