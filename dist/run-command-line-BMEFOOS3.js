import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  listenForCancellation
} from "./chunk-STOPY3EP.js";
import {
  Console,
  DEMO_BUDGET,
  FLAGS_OF,
  readFlags
} from "./chunk-GCKXSI5B.js";
import {
  FLAG_INPUTS,
  GROUPS,
  factsOf
} from "./chunk-JDUBJCKF.js";
import {
  EXIT_CODES,
  asGateError
} from "./chunk-UG3T4LRX.js";
import {
  VERSION
} from "./chunk-WJ6D3MJ2.js";
import "./chunk-GWSYBVMY.js";
import "./chunk-INI5B2ZH.js";
import "./chunk-FSLF3HV6.js";
import "./chunk-KSG3S67L.js";
import {
  InputError
} from "./chunk-3VNDA7KF.js";
import "./chunk-CJP5PQQU.js";
import {
  __callDispose,
  __using
} from "./chunk-XDEPVGA2.js";

// src/plan/help.ts
var WIDTH = 80;
var INDENT = "  ";
var MARGIN = 28;
var SUMMARIES = {
  run: {
    usage: "run [flags]",
    says: "Start the server, load it, compare it with stored numbers, and judge."
  },
  compare: {
    usage: "compare --base REF|--base-dir PATH|--base-start COMMAND [flags]",
    says: "Run this version and another side by side, in short turns, and judge what differs."
  },
  noise: {
    usage: "noise [flags]",
    says: "Measure this version against itself: how noisy the machine is, and how long a gate takes."
  },
  validate: {
    usage: "validate [flags]",
    says: "Check flags and configuration file, and list all faults, without measuring."
  },
  report: {
    usage: "report RECORD [flags]",
    says: "Show a stored run record again, or compare it with another."
  },
  history: {
    usage: "history FILE [flags]",
    says: "Show the records of a baseline file as a trend, and what each commit changed."
  },
  demo: {
    usage: "demo [flags]",
    says: "Measure a bundled server against a slower copy of itself, to see a verdict."
  }
};
var EXAMPLES = {
  run: [
    "perf-gate run --start 'node server.js' --save baseline.json",
    "perf-gate run --start 'node server.js' --baseline base.json --p99-floor 1ms",
    "perf-gate run --url http://127.0.0.1:8080/ --p99-limit 250ms --json run.json"
  ],
  compare: [
    "perf-gate compare --start 'node server.js' --build 'npm ci' --base main",
    "perf-gate compare --start 'node server.js' --base-dir ../main --budget 2m",
    "perf-gate compare --start 'node server.js' --base-start 'node server.js --old'"
  ],
  noise: [
    "perf-gate noise --start 'node server.js' --build 'npm ci'",
    "perf-gate noise --start 'node server.js' --budget 5m --append noise.jsonl"
  ],
  validate: ["perf-gate validate --config perf-gate.yml"],
  report: [
    "perf-gate report baseline.json --markdown report.md",
    "perf-gate report new.json --baseline old.json"
  ],
  history: ["perf-gate history baseline.json", "perf-gate history baseline.json --json -"],
  demo: ["perf-gate demo"]
};
var OWN_DEFAULTS = {
  history: { name: "the newest record's" },
  demo: { budget: DEMO_BUDGET }
};
var BAD_INPUT = ["2", "bad input: all faults are listed"];
var CANCELLED = ["130, 143", "cancelled"];
var EXIT_CODES2 = [
  ["0", "pass; also no baseline or inconclusive, unless a policy says fail"],
  ["1", "regression, or a policy that says fail"],
  BAD_INPUT,
  ["3", "an invalid run, or the gate could not do its work"],
  CANCELLED
];
var OWN_EXIT_CODES = {
  demo: [
    ["0", "the report was shown, whatever its verdict"],
    BAD_INPUT,
    ["3", "the gate could not do its work"],
    CANCELLED
  ],
  report: [
    ["0", "the report was shown, whatever its verdict"],
    BAD_INPUT,
    ["3", "a file holds no records that can be read"]
  ],
  history: [
    ["0", "the history was shown"],
    BAD_INPUT,
    ["3", "the file holds no records that can be read"]
  ],
  validate: [["0", "no fault was found"], BAD_INPUT],
  noise: [
    ["0", "it measured, whatever that showed"],
    BAD_INPUT,
    ["3", "it could not measure"],
    CANCELLED
  ]
};
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
  const groups = GROUPS.map((group) => flags.filter((flag) => flag.group === group)).filter((members) => members.length > 0).map(
    (members) => [
      `${members[0]?.group}:`,
      members.flatMap((flag) => flagRows(flag, OWN_DEFAULTS[command]))
    ]
  );
  return section([
    [`Usage: perf-gate ${usage}`, []],
    [wrap(says, WIDTH).join("\n"), []],
    ...groups,
    ["Examples:", EXAMPLES[command].map(indented)],
    ["Exit codes:", exitCodeRows(OWN_EXIT_CODES[command])]
  ]);
}
function section(sections) {
  return `${sections.map(([title, lines]) => [title, ...lines].join("\n")).join("\n\n")}
`;
}
var indented = (line) => `${INDENT}${line}`;
var exitCodeRows = (codes = EXIT_CODES2) => codes.flatMap(([code, says]) => row(code, says));
function flagRows(flag, ownDefaults = {}) {
  const fallback = ownDefaults[flag.name] ?? flag.preset ?? flag.otherwise;
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
    const cancellation = __using(_stack, listenForCancellation((sentence) => console.err(`${sentence}
`)));
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
    const { validate } = await import("./validate-XGNQTHHR.js");
    return await validate(line, console);
  }
  const { COMMAND_ACTIONS } = await import("./commands-NQ6GAA72.js");
  return await COMMAND_ACTIONS[line.command]({ line, console, signal });
}
export {
  runCommandLine
};
