import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  accept,
  acceptUnless,
  alternatives,
  isMapping,
  isScalar,
  nearestWord,
  readPath,
  refusalAt,
  refuse,
  shown
} from "./chunk-UGYTF65S.js";
import {
  milliseconds,
  minutes,
  perSecond,
  ratio,
  seconds
} from "./chunk-D2O6BJGM.js";

// src/plan/read/quantity.ts
var DIGITS = "(\\d{1,9}(?:\\.\\d{1,9})?)";
var NUMBER = new RegExp(`^${DIGITS}$`);
var DURATION_PATTERN = `^${DIGITS}(ms|s|m)$`;
var PERCENTAGE_PATTERN = `^${DIGITS}%$`;
var RATE_PATTERN = `^${DIGITS}(?:/s)?$`;
var DURATION = new RegExp(DURATION_PATTERN);
var PERCENTAGE = new RegExp(PERCENTAGE_PATTERN);
var RATE = new RegExp(RATE_PATTERN);
function isBare(raw) {
  return typeof raw === "number" || typeof raw === "string" && NUMBER.test(raw);
}
function readDuration(raw, range) {
  const { min, max } = range;
  if (isBare(raw)) return refuse(`${shown(raw)} has no unit.`, withUnits(raw, range));
  const [, amount, unit] = typeof raw === "string" ? DURATION.exec(raw) ?? [] : [];
  if (amount === void 0) {
    return refuse(
      `${shown(raw)} is not a duration.`,
      "Write a number and `ms`, `s` or `m`: `500ms`, `10s`, `3m`."
    );
  }
  const duration = inUnit(Number(amount), unit);
  if (duration < min)
    return refuse(`${shown(raw)} is too short.`, `The least is ${writeDuration(min)}.`);
  if (duration > max)
    return refuse(`${shown(raw)} is too long.`, `The most is ${writeDuration(max)}.`);
  return accept(duration);
}
var SURELY_MILLISECONDS = 1e3;
function withUnits(bare, { min, max, usual }) {
  const amount = Number(bare);
  const units = usual === "s" && amount < SURELY_MILLISECONDS ? ["s", "ms"] : ["ms", "s"];
  const fit = units.filter((unit) => inUnit(amount, unit) >= min && inUnit(amount, unit) <= max);
  return `Write ${(fit.length > 0 ? fit : [usual]).map((unit) => `\`${bare}${unit}\``).join(", or ")}.`;
}
function inUnit(amount, unit) {
  if (unit === "m") return minutes(amount);
  return unit === "s" ? seconds(amount) : milliseconds(amount);
}
function writeDuration(duration) {
  if (duration > 0 && duration % minutes(1) === 0) return `${duration / minutes(1)}m`;
  return duration % seconds(1) === 0 ? `${duration / seconds(1)}s` : `${duration}ms`;
}
var PER_CENT = 100;
function readPercentage(raw, range) {
  if (isBare(raw)) return refuse(`${shown(raw)} has no percent sign.`, withSign(raw));
  const [, amount] = typeof raw === "string" ? PERCENTAGE.exec(raw) ?? [] : [];
  if (amount === void 0) {
    return refuse(`${shown(raw)} is not a percentage.`, "Write a number and `%`: `5%`.");
  }
  const percentage = Number(amount);
  const highEnough = percentage > range.above || range.orEqual && percentage === range.above;
  if (!highEnough || percentage >= range.below) {
    const least = `${range.orEqual ? "at least" : "more than"} ${range.above}%`;
    return refuse(
      `${shown(raw)} is out of range.`,
      `It must be ${least} and below ${range.below}%.`
    );
  }
  return accept(ratio(percentage / PER_CENT));
}
function withSign(bare) {
  const amount = Number(bare);
  if (amount === 0 || amount >= 1) return `Write \`${bare}%\`.`;
  const percentage = Number((amount * PER_CENT).toFixed(LONGEST_FRACTION));
  return `Write \`${percentage}%\`, or \`${bare}%\` if you mean that.`;
}
var LONGEST_FRACTION = 7;
var HIGHEST_RATE = 1e7;
function readRate(raw) {
  const [, amount] = RATE.exec(String(raw)) ?? [];
  if (amount === void 0 || typeof raw !== "number" && typeof raw !== "string") {
    return refuse(`${shown(raw)} is not a rate.`, "Write requests per second: `1200/s`.");
  }
  const rate = Number(amount);
  if (rate === 0 || rate > HIGHEST_RATE) {
    return refuse(
      `${shown(raw)} is out of range.`,
      `It must be above 0/s and at most ${HIGHEST_RATE}/s.`
    );
  }
  return accept(perSecond(rate));
}
function readRateOrAuto(raw) {
  if (raw === "auto") return accept("auto");
  const reading = readRate(raw);
  if (reading.kind === "accepted") return reading;
  return refuse(reading.refusals[0].problem, "Write requests per second, `1200/s`, or `auto`.");
}
function readInteger(raw, { min, max }) {
  const count = typeof raw === "string" && /^-?\d{1,9}$/.test(raw) ? Number(raw) : raw;
  if (typeof count !== "number" || !Number.isInteger(count)) {
    return refuse(`${shown(raw)} is not a whole number.`, `Write one from ${min} to ${max}.`);
  }
  if (count < min || count > max) {
    return refuse(`${shown(raw)} is out of range.`, `It must be from ${min} to ${max}.`);
  }
  return accept(count);
}

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
    elsewhere.filter((name) => known.includes(name)),
    known.filter((name) => word.length >= SHORTEST_PART && name.startsWith(word)),
    [nearestWord(word, known) ?? []].flat(),
    known.filter((name) => word.length >= SHORTEST_PART && name.split("-").includes(word))
  ];
  return meant.find(({ length }) => length > 0 && length <= MOST_SUGGESTIONS) ?? [];
}

// src/plan/read/http.ts
var TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
var isToken = (text) => TOKEN.test(text);
var FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
var REQUEST_PATH = /^\/[\x21-\x7e]*$/;
var LONGEST_PATH = 8e3;
var LONGEST_HEADER = 8192;
var MOST_HEADERS = 100;
var REFUSED_HEADERS = /* @__PURE__ */ new Map([
  ["content-length", "it is made from the body"],
  ["transfer-encoding", "the body is sent with its length"],
  ["connection", "connections are kept alive and counted"],
  ["keep-alive", "connections are kept alive and counted"],
  ["upgrade", "the connection stays HTTP/1.1"],
  ["expect", "waiting for `100 Continue` would be measured as service time"]
]);
function readMethod(raw) {
  if (typeof raw !== "string" || !TOKEN.test(raw)) {
    return refuse(`${shown(raw)} is not a method.`, "Write `GET`, `POST`, …");
  }
  if (raw !== raw.toUpperCase()) {
    return refuse(`${shown(raw)} is in lower case.`, `Write \`${raw.toUpperCase()}\`.`);
  }
  if (raw === "CONNECT") return refuse("`CONNECT` opens a tunnel and cannot be measured.");
  return accept(raw);
}
var isRequestPath = (text) => REQUEST_PATH.test(text) && !text.includes("#") && text.length <= LONGEST_PATH;
var FROM_ROWS = /^\{[^{}]+\}$/;
function readRequestTarget(raw) {
  return typeof raw === "string" && FROM_ROWS.test(raw) ? accept(raw) : readRequestPath(raw);
}
function readRequestPath(raw) {
  if (typeof raw !== "string" || !raw.startsWith("/")) {
    return refuse(`${shown(raw)} is not a path.`, "Begin it with `/`: `/items?page=1`.");
  }
  if (raw.includes("#"))
    return refuse(`${shown(raw)} has a fragment.`, "It is never sent: remove it.");
  if (!REQUEST_PATH.test(raw)) {
    return refuse(
      `${shown(raw)} has spaces or other characters that are not allowed in a path.`,
      /\{[^{}]*\s[^{}]*\}/.test(raw) ? "Write placeholders without spaces: `{random:1..5}`." : "Percent-encode them: `%20`."
    );
  }
  if (raw.length > LONGEST_PATH)
    return refuse(`it has ${raw.length} characters, more than ${LONGEST_PATH}.`);
  return accept(raw);
}
function readHeaders(raw) {
  if (!isMapping(raw)) {
    return refuse(`${shown(raw)} is not a mapping.`, "Write `Accept: text/html` lines below it.");
  }
  const entries = Object.entries(raw);
  if (entries.length > MOST_HEADERS) return refuse(`there are more than ${MOST_HEADERS} headers.`);
  const refusals = [
    ...entries.flatMap(([name, value]) => refuseHeader(name, value)),
    ...refuseRepeated(entries.map(([name]) => name))
  ];
  return acceptUnless(
    refusals,
    entries.map(([name, value]) => [name, String(value)])
  );
}
function refuseHeader(name, value) {
  const reason = REFUSED_HEADERS.get(name.toLowerCase());
  if (reason !== void 0)
    return [refusalAt([name], `perf-gate sends this header itself: ${reason}.`)];
  if (!TOKEN.test(name)) return [refusalAt([name], `${shown(name)} is not a header name.`)];
  if (!isScalar(value))
    return [refusalAt([name], `${shown(value)} is not text.`, "Put it in quotes.")];
  const text = String(value);
  if (text.length > LONGEST_HEADER)
    return [refusalAt([name], `it is longer than ${LONGEST_HEADER}.`)];
  if (isHostName(name) && !isHost(text))
    return [refusalAt([name], `${shown(text)} is no host.`, HOST_FORM)];
  return isFieldValue(text) ? [] : [
    refusalAt(
      [name],
      `${shown(text)} has characters that are not allowed in a header.`,
      "Encode them."
    )
  ];
}
var isHostName = (name) => name.toLowerCase() === "host";
var HOST = /^(?:\[[\da-f:.]+\]|[\w.~-]+)(?::\d{1,5})?$/i;
var COMPLETED = /\$\{env:\w+\}|\{[^{}]+\}/g;
var HOST_FORM = "Write `tenant.localhost` or `tenant.localhost:8080`.";
var isHost = (text) => HOST.test(text.replace(COMPLETED, "x"));
var isPartOfHost = (text) => /^[\w.~:-]+$/.test(text);
function refuseRepeated(names) {
  const lower = names.map((name) => name.toLowerCase());
  return names.filter((_, index) => lower.indexOf(lower[index] ?? "") !== index).map((name) => refusalAt([name], `the header ${shown(name)} is there twice.`));
}
function isFieldValue(text) {
  return FIELD_VALUE.test(text);
}
function readStatus(raw) {
  const items = Array.isArray(raw) ? raw : [raw];
  const codes = items.flatMap(codesOf);
  if (items.length > 0 && codes.every((code) => code !== void 0))
    return accept([...new Set(codes)]);
  return refuse(`${shown(raw)} names no status.`, "Write `200`, `[200, 204]` or `2xx`.");
}
var CODES_OF_A_CLASS = 100;
function codesOf(item) {
  const [, digit] = /^([2-5])xx$/.exec(String(item)) ?? [];
  if (digit !== void 0) {
    return Array.from(
      { length: CODES_OF_A_CLASS },
      (_, index) => Number(digit) * CODES_OF_A_CLASS + index
    );
  }
  return [/^[2-5]\d\d$/.test(String(item)) ? Number(item) : void 0];
}
function readPattern(raw) {
  if (typeof raw !== "string" || raw === "") {
    return refuse(`${shown(raw)} is not a regular expression.`, "Put it in quotes.");
  }
  try {
    return accept(new RegExp(raw));
  } catch (error) {
    return refuse(`${shown(raw)} is not a regular expression.`, whyNot(error));
  }
}
function whyNot(error) {
  const reason = error instanceof Error ? error.message.split(": ").at(-1) : void 0;
  return reason === void 0 ? void 0 : `${reason}.`;
}

// src/plan/read/bodies.ts
var LONGEST_BODY = 1048576;
function readForm(raw) {
  if (!isMapping(raw)) {
    return refuse(`${shown(raw)} is not a mapping.`, "Write `name: value` lines below it.");
  }
  const refusals = [];
  const fields = itemsOf(raw).flatMap(({ name, item, path }) => {
    if (isScalar(item)) return [{ name, text: String(item), path }];
    refusals.push(refusalAt(path, `${shown(item)} is not text.`, TEXT));
    return [];
  });
  return acceptUnless([...refusals, ...refuseLong(fields)], fields);
}
var TEXT = 'Put text in quotes; `""` is empty.';
function itemsOf(raw) {
  return Object.entries(raw).flatMap(
    ([name, value]) => Array.isArray(value) ? value.map((item, index) => ({ name, item, path: [name, index] })) : [{ name, item: value, path: [name] }]
  );
}
function refuseLong(fields) {
  const length = fields.reduce((sum, { name, text }) => sum + name.length + text.length, 0);
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

// src/plan/read/tables.ts
var ROW_ORDERS = ["in-order", "random", "once"];
var CAPTURED = "captured";
var isName = (text) => /^[A-Za-z_][\w-]*$/.test(text);
var NAME_FORM = "Use letters, digits and `_`.";
function readTables(raw) {
  if (!isMapping(raw)) {
    return refuse(`${shown(raw)} is not a mapping.`, "Write `users: users.csv` lines below it.");
  }
  const tables = [];
  const refusals = [];
  for (const [name, value] of Object.entries(raw)) {
    if (!isName(name)) {
      refusals.push(refusalAt([name], `${shown(name)} is not a name.`, NAME_FORM));
      continue;
    }
    if (name === CAPTURED) {
      const problem = `${shown(name)} stands for what \`capture\` finds.`;
      refusals.push(refusalAt([name], problem, "Give the file another name."));
      continue;
    }
    const reading = readTable(name, value);
    if (reading.kind === "accepted") tables.push(reading.value);
    else {
      refusals.push(...reading.refusals.map((one) => ({ ...one, path: [name, ...one.path] })));
    }
  }
  return acceptUnless(refusals, tables);
}
var KEYS2 = /* @__PURE__ */ new Set(["file", "order"]);
function readTable(name, raw) {
  const entry = isMapping(raw) ? raw : { file: raw };
  const unknown = Object.keys(entry).find((key) => !KEYS2.has(key));
  if (unknown !== void 0) {
    return refuse(`there is no ${shown(unknown)} here.`, "Write `file` and, if need be, `order`.");
  }
  const file = readPath(entry.file);
  if (file.kind === "refused") return file;
  const order = ROW_ORDERS.find((one) => one === (entry.order ?? "in-order"));
  if (order === void 0) {
    return refuse(`${shown(entry.order)} is no order.`, `Write ${alternatives(ROW_ORDERS)}.`);
  }
  return accept({ name, file: file.value, order });
}

// src/plan/read/multipart.ts
import { basename } from "node:path";
function readMultipart(raw) {
  if (!isMapping(raw)) {
    return refuse(`${shown(raw)} is not a mapping.`, "Write `name: value` lines below it.");
  }
  const items = itemsOf(raw);
  if (items.length === 0) return refuse("it has no part.", "Write `name: value` lines below it.");
  const refusals = [];
  const parts = items.flatMap(({ name, item, path }) => {
    if (isScalar(item)) return [{ kind: "text", name, text: String(item), path }];
    const reading = readFilePart(item);
    if (reading.kind === "accepted") return [{ kind: "file", name, ...reading.value, path }];
    refusals.push(...reading.refusals.map((one) => ({ ...one, path: [...path, ...one.path] })));
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
  const unknown = Object.keys(raw).find((key) => !KEYS3.has(key));
  if (unknown !== void 0) {
    return refuse(`there is no ${shown(unknown)} here.`, "Write `file`, `type` and `filename`.");
  }
  const { type = "application/octet-stream", filename } = raw;
  const file = readPath(raw.file);
  const refusals = [
    ...file.kind === "refused" ? file.refusals.map((one) => ({ ...one, path: ["file"] })) : [],
    ...typeof type === "string" && MEDIA_TYPE.test(type) ? [] : [refusalAt(["type"], `${shown(type)} is no media type.`, "Write `image/jpeg`.")],
    ...filename === void 0 || isScalar(filename) ? [] : [refusalAt(["filename"], `${shown(filename)} is not text.`, "Put it in quotes.")]
  ];
  const path = file.kind === "accepted" ? file.value : "";
  return acceptUnless(refusals, {
    file: path,
    type: String(type),
    filename: filename === void 0 ? basename(path) : String(filename)
  });
}

export {
  isToken,
  LONGEST_PATH,
  readMethod,
  isRequestPath,
  readRequestTarget,
  readRequestPath,
  readHeaders,
  isHostName,
  HOST_FORM,
  isHost,
  isPartOfHost,
  isFieldValue,
  readStatus,
  readPattern,
  LONGEST_BODY,
  readForm,
  readGraphql,
  DURATION_PATTERN,
  PERCENTAGE_PATTERN,
  RATE_PATTERN,
  readDuration,
  writeDuration,
  readPercentage,
  readRate,
  readRateOrAuto,
  readInteger,
  ROW_ORDERS,
  CAPTURED,
  isName,
  NAME_FORM,
  readTables,
  readMultipart,
  exampleFor,
  suggest
};
