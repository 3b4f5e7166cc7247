#!/usr/bin/env node
import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/cli.ts
import module from "node:module";
module.enableCompileCache?.();
var { runCommandLine } = await import("./run-command-line-XMZEXQDM.js");
process.exitCode = await runCommandLine(process.argv.slice(2));
