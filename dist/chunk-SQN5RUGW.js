import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  GateError
} from "./chunk-NMZCVL7D.js";

// src/edge/cancellation.ts
var SIGNAL_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
function listenForCancellation(say) {
  const controller = new AbortController();
  let exitCode;
  let signals = 0;
  const onSignal = (signal) => {
    signals += 1;
    if (signals > 2) process.exit(exitCode);
    if (signals === 2) say(WAITING);
    exitCode ??= SIGNAL_CODES[signal];
    controller.abort(cancelled(signal));
  };
  const names = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of names) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
    [Symbol.dispose]() {
      for (const signal of names) process.off(signal, onSignal);
    }
  };
}
var WAITING = "Waiting until everything that was started has ended: what ignores SIGTERM is killed after 5 s. The next signal ends perf-gate at once, and what is left is then killed within 3 s.";
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
