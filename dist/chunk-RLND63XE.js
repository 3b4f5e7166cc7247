import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  LineCounter,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit
} from "./chunk-6CFD35OQ.js";
import {
  BEFORE_FILE,
  FILE_INPUTS,
  INPUTS,
  NO_LINE,
  SOCKET,
  asFlags,
  describeIssues,
  faultOf,
  inOrder,
  isFieldValue,
  socketOf,
  suggest
} from "./chunk-542Y2OJP.js";
import {
  hasBrokenReference,
  referencesIn,
  resolveText,
  resolveTexts,
  secretJson,
  secretText,
  secretsIn
} from "./chunk-BFDQZGVZ.js";
import {
  cannotBeRead,
  leadsOutOf,
  readTextFile
} from "./chunk-N2WY7MZF.js";
import {
  LONGEST_NAME,
  isMapping,
  shown
} from "./chunk-FSLF3HV6.js";
import {
  GateError,
  InputError
} from "./chunk-BSGPJISP.js";
import {
  bytes
} from "./chunk-CJP5PQQU.js";

// src/edge/read-config.ts
import { lstatSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
var DEFAULT_CONFIG = "perf-gate.yml";
var LARGEST_CONFIG = 1024 * 1024;
function readConfig(named, place) {
  const path = named ?? DEFAULT_CONFIG;
  const file = resolve(path);
  if (named === void 0 && isMissing(file)) return void 0;
  try {
    return { path, text: readTextFile(file, LARGEST_CONFIG) };
  } catch (error) {
    const problem = `${path} ${cannotBeRead(error)}.`;
    const remedy = "Name a regular file with text in UTF-8 that perf-gate may read, relative to the working directory.";
    throw new InputError([{ place, problem, remedy }]);
  }
}
var isMissing = (file) => lstatSync(file, { throwIfNoEntry: false }) === void 0;
function readBaselineConfig(directory, cwd, named, within) {
  const here = process.cwd();
  const root = resolve(directory, relative(cwd, here));
  const path = relative(here, resolve(named ?? DEFAULT_CONFIG));
  const file = resolve(root, path);
  if (within !== void 0 && leadsOutOf(within, file)) return void 0;
  try {
    return { root, config: { path, text: readTextFile(file, LARGEST_CONFIG) } };
  } catch {
    return void 0;
  }
}
function checkDirectory({ server }, place) {
  if (server.kind !== "started") return;
  const found = statSync(server.cwd, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  const what = found === void 0 ? "does not exist" : "is not a directory";
  const problem = `${server.cwd} ${what}.`;
  const remedy = "Name the directory in which `start` runs, relative to the working directory.";
  throw new InputError([{ place, problem, remedy }]);
}
function surroundings() {
  return {
    environment: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    randomSeed: randomSeed()
  };
}
var randomSeed = () => Math.floor(Math.random() * 2 ** 32).toString(16).padStart(8, "0");

// src/plan/check-patterns.ts
async function checkPatterns({ requests }) {
  if (requests.every(({ expect }) => expect.body?.kind !== "matches")) return;
  const { compilePattern } = await import("./pattern-LA5LXXED.js");
  const faults = requests.flatMap(({ name, expect: { body } }) => {
    if (body?.kind !== "matches" || compilePattern(body.pattern) !== void 0) return [];
    const place = `requests: ${name}: expect.body-matches`;
    return [{ place, problem: SLOW, remedy: REMEDY }];
  });
  if (faults.length > 0) throw new InputError(faults);
}
var SLOW = "the pattern cannot be matched in a time that grows with the body alone.";
var REMEDY = "Write it without look-ahead, look-behind and back-references, and repeat nothing more than 1000 times.";

// src/plan/rules/conflicts.ts
var issue = (name, problem, remedy) => ({
  path: [name],
  problem,
  remedy
});
var OF_START = [
  "build",
  "candidate-env",
  "before-block",
  "after-block",
  "baseline-env",
  "baseline-paths"
];
var needsStart = (name) => ({
  about: [name, "start"],
  check: ({ inputs, wrote }) => wrote(name) && inputs.start === void 0 ? issue(
    name,
    "it has no meaning without `start`.",
    "Let perf-gate start the server, or remove it."
  ) : void 0
});
var isPortAssigned = (inputs) => inputs.url.port.kind === "assigned" && socketOf(inputs) === void 0;
var portIsOurs = (name) => ({
  about: ["start", "url", "unix-socket", name],
  check: ({ inputs }) => isPortAssigned(inputs) && Object.hasOwn(inputs[name] ?? {}, "PORT") ? issue(name, "`PORT` is set by perf-gate.", "Remove it, or fix the port in `url`.") : void 0
});
var REPORTS = ["json", "markdown", "html"];
var LONGEST_URL_PATH = LONGEST_NAME - 4;
var PLAN_RULES = [
  {
    // A misspelt `mode` may be meant as `report`, which starts nothing.
    about: ["start", "url", "unix-socket", "mode"],
    check: ({ inputs, wrote }) => inputs.start === void 0 && !wrote("url") && !wrote("unix-socket") ? issue("start", "neither `start` nor `url` is given.", "Write `start: node server.js`.") : void 0
  },
  {
    about: ["start", "url", "unix-socket"],
    check: ({ inputs, wrote }) => inputs.start === void 0 && wrote("url") && isPortAssigned(inputs) ? issue(
      "url",
      "without `start`, perf-gate assigns no port.",
      "Write the port, or add `start`."
    ) : void 0
  },
  {
    about: ["start", "url", "unix-socket"],
    check: ({ inputs }) => inputs.start !== void 0 && inputs.url.port.kind === "unwritten" && socketOf(inputs) === void 0 ? issue("url", "it has no port.", "Write `{port}`, or the port on which `start` listens.") : void 0
  },
  {
    about: ["start", "url", "unix-socket"],
    check: ({ inputs }) => inputs.start?.includes("{port}") && inputs.url.port.kind === "literal" && socketOf(inputs) === void 0 ? issue("url", "it fixes the port, but `start` has `{port}`.", "Write `{port}` in both.") : void 0
  },
  portIsOurs("candidate-env"),
  portIsOurs("baseline-env"),
  {
    about: ["url", "requests"],
    check: ({ inputs }) => inputs.requests === void 0 && inputs.url.path.length > LONGEST_URL_PATH ? issue("url", "its path is too long to name a request.", "Name it under `requests:`.") : void 0
  },
  ...OF_START.map(needsStart),
  {
    about: ["warmup", "budget"],
    check: ({ inputs }) => inputs.warmup >= inputs.budget ? issue("warmup", "it takes the whole budget.", "Make it shorter than `budget`.") : void 0
  }
];
var ONE_REPORT_PER_FILE = {
  about: REPORTS,
  check: (situation) => findShared(situation, fileOf)
};
var ONE_REPORT_ON_STDOUT = {
  about: REPORTS,
  check: (situation) => findShared(situation, streamOf)
};
var fileOf = (to) => to.kind === "file" ? to.path : void 0;
var streamOf = (to) => to.kind === "stdout" ? "standard output" : void 0;
function findShared({ inputs }, whereTo) {
  const taken = /* @__PURE__ */ new Map();
  for (const name of REPORTS) {
    const destination = inputs[name];
    const where = destination === void 0 ? void 0 : whereTo(destination);
    if (where === void 0) continue;
    const other = taken.get(where);
    if (other !== void 0) {
      return issue(
        name,
        `\`${other}\` goes to ${where} too.`,
        "Give one of them a file of its own."
      );
    }
    taken.set(where, name);
  }
  return void 0;
}
function findConflicts(rules, situation, faulty) {
  return rules.filter(({ about }) => !about.some((name) => faulty.has(name))).flatMap(({ check }) => check(situation) ?? []);
}
function findNameFaults(requests) {
  const names = Array.isArray(requests) ? requests.map(rawRequestName) : [];
  return names.flatMap((name, index) => {
    if (name === void 0) return [];
    const path = ["requests", index];
    const remedy = "Give it a `name` of its own.";
    if (name.length > LONGEST_NAME) {
      return [{ path, problem: "its path is too long to be its name.", remedy }];
    }
    if (names.indexOf(name) === index) return [];
    return [{ path, problem: `another request is already named ${shown(name)}.`, remedy }];
  });
}
function rawRequestName(request) {
  if (!isMapping(request)) return void 0;
  const { name, method = "GET", path } = request;
  if (name !== void 0) return typeof name === "string" ? name : void 0;
  return typeof path === "string" && typeof method === "string" ? requestName(method, path) : void 0;
}
function requestName(method, path) {
  return `${method} ${path}`;
}

// src/plan/build-plan.ts
import { resolve as resolve2 } from "node:path";

// src/plan/measured.ts
var SLICE_SCHEME = 2;
function measuredText({ server, target, requests, load }) {
  return canonicalJson({
    sliceScheme: SLICE_SCHEME,
    processes: server.kind === "started" ? "fresh" : "running",
    protocol: target.protocol,
    ...isOnSocket(server) ? { transport: "unix-socket" } : {},
    connections: load.connections,
    rate: load.rate,
    warmup: load.warmup,
    requestTimeout: load.requestTimeout,
    requests: [...requests].sort(byName).map(measuredRequest)
  });
}
var isOnSocket = (server) => server.kind === "started" ? server.listens.kind === "socket" : server.unixSocket !== void 0;
var byName = (one, other) => one.name < other.name ? -1 : 1;
function measuredRequest(request) {
  return {
    name: request.name,
    method: request.method,
    path: request.path,
    headers: request.headers.map(({ name, value }) => ({ name: name.toLowerCase(), value: value.template })).sort(byName),
    body: request.body?.template ?? null,
    weight: request.weight,
    expect: measuredExpectation(request.expect)
  };
}
function measuredExpectation({ status, body }) {
  return {
    status: status === void 0 ? null : [...status].sort((one, other) => one - other),
    body: body === void 0 ? null : measuredBody(body)
  };
}
function measuredBody(body) {
  switch (body.kind) {
    case "includes":
      return { includes: body.text };
    case "matches":
      return { matches: body.pattern.source };
  }
}
function canonicalJson(value) {
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1).map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}
function isList(value) {
  return Array.isArray(value);
}

// src/plan/plan-summary.ts
var LONGEST_TEXT = 200;
var STATUSES_OF_A_CLASS = 100;
function summarisePlan({ server, target, requests, load }) {
  return {
    sliceScheme: SLICE_SCHEME,
    processes: server.kind === "started" ? "fresh" : "running",
    protocol: target.protocol,
    transport: isOnSocket(server) ? "unix-socket" : "port",
    connections: load.connections,
    rate: load.rate === "auto" ? void 0 : load.rate,
    warmup: load.warmup,
    requestTimeout: load.requestTimeout,
    requests: requests.map(summariseRequest)
  };
}
function summariseRequest(request) {
  const { body, expect } = request;
  return {
    name: request.name,
    method: cut(request.method),
    path: cut(request.path),
    weight: request.weight,
    headers: request.headers.map(({ name }) => cut(name.toLowerCase())).sort(),
    // As it was written: the length of a secret is its own.
    bodySize: body && bytes(Buffer.byteLength(body.template)),
    expectedStatus: describeStatus(expect),
    expectedBody: expect.body?.kind
  };
}
function describeStatus({ status }) {
  if (status === void 0) return void 0;
  const classes = [2, 3, 4, 5].filter(
    (digit) => status.filter((code) => classOf(code) === digit).length === STATUSES_OF_A_CLASS
  );
  const others = status.filter((code) => !classes.includes(classOf(code)));
  const sorted = others.toSorted((one, other) => one - other);
  return cut([...classes.map((digit) => `${digit}xx`), ...sorted].join(", "));
}
var classOf = (code) => Math.floor(code / STATUSES_OF_A_CLASS);
var cut = (text) => text.slice(0, LONGEST_TEXT);

// src/plan/build-plan.ts
function buildPlan(inputs, mode, { environment, cwd, randomSeed: randomSeed2 }) {
  const measured = {
    server: buildServer(inputs, environment, cwd),
    target: buildTarget(inputs),
    requests: buildRequests(inputs, environment),
    load: {
      connections: inputs.connections,
      rate: inputs.rate,
      warmup: inputs.warmup,
      budget: inputs.budget,
      requestTimeout: inputs["request-timeout"],
      http2: inputs.http2
    }
  };
  return {
    ...measured,
    ...buildJudgement(inputs),
    name: inputs.name,
    outputs: buildOutputs(inputs, cwd),
    compare: buildCompare(inputs, mode, { environment, cwd }),
    seed: inputs.seed ?? randomSeed2,
    measured: measuredText(measured),
    summary: summarisePlan(measured),
    secrets: secretsIn(templatesOf(measured.requests, inputs), environment)
  };
}
function buildServer(inputs, environment, cwd) {
  const { start, url } = inputs;
  const readyPath = inputs["ready-path"] ?? url.path;
  const ready = {
    readyPath,
    readyTakesNotFound: takesNotFound(readyPath, inputs),
    readyTimeout: inputs["ready-timeout"]
  };
  if (start === void 0) {
    const socket = inputs["unix-socket"];
    const unixSocket = socket?.kind === "given" ? resolve2(cwd, socket.path) : void 0;
    return { kind: "running", unixSocket, ...ready };
  }
  return {
    kind: "started",
    start,
    cwd: resolve2(cwd, inputs.cwd),
    build: inputs.build,
    listens: buildListening(inputs),
    env: resolveTexts(inputs["candidate-env"] ?? {}, environment),
    beforeBlock: inputs["before-block"],
    afterBlock: inputs["after-block"],
    ...ready
  };
}
function takesNotFound(readyPath, inputs) {
  const { requests, url } = inputs;
  const same = requests?.filter(({ method, path }) => method === "GET" && path === readyPath) ?? [];
  if (same.length > 0) return same.some(({ expect }) => expect?.status?.includes(404));
  return requests !== void 0 && inputs["ready-path"] === void 0 && url.path === "/";
}
function buildListening(inputs) {
  const { port } = inputs.url;
  const socket = socketOf(inputs);
  if (socket !== void 0) {
    return { kind: "socket", path: socket.kind === "given" ? socket.path : void 0 };
  }
  return { kind: "port", port: port.kind === "assigned" ? void 0 : port.port };
}
function buildTarget(inputs) {
  const { insecure } = inputs;
  const { protocol, hostname, port } = inputs.url;
  if (port.kind !== "assigned") return { protocol, hostname, port: port.port, insecure };
  if (socketOf(inputs) === void 0) return { protocol, hostname, port: void 0, insecure };
  return { protocol, hostname: "localhost", port: 80, insecure };
}
function buildJudgement(inputs) {
  return {
    tolerances: {
      throughput: inputs["max-throughput-drop"],
      p99: inputs["max-p99-increase"],
      p99Floor: inputs["p99-floor"],
      cpu: inputs["max-cpu-increase"],
      memory: inputs["max-memory-increase"],
      start: inputs["max-start-increase"],
      errors: inputs["max-error-rate"]
    },
    limits: { p99: inputs["p99-limit"], throughput: inputs["min-throughput"] },
    policy: {
      missingBaseline: inputs["missing-baseline"] ?? (inputs.baseline === void 0 ? "measure" : "fail"),
      onInconclusive: inputs["on-inconclusive"],
      onInvalid: inputs["on-invalid"]
    }
  };
}
function buildCompare(inputs, mode, { environment, cwd }) {
  return {
    mode,
    base: buildBase(inputs, cwd),
    env: resolveTexts(inputs["baseline-env"] ?? inputs["candidate-env"] ?? {}, environment),
    paths: inputs["baseline-paths"] ?? [],
    gateCpu: inputs["gate-cpu"]
  };
}
function buildBase(inputs, cwd) {
  const { base: ref, "base-dir": directory, "base-start": start } = inputs;
  if (ref !== void 0) return { kind: "ref", ref };
  if (directory !== void 0) return { kind: "directory", directory: resolve2(cwd, directory) };
  return start === void 0 ? { kind: "baseline" } : { kind: "command", start };
}
function buildRequests(inputs, environment) {
  const [first, ...rest] = inputs.requests ?? [];
  const build = (request) => buildRequest(request, inputs, environment);
  return [build(first ?? defaultRequest(inputs)), ...rest.map(build)];
}
function defaultRequest({ url }) {
  return { method: "GET", path: url.path, weight: 1 };
}
function buildRequest(request, inputs, environment) {
  const { method, path } = request;
  return {
    name: request.name ?? requestName(method, path),
    method,
    path,
    headers: headersOf(request).map(([name, value]) => ({
      name,
      value: secretText(value, environment)
    })),
    body: buildBody(request, environment),
    weight: request.weight,
    expect: buildExpectation(request.expect),
    tolerances: { p99: request["max-p99-increase"] ?? inputs["max-p99-increase"] },
    limits: { p99: request["p99-limit"] ?? inputs["p99-limit"] }
  };
}
function headersOf({ headers = [], json }) {
  const hasType = headers.some(([name]) => name.toLowerCase() === "content-type");
  if (json === void 0 || hasType) return headers;
  return [...headers, ["content-type", "application/json"]];
}
function buildBody({ body, json }, environment) {
  if (json !== void 0) return secretJson(json.value, environment);
  return body === void 0 ? void 0 : secretText(body, environment);
}
function buildExpectation(expect) {
  return { status: expect?.status, body: buildBodyExpectation(expect) };
}
function buildBodyExpectation(expect) {
  const text = expect?.["body-includes"];
  const pattern = expect?.["body-matches"];
  if (text !== void 0) return { kind: "includes", text };
  return pattern === void 0 ? void 0 : { kind: "matches", pattern };
}
function buildOutputs(inputs, cwd) {
  const absolute = (path) => path === void 0 ? void 0 : resolve2(cwd, path);
  const destination = (raw) => raw?.kind === "file" ? { kind: "file", path: resolve2(cwd, raw.path) } : raw;
  return {
    save: absolute(inputs.save),
    baseline: absolute(inputs.baseline),
    json: destination(inputs.json),
    markdown: destination(inputs.markdown),
    html: destination(inputs.html),
    details: inputs.details,
    quiet: inputs.quiet,
    append: absolute(inputs.append)
  };
}
function templatesOf(requests, inputs) {
  const sent = requests.flatMap(({ headers, body }) => [
    ...headers.map(({ value }) => value.template),
    ...body === void 0 ? [] : [body.template]
  ]);
  const variables = [inputs["candidate-env"], inputs["baseline-env"]];
  return [...sent, ...variables.flatMap((env) => Object.values(env ?? {}))];
}

// src/plan/rules/compare.ts
var BASES = ["base", "base-dir", "base-start"];
var chosenBases = (inputs) => BASES.filter((name) => inputs[name] !== void 0);
var ONE_BASE_AT_MOST = {
  about: BASES,
  check: ({ inputs }) => {
    const [first, second] = chosenBases(inputs);
    return second === void 0 ? void 0 : issue(second, `\`--${first}\` already says what to compare with.`, "Keep one of them.");
  }
};
var ONE_BASE_AT_LEAST = {
  about: BASES,
  check: ({ inputs }) => chosenBases(inputs).length === 0 ? issue(
    "base",
    "nothing says what to compare with.",
    "Write `--base REF`, `--base-dir PATH` or `--base-start COMMAND`."
  ) : void 0
};
var BOTH_ARE_STARTED = {
  about: ["start", "url", "unix-socket"],
  check: ({ inputs, wrote }) => {
    const place = placeOfRunning(wrote);
    const isKnown = place === "unix-socket" || inputs.url.port.kind !== "assigned";
    return inputs.start === void 0 && place !== void 0 && isKnown ? issue(
      place,
      "a server that runs already has no second version.",
      "Add `start`; `perf-gate run` compares with stored numbers."
    ) : void 0;
  }
};
var IS_STARTED_TWICE = {
  about: ["start", "url", "unix-socket"],
  check: (facts) => BOTH_ARE_STARTED.check(facts) && issue(
    placeOfRunning(facts.wrote) ?? "url",
    "a server that runs already cannot be started twice.",
    "Add `start`."
  )
};
var APPENDED_FILE_IS_ITS_OWN = {
  about: ["append", "json"],
  check: ({ inputs: { append, json } }) => append !== void 0 && json?.kind === "file" && json.path === append ? issue("append", "`json` goes to that file too.", "Give one of them a file of its own.") : void 0
};
var placeOfRunning = (wrote) => ["unix-socket", "url"].find(wrote);
var MODE_RULES = [
  {
    about: ["compare", "start", "url", "unix-socket"],
    check: ({ inputs, wrote }) => inputs.compare === "side-by-side" && inputs.start === void 0 && placeOfRunning(wrote) !== void 0 ? issue(
      "compare",
      "a server that runs already has no second version.",
      "Add `start`, or write `compare: stored`."
    ) : void 0
  }
];
var RULES_OF = {
  run: [],
  compare: [ONE_BASE_AT_MOST, ONE_BASE_AT_LEAST, BOTH_ARE_STARTED],
  noise: [IS_STARTED_TWICE, APPENDED_FILE_IS_ITS_OWN],
  validate: [ONE_BASE_AT_MOST, ...MODE_RULES],
  report: [],
  history: [],
  demo: []
};
var compareRules = (command) => RULES_OF[command];
function writtenMode({ compare, start }) {
  return start === void 0 ? "stored" : compare;
}
function commandMode(command, inputs) {
  switch (command) {
    case "compare":
    case "noise":
      return "side-by-side";
    case "validate":
      return chosenBases(inputs).length > 0 ? "side-by-side" : writtenMode(inputs);
    case "run":
    case "report":
    case "history":
    case "demo":
      return "stored";
  }
}

// src/plan/read/yaml-syntax.ts
function syntaxFaults(document, text) {
  const { errors, warnings } = document;
  const first = [...errors].sort((one, other) => rank(one) - rank(other)).slice(0, 1);
  return (first.length > 0 ? first : warnings).map((error) => {
    const [problem, remedy] = wordsFor(error);
    const offset = problem === OPEN_QUOTE ? beginOfLastQuote(document) : error.pos[0];
    return { ...placeOf(text, offset), problem, remedy };
  });
}
function beginOfLastQuote(document) {
  let begin = 0;
  visit(document, {
    Scalar(_, { type, range }) {
      if (type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE") begin = range?.[0] ?? begin;
    }
  });
  return begin;
}
function placeOf(text, offset) {
  const before = text.slice(0, offset).split("\n");
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { line, column, excerpt: excerptOf(text, line, column) };
}
var rank = ({ code, pos }) => code === "RESOURCE_EXHAUSTION" ? -1 : pos[0];
var OPEN_QUOTE = "a quotation mark opens here and is never closed.";
function wordsFor({ code, message }) {
  if (code === "MISSING_CHAR") return wordsForMissing(message);
  return WORDS[code];
}
function wordsForMissing(message) {
  if (/closing .quote/.test(message)) {
    return [OPEN_QUOTE, "Close the text with the mark that it begins with."];
  }
  if (message.startsWith("Sequence item without")) {
    return [
      "a list does not go on with this line.",
      "Indent it as the lines before, or begin it with `- `."
    ];
  }
  if (message.startsWith("Implicit map keys")) {
    return ["a key has no `: ` behind it.", "Write `key: value`."];
  }
  return [
    "a sign is missing here.",
    "A comma or a bracket closes an entry; `: ` and ` #` need their space."
  ];
}
var IN_QUOTES = "Put a value with special characters in quotes.";
var NO_ALIASES = "Write the value out instead.";
var NO_TAG = "Write the value without a tag, and text in quotes.";
var WORDS = {
  ALIAS_PROPS: ["an alias has an anchor or a tag.", NO_ALIASES],
  BAD_ALIAS: ["the name of an anchor or an alias is empty, or ends in a colon.", NO_ALIASES],
  BAD_COLLECTION_TYPE: ["the tag does not fit its value.", NO_TAG],
  BAD_DIRECTIVE: ["the line is no directive of YAML 1.2.", "Remove it."],
  BAD_DQ_ESCAPE: [
    "text in double quotes holds an escape that YAML does not know.",
    "Write `\\\\` for a backslash, or use single quotes."
  ],
  BAD_INDENT: [
    "the indentation does not fit, or a bracket is open.",
    "Indent lines that belong together alike."
  ],
  BAD_PROP_ORDER: ["an anchor or a tag is in the wrong place.", NO_ALIASES],
  BAD_SCALAR_START: ["a value cannot begin with this sign.", "Put it in quotes."],
  BLOCK_AS_IMPLICIT_KEY: [
    "a list or a second `: ` is on a line that holds a key already.",
    "Put a value that holds `: ` in quotes."
  ],
  BLOCK_IN_FLOW: [
    "lines of a block are inside of brackets.",
    "Write all of it in brackets, or none."
  ],
  DUPLICATE_KEY: ["a key is there twice.", "Keep one."],
  IMPOSSIBLE: ["this cannot be read.", IN_QUOTES],
  KEY_OVER_1024_CHARS: ["a key is longer than 1024 characters.", IN_QUOTES],
  MULTILINE_IMPLICIT_KEY: ["the line is no `key: value`.", "Write `: ` behind the key."],
  MULTIPLE_ANCHORS: ["a value has two anchors.", NO_ALIASES],
  MULTIPLE_DOCS: ["a second document begins here.", "Remove the line `---`, or what follows."],
  MULTIPLE_TAGS: ["a value has two tags.", NO_TAG],
  NON_STRING_KEY: ["a key is a list or a mapping.", "Write a name."],
  RESOURCE_EXHAUSTION: ["it is nested too deep.", "Make it flatter."],
  TAB_AS_INDENT: ["the line is indented with a tab.", "Use spaces."],
  TAG_RESOLVE_FAILED: ["the tag is not known here, or does not fit its value.", NO_TAG],
  UNEXPECTED_TOKEN: ["this is not expected here.", IN_QUOTES]
};
var WIDTH = 80;
var MARK = "^";
function excerptOf(text, line, column) {
  const whole = text.split("\n")[line - 1] ?? "";
  const from = Math.max(0, Math.min(column - WIDTH / 2, whole.length - WIDTH));
  const shown2 = whole.slice(from, from + WIDTH).replace(new RegExp("\\p{C}", "gu"), " ").trimEnd();
  return shown2.trim() === "" ? [] : [shown2, `${" ".repeat(Math.max(0, column - 1 - from))}${MARK}`];
}

// src/plan/read/yaml-values.ts
var DEEPEST = 100;
var MOST_BY_ALIASES = 1e4;
function valuesOf(document) {
  const walk = new Walk();
  const value = walk.valueOf(document.contents, []);
  return { value, isWhole: walk.isWhole, faults: walk.faults };
}
var Walk = class {
  faults = [];
  isWhole = true;
  /** The newest node of each name, as a reader of the text has seen them. */
  #anchors = /* @__PURE__ */ new Map();
  #targets = /* @__PURE__ */ new Map();
  /** The node that is read now, and those around it. */
  #open = /* @__PURE__ */ new Set();
  #aliases = 0;
  #byAliases = 0;
  valueOf(node, path) {
    if (this.#aliases > 0) this.#byAliases += 1;
    if (isAlias(node)) return this.#valueOfAlias(node, path);
    if (isScalar(node)) return this.#valueOfScalar(node, path);
    if (!isMap(node) && !isSeq(node)) return null;
    this.#anchor(node);
    if (this.#open.size >= DEEPEST) {
      return this.#leaveOut(node, `it is nested more than ${DEEPEST} deep.`, "Make it flatter.");
    }
    this.#open.add(node);
    const value = isMap(node) ? this.#valueOfMap(node, path) : this.#valueOfSeq(node, path);
    this.#open.delete(node);
    return value;
  }
  #valueOfMap({ items }, path) {
    const keys = /* @__PURE__ */ new Set();
    const entries = items.map(({ key, value }) => {
      const name = isScalar(key) ? String(key.value) : "";
      if (isScalar(key)) this.#anchor(key);
      if (keys.has(name)) this.#refuse(key, `the key ${shown(name)} is there twice.`, "Keep one.");
      keys.add(name);
      return [name, this.valueOf(value, [...path, name])];
    });
    return Object.fromEntries(entries);
  }
  #valueOfSeq({ items }, path) {
    return items.map((item, index) => this.valueOf(item, [...path, index]));
  }
  #valueOfAlias(alias, path) {
    if (!this.#targets.has(alias)) this.#targets.set(alias, this.#anchors.get(alias.source));
    const target = this.#targets.get(alias);
    const name = shown(`*${alias.source}`);
    if (target === void 0) {
      return this.#leaveOut(alias, `nothing above is named as ${name} says.`, OUT_INSTEAD);
    }
    if (this.#open.has(target)) {
      return this.#leaveOut(
        alias,
        `${name} stands for something that it is in: a ring.`,
        OUT_INSTEAD
      );
    }
    if (this.#byAliases > MOST_BY_ALIASES) return null;
    this.#aliases += 1;
    const value = this.valueOf(target, path);
    this.#aliases -= 1;
    if (this.#byAliases > MOST_BY_ALIASES && this.#aliases === 0) {
      const problem = `${name} and others stand for more than ${MOST_BY_ALIASES} values.`;
      return this.#leaveOut(alias, problem, OUT_INSTEAD);
    }
    return value;
  }
  /** Where text is wanted, `1.10` is text: the number would be sent as `1.1`. */
  #valueOfScalar(scalar, path) {
    this.#anchor(scalar);
    const { value, source } = scalar;
    const isWritten = source === void 0 || source === String(value);
    if (isWritten || typeof value !== "number" && typeof value !== "boolean") return value;
    if (isText(path)) return source;
    if (typeof value === "number" && isJson(path)) this.#refuseNumber(scalar, source, value);
    return value;
  }
  #refuseNumber(scalar, source, value) {
    const sent = shown(JSON.stringify(value));
    const remedy = `Put it in quotes${Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? `, or write ${sent}` : ""}.`;
    this.#refuse(scalar, `the number ${shown(source)} would be sent as ${sent}.`, remedy);
  }
  /** A node is passed again wherever an alias stands for it, but named only where it is written. */
  #anchor(node) {
    if (node.anchor !== void 0 && this.#aliases === 0) this.#anchors.set(node.anchor, node);
  }
  #leaveOut(node, problem, remedy) {
    this.#refuse(node, problem, remedy);
    this.isWhole = false;
    return null;
  }
  #refuse(node, problem, remedy) {
    const isNode = isScalar(node) || isAlias(node) || isMap(node) || isSeq(node);
    this.faults.push({ offset: isNode && node.range?.[0] || 0, problem, remedy });
  }
};
var OUT_INSTEAD = "Write the value out instead.";
var ENVIRONMENTS = /* @__PURE__ */ new Set(["candidate-env", "baseline-env"]);
function isText(path) {
  if (path[0] !== "requests") return path.length === 2 && ENVIRONMENTS.has(path[0]);
  return path.length === 4 && path[2] === "headers";
}
var isJson = (path) => path[0] === "requests" && path[2] === "json";

// src/plan/config-file.ts
var LONGEST_FILE = 262144;
var FOREIGN_TAGS = new Set(
  ["binary", "omap", "pairs", "set"].map((name) => `tag:yaml.org,2002:${name}`)
);
var NO_CONFIG_FILE = {
  values: {},
  isReadable: true,
  faults: [],
  place: () => ({ place: "perf-gate.yml", line: 0 })
};
function readConfigFile({ path, text }) {
  if (text.length > LONGEST_FILE) {
    return unreadable(path, [
      faultAt(path, 1, `it has ${text.length} characters, more than ${LONGEST_FILE}.`)
    ]);
  }
  const lines = new LineCounter();
  const document = parseYaml(text, lines);
  if (document === void 0) {
    return unreadable(path, [faultAt(path, 1, "it is nested too deep.", "Make it flatter.")]);
  }
  const faults = syntaxFaults(document, text);
  if (faults.length > 0) {
    return unreadable(
      path,
      faults.map(({ line, column, ...fault }) => ({
        line,
        fault: { place: `${path}:${line}:${column}`, ...fault }
      }))
    );
  }
  if (document.directives.yaml.version !== "1.2") {
    const problem = "it is written for another version than YAML 1.2.";
    return unreadable(path, [
      faultAt(path, 1, problem, "Remove the line that begins with `%YAML`.")
    ]);
  }
  return readValues(path, document, lines);
}
function parseYaml(text, lineCounter) {
  try {
    return parseDocument(text, {
      lineCounter,
      stringKeys: true,
      // We have words and excerpts of our own; the package would copy the line into each of its errors.
      prettyErrors: false,
      // The package compares each key with all others, which takes minutes where there are many.
      uniqueKeys: false,
      // Else the tags below would count in every file, not only in those of YAML 1.1.
      resolveKnownTags: false,
      customTags: (tags) => tags.filter((tag) => typeof tag === "string" || !FOREIGN_TAGS.has(tag.tag))
    });
  } catch (error) {
    if (error instanceof RangeError) return void 0;
    throw error;
  }
}
function readValues(path, document, lines) {
  const { value, isWhole, faults: found } = valuesOf(document);
  const faults = found.map((fault) => placed(path, lines, fault));
  if (!isWhole) return unreadable(path, faults);
  const values = value ?? {};
  if (!isMapping(values)) {
    const remedy = "Write `key: value` lines, for example `start: node server.js`.";
    return unreadable(path, [...faults, faultAt(path, 1, "the file is not a mapping.", remedy)]);
  }
  const place = placesIn(path, document, lines);
  return { values, isReadable: faults.length === 0, faults, place };
}
function placed(path, lines, { offset, ...fault }) {
  const { line, col } = lines.linePos(offset);
  return { line, fault: { place: `${path}:${line}:${col}`, ...fault } };
}
function unreadable(path, faults) {
  return { values: {}, isReadable: false, faults, place: () => ({ place: path, line: 1 }) };
}
function faultAt(path, line, problem, remedy) {
  const fault = { place: path, problem };
  return { line, fault: remedy === void 0 ? fault : { ...fault, remedy } };
}
function placesIn(file, document, lines) {
  const indexes = /* @__PURE__ */ new Map();
  return (path) => {
    const { line } = lines.linePos(offsetOf(document.contents, path, indexes));
    const name = pathName(path);
    return { place: name === "" ? `${file}:${line}` : `${file}:${line}: ${name}`, line };
  };
}
function offsetOf(root, path, indexes) {
  let node = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    const next = stepInto(node, step, indexes);
    if (next === void 0) break;
    ({ node, offset } = next);
  }
  return offset;
}
function stepInto(node, step, indexes) {
  if (isMap(node)) {
    const index = indexes.get(node) ?? indexOf(node.items);
    indexes.set(node, index);
    const pair = index.get(String(step));
    if (!isScalar(pair?.key)) return void 0;
    return { node: pair.value, offset: pair.key.range?.[0] ?? 0 };
  }
  if (!isSeq(node) || typeof step !== "number") return void 0;
  const item = node.items[step];
  return isMap(item) || isSeq(item) || isScalar(item) ? { node: item, offset: item.range?.[0] ?? 0 } : void 0;
}
var indexOf = (items) => new Map(items.flatMap((pair) => isScalar(pair.key) ? [[String(pair.key.value), pair]] : []));
function pathName(path) {
  return path.map((step) => typeof step === "number" ? `[${step}]` : `.${step}`).join("").replace(/^\./, "");
}

// src/plan/rules/secrets.ts
var COMMANDS = /* @__PURE__ */ new Set([
  "start",
  "build",
  "before-block",
  "after-block",
  "base-start"
]);
var ENVIRONMENTS2 = /* @__PURE__ */ new Set(["candidate-env", "baseline-env"]);
var REQUEST_PARTS = /* @__PURE__ */ new Set(["headers", "body", "json"]);
function findSecretFaults(values, environment) {
  return textsIn(values, []).flatMap(({ path, text }) => {
    if (COMMANDS.has(path[0])) return [];
    return isResolved(path) ? unresolvable(path, text, environment) : misplaced(path, text);
  });
}
function isResolved([key, , part]) {
  return ENVIRONMENTS2.has(key) || key === "requests" && REQUEST_PARTS.has(part);
}
function textsIn(value, path) {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
}
function unresolvable(path, text, environment) {
  if (hasBrokenReference(text)) {
    const problem = `${shown(text)} has a broken reference to the environment.`;
    return [{ path, problem, remedy: `Write \`\${env:NAME}\`, or \`$\${\` for a plain \`\${\`.` }];
  }
  const withheld = referencesIn(text).find((name) => WITHHELD.test(name));
  if (withheld !== void 0) return [describeWithheld(path, withheld)];
  const unset = [...new Set(referencesIn(text))].filter((name) => environment[name] === void 0);
  if (unset.length > 0) return unset.map((name) => describeUnset(path, name));
  const isCompleted = path[2] === "headers" && referencesIn(text).length > 0;
  if (!isCompleted || isFieldValue(resolveText(text, environment))) return [];
  const names = referencesIn(text).join(", ");
  const remedy = "It probably ends in a line break: remove that.";
  return [{ path, problem: `${names} has characters that are not allowed in a header.`, remedy }];
}
var WITHHELD = /^(ACTIONS|INPUT)_/i;
function describeWithheld(path, name) {
  const problem = `${name} belongs to the workflow's job and is not passed on.`;
  return { path, problem, remedy: "Give the server a secret of its own, under another name." };
}
function describeUnset(path, name) {
  const problem = `the environment variable ${name} is not set.`;
  return { path, problem, remedy: "Set it where perf-gate runs: in a workflow, under `env:`." };
}
function misplaced(path, text) {
  if (referencesIn(text).length === 0 && !hasBrokenReference(text)) return [];
  const problem = "references to the environment are not resolved here.";
  const remedy = "Only headers, bodies, `candidate-env` and `baseline-env` may refer to it.";
  return [{ path, problem, remedy }];
}

// src/plan/rules/read-inputs.ts
var ONCE = { jitless: true };
function readInputs(front, config, { rules, environment }) {
  const file = config === void 0 ? NO_CONFIG_FILE : without(front.off, readConfigFile(config));
  const inFront = issuesOf(front.schema, front.values, environment, front.remedyForUnknown);
  const inFile = fileIssues(file, environment);
  const faulty = new Set([...inFront, ...inFile].map(({ path }) => String(path[0])));
  for (const { place } of front.faults) faulty.add(withoutPrefix(front, place));
  for (const name of [...faulty]) for (const meant of meantBy(name)) faulty.add(meant);
  const inputs = readSound({ ...file.values, ...front.values }, faulty);
  const faults = [
    ...front.faults.map((fault) => ({ fault, line: BEFORE_FILE })),
    ...inFront.map((issue2) => placeInFront(front, issue2)),
    ...file.faults,
    ...inFile.map((issue2) => placeInFile(file, issue2)),
    ...conflicts(rules, inputs, faulty, { front, file })
  ];
  if (faults.length > 0) throw new InputError(inOrder(faults));
  return inputs;
}
var meantBy = (name) => Object.hasOwn(INPUTS.shape, name) ? [] : suggest(name, Object.keys(INPUTS.shape));
function without(off, file) {
  const kept = Object.entries(file.values).filter(([name]) => !off.has(name));
  return { ...file, values: Object.fromEntries(kept) };
}
function withoutPrefix({ prefix }, place) {
  return place.startsWith(prefix) ? place.slice(prefix.length) : place;
}
function issuesOf(schema, values, environment, remedyForUnknown = () => void 0) {
  const { error } = schema.safeParse(values, ONCE);
  const issues = error === void 0 ? [] : describeIssues(error, schema, remedyForUnknown);
  return [...issues, ...findSecretFaults(values, environment)];
}
function fileIssues({ values }, environment) {
  return [...issuesOf(FILE_INPUTS, values, environment), ...findNameFaults(values.requests)];
}
function readSound(values, faulty) {
  return INPUTS.parse(
    Object.fromEntries(Object.entries(values).filter(([name]) => !faulty.has(name))),
    ONCE
  );
}
function conflicts(rules, inputs, faulty, { front, file }) {
  if (!file.isReadable) return [];
  const isInFront = (name) => Object.hasOwn(front.values, name);
  const isInFile = (name) => Object.hasOwn(file.values, name);
  const wrote = (name) => isInFront(name) || isInFile(name);
  return findConflicts(rules, { inputs, wrote }, faulty).map((issue2) => {
    const name = String(issue2.path[0]);
    if (isInFront(name)) return placeRule(front, issue2);
    if (isInFile(name)) return placeInFile(file, issue2);
    const belongsInFile = Object.hasOwn(FILE_INPUTS.shape, name) && file !== NO_CONFIG_FILE;
    if (!belongsInFile && Object.hasOwn(front.schema.shape, name)) return placeRule(front, issue2);
    return { fault: faultOf(name, issue2.problem, issue2.remedy), line: NO_LINE };
  });
}
function placeRule(front, issue2) {
  const problem = front.prefix === "--" ? asFlags(issue2.problem) : issue2.problem;
  return placeInFront(front, { ...issue2, problem });
}
function placeInFront({ prefix }, { path, problem, remedy }) {
  const written = prefix === "--" && remedy !== void 0 ? asFlags(remedy) : remedy;
  return { fault: faultOf(prefix + pathName(path), problem, written), line: BEFORE_FILE };
}
function placeInFile(file, { path, problem, remedy }) {
  const { place, line } = file.place(path);
  return { fault: faultOf(place, problem, remedy), line };
}

// src/plan/rules/refuse-windows.ts
function refuseWindows(platform) {
  if (platform !== "win32") return;
  throw new GateError({
    code: "platform-unsupported",
    kind: "gate",
    message: "perf-gate does not run on Windows: it needs `sh`, process groups and signals.",
    remedy: "Run it on Linux (`runs-on: ubuntu-latest`), on macOS, or in WSL."
  });
}

// src/plan/rules/transport.ts
var WITHOUT_PORT = "Write `http://localhost/`: on a Unix socket it gives scheme, host and path.";
var socketIsOurs = (name) => ({
  about: ["start", "unix-socket", name],
  check: ({ inputs }) => socketOf(inputs)?.kind === "assigned" && Object.hasOwn(inputs[name] ?? {}, "PERF_GATE_SOCKET") ? issue(
    name,
    "`PERF_GATE_SOCKET` is set by perf-gate.",
    "Remove it, or name a path in `unix-socket`."
  ) : void 0
});
var SOCKET_RULES = [
  {
    about: ["start", "unix-socket"],
    check: ({ inputs }) => inputs.start === void 0 && inputs["unix-socket"]?.kind === "assigned" ? issue(
      "unix-socket",
      "without `start` nobody assigns `{socket}`.",
      "Write the path of the socket, or add `start`."
    ) : void 0
  },
  {
    about: ["start", "unix-socket"],
    check: ({ inputs }) => inputs.start?.includes(SOCKET) && inputs["unix-socket"]?.kind === "given" ? issue(
      "unix-socket",
      "it fixes the path, but `start` has `{socket}`.",
      "Write `{socket}` in both, or leave out `unix-socket`."
    ) : void 0
  },
  {
    about: ["start", "unix-socket"],
    check: ({ inputs }) => inputs.start?.includes("{port}") && socketOf(inputs) !== void 0 ? issue(
      "start",
      "it has `{port}`, but its server listens on a Unix socket.",
      "Write `{socket}` alone, or leave out `unix-socket` and write `{port}`."
    ) : void 0
  },
  {
    about: ["start", "url", "unix-socket"],
    check: ({ inputs, wrote }) => wrote("url") && inputs.url.port.kind === "assigned" && socketOf(inputs) !== void 0 ? issue("url", "it has `{port}`, but the server listens on a Unix socket.", WITHOUT_PORT) : void 0
  },
  {
    about: ["start", "unix-socket", "base-start"],
    check: ({ inputs }) => inputs.start !== void 0 && inputs["base-start"]?.includes(SOCKET) && socketOf(inputs)?.kind !== "assigned" ? issue(
      "base-start",
      "it has `{socket}`, and `start` has not.",
      'Both versions listen alike: write `{socket}` in both, or `unix-socket: "{socket}"`.'
    ) : void 0
  },
  socketIsOurs("candidate-env"),
  socketIsOurs("baseline-env")
];
var NOT_OVER_HTTP2 = ["proxy-connection", "te"];
var HTTP2_RULES = [
  {
    about: ["http2", "requests"],
    check: ({ inputs }) => {
      const names = inputs.requests?.flatMap(({ headers = [] }) => headers.map(([name2]) => name2));
      const name = names?.find((each) => NOT_OVER_HTTP2.includes(each.toLowerCase()));
      return inputs.http2 && name !== void 0 ? issue("http2", `HTTP/2 has no header \`${name}\`.`, "Remove that header.") : void 0;
    }
  }
];
var TRANSPORT_RULES = [...SOCKET_RULES, ...HTTP2_RULES];

export {
  readConfig,
  readBaselineConfig,
  checkDirectory,
  surroundings,
  checkPatterns,
  issue,
  OF_START,
  REPORTS,
  PLAN_RULES,
  ONE_REPORT_PER_FILE,
  ONE_REPORT_ON_STDOUT,
  buildPlan,
  MODE_RULES,
  compareRules,
  writtenMode,
  commandMode,
  readInputs,
  refuseWindows,
  TRANSPORT_RULES
};
