import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  FLAG_INPUTS,
  IMPORT_INPUTS
} from "./chunk-KKYIBEEK.js";

// src/plan/commands.ts
var COMMANDS = [
  "run",
  "compare",
  "noise",
  "validate",
  "report",
  "history",
  "import",
  "import-requests",
  "demo"
];
var ALL_FLAGS = Object.keys(FLAG_INPUTS.shape);
var OUTPUT_FLAGS = ["json", "markdown", "html", "details"];
var OTHER_VERSION = ["compare", "base", "base-dir", "base-start", "baseline-env"];
var COUNTED_BY_NOISE = { append: "It counts runs of `perf-gate noise`: use that." };
var TRIED_BY_VALIDATE = { "start-server": "It belongs to `perf-gate validate`: use that." };
var IMPORT_FLAGS = Object.keys(IMPORT_INPUTS);
var OF_IMPORT = {
  ...refuse(IMPORT_FLAGS, "It reads requests of other programs: use `perf-gate import-requests`."),
  out: "Write `--json`, `--markdown` or `--html` and a file."
};
var REFUSED_BY = {
  run: {
    ...refuse([...OTHER_VERSION, "anchor"], "It measures one version: use `perf-gate compare`."),
    ...COUNTED_BY_NOISE,
    ...TRIED_BY_VALIDATE,
    ...OF_IMPORT
  },
  compare: {
    ...COUNTED_BY_NOISE,
    ...TRIED_BY_VALIDATE,
    ...OF_IMPORT,
    compare: "It always runs both versions: leave it out, or use `perf-gate run`.",
    "missing-baseline": "It always has a version to compare with: leave it out.",
    baseline: "It does not use stored numbers: use `perf-gate run`."
  },
  noise: {
    ...TRIED_BY_VALIDATE,
    ...refuse(OTHER_VERSION, "It runs this version on both sides: use `perf-gate compare`."),
    ...refuse(
      ["baseline", "save", "missing-baseline"],
      "It neither uses nor makes stored numbers: use `perf-gate run`."
    ),
    ...refuse(
      ["anchor", "on-inconclusive", "on-invalid", "markdown", "html", "details"],
      "It judges nothing: use `perf-gate compare`."
    ),
    ...OF_IMPORT
  },
  validate: OF_IMPORT
};
function refuse(names, remedy) {
  return Object.fromEntries(names.map((name) => [name, remedy]));
}
var allBut = (refused = {}) => ALL_FLAGS.filter((name) => !Object.hasOwn(refused, name));
var DEMO_BUDGET = "27s";
var FLAGS_OF = {
  run: allBut(REFUSED_BY.run),
  compare: allBut(REFUSED_BY.compare),
  noise: allBut(REFUSED_BY.noise),
  validate: allBut(REFUSED_BY.validate),
  report: ["baseline", ...OUTPUT_FLAGS],
  history: ["config", "name", "anchor", "json"],
  import: ["json", "markdown"],
  "import-requests": IMPORT_FLAGS,
  demo: ["budget", "seed", ...OUTPUT_FLAGS, "quiet"]
};
var OPERANDS_OF = {
  run: [],
  compare: [],
  noise: [],
  validate: [],
  report: ["RECORD"],
  history: ["FILE"],
  import: ["FILE…"],
  "import-requests": ["FILE"],
  demo: []
};

export {
  COMMANDS,
  ALL_FLAGS,
  REFUSED_BY,
  DEMO_BUDGET,
  FLAGS_OF,
  OPERANDS_OF
};
