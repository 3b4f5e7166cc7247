import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/edge/exit-codes.ts
var EXIT_CODES = {
  input: 2,
  gate: 3,
  cancelled: 130
};

export {
  EXIT_CODES
};
