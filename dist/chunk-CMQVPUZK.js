import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/report/evidence-texts.ts
var EVIDENCE_TEXTS = {
  stored: "It was compared with what earlier runs had stored.",
  "side-by-side": "Both versions were measured in turn, in one run on one machine.",
  none: "There was nothing to compare with."
};

export {
  EVIDENCE_TEXTS
};
