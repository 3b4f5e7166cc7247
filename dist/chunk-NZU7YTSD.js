import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  EVIDENCE_TEXTS,
  PAIRS_ALARM_BUDGET,
  REPORT_SCHEMA,
  SIZE_LEVEL,
  baselineUnusable,
  elementOf,
  isKnownBest,
  isKnownSize,
  isKnownWorst,
  propertiesOf
} from "./chunk-S3EM6VFM.js";
import {
  escapeMarkdown,
  markdownText
} from "./chunk-6TFW4NIN.js";
import {
  readTextFile
} from "./chunk-IDSTBGGI.js";
import {
  NOT_AVAILABLE,
  THIN_SPACE,
  formatAmount,
  formatChange,
  formatCount,
  formatDuration,
  formatExtent,
  formatNumber,
  formatShare,
  formatSize,
  formatTime,
  visibleText
} from "./chunk-HKB7PWQU.js";
import {
  NEVER,
  _enum,
  array,
  boolean,
  int,
  iso_exports,
  literal,
  number,
  object,
  partialRecord,
  strictObject,
  string,
  union,
  unknown
} from "./chunk-GS4OL57L.js";
import {
  FAILURE_CLASSES,
  Histogram
} from "./chunk-5GVNZ2YA.js";
import {
  GateError,
  rethrowUnlessExplained
} from "./chunk-RPWAQSLK.js";
import {
  bytes,
  logRatio,
  microseconds,
  milliseconds,
  nanoseconds,
  perSecond,
  ratio,
  seconds
} from "./chunk-CJP5PQQU.js";
import {
  __callDispose,
  __using
} from "./chunk-XDEPVGA2.js";

// src/record/condense.ts
var SHOWN_ONLY = ["waiting", "total", "failureTime"];
var SHOWN_ELSEWHERE = [...SHOWN_ONLY, "serviceTime"];
var SHOWN_OF_MIX = ["lag", "connectTime"];
function condenseRecord(record) {
  const sums = /* @__PURE__ */ new Map();
  for (const block of record.blocks) {
    replaceShown(block, (key, times) => {
      const sum = sums.get(key) ?? new Histogram();
      sums.set(key, sum);
      sum.add(times);
      return times;
    });
  }
  const takeSum = (key) => {
    const sum = sums.get(key) ?? new Histogram();
    sums.delete(key);
    return sum;
  };
  return { ...record, blocks: record.blocks.map((block) => replaceShown(block, takeSum)) };
}
function replaceShown(block, replace) {
  const { capacity, fixedRate, added } = block;
  const inPhase = (phase) => (key, times) => replace(`${block.arm} ${phase} ${key}`, times);
  return {
    ...block,
    capacity: replaceInPhase(capacity, SHOWN_ONLY, inPhase("capacity")),
    fixedRate: fixedRate && {
      ...replaceInPhase(fixedRate, SHOWN_ELSEWHERE, inPhase("fixed-rate")),
      threadRates: []
    },
    added: added && replaceInPhase(added, SHOWN_ELSEWHERE, inPhase("added"))
  };
}
function replaceInPhase(phase, shown, replace) {
  const requests = [...phase.requests].map(([name, result]) => {
    const inRequest = (key, times) => replace(`${key} ${name}`, times);
    return [name, replaceTimes(result, shown, inRequest)];
  });
  return { ...replaceTimes(phase, SHOWN_OF_MIX, replace), requests: new Map(requests) };
}
function replaceTimes(holder, keys, replace) {
  const replaced = keys.map((key) => [key, replace(key, holder[key])]);
  return { ...holder, ...Object.fromEntries(replaced) };
}

// src/record/stored/field.ts
var LONGEST_TEXT = 200;
var HIGHEST_NUMBER = 1e4;
var plain = (schema) => ({
  schema,
  encode: (value) => value
});
var boundedText = (longest) => plain(string().max(longest));
var cutText = (longest = LONGEST_TEXT) => ({
  ...boundedText(longest),
  encode: (value) => value.slice(0, longest)
});
var text = boundedText(LONGEST_TEXT);
var hash = plain(string().regex(/^[0-9a-f]{40,64}$/));
var instant = plain(iso_exports.datetime());
var flag = plain(boolean());
var count = plain(int().min(0));
var ordinal = plain(int().min(1).max(HIGHEST_NUMBER));
var amount = plain(number().min(0));
var quantity = (unit) => plain(amount.schema.transform(unit));
var oneOf = (values) => plain(_enum(values));
var histogram = {
  schema: string().optional().transform((encoded, context) => {
    if (encoded === void 0) return new Histogram();
    try {
      return Histogram.decode(encoded);
    } catch (error) {
      const message = error instanceof Error ? error.message : "the histogram is damaged";
      context.addIssue({ code: "custom", message });
      return NEVER;
    }
  }),
  encode: (value) => value.isEmpty ? void 0 : value.encode()
};
var optional = (field) => ({
  schema: field.schema.nullable().transform((value) => value ?? void 0),
  encode: (value) => encodeOptional(field, value)
});
var addedLater = (field) => ({
  schema: field.schema.nullish().transform((value) => value ?? void 0),
  encode: (value) => encodeOptional(field, value)
});
var encodeOptional = (field, value) => value === void 0 ? null : field.encode(value);
var withDefault = (field, before) => ({
  ...field,
  schema: field.schema.optional().transform((value) => value ?? before)
});
function object2(fields) {
  const entries = Object.entries(fields);
  const schemas = Object.fromEntries(entries.map(([key, { schema }]) => [key, schema]));
  return {
    schema: strictObject(schemas),
    encode: (value) => Object.fromEntries(entries.map(([key, field]) => [key, field.encode(value[key])]))
  };
}
var list = (field, most) => ({
  schema: array(field.schema).max(most),
  encode: (values) => values.map((value) => field.encode(value))
});
var checked = (field, isSound, message) => ({ ...field, schema: field.schema.refine(isSound, message) });
var mapped = (field, toValue, toStored) => ({
  schema: field.schema.transform(toValue),
  encode: (value) => field.encode(toStored(value))
});
var haveUniqueNames = (named) => new Set(named.map(({ name }) => name)).size === named.length;

// src/record/phase-result.ts
var MOST_REQUESTS = 64;
var MOST_THREAD_RATES = 1e4;
var LONGEST_EXAMPLE = 500;
var size = quantity(bytes);
var time = quantity(milliseconds);
var cpuTime = quantity(nanoseconds);
var failureCount = object2({
  count,
  /** The text of one of them, from the server or the system. */
  example: cutText(LONGEST_EXAMPLE)
});
var FAILURES = partialRecord(_enum(FAILURE_CLASSES), failureCount.schema);
var failures = {
  schema: FAILURES,
  encode: (value) => Object.fromEntries(
    Object.entries(value).map(([name, failed]) => [name, failureCount.encode(failed)])
  )
};
var namedResult = object2({
  name: text,
  /** Requests written, including settling and drain. A request sent again counts once. */
  sent: count,
  ok: count,
  /** Successes whose end lies in a window. */
  completed: count,
  /** Sent a second time after a stale keep-alive. */
  resent: count,
  /** Arrivals that were due and never started before the drain deadline (fixed rate only). */
  unsent: count,
  /** Body bytes of successes. */
  bodyBytes: size,
  failures,
  /** Actual start → last byte, successes that started in a window. */
  serviceTime: histogram,
  /** Intended start → last byte (fixed rate only). */
  responseTime: histogram,
  /** The response times of the slices that were kept; empty where nothing was cleaned. */
  cleanTime: histogram,
  /** Actual start → first byte. */
  waiting: histogram,
  /** Connecting, where this request opened its connection, plus service time. */
  total: histogram,
  /** Actual start → failure. */
  failureTime: histogram
});
var requestResults = mapped(
  checked(list(namedResult, MOST_REQUESTS), haveUniqueNames, "two requests have one name"),
  (results) => new Map(results.map(({ name, ...result }) => [name, result])),
  (results) => [...results].map(([name, result]) => ({ name, ...result }))
);
var generatorUse = object2({
  /** CPU time of its threads, without the rest of its process. */
  cpu: cpuTime,
  /** CPU time of the busiest thread. */
  busiest: cpuTime,
  /** How long the busiest thread ran or waited for a CPU; `undefined` where the kernel does not say. */
  demand: optional(cpuTime),
  /**
   * How long the event loop of the busiest thread was not idle. At a fixed rate the thread spins while
   * it waits for an instant, so there this does not mean work.
   */
  loop: time,
  /** The longest silence of each slice that no wait for a CPU explains, added up. */
  stalled: time,
  longestStall: time,
  /** Pauses for collecting garbage, of all threads. */
  pauses: count,
  /** How long they took in the thread that paused longest, without its waits for a CPU. */
  paused: time,
  longestPause: time
});
var cleaning = object2({
  slices: count,
  kept: count,
  /** The most that the server's threads together may have waited for a CPU within a slice. */
  serverLimit: time,
  /** The longest that the generator may have been held up within a slice. */
  generatorLimit: time
});
var threadRates = {
  ...list(quantity(perSecond), MOST_THREAD_RATES),
  encode: (rates) => rates.slice(0, MOST_THREAD_RATES).map((value) => Math.round(value * 10) / 10)
};
var phaseResult = object2({
  /** Successes whose end lies in a window. */
  completed: count,
  /** Bytes read from the sockets, headers included, from first send to the end of the drain. */
  bytesReceived: size,
  connectionsOpened: count,
  /** Requests per second of each generator thread in each slice. */
  threadRates,
  /** CPU time of the load generator's process over `elapsed`. */
  generatorCpu: cpuTime,
  /** How slices were cleaned; `undefined` where they were not. */
  cleaning: addedLater(
    checked(cleaning, ({ slices, kept }) => kept <= slices, "more slices were kept than measured")
  ),
  /** Actual − intended start of every request (fixed rate only). */
  lag: histogram,
  connectTime: histogram,
  requests: requestResults,
  /**
   * The sum over slices of the squared number of errors in each. Divided by their number, it tells how many
   * come at a time. `undefined` in records of earlier versions.
   */
  errorSquares: addedLater(count),
  slices: count,
  /** Recorded time: the sum of the slices' windows. */
  window: time,
  /** The time over which `bytesReceived` came. */
  elapsed: time,
  /** What the generator's threads used of it; `undefined` in records of earlier versions. */
  generatorUse: addedLater(generatorUse)
});

// src/record/stored/plan-facts.ts
var MOST_HEADERS = 101;
var time2 = quantity(milliseconds);
var plannedRequest = object2({
  name: text,
  method: text,
  /** Its first 200 characters. */
  path: text,
  weight: count,
  /** Their names. Values may be secrets. */
  headers: list(text, MOST_HEADERS),
  /** `undefined`: none is sent. */
  bodySize: optional(quantity(bytes)),
  /** `undefined`: any 2xx or 3xx. */
  expectedStatus: optional(text),
  expectedBody: optional(oneOf(["includes", "matches"]))
});
var planFacts = object2({
  /** Raised when slices are cut in another way. */
  sliceScheme: count,
  processes: oneOf(["fresh", "running"]),
  protocol: oneOf(["http:", "https:"]),
  transport: oneOf(["port", "unix-socket"]),
  connections: count,
  /** `undefined`: it follows from the capacity. */
  rate: optional(quantity(perSecond)),
  warmup: time2,
  requestTimeout: time2,
  /** All that were asked for; those of the record are the ones that every version answers. */
  requests: checked(
    list(plannedRequest, MOST_REQUESTS),
    haveUniqueNames,
    "two requests have one name"
  )
});

// src/record/run-record.ts
var LONGEST_PATH = 8192;
var MOST_BLOCKS = 200;
var size2 = quantity(bytes);
var time3 = quantity(milliseconds);
var cpuTime2 = quantity(nanoseconds);
var arm = oneOf(["candidate", "baseline"]);
var environment = object2({
  cpuModel: cutText(),
  cores: count,
  memory: size2,
  architecture: text,
  platform: text,
  kernel: text,
  node: text,
  /**
   * Hashed identity of a machine that runs perf-gate again (a laptop, a named self-hosted runner);
   * `undefined` for one that does not (a hosted runner).
   */
  machine: optional(text),
  /** Cores that a cgroup quota allows, where one is set. */
  cpuQuota: optional(amount),
  perfGate: text
});
var loadFacts = object2({
  connections: count,
  /** Worker threads of the generator. */
  threads: count,
  engine: text,
  /**
   * CPU time of the generator per request to a server that does next to nothing, measured on this
   * machine before the run; `undefined` where it was not measured.
   */
  generatorCost: addedLater(quantity(microseconds)),
  warmup: time3,
  capacitySlice: time3,
  fixedRateSlice: time3,
  /** Offered rate of the fixed-rate phase; `undefined` where there was none. */
  offeredRate: optional(quantity(perSecond)),
  /** `fresh`: new server processes for every block; `running`: a server that we did not start. */
  processes: oneOf(["fresh", "running"]),
  /** How many versions took turns. Numbers of one version do not compare with numbers of two. */
  arms: withDefault(plain(union([literal(1), literal(2)])), 1),
  /** `one-arm-at-a-time`: both arms need the same port, so they never ran together. */
  turns: withDefault(oneOf(["slices", "one-arm-at-a-time"]), "slices"),
  /** Whether connections were opened anew before each slice, to spread over the server's workers again. */
  reopens: withDefault(flag, false)
});
var requestFacts = object2({
  name: text,
  method: text,
  path: boundedText(LONGEST_PATH),
  weight: count,
  /** The `Server` header of the first answer. */
  serverSoftware: optional(cutText()),
  /** Body length of the first answer. */
  documentLength: optional(size2),
  status: optional(count)
});
var armFacts = object2({
  kind: oneOf(["build", "commit", "directory", "command"]),
  /** Full hash, where it is known. */
  commit: optional(hash)
});
var look = object2({
  /** Counted from 1. */
  number: ordinal,
  /** How many were planned. */
  of: ordinal,
  /** Pairs of blocks that were planned for the last one. */
  plannedBlocks: ordinal
});
var placement = object2({
  /** The busiest process and its siblings, which one parent started. */
  workers: count,
  /** Mean over capacity slices of (share of the busiest ÷ even share − 1): 0 is even. */
  imbalance: quantity(ratio)
});
var serverUse = object2({
  /** CPU time during capacity slices, settling and draining included, over all processes. */
  cpu: optional(cpuTime2),
  /**
   * Time that all its threads waited for a CPU meanwhile; `undefined` where the kernel does not say, and
   * in records of earlier versions.
   */
  waited: addedLater(cpuTime2),
  /** The answers that this CPU time produced. */
  answers: count,
  /** Wall time over which `cpu` was taken. */
  elapsed: time3,
  /** Highest sum of the resident high-water marks of the tree. */
  peakMemory: optional(size2),
  /** Largest number of processes seen. */
  processes: optional(count),
  /** How evenly the load fell on worker processes; `undefined` where fewer than two worked. */
  placement: addedLater(placement)
});
var othersUse = object2({
  /** CPU time of other processes during capacity slices; `undefined` where the server's is unknown. */
  cpu: optional(cpuTime2),
  /** CPU time that the host of a virtual machine gave to others meanwhile. */
  stolen: cpuTime2,
  /** Wall time over which both were taken. */
  elapsed: time3,
  /**
   * Share of all cores that they used just before the block, when neither server nor generator had work.
   * A database that works for the server is idle then.
   */
  background: quantity(ratio)
});
var storedBlock = object2({
  arm,
  /** Counted from 1; the blocks of a pair have the same number. */
  number: plain(ordinal.schema.optional()),
  startedAt: instant,
  /** From the start of the process to the first expected answer; `undefined` for a running server. */
  boot: optional(time3),
  capacity: phaseResult,
  fixedRate: optional(phaseResult),
  /** Requests that the baseline does not have yet: at capacity, on the candidate, not judged. */
  added: addedLater(phaseResult),
  server: serverUse,
  /** `undefined` where the kernel does not say, and in records of earlier versions. */
  others: addedLater(othersUse)
});
var blocks = mapped(
  list(storedBlock, MOST_BLOCKS),
  (stored) => stored.map((block, index) => ({ ...block, number: block.number ?? index + 1 })),
  (value) => value
);
var haveUniqueNumbers = (value) => new Set(value.map((block) => `${block.arm} ${block.number}`)).size === value.length;
var runRecord = object2({
  /** Unique per execution; with `attempt` it keys the record in a baseline file. */
  id: text,
  attempt: count,
  name: text,
  /** ISO 8601, UTC. */
  measuredAt: instant,
  /** Later runs compare only with accepted records. */
  accepted: flag,
  /** A loss was accepted, whether shown or not, so older records no longer describe the code. */
  isNewLevel: withDefault(flag, false),
  planHash: hash,
  /** What the hash covers; `undefined` in records of earlier versions. */
  plan: addedLater(planFacts),
  /** Full hash of the measured commit, where there is one. */
  commit: optional(hash),
  seed: text,
  environment,
  load: loadFacts,
  requests: checked(
    list(requestFacts, MOST_REQUESTS),
    haveUniqueNames,
    "two requests have one name"
  ),
  /** What the baseline arm was; `undefined` where the candidate was measured alone. */
  baselineArm: addedLater(armFacts),
  /** The look that ended the run; `undefined` for one arm, which is judged once. */
  look: addedLater(checked(look, ({ number: number2, of }) => number2 <= of, "a look after the last one")),
  blocks: checked(blocks, haveUniqueNumbers, "two blocks of one arm have one number")
});

// src/record/codec.ts
var encodeRecord = (record) => runRecord.encode(condenseRecord(record));
var MOST_DETAILS = 5;
function decodeRecord(json) {
  const { data, error } = runRecord.schema.safeParse(json);
  if (data !== void 0) return data;
  const details = error.issues.map(
    ({ path, message }) => `${path.map(String).join(".")}: ${message}`
  );
  throw recordUnreadable(
    "A run record is not as perf-gate writes it.",
    details.slice(0, MOST_DETAILS)
  );
}
function recordUnreadable(message, details = [], remedy = REMEDY) {
  return new GateError({ code: "record-unreadable", kind: "gate", message, remedy, details });
}
var REMEDY = "Nothing was changed. Restore the file, or move it away and save a new baseline.";

// src/record/file.ts
var FORMAT = "perf-gate-baseline";
var VERSION = 1;
var LONGEST_FILE = 16 * 1024 * 1024;
var MOST_RECORDS = 20;
var HEADER = object({ format: literal(FORMAT), version: int().min(1) });
var FILE = strictObject({
  format: literal(FORMAT),
  version: literal(VERSION),
  records: array(unknown()).max(MOST_RECORDS)
});
function encodeRecords(records, longest = LONGEST_FILE) {
  const newest = records.slice(-MOST_RECORDS).map((record) => JSON.stringify(encodeRecord(record)));
  for (const [dropped] of newest.entries()) {
    const text2 = writeFile(newest.slice(dropped));
    if (text2.length <= longest) return { text: text2, records: newest.length - dropped };
  }
  if (newest.length === 0) return { text: writeFile([]), records: 0 };
  throw new GateError({
    code: "record-too-large",
    kind: "gate",
    message: `The record of this run alone is larger than ${longest} characters.`,
    remedy: "Measure fewer requests, or with a smaller budget."
  });
}
function writeFile(records) {
  return `{"format":"${FORMAT}","version":${VERSION},"records":[
${records.join(",\n")}
]}
`;
}
function decodeRecords(text2, source = "The baseline file", longest = LONGEST_FILE) {
  if (text2.length > longest) {
    throw recordUnreadable(`${source} has ${text2.length} characters, more than ${longest}.`);
  }
  const json = parseJson(text2, source);
  const header = HEADER.safeParse(json);
  if (!header.success)
    throw recordUnreadable(`${source} is JSON, but not a baseline of perf-gate.`);
  if (header.data.version > VERSION) throw tooNew(source, header.data.version);
  const file = FILE.safeParse(json);
  if (!file.success) {
    throw recordUnreadable(`${source} is damaged: it has no valid list of records.`);
  }
  return file.data.records.map(decodeRecord);
}
function tooNew(source, version) {
  return recordUnreadable(
    `${source} has version ${version}; this perf-gate reads version ${VERSION}.`,
    [],
    "Update perf-gate to the version that wrote it, or a later one."
  );
}
function parseJson(text2, source) {
  try {
    return JSON.parse(text2);
  } catch {
    const found = text2.trim() === "" ? "is empty" : "is not JSON, or ends too early";
    throw recordUnreadable(`${source} ${found}.`);
  }
}

// src/baseline/files/replace-file.ts
import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
async function replaceFile(path, text2) {
  try {
    var _stack = [];
    try {
      await mkdir(dirname(path), { recursive: true });
      const temporary = __using(_stack, temporaryBeside(path), true);
      await writeThrough(temporary.path, text2);
      await rename(temporary.path, path);
      await syncFolder(dirname(path));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    throw new GateError({
      code: "baseline-not-written",
      kind: "gate",
      message: `The baseline file ${path} cannot be written.`,
      remedy: "Nothing was lost. Free some space, or name a folder that perf-gate may write to.",
      details: error instanceof Error ? [error.message] : [],
      cause: error
    });
  }
}
function temporaryBeside(path) {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  return {
    path: temporary,
    /** After the rename there is nothing left to remove. */
    [Symbol.asyncDispose]: () => rm(temporary, { force: true })
  };
}
async function writeThrough(path, text2) {
  var _stack = [];
  try {
    const file = __using(_stack, await open(path, "wx"), true);
    await file.writeFile(text2);
    await file.sync();
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function syncFolder(folder) {
  var _stack = [];
  try {
    const handle = __using(_stack, await open(folder, "r"), true);
    await handle.sync();
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/baseline/file-store.ts
var LARGEST_BASELINE = 64 * 1024 * 1024;
var FileStore = class {
  holdsBuilds = false;
  #files;
  constructor(files) {
    this.#files = files;
  }
  get keeps() {
    return this.#files.save !== void 0;
  }
  /** Also reads the file to save to: if it is unreadable, the error comes before minutes of measuring. */
  async find(plan) {
    const { baseline: path, save } = this.#files;
    const faults = [];
    const read = async (file) => await readRecords(file).catch((error) => {
      rethrowUnlessExplained(error);
      faults.push(error);
      return void 0;
    });
    const all = path === void 0 ? void 0 : await read(path);
    const isReadable = faults.length === 0;
    if (save !== void 0 && save !== path) await read(save);
    const found = describe(path, all, plan.name);
    const mustBeThere = found.isNamed && plan.policy.missingBaseline === "fail";
    if (isReadable && mustBeThere && found.records.length === 0)
      faults.unshift(baselineUnusable(found.why ?? ""));
    const [first, ...others] = faults;
    if (first !== void 0) throw badInput(first, others);
    return found;
  }
  async store(record) {
    const path = this.#files.save;
    if (path === void 0) return { kind: "not-kept" };
    const before = await readRecords(path) ?? [];
    const others = before.filter((other) => !isSameRun(record, other));
    const { text: text2, records } = encodeRecords([...others, record]);
    await replaceFile(path, text2);
    return { kind: "stored", description: path, records };
  }
  /** A file that was read is complete. */
  async findAgain() {
  }
  async fetchBuild() {
  }
};
function describe(path, all, name) {
  if (path === void 0) {
    const why2 = "No baseline file was named (`--baseline`).";
    return { records: [], description: "no file", why: why2 };
  }
  const named = { description: path, isNamed: true };
  if (all === void 0) {
    return { ...named, records: [], why: `The baseline file ${path} does not exist.` };
  }
  const records = all.filter((record) => record.name === name);
  if (records.length > 0) return { ...named, records };
  const others = [...new Set(all.map((record) => `\`${record.name}\``))].join(", ");
  const why = all.length === 0 ? `The baseline file ${path} holds no record.` : `The baseline file ${path} holds no record with the name \`${name}\`, only with ${others}.`;
  return { ...named, records: [], why };
}
function badInput(first, others) {
  const remedies = [first, ...others].map(({ remedy }) => remedy);
  const more = others.flatMap(({ message, details }) => [message, ...details]);
  return new GateError({
    code: first.code,
    kind: "input",
    message: first.message,
    remedy: [...new Set(remedies)].join(" "),
    details: [...first.details, ...more],
    cause: first
  });
}
function isSameRun(one, other) {
  return one.id === other.id && one.attempt === other.attempt;
}
async function readRecords(path) {
  const text2 = readIfThere(path);
  return text2 === void 0 ? void 0 : decodeRecords(text2, path);
}
function readIfThere(path) {
  try {
    return readTextFile(path, LARGEST_BASELINE);
  } catch (error) {
    if (isMissing(error)) return void 0;
    throw cannotRead(path, error);
  }
}
function isMissing(error) {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
function cannotRead(path, cause) {
  return new GateError({
    code: "record-unreadable",
    kind: "gate",
    message: `The baseline file ${path} cannot be read.`,
    remedy: "Make it a file that perf-gate may read, or name another.",
    details: cause instanceof Error ? [cause.message] : [],
    cause
  });
}

// src/report/metric-words.ts
var METRIC_LABELS = {
  throughput: "throughput",
  p99: "p99",
  "response-p99": "p99 at fixed rate",
  "clean-response-p99": "cleaned p99",
  cpu: "CPU per request",
  memory: "peak memory",
  errors: "failed requests",
  "rate-not-sustained": "rate not sustained",
  "server-died": "server died",
  "p99-limit": "p99 limit",
  "min-throughput": "throughput limit"
};
function labelOf(metric, request) {
  return request === null ? METRIC_LABELS[metric] : `${METRIC_LABELS[metric]} of ${request}`;
}
function formatValue(value, unit) {
  switch (unit) {
    case "per-second":
      return `${formatNumber(value)}/s`;
    case "microseconds":
      return formatTime(microseconds(value));
    case "bytes":
      return formatSize(bytes(value));
    case "share":
      return formatShare(ratio(value));
  }
}
function formatStep(before, after, unit) {
  if (unit !== "per-second") return `${formatValue(before, unit)} → ${formatValue(after, unit)}`;
  return `${formatNumber(before)} → ${formatRequestRate(after)}`;
}
function formatRequestRate(perSecond2) {
  return `${formatNumber(perSecond2)}${THIN_SPACE}requests/s`;
}

// src/report/render-json.ts
var renderJson = (report) => jsonText(inOrder(report, REPORT_SCHEMA));
function jsonText(value) {
  const json = JSON.stringify(value, void 0, 2);
  return `${json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escapeUnits)}
`;
}
function inOrder(value, node) {
  if (typeof value !== "object" || value === null || node === void 0) return value;
  if (Array.isArray(value)) return value.map((each) => inOrder(each, elementOf(node)));
  const given = new Map(Object.entries(value));
  const ordered = [...propertiesOf(node, value)].flatMap(
    ([key, inner]) => given.has(key) ? [[key, inOrder(given.get(key), inner)]] : []
  );
  return Object.fromEntries(ordered);
}
var escapeUnits = (character) => Array.from(
  { length: character.length },
  (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`
).join("");

// src/report/content/labels.ts
var TIMES = /* @__PURE__ */ new Set([
  "p99",
  "response-p99",
  "clean-response-p99"
]);
function labelComparison(report, { metric, request }) {
  const label = labelOf(metric, requestNameOf(report, request));
  return isMeanOverRequests(report, { metric, request }) ? `${label}, mean over requests` : label;
}
var isMeanOverRequests = (report, { metric, request }) => request === null && TIMES.has(metric) && hasSeveralRequests(report);
var LONGEST_NAME = 60;
function hasSeveralRequests(report) {
  return report.details.requests.length > 1 || report.rows.length > 2;
}
function requestNameOf(report, request) {
  if (request === null || !hasSeveralRequests(report)) return null;
  return shortName(request);
}
function shortName(request) {
  return visibleText(request, LONGEST_NAME);
}

// src/report/draw/style.ts
var UNICODE_GLYPHS = {
  ellipsis: "…",
  bullet: "•",
  bar: "━",
  estimate: "●",
  zero: "│",
  line: "┃",
  zeroOnBar: "┿",
  lineOnBar: "╋",
  beyondLeft: "◀",
  beyondRight: "▶",
  unbounded: "╌",
  arrow: "→",
  symbols: {
    pass: "✔",
    regression: "✖",
    accepted: "✔",
    inconclusive: "?",
    "not-shown": "–",
    "no-baseline": "○",
    "invalid-run": "!"
  }
};
var ASCII_GLYPHS = {
  ellipsis: "...",
  bullet: "*",
  bar: "=",
  estimate: "o",
  zero: "|",
  line: "#",
  zeroOnBar: "+",
  lineOnBar: "#",
  beyondLeft: "<",
  beyondRight: ">",
  unbounded: "-",
  arrow: "->",
  symbols: {
    pass: "+",
    regression: "X",
    accepted: "+",
    inconclusive: "?",
    "not-shown": "-",
    "no-baseline": "o",
    "invalid-run": "!"
  }
};
var NARROWEST = 60;
var WIDEST = 140;
var CODES = {
  good: "32",
  bad: "1;31",
  unsure: "33",
  quiet: "2",
  strong: "1"
};
function terminalStyle({ colour, width, unicode }) {
  return {
    width: Math.min(Math.max(width, NARROWEST), WIDEST),
    glyphs: unicode ? UNICODE_GLYPHS : ASCII_GLYPHS,
    show: (text2) => unicode ? visibleText(text2) : toAscii(visibleText(text2)),
    paint: (tone, text2) => colour && text2 !== "" ? `\x1B[${CODES[tone]}m${text2}\x1B[0m` : text2
  };
}
function printable(lines) {
  const plain2 = lines.map((line) => line.replace(/[\u00a0\u202f]/g, " ").trimEnd());
  return `${plain2.join("\n")}
`;
}
var SPELLINGS = /* @__PURE__ */ new Map([
  [" ", " "],
  [" ", " "],
  ["−", "-"],
  ["±", "+-"],
  ["µ", "u"],
  ["→", "->"],
  ["…", "..."],
  ["·", "-"],
  ["×", "x"],
  ["÷", "/"],
  ["∞", "inf"],
  ["“", '"'],
  ["”", '"'],
  ["’", "'"]
]);
function toAscii(text2) {
  return text2.replace(/[^\x20-\x7e]/gu, (character) => SPELLINGS.get(character) ?? "?");
}

// src/report/content/interval-rows.ts
var AXIS_START = -1.5;
var AXIS_END = 2.5;
var STEP_OF_LIMIT = 0.1;
function intervalRows(report) {
  return report.comparisons.map((comparison) => ({
    label: labelComparison(report, comparison),
    outcome: outcomeOf(comparison),
    before: formatValue(comparison.before, comparison.unit),
    after: formatValue(comparison.after, comparison.unit),
    change: formatOptionalChange(comparison.change),
    range: formatRange(comparison),
    allowed: isLimit(comparison) ? "limit" : formatChange(ratio(comparison.toleranceLine)),
    isTelling: comparison.outcome !== "pass" || isShown(comparison) || looksLost(comparison),
    places: placesOf(comparison)
  }));
}
function outcomeOf(comparison) {
  const { role, outcome, interval } = comparison;
  if (role !== "guard" || outcome !== "pass" || comparison.change === null) return outcome;
  return interval.worst === null || isBeyond(comparison, interval.worst) ? "not-shown" : outcome;
}
var looksLost = (comparison) => comparison.role !== "limit" && comparison.change !== null && isBeyond(comparison, comparison.change);
var isBeyond = ({ toleranceLine, higherIsBetter }, change) => higherIsBetter ? change < toleranceLine : change > toleranceLine;
function isShown({ interval: { best, worst }, role }) {
  return role !== "limit" && best !== null && worst !== null && best * worst > 0;
}
function formatRange(comparison) {
  const { best, worst } = knownInterval(comparison);
  const [low, high] = comparison.higherIsBetter ? [worst, best] : [best, worst];
  if (low === null && high === null) return comparison.change === null ? "no bounds" : UNKNOWN;
  if (low === null) return `at most ${formatOptionalChange(high)}`;
  if (high === null) return `at least ${formatOptionalChange(low)}`;
  return `${formatChange(ratio(low))} … ${formatChange(ratio(high))}`;
}
function knownInterval(comparison) {
  const { best, worst } = comparison.interval;
  const estimate = lossOf(comparison, comparison.change ?? 0);
  const isBest = best !== null && isKnownBest({ estimate, low: lossOf(comparison, best) });
  const isWorst = worst !== null && isKnownWorst({ estimate, high: lossOf(comparison, worst) });
  return { best: isBest ? best : null, worst: isWorst ? worst : null };
}
function formatSmallestShown(comparison) {
  const { minimumDetectable } = comparison;
  if (minimumDetectable === null) return UNKNOWN;
  const isKnown2 = isKnownSize(lossOf(comparison, minimumDetectable));
  return isKnown2 ? formatChange(ratio(minimumDetectable)) : UNKNOWN;
}
function lossOf({ higherIsBetter }, change) {
  const log = Math.log1p(change);
  return logRatio(higherIsBetter ? -log : log);
}
var UNKNOWN = "unknown";
var isLimit = (comparison) => comparison.role === "limit" || comparison.toleranceLine === 0;
function placesOf(comparison) {
  const limit = isLimit(comparison);
  const { best, worst } = knownInterval(comparison);
  const place = (change) => {
    if (change === null) return void 0;
    const loss = comparison.higherIsBetter ? -change : change;
    return placeOf(limit ? 1 + loss / STEP_OF_LIMIT : loss / Math.abs(comparison.toleranceLine));
  };
  return {
    low: place(best),
    estimate: place(comparison.change),
    high: place(worst),
    zero: limit ? void 0 : placeOf(0),
    line: placeOf(1)
  };
}
var placeOf = (tolerances) => (tolerances - AXIS_START) / (AXIS_END - AXIS_START);
var formatOptionalChange = (change) => change === null ? NOT_AVAILABLE : formatChange(ratio(change));

// src/report/content/line.ts
var LONGEST_ADDRESS = 400;
var HARMLESS = /^https:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:\/[A-Za-z0-9._~-]+)+$/;
function linkTo(text2, address) {
  if (address === null || address.length > LONGEST_ADDRESS) return text2;
  return HARMLESS.test(address) ? { text: text2, href: address } : text2;
}
var REPOSITORY_OF_RUN = /^(https:\/\/[^/]+\/[^/]+\/[^/]+)\/actions\/runs\/\d+(?:\/attempts\/\d+)?$/;
var COMMIT = /^[0-9a-f]{40,64}$/;
var COMMIT_DIGITS = 12;
function linkCommit(commit, runUrl) {
  const text2 = commit.slice(0, COMMIT_DIGITS);
  const repository = runUrl === null ? void 0 : REPOSITORY_OF_RUN.exec(runUrl)?.[1];
  if (repository === void 0 || !COMMIT.test(commit)) return text2;
  return linkTo(text2, `${repository}/commit/${commit}`);
}
var textOf = (line) => partsOf(line).map((part) => typeof part === "string" ? part : part.text).join("");
var partsOf = (line) => typeof line === "string" ? [line] : line;
var joinParts = (line, ofText, ofLink) => partsOf(line).map(
  (part) => typeof part === "string" ? (/^ \S/.test(part) ? " " : "") + ofText(part) + (/\S $/.test(part) ? " " : "") : ofLink(part)
).join("");
var cutLine = (line, longest) => [
  visibleText(textOf(line), longest)
];

// src/report/content/report-document.ts
function optionalFact(name, value, describe2) {
  return value === null ? [] : [{ name, value: describe2(value) }];
}

// src/report/content/side-by-side.ts
function describeArm({ arm: arm2 }, run) {
  const commit = arm2.commit === null ? void 0 : linkCommit(arm2.commit, run.url);
  switch (arm2.kind) {
    case "build":
      return commit === void 0 ? ["the stored build"] : ["the stored build of ", commit];
    case "commit":
      return commit === void 0 ? ["the base commit, built here"] : ["commit ", commit, ", built here"];
    case "directory":
      return ["the build in a directory given by hand", ...inBrackets(commit)];
    case "command":
      return ["a start command given by hand", ...inBrackets(commit)];
  }
}
var inBrackets = (commit) => commit === void 0 ? [] : [" (", commit, ")"];
function describePairs({ blocks: blocks2, plannedBlocks }) {
  const most = blocks2 < plannedBlocks ? ` (of at most ${formatCount(plannedBlocks)})` : "";
  return `side by side, ${formatAmount(blocks2, "pair")} of blocks${most}`;
}
function sideBySideFacts(sides, run) {
  const { arm: arm2, blocks: blocks2, plannedBlocks, turns } = sides;
  return [
    { name: "beside", value: describeArm(sides, run) },
    ...optionalFact("commit", arm2.commit, (commit) => commit),
    {
      name: "pairs of blocks",
      value: `${formatCount(blocks2)} of at most ${formatCount(plannedBlocks)}`
    },
    { name: "turns", value: TURNS[turns] },
    ...optionalFact("slices kept at the fixed rate", sides.cleaning, describeKept),
    ...optionalFact("worker processes", sides.placement, describePlacement),
    ...optionalFact("pairs differed by", describeSpread(sides.blockSpread), (spread) => spread),
    { name: "promise", value: PROMISE }
  ];
}
var PROMISE = `an unchanged server turns red in at most ${formatShare(ratio(PAIRS_ALARM_BUDGET))} of runs; a loss within what you allow in at most ${formatShare(ratio(SIZE_LEVEL))}; a loss of twice that passes in at most ${formatShare(ratio(SIZE_LEVEL))}; one between goes either way`;
var TURNS = {
  slices: "short slices, both servers up",
  "one-arm-at-a-time": "one version at a time, on a fixed port"
};
function describeKept({ baseline, candidate }) {
  return `${describeShare(baseline)} (baseline), ${describeShare(candidate)} (candidate)`;
}
var describeShare = (arm2) => `${formatKept(arm2)} of ${formatCount(arm2.slices)}`;
function formatKept({ slices, kept }) {
  return formatShare(ratio(slices === 0 ? 0 : Math.round(100 * kept / slices) / 100));
}
function describePlacement({ workers, reopens, ...placement2 }) {
  const [before, after] = [placement2.baselineImbalance, placement2.candidateImbalance].map(
    (imbalance) => formatChange(ratio(imbalance))
  );
  const how = reopens ? "; connections opened anew before each slice" : "";
  return `${formatCount(workers)}, the busiest ${before} (baseline) and ${after} (candidate) over an even share${how}`;
}
function describeSpread({ throughput, p99 }) {
  const parts = [
    ...throughput === null ? [] : [`${formatShare(ratio(throughput))} (throughput)`],
    ...p99 === null ? [] : [`${formatShare(ratio(p99))} (p99)`]
  ];
  return parts.length === 0 ? null : `${parts.join(", ")}, standard deviation`;
}

// src/report/content/run-facts.ts
function describeRun({ name, run, evidence: { sideBySide } }) {
  const facts2 = [
    name,
    sideBySide === null ? describeBlocks(run) : describePairs(sideBySide),
    `${formatDuration(seconds(run.measuringSeconds))} of measuring`,
    formatAmount(run.connections, "connection")
  ].join(" · ");
  const attempt = describeAttempt(run);
  return attempt.length === 0 ? [facts2] : [`${facts2} · `, ...attempt];
}
function describeBlocks({ blocks: blocks2, processes }) {
  const whose = processes === "fresh" ? "fresh processes" : "a running server";
  return `${formatAmount(blocks2, "block")} of ${whose}`;
}
function describeAttempt({ url, attempt, attempts }) {
  if (url === null && attempt === 1 && attempts === 1) return [];
  const which = linkTo(`${runOf(url)}${attempt === 1 ? "" : `, attempt ${attempt}`}`, url);
  const earlier = formatAmount(attempts - 1, "earlier one");
  return attempts === 1 ? [which] : [which, ` together with ${earlier}`];
}
function runOf(url) {
  const id = /\/runs\/(\d{1,20})(?:\/|$)/.exec(url ?? "")?.[1];
  return id === void 0 ? "this run" : `run ${id}`;
}
function describeBaseline(baseline, run) {
  const records = formatAmount(baseline.records, "stored record");
  const { source } = baseline;
  if (source !== null) {
    const age2 = describeAge(run.measuredAt, source.createdAt);
    const commit = linkCommit(source.commit, source.runUrl);
    const held = linkTo(`run ${source.runId}`, source.runUrl);
    return [`${records} up to `, held, " of commit ", commit, age2 === "" ? "" : `, ${age2}`];
  }
  const age = describeAge(run.measuredAt, baseline.newestMeasuredAt);
  const older = age === "" ? "" : `, the newest ${age}`;
  if (baseline.newestCommit === null) return [`${records}${older}`];
  return [`${records}${older} (`, linkCommit(baseline.newestCommit, run.url), ")"];
}
function describeAge(measuredAt, before) {
  const age = Date.parse(measuredAt) - Date.parse(before);
  return Number.isFinite(age) && age >= 0 ? `${formatDuration(milliseconds(age))} older` : "";
}
function environmentFacts({ run, perfGate }) {
  const { environment: environment2 } = run;
  return [
    { name: "CPU", value: `${environment2.cpuModel}, ${formatAmount(environment2.cores, "core")}` },
    ...optionalFact("CPU quota", environment2.cpuQuota, (quota) => `${formatNumber(quota)} cores`),
    { name: "memory", value: formatSize(bytes(environment2.memory)) },
    {
      name: "system",
      value: `${environment2.platform} ${environment2.architecture}, kernel ${environment2.kernel}`
    },
    {
      name: "generator",
      value: [
        `perf-gate ${perfGate} on Node ${environment2.node}`,
        `${run.engine} engine`,
        formatAmount(run.threads, "thread")
      ].join(", ")
    },
    { name: "measured", value: run.measuredAt },
    ...optionalFact("commit", run.commit, (commit) => commit),
    { name: "target", value: run.target },
    { name: "seed", value: run.seed }
  ];
}
function baselineFacts(baseline, run) {
  return [
    { name: "compared with", value: describeBaseline(baseline, run) },
    { name: "newest measured", value: baseline.newestMeasuredAt },
    ...optionalFact("newest commit", baseline.newestCommit, (commit) => commit),
    ...optionalFact("stored by", baseline.source, ({ runId, runUrl }) => [
      linkTo(`run ${runId}`, runUrl)
    ]),
    ...optionalFact("of commit", baseline.source, ({ commit }) => commit),
    ...optionalFact("started", baseline.source, ({ createdAt }) => createdAt),
    { name: "machine", value: baseline.sameMachine ? "the same" : "another" }
  ];
}

// src/report/headline.ts
var VERDICT_WORDS = {
  pass: "PASS",
  regression: "REGRESSION",
  inconclusive: "INCONCLUSIVE",
  "no-baseline": "NO BASELINE",
  "invalid-run": "INVALID RUN"
};
function headlineOf(report) {
  const { verdict, acceptance } = report;
  const exit = [`Exit code ${report.exit.code}: ${report.exit.because}`];
  const said = { sentence: sentenceOf(report), notes: [describeRun(report), exit] };
  if (verdict.kind === "regression" && acceptance !== null) {
    const word = `${VERDICT_WORDS[verdict.kind]} (accepted)`;
    const lead = [exit, ...leadOf(report)];
    return { ...said, kind: "accepted", word, lead, notes: [describeRun(report)] };
  }
  return { ...said, kind: verdict.kind, word: VERDICT_WORDS[verdict.kind], lead: leadOf(report) };
}
function leadOf(report) {
  const first = leadWarnings(report);
  const why = report.verdict.kind === "no-baseline" ? report.verdict.why : "";
  const isSaid = why === "" || first.some((text2) => text2.includes(why));
  return [...first, ...isSaid ? [] : [why]].map((text2) => [text2]);
}
var LEAD = /* @__PURE__ */ new Set(["base-not-run", "redirect-measured"]);
var isLead = ({ code }) => LEAD.has(code);
var leadWarnings = ({ warnings }) => warnings.filter(isLead).map(({ text: text2 }) => text2);
function sentenceOf(report) {
  const { verdict } = report;
  switch (verdict.kind) {
    case "pass":
      return passSentence(report);
    case "regression":
      return regressionSentence(report);
    case "inconclusive":
      return inconclusiveSentence(report);
    case "no-baseline":
      return `nothing to compare with; measured ${measurement(report)}`;
    case "invalid-run":
      return verdict.because.text;
  }
}
function regressionSentence(report) {
  const [first, ...others] = report.comparisons.filter(({ outcome }) => outcome === "regression");
  if (first === void 0) return `beyond what you allow: ${offendersOf(report)}`;
  const names = others.map((comparison) => labelComparison(report, comparison));
  const also = names.length === 0 ? "" : `; beyond it too: ${listOf(names)}`;
  return `${offence(report, first)}${also}`;
}
var offendersOf = ({ verdict }) => verdict.kind === "regression" ? verdict.offending.map((name) => METRIC_LABELS[name]).join(", ") : "";
function listOf(names) {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
function offence(report, comparison) {
  const after = formatValue(comparison.after, comparison.unit);
  switch (comparison.metric) {
    case "throughput":
    case "p99":
    case "response-p99":
    case "clean-response-p99":
    case "memory":
      return `${movement(report, comparison)}, beyond the ${allowance(comparison)} you allow`;
    case "cpu":
      return `${movement(report, comparison)}, ${beyondAllowed(report, comparison)}`;
    case "errors":
      return `${after} of the requests failed, ${formatValue(comparison.before, comparison.unit)} in the baseline`;
    case "p99-limit":
      return `p99${ofRequest(report, comparison)} was ${after}, above your limit of ${formatValue(comparison.before, comparison.unit)}`;
    case "min-throughput":
      return `throughput was ${formatRequestRate(comparison.after)}, below your limit of ${formatRequestRate(comparison.before)}`;
    case "rate-not-sustained":
    case "server-died":
      return comparison.because;
  }
}
function beyondAllowed(report, cpu) {
  const throughput = report.comparisons.find(({ metric }) => metric === "throughput");
  const same = throughput && 1 / (1 + throughput.toleranceLine) - 1;
  const isThroughputs = same !== void 0 && Math.abs(same - cpu.toleranceLine) < SAME;
  return throughput !== void 0 && isThroughputs ? `which costs more throughput than the ${allowance(throughput)} you allow` : `beyond the ${allowance(cpu)} you allow`;
}
var SAME = 1e-9;
function movement(report, comparison) {
  const { before, after, unit } = comparison;
  const label = labelComparison(report, comparison);
  return `${label} ${moved(comparison.change)} (${formatStep(before, after, unit)})`;
}
function moved(change) {
  if (change === null) return "moved";
  if (formatChange(ratio(change)).startsWith("±")) return "did not change";
  return `${change < 0 ? "fell" : "rose"} ${formatExtent(ratio(change))}`;
}
var allowance = ({ toleranceLine }) => formatShare(ratio(Math.abs(toleranceLine)));
var ofRequest = (report, { request }) => {
  const name = requestNameOf(report, request);
  return name === null ? "" : ` of ${name}`;
};
function passSentence(report) {
  const compared = report.comparisons.filter(({ role }) => role !== "limit");
  const gains = report.warnings.some(({ code }) => code === "improvement");
  const subject = (gains ? compared.find(isShownBetter) : void 0) ?? compared[0];
  if (subject === void 0) return `${measurement(report)}; nothing is beyond your limits`;
  if (isShownBetter(subject))
    return `${movement(report, subject)}; nothing is beyond what you allow`;
  return `${movement(report, subject)}, within the ${allowance(subject)} you allow`;
}
function isShownBetter({ interval, higherIsBetter }) {
  if (interval.worst === null) return false;
  return higherIsBetter ? interval.worst > 0 : interval.worst < 0;
}
function inconclusiveSentence(report) {
  const open3 = report.comparisons.find(({ outcome }) => outcome === "inconclusive");
  if (open3 === void 0) return "the evidence does not settle it";
  const { best, worst } = knownInterval(open3);
  const doubt = best === null && worst === null ? "but that is too little evidence to bound the change" : `but the evidence allows for ${formatRange(open3)}`;
  return `${movement(report, open3)}, ${doubt}; you allow ${formatChange(ratio(open3.toleranceLine))}`;
}
function measurement({ rows: [mix] }) {
  if (mix === void 0) return "nothing";
  const { throughput, p99 } = mix.candidate;
  const tail = p99 === null ? "" : `, p99 ${formatTime(microseconds(p99))}`;
  return `${formatRequestRate(throughput)}${tail}`;
}

// src/report/content/explain-evidence.ts
var SAYS_WHY = ["stored-only", "base-not-run"];
var NOTEWORTHY_IMBALANCE = 0.1;
function explainEvidence(report) {
  const { kind, because, sideBySide } = report.evidence;
  const isSaid = report.warnings.some(
    ({ code, text: text2 }) => SAYS_WHY.includes(code) && text2 === because
  );
  return [
    ...because === EVIDENCE_TEXTS[kind] || isSaid ? [] : [because],
    ...sideBySide === null ? [] : explainSideBySide(report, sideBySide)
  ];
}
var explainSideBySide = (report, sides) => [
  ...explainTurns(report, sides),
  ...explainCleaning(report, sides),
  ...explainPlacement(report, sides)
];
function explainTurns({ warnings }, { turns }) {
  const isSaid = warnings.some(({ code }) => code === "fixed-port");
  if (turns === "slices" || isSaid) return [];
  return [
    "The two versions were measured one at a time, because the port is fixed: that is less precise."
  ];
}
function explainCleaning({ rows: [mix] }, { cleaning: cleaning2 }) {
  if (cleaning2 === null || mix?.baseline == null) return [];
  const [before, after] = [mix.baseline.responseP99, mix.candidate.responseP99];
  const shares = `${formatKept(cleaning2.baseline)} (baseline) and ${formatKept(cleaning2.candidate)} (candidate)`;
  const asItCame = before === null || after === null ? "" : `; as it came it was ${formatTime(microseconds(before))} → ${formatTime(microseconds(after))}`;
  const judged = cleaning2.isJudged ? "" : ". The cleaned one was not judged";
  return [
    `The cleaned p99 at the fixed rate is of the ${shares} of slices in which neither server nor generator had to wait for a CPU${asItCame}${judged}.`
  ];
}
function explainPlacement({ warnings }, { placement: placement2 }) {
  const isSaid = warnings.some(({ code }) => code === "uneven-workers");
  if (placement2 === null || isSaid) return [];
  const { workers, baselineImbalance, candidateImbalance, reopens } = placement2;
  if (Math.max(baselineImbalance, candidateImbalance) < NOTEWORTHY_IMBALANCE) return [];
  const [before, after] = [baselineImbalance, candidateImbalance].map(
    (imbalance) => formatShare(ratio(imbalance))
  );
  const how = reopens ? ", although they were opened anew before each slice" : "";
  return [
    `Connections fell unevenly on the ${formatCount(workers)} worker processes: the busiest had ${before} (baseline) and ${after} (candidate) more than an even share${how}.`
  ];
}

// src/report/content/compared.ts
function comparedFor(report, metric, request) {
  const ofMetric = report.comparisons.filter((comparison) => comparison.metric === metric);
  if (!hasSeveralRequests(report)) return ofMetric[0];
  return ofMetric.find((one) => one.request === request && !isMeanOverRequests(report, one));
}

// src/report/content/explain-throughput.ts
var NOTEWORTHY = {
  apart: { cost: 0.02, change: 0.03 },
  "side-by-side": { cost: 5e-3, change: 0.01 }
};
var EXPLAINS_WITHIN = 0.25;
function explainThroughput(report) {
  const [mix] = report.rows;
  if (mix === void 0 || mix.candidate.cpuPerRequest === null) return [];
  const cost = formatTime(microseconds(mix.candidate.cpuPerRequest));
  const busy = describeBusy(report);
  const noteworthy = NOTEWORTHY[report.evidence.sideBySide === null ? "apart" : "side-by-side"];
  if (mix.baseline === null || mix.baseline.cpuPerRequest === null) {
    return [`A request cost ${cost} of server CPU${busy}.`];
  }
  const cpu = changeFor(report, "cpu", mix.baseline.cpuPerRequest, mix.candidate.cpuPerRequest);
  const [before, after] = [cpu.before, cpu.after].map((value) => formatTime(microseconds(value)));
  const cause = isInDoubt(report) ? [] : describeCause(report, cpu.change, noteworthy);
  return [`${costSentence(cpu.change, noteworthy.cost, before, after)}${busy}.`, ...cause];
}
function changeFor(report, metric, before, after) {
  const compared = comparedFor(report, metric, null);
  if (compared?.change == null) return { before, after, change: after / before - 1 };
  return { before: compared.before, after: compared.after, change: compared.change };
}
function isInDoubt({ evidence, comparisons }) {
  const throughput = comparisons.find(({ metric }) => metric === "throughput");
  return evidence.sideBySide !== null && throughput !== void 0 && !isShown(throughput);
}
function costSentence(change, least, before = "", after = "") {
  if (Math.abs(change) < least) return `A request cost as much server CPU as before (${after})`;
  const direction = change > 0 ? "more" : "less";
  const size3 = formatShare(ratio(Math.abs(change)));
  return `A request cost ${size3} ${direction} server CPU (${before} → ${after})`;
}
function describeBusy(report) {
  const { details, run } = report;
  const shares = describeBusyShares(report);
  if (shares !== void 0) return `; ${shares}`;
  if (details.serverBusyCores === null) return "";
  const busy = formatNumber(details.serverBusyCores);
  return `; the server kept ${busy} of ${run.environment.cores} cores busy`;
}
function describeCause(report, cost, noteworthy) {
  const [mix] = report.rows;
  if (mix?.baseline == null || mix.baseline.throughput === 0) return [];
  const { throughput: before } = mix.baseline;
  const measured = changeFor(report, "throughput", before, mix.candidate.throughput).change;
  const predicted = 1 / (1 + cost) - 1;
  const small = EXPLAINS_WITHIN * Math.abs(measured);
  if (Math.abs(measured) < noteworthy.change) return [];
  if (Math.abs(predicted - measured) <= small) {
    const [alone, whole] = [predicted, measured].map((change) => formatChange(ratio(change)));
    return [`That alone would change throughput by ${alone}; measured were ${whole}.`];
  }
  return Math.abs(predicted) <= small ? [waiting(measured)] : [];
}
function waiting(measured) {
  return measured > 0 ? "So the gain is not cheaper requests: the server waited less." : "So time was lost waiting, not computing: look at locks, timers, disks and calls to other services.";
}
var MOST_CORES_OF_ONE_THREAD = 1.1;
var SAME_SHARE = 0.02;
function describeBusyShares(report) {
  const [mix] = report.rows;
  const before = mix?.baseline?.busyCores ?? null;
  const after = mix?.candidate.busyCores ?? null;
  if (report.evidence.sideBySide === null || before === null || after === null) return void 0;
  const { usable, subject } = usableCores(report, Math.max(before, after));
  const [baseline, candidate] = [before, after].map((busy) => Math.min(1, busy / usable));
  if (baseline === void 0 || candidate === void 0) return void 0;
  if (Math.abs(candidate - baseline) < SAME_SHARE)
    return `${subject} ${percent((candidate + baseline) / 2)} busy in both arms`;
  return `${subject} ${percent(candidate)} busy, ${percent(baseline)} in the baseline`;
}
function usableCores({ run, evidence }, busiest) {
  const { cores } = run.environment;
  const workers = evidence.sideBySide?.placement?.workers;
  if (workers !== void 0 && workers <= cores)
    return { usable: workers, subject: `its ${formatCount(workers)} worker processes were` };
  if (workers === void 0 && busiest <= MOST_CORES_OF_ONE_THREAD)
    return { usable: 1, subject: "the server kept one core" };
  return { usable: cores, subject: `the server kept the ${formatCount(cores)} cores` };
}
var percent = (share) => formatShare(ratio(Math.round(share * 100) / 100));

// src/report/content/failure-words.ts
var FAILURE_LABELS = {
  "connect-refused": "connection refused",
  "connect-timeout": "connecting timed out",
  "connect-failed": "connecting failed",
  "ports-exhausted": "no free port on this machine",
  "resources-exhausted": "no file, memory or buffer left for perf-gate",
  reset: "connection reset",
  "closed-before-response": "closed before the answer",
  "closed-mid-response": "closed within the answer",
  "stale-keep-alive": "idle connection closed",
  timeout: "timed out",
  "bad-framing": "not HTTP",
  "unexpected-status": "unexpected status",
  "body-mismatch": "unexpected body"
};
var LONGEST_EXAMPLE2 = 120;
function describeFailure(failure) {
  const example = visibleText(failure.example, LONGEST_EXAMPLE2);
  const said = example === "" ? "" : ` ("${example}")`;
  return `${FAILURE_LABELS[failure.class]} ${formatCount(failure.count)}${said}`;
}
function sumFailures(requests) {
  const sums = /* @__PURE__ */ new Map();
  for (const failure of requests.flatMap(({ failures: failures2 }) => failures2)) {
    const sum = sums.get(failure.class);
    sums.set(failure.class, sum ? { ...sum, count: sum.count + failure.count } : failure);
  }
  return [...sums.values()].filter(({ count: count2 }) => count2 > 0);
}

// src/report/content/explain-report.ts
function explainReport(report) {
  return [
    ...explainEvidence(report),
    ...reasonsOf(report),
    ...explainThroughput(report),
    ...describeFailures(report),
    ...unknownServerUse(report)
  ];
}
function reasonsOf(report) {
  const reasons = report.comparisons.filter(({ outcome }) => outcome !== "pass").map((comparison) => `${labelComparison(report, comparison)}: ${comparison.because}`);
  return report.verdict.kind === "inconclusive" ? [...reasons, report.verdict.need] : reasons;
}
function describeFailures({ details }) {
  const failures2 = sumFailures(details.requests);
  if (failures2.length === 0) return [];
  const total = failures2.reduce((sum, { count: count2 }) => sum + count2, 0);
  return [`${formatCount(total)} requests failed: ${failures2.map(describeFailure).join(", ")}.`];
}
function unknownServerUse({ run, rows: [mix] }) {
  if (run.processes === "fresh" || mix === void 0 || mix.candidate.cpuPerRequest !== null)
    return [];
  return ["CPU and memory are known only of a server that perf-gate starts itself."];
}
function unseenTable(report) {
  const compared = report.comparisons.filter(
    ({ role, method }) => role !== "limit" && method !== "observed"
  );
  if (compared.length === 0) return void 0;
  return {
    columns: ["", "losses below", "you allow", "evidence"],
    groups: [
      { title: void 0, rows: compared.map((comparison) => unseenRow(report, comparison)) }
    ]
  };
}
function unseenRow(report, comparison) {
  const { toleranceLine, samples, method } = comparison;
  return [
    labelComparison(report, comparison),
    formatSmallestShown(comparison),
    formatChange(ratio(toleranceLine)),
    `${method}, n = ${formatCount(samples)}`
  ];
}

// src/report/content/time-table.ts
function timeTable(rows) {
  const known = rows.flatMap(([label, summary]) => summary ? [timeRow(label, summary)] : []);
  if (known.length === 0) return void 0;
  return {
    columns: ["", "min", "mean", "sd", "median", "max", "within 1 sd", "count"],
    groups: [{ title: void 0, rows: known }]
  };
}
function timeRow(label, summary) {
  const { min, mean, standardDeviation, median, max } = summary;
  const times = [min, mean, standardDeviation, median, max];
  return [
    label,
    ...times.map((time5) => formatTime(microseconds(time5))),
    formatShare(ratio(summary.withinOneDeviation)),
    formatCount(summary.count)
  ];
}
function describeSpread2(spread) {
  const { mean, standardDeviation, max, withinOneDeviation } = spread;
  return [
    `mean ${formatNumber(mean)}`,
    `sd ${formatNumber(standardDeviation)}`,
    `max ${formatNumber(max)}`,
    `${formatShare(ratio(withinOneDeviation))} within 1${THIN_SPACE}sd`
  ].join(", ");
}
function ladderTable({ curves }) {
  const shares = [...new Set(curves.flatMap(({ steps }) => steps.map(({ share }) => share)))];
  shares.sort((a, b) => a - b);
  const rows = curves.map(({ name, steps }) => {
    const times = new Map(steps.map(({ share, time: time5 }) => [share, time5]));
    return [name, ...shares.map((share) => cellOf(times.get(share)))];
  });
  return {
    columns: ["served within", ...shares.map((share) => formatShare(ratio(share)))],
    groups: [{ title: void 0, rows }]
  };
}
var cellOf = (time5) => time5 === void 0 ? "" : formatTime(microseconds(time5));

// src/report/content/load-details.ts
function loadSection(report) {
  const { connectTime, lag } = report.details;
  const times = timeTable([
    ["connect", connectTime],
    ["lag", lag]
  ]);
  const tables = times === void 0 ? [] : [{ kind: "table", table: times }];
  const facts2 = [...loadFacts2(report), ...serverFacts(report)];
  const title = report.evidence.sideBySide === null ? "Load" : "Load on the candidate";
  return { title, folded: true, pieces: [{ kind: "facts", facts: facts2 }, ...tables] };
}
function loadFacts2({ run, details, rows: [mix] }) {
  return [
    {
      name: "concurrency",
      value: `${formatAmount(run.connections, "connection")}, ${formatAmount(run.threads, "thread")}`
    },
    { name: "complete requests", value: formatCount(details.completeRequests) },
    { name: "time measured", value: formatDuration(seconds(details.measuredSeconds)) },
    ...optionalFact(
      "requests per second",
      mix ?? null,
      ({ candidate }) => formatRequestRate(candidate.throughput)
    ),
    ...optionalFact("per thread and slice", details.threadRate, describeSpread2),
    ...optionalFact("fixed rate", run.offeredRate, formatRequestRate),
    {
      name: "received",
      value: `${formatSize(bytes(details.bytesReceived))}, ${formatSize(bytes(details.transferRate))}/s`
    },
    { name: "connections opened", value: formatCount(details.connectionsOpened) },
    { name: "generator CPU", value: describeGenerator(details) }
  ];
}
function describeGenerator({ generatorBusyCores, generatorShare }) {
  const cores = `${formatNumber(generatorBusyCores)} cores`;
  if (generatorShare === null) return cores;
  return `${cores}, ${formatShare(ratio(generatorShare))} of the CPU that the server used`;
}
function serverFacts({ details }) {
  return [
    ...optionalFact(
      "server CPU",
      details.serverBusyCores,
      (cores) => `${formatNumber(cores)} cores`
    ),
    ...optionalFact("server processes", details.serverProcesses, formatCount),
    ...optionalFact(
      "server ready after",
      details.bootMilliseconds,
      (boot) => formatDuration(milliseconds(boot))
    )
  ];
}

// src/report/content/request-details.ts
function requestSection(report, request) {
  const table = timeTable([
    ["service", request.processing],
    ["waiting", request.waiting],
    ["total", request.total]
  ]);
  const curves = curvesOf(report, request);
  const pieces = [
    { kind: "facts", facts: requestFacts2(request) },
    table && { kind: "table", table },
    curves.length === 0 ? void 0 : { kind: "ladder", ladder: { curves } }
  ];
  return {
    title: `Request ${shortName(request.name)}`,
    folded: true,
    pieces: pieces.filter((piece) => piece !== void 0)
  };
}
function requestFacts2(request) {
  const { sent, ok, resent, unsent, failures: failures2 } = request;
  return [
    { name: "document", value: `${request.method} ${request.path}` },
    ...optionalFact("length", request.documentLength, (length) => formatSize(bytes(length))),
    ...optionalFact("server software", request.serverSoftware, (software) => software),
    { name: "sent", value: formatCount(sent) },
    { name: "complete", value: formatCount(ok) },
    { name: "failed", value: describeFailures2(failures2) },
    ...optionalFact("sent again", resent || null, formatCount),
    ...optionalFact("due and not sent", unsent || null, formatCount),
    { name: "bodies received", value: formatSize(bytes(request.bodyBytes)) }
  ];
}
var describeFailures2 = (failures2) => failures2.length === 0 ? "0" : failures2.map(describeFailure).join(", ");
function curvesOf(report, request) {
  const row = report.rows.find((candidate) => candidate.request === request.name);
  const before = row?.baseline ?? null;
  const curves = [
    { name: "service", arm: "candidate", clock: "service", steps: request.ladder },
    { name: "service before", arm: "baseline", clock: "service", steps: serviceSteps(before) },
    { name: "response", arm: "candidate", clock: "response", steps: request.responseLadder },
    { name: "response before", arm: "baseline", clock: "response", steps: responseSteps(before) }
  ];
  return curves.filter(({ steps }) => steps.length > 0);
}
var serviceSteps = (values) => values === null ? [] : stepsOf([0.5, values.p50], [0.9, values.p90], [0.99, values.p99], [1, values.max]);
var responseSteps = (values) => values === null ? [] : stepsOf([0.5, values.responseP50], [0.9, values.responseP90], [0.99, values.responseP99]);
var stepsOf = (...steps) => steps.flatMap(([share, time5]) => time5 === null ? [] : [{ share, time: time5 }]);

// src/report/content/result-tables.ts
var formatMicroseconds = (value) => formatTime(microseconds(value));
var time4 = (title, read, metric) => ({
  title,
  read,
  metric,
  format: formatMicroseconds,
  hasChange: true
});
var CAPACITY_COLUMNS = [
  {
    title: "throughput",
    read: (values) => values.throughput,
    metric: "throughput",
    format: (value) => formatValue(value, "per-second"),
    hasChange: true
  },
  time4("p50", (values) => values.p50),
  time4("p90", (values) => values.p90),
  time4("p99", (values) => values.p99, "p99"),
  time4("max", (values) => values.max),
  {
    title: "failed",
    read: (values) => values.errorShare,
    metric: void 0,
    format: (value) => formatShare(ratio(value)),
    hasChange: false
  },
  time4("CPU/request", (values) => values.cpuPerRequest, "cpu"),
  {
    title: "memory",
    read: (values) => values.peakMemory,
    metric: "memory",
    format: (value) => formatSize(bytes(value)),
    hasChange: true
  }
];
var FIXED_RATE_COLUMNS = [
  time4("p50", (values) => values.responseP50),
  time4("p90", (values) => values.responseP90),
  time4("p99", (values) => values.responseP99, "response-p99"),
  time4("cleaned p99", (values) => values.cleanP99, "clean-response-p99")
];
function capacityTable(report) {
  return resultTable(report, CAPACITY_COLUMNS);
}
function fixedRateTable(report) {
  const table = resultTable(report, FIXED_RATE_COLUMNS);
  return table.columns.length > 1 ? table : void 0;
}
function resultTable(report, all) {
  const rows = hasSeveralRequests(report) ? report.rows : report.rows.slice(0, 1);
  const known = all.filter(({ read }) => rows.some((row) => isKnown(row, read)));
  const shown = rows.filter((row) => !row.isNew || known.some(({ read }) => isKnown(row, read)));
  return {
    columns: ["", ...known.map(({ title }) => title)],
    groups: shown.map((row) => ({
      title: rows.length > 1 ? titleOf(row) : void 0,
      rows: linesOf(report, row, known)
    }))
  };
}
var isKnown = ({ candidate, baseline }, read) => read(candidate) !== null || baseline !== null && read(baseline) !== null;
function linesOf(report, row, columns) {
  const { baseline } = row;
  const unknown2 = row.request === null ? NOT_AVAILABLE : "";
  const cell = ({ format }, value) => value === null ? unknown2 : format(value);
  const after = columns.map((column) => cell(column, valueAfter(report, row, column)));
  if (baseline === null) return [["candidate", ...after]];
  const before = columns.map((column) => cell(column, column.read(baseline)));
  const changes = columns.map((column) => changeOf(report, row, column));
  return [
    ["candidate", ...after],
    ["baseline", ...before],
    ["change", ...changes]
  ];
}
function titleOf({ request, isNew }) {
  if (request === null) return "all requests";
  return isNew ? `${shortName(request)} (new, not judged)` : shortName(request);
}
function valueAfter(report, { candidate, baseline, request }, { read, hasChange, metric }) {
  const after = read(candidate);
  if (!hasChange || metric === void 0 || after === null || baseline === null) return after;
  return comparedFor(report, metric, request)?.after ?? after;
}
function changeOf(report, row, column) {
  const before = row.baseline === null ? null : column.read(row.baseline);
  const after = valueAfter(report, row, column);
  if (!column.hasChange || before === null || after === null || before === 0) return "";
  return formatChange(ratio(after / before - 1));
}

// src/report/content/compose-document.ts
function composeDocument(report) {
  const warnings = report.warnings.filter((warning) => !isLead(warning));
  const sections = [
    comparisonSection(report),
    resultSection(report),
    fixedRateSection(report),
    listSection("Why", explainReport(report)),
    tableSection("What could not have been seen", unseenTable(report)),
    listSection(
      "Warnings",
      warnings.map(({ text: text2 }) => text2)
    ),
    loadSection(report),
    baselineSection(report),
    factsSection(report),
    ...report.details.requests.map((request) => requestSection(report, request))
  ];
  return {
    name: report.name,
    headline: headlineOf(report),
    baseline: comparedWith(report),
    sections: sections.filter((section) => section !== void 0),
    warnings: warnings.length,
    notice: void 0
  };
}
function comparedWith({ baseline, comparisons, run, evidence }) {
  const { sideBySide } = evidence;
  if (sideBySide !== null) {
    const done = comparisons.length === 0 ? "Measured" : "Compared";
    return [`${done} side by side with `, ...describeArm(sideBySide, run)];
  }
  if (baseline === null || comparisons.length === 0) return void 0;
  return ["Compared with ", ...describeBaseline(baseline, run)];
}
function comparisonSection(report) {
  const rows = intervalRows(report);
  if (rows.length === 0) return void 0;
  const baseline = comparedWith(report);
  const title = baseline === void 0 ? "Against your limits" : textOf(baseline);
  return open2(title, { kind: "intervals", rows });
}
var resultSection = (report) => open2(`At capacity, with ${formatAmount(report.run.connections, "connection")}`, {
  kind: "table",
  table: capacityTable(report)
});
function fixedRateSection(report) {
  const { offeredRate } = report.run;
  const rate = offeredRate === null ? "a fixed rate" : formatRequestRate(offeredRate);
  return tableSection(`Response times at ${rate}`, fixedRateTable(report));
}
var tableSection = (title, table) => table && open2(title, { kind: "table", table });
var listSection = (title, items) => items.length === 0 ? void 0 : open2(title, { kind: "list", items });
var open2 = (title, ...pieces) => ({
  title,
  folded: false,
  pieces
});
function baselineSection({ baseline, run, evidence }) {
  const { sideBySide } = evidence;
  if (sideBySide !== null) return facts("Side by side", sideBySideFacts(sideBySide, run));
  if (baseline === null) return void 0;
  return facts("Baseline", baselineFacts(baseline, run));
}
var factsSection = (report) => facts("Environment", environmentFacts(report));
var facts = (title, items) => ({
  title,
  folded: true,
  pieces: [{ kind: "facts", facts: items }]
});

// src/report/content/shorten-document.ts
var ROWS_KEPT = [100, 30, 10, 3];
function* shorterAndShorter(document) {
  yield document;
  const folded = document.sections.filter((section) => section.folded);
  const open3 = document.sections.filter((section) => !section.folded);
  for (let kept = folded.length >> 1; kept > 0; kept >>= 1) {
    const lost = `the details of ${folded.length - kept} sections`;
    yield withNotice(document, [...open3, ...folded.slice(0, kept)], lost);
  }
  yield withNotice(document, open3, "all details");
  for (const rows of ROWS_KEPT) {
    const short = open3.map((section) => keepRows(section, rows));
    yield withNotice(document, short, `all details, and all but ${rows} rows of each table`);
  }
  yield bareHeadline(document);
}
function withNotice(document, sections, lost) {
  const notice = `Left out here, where space is limited: ${lost}. The JSON and HTML reports hold everything.`;
  return { ...document, sections, notice };
}
var LONGEST_SENTENCE = 200;
var LONGEST_NOTE = 200;
function bareHeadline(document) {
  const { headline } = document;
  const exit = headline.kind === "accepted" ? headline.lead.slice(0, 1) : headline.notes.slice(-1);
  const short = {
    ...headline,
    sentence: visibleText(headline.sentence, LONGEST_SENTENCE),
    lead: [],
    notes: exit.map((line) => cutLine(line, LONGEST_NOTE))
  };
  const bare = { ...document, headline: short, baseline: void 0 };
  return withNotice(bare, [], "everything but the verdict");
}
var keepRows = (section, rows) => ({
  ...section,
  pieces: section.pieces.map((piece) => shortenPiece(piece, rows))
});
function shortenPiece(piece, rows) {
  switch (piece.kind) {
    case "list":
      return { ...piece, items: piece.items.slice(0, rows) };
    case "facts":
      return { ...piece, facts: piece.facts.slice(0, rows) };
    case "table":
      return { ...piece, table: { ...piece.table, groups: piece.table.groups.slice(0, rows) } };
    case "intervals":
      return { ...piece, rows: worstFirst(piece.rows).slice(0, rows) };
    case "paragraph":
    case "ladder":
      return piece;
  }
}
var SEVERITY = {
  regression: 0,
  inconclusive: 1,
  "not-shown": 2,
  pass: 3
};
var worstFirst = (rows) => rows.toSorted((a, b) => SEVERITY[a.outcome] - SEVERITY[b.outcome]);

// src/report/draw/interval.ts
function drawInterval(places, cells, glyphs) {
  const drawing2 = new Array(cells).fill(" ");
  drawBar(drawing2, places, glyphs);
  drawMark(drawing2, places.zero, glyphs.zero, glyphs.zeroOnBar);
  drawMark(drawing2, places.line, glyphs.line, glyphs.lineOnBar);
  drawEstimate(drawing2, places.estimate, glyphs);
  drawArrows(drawing2, places, glyphs);
  return drawing2.join("");
}
var cellOf2 = (place, cells) => Math.round(place * (cells - 1));
function drawBar(drawing2, { low, estimate, high }, glyphs) {
  if (estimate === void 0) return;
  fill(drawing2, low ?? 0, estimate, low === void 0 ? glyphs.unbounded : glyphs.bar);
  fill(drawing2, estimate, high ?? 1, high === void 0 ? glyphs.unbounded : glyphs.bar);
}
function fill(drawing2, from, to, glyph) {
  const last = drawing2.length - 1;
  const start = Math.max(0, cellOf2(from, drawing2.length));
  const end = Math.min(last, cellOf2(to, drawing2.length));
  for (let cell = start; cell <= end; cell++) drawing2[cell] = glyph;
}
function drawMark(drawing2, place, alone, onBar) {
  if (place === void 0) return;
  const cell = cellOf2(place, drawing2.length);
  drawing2[cell] = drawing2[cell] === " " ? alone : onBar;
}
function drawEstimate(drawing2, place, glyphs) {
  if (place === void 0 || place < 0 || place > 1) return;
  drawing2[cellOf2(place, drawing2.length)] = glyphs.estimate;
}
var HEADS_BEYOND = 3;
function drawArrows(drawing2, places, glyphs) {
  const known = [places.low, places.estimate, places.high].filter((place) => place !== void 0);
  const headsFor = (isBeyond2) => known.length > 0 && known.every(isBeyond2) ? HEADS_BEYOND : Number(known.some(isBeyond2));
  const left = headsFor((place) => place < 0);
  const right = headsFor((place) => place > 1);
  drawing2.fill(glyphs.beyondLeft, 0, left);
  drawing2.fill(glyphs.beyondRight, drawing2.length - right);
}

// src/report/markdown/section.ts
function markdownSection({ title, pieces }) {
  return [
    `#### ${escapeMarkdown(title)}`,
    "",
    ...pieces.flatMap((piece) => [...linesOf2(piece), ""])
  ];
}
var ROWS_WORTH_SHOWING = 4;
function leadSection(section, isWhole) {
  const [piece] = section.pieces;
  if (piece?.kind !== "intervals") return markdownSection(section);
  const shown = tellingRows(piece.rows);
  const left = piece.rows.length - shown.length;
  const rest = left === 0 || !isWhole ? [] : [`${formatAmount(left, "further comparison")} passed without a change that was shown.`, ""];
  return [...intervalTable(shown), "", ...rest];
}
var tellingRows = (rows) => rows.length <= ROWS_WORTH_SHOWING ? rows : rows.filter(({ isTelling }, index) => isTelling || index === 0);
function restOfLead(section) {
  const [piece] = section?.pieces ?? [];
  if (section === void 0 || piece?.kind !== "intervals") return [];
  return tellingRows(piece.rows).length === piece.rows.length ? [] : [section];
}
function linesOf2(piece) {
  switch (piece.kind) {
    case "paragraph":
      return [markdownText(piece.text)];
    case "list":
      return piece.items.map((item) => `- ${markdownText(item)}`);
    case "facts":
      return factTable(piece.facts);
    case "table":
      return markdownTable(piece.table);
    case "intervals":
      return intervalTable(piece.rows);
    case "ladder":
      return markdownTable(ladderTable(piece.ladder));
  }
}
function factTable(facts2) {
  const rows = facts2.map(({ name, value }) => [escapeMarkdown(name), markdownLine(value)]);
  return markdownRows(["", ""], ["left", "left"], rows);
}
var OUTCOME_SYMBOLS = {
  regression: "❌",
  pass: "✅",
  inconclusive: "❔",
  "not-shown": "➖"
};
function intervalTable(rows) {
  return markdownRows(
    ["", "", "before", "after", "change", "◀ better · worse ▶", "interval", "allowed"],
    ["centre", "left", "right", "right", "right", "centre", "right", "right"],
    rows.map((row) => [
      OUTCOME_SYMBOLS[row.outcome],
      escapeMarkdown(row.label),
      escapeMarkdown(row.before),
      escapeMarkdown(row.after),
      `**${escapeMarkdown(row.change)}**`,
      drawing(row),
      escapeMarkdown(row.range),
      escapeMarkdown(row.allowed)
    ])
  );
}
var AXIS_CELLS = 25;
function drawing({ places }) {
  return `\`${drawInterval(places, AXIS_CELLS, UNICODE_GLYPHS).replaceAll(" ", " ")}\``;
}
var RULES = { left: ":--", right: "--:", centre: ":-:" };
function markdownTable({ columns, groups }) {
  const rows = groups.flatMap(({ title, rows: rows2 }) => [
    ...title === void 0 ? [] : [[`**${escapeMarkdown(title)}**`]],
    ...rows2.map((row) => row.map(escapeMarkdown))
  ]);
  const alignments = columns.map((_, index) => index === 0 ? "left" : "right");
  return markdownRows(columns.map(escapeMarkdown), alignments, rows);
}
function markdownRows(columns, alignments, rows) {
  const rowOf = (cells) => `| ${columns.map((_, index) => cells[index] ?? "").join(" | ")} |`;
  return [
    rowOf(columns),
    rowOf(alignments.map((alignment) => RULES[alignment])),
    ...rows.map(rowOf)
  ];
}
var markdownLine = (line) => joinParts(line, markdownText, ({ text: text2, href }) => `[${escapeMarkdown(text2)}](${href})`);

// src/report/render-markdown.ts
var LONGEST_MARKDOWN = 6e4;
var SYMBOLS = {
  pass: "✅",
  regression: "❌",
  accepted: "☑️",
  inconclusive: "❔",
  "no-baseline": "⚪",
  "invalid-run": "🚫"
};
function renderMarkdown(report, { limit = LONGEST_MARKDOWN } = {}) {
  let markdown = "";
  for (const document of shorterAndShorter(composeDocument(report))) {
    markdown = renderDocument(document);
    if (markdown.length <= limit) break;
  }
  return markdown;
}
function renderDocument(document) {
  const { headline, baseline, sections, notice } = document;
  const [first, ...others] = sections;
  const notes = [...baseline === void 0 ? [] : [baseline], ...headline.notes];
  const lines = [
    `### ${SYMBOLS[headline.kind]} ${headline.word}: ${markdownText(headline.sentence)}`,
    "",
    ...headline.lead.flatMap((line) => [markdownLine(line), ""]),
    ...first === void 0 ? [] : leadSection(first, notice === void 0),
    ...notes.map((line) => `${markdownLine(line)}  `),
    "",
    ...notice === void 0 ? [] : [markdownText(notice), ""],
    ...fold(titleOf2(document), [...restOfLead(first), ...others.filter(({ folded }) => !folded)]),
    ...fold(
      "Everything that was measured",
      others.filter(({ folded }) => folded)
    )
  ];
  return `${lines.join("\n").trimEnd()}
`;
}
var titleOf2 = ({ warnings }) => warnings === 0 ? "Results and reasons" : `Results, reasons and ${formatAmount(warnings, "warning")}`;
function fold(title, sections) {
  if (sections.length === 0) return [];
  return [
    "<details>",
    `<summary>${title}</summary>`,
    "",
    ...sections.flatMap(markdownSection),
    "</details>",
    ""
  ];
}

// src/report/terminal/lines.ts
var WIDE = new RegExp("[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\ua960-\\ua97f\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6\\u{17000}-\\u{18aff}\\u{1b000}-\\u{1b2ff}\\u{20000}-\\u{3fffd}\\u{1f000}-\\u{1faff}]|\\p{Emoji_Presentation}", "u");
var COMBINING = /[\p{Mn}\p{Me}\u200d]/u;
var PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
function displayWidth(text2) {
  if (PRINTABLE_ASCII.test(text2)) return text2.length;
  let width = 0;
  for (const character of text2) width += characterWidth(character);
  return width;
}
function takeColumns(text2, columns) {
  let taken = "";
  let width = 0;
  for (const character of text2) {
    width += characterWidth(character);
    if (width > columns) break;
    taken += character;
  }
  return taken;
}
function fitColumns(text2, columns, ellipsis) {
  if (displayWidth(text2) <= columns) return text2;
  return `${takeColumns(text2, columns - displayWidth(ellipsis))}${ellipsis}`;
}
var padEndColumns = (text2, columns) => text2 + " ".repeat(Math.max(0, columns - displayWidth(text2)));
var padStartColumns = (text2, columns) => " ".repeat(Math.max(0, columns - displayWidth(text2))) + text2;
function characterWidth(character) {
  if (COMBINING.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
function wrapText(text2, columns) {
  const lines = [];
  let line = "";
  for (const word of text2.split(" ").flatMap((long) => cutWord(long, columns))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (displayWidth(longer) <= columns) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}
function hangText(first, text2, columns) {
  const indent = displayWidth(first);
  return wrapText(text2, columns - indent).map(
    (line, index) => (index === 0 ? first : " ".repeat(indent)) + line
  );
}
function cutWord(word, columns) {
  const pieces = [];
  let rest = word;
  while (displayWidth(rest) > columns) {
    const piece = takeColumns(rest, columns);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...pieces, rest];
}

// src/report/terminal/intervals.ts
var INDENT = "  ";
var GAP = "  ";
var AXIS_LENGTHS = [41, 33, 25];
var SHORTEST_AXIS = 17;
var WIDEST_LABEL = 32;
var WIDEST_NUMBER = 12;
var WIDEST_RANGE = 20;
var OUTCOME_TONES = {
  regression: "bad",
  pass: "good",
  inconclusive: "unsure",
  "not-shown": "quiet"
};
function drawIntervals(rows, style) {
  const [heading, ...columns] = alignColumns(rows, style);
  if (heading === void 0) return [];
  const room = style.width - displayWidth(INDENT + GAP + GAP) - displayWidth(heading.evidence);
  const beside = AXIS_LENGTHS.find((cells2) => cells2 <= room - displayWidth(heading.numbers));
  const cells = beside ?? AXIS_LENGTHS.find((length) => length <= room) ?? SHORTEST_AXIS;
  const lay = beside === void 0 ? beneathEachOther : besideEachOther;
  return [
    ...lay(heading, drawDirections(cells, style)).map((line) => style.paint("quiet", line)),
    ...rows.flatMap((row, index) => {
      const words = columns[index] ?? heading;
      return paintSymbol(lay(words, drawInterval(row.places, cells, style.glyphs)), row, style);
    }),
    "",
    ...drawLegend(rows, style)
  ];
}
var besideEachOther = ({ numbers, evidence }, axis) => [
  [INDENT + numbers, axis, evidence].join(GAP).trimEnd()
];
var beneathEachOther = ({ numbers, evidence }, axis) => [
  (INDENT + numbers).trimEnd(),
  [INDENT + GAP + axis, evidence].join(GAP).trimEnd()
];
function alignColumns(rows, style) {
  const column = (title, textOf2, widest) => align([title, ...rows.map(textOf2)], padStartColumns, widest, style);
  const steps = joinSteps(
    column("before", (row) => row.before, WIDEST_NUMBER),
    column("after", (row) => row.after, WIDEST_NUMBER),
    style.glyphs.arrow
  );
  const changes = column("change", (row) => row.change, WIDEST_NUMBER);
  const numbers = zip(steps, changes);
  const room = style.width - displayWidth([INDENT, SYMBOL_ROOM, GAP, numbers[0] ?? ""].join(""));
  const names = ["", ...rows.map(({ label }) => label)];
  const labels = align(names, padEndColumns, Math.min(WIDEST_LABEL, room), style);
  const symbols = ["", ...rows.map(({ outcome }) => style.glyphs.symbols[outcome])];
  const ranges = column("interval", (row) => row.range, WIDEST_RANGE);
  const evidence = zip(
    ranges,
    column("allowed", (row) => row.allowed, WIDEST_NUMBER)
  );
  return zip(labels, numbers).map((text2, index) => ({
    numbers: padEndColumns(symbols[index] ?? "", SYMBOL_ROOM.length) + text2,
    evidence: evidence[index] ?? ""
  }));
}
var SYMBOL_ROOM = "  ";
var zip = (left, right) => left.map((text2, index) => text2 + GAP + (right[index] ?? ""));
function joinSteps(before, after, arrow2) {
  const gap = " ".repeat(displayWidth(arrow2));
  return before.map((text2, index) => [text2, index === 0 ? gap : arrow2, after[index]].join(" "));
}
function align(texts, pad, widest, style) {
  const shown = texts.map((text2) => fitColumns(style.show(text2), widest, style.glyphs.ellipsis));
  const width = Math.max(...shown.map(displayWidth));
  return shown.map((text2) => pad(text2, width));
}
function paintSymbol(lines, { outcome }, style) {
  const symbol = style.glyphs.symbols[outcome];
  const [first = "", ...others] = lines;
  const rest = first.slice(INDENT.length + symbol.length);
  return [INDENT + style.paint(OUTCOME_TONES[outcome], symbol) + rest, ...others];
}
function drawDirections(cells, { glyphs }) {
  const [better, worse] = [`${glyphs.beyondLeft} better`, `worse ${glyphs.beyondRight}`];
  return better + " ".repeat(cells - better.length - worse.length) + worse;
}
function drawLegend(rows, style) {
  const { glyphs } = style;
  const { bar: bar2, estimate, unbounded } = glyphs;
  const entries = [
    `${bar2}${estimate}${bar2} change and its interval`,
    `${glyphs.zero} no change`,
    `${glyphs.line} the loss you allow`,
    `${glyphs.beyondRight} beyond the axis`,
    `${unbounded}${unbounded} no bound`
  ];
  const text2 = entries.map((entry) => entry.replaceAll(" ", " ")).join("  ");
  const notShown = `${glyphs.symbols["not-shown"]} a loss is neither shown nor ruled out, and need not be`;
  const texts = rows.some(({ outcome }) => outcome === "not-shown") ? [text2, notShown] : [text2];
  return texts.flatMap((each) => hangText(INDENT, each, style.width)).map((line) => style.paint("quiet", line));
}

// src/report/terminal/table.ts
var INDENT2 = "  ";
var GAP2 = "  ";
var WIDEST_LABEL2 = 32;
var WIDEST_NUMBER2 = 24;
function drawTable(table, style) {
  const shown = showCells(table, style);
  const widths = shown.columns.map((_, column) => columnWidth(shown, column));
  return partsOf2(widths, style.width - INDENT2.length).flatMap((columns, part) => [
    ...part === 0 ? [] : [""],
    ...drawPart(shown, columns, widths, style)
  ]);
}
function showCells(table, style) {
  const fit = (text2, column) => fitColumns(
    style.show(text2),
    column === 0 ? WIDEST_LABEL2 : WIDEST_NUMBER2,
    style.glyphs.ellipsis
  );
  return {
    columns: table.columns.map(fit),
    groups: table.groups.map(({ title, rows }) => ({
      title: title === void 0 ? void 0 : fitColumns(style.show(title), style.width - INDENT2.length, style.glyphs.ellipsis),
      rows: rows.map((row) => row.map(fit))
    }))
  };
}
function columnWidth(table, column) {
  const cells = table.groups.flatMap(({ rows }) => rows.map((row) => row[column] ?? ""));
  const indent = column === 0 && hasTitles(table) ? INDENT2.length : 0;
  const widths = [table.columns[column] ?? "", ...cells].map((cell) => displayWidth(cell) + indent);
  return Math.max(...widths);
}
var hasTitles = ({ groups }) => groups.some(({ title }) => title !== void 0);
function partsOf2(widths, available) {
  const [labels = 0, ...numbers] = widths;
  const parts = [[]];
  let used = labels;
  for (const [index, width] of numbers.entries()) {
    const needed = GAP2.length + width;
    if (used + needed > available && parts.at(-1)?.length !== 0) {
      parts.push([]);
      used = labels;
    }
    parts.at(-1)?.push(index + 1);
    used += needed;
  }
  return parts;
}
function drawPart(table, columns, widths, style) {
  const drawRow = (row, label) => [
    INDENT2 + padEndColumns(label, widths[0] ?? 0),
    ...columns.map((column) => padStartColumns(row[column] ?? "", widths[column] ?? 0))
  ].join(GAP2);
  const inset = hasTitles(table) ? INDENT2 : "";
  const groups = table.groups.flatMap(({ title, rows }) => [
    ...title === void 0 ? [] : [INDENT2 + title],
    ...rows.map((row) => drawRow(row, inset + (row[0] ?? "")))
  ]);
  return [
    style.paint("quiet", drawRow(table.columns, table.columns[0] ?? "").trimEnd()),
    ...groups
  ];
}

// src/report/terminal/section.ts
var INDENT3 = "  ";
function drawSection({ title, pieces }, style) {
  const heading = wrapText(style.show(title), style.width).map(
    (line) => style.paint("strong", line)
  );
  return ["", ...heading, ...pieces.flatMap((piece, index) => drawApart(piece, index, style))];
}
var drawApart = (piece, index, style) => index === 0 ? drawPiece(piece, style) : ["", ...drawPiece(piece, style)];
function drawPiece(piece, style) {
  switch (piece.kind) {
    case "paragraph":
      return hangText(INDENT3, style.show(piece.text), style.width);
    case "list":
      return piece.items.flatMap((item) => drawItem(item, style));
    case "facts":
      return drawFacts(piece.facts, style);
    case "table":
      return drawTable(piece.table, style);
    case "intervals":
      return drawIntervals(piece.rows, style);
    case "ladder":
      return drawTable(ladderTable(piece.ladder), style);
  }
}
var drawItem = (item, style) => hangText(`${INDENT3}${style.glyphs.bullet} `, style.show(item), style.width);
function drawFacts(facts2, style) {
  const width = Math.max(...facts2.map(({ name }) => displayWidth(name)));
  return facts2.flatMap(
    ({ name, value }) => hangText(`${INDENT3}${padEndColumns(name, width)}  `, style.show(textOf(value)), style.width)
  );
}

// src/report/render-terminal.ts
var VERDICT_TONES = {
  pass: "good",
  regression: "bad",
  accepted: "unsure",
  inconclusive: "unsure",
  "no-baseline": "unsure",
  "invalid-run": "bad"
};
function renderTerminal(report, options) {
  const style = terminalStyle(options);
  const { headline, sections } = composeDocument(report);
  const verdict = drawHeadline(headline, style);
  return printable([
    ...verdict,
    ...sections.flatMap((section) => drawSection(section, style)),
    "",
    ...verdict
  ]);
}
function drawHeadline(headline, style) {
  const { kind, word, sentence, lead, notes } = headline;
  const verdict = `${style.glyphs.symbols[kind]} ${word}`;
  const [first = "", ...more] = hangText(`${verdict}  `, style.show(sentence), style.width);
  return [
    style.paint(VERDICT_TONES[kind], verdict) + first.slice(verdict.length),
    ...more,
    ...[...lead, ...notes].flatMap((line) => hangText("  ", style.show(textOf(line)), style.width))
  ];
}

// src/report/escape/html.ts
var ENTITIES = /* @__PURE__ */ new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"]
]);
function escapeHtml(text2) {
  return visibleText(text2).replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? "");
}

// src/report/html/page-style.ts
var PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --text: #1f2328; --quiet: #59636e; --page: #ffffff; --rule: #d1d9e0; --band: #f6f8fa;
  --good: #1a7f37; --bad: #cf222e; --unsure: #9a6700; --service: #0969da; --response: #bc4c00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --quiet: #9198a1; --page: #0d1117; --rule: #3d444d; --band: #161b22;
    --good: #3fb950; --bad: #ff7b72; --unsure: #d29922; --service: #58a6ff; --response: #f0883e;
  }
}
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 66rem;
  background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, "Liberation Sans", sans-serif; overflow-wrap: anywhere;
}
header { border-left: 6px solid var(--tone); padding: 0.25rem 0 0.25rem 1rem; }
header p { margin: 0.25rem 0 0; color: var(--quiet); }
h1 { margin: 0; font-size: 1.35rem; line-height: 1.35; font-weight: 600; }
h1 b { color: var(--tone); letter-spacing: 0.02em; margin-right: 0.35em; }
a { color: inherit; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.05rem; }
.pass { --tone: var(--good); }
.regression, .invalid-run { --tone: var(--bad); }
.inconclusive, .no-baseline, .accepted { --tone: var(--unsure); }
.not-shown { --tone: var(--quiet); }
td.pass, td.regression, td.inconclusive, td.not-shown { color: var(--tone); font-weight: 600; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25rem 0.7rem; text-align: right; white-space: nowrap; font-weight: 400; }
th:first-child { text-align: left; padding-left: 0; }
td:has(svg) { padding-block: 0; }
.axis { text-align: center; }
tbody th { white-space: normal; min-width: 7rem; }
thead th { color: var(--quiet); border-bottom: 1px solid var(--rule); }
tbody tr + tr > * { border-top: 1px solid var(--band); }
th.group { padding-top: 0.8rem; font-weight: 600; white-space: normal; }
ul { margin: 0; padding-left: 1.2rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1.5rem; margin: 0.5rem 0 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; font-variant-numeric: tabular-nums; }
details { border-top: 1px solid var(--rule); margin-top: 1.5rem; }
details + details { margin-top: 0; }
summary { cursor: pointer; padding: 0.6rem 0; }
summary h2 { display: inline; margin: 0; }
.legend { margin: 0.4rem 0 0; color: var(--quiet); font-size: 0.85rem; }
svg { display: block; }
svg path { fill: none; stroke: var(--quiet); }
.interval .zero { stroke-width: 1; }
.interval .line { stroke: var(--text); stroke-width: 2.5; }
.interval .bar { stroke: var(--tone); stroke-width: 4; }
.interval .open { stroke-width: 2; stroke-dasharray: 3 4; }
.interval .arrow, .interval circle { fill: var(--tone); stroke: none; }
figure { margin: 0.5rem 0 1rem; }
.curves { width: 100%; max-width: 50rem; height: auto; }
.curves .grid { stroke: var(--rule); stroke-width: 0.7; }
.curves text { fill: var(--quiet); font: 11px system-ui, "Liberation Sans", sans-serif; }
.service { --curve: var(--service); }
.response { --curve: var(--response); }
.curves g path { stroke: var(--curve); stroke-width: 2; }
.curves g circle { fill: var(--curve); }
.curves .baseline path { stroke-dasharray: 5 5; stroke-width: 1.5; }
.curves .baseline circle { fill: var(--page); stroke: var(--curve); }
.key { margin-right: 1.5rem; color: var(--quiet); font-size: 0.9rem; }
.key::before {
  content: ""; display: inline-block; width: 1.8em; margin-right: 0.5em; vertical-align: middle;
  border-top: 2px solid var(--curve);
}
.key.baseline::before { border-top-style: dashed; }
@media print { details::details-content { content-visibility: visible; height: auto; } }
`;

// src/report/html/curve-svg.ts
var WIDTH = 640;
var HEIGHT = 240;
var LEFT = 70;
var RIGHT = 12;
var TOP = 10;
var BOTTOM = 24;
var FIRST_SHARE = 0.5;
var PLACE_OF_MAXIMUM = 2.5;
var MARKED_SHARES = [0.5, 0.75, 0.9, 0.95, 0.99, 1];
function curveSvg({ curves }) {
  const axis = timeAxis(curves.flatMap(({ steps }) => steps.map(({ time: time5 }) => time5)));
  return [
    `<svg class="curves" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="times by percentile; the table below has the numbers">`,
    ...axis.marks.map((time5) => timeMark(time5, axis)),
    ...MARKED_SHARES.map(shareMark),
    ...curves.map((curve) => drawCurve(curve, axis)),
    "</svg>"
  ].join("");
}
function timeMark(time5, axis) {
  const at = y(time5, axis);
  const label = `<text x="${LEFT - 6}" y="${at}" text-anchor="end" dominant-baseline="middle">${formatTime(microseconds(time5))}</text>`;
  return `<path class="grid" d="M${LEFT} ${at}H${WIDTH - RIGHT}"/>${label}`;
}
function shareMark(share) {
  const label = share === 1 ? "max" : formatShare(ratio(share));
  const anchor = share === 1 ? "end" : "middle";
  return `<path class="grid" d="M${x(share)} ${TOP}V${HEIGHT - BOTTOM}"/><text x="${x(share)}" y="${HEIGHT - 8}" text-anchor="${anchor}">${label}</text>`;
}
function drawCurve({ arm: arm2, clock, steps }, axis) {
  const points = steps.map(({ share, time: time5 }) => `${x(share)} ${y(time5, axis)}`);
  const dots = steps.map(
    ({ share, time: time5 }) => `<circle cx="${x(share)}" cy="${y(time5, axis)}" r="3"/>`
  );
  return `<g class="${clock} ${arm2}"><path d="M${points.join("L")}"/>${dots.join("")}</g>`;
}
function x(share) {
  const nines = share >= 1 ? PLACE_OF_MAXIMUM : Math.min(-Math.log10(1 - share), PLACE_OF_MAXIMUM);
  const first = -Math.log10(1 - FIRST_SHARE);
  const place = (nines - first) / (PLACE_OF_MAXIMUM - first);
  return round(LEFT + Math.max(place, 0) * (WIDTH - LEFT - RIGHT));
}
var y = (time5, axis) => round(HEIGHT - BOTTOM - axis.placeOf(time5) * (HEIGHT - TOP - BOTTOM));
var round = (pixels) => Math.round(pixels * 10) / 10;
var SHORTEST = 1;
var DECADES_WITH_STEPS = 2.5;
function timeAxis(times) {
  const logs = times.map(logOf);
  const start = Math.min(...logs) - 0.05;
  const end = Math.max(...logs) + 0.05;
  const steps = end - start > DECADES_WITH_STEPS ? [1] : [1, 2, 5];
  return {
    placeOf: (time5) => (logOf(time5) - start) / (end - start),
    marks: roundValues(start, end, steps)
  };
}
var logOf = (time5) => Math.log10(Math.max(time5, SHORTEST));
function roundValues(start, end, steps) {
  const decades = Array.from(
    { length: Math.ceil(end) - Math.floor(start) },
    (_, index) => 10 ** (Math.floor(start) + index)
  );
  return decades.flatMap((decade) => steps.map((step) => step * decade)).filter((value) => Math.log10(value) >= start && Math.log10(value) <= end);
}

// src/report/html/interval-svg.ts
var WIDTH2 = 240;
var HEIGHT2 = 22;
var MIDDLE = HEIGHT2 / 2;
var MARGIN = 10;
var SHAFT = 16;
var x2 = (place) => Math.round(10 * (MARGIN + Math.min(Math.max(place, 0), 1) * (WIDTH2 - 2 * MARGIN))) / 10;
function intervalSvg({ label, change, range, outcome, places }) {
  const description = escapeHtml(`${label}: ${change}, interval ${range}`);
  return [
    `<svg class="interval ${outcome}" viewBox="0 0 ${WIDTH2} ${HEIGHT2}" width="${WIDTH2}" height="${HEIGHT2}" role="img" aria-label="${description}">`,
    ...marks(places),
    ...bars(places),
    ...arrows(places),
    ...point(places),
    "</svg>"
  ].join("");
}
function marks({ zero, line }) {
  const tolerance = verticalLine("line", line);
  return zero === void 0 ? [tolerance] : [verticalLine("zero", zero), tolerance];
}
var verticalLine = (className, place) => `<path class="${className}" d="M${x2(place)} 0V${HEIGHT2}"/>`;
function bars({ low, estimate, high }) {
  if (estimate === void 0) return [];
  return [bar(low ?? 0, estimate, low === void 0), bar(estimate, high ?? 1, high === void 0)];
}
var bar = (from, to, isOpen) => `<path class="bar${isOpen ? " open" : ""}" d="M${x2(from)} ${MIDDLE}H${x2(to)}"/>`;
function arrows({ low, estimate, high }) {
  const known = [low, estimate, high].filter((place) => place !== void 0);
  const arrowFor = (isBeyond2, tip, base) => known.some(isBeyond2) ? [arrow(tip, base), ...known.every(isBeyond2) ? [shaft(base)] : []] : [];
  return [
    ...arrowFor((place) => place < 0, 0, MARGIN),
    ...arrowFor((place) => place > 1, WIDTH2, WIDTH2 - MARGIN)
  ];
}
var arrow = (tip, base) => `<path class="arrow" d="M${tip} ${MIDDLE}L${base} ${MIDDLE - 6}V${MIDDLE + 6}Z"/>`;
var shaft = (base) => `<path class="bar" d="M${base} ${MIDDLE}h${base < WIDTH2 / 2 ? SHAFT : -SHAFT}"/>`;
function point({ estimate }) {
  if (estimate === void 0 || estimate < 0 || estimate > 1) return [];
  return [`<circle cx="${x2(estimate)}" cy="${MIDDLE}" r="5"/>`];
}

// src/report/html/section.ts
function htmlSection({ title, folded, pieces }) {
  const heading = `<h2>${escapeHtml(title)}</h2>`;
  const content = pieces.map(htmlPiece).join("\n");
  return folded ? `<details><summary>${heading}</summary>
${content}
</details>` : `<section>
${heading}
${content}
</section>`;
}
function htmlPiece(piece) {
  switch (piece.kind) {
    case "paragraph":
      return `<p>${escapeHtml(piece.text)}</p>`;
    case "list":
      return `<ul>
${piece.items.map((item) => `<li>${escapeHtml(item)}</li>`).join("\n")}
</ul>`;
    case "facts":
      return factList(piece.facts);
    case "table":
      return htmlTable(piece.table);
    case "intervals":
      return intervalTable2(piece.rows);
    case "ladder":
      return htmlLadder(piece.ladder);
  }
}
function factList(facts2) {
  const entries = facts2.map(
    ({ name, value }) => `<dt>${escapeHtml(name)}</dt><dd>${htmlLine(value)}</dd>`
  );
  return `<dl>
${entries.join("\n")}
</dl>`;
}
function htmlTable({ columns, groups }) {
  const bodies = groups.map(({ title, rows }) => {
    const span = `<th class="group" scope="rowgroup" colspan="${columns.length}">`;
    const heading = title === void 0 ? [] : [`<tr>${span}${escapeHtml(title)}</th></tr>`];
    return `<tbody>
${[...heading, ...rows.map(htmlRow)].join("\n")}
</tbody>`;
  });
  return scrolling(`<table>
${tableHead(columns)}
${bodies.join("\n")}
</table>`);
}
function htmlRow([label = "", ...cells]) {
  const numbers = cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("");
  return `<tr><th scope="row">${escapeHtml(label)}</th>${numbers}</tr>`;
}
var tableHead = (columns) => `<thead><tr>${columns.map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join("")}</tr></thead>`;
var scrolling = (table) => `<div class="wide">${table}</div>`;
var INTERVAL_HEAD = '<thead><tr><th scope="col"></th><th scope="col">before</th><th scope="col">after</th><th scope="col">change</th><th scope="col" class="axis">◀ better · worse ▶</th><th scope="col">interval</th><th scope="col">allowed</th><th scope="col">outcome</th></tr></thead>';
var OUTCOME_WORDS = {
  regression: "regression",
  pass: "pass",
  inconclusive: "inconclusive",
  "not-shown": "not shown"
};
function intervalTable2(rows) {
  const body = rows.map((row) => {
    const cells = [row.before, row.after, row.change].map((text2) => `<td>${escapeHtml(text2)}</td>`);
    const evidence = [row.range, row.allowed].map((text2) => `<td>${escapeHtml(text2)}</td>`);
    const outcome = `<td class="${row.outcome}">${OUTCOME_WORDS[row.outcome]}</td>`;
    return `<tr><th scope="row">${escapeHtml(row.label)}</th>${cells.join("")}<td>${intervalSvg(row)}</td>${evidence.join("")}${outcome}</tr>`;
  });
  const legend = "Bar: the change’s interval; dot: its estimate; thin line: no change; thick line: what you allow; arrow: beyond the axis; dashes: no bound.";
  return `${scrolling(`<table>
${INTERVAL_HEAD}
<tbody>
${body.join("\n")}
</tbody>
</table>`)}
<p class="legend">${legend}</p>`;
}
function htmlLadder(ladder) {
  const keys = ladder.curves.map(curveKey).join("");
  return `<figure>
${curveSvg(ladder)}
<figcaption>${keys}</figcaption>
</figure>
${htmlTable(ladderTable(ladder))}`;
}
var curveKey = ({ name, arm: arm2, clock }) => `<span class="key ${clock} ${arm2}">${escapeHtml(name)}</span>`;
var htmlLine = (line) => joinParts(
  line,
  escapeHtml,
  ({ text: text2, href }) => `<a href="${escapeHtml(href)}">${escapeHtml(text2)}</a>`
);

// src/report/render-html.ts
var POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'"
].join("; ");
function renderHtml(report) {
  const { name, headline, sections } = composeDocument(report);
  const { kind, word, sentence, lead, notes } = headline;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${word}: ${escapeHtml(name)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header class="${kind}">
<h1><b>${word}</b> ${escapeHtml(sentence)}</h1>
${[...lead, ...notes].map((line) => `<p>${htmlLine(line)}</p>`).join("\n")}
</header>
${sections.map(htmlSection).join("\n")}
</body>
</html>
`;
}

export {
  MOST_RECORDS,
  encodeRecords,
  decodeRecords,
  LARGEST_BASELINE,
  FileStore,
  METRIC_LABELS,
  labelOf,
  renderJson,
  jsonText,
  shortName,
  headlineOf,
  leadWarnings,
  terminalStyle,
  printable,
  LONGEST_MARKDOWN,
  renderMarkdown,
  hangText,
  drawSection,
  renderTerminal,
  renderHtml
};
