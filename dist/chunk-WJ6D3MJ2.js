import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// package.json
var package_default = { name: "perf-gate", version: "0.1.0" };

// src/version.ts
var VERSION = package_default.version;

export {
  VERSION
};
