import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  compileContent,
  issue,
  openSources,
  readSchema,
  requestName,
  templateOf,
  withoutEscapes
} from "./chunk-6DGPH6SF.js";
import {
  FLAG_INPUTS,
  SOCKET,
  factsOf,
  isFlow,
  methodOf,
  sentBy,
  socketOf
} from "./chunk-KKYIBEEK.js";
import {
  LEFT_OUT
} from "./chunk-QPORNFFO.js";
import {
  describeStatus,
  tablesOf
} from "./chunk-HEQDDGZ7.js";
import {
  nameInFlow
} from "./chunk-3KRSBUQO.js";
import {
  isHostName,
  writeDuration
} from "./chunk-T7T6K3C5.js";
import {
  resolveTexts,
  secretText,
  secretsIn
} from "./chunk-OMBH7NB3.js";
import {
  isMapping
} from "./chunk-KBFMTE46.js";
import {
  GateError,
  InputError
} from "./chunk-NMZCVL7D.js";
import {
  bytes,
  milliseconds
} from "./chunk-D2O6BJGM.js";
import {
  cannotBeRead,
  leadsOutOf,
  readTextFile
} from "./chunk-SMHH2KPA.js";

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
var configPath = (named) => resolve(named ?? DEFAULT_CONFIG);
function readBaselineConfig(directory, cwd, named, within) {
  const here = process.cwd();
  const root = resolve(directory, relative(cwd, here));
  const path = relative(here, configPath(named));
  const file = resolve(root, path);
  if (within !== void 0 && leadsOutOf(within, file)) return void 0;
  try {
    const config = { path, text: readTextFile(file, LARGEST_CONFIG) };
    return { root, config };
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

// src/edge/text-checks.ts
var MAY_HOLD_PATTERNS = /matches/;
var MAY_NAME_SCHEMAS = /\bschema\b/;
async function textChecks(text = "") {
  return {
    isBounded: MAY_HOLD_PATTERNS.test(text) ? await patternCheck() : void 0,
    faultOfSchema: MAY_NAME_SCHEMAS.test(text) ? await schemaCheck() : void 0
  };
}
async function patternCheck() {
  const { compilePattern } = await import("./pattern-UUVJDGJG.js");
  return (pattern) => compilePattern(pattern) !== void 0;
}
async function schemaCheck() {
  const { compileSchema } = await import("./json-schema-AWAV5UWV.js");
  return (schema) => {
    try {
      compileSchema(schema);
      return void 0;
    } catch (error) {
      if (error instanceof EvalError) return { kind: "no-code" };
      return { kind: "no-schema", why: error instanceof Error ? error.message : String(error) };
    }
  };
}

// src/edge/file-readers.ts
var MAY_NAME_TABLES = /data|\{pick:/;
var MAY_NAME_FILES = /\b(?:file|schema)\b/;
async function fileReaders(text, root, within) {
  return {
    ...await textChecks(text),
    readTable: await tableReader(text, root, within),
    readFile: await contentReader(text, root, within)
  };
}
async function tableReader(text, root, within) {
  if (text === void 0 || !MAY_NAME_TABLES.test(text)) return refuseAll;
  const { parseTables } = await import("./parse-tables-FSZQJ3HM.js");
  return parseTables(root, within);
}
async function contentReader(text, root, within) {
  if (text === void 0 || !MAY_NAME_FILES.test(text)) return refuseAll;
  const { readFiles } = await import("./read-files-G6DAI6WJ.js");
  return readFiles(root, within);
}
function refuseAll() {
  throw new Error("is named nowhere");
}

// src/plan/build/build-plan.ts
import { resolve as resolve3 } from "node:path";

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
    requests: [...requests].sort(byName).map(measuredRequest),
    ...measuredSetup(server.steps.setup)
  });
}
var isOnSocket = (server) => server.kind === "started" ? server.listens.kind === "socket" : server.unixSocket !== void 0;
var byName = (one, other) => one.name < other.name ? -1 : 1;
function measuredSetup(setup) {
  if (setup.length === 0) return {};
  return {
    setup: setup.map(({ captures, ...request }) => ({
      ...measuredSent(request),
      captures: captures.map(measuredCapture)
    }))
  };
}
var measuredCapture = ({ name, from }) => ({
  name,
  from: measuredSource(from)
});
function measuredSource(from) {
  return from.kind === "matches" ? { kind: from.kind, pattern: from.pattern.source } : { ...from };
}
var measuredRequest = (request) => ({
  ...measuredSent(request),
  weight: request.weight,
  ...measuredStep(request.step)
});
function measuredStep(step) {
  if (step === void 0) return {};
  const { flow, position, thinkTime, captures } = step;
  return {
    step: { flow: flow.name, position, thinkTime, captures: captures.map(measuredCapture) }
  };
}
function measuredSent(request) {
  return {
    name: request.name,
    method: request.method,
    path: request.path,
    headers: request.headers.map(({ name, value }) => ({ name: name.toLowerCase(), value: value.template })).sort(byName),
    body: measuredContent(request.body),
    ...measuredRows(request),
    expect: measuredExpectation(request.expect)
  };
}
function measuredContent(body) {
  if (body === void 0) return null;
  return "size" in body ? { bytes: body.template } : body.template;
}
function measuredRows({ template }) {
  const tables = tablesOf(template);
  if (tables.length === 0) return {};
  return { rows: tables.map(({ digest, order }) => ({ digest, order })) };
}
function measuredExpectation({ status, body, json, headers }) {
  return {
    status: status === void 0 ? null : [...status].sort((one, other) => one - other),
    body: body === void 0 ? null : measuredBody(body),
    ...json?.refusesGraphqlErrors ? { graphqlErrors: "fail" } : {},
    ...json === void 0 || json.values.length === 0 ? {} : { json: json.values.map(measuredValue).sort() },
    ...json?.schema === void 0 ? {} : { schema: json.schema.digest },
    ...headers === void 0 ? {} : { headers: headers.map(measuredField).sort() }
  };
}
var measuredValue = ({ pointer, expected }) => JSON.stringify([pointer, expected]);
var measuredField = ({ name, value }) => JSON.stringify([name, value.kind === "is" ? value.text : { matches: value.pattern.source }]);
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

// src/plan/build/build-expectation.ts
function buildExpectation(request, sources) {
  const { expect } = request;
  const json = buildJson(request, sources);
  return {
    status: expect?.status,
    body: buildBody(expect),
    ...json === void 0 ? {} : { json },
    ...expect?.headers === void 0 ? {} : { headers: expect.headers.map(asItIs) }
  };
}
function buildBody(expect) {
  const text = expect?.["body-includes"];
  const pattern = expect?.["body-matches"];
  if (text !== void 0) return { kind: "includes", text: withoutEscapes(text) };
  return pattern === void 0 ? void 0 : { kind: "matches", pattern };
}
var asItIs = ({ name, value }) => ({
  name,
  value: value.kind === "is" ? { ...value, text: withoutEscapes(value.text) } : value
});
function unescaped({ pointer, expected }) {
  if (expected.kind !== "is") return { pointer, expected };
  return { pointer, expected: { kind: "is", value: withoutEscapesIn(expected.value) } };
}
function withoutEscapesIn(value) {
  if (typeof value === "string") return withoutEscapes(value);
  if (Array.isArray(value)) return value.map(withoutEscapesIn);
  if (!isMapping(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withoutEscapesIn(item)]);
  return Object.fromEntries(entries);
}
function buildJson({ expect, graphql }, sources) {
  const byDefault = graphql === void 0 ? "allow" : "fail";
  const refusesGraphqlErrors = (expect?.["graphql-errors"] ?? byDefault) === "fail";
  const values = (expect?.json ?? []).map(unescaped);
  const schema = expect?.schema === void 0 ? void 0 : readSchema(expect.schema, sources);
  if (schema !== void 0 && !("problem" in schema))
    return { values, refusesGraphqlErrors, schema };
  return refusesGraphqlErrors || values.length > 0 ? { values, refusesGraphqlErrors } : void 0;
}

// src/plan/build/build-requests.ts
function buildRequests(inputs, environment, readers) {
  const { sources } = openSources(inputs.data ?? [], environment, readers);
  const { setup = [], teardown = [] } = inputs;
  const known = { ...sources, captured: namesIn(setup) };
  const atEnd = { ...sources, captured: namesIn([...setup, ...teardown]) };
  const [first = defaultRequest(inputs), ...rest] = inputs.requests ?? [];
  const build = (unit) => isFlow(unit) ? buildFlow(unit, inputs, known) : [buildRequest(unit, inputs, known)];
  return {
    requests: [...build(first), ...rest.flatMap(build)],
    // The rules have found what is used before it is captured.
    setup: setup.map((step) => buildStep(step, known)),
    teardown: teardown.map((step) => buildStep(step, atEnd))
  };
}
var namesIn = (steps) => steps.flatMap(({ capture = [] }) => capture.map(({ name }) => name));
function defaultRequest({ url }) {
  return { path: url.path, weight: 1 };
}
var buildRequest = (request, inputs, sources) => ({
  ...buildSent(request, sources),
  weight: request.weight,
  ...allowedOf(request, inputs)
});
var allowedOf = (own, inputs) => ({
  tolerances: { p99: own["max-p99-increase"] ?? inputs["max-p99-increase"] },
  limits: { p99: own["p99-limit"] ?? inputs["p99-limit"] }
});
function buildFlow(written, inputs, sources) {
  const { name, weight, steps } = written;
  const flow = { name, steps: steps.length, ...allowedOf(written, inputs) };
  const build = (step, position) => {
    const { capture: captures = [], "think-time": own } = step;
    const inFlow = namesIn(steps.slice(0, position));
    const sent = buildSent(step, { ...sources, inFlow });
    const waited = position === 0 ? milliseconds(0) : own ?? written["think-time"];
    return {
      ...sent,
      name: nameInFlow(name, sent.name),
      weight,
      ...allowedOf(step, inputs),
      step: { flow, position, thinkTime: waited ?? milliseconds(0), captures }
    };
  };
  const [first, ...rest] = steps.map(build);
  if (first === void 0) throw new Error("a flow without steps was not refused");
  return [first, ...rest];
}
var buildStep = (step, sources) => ({
  ...buildSent(step, sources),
  captures: step.capture ?? []
});
function buildSent(request, sources) {
  const { path } = request;
  const method = methodOf(request);
  const content = compileContent(request, sources);
  const written = hostFirst(request.headers ?? []);
  const type = written.some(isType) ? void 0 : content?.type;
  const headers = type === void 0 ? written : [...written, [TYPE, type.value]];
  const template = templateOf({ path, headers, content }, sources);
  const asSent = template === void 0 ? withoutEscapes : (text) => text;
  const own = written.map(([name, value]) => ({
    name,
    value: secretText(value, sources.environment, asSent)
  }));
  return {
    name: request.name ?? requestName(method, path),
    method,
    path: asSent(path),
    headers: type === void 0 ? own : [...own, { name: TYPE, value: type }],
    body: content?.body,
    template,
    expect: buildExpectation(request, sources)
  };
}
var hostFirst = (headers) => [
  ...headers.filter(([name]) => isHostName(name)),
  ...headers.filter(([name]) => !isHostName(name))
];
var TYPE = "content-type";
var isType = ([name]) => name.toLowerCase() === TYPE;

// src/plan/build/build-server.ts
import { resolve as resolve2 } from "node:path";
function buildServer(inputs, environment, cwd, steps) {
  const { start } = inputs;
  const ready = { by: readyBy(inputs), timeout: inputs["ready-timeout"] };
  if (start === void 0) {
    const socket = inputs["unix-socket"];
    const unixSocket = socket?.kind === "given" ? resolve2(cwd, socket.path) : void 0;
    return { kind: "running", unixSocket, ready, steps };
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
    ready,
    steps
  };
}
function readyBy(inputs) {
  const command = inputs["ready-command"];
  if (command !== void 0) return { kind: "command", command };
  const named = inputs["ready-path"];
  const path = named ?? inputs.url.path;
  const awaitsRequests = named === void 0;
  return { kind: "path", path, takesNotFound: takesNotFound(path, inputs), awaitsRequests };
}
function takesNotFound(readyPath, inputs) {
  const { requests, url } = inputs;
  const same = sentBy(requests ?? []).filter(
    (each) => methodOf(each) === "GET" && each.path === readyPath
  );
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

// src/plan/build/plan-summary.ts
var LONGEST_TEXT = 200;
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
    bodySize: body && ("size" in body ? body.size : bytes(Buffer.byteLength(body.template))),
    expectedStatus: cutIfAny(describeStatus(expect)),
    expectedBody: expect.body?.kind,
    otherChecks: otherChecks(expect),
    inFlow: cutIfAny(placeOf(request))
  };
}
function placeOf({ step }) {
  if (step === void 0) return void 0;
  const { flow, position, thinkTime, captures } = step;
  const names = captures.map(({ name }) => name).join(" and ");
  return [
    `step ${position + 1} of ${flow.steps}`,
    ...thinkTime === 0 ? [] : [`think time ${writeDuration(thinkTime)}`],
    ...names === "" ? [] : [`captures ${names}`]
  ].join(", ");
}
function otherChecks({ json, headers }) {
  const names = [
    ...json?.refusesGraphqlErrors ? ["GraphQL errors"] : [],
    ...json === void 0 || json.values.length === 0 ? [] : ["JSON"],
    ...json?.schema === void 0 ? [] : ["JSON Schema"],
    ...headers === void 0 ? [] : ["headers"]
  ];
  return names.length === 0 ? void 0 : names;
}
var cut = (text) => text.slice(0, LONGEST_TEXT);
var cutIfAny = (text) => text && cut(text);

// src/plan/build/build-plan.ts
function buildPlan(inputs, mode, { environment, cwd, randomSeed: randomSeed2, ...readers }) {
  const { requests, ...steps } = buildRequests(inputs, environment, readers);
  const measured = {
    server: buildServer(inputs, environment, cwd, steps),
    target: buildTarget(inputs),
    requests,
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
    profile: inputs.profile,
    seed: inputs.seed ?? randomSeed2,
    measured: measuredText(measured),
    summary: summarisePlan(measured),
    secrets: secretsIn(
      templatesOf([...requests, ...steps.setup, ...steps.teardown], inputs),
      environment
    )
  };
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
    anchor: inputs.anchor,
    gateCpu: inputs["gate-cpu"]
  };
}
function buildBase(inputs, cwd) {
  const { base: ref, "base-dir": directory, "base-start": start } = inputs;
  if (ref !== void 0) return { kind: "ref", ref };
  if (directory !== void 0) return { kind: "directory", directory: resolve3(cwd, directory) };
  return start === void 0 ? { kind: "baseline" } : { kind: "command", start };
}
function buildOutputs(inputs, cwd) {
  const absolute = (path) => path === void 0 ? void 0 : resolve3(cwd, path);
  const destination = (raw) => raw?.kind === "file" ? { kind: "file", path: resolve3(cwd, raw.path) } : raw;
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

// src/plan/build/write-inputs.ts
import { isAbsolute, relative as relative2 } from "node:path";
var GROUPS = /* @__PURE__ */ new Set(["Server", "Load", "Tolerances", "Limits"]);
var BESIDES = /* @__PURE__ */ new Set(["gate-cpu", "config"]);
var REPEATED = factsOf(FLAG_INPUTS).filter(
  ({ name, group }) => GROUPS.has(group) || BESIDES.has(name)
);
var INSTALLED = "perf-gate";
function actionProgram(environment) {
  const { GITHUB_ACTION_REPOSITORY: repository = "", GITHUB_ACTION_REF: ref = "" } = environment;
  const isPlain = /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]*$/.test(ref);
  if (!isPlain) return INSTALLED;
  return `npx github:${repository}${ref === "" ? "" : `#${ref}`}`;
}
function writtenInputs(program, values, cwd) {
  const leftOut = LEFT_OUT.filter((name) => isWithheld(name, values));
  const shown = REPEATED.filter(({ name }) => !leftOut.some((each) => each === name));
  const flags = shown.flatMap(({ name, kind, preset }) => {
    const value = Object.hasOwn(values, name) ? values[name] : void 0;
    if (value === void 0 || value === preset) return [];
    if (value === true) return [`--${name}`];
    const isPath = kind === "path" && isAbsolute(value);
    return [`--${name}=${isPath ? relative2(cwd, value) || "." : value}`];
  });
  return { program, flags, leftOut };
}
function isWithheld(name, values) {
  if (!Object.hasOwn(values, name)) return false;
  return name !== "build" || SUSPECT.test(String(values[name]));
}
var SUSPECT = /:[^\s/]*@|token|secret|passw|credential|\bauth|api-?_?key|[\da-f]{8}-[\da-f]{4}-|(?=\w*\d)(?=\w*[a-z])\w{16,}/i;

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
  import: [],
  "import-requests": [],
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
    case "import":
    case "import-requests":
    case "demo":
      return "stored";
  }
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
      const names = sentBy(inputs.requests ?? []).flatMap(
        ({ headers = [] }) => headers.map(([name2]) => name2)
      );
      const name = names.find((each) => NOT_OVER_HTTP2.includes(each.toLowerCase()));
      return inputs.http2 && name !== void 0 ? issue("http2", `HTTP/2 has no header \`${name}\`.`, "Remove that header.") : void 0;
    }
  }
];
var TRANSPORT_RULES = [...SOCKET_RULES, ...HTTP2_RULES];

// src/plan/tables.ts
var readersIn = ({
  readTable,
  readFile,
  isBounded,
  faultOfSchema
}) => ({ readTable, readFile, isBounded, faultOfSchema });

export {
  fileReaders,
  readConfig,
  configPath,
  readBaselineConfig,
  checkDirectory,
  surroundings,
  buildPlan,
  INSTALLED,
  actionProgram,
  writtenInputs,
  MODE_RULES,
  compareRules,
  writtenMode,
  commandMode,
  refuseWindows,
  TRANSPORT_RULES,
  readersIn
};
