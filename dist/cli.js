#!/usr/bin/env node
import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/cli.ts
import module from "node:module";
process.on("uncaughtException", (thrown) => {
  explain(thrown);
  process.exit();
});
try {
  module.enableCompileCache?.();
  const { runCommandLine } = await import("./run-command-line-2KRHOANE.js");
  process.exitCode = await runCommandLine(process.argv.slice(2));
} catch (thrown) {
  explain(thrown);
}
function explain(thrown) {
  process.exitCode = 3;
  console.error("error: perf-gate itself failed; nothing was judged. (internal-error)");
  console.error(thrown);
  console.error("what to do: Install it as a whole; if this stays, please report it.");
}
