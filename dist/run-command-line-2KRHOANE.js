import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  ALL_FLAGS,
  COMMANDS,
  DEMO_BUDGET,
  FLAGS_OF,
  OPERANDS_OF,
  REFUSED_BY
} from "./chunk-24W4XUXG.js";
import {
  listenForCancellation
} from "./chunk-SQN5RUGW.js";
import {
  EXIT_CODES,
  asGateError
} from "./chunk-MSB5B2JD.js";
import {
  Console
} from "./chunk-AX3P4OWA.js";
import {
  VERSION
} from "./chunk-WJ6D3MJ2.js";
import "./chunk-B6RIKN62.js";
import "./chunk-64RYFPAX.js";
import "./chunk-Q5X7ONT2.js";
import "./chunk-Q4ZDOI7W.js";
import "./chunk-NS3K4OEN.js";
import {
  FLAG_INPUTS,
  GROUPS,
  INPUTS,
  asFlags,
  belongsTo,
  didYouMean,
  factsOf,
  faultOf,
  remedyForRemoved,
  suggest
} from "./chunk-KKYIBEEK.js";
import "./chunk-CFNL45QM.js";
import "./chunk-BFBJNCNN.js";
import "./chunk-T7T6K3C5.js";
import {
  shown
} from "./chunk-KBFMTE46.js";
import "./chunk-52CFMGTN.js";
import {
  InputError
} from "./chunk-NMZCVL7D.js";
import "./chunk-6ULW2SID.js";
import "./chunk-D2O6BJGM.js";
import {
  __callDispose,
  __using
} from "./chunk-XDEPVGA2.js";

// src/plan/flags.ts
function readFlags(argv) {
  const { words, given, behind } = splitWords(argv);
  const [question, [first, ...operands]] = takeQuestion([...words, ...behind]);
  const asks = (name) => question === name || given.some((flag) => flag.name === name);
  const [help, version] = [asks("help"), asks("version")];
  const command = COMMANDS.find(isWord(first));
  const inputs = given.filter(({ name }) => !QUESTIONS.includes(name));
  const foreign = command === "import-requests" && behind[0] === "curl" ? behind : [];
  const positionals = operands.slice(0, operands.length - foreign.length);
  const read = { command, positionals, foreign, flags: flagValues(inputs), help, version };
  if (command !== void 0) {
    if (command === "import-requests" && positionals[0] === "curl" && !help && argv.length > 2)
      return { ...read, faults: [CURL_BEFORE_DASHES] };
    const ofWords = help ? [] : operandFaults({ command, positionals, foreign }, inputs);
    return { ...read, faults: [...ofWords, ...flagFaults(inputs, command)] };
  }
  if (first !== void 0) return { ...read, faults: [unknownCommand(first)] };
  const isAsked = help || version || inputs.length === 0;
  return { ...read, faults: isAsked ? [] : [NO_COMMAND] };
}
var isWord = (word) => (other) => other === word;
var NO_COMMAND = faultOf(
  "perf-gate",
  "no command is given.",
  "Write it first: `perf-gate run`, `perf-gate compare`."
);
var CURL_BEFORE_DASHES = faultOf(
  "import-requests",
  "a command line of `curl` has no `--` before it.",
  "Write `perf-gate import-requests -- curl …`; a file of this name is `./curl`."
);
var QUESTIONS = ["help", "version"];
function takeQuestion(words) {
  const question = QUESTIONS.find(isWord(words[0]));
  return [question, question === void 0 ? words : words.slice(1)];
}
var KIND_OF = new Map(factsOf(FLAG_INPUTS).map(({ name, kind }) => [name, kind]));
var mayStandAlone = (name) => KIND_OF.get(name) === "boolean" || KIND_OF.get(name) === "destination";
function splitWords(argv) {
  const words = [];
  const given = [];
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? "";
    if (word === "--") return { words, given, behind: argv.slice(index + 1) };
    const flag = splitFlag(word);
    if (flag === void 0) words.push(word);
    else if (flag.value === void 0 && takesNext(flag.name, argv[index + 1])) {
      index++;
      given.push({ name: flag.name, value: argv[index] });
    } else given.push(flag);
  }
  return { words, given, behind: [] };
}
var SHORT_FLAGS = /* @__PURE__ */ new Map([
  ["-h", "help"],
  ["-v", "version"],
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
  if (next === void 0 || next.startsWith("--") || QUESTIONS.includes(name)) return false;
  const kind = KIND_OF_ANY.get(name) ?? KIND_OF.get(suggest(name, ALL_FLAGS)[0] ?? "");
  if (kind !== void 0) return kind !== "boolean";
  return remedyForRemoved(name) !== void 0 || !COMMANDS.some(isWord(next));
}
function flagFaults(given, command) {
  return [...given.flatMap((flag) => faultsOfOne(flag, command)), ...repeatFaults(given)];
}
function faultsOfOne({ name, value }, command) {
  const place = name.startsWith("-") ? name : `--${name}`;
  if (ALL_FLAGS.includes(name) && !FLAGS_OF[command].includes(name)) {
    const remedy = REFUSED_BY[command]?.[name] ?? `See \`perf-gate ${command} --help\`.`;
    return [faultOf(place, `\`${command}\` does not take it.`, remedy)];
  }
  const removed = remedyForRemoved(name);
  if (removed !== void 0)
    return [faultOf(place, "it is no longer an option.", asFlags(removed))];
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
function operandFaults({ command, positionals, foreign }, given) {
  if (given.some(({ name }) => !KIND_OF.has(name))) return [];
  const expected = foreign.length > 0 ? [] : OPERANDS_OF[command];
  const missing = expected.slice(positionals.length);
  const takesMore = expected.at(-1)?.endsWith("…") === true;
  const excess = takesMore ? [] : positionals.slice(expected.length);
  return [
    ...missing.map(
      (name) => faultOf(command, `${name.replace("…", "")} is missing.`, usageRemedy(command))
    ),
    ...lacksBase(command, excess, given) ?? excess.map((word) => oneTooMany(command, word))
  ];
}
function lacksBase(command, [word, ...others], given) {
  const isOne = command === "compare" && others.length === 0;
  if (!isOne || !word || given.some(({ name }) => name.startsWith("base"))) return void 0;
  const written = shown(word).slice(1, -1);
  return [
    faultOf("--base", `it is missing before ${shown(word)}.`, `Write \`--base ${written}\`.`)
  ];
}
var oneTooMany = (command, word) => faultOf(command, `${shown(word)} is one word too many.`, usageRemedy(command));
function usageRemedy(command) {
  const usage = ["perf-gate", command, ...OPERANDS_OF[command]].join(" ");
  return OPERANDS_OF[command].length > 0 ? `Write \`${usage}\`.` : `A value follows its flag, in quotes if it has spaces: see \`${usage} --help\`.`;
}

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
    says: "Check flags and configuration file: list all faults, or say what a run would do."
  },
  report: {
    usage: "report RECORD [flags]",
    says: "Show a stored run record again, or compare it with another."
  },
  history: {
    usage: "history FILE [flags]",
    says: "Show the records of a baseline file as a trend, and what each commit changed."
  },
  import: {
    usage: "import FILE… [flags]",
    says: "Show what wrk, wrk2, ab, oha, autocannon, k6, vegeta, hey, bombardier or h2load printed: throughput without errors, percentiles, failures, and what rose or fell."
  },
  "import-requests": {
    usage: "import-requests [flags] FILE|-- curl …",
    says: "Write `requests:` for the configuration file from an OpenAPI document, a HAR or `.http` file, curl commands or an access log; secrets are left out."
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
  validate: [
    "perf-gate validate --config perf-gate.yml",
    "perf-gate validate --start 'node server.js' --start-server"
  ],
  report: [
    "perf-gate report baseline.json --markdown report.md",
    "perf-gate report new.json --baseline old.json"
  ],
  history: ["perf-gate history baseline.json", "perf-gate history baseline.json --json -"],
  import: [
    "perf-gate import before.txt after.txt",
    "perf-gate import wrk.txt --json - --markdown table.md"
  ],
  "import-requests": [
    "perf-gate import-requests openapi.yaml --methods GET,POST",
    "perf-gate import-requests access.log --top 10 --out requests.yml",
    "perf-gate import-requests -- curl -X DELETE http://localhost:3000/items/1"
  ],
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
  validate: [
    ["0", "no fault was found"],
    BAD_INPUT,
    ["3", "with `--start-server`: the server did not start"],
    CANCELLED
  ],
  import: [
    ["0", "what the files hold was shown"],
    ["2", "bad input, or an output that cannot be read: all faults are listed"],
    ["3", "what was found could not be written"]
  ],
  "import-requests": [
    ["0", "requests were written"],
    ["2", "bad input, or no request in it: what is wrong is listed"],
    ["3", "what was found could not be written"]
  ],
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
    [
      "`perf-gate COMMAND --help` lists the flags of a command, `perf-gate --version`\nprints the version.",
      []
    ]
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

// src/cli/working-directory.ts
function checkWorkingDirectory() {
  try {
    process.cwd();
  } catch {
    throw new InputError([
      {
        place: "working directory",
        problem: "it does not exist any more.",
        remedy: "Change to a folder that exists: `cd`."
      }
    ]);
  }
}

// src/cli/run-command-line.ts
async function runCommandLine(words) {
  var _stack = [];
  try {
    const console = new Console(process);
    const cancellation = __using(_stack, listenForCancellation((sentence) => console.err(`${sentence}
`)));
    try {
      const code = await runCommand(words, console, cancellation.signal);
      await console.flush();
      return code;
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
  const { command, faults } = line;
  if (line.version) {
    console.out(`${VERSION}
`);
    return 0;
  }
  if (command === void 0) {
    if (faults.length > 0) throw new InputError(faults, "`perf-gate --help` lists the commands.");
    console.out(generalHelp());
    return 0;
  }
  if (line.help) {
    console.out(commandHelp(command));
    return 0;
  }
  checkWorkingDirectory();
  try {
    return await doCommand(command, { line, console, signal });
  } catch (error) {
    throw error instanceof InputError ? new InputError(error.faults, remedyFor(command)) : error;
  }
}
async function doCommand(command, session) {
  if (command === "validate") {
    const { validate } = await import("./validate-FJZXUWPC.js");
    return await validate(session);
  }
  if (command === "import") {
    const { importResults } = await import("./import-ACI7WTEG.js");
    return await importResults(session);
  }
  if (command === "import-requests") {
    const { importFromFile } = await import("./import-requests-OBLAICQ5.js");
    return await importFromFile(session);
  }
  const { COMMAND_ACTIONS } = await import("./commands-OQWDBDRK.js");
  return await COMMAND_ACTIONS[command](session);
}
function remedyFor(command) {
  switch (command) {
    case "run":
    case "compare":
    case "noise":
      return void 0;
    case "validate":
      return "Fix the places listed above.";
    case "report":
    case "history":
    case "import":
    case "import-requests":
    case "demo":
      return `\`perf-gate ${command} --help\` shows what it takes.`;
  }
}
export {
  runCommandLine
};
