import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/plan/written-inputs.ts
var LEFT_OUT = [
  "build",
  "candidate-env",
  "baseline-env",
  "ready-command",
  "before-block",
  "after-block"
];

export {
  LEFT_OUT
};
