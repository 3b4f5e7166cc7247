import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  Console
} from "./chunk-MLRVTPEL.js";
import {
  listenForCancellation
} from "./chunk-JGZZNSIY.js";
import {
  VERSION
} from "./chunk-WJ6D3MJ2.js";
import {
  EXIT_CODES,
  asGateError
} from "./chunk-LAQBPDER.js";
import "./chunk-Z6AMOCPE.js";
import "./chunk-XOK5RRZP.js";
import {
  FLAG_INPUTS,
  GROUPS,
  INPUTS,
  belongsTo,
  didYouMean,
  factsOf,
  faultOf,
  remedyForRemoved,
  suggest
} from "./chunk-HDVY2DNZ.js";
import {
  shown
} from "./chunk-ZGXECLOF.js";
import "./chunk-XKEFAHJN.js";
import {
  InputError
} from "./chunk-3NNCCJRV.js";
import {
  __callDispose,
  __using
} from "./chunk-QRBVOX5G.js";

// src/plan/flags.ts
var COMMANDS = ["run", "compare", "validate", "report", "demo"];
var ALL_FLAGS = Object.keys(FLAG_INPUTS.shape);
var OUTPUT_FLAGS = ["json", "markdown", "html"];
var REFUSED_BY = {
  run: Object.fromEntries(
    ["compare", "base", "base-dir", "base-start", "baseline-env"].map((name) => [
      name,
      "It measures one version: use `perf-gate compare`."
    ])
  ),
  compare: {
    compare: "It always runs both versions: leave it out, or use `perf-gate run`.",
    baseline: "It does not use stored numbers: use `perf-gate run`."
  }
};
var allBut = (refused = {}) => ALL_FLAGS.filter((name) => !Object.hasOwn(refused, name));
var FLAGS_OF = {
  run: allBut(REFUSED_BY.run),
  compare: allBut(REFUSED_BY.compare),
  validate: ALL_FLAGS,
  report: OUTPUT_FLAGS,
  demo: ["budget", "seed", ...OUTPUT_FLAGS]
};
var OPERANDS_OF = {
  run: [],
  compare: [],
  validate: [],
  report: ["RECORD"],
  demo: []
};
function readFlags(argv) {
  const { words, given } = splitWords(argv);
  const [first, ...positionals] = words;
  const command = COMMANDS.find((name) => name === first);
  const help = given.some(({ name }) => name === "help");
  const version = given.some(({ name }) => name === "version");
  const inputs = given.filter(({ name }) => name !== "help" && name !== "version");
  const faults = [
    ...first === void 0 || command !== void 0 ? [] : [unknownCommand(first)],
    ...command === void 0 || help ? [] : operandFaults(command, positionals),
    ...inputs.flatMap((flag) => flagFaults(flag, command ?? "run")),
    ...repeatFaults(inputs)
  ];
  return { command, positionals, flags: flagValues(inputs), help, version, faults };
}
var KIND_OF = new Map(factsOf(FLAG_INPUTS).map(({ name, kind }) => [name, kind]));
var mayStandAlone = (name) => KIND_OF.get(name) === "boolean" || KIND_OF.get(name) === "destination";
function splitWords(argv) {
  const words = [];
  const given = [];
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? "";
    if (word === "--") return { words: [...words, ...argv.slice(index + 1)], given };
    const flag = splitFlag(word);
    if (flag === void 0) words.push(word);
    else if (flag.value === void 0 && takesNext(flag.name, argv[index + 1])) {
      index++;
      given.push({ name: flag.name, value: argv[index] });
    } else given.push(flag);
  }
  return { words, given };
}
var SHORT_FLAGS = /* @__PURE__ */ new Map([
  ["-h", "help"],
  ["-V", "version"]
]);
function splitFlag(word) {
  const long = /^--([^=]+)(?:=(.*))?$/s.exec(word);
  if (long !== null) return { name: long[1] ?? "", value: long[2] };
  const name = SHORT_FLAGS.get(word) ?? (/^-./.test(word) ? word : void 0);
  return name === void 0 ? void 0 : { name, value: void 0 };
}
var KIND_OF_ANY = new Map(factsOf(INPUTS).map(({ name, kind }) => [name, kind]));
function takesNext(name, next) {
  const kind = KIND_OF_ANY.get(name) ?? KIND_OF.get(suggest(name, ALL_FLAGS) ?? "");
  const takesValue = kind === void 0 ? remedyForRemoved(name) !== void 0 : kind !== "boolean";
  if (next === void 0 || !takesValue) return false;
  return !next.startsWith("--");
}
function flagFaults({ name, value }, command) {
  const place = name.startsWith("-") ? name : `--${name}`;
  if (ALL_FLAGS.includes(name) && !FLAGS_OF[command].includes(name)) {
    const remedy = REFUSED_BY[command]?.[name] ?? `See \`${command} --help\`.`;
    return [faultOf(place, `\`${command}\` does not take it.`, remedy)];
  }
  const removed = remedyForRemoved(name);
  if (removed !== void 0) return [faultOf(place, "it is no longer an option.", removed)];
  if (!KIND_OF.has(name)) {
    const remedy = belongsTo(name) ?? didYouMean(name, FLAGS_OF[command], "--");
    return [faultOf(place, "there is no such flag.", remedy)];
  }
  if (value !== void 0 || mayStandAlone(name)) return [];
  return [faultOf(place, "its value is missing.", `Write \`--${name} VALUE\`.`)];
}
function repeatFaults(given) {
  const names = given.map(({ name }) => name).filter((name) => KIND_OF.get(name) !== "env-map");
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  return [...new Set(repeated)].map(
    (name) => faultOf(`--${name}`, "it is given more than once.", "Keep one.")
  );
}
function flagValues(given) {
  const values = /* @__PURE__ */ new Map();
  for (const { name, value } of given) {
    const before = values.get(name);
    if (!KIND_OF.has(name) || value === void 0 && !mayStandAlone(name)) continue;
    const isMore = KIND_OF.get(name) === "env-map" && before !== void 0;
    values.set(name, isMore ? `${before}
${value}` : value ?? true);
  }
  return Object.fromEntries(values);
}
function unknownCommand(word) {
  const remedy = didYouMean(word, COMMANDS) ?? `Commands are ${COMMANDS.join(", ")}.`;
  return faultOf(shown(word), "there is no such command.", remedy);
}
function operandFaults(command, positionals) {
  const expected = OPERANDS_OF[command];
  const missing = expected.slice(positionals.length);
  const excess = positionals.slice(expected.length);
  return [
    ...missing.map((name) => faultOf(command, `${name} is missing.`, usageRemedy(command))),
    ...excess.map(
      (word) => faultOf(command, `${shown(word)} is one word too many.`, usageRemedy(command))
    )
  ];
}
var usageRemedy = (command) => `Write \`${["perf-gate", command, ...OPERANDS_OF[command]].join(" ")}\`.`;

// src/plan/help.ts
var WIDTH = 100;
var INDENT = "  ";
var MARGIN = 36;
var SUMMARIES = {
  run: {
    usage: "run [flags]",
    says: "Start the server, load it, compare it with stored numbers, and judge."
  },
  compare: {
    usage: "compare --base REF|--base-dir PATH|--base-start COMMAND [flags]",
    says: "Run this version and another side by side, in short turns, and judge what differs."
  },
  validate: {
    usage: "validate [flags]",
    says: "Check flags and configuration file, and list all faults, without measuring."
  },
  report: {
    usage: "report RECORD [flags]",
    says: "Show a stored run record again."
  },
  demo: {
    usage: "demo [flags]",
    says: "Measure a bundled server against a slower copy of itself, to see a verdict."
  }
};
var EXAMPLES = {
  run: [
    "perf-gate run --start 'node server.js' --save baseline.json",
    "perf-gate run --start 'node server.js' --baseline baseline.json --max-p99-increase 15%",
    "perf-gate run --url http://127.0.0.1:8080/ --p99-limit 250ms --json report.json"
  ],
  compare: [
    "perf-gate compare --start 'node server.js' --build 'npm ci' --base main",
    "perf-gate compare --start 'node server.js' --base-dir ../main --budget 2m",
    "perf-gate compare --start 'node server.js' --base-start 'node server.js --old-parser'"
  ],
  validate: ["perf-gate validate --config perf-gate.yml"],
  report: ["perf-gate report baseline.json --markdown report.md"],
  demo: ["perf-gate demo"]
};
var EXIT_CODES2 = [
  ["0", "pass; also no baseline or inconclusive, unless a policy says fail"],
  ["1", "regression, or a policy that says fail"],
  ["2", "bad input: all faults are listed"],
  ["3", "an invalid run, or the gate could not do its work"],
  ["130, 143", "cancelled"]
];
function generalHelp() {
  const commands = Object.values(SUMMARIES).flatMap(({ usage, says }) => row(usage, says));
  return section([
    ["Usage: perf-gate COMMAND [flags]", []],
    ["Commands:", commands],
    [
      "Examples:",
      Object.values(EXAMPLES).flatMap((lines) => lines.slice(0, 1)).map(indented)
    ],
    ["Exit codes:", exitCodeRows()],
    ["`perf-gate COMMAND --help` lists the flags of a command.", []]
  ]);
}
function commandHelp(command) {
  const { usage, says } = SUMMARIES[command];
  const flags = factsOf(FLAG_INPUTS).filter(({ name }) => FLAGS_OF[command].includes(name));
  const groups = GROUPS.map((group) => flags.filter((flag) => flag.group === group)).filter((members) => members.length > 0).map((members) => [`${members[0]?.group}:`, members.flatMap(flagRows)]);
  return section([
    [`Usage: perf-gate ${usage}`, []],
    [says, []],
    ...groups,
    ["Examples:", EXAMPLES[command].map(indented)],
    ["Exit codes:", exitCodeRows()]
  ]);
}
function section(sections) {
  return `${sections.map(([title, lines]) => [title, ...lines].join("\n")).join("\n\n")}
`;
}
var indented = (line) => `${INDENT}${line}`;
var exitCodeRows = () => EXIT_CODES2.flatMap(([code, says]) => row(code, says));
function flagRows(flag) {
  const fallback = flag.preset ?? flag.otherwise;
  const note = fallback === void 0 || flag.kind === "boolean" ? "" : ` (default: ${fallback})`;
  return row(`--${flag.name}${valueName(flag)}`, `${flag.says}${note}`);
}
function valueName({ kind, json }) {
  switch (kind) {
    case "boolean":
      return "";
    case "destination":
      return " [FILE]";
    case "env-map":
      return " NAME=VALUE";
    case "choice":
      return ` ${Array.isArray(json.enum) ? json.enum.join("|") : "CHOICE"}`;
    default:
      return ` ${kind.toUpperCase()}`;
  }
}
function row(term, text) {
  const [first = "", ...rest] = wrap(text, WIDTH - MARGIN);
  const head = indented(term);
  const lines = rest.map((line) => " ".repeat(MARGIN) + line);
  return head.length < MARGIN ? [head.padEnd(MARGIN) + first, ...lines] : [head, " ".repeat(MARGIN) + first, ...lines];
}
function wrap(text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line === "") lines.splice(-1, 1, word);
    else if (line.length + 1 + word.length <= width) lines.splice(-1, 1, `${line} ${word}`);
    else lines.push(word);
  }
  return lines;
}

// src/cli/run-command-line.ts
async function runCommandLine(words) {
  var _stack = [];
  try {
    const console = new Console(process);
    const cancellation = __using(_stack, listenForCancellation());
    try {
      return await runCommand(words, console, cancellation.signal);
    } catch (thrown) {
      const error = asGateError(thrown);
      console.error(error);
      return cancellation.exitCode ?? EXIT_CODES[error.kind];
    } finally {
      console.end();
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
async function runCommand(words, console, signal) {
  const line = readFlags(words);
  if (line.version) {
    console.out(`${VERSION}
`);
    return 0;
  }
  if (line.help || line.command === void 0 && line.faults.length === 0) {
    console.out(line.command === void 0 ? generalHelp() : commandHelp(line.command));
    return 0;
  }
  if (line.command === void 0) throw new InputError(line.faults);
  if (line.command === "validate") {
    const { validate } = await import("./validate-5H64JTW3.js");
    return validate(line, console);
  }
  const { COMMAND_ACTIONS } = await import("./commands-BAACZDBW.js");
  return await COMMAND_ACTIONS[line.command]({ line, console, signal });
}
export {
  runCommandLine
};
