import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  readName
} from "./chunk-CFNL45QM.js";
import {
  NEVER,
  ZodType,
  array,
  nearestWord,
  registry,
  strictObject,
  transform,
  unknown
} from "./chunk-BFBJNCNN.js";
import {
  DURATION_PATTERN,
  PERCENTAGE_PATTERN,
  RATE_PATTERN,
  isToken,
  readDuration,
  readHeaders,
  readInteger,
  readMethod,
  readPattern,
  readPercentage,
  readRate,
  readRateOrAuto,
  readRequestPath,
  readRequestTarget,
  readStatus
} from "./chunk-T7T6K3C5.js";
import {
  accept,
  acceptUnless,
  alternatives,
  isMapping,
  isScalar,
  readBoolean,
  readChoice,
  readCommand,
  readDestination,
  readEnvMap,
  readLabel,
  readPath,
  readProfile,
  readText,
  refusalAt,
  refuse,
  shown
} from "./chunk-KBFMTE46.js";
import {
  milliseconds,
  minutes,
  seconds
} from "./chunk-D2O6BJGM.js";

// src/plan/table/described.ts
var GROUPS = [
  "Server",
  "Load",
  "Tolerances",
  "Limits",
  "Comparison",
  "Outcome",
  "Files",
  "Import",
  "GitHub",
  "General"
];
var PLACES = {
  everywhere: ["flag", "file", "action"],
  "beside-file": ["flag", "action"],
  flag: ["flag"],
  "noise-flag": ["flag"],
  "validate-flag": ["flag"],
  "import-flag": ["flag"],
  file: ["file"],
  action: ["action"],
  "action-or-file": ["file", "action"]
};
var INPUT_FACTS = registry();
function optional({ schema, name: name2, json: json2 }, description) {
  return schema.optional().register(INPUT_FACTS, { ...description, kind: name2, json: json2 });
}
function preset({ schema, name: name2, json: json2 }, text2, description) {
  return schema.prefault(text2).register(INPUT_FACTS, { ...description, kind: name2, json: json2, preset: text2 });
}
function required({ schema, name: name2, json: json2 }, description) {
  return unknown().pipe(schema).register(INPUT_FACTS, { ...description, kind: name2, json: json2 });
}
function nested(schema, kind2, description) {
  const optionalSchema = schema.optional();
  INPUT_FACTS.add(optionalSchema, { ...description, kind: kind2, json: {} });
  return optionalSchema;
}
function described(schema, kind2, description) {
  INPUT_FACTS.add(schema, { ...description, kind: kind2 });
  return schema;
}
function factsOf(object) {
  return Object.entries(object.shape).flatMap(([name2, schema]) => {
    const facts = schema instanceof ZodType ? INPUT_FACTS.get(schema) : void 0;
    return facts === void 0 ? [] : [{ name: name2, ...facts }];
  });
}
function belongsWhere(name2, where4) {
  switch (where4) {
    case "everywhere":
      return void 0;
    case "beside-file":
      return `It does not belong in a file: write \`--${name2}\`, or \`${name2}\` under \`with:\`.`;
    case "flag":
      return `It belongs to a command: write \`perf-gate compare --${name2}\`.`;
    case "noise-flag":
      return `It belongs to a command: write \`perf-gate noise --${name2}\`.`;
    case "validate-flag":
      return `It belongs to a command: write \`perf-gate validate --${name2}\`.`;
    case "import-flag":
      return `It belongs to a command: write \`perf-gate import-requests --${name2}\`.`;
    case "file":
      return "It belongs in the configuration file.";
    case "action":
      return "It belongs to the action: write it under `with:`.";
    case "action-or-file":
      return "It belongs to the action: write it under `with:`, or in the configuration file.";
  }
}

// src/plan/read/bodies.ts
var LONGEST_BODY = 1048576;
function readForm(raw) {
  if (!isMapping(raw)) {
    return refuse(`${shown(raw)} is not a mapping.`, "Write `name: value` lines below it.");
  }
  const refusals = [];
  const fields = itemsOf(raw).flatMap(({ name: name2, item, path: path2 }) => {
    if (isScalar(item)) return [{ name: name2, text: String(item), path: path2 }];
    refusals.push(refusalAt(path2, `${shown(item)} is not text.`, TEXT));
    return [];
  });
  return acceptUnless([...refusals, ...refuseLong(fields)], fields);
}
var TEXT = 'Put text in quotes; `""` is empty.';
function itemsOf(raw) {
  return Object.entries(raw).flatMap(
    ([name2, value]) => Array.isArray(value) ? value.map((item, index) => ({ name: name2, item, path: [name2, index] })) : [{ name: name2, item: value, path: [name2] }]
  );
}
function refuseLong(fields) {
  const length = fields.reduce((sum, { name: name2, text: text2 }) => sum + name2.length + text2.length, 0);
  if (length <= LONGEST_BODY) return [];
  return [refusalAt([], `it has ${length} characters, more than ${LONGEST_BODY}.`)];
}

// src/plan/read/graphql.ts
var KEYS = /* @__PURE__ */ new Set(["query", "variables", "operation"]);
var NAME = /^[_A-Za-z]\w*$/;
var FORM = 'Write `query: "{ items { id } }"` or `query: { file: items.graphql }`.';
function readGraphql(raw) {
  if (!isMapping(raw)) return refuse(`${shown(raw)} is not a mapping.`, FORM);
  const { query, variables, operation } = raw;
  const refusals = [
    ...Object.keys(raw).flatMap(
      (key) => KEYS.has(key) ? [] : [
        refusalAt(
          [key],
          `${shown(key)} is not known here.`,
          "Write `query`, `variables` or `operation`."
        )
      ]
    ),
    ...refuseQuery(query),
    ...variables === void 0 || isMapping(variables) ? [] : [
      refusalAt(
        ["variables"],
        `${shown(variables)} is not a mapping.`,
        "Write `name: value` lines below it."
      )
    ],
    ...operation === void 0 || typeof operation === "string" && NAME.test(operation) ? [] : [
      refusalAt(
        ["operation"],
        `${shown(operation)} is no name of an operation.`,
        "Write one of those in `query`."
      )
    ]
  ];
  return acceptUnless(refusals, {
    query: isMapping(query) ? { kind: "file", file: String(query.file) } : { kind: "text", text: String(query) },
    variables,
    operation: operation === void 0 ? void 0 : String(operation)
  });
}
function refuseQuery(query) {
  if (typeof query === "string" && query.trim() !== "") return [];
  if (!isMapping(query)) return [refusalAt(["query"], `${shown(query)} is no query.`, FORM)];
  const other = Object.keys(query).find((key) => key !== "file");
  if (other !== void 0)
    return [refusalAt(["query", other], `${shown(other)} is not known here.`, FORM)];
  const file = readPath(query.file);
  return file.kind === "accepted" ? [] : file.refusals.map((one) => ({ ...one, path: ["query", "file"] }));
}

// src/plan/read/baseline.ts
function readRef(raw) {
  const reading = readLabel(raw);
  if (reading.kind === "refused" || !reading.value.startsWith("-")) return reading;
  return refuse(`${shown(raw)} cannot name a commit.`, "Write a branch, a tag or a hash: `main`.");
}
var MOST_GLOBS = 100;
function readGlobs(raw) {
  const globs2 = Array.isArray(raw) ? raw : splitGlobs(raw);
  if (globs2.length === 0) {
    return refuse(`${shown(raw)} holds no glob.`, "Write some: `dist/**, node_modules/**`.");
  }
  if (globs2.length > MOST_GLOBS) return refuse(`there are more than ${MOST_GLOBS} globs.`);
  const refusals = globs2.flatMap(
    (glob, index) => refuseGlob(glob, Array.isArray(raw) ? [index] : [])
  );
  return acceptUnless(
    refusals,
    globs2.map((glob) => String(glob).replace(/^(\.\/+)+(?=[^/])/, ""))
  );
}
function splitGlobs(raw) {
  if (typeof raw !== "string") return [raw];
  let depth = 0;
  const lines = raw.replace(/[{},]/g, (sign) => {
    if (sign === "{") depth++;
    if (sign === "}") depth--;
    return sign === "," && depth <= 0 ? "\n" : sign;
  });
  return lines.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}
function refuseGlob(glob, path2) {
  const reading = readPath(glob);
  if (reading.kind === "refused") {
    return reading.refusals.map(({ problem, remedy }) => refusalAt(path2, problem, remedy));
  }
  const { value } = reading;
  if (/^!?[{(]*\//.test(value)) {
    return [refusalAt(path2, `${shown(value)} is absolute.`, "Write it relative to `cwd`.")];
  }
  if (value.split(/[/{},!]/).includes("..")) {
    return [refusalAt(path2, `${shown(value)} leads out of \`cwd\`.`, "Name what is below it.")];
  }
  return [];
}

// src/plan/read/github.ts
var LONGEST_LABEL = 50;
function readGithubLabel(raw) {
  const reading = readLabel(raw);
  if (reading.kind === "refused") return reading;
  const label2 = reading.value.trim();
  const { length } = [...label2];
  if (length <= LONGEST_LABEL) return accept(label2);
  return refuse(
    `it has ${length} characters; GitHub's labels have at most ${LONGEST_LABEL}.`,
    "Shorten it, and the label with it."
  );
}
var BASELINE_EVENTS = ["push", "schedule", "workflow_dispatch"];
function readBaselineEvents(raw) {
  const names = namesIn(raw);
  if (names === void 0) {
    return refuse(
      `${shown(raw)} is not a list of events.`,
      "Write them with commas: `push, schedule`."
    );
  }
  const unknown2 = names.find((name2) => !BASELINE_EVENTS.some((event) => event === name2));
  if (unknown2 !== void 0) {
    return refuse(`${shown(unknown2)} is not an event that stores baselines.`, EVENT_CHOICES);
  }
  if (!names.includes("push")) {
    return refuse("`push` is missing.", "Add it: most baselines come from pushes.");
  }
  return accept(BASELINE_EVENTS.filter((event) => names.includes(event)));
}
var EVENT_CHOICES = `Write ${alternatives(BASELINE_EVENTS)}.`;
function namesIn(raw) {
  if (Array.isArray(raw)) return raw;
  const reading = readText(raw);
  return reading.kind === "refused" ? void 0 : reading.value.split(",").map((name2) => name2.trim());
}
function readToken(raw) {
  if (typeof raw === "string" && /^[\x21-\x7e]*$/.test(raw)) return accept(raw);
  return refuse("it has characters that no token has.", "Write it on one line, without spaces.");
}

// src/plan/read/origin.ts
var VARIABLE = /^(?:\{\{[^{}]+\}\}|\$\w+|\$\{\w+\})$/;
var EXAMPLE = "Write `http://localhost:3000`.";
function readOrigin(raw) {
  if (typeof raw !== "string") return refuse(`${shown(raw)} is not an address.`, EXAMPLE);
  if (VARIABLE.test(raw)) return accept(raw);
  if (!/^https?:\/\//i.test(raw) || !URL.canParse(raw)) {
    return refuse(`${shown(raw)} is not an address of HTTP.`, EXAMPLE);
  }
  return accept(new URL(raw).origin);
}
function readMethods(raw) {
  if (typeof raw !== "string") return refuse(`${shown(raw)} names no method.`, "Write `GET,POST`.");
  const names = raw.split(",").map((name2) => name2.trim());
  const refused = names.map(readMethod).find(({ kind: kind2 }) => kind2 === "refused");
  return refused?.kind === "refused" ? refused : accept([...new Set(names)]);
}

// src/plan/read/expectations.ts
var MOST_CHECKS = 100;
function readHeaderChecks(raw) {
  const names = /* @__PURE__ */ new Set();
  return readEach(raw, "Write `content-type: text/html` lines below it.", (written, value) => {
    const name2 = written.toLowerCase();
    if (names.has(name2)) return refuse(`the header ${shown(written)} is there twice.`);
    names.add(name2);
    return readHeaderCheck(written, value);
  });
}
function readHeaderCheck(written, raw) {
  if (!isToken(written)) return refuse(`${shown(written)} is not a header name.`);
  const name2 = written.toLowerCase();
  if (isScalar(raw)) return accept({ name: name2, value: { kind: "is", text: String(raw).trim() } });
  if (!isMapping(raw) || Object.keys(raw).join() !== "matches") {
    const problem = `${shown(raw)} is neither text nor a pattern.`;
    return refuse(problem, 'Write the value, or `{ matches: "^text/" }`.');
  }
  const pattern2 = readPattern(raw.matches);
  return pattern2.kind === "accepted" ? accept({ name: name2, value: { kind: "matches", pattern: pattern2.value } }) : {
    ...pattern2,
    refusals: [refusalAt(["matches"], pattern2.refusals[0].problem, pattern2.refusals[0].remedy)]
  };
}
var POINTER = /^(?:\/(?:[^~]|~[01])*)?$/;
var isPointer = (text2) => POINTER.test(text2);
function readJsonChecks(raw) {
  return readEach(raw, "Write `/items/0/id: 7` lines below it.", readJsonCheck);
}
function readJsonCheck(pointer, raw) {
  if (!isPointer(pointer)) {
    const problem = `${shown(pointer)} is no JSON pointer.`;
    return refuse(problem, "Write `/items/0/id`; `~1` is a slash in a name, and `~0` is `~`.");
  }
  if (holdsInexact(raw)) {
    const problem = "it holds a number that has more digits than can be compared.";
    return refuse(problem, "Check that it is there: `{ exists: true }`.");
  }
  if (!isMapping(raw) || Object.keys(raw).join() !== "exists")
    return accept({ pointer, expected: { kind: "is", value: raw } });
  const { exists } = raw;
  if (typeof exists === "boolean") return accept({ pointer, expected: { kind: "exists", exists } });
  return refuse(`${shown(exists)} is neither true nor false.`, "Write `{ exists: true }`.");
}
function holdsInexact(value) {
  if (typeof value === "number") {
    return Number.isInteger(value) ? !Number.isSafeInteger(value) : !Number.isFinite(value);
  }
  return typeof value === "object" && value !== null && Object.values(value).some(holdsInexact);
}
function readEach(raw, remedy, read) {
  if (!isMapping(raw)) return refuse(`${shown(raw)} is not a mapping.`, remedy);
  const entries = Object.entries(raw);
  if (entries.length === 0) return refuse("it is empty.", remedy);
  if (entries.length > MOST_CHECKS) return refuse(`there are more than ${MOST_CHECKS} entries.`);
  const refusals = [];
  const values = entries.flatMap(([name2, value]) => {
    const reading = read(name2, value);
    if (reading.kind === "accepted") return [reading.value];
    refusals.push(...reading.refusals.map((one) => ({ ...one, path: [name2, ...one.path] })));
    return [];
  });
  return acceptUnless(refusals, values);
}

// src/plan/read/tables.ts
var ROW_ORDERS = ["in-order", "random", "once"];
var CAPTURED = "captured";
var isName = (text2) => /^[A-Za-z_][\w-]*$/.test(text2);
var NAME_FORM = "Use letters, digits and `_`.";
function readTables(raw) {
  if (!isMapping(raw)) {
    return refuse(`${shown(raw)} is not a mapping.`, "Write `users: users.csv` lines below it.");
  }
  const tables2 = [];
  const refusals = [];
  for (const [name2, value] of Object.entries(raw)) {
    if (!isName(name2)) {
      refusals.push(refusalAt([name2], `${shown(name2)} is not a name.`, NAME_FORM));
      continue;
    }
    if (name2 === CAPTURED) {
      const problem = `${shown(name2)} stands for what \`capture\` finds.`;
      refusals.push(refusalAt([name2], problem, "Give the file another name."));
      continue;
    }
    const reading = readTable(name2, value);
    if (reading.kind === "accepted") tables2.push(reading.value);
    else {
      refusals.push(...reading.refusals.map((one) => ({ ...one, path: [name2, ...one.path] })));
    }
  }
  return acceptUnless(refusals, tables2);
}
var KEYS2 = /* @__PURE__ */ new Set(["file", "order"]);
function readTable(name2, raw) {
  const entry = isMapping(raw) ? raw : { file: raw };
  const unknown2 = Object.keys(entry).find((key) => !KEYS2.has(key));
  if (unknown2 !== void 0) {
    return refuse(`there is no ${shown(unknown2)} here.`, "Write `file` and, if need be, `order`.");
  }
  const file = readPath(entry.file);
  if (file.kind === "refused") return file;
  const order = ROW_ORDERS.find((one) => one === (entry.order ?? "in-order"));
  if (order === void 0) {
    return refuse(`${shown(entry.order)} is no order.`, `Write ${alternatives(ROW_ORDERS)}.`);
  }
  return accept({ name: name2, file: file.value, order });
}

// src/plan/read/steps.ts
var readCaptures = (raw) => readEach(raw, "Write `token: { json: /access_token }` lines below it.", (name2, value) => {
  if (!isName(name2)) return refuse(`${shown(name2)} is not a name.`, NAME_FORM);
  const from = readSource(value);
  return from.kind === "accepted" ? accept({ name: name2, from: from.value }) : from;
});
var ONE_OF = "Write `json: /access_token`, `header: X-CSRF-Token`, `cookie: session` or `matches: …`.";
function readSource(raw) {
  const entries = isMapping(raw) ? Object.entries(raw) : [];
  const [entry, ...others] = entries;
  if (entry === void 0 || others.length > 0) {
    return refuse(`${shown(raw)} does not say where the value stands.`, ONE_OF);
  }
  const [key, value] = entry;
  switch (key) {
    case "json":
      return readPointer(value);
    case "header":
      return typeof value === "string" && isToken(value) ? accept({ kind: "header", header: value.toLowerCase() }) : refuse(`${shown(value)} is not the name of a header.`, "Write `header: X-CSRF-Token`.");
    case "cookie":
      return typeof value === "string" && isToken(value) ? accept({ kind: "cookie", cookie: value }) : refuse(`${shown(value)} is not the name of a cookie.`, "Write `cookie: session`.");
    case "matches": {
      const pattern2 = readPattern(value);
      return pattern2.kind === "refused" ? pattern2 : accept({ kind: "matches", pattern: pattern2.value });
    }
    default:
      return refuse(`there is no ${shown(key)} here.`, ONE_OF);
  }
}
function readPointer(raw) {
  if (typeof raw !== "string" || !isPointer(raw)) {
    return refuse(`${shown(raw)} is not a JSON pointer.`, "Begin it with `/`: `/data/0/id`.");
  }
  return accept({ kind: "json", pointer: raw });
}

// src/plan/read/unix-socket.ts
var SOCKET = "{socket}";
var LONGEST_SOCKET_PATH = 107;
function readUnixSocket(raw) {
  if (isMapping(raw) && Object.keys(raw).join() === "socket") {
    return refuse("it is a mapping.", 'Put it in quotes: `"{socket}"`.');
  }
  if (raw === SOCKET) return accept({ kind: "assigned" });
  const reading = readPath(raw);
  if (reading.kind === "refused") return reading;
  const path2 = reading.value;
  if (path2.includes(SOCKET)) {
    return refuse(
      `${shown(path2)} has \`${SOCKET}\` inside a path.`,
      `Write \`${SOCKET}\` alone, or a path.`
    );
  }
  const size = Buffer.byteLength(path2);
  if (size <= LONGEST_SOCKET_PATH) return accept({ kind: "given", path: path2 });
  return refuse(
    `it has ${size} bytes, and the path of a socket at most ${LONGEST_SOCKET_PATH}.`,
    `Choose a shorter path, or \`${SOCKET}\`.`
  );
}
function socketOf({
  start,
  "unix-socket": given
}) {
  return given ?? (start?.includes(SOCKET) ? { kind: "assigned" } : void 0);
}

// src/plan/read/url.ts
var ASSIGNED_PORT = /^([a-z]+:\/\/[^/?#]*:)\{port\}(?=[/?#]|$)/i;
var LITERAL_PORT = /^[a-z]+:\/\/[^/?#]*:\d+(?=[/?#]|$)/i;
var EXAMPLE2 = "Write `http://127.0.0.1:{port}/`.";
var CREDENTIALS = refuse(
  "the url contains credentials.",
  `Send them as a header: \`Authorization: \${env:NAME}\`.`
);
function readUrl(raw) {
  if (typeof raw === "number") return refuse(`${shown(raw)} is not a url.`, complete(String(raw)));
  if (typeof raw !== "string") return refuse(`${shown(raw)} is not a url.`, EXAMPLE2);
  if (/[\s\p{Cc}]/u.test(raw)) return refuse(`${shown(raw)} has white space.`, EXAMPLE2);
  const text2 = raw.replace(ASSIGNED_PORT, "$11");
  if (text2.includes("{port}")) {
    return refuse(
      `${shown(raw)} has \`{port}\` in the wrong place.`,
      `It goes after the host. ${EXAMPLE2}`
    );
  }
  const isWhole = raw.includes("://");
  if (!isWhole && raw.includes("@")) return CREDENTIALS;
  if (!isWhole || !URL.canParse(text2)) return refuse(`${shown(raw)} is not a url.`, complete(raw));
  return readParts(raw, new URL(text2));
}
var COMPLETABLE = /^[\x21-\x5f\x61-\x7e]{1,60}$/;
function complete(raw) {
  if (!COMPLETABLE.test(raw) || raw.includes("://")) return EXAMPLE2;
  if (/^:?\d{1,5}$/.test(raw)) return `Write \`http://127.0.0.1:${raw.replace(":", "")}/\`.`;
  if (raw.startsWith("/")) return `Write \`http://127.0.0.1:{port}${raw}\`.`;
  const whole = /[/?]/.test(raw) ? `http://${raw}` : `http://${raw}/`;
  return readUrl(whole).kind === "accepted" ? `Write \`${whole}\`.` : EXAMPLE2;
}
function readParts(raw, url2) {
  const { protocol, hostname } = url2;
  if (protocol !== "http:" && protocol !== "https:") {
    return refuse(`\`${protocol}\` is not a protocol that perf-gate speaks.`, EXAMPLE2);
  }
  if (url2.username !== "" || url2.password !== "") return CREDENTIALS;
  if (!isLoopback(hostname)) {
    return refuse(
      `${shown(hostname)} is not this machine.`,
      "perf-gate loads servers on 127.0.0.1, [::1] or localhost only."
    );
  }
  if (raw.includes("#"))
    return refuse(`${shown(raw)} has a fragment.`, "It is never sent: remove it.");
  if (url2.port === "0") return refuse("port 0 is not a port.", EXAMPLE2);
  return accept({ protocol, hostname, port: portOf(raw, url2), path: url2.pathname + url2.search });
}
var isLoopback = (hostname) => /^127\.\d+\.\d+\.\d+$/.test(hostname) || hostname === "[::1]" || /^(?:[^.]+\.)*localhost$/.test(hostname);
function portOf(raw, url2) {
  if (ASSIGNED_PORT.test(raw)) return { kind: "assigned" };
  const schemeDefault = url2.protocol === "https:" ? 443 : 80;
  const port = url2.port === "" ? schemeDefault : Number(url2.port);
  return { kind: LITERAL_PORT.test(raw) ? "literal" : "unwritten", port };
}

// src/plan/read/kind.ts
function kind(name2, read, json2, whenMissing) {
  const schema = transform((raw, context) => {
    const reading = raw === void 0 ? refuse("it is missing.", whenMissing) : read(raw);
    if (reading.kind === "accepted") return reading.value;
    for (const { path: path2, problem, remedy } of reading.refusals) {
      context.addIssue({ code: "custom", path: [...path2], message: problem, params: { remedy } });
    }
    return NEVER;
  });
  return { name: name2, schema, json: json2 };
}
var TEXT2 = { type: "string", minLength: 1 };
var text = kind("text", readText, TEXT2);
var label = kind("text", readLabel, TEXT2);
var flowName = kind(
  "text",
  readLabel,
  TEXT2,
  "The report names a flow by it: `name: Order`."
);
var name = kind("text", readName, TEXT2);
var url = kind("text", readUrl, { type: "string", pattern: "^https?://" });
var unixSocket = kind("path", readUnixSocket, TEXT2);
var ref = kind("ref", readRef, TEXT2);
var command = kind("command", readCommand, TEXT2);
var profiler = kind("command", readProfile, TEXT2);
var path = kind("path", readPath, TEXT2);
var destination = kind("destination", readDestination, TEXT2);
var boolean = kind("boolean", readBoolean, { type: "boolean" });
var duration = (range) => kind("duration", (raw) => readDuration(raw, range), {
  type: "string",
  pattern: DURATION_PATTERN
});
var percentage = (range) => kind("percentage", (raw) => readPercentage(raw, range), {
  type: "string",
  pattern: PERCENTAGE_PATTERN
});
var integer = (range) => kind("integer", (raw) => readInteger(raw, range), {
  type: "integer",
  minimum: range.min,
  maximum: range.max
});
var RATE = [
  { type: "number", exclusiveMinimum: 0 },
  { type: "string", pattern: RATE_PATTERN }
];
var rate = kind("rate", readRate, { anyOf: RATE });
var rateOrAuto = kind("rate", readRateOrAuto, { anyOf: [...RATE, { const: "auto" }] });
var choice = (...choices) => kind("choice", (raw) => readChoice(raw, choices), { enum: choices });
var SCALAR_MAP = {
  type: "object",
  additionalProperties: { type: ["string", "number", "boolean"] }
};
var envMap = kind("env-map", readEnvMap, SCALAR_MAP);
var headers = kind("mapping", readHeaders, SCALAR_MAP);
var method = kind("text", readMethod, TEXT2);
var requestPath = kind("path", readRequestPath, { type: "string", pattern: "^/" });
var requestTarget = kind("path", readRequestTarget, {
  type: "string",
  pattern: "^(/|\\{[^{}]+\\}$)"
});
var tables = kind("mapping", readTables, {
  type: "object",
  additionalProperties: {
    anyOf: [
      TEXT2,
      {
        type: "object",
        properties: { file: TEXT2, order: { enum: ROW_ORDERS } },
        required: ["file"],
        additionalProperties: false
      }
    ]
  }
});
var SOURCES = ["json", "header", "cookie", "matches"];
var captures = kind("mapping", readCaptures, {
  type: "object",
  additionalProperties: {
    type: "object",
    properties: Object.fromEntries(SOURCES.map((source) => [source, { type: "string" }])),
    minProperties: 1,
    maxProperties: 1,
    additionalProperties: false
  }
});
var methods = kind("list", readMethods, TEXT2);
var origin = kind("text", readOrigin, TEXT2);
var pattern = kind("text", readPattern, { ...TEXT2, format: "regex" });
var STATUS = [
  { type: "integer", minimum: 200, maximum: 599 },
  { type: "string", pattern: "^[2-5](xx|\\d\\d)$" }
];
var status = kind("list", readStatus, {
  anyOf: [...STATUS, { type: "array", minItems: 1, items: { anyOf: STATUS } }]
});
var token = kind("text", readToken, TEXT2);
var githubLabel = kind("text", readGithubLabel, { ...TEXT2, maxLength: LONGEST_LABEL });
var EVENT_LIST = { type: "array", items: { enum: BASELINE_EVENTS }, contains: { const: "push" } };
var baselineEvents = kind("list", readBaselineEvents, {
  anyOf: [{ type: "string", pattern: "\\bpush\\b" }, EVENT_LIST]
});
var GLOB = { ...TEXT2, pattern: "^[^/]" };
var globs = kind("list", readGlobs, {
  anyOf: [GLOB, { type: "array", minItems: 1, items: GLOB }]
});

// src/plan/read/multipart.ts
import { basename } from "node:path";
function readMultipart(raw) {
  if (!isMapping(raw)) {
    return refuse(`${shown(raw)} is not a mapping.`, "Write `name: value` lines below it.");
  }
  const items = itemsOf(raw);
  if (items.length === 0) return refuse("it has no part.", "Write `name: value` lines below it.");
  const refusals = [];
  const parts = items.flatMap(({ name: name2, item, path: path2 }) => {
    if (isScalar(item)) return [{ kind: "text", name: name2, text: String(item), path: path2 }];
    const reading = readFilePart(item);
    if (reading.kind === "accepted") return [{ kind: "file", name: name2, ...reading.value, path: path2 }];
    refusals.push(...reading.refusals.map((one) => ({ ...one, path: [...path2, ...one.path] })));
    return [];
  });
  const texts = parts.flatMap((part) => part.kind === "text" ? [part] : []);
  return acceptUnless([...refusals, ...refuseLong(texts)], parts);
}
var KEYS3 = /* @__PURE__ */ new Set(["file", "type", "filename"]);
var FORM2 = "Write text, or `{ file: photo.jpg, type: image/jpeg }`.";
var MEDIA_TYPE = /^[!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+(?:[\t ]*;[\t\x20-\x7e]*)?$/;
function readFilePart(raw) {
  if (!isMapping(raw)) return refuse(`${shown(raw)} is neither text nor a file.`, FORM2);
  const unknown2 = Object.keys(raw).find((key) => !KEYS3.has(key));
  if (unknown2 !== void 0) {
    return refuse(`there is no ${shown(unknown2)} here.`, "Write `file`, `type` and `filename`.");
  }
  const { type = "application/octet-stream", filename } = raw;
  const file = readPath(raw.file);
  const refusals = [
    ...file.kind === "refused" ? file.refusals.map((one) => ({ ...one, path: ["file"] })) : [],
    ...typeof type === "string" && MEDIA_TYPE.test(type) ? [] : [refusalAt(["type"], `${shown(type)} is no media type.`, "Write `image/jpeg`.")],
    ...filename === void 0 || isScalar(filename) ? [] : [refusalAt(["filename"], `${shown(filename)} is not text.`, "Put it in quotes.")]
  ];
  const path2 = file.kind === "accepted" ? file.value : "";
  return acceptUnless(refusals, {
    file: path2,
    type: String(type),
    filename: filename === void 0 ? basename(path2) : String(filename)
  });
}

// src/plan/read/body-kinds.ts
var body = kind(
  "text",
  (raw) => typeof raw === "object" && raw !== null ? refuse(`${shown(raw)} is not text.`, "Write `json:` instead of `body:`.") : readText(raw, LONGEST_BODY),
  { type: "string", minLength: 1 }
);
var json = kind(
  "json",
  (raw) => (JSON.stringify(raw) ?? "").length > LONGEST_BODY ? refuse(`${shown(raw)} is longer than ${LONGEST_BODY} characters.`) : { kind: "accepted", value: { value: raw } },
  {}
);
var SCALAR = { type: ["string", "number", "boolean"] };
var TEXT3 = { type: "string", minLength: 1 };
var PART = {
  anyOf: [
    SCALAR,
    {
      type: "object",
      properties: { file: TEXT3, type: TEXT3, filename: SCALAR },
      required: ["file"],
      additionalProperties: false
    }
  ]
};
var multipart = kind("mapping", readMultipart, {
  type: "object",
  minProperties: 1,
  additionalProperties: { anyOf: [...PART.anyOf, { type: "array", items: PART }] }
});
var graphql = kind("mapping", readGraphql, {
  type: "object",
  properties: {
    query: {
      anyOf: [
        TEXT3,
        {
          type: "object",
          properties: { file: TEXT3 },
          required: ["file"],
          additionalProperties: false
        }
      ]
    },
    variables: { type: "object" },
    operation: { type: "string", pattern: "^[_A-Za-z]\\w*$" }
  },
  required: ["query"],
  additionalProperties: false
});
var form = kind("mapping", readForm, {
  type: "object",
  additionalProperties: { anyOf: [SCALAR, { type: "array", items: SCALAR }] }
});

// src/plan/read/expectation-kinds.ts
var headerChecks = kind("mapping", readHeaderChecks, {
  type: "object",
  minProperties: 1,
  additionalProperties: {
    anyOf: [
      { type: ["string", "number", "boolean"] },
      {
        type: "object",
        properties: { matches: { type: "string", minLength: 1, format: "regex" } },
        required: ["matches"],
        additionalProperties: false
      }
    ]
  }
});
var jsonChecks = kind("mapping", readJsonChecks, {
  type: "object",
  minProperties: 1,
  propertyNames: { pattern: "^(/.*)?$" }
});

// src/plan/table/request.ts
var group = "Load";
var where = "file";
var SECRET = `\`\${env:NAME}\``;
var LONGEST_TIME = minutes(10);
var SHORTEST_TIME = seconds(1e-3);
var INCREASE = { above: 0, below: 1e4 };
var TIME_LIMIT = { min: SHORTEST_TIME, max: LONGEST_TIME, usual: "ms" };
var EXPECTATION_INPUTS = strictObject({
  status: optional(status, {
    group,
    where,
    says: "Accepted status: a code, a class, or a list of them",
    example: "2xx",
    otherwise: "any 2xx or 3xx"
  }),
  "body-includes": optional(text, { group, where, says: "Text that the body must contain" }),
  "body-matches": optional(pattern, {
    group,
    where,
    says: "Regular expression that the body must match: of JavaScript, without flags, look-ahead, look-behind and back-references"
  }),
  headers: optional(headerChecks, {
    group,
    where,
    says: "Header fields that the answer must have, by name: the value, or `{matches: REGEX}`",
    example: "cache-control: no-store"
  }),
  json: optional(jsonChecks, {
    group,
    where,
    says: "Values that the body must have as JSON, by JSON pointer: the value, or `{exists: true}`",
    example: "/items/0/id: 7"
  }),
  schema: optional(path, {
    group,
    where,
    says: "File with a JSON Schema that the body must match, of draft 2020-12, 7 or 6",
    example: "item.schema.json"
  }),
  "graphql-errors": optional(choice("fail", "allow"), {
    group,
    where,
    says: "Whether an answer with status 2xx and GraphQL `errors` has failed",
    otherwise: "`fail` with `graphql`, else `allow`"
  })
});
var REQUEST_INPUTS = strictObject({
  name: optional(label, {
    group,
    where,
    says: "Name in the report; requests are matched with the baseline by it",
    otherwise: "method and path"
  }),
  method: optional(method, {
    group,
    where,
    says: "Method, in upper case",
    otherwise: "`GET`, and `POST` with `form`, `multipart` and `graphql`"
  }),
  path: required(requestTarget, {
    group,
    where,
    says: "Path and query, beginning with `/`; may contain values that differ, such as `{random:1..200}`",
    example: "/items?page=1"
  }),
  headers: optional(headers, {
    group,
    where,
    says: `Header fields; values may contain ${SECRET}`
  }),
  body: optional(body, { group, where, says: `Body as text; may contain ${SECRET}` }),
  json: optional(json, {
    group,
    where,
    says: "Body as any value, sent as JSON; sets `content-type` unless `headers` does"
  }),
  form: optional(form, {
    group,
    where,
    says: `Body as the fields of a form, percent-encoded; a list makes several fields of one name; may contain ${SECRET}; sets \`content-type\` unless \`headers\` does`
  }),
  file: optional(path, {
    group,
    where,
    says: "File whose bytes are the body, relative to the working directory; sets `content-type` unless `headers` does",
    example: "photo.jpg"
  }),
  multipart: optional(multipart, {
    group,
    where,
    says: `Body as multipart/form-data: by field, text, \`{file, type, filename}\`, or a list of those; texts may contain ${SECRET}`
  }),
  graphql: optional(graphql, {
    group,
    where,
    says: "Body as a GraphQL operation: `query` as text or `{file}`, `variables`, which may hold values that differ, and the name of the `operation`"
  }),
  weight: preset(integer({ min: 1, max: 1e3 }), "1", {
    group,
    where,
    says: "Share of the mix: the weight ÷ the sum of all weights"
  }),
  expect: nested(EXPECTATION_INPUTS, "mapping", {
    group,
    where,
    says: "What makes an answer a success"
  }),
  "max-p99-increase": optional(percentage(INCREASE), {
    group: "Tolerances",
    where,
    says: "Tolerance of this request alone",
    otherwise: "the one for all"
  }),
  "p99-limit": optional(duration(TIME_LIMIT), {
    group: "Limits",
    where,
    says: "Limit of this request alone",
    otherwise: "the one for all"
  })
});
var STEP_INPUTS = REQUEST_INPUTS.omit({
  weight: true,
  "max-p99-increase": true,
  "p99-limit": true
}).extend({
  capture: optional(captures, {
    group,
    where,
    says: "Values of the answer that later requests use as `{captured.NAME}`: from `json` (a JSON pointer), `header`, `cookie`, or `matches` (the first group of a regular expression)",
    example: "token: { json: /access_token }"
  })
});
var POSTED = ["form", "multipart", "graphql"];
var methodOf = ({ method: method2, ...carried }) => method2 ?? (POSTED.some((key) => carried[key] !== void 0) ? "POST" : "GET");
var MOST_REQUESTS = 64;
var STEP_LIST = array(STEP_INPUTS).max(MOST_REQUESTS);

// src/plan/read/suggest.ts
var ELSEWHERE = {
  "-c": ["connections"],
  clients: ["connections"],
  concurrency: ["connections"],
  users: ["connections"],
  vus: ["connections"],
  workers: ["connections"],
  "-d": ["budget"],
  "-z": ["budget"],
  duration: ["budget"],
  "max-time": ["budget"],
  time: ["budget"],
  "-q": ["rate"],
  "-R": ["rate"],
  qps: ["rate"],
  rps: ["rate"],
  rampup: ["warmup"],
  timeout: ["request-timeout", "ready-timeout"],
  "startup-timeout": ["ready-timeout"],
  "wait-timeout": ["ready-timeout"],
  health: ["ready-path"],
  "health-path": ["ready-path"],
  healthcheck: ["ready-path", "ready-command"],
  "wait-on": ["ready-path", "ready-command"],
  address: ["url"],
  endpoint: ["url"],
  host: ["url"],
  path: ["url"],
  port: ["url"],
  target: ["url"],
  socket: ["unix-socket"],
  cmd: ["start"],
  command: ["start"],
  exec: ["start"],
  serve: ["start"],
  server: ["start"],
  delay: ["think-time"],
  pause: ["think-time"],
  sleep: ["think-time"],
  wait: ["think-time"],
  install: ["build"],
  prepare: ["build"],
  chdir: ["cwd"],
  dir: ["cwd"],
  directory: ["cwd"],
  workdir: ["cwd"],
  "working-directory": ["cwd"],
  env: ["candidate-env"],
  branch: ["base"],
  commit: ["base"],
  ref: ["base"],
  setup: ["before-block"],
  teardown: ["after-block"],
  "-k": ["insecure"],
  latency: ["max-p99-increase", "p99-limit"],
  "max-latency": ["p99-limit"],
  "max-errors": ["max-error-rate"],
  threshold: ["max-throughput-drop", "max-p99-increase"],
  tolerance: ["max-throughput-drop", "max-p99-increase"],
  "-o": ["json"],
  out: ["json"],
  output: ["json"]
};
var EXAMPLES = {
  path: "Write it in `url`, as in `url: http://127.0.0.1:{port}/api/items`; several go under `requests` in the file.",
  port: "perf-gate gives the server a free port, as `PORT` and as `{port}` in `start`: `start: node server.js --port {port}`. If it always uses the same port, write `url: http://127.0.0.1:3000/`."
};
function exampleFor(word, known) {
  return known.includes("url") && Object.hasOwn(EXAMPLES, word) ? EXAMPLES[word] : void 0;
}
var SHORTEST_PART = 3;
var MOST_SUGGESTIONS = 3;
var LONGEST_WORD = 100;
function suggest(word, known) {
  if (word.length > LONGEST_WORD) return [];
  const elsewhere = Object.hasOwn(ELSEWHERE, word) ? ELSEWHERE[word] ?? [] : [];
  const meant = [
    elsewhere.filter((name2) => known.includes(name2)),
    known.filter((name2) => word.length >= SHORTEST_PART && name2.startsWith(word)),
    [nearestWord(word, known) ?? []].flat(),
    known.filter((name2) => word.length >= SHORTEST_PART && name2.split("-").includes(word))
  ];
  return meant.find(({ length }) => length > 0 && length <= MOST_SUGGESTIONS) ?? [];
}

// src/plan/table/compare.ts
var group2 = "Comparison";
var COMPARE_INPUTS = {
  compare: preset(choice("auto", "side-by-side", "stored"), "auto", {
    group: group2,
    says: "Compare with the base, run again beside the change, or with stored numbers; `auto` runs the base unless stored numbers are enough for a pass"
  }),
  "missing-baseline": optional(choice("measure", "pass", "fail"), {
    group: group2,
    says: "What to do when there is no baseline: in a workflow, measure the base commit at once; or let the run pass or fail. With `baseline`, `fail` refuses a file that is missing or cannot be compared with, before measuring",
    otherwise: "`measure`; with `baseline`, `fail`"
  }),
  base: optional(ref, {
    group: group2,
    where: "flag",
    says: "Commit to compare with, by any name that git understands; it is checked out beside this one and built",
    example: "main"
  }),
  "base-dir": optional(path, {
    group: group2,
    where: "flag",
    says: "Directory to compare with, instead of `cwd`; nothing is built there",
    example: "../main"
  }),
  "base-start": optional(command, {
    group: group2,
    where: "flag",
    says: "Command to compare with, instead of `start`",
    example: "node server.js --port {port} --old-parser"
  }),
  "baseline-env": optional(envMap, {
    group: group2,
    says: "Environment variables for the baseline's server, instead of all in `candidate-env`",
    otherwise: "those of `candidate-env`"
  }),
  "baseline-paths": optional(globs, {
    group: group2,
    where: "action-or-file",
    says: "What the build makes and the server needs: globs below `cwd`, stored with the baseline, so that it need not be built again; a folder includes all in it, `!` excludes",
    example: "dist/**, node_modules/**"
  }),
  anchor: optional(ref, {
    group: group2,
    says: "Commit from which small losses are added up, by any name that git understands",
    otherwise: "the last release before the measured commit",
    example: "v1.4.0"
  }),
  "gate-cpu": preset(choice("auto", "always", "never"), "auto", {
    group: group2,
    says: "Whether CPU time per request must pass, too; `auto`: in place of throughput, when connections are spread unevenly over worker processes"
  })
};

// src/plan/read/raw-requests.ts
var REQUEST_LISTS = /* @__PURE__ */ new Set(["requests", "setup", "teardown"]);
var isRawFlow = (entry) => isMapping(entry) && Object.hasOwn(entry, "steps");
var listed = (list) => Array.isArray(list) ? list : [];
var rawRequests = (values) => Object.entries(values).filter(([list]) => REQUEST_LISTS.has(list)).flatMap(
  ([list, entries]) => listed(entries).flatMap((entry, index) => requestsIn(entry, [list, index]))
);
function requestsIn(entry, at) {
  if (isFlowAt(at, entry)) {
    return listed(entry.steps).flatMap(
      (step, position) => requestsIn(step, [...at, "steps", position])
    );
  }
  return isMapping(entry) ? [{ at, written: entry }] : [];
}
var isFlowAt = (at, entry) => at[0] === "requests" && at.length === 2 && isRawFlow(entry);
function belowRequest([list, , ...below]) {
  if (!REQUEST_LISTS.has(list)) return void 0;
  const [key, position, ...inStep] = below;
  return list === "requests" && key === "steps" && typeof position === "number" ? inStep : below;
}

// src/plan/table/flow.ts
var group3 = "Load";
var where2 = "file";
var THINK_TIME = { min: milliseconds(0), max: minutes(10), usual: "ms" };
var FLOW_STEP_INPUTS = REQUEST_INPUTS.omit({ weight: true }).extend({
  "think-time": optional(duration(THINK_TIME), {
    group: group3,
    where: where2,
    says: "How long the user waits before this step; the first has none",
    otherwise: "that of the flow"
  }),
  capture: STEP_INPUTS.shape.capture
});
var FLOW_INPUTS = strictObject({
  name: required(flowName, {
    group: group3,
    where: where2,
    says: "Name in the report; those of its steps begin with it",
    example: "Order"
  }),
  weight: REQUEST_INPUTS.shape.weight,
  "think-time": optional(duration(THINK_TIME), {
    group: group3,
    where: where2,
    says: "How long the user waits between two steps",
    example: "50ms",
    otherwise: "`0ms`"
  }),
  "max-p99-increase": optional(percentage(INCREASE), {
    group: "Tolerances",
    where: where2,
    says: "Tolerance of the whole flow",
    otherwise: "the one for all"
  }),
  "p99-limit": optional(duration(TIME_LIMIT), {
    group: "Limits",
    where: where2,
    says: "Limit of the whole flow",
    otherwise: "the one for all"
  }),
  // How many there may be depends on what else is in the mix.
  steps: described(array(FLOW_STEP_INPUTS).min(1), "list", {
    group: group3,
    where: where2,
    says: "The requests that a user sends in order, on one connection",
    json: { maxItems: MOST_REQUESTS }
  })
});
var isFlow = (entry) => "steps" in entry;
var sentBy = (entries) => entries.flatMap((entry) => isFlow(entry) ? entry.steps : [entry]);
var UNIT_INPUTS = transform((raw, context) => {
  const object = isRawFlow(raw) ? FLOW_INPUTS : REQUEST_INPUTS;
  const read = object.safeParse(raw, { jitless: true });
  if (read.success) return read.data;
  for (const issue of read.error.issues) context.addIssue({ ...issue });
  return NEVER;
});
var REQUEST_LIST = array(UNIT_INPUTS).min(1).max(MOST_REQUESTS);

// src/plan/table/github.ts
var group4 = "GitHub";
var JOB_TOKEN = `\${{ github.token }}`;
var GITHUB_INPUTS = {
  mode: preset(choice("gate", "report"), "gate", {
    group: group4,
    where: "action",
    says: "Measure and judge; or, on `workflow_run`, only comment on what a finished run found"
  }),
  "github-token": preset(token, "", {
    group: group4,
    where: "action",
    says: "Token that reads runs and artifacts, and comments if it may",
    otherwise: "the token of the job, `github.token`",
    expression: JOB_TOKEN
  }),
  comment: preset(choice("always", "changes", "never"), "changes", {
    group: group4,
    where: "action-or-file",
    says: "When to comment on a pull request; `changes`: only when there is something to report"
  }),
  watch: preset(choice("none", "issue"), "none", {
    group: group4,
    where: "action-or-file",
    says: "Whether a loss on a branch that stores baselines opens an issue, which is closed when the loss is gone or accepted"
  }),
  "accept-label": preset(githubLabel, "perf-accepted", {
    group: group4,
    where: "action-or-file",
    says: "Label on a pull request that accepts its loss"
  }),
  "baseline-events": preset(baselineEvents, "push", {
    group: group4,
    where: "action-or-file",
    says: "Events whose runs on a branch store a baseline",
    example: "push, schedule, workflow_dispatch"
  }),
  "retention-days": preset(integer({ min: 1, max: 400 }), "90", {
    group: group4,
    where: "action-or-file",
    says: "Days for which artifacts are kept, if the repository allows as many"
  }),
  accept: preset(boolean, "false", {
    group: group4,
    where: "action",
    says: "On `workflow_dispatch`: this run becomes the baseline, whatever it shows"
  })
};

// src/plan/table/import.ts
var group5 = "Import";
var where3 = "import-flag";
var IMPORT_KINDS = ["openapi", "har", "http", "curl", "log"];
var IMPORT_INPUTS = {
  from: optional(choice(...IMPORT_KINDS), {
    group: group5,
    where: where3,
    says: "What the file is: an OpenAPI document, a HAR file, a `.http` file, curl commands, or an access log",
    otherwise: "recognised by what it holds"
  }),
  methods: optional(methods, {
    group: group5,
    where: where3,
    says: "Methods to take, with commas between them",
    otherwise: "`GET` of an OpenAPI document, `GET,HEAD` of a log, else all",
    example: "GET,POST"
  }),
  origin: optional(origin, {
    group: group5,
    where: where3,
    says: "Server whose requests to take, where the file has those of several",
    example: "http://localhost:3000"
  }),
  top: optional(integer({ min: 1, max: MOST_REQUESTS }), {
    group: group5,
    where: where3,
    says: "Most requests to write; the most frequent ones stay",
    otherwise: `20 of a log, else ${MOST_REQUESTS}`
  }),
  out: optional(path, {
    group: group5,
    where: where3,
    says: "New file to write to; one that exists is never overwritten",
    otherwise: "standard output",
    example: "requests.yml"
  })
};

// src/plan/table/server.ts
var group6 = "Server";
var SERVER_INPUTS = {
  start: optional(command, {
    group: group6,
    says: "Command that starts the server, run by `sh -c`; `{port}` and `$PORT` are the port",
    example: "node server.js --port {port}"
  }),
  url: preset(url, "http://127.0.0.1:{port}/", {
    group: group6,
    says: "Where the server answers, on this machine; without `start`, a server that is already running"
  }),
  "unix-socket": optional(unixSocket, {
    group: group6,
    says: "Unix socket that the server listens on instead of a port; `{socket}` for one that perf-gate assigns; `{socket}` in `start` and `$PERF_GATE_SOCKET` are its path",
    example: "run/app.sock"
  }),
  build: optional(command, {
    group: group6,
    says: "Command that installs and builds, run once before measuring, for each version in its own checkout",
    example: "npm ci && npm run build"
  }),
  cwd: preset(path, ".", { group: group6, says: "Directory in which all commands run" }),
  "candidate-env": optional(envMap, {
    group: group6,
    says: "Environment variables for the server: `NAME=value`, one a line under `with:`; the flag can be repeated"
  }),
  "ready-path": optional(requestPath, {
    group: group6,
    says: "Path that is requested until the server is ready",
    otherwise: "the path of `url`, and then each request of the mix"
  }),
  "ready-command": optional(command, {
    group: group6,
    says: "Command that is run until it exits with 0, instead of `ready-path`: then the server is ready; `{port}` and `$PORT` are the port, `$PERF_GATE_ARM` as for `before-block`",
    example: "curl -sf http://127.0.0.1:$PORT/health"
  }),
  "ready-timeout": preset(
    duration({ min: milliseconds(100), max: minutes(60), usual: "s" }),
    "60s",
    {
      group: group6,
      says: "How long the server may take to become ready"
    }
  ),
  "before-block": optional(command, {
    group: group6,
    says: "Command run before the server of each block starts, to reset shared state; `$PERF_GATE_ARM` is `candidate` or `baseline`",
    example: "./reset-database.sh"
  }),
  "after-block": optional(command, {
    group: group6,
    says: "Command run after the server of each block has stopped, with the same `$PERF_GATE_ARM`"
  }),
  insecure: preset(boolean, "false", {
    group: group6,
    says: "Accept a self-signed certificate"
  })
};

// src/plan/table/inputs.ts
var INPUTS = strictObject({
  ...SERVER_INPUTS,
  connections: preset(integer({ min: 1, max: 1e4 }), "32", {
    group: "Load",
    says: "Connections, each with at most one request in flight"
  }),
  rate: preset(rateOrAuto, "auto", {
    group: "Load",
    says: "Rate of the fixed-rate phase; `auto` is 60 % of the capacity of the slower version",
    example: "1200/s"
  }),
  warmup: preset(duration({ min: milliseconds(0), max: minutes(10), usual: "s" }), "2s", {
    group: "Load",
    says: "Load before each block, not counted; side by side it ends earlier where answers get no cheaper, or goes on"
  }),
  budget: preset(duration({ min: seconds(5), max: minutes(360), usual: "s" }), "3m", {
    group: "Load",
    says: "Most time for measuring; the build does not count"
  }),
  "request-timeout": preset(duration({ ...TIME_LIMIT, usual: "s" }), "10s", {
    group: "Load",
    says: "A request without an answer after this time has failed"
  }),
  http2: preset(boolean, "false", {
    group: "Load",
    says: "Speak HTTP/2, one stream at a time on each connection"
  }),
  data: optional(tables, {
    group: "Load",
    where: "file",
    says: "Files with rows, by name: CSV with named columns, or a JSON object a line; `{users.email}` in a request is a cell of `users`",
    example: "users: users.csv"
  }),
  requests: nested(REQUEST_LIST, "list", {
    group: "Load",
    where: "file",
    says: "The requests of the mix, and its flows: several requests in order, as `steps`",
    otherwise: "one `GET` of the path of `url`"
  }),
  setup: nested(STEP_LIST, "list", {
    group: "Load",
    where: "file",
    says: "Requests that are sent once, in order, each time a server has started: to log in, or to make what is read; `capture` takes values from their answers"
  }),
  teardown: nested(STEP_LIST, "list", {
    group: "Load",
    where: "file",
    says: "Requests that are sent once, in order, before a server is stopped"
  }),
  "max-throughput-drop": preset(percentage({ above: 0, below: 100 }), "5%", {
    group: "Tolerances",
    says: "Allowed loss of throughput"
  }),
  "max-p99-increase": preset(percentage(INCREASE), "10%", {
    group: "Tolerances",
    says: "Allowed rise of the 99th percentile"
  }),
  "p99-floor": preset(duration({ min: milliseconds(0), max: minutes(10), usual: "ms" }), "0.5ms", {
    group: "Tolerances",
    says: "Rise of the 99th percentile that is always allowed, even where it is a larger share"
  }),
  "max-cpu-increase": preset(percentage(INCREASE), "10%", {
    group: "Tolerances",
    says: "Allowed rise of CPU time per request"
  }),
  "max-memory-increase": preset(percentage(INCREASE), "20%", {
    group: "Tolerances",
    says: "Allowed rise of peak memory"
  }),
  "max-start-increase": preset(percentage(INCREASE), "20%", {
    group: "Tolerances",
    says: "Allowed rise of the start time (50 ms are always allowed) and of the first answers (10 ms)"
  }),
  "max-error-rate": preset(percentage({ above: 0, orEqual: true, below: 100 }), "0.1%", {
    group: "Tolerances",
    says: "Allowed share of failed requests"
  }),
  "p99-limit": optional(duration(TIME_LIMIT), {
    group: "Limits",
    says: "Absolute limit of the 99th percentile; needs no baseline",
    example: "250ms"
  }),
  "min-throughput": optional(rate, {
    group: "Limits",
    says: "Absolute limit of throughput; needs no baseline",
    example: "1200/s"
  }),
  ...COMPARE_INPUTS,
  "on-inconclusive": preset(choice("warn", "fail"), "warn", {
    group: "Outcome",
    says: "Whether an inconclusive run only warns, or fails"
  }),
  "on-invalid": preset(choice("warn", "fail"), "fail", {
    group: "Outcome",
    says: "Whether an invalid run only warns, or fails"
  }),
  profile: preset(profiler, "auto", {
    group: "Outcome",
    says: "What finds out which functions got slower, once a loss was shown side by side: `auto` for Node.js and Python, `none`, or a command that looks at `{pid}` for `{seconds}` and writes `{out}`",
    example: "py-spy record --pid {pid} --duration {seconds} --format raw --output {out}"
  }),
  baseline: optional(path, {
    group: "Files",
    says: "Baseline file to compare with; in a workflow, instead of an artifact",
    example: "perf-baseline.json"
  }),
  save: optional(path, {
    group: "Files",
    says: "Baseline file that this run is added to, keeping the newest 20 runs; in a workflow, instead of an artifact",
    example: "perf-baseline.json"
  }),
  json: optional(destination, { group: "Files", says: "Write the report as JSON" }),
  markdown: optional(destination, { group: "Files", says: "Write the report as Markdown" }),
  html: optional(destination, { group: "Files", says: "Write the report as HTML" }),
  details: preset(boolean, "false", {
    group: "Files",
    where: "flag",
    says: "Print all numbers after the answer"
  }),
  quiet: preset(boolean, "false", {
    group: "Files",
    where: "flag",
    says: "Print no progress: only the report, and what went wrong"
  }),
  append: optional(path, {
    group: "Files",
    where: "noise-flag",
    says: "File that gets a line for each run of `perf-gate noise`, and from which it counts those that turned red",
    example: "noise.jsonl"
  }),
  ...IMPORT_INPUTS,
  ...GITHUB_INPUTS,
  "start-server": preset(boolean, "false", {
    group: "General",
    where: "validate-flag",
    says: "Start the server, send each request once, and say what it answers"
  }),
  config: optional(path, {
    group: "General",
    where: "beside-file",
    says: "Configuration file",
    otherwise: "`perf-gate.yml`, where it exists"
  }),
  name: preset(name, "default", {
    group: "General",
    says: "Name of the baseline and the report: a different one for each server, and each cell of a matrix"
  }),
  seed: optional(label, {
    group: "General",
    says: "Seed of all random choices in a run: the same seed repeats them",
    otherwise: "random, and printed"
  })
});
var FILE_INPUTS = inputsIn("file");
var FLAG_INPUTS = inputsIn("flag");
var ACTION_INPUTS = inputsIn("action");
function inputsIn(place) {
  const names = factsOf(INPUTS).filter(({ where: where4 = "everywhere" }) => PLACES[where4].includes(place)).map(({ name: name2 }) => name2);
  const shape = Object.entries(INPUTS.shape).filter(([name2]) => names.includes(name2));
  return strictObject(Object.fromEntries(shape));
}

// src/plan/rules/removed.ts
var REMOVED = /* @__PURE__ */ new Map([
  [
    "baseline-wait",
    "Remove it: perf-gate waits for a run in progress for at most `budget`, which that run may measure."
  ],
  [
    "engine",
    "Remove it: perf-gate has one engine for HTTP/1.1 and one for HTTP/2 (`http2: true`)."
  ],
  ["proxy", "Remove it: perf-gate loads only loopback addresses, and connects to them directly."]
]);
var remedyForRemoved = (name2) => REMOVED.get(name2);

// src/plan/rules/keys.ts
function objectAt(path2, { known, values }) {
  const [list, index, , position] = path2;
  if (index === void 0) return known;
  if (path2.at(-1) === "expect") return EXPECTATION_INPUTS;
  if (list !== "requests") return STEP_INPUTS;
  if (position !== void 0) return FLOW_STEP_INPUTS;
  const entries = isMapping(values) ? listed(values.requests) : [];
  return isRawFlow(entries[Number(index)]) ? FLOW_INPUTS : REQUEST_INPUTS;
}
var keysOf = (object) => Object.keys(object === REQUEST_INPUTS ? { ...object.shape, steps: void 0 } : object.shape);
function misplacedKey(key, object) {
  if (object === FLOW_INPUTS) {
    if (!Object.hasOwn(FLOW_STEP_INPUTS.shape, key)) return void 0;
    const problem = `a flow has steps, and no \`${key}\` of its own.`;
    return { problem, remedy: "Put it into one of them." };
  }
  const remedy = REMEDIES.get(object)?.[key];
  return remedy === void 0 ? void 0 : { remedy };
}
var OF_FLOWS = "It belongs to a flow, or to a step of one.";
var REMEDIES = /* @__PURE__ */ new Map([
  [
    REQUEST_INPUTS,
    {
      capture: "Write the request under `setup`, or as a step of a flow.",
      "think-time": OF_FLOWS
    }
  ],
  [
    FLOW_STEP_INPUTS,
    {
      weight: "Write it beside `steps`: it is the whole flow that has one.",
      steps: "Write these steps into the flow itself: a flow holds no other."
    }
  ],
  [
    STEP_INPUTS,
    {
      steps: "Write each step as an entry of the list: only `requests` holds flows.",
      "think-time": OF_FLOWS
    }
  ]
]);

// src/plan/rules/faults.ts
function describeIssues(error, parsed, otherwise) {
  return error.issues.flatMap((issue) => {
    const path2 = pathOf(issue.path);
    if (issue.code !== "unrecognized_keys") return [{ path: path2, ...inOurWords(issue) }];
    return issue.keys.map((key) => {
      const found = describeUnknown(path2, key, parsed);
      return { ...found, remedy: found.remedy ?? otherwise(key) };
    });
  });
}
function pathOf(path2) {
  return path2.map((step) => typeof step === "number" ? step : String(step));
}
var remedyForMapping = (path2) => path2.at(-1) === "expect" ? "Write `expect: { status: 200 }`." : "Write `key: value` lines.";
var remedyForEmpty = (path2) => path2.at(-1) === "steps" ? "Write a step." : "Leave the key out, or write an entry.";
function inOurWords(issue) {
  switch (issue.code) {
    case "custom":
      return { problem: issue.message, remedy: remedyOf(issue.params) };
    case "invalid_type":
      return issue.expected === "array" ? { problem: "it is not a list.", remedy: "Begin each entry with `- `." } : { problem: "it is not a mapping.", remedy: remedyForMapping(issue.path) };
    case "too_small":
      return { problem: "the list is empty.", remedy: remedyForEmpty(issue.path) };
    case "too_big":
      return { problem: `there are more than ${MOST_REQUESTS} entries.`, remedy: void 0 };
    default:
      return { problem: `${issue.message}.`, remedy: void 0 };
  }
}
function remedyOf(params) {
  const remedy = params?.remedy;
  return typeof remedy === "string" ? remedy : void 0;
}
function describeUnknown(parent, key, parsed) {
  const removed = parent.length > 0 ? void 0 : remedyForRemoved(key);
  if (removed !== void 0) {
    return { path: [key], problem: "it is no longer an option.", remedy: removed };
  }
  const path2 = [...parent, key];
  const problem = `${shown(key)} is not known here.`;
  const object = objectAt(parent, parsed);
  const misplaced = misplacedKey(key, object);
  if (misplaced !== void 0) return { path: path2, problem, ...misplaced };
  const remedy = belongsElsewhere(parent, key) ?? didYouMean(key, keysOf(object));
  return { path: path2, problem, remedy };
}
function belongsElsewhere(parent, key) {
  return parent.length > 0 ? void 0 : belongsTo(key);
}
var WHERE_OF = new Map(factsOf(INPUTS).map(({ name: name2, where: where4 }) => [name2, where4]));
function belongsTo(name2) {
  return belongsWhere(name2, WHERE_OF.get(name2) ?? "everywhere");
}
function didYouMean(word, known, prefix = "") {
  const example = exampleFor(word, known);
  if (example !== void 0) return prefix === "--" ? asFlags(example) : example;
  const meant = suggest(word, known).map((name2) => prefix + name2);
  return meant.length === 0 ? void 0 : `Did you mean ${alternatives(meant)}?`;
}
var BEFORE_FILE = 0;
var NO_LINE = Number.POSITIVE_INFINITY;
function inOrder(faults) {
  return [...faults].sort((one, other) => compareLines(one.line, other.line)).map(({ fault }) => fault);
}
function compareLines(one, other) {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
function faultOf(place, problem, remedy) {
  return remedy === void 0 ? { place, problem } : { place, problem, remedy };
}
var FLAG_KINDS = new Map(factsOf(FLAG_INPUTS).map(({ name: name2, kind: kind2 }) => [name2, kind2]));
var asFlags = (text2) => text2.replace(/`([a-z][a-z0-9-]*)(?:: ([^`]+))?`/g, (code, name2, value) => {
  const kind2 = FLAG_KINDS.get(name2);
  if (kind2 === void 0) return code;
  const isSwitch = kind2 === "boolean" && value === "true";
  return value === void 0 || isSwitch ? `\`--${name2}\`` : `\`--${name2} ${quoted(value)}\``;
});
function quoted(value) {
  const bare = value.replace(/^"(.*)"$/, "$1");
  return /^[\w./:%@-]+$/.test(bare) ? bare : `'${bare}'`;
}

export {
  isRawFlow,
  listed,
  rawRequests,
  belowRequest,
  readForm,
  itemsOf,
  readGraphql,
  CAPTURED,
  readTables,
  SOCKET,
  socketOf,
  readMultipart,
  GROUPS,
  factsOf,
  POSTED,
  methodOf,
  MOST_REQUESTS,
  isFlow,
  sentBy,
  suggest,
  JOB_TOKEN,
  GITHUB_INPUTS,
  IMPORT_INPUTS,
  INPUTS,
  FILE_INPUTS,
  FLAG_INPUTS,
  ACTION_INPUTS,
  remedyForRemoved,
  describeIssues,
  belongsTo,
  didYouMean,
  BEFORE_FILE,
  NO_LINE,
  inOrder,
  faultOf,
  asFlags
};
