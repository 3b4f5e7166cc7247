import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  sum
} from "./chunk-2MZIHUAB.js";
import {
  isOwnLimit
} from "./chunk-QTJTHZNP.js";
import {
  isFieldValue,
  isRequestPath,
  writeValue
} from "./chunk-6ULW2SID.js";
import {
  BYTES_PER_KIBIBYTE,
  bytes
} from "./chunk-D2O6BJGM.js";
import {
  compilePattern
} from "./chunk-P77DGSXX.js";

// src/load/exchange/check-schema.ts
var compiled = /* @__PURE__ */ new Map();
async function prepareSchemas(requests) {
  for (const { expect } of requests) {
    const schema = expect.json?.schema;
    if (schema === void 0 || compiled.has(schema.digest)) continue;
    const { compileSchema } = await import("./json-schema-AWAV5UWV.js");
    compiled.set(schema.digest, compileSchema(JSON.parse(schema.text)));
  }
}
function checkSchema({ digest }, body) {
  const schema = compiled.get(digest);
  if (schema === void 0) throw new TypeError("a schema that was not prepared");
  return schema.faultIn(body);
}

// src/load/exchange/decode-body.ts
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
var MOST_CODINGS = 4;
var SHOWN = 40;
function decodeBody(bytes2, codings, longest) {
  const names = codings.flatMap((line) => line.split(",")).map((name) => name.trim().toLowerCase()).filter((name) => name !== "" && name !== "identity");
  if (names.length > MOST_CODINGS) return faulty(`body encoded ${names.length} times`);
  let decoded = bytes2;
  for (const name of names.toReversed()) {
    const decode = DECODERS.get(name);
    if (decode === void 0) {
      return faulty(`body encoded with "${name.slice(0, SHOWN)}", which is not read`);
    }
    try {
      decoded = decode(decoded, { maxOutputLength: longest });
    } catch (error) {
      return faulty(faultOf(error, name));
    }
  }
  return { kind: "decoded", bytes: decoded };
}
var faulty = (fault) => ({ kind: "fault", fault });
var inflate = (bytes2, options) => {
  try {
    return inflateSync(bytes2, options);
  } catch (error) {
    if (codeOf(error) !== "Z_DATA_ERROR") throw error;
    return inflateRawSync(bytes2, options);
  }
};
var DECODERS = /* @__PURE__ */ new Map([
  ["gzip", gunzipSync],
  ["x-gzip", gunzipSync],
  ["deflate", inflate],
  ["br", brotliDecompressSync]
]);
var codeOf = (error) => error instanceof Error && "code" in error ? error.code : void 0;
function faultOf(error, name) {
  if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") return TOO_LONG;
  const why = error instanceof Error ? error.message : String(error);
  return `body is not ${name}, as \`content-encoding\` says: ${why}`;
}
var TOO_LONG = "body longer than the 16 MiB that are checked";

// src/load/exchange/json-pointer.ts
var parseJson = (text) => JSON.parse(text.replace(/^\uFEFF/, ""));
function follow(pointer, body) {
  let found = { value: body };
  for (const step of pointer.split("/").slice(1)) {
    found = memberOf(found.value, step.replaceAll("~1", "/").replaceAll("~0", "~"));
    if (found === void 0) return void 0;
  }
  return found;
}
var INDEX = /^(?:0|[1-9]\d*)$/;
function memberOf(value, name) {
  if (typeof value !== "object" || value === null) return void 0;
  if (Array.isArray(value) && !INDEX.test(name)) return void 0;
  const own = Object.getOwnPropertyDescriptor(value, name);
  return own === void 0 ? void 0 : { value: own.value };
}

// src/load/exchange/capture.ts
var LONGEST_VALUE = 65536;
var MOST_NAMED = 8;
var LONGEST_DECODED = 16 * 1024 * BYTES_PER_KIBIBYTE;
function fitOf(name, behind) {
  const isIt = (part) => part.kind === "value" && part.value.kind === "captured" && part.value.name === name;
  const isWholePath = ({ template }) => template?.path.some((part) => isIt(part) && "writing" in part && part.writing === "plain") ?? false;
  if (behind.some(isWholePath)) return "path";
  const isInHeader = ({ template }) => template?.headers.some((parts) => parts.some(isIt)) ?? false;
  return behind.some(isInHeader) ? "header" : "anywhere";
}
function whyUnfit({ text }, fit) {
  if (fit !== "anywhere" && !isFieldValue(text)) {
    return "it has characters that are not allowed in a header";
  }
  return fit === "path" && !isRequestPath(text) ? "it is no path" : void 0;
}
function captureFrom(answer, from) {
  const found = findIn(answer, from);
  if ("why" in found) return { kind: "not-found", why: found.why };
  if (found.text === "") return { kind: "not-found", why: "it is empty" };
  if (found.text.length > LONGEST_VALUE) {
    const why = `has ${found.text.length} characters, more than ${LONGEST_VALUE}`;
    return { kind: "not-found", why };
  }
  return { kind: "found", value: found };
}
function findIn(answer, from) {
  switch (from.kind) {
    case "json":
      return findInJson(answer, from.pointer);
    case "header":
      return textOr(answer.fields(from.header)[0], `no header \`${from.header}\` in the answer`);
    case "cookie":
      return findCookie(answer.fields("set-cookie"), from.cookie);
    case "matches":
      return findByPattern(answer, from.pattern);
  }
}
var textOr = (text, missing) => text === void 0 ? { why: missing } : { text, json: JSON.stringify(text) };
function textOfBody(answer) {
  if (answer.isCut) return { why: `the body is longer than ${answer.longest}` };
  const codings = answer.fields("content-encoding");
  if (codings.length === 0) return { text: answer.bytes().toString("utf8") };
  const decoded = decodeBody(answer.bytes(), codings, LONGEST_DECODED);
  return decoded.kind === "fault" ? { why: decoded.fault } : { text: decoded.bytes.toString() };
}
function findInJson(answer, pointer) {
  const body = textOfBody(answer);
  if ("why" in body) return body;
  let value;
  try {
    value = parseJson(body.text);
  } catch {
    return { why: "the body is not JSON" };
  }
  const found = follow(pointer, value);
  if (found === void 0) return { why: `nothing at \`${pointer}\` in the body` };
  if (found.value === null) return { why: `null at \`${pointer}\` in the body` };
  if (typeof found.value === "object") {
    const what = Array.isArray(found.value) ? "list" : "mapping";
    return { why: `a ${what} at \`${pointer}\` in the body` };
  }
  if (typeof found.value === "number" && !isExact(found.value)) {
    return { why: `a number at \`${pointer}\` that has more digits than can be kept` };
  }
  return { text: String(found.value), json: JSON.stringify(found.value) };
}
function findCookie(fields, name) {
  const pairs = fields.flatMap((field) => {
    const [pair = ""] = field.split(";");
    const end = pair.indexOf("=");
    return end < 0 ? [] : [{ name: pair.slice(0, end).trim(), text: pair.slice(end + 1).trim() }];
  });
  const names = [...new Set(pairs.map((pair) => pair.name))].slice(0, MOST_NAMED);
  const came = names.length === 0 ? "none" : names.map((one) => `\`${one}\``).join(", ");
  const last = pairs.findLast((pair) => pair.name === name);
  return textOr(last?.text, `no cookie \`${name}\` in the answer, which sets ${came}`);
}
var isExact = (value) => Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
function findByPattern(answer, pattern) {
  const body = textOfBody(answer);
  if ("why" in body) return body;
  const { text } = body;
  const compiled3 = compilePattern(pattern);
  if (compiled3 === void 0) throw new TypeError("a pattern that cannot be compiled");
  if (text.length > compiled3.longestText) {
    return { why: `the body has ${text.length} characters, too many for the pattern` };
  }
  return textOr(compiled3.find(text), "the pattern matches nothing in the body");
}

// src/load/exchange/check-json.ts
function checkJson({ values, refusesGraphqlErrors, schema }, status, text) {
  let body;
  try {
    body = parseJson(text);
  } catch {
    return "body is not JSON";
  }
  const fault = refusesGraphqlErrors && status < 300 ? checkGraphql(body) : void 0;
  return fault ?? checkValues(values, body) ?? (schema && checkSchema(schema, body));
}
function checkGraphql(body) {
  if (Array.isArray(body)) {
    return body.map(checkGraphql).find((fault) => fault !== void 0);
  }
  const errors = memberOf(body, "errors")?.value;
  if (errors === void 0 || errors === null) return void 0;
  const [first, ...more] = Array.isArray(errors) ? errors : [errors];
  if (first === void 0) return void 0;
  const message = memberOf(first, "message")?.value;
  const all = more.length === 0 ? "an error" : `${more.length + 1} errors`;
  return `GraphQL answered ${all}: ${shown(message ?? first)}`;
}
function checkValues(checks, body) {
  for (const { pointer, expected } of checks) {
    const found = follow(pointer, body);
    const where = pointer === "" ? "the body" : `the value at ${pointer}`;
    if (expected.kind === "exists") {
      if (found !== void 0 === expected.exists) continue;
      return `${where} ${expected.exists ? "is missing" : `is ${shown(found?.value)}`}`;
    }
    if (found === void 0) return `${where} is missing`;
    if (!isSame(expected.value, found.value)) return `${where} is ${shown(found.value)}`;
  }
  return void 0;
}
function isSame(expected, actual) {
  if (typeof expected !== "object" || expected === null) return expected === actual;
  if (typeof actual !== "object" || actual === null) return false;
  if (Array.isArray(expected) !== Array.isArray(actual)) return false;
  const entries = Object.entries(expected);
  return entries.length === Object.keys(actual).length && entries.every(([name, value]) => {
    const member = memberOf(actual, name);
    return member !== void 0 && isSame(value, member.value);
  });
}
var SHOWN2 = 80;
function shown(value) {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = typeof value === "string" ? `"${value}"` : String(value);
  return text.length > SHOWN2 ? text.slice(0, SHOWN2) : text;
}

// src/load/exchange/kept-fields.ts
var NONE = /* @__PURE__ */ new Set();
var KeptFields = class {
  #names = NONE;
  #values = /* @__PURE__ */ new Map();
  /** @param names in lower case */
  begin(names) {
    this.#names = names;
    this.clear();
    return this;
  }
  clear() {
    this.#values.clear();
  }
  note(name, value) {
    const lower = name.toLowerCase();
    if (!this.#names.has(lower)) return;
    const before = this.#values.get(lower);
    if (before === void 0) this.#values.set(lower, [value.trim()]);
    else before.push(value.trim());
  }
  /** Of an engine that reads heads itself. */
  take(fields) {
    this.clear();
    for (const [name, value] of fields) {
      for (const one of Array.isArray(value) ? value : [value]) this.note(name, String(one));
    }
  }
  /** One for each line; over HTTP/2, lines of one name have been joined. */
  valuesOf(name) {
    return this.#values.get(name) ?? [];
  }
};
var SHOWN3 = 80;
function checkFields(checks, fields, matches) {
  for (const { name, value } of checks) {
    const values = fields.valuesOf(name);
    if (values.length === 0) return `header ${name} is missing`;
    const texts = name === "set-cookie" ? values : [values.join(", ")];
    const isRight = (text) => value.kind === "is" ? text === value.text : matches(value.pattern, text);
    if (!texts.some(isRight)) return `header ${name} is ${shown2(texts.join(", "))}`;
  }
  return void 0;
}
var shown2 = (text) => text.length > SHOWN3 ? `"${text.slice(0, SHOWN3)}` : `"${text}"`;

// src/load/values/cells.ts
var made = /* @__PURE__ */ new WeakMap();
function cellsOf(table, column, writing, encoding) {
  const known = made.get(table) ?? /* @__PURE__ */ new Map();
  made.set(table, known);
  const key = `${column} ${writing} ${encoding}`;
  const cells = known.get(key) ?? encodeColumn(table, column, writing, encoding);
  known.set(key, cells);
  return cells;
}
function encodeColumn({ rows }, column, writing, encoding) {
  const texts = rows.map((row) => writeValue(row[column] ?? "", writing));
  const ends = new Uint32Array(new SharedArrayBuffer(texts.length * Uint32Array.BYTES_PER_ELEMENT));
  let end = 0;
  texts.forEach((text, index) => {
    end += Buffer.byteLength(text, encoding);
    ends[index] = end;
  });
  const bytes2 = Buffer.from(new SharedArrayBuffer(end));
  texts.forEach((text, index) => {
    bytes2.write(text, index === 0 ? 0 : ends[index - 1] ?? 0, encoding);
  });
  return { bytes: new Uint8Array(bytes2.buffer), ends };
}

// src/load/values/mix.ts
function mix(seed, number, place) {
  const low = finalise((seed ^ number) + GOLDEN);
  const high = finalise((low ^ number / TWO_32) + GOLDEN);
  return finalise((high ^ place) + GOLDEN);
}
var GOLDEN = 2654435769;
var TWO_32 = 2 ** 32;
function finalise(bits) {
  let mixed = bits | 0;
  mixed = Math.imul(mixed ^ mixed >>> 16, 2246822507);
  mixed = Math.imul(mixed ^ mixed >>> 13, 3266489909);
  return (mixed ^ mixed >>> 16) >>> 0;
}
function mixText(text) {
  let bits = 2166136261;
  for (const byte of Buffer.from(text)) bits = Math.imul(bits ^ byte, 16777619);
  return finalise(bits);
}

// src/load/values/template-message.ts
var templateMessage = (template) => {
  const drawable = new DrawableBuilder();
  return { ...drawable.shapeOf(template), ...drawable.done() };
};
function templatesOfFlow(templates) {
  const drawable = new DrawableBuilder();
  const shapes = templates.map((template) => template && drawable.shapeOf(template));
  const all = drawable.done();
  return shapes.map((shape) => shape && { ...shape, ...all });
}
var DrawableBuilder = class {
  #sources = [];
  #tables = [];
  shapeOf({ path, headers, body }) {
    return {
      path: path.map((part) => this.#slotOf(part, "latin1")),
      headers: headers.map((parts) => parts.map((part) => this.#slotOf(part, "latin1"))),
      body: body?.map((part) => this.#slotOf(part, "utf8"))
    };
  }
  done() {
    const tables = this.#tables.map(({ name, order, rows }) => ({
      name,
      place: mixText(name),
      order,
      rows: rows.length
    }));
    return { sources: this.#sources, tables };
  }
  #slotOf(part, encoding) {
    if (part.kind === "bytes") return { kind: "text", bytes: part.bytes };
    if (part.kind === "text") return { kind: "text", bytes: Buffer.from(part.text, encoding) };
    const source = this.#sourceOf(part.value, part.writing, encoding);
    const known = this.#sources.findIndex((other) => isSame2(other, source));
    if (known < 0) this.#sources.push(source);
    return { kind: "value", source: known < 0 ? this.#sources.length - 1 : known };
  }
  #sourceOf(value, writing, encoding) {
    if (value.kind === "captured") {
      if (value.by === "setup") throw new RangeError("a captured value that is not filled in");
      return { kind: "captured", name: value.name, writing, encoding };
    }
    if (value.kind !== "column") return value;
    if (!this.#tables.includes(value.table)) this.#tables.push(value.table);
    const table = this.#tables.indexOf(value.table);
    return { kind: "cell", cells: cellsOf(value.table, value.column, writing, encoding), table };
  }
};
function isSame2(one, other) {
  if (one.kind === "random" && other.kind === "random") {
    return one.from === other.from && one.to === other.to;
  }
  if (one.kind === "cell" && other.kind === "cell") return one.cells === other.cells;
  if (one.kind === "captured" && other.kind === "captured") {
    const { name, writing, encoding } = one;
    return name === other.name && writing === other.writing && encoding === other.encoding;
  }
  return one.kind === other.kind;
}

// src/load/exchange/outgoing-request.ts
var beginsUnit = ({ step }) => step === void 0 || step.position === 0;
var flowsOf = (requests) => requests.flatMap(({ step }) => {
  if (step?.position !== 0) return [];
  const own = requests.filter((other) => other.step?.flow.index === step.flow.index);
  return [{ ...step.flow, steps: own.map(({ name }) => name) }];
});
var IDEMPOTENT = /* @__PURE__ */ new Set(["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"]);
function plannedRequests(requests) {
  const flows = stepsByFlow(requests);
  return requests.map((request, index) => ({
    index,
    name: request.name,
    weight: request.weight ?? 1,
    method: request.method,
    path: request.path,
    headers: request.headers.flatMap(({ name, value }) => [name, value.value]),
    body: request.body && Buffer.from(request.body.value),
    expect: request.expect,
    fields: fieldsOf(request),
    idempotent: IDEMPOTENT.has(request.method),
    ...request.step === void 0 ? { template: request.template && templateMessage(request.template) } : placeIn(flows, request, request.step)
  }));
}
function stepsByFlow(requests) {
  const steps = requests.filter((request) => request.step !== void 0);
  const flows = new Set(steps.map(({ step }) => step.flow));
  return new Map(
    [...flows].map((flow, index) => {
      const own = steps.filter(({ step }) => step.flow === flow);
      const templates = templatesOfFlow(own.map(({ template }) => template));
      return [flow, { index, name: flow.name, steps: own, templates }];
    })
  );
}
function placeIn(flows, request, { flow, position, thinkTime, captures }) {
  const planned = flows.get(flow);
  if (planned === void 0) throw new RangeError(`no flow "${flow.name}"`);
  const { index, name, steps, templates } = planned;
  const behind = steps.slice(position + 1);
  return {
    template: templates[position],
    step: {
      flow: { index, name },
      position,
      isLast: request === steps.at(-1),
      thinkTime,
      captures: captures.map((capture) => ({ ...capture, fit: fitOf(capture.name, behind) }))
    }
  };
}
var looksAtBody = ({ expect, step }) => expect.body !== void 0 || expect.json !== void 0 || step?.captures.some(isInBody) === true;
var isInBody = ({ from }) => from.kind === "json" || from.kind === "matches";
function fieldsOf(request) {
  const { headers, expect, step } = request;
  const names = expect.headers?.map(({ name }) => name) ?? [];
  for (const { from } of step?.captures ?? []) {
    if (from.kind === "header") names.push(from.header);
    if (from.kind === "cookie") names.push("set-cookie");
  }
  const mayBeEncoded = headers.some(({ name }) => name.toLowerCase() === "accept-encoding");
  if (mayBeEncoded && looksAtBody(request)) names.push("content-encoding");
  return names.length === 0 ? void 0 : new Set(names);
}
var namesHost = ({ headers }) => headers[0]?.toLowerCase() === "host";
var EXPECTS_CONTENT = /* @__PURE__ */ new Set(["POST", "PUT", "PATCH"]);
function contentLengthOf({ method, body }) {
  const length = body?.length ?? 0;
  return length > 0 || EXPECTS_CONTENT.has(method) ? length : void 0;
}

// src/load/exchange/check-answer.ts
var SHOWN_OF_BODY = 80;
function isExpectedStatus(expect, status) {
  return expect.status === void 0 ? status >= 200 && status < 400 : expect.status.includes(status);
}
var describeExpected = ({ status }) => status === void 0 ? "200 to 399" : status.join(" or ");
var CANNOT_BE_CAPTURED = " cannot be captured: ";
var NO_FIELDS = new KeptFields();
function checkAnswer(expect, status, body, fields = NO_FIELDS) {
  if (!isExpectedStatus(expect, status)) {
    return {
      failure: "unexpected-status",
      message: `status ${status}, expected ${describeExpected(expect)}`
    };
  }
  const message = checkHead(expect, fields) ?? checkBody(expect, status, body, fields);
  return message === void 0 ? void 0 : { failure: "body-mismatch", message };
}
function checkHead({ headers }, fields) {
  return headers && checkFields(headers, fields, matchesField);
}
function matchesField(pattern, text) {
  const { longestText, test } = patternOf({ pattern });
  return text.length <= longestText && test(text);
}
function checkBody(expect, status, body, fields) {
  if (expect.body === void 0 && expect.json === void 0) return void 0;
  if (body.isTooLong) return TOO_LONG;
  const codings = fields.valuesOf("content-encoding");
  const isEncoded = codings.length > 0 && !body.isEmpty;
  const decoded = isEncoded ? decodeBody(body.bytes(), codings, LONGEST) : void 0;
  if (decoded?.kind === "fault") return decoded.fault;
  const text = decoded?.bytes.toString("utf8") ?? body.text();
  const ofText = expect.body && checkText(expect.body, text);
  return ofText ?? (expect.json && checkJson(expect.json, status, text));
}
function checkText(check, text) {
  if (check.kind === "matches" && text.length > patternOf(check).longestText) {
    return `body of ${text.length} characters, too long for the pattern`;
  }
  return bodyMatches(check, text) ? void 0 : `body began "${beginningOf(text)}`;
}
var beginningOf = (text) => text.length > SHOWN_OF_BODY ? text.slice(0, SHOWN_OF_BODY) : `${text}"`;
function bodyMatches(check, text) {
  switch (check.kind) {
    case "includes":
      return text.includes(check.text);
    case "matches":
      return patternOf(check).test(text);
  }
}
var compiled2 = /* @__PURE__ */ new WeakMap();
function patternOf({ pattern }) {
  const known = compiled2.get(pattern) ?? compilePattern(pattern);
  if (known === void 0) throw new TypeError("a pattern that cannot be compiled");
  compiled2.set(pattern, known);
  return known;
}
var LONGEST = 16 * BYTES_PER_KIBIBYTE * BYTES_PER_KIBIBYTE;
var KeptBody = class {
  #chunks = [];
  #length = 0;
  /** @param chunk is copied, because its buffer will be overwritten */
  add(chunk) {
    this.#length += chunk.length;
    if (this.isTooLong) this.#chunks = [];
    else this.#chunks.push(Buffer.from(chunk));
  }
  /** More than 16 MiB: then nothing of it is kept. */
  get isTooLong() {
    return this.#length > LONGEST;
  }
  get isEmpty() {
    return this.#length === 0;
  }
  bytes() {
    return Buffer.concat(this.#chunks);
  }
  text() {
    return this.bytes().toString("utf8");
  }
  clear() {
    if (this.#length === 0) return;
    this.#chunks = [];
    this.#length = 0;
  }
};
var keptToCapture = (body, fields) => ({
  get isCut() {
    return body.isTooLong;
  },
  longest: "16 MiB",
  fields: (name) => fields.valuesOf(name),
  bytes: () => body.bytes()
});
var KeptAnswer = class {
  #body = new KeptBody();
  #fields = new KeptFields();
  #keptToCapture = keptToCapture(this.#body, this.#fields);
  /** @returns what gets the fields of the answer; `undefined`: none is looked at */
  fieldsFor({ fields }) {
    return fields && this.#fields.begin(fields);
  }
  /** @param chunk see `KeptBody.add` */
  addBody(request, chunk) {
    if (looksAtBody(request)) this.#body.add(chunk);
  }
  /** The answer is whole. */
  judge(exchange) {
    const { expect, fields } = exchange.request;
    const kept = fields === void 0 ? NO_FIELDS : this.#fields;
    const mismatch = checkAnswer(expect, exchange.status, this.#body, kept);
    exchange.failure = mismatch?.failure;
    exchange.message = mismatch?.message ?? "";
    if (mismatch === void 0 && exchange.request.step !== void 0) this.#capture(exchange);
  }
  /** An answer that lacks what is captured is none that the flow can go on with. */
  #capture(exchange) {
    const captured = [];
    for (const { name, from, fit } of exchange.request.step?.captures ?? []) {
      const found = captureFrom(this.#keptToCapture, from);
      const why = found.kind === "found" ? whyUnfit(found.value, fit) : found.why;
      if (found.kind === "found" && why === void 0) {
        captured.push(found.value);
        continue;
      }
      exchange.failure = "body-mismatch";
      exchange.message = `\`${name}\`${CANNOT_BE_CAPTURED}${why}`;
      return;
    }
    exchange.captured = captured;
  }
  clear() {
    this.#body.clear();
  }
};

// src/load/exchange/classify-failure.ts
var REQUEST_TIMEOUT = "PERF_GATE_REQUEST_TIMEOUT";
var MOST_SILENT = 1 / 4;
function describeTimeout({ status, firstByteAt, lastPieceAt }, now) {
  if (status === 0) return "not answered within the request timeout";
  return now - lastPieceAt <= MOST_SILENT * (now - firstByteAt) ? "bytes came all the time; the answer never ended" : "the answer began, and its end never came";
}
var CONNECT_TIMEOUT = "PERF_GATE_CONNECT_TIMEOUT";
var SHORTEST_KEEP_ALIVE_MS = 1e3;
var SHORTEST_IDLE_MS = 10;
var LONGEST_CROSSING_MS = 10;
var wasIdle = (silence) => silence >= SHORTEST_IDLE_MS;
function progressOnReused(reuse) {
  const isSilent = reuse.silence >= SHORTEST_KEEP_ALIVE_MS;
  const crossed = isSilent && reuse.elapsed <= LONGEST_CROSSING_MS;
  if (reuse.isRefused ? wasIdle(reuse.silence) : crossed) return "sent-on-closing";
  return isSilent ? "sent-on-silent" : "sent-on-reused";
}
function classifyFailure(error, progress) {
  const code = codeOf2(error);
  if (code === REQUEST_TIMEOUT) return progress === "connecting" ? "connect-timeout" : "timeout";
  if (progress === "reusing" && SOCKET_GONE.has(code)) return "stale-keep-alive";
  if (progress === "connecting" || progress === "reusing") return classifyConnect(code);
  if (code === "EPIPE") return classifyClose(progress);
  if (code === "ECONNRESET") {
    return progress === "sent-on-silent" || progress === "sent-on-closing" ? "stale-keep-alive" : "reset";
  }
  if (code === "UND_ERR_SOCKET" && !error.message.startsWith("bad "))
    return classifyClose(progress);
  if (isCutShort(error, code)) return "closed-mid-response";
  return "bad-framing";
}
var SOCKET_GONE = /* @__PURE__ */ new Set(["ECONNRESET", "EPIPE"]);
var LENGTH_MISMATCH = "UND_ERR_RES_CONTENT_LENGTH_MISMATCH";
function isCutShort(error, code) {
  return code === LENGTH_MISMATCH || error.message.includes("Invalid EOF state");
}
function classifyConnect(code) {
  switch (code) {
    case "ECONNREFUSED":
    // There is no Unix socket at the path.
    case "ENOENT":
      return "connect-refused";
    case CONNECT_TIMEOUT:
    case "ETIMEDOUT":
      return "connect-timeout";
    case "EADDRNOTAVAIL":
      return "ports-exhausted";
    case "EMFILE":
    case "ENFILE":
    case "ENOMEM":
    case "ENOBUFS":
      return "resources-exhausted";
    default:
      return "connect-failed";
  }
}
function classifyClose(progress) {
  switch (progress) {
    case "answering":
      return "closed-mid-response";
    case "sent-on-closing":
      return "stale-keep-alive";
    case "sent-on-fresh":
    case "sent-on-reused":
    case "sent-on-silent":
      return "closed-before-response";
  }
}
function codeOf2(error) {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}

// src/load/exchange/exchange.ts
function beginExchange(reused, request, intendedAt) {
  const exchange = reused ?? emptyExchange(request);
  exchange.request = request;
  exchange.intendedAt = intendedAt;
  exchange.startedAt = intendedAt;
  exchange.firstByteAt = 0;
  exchange.lastPieceAt = 0;
  exchange.endedAt = 0;
  exchange.connecting = 0;
  exchange.status = 0;
  exchange.bodyBytes = 0;
  exchange.failure = void 0;
  exchange.message = "";
  exchange.resent = false;
  exchange.captured = NOTHING;
  return exchange;
}
var NOTHING = [];
function emptyExchange(request) {
  return {
    request,
    intendedAt: 0,
    startedAt: 0,
    firstByteAt: 0,
    lastPieceAt: 0,
    endedAt: 0,
    connecting: 0,
    status: 0,
    bodyBytes: 0,
    failure: void 0,
    message: "",
    resent: false,
    captured: NOTHING,
    serverSoftware: void 0
  };
}
var hasNoConnection = ({ failure }) => failure !== void 0 && (isOwnLimit(failure) || failure.startsWith("connect-"));

// src/load/exchange/connection.ts
var SWEEPS_PER_TIMEOUT = 100;
var SHORTEST_SWEEP_MS = 5;
var sweepPause = (requestTimeout) => Math.max(requestTimeout / SWEEPS_PER_TIMEOUT, SHORTEST_SWEEP_MS);
function expireSince(connections, overdue) {
  for (const connection of connections) {
    const since = connection.busySince;
    if (since !== void 0 && since < overdue) connection.expire();
  }
}
function takeTraffic(connections, connectTimes) {
  const traffic = connections.map((connection) => connection.takeTraffic());
  const connectTime = connectTimes.condensed();
  connectTimes.reset();
  return {
    bytesReceived: bytes(sum(traffic, ({ bytesReceived }) => bytesReceived)),
    connectionsOpened: sum(traffic, ({ opened }) => opened),
    connectTime
  };
}
var isRefused = (socket, { unixSocket }) => unixSocket === void 0 && !socket.destroyed && socket.remoteAddress === void 0;
var TrafficCount = class {
  opened = 0;
  #retired = 0;
  #reported = 0;
  retire(socket) {
    this.#retired += socket?.bytesRead ?? 0;
  }
  take(current) {
    const total = this.#retired + (current?.bytesRead ?? 0);
    const traffic = { bytesReceived: total - this.#reported, opened: this.opened };
    this.#reported = total;
    this.opened = 0;
    return traffic;
  }
};

export {
  captureFrom,
  prepareSchemas,
  mix,
  mixText,
  beginsUnit,
  flowsOf,
  plannedRequests,
  looksAtBody,
  namesHost,
  contentLengthOf,
  CANNOT_BE_CAPTURED,
  KeptAnswer,
  REQUEST_TIMEOUT,
  describeTimeout,
  CONNECT_TIMEOUT,
  wasIdle,
  progressOnReused,
  classifyFailure,
  LENGTH_MISMATCH,
  classifyClose,
  codeOf2 as codeOf,
  beginExchange,
  hasNoConnection,
  sweepPause,
  expireSince,
  takeTraffic,
  isRefused,
  TrafficCount
};
