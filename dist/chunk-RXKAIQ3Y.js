import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  FAILURE_CLASSES
} from "./chunk-X47DQ7OO.js";
import {
  Histogram
} from "./chunk-ZZYKE26N.js";
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
} from "./chunk-HRZS5SHL.js";
import {
  GateError
} from "./chunk-3NNCCJRV.js";
import {
  __callDispose,
  __using,
  bytes,
  microseconds,
  milliseconds,
  nanoseconds,
  perSecond,
  ratio
} from "./chunk-QRBVOX5G.js";

// src/baseline/file-store.ts
import { readFile } from "node:fs/promises";

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

// src/record/field.ts
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
  slices: count,
  /** Recorded time: the sum of the slices' windows. */
  window: time,
  /** The time over which `bytesReceived` came. */
  elapsed: time,
  /** What the generator's threads used of it; `undefined` in records of earlier versions. */
  generatorUse: addedLater(generatorUse)
});

// src/record/run-record.ts
var LONGEST_PATH = 8192;
var MOST_BLOCKS = 200;
var size2 = quantity(bytes);
var time2 = quantity(milliseconds);
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
  warmup: time2,
  capacitySlice: time2,
  fixedRateSlice: time2,
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
  elapsed: time2,
  /** Highest sum of the resident high-water marks of the tree. */
  peakMemory: optional(size2),
  /** Largest number of processes seen. */
  processes: optional(count),
  /** How evenly the load fell on worker processes; `undefined` where fewer than two worked. */
  placement: addedLater(placement)
});
var storedBlock = object2({
  arm,
  /** Counted from 1; the blocks of a pair have the same number. */
  number: plain(ordinal.schema.optional()),
  startedAt: instant,
  /** From the start of the process to the first expected answer; `undefined` for a running server. */
  boot: optional(time2),
  capacity: phaseResult,
  fixedRate: optional(phaseResult),
  /** Requests that the baseline does not have yet: at capacity, on the candidate, not judged. */
  added: addedLater(phaseResult),
  server: serverUse
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
  async find({ name }) {
    if (this.#files.save !== void 0) await readRecords(this.#files.save);
    const path = this.#files.baseline;
    if (path === void 0) return nothing("no file", "No baseline file was named (`--baseline`).");
    const all = await readRecords(path);
    if (all === void 0) return nothing(path, `The baseline file ${path} does not exist yet.`);
    const records = all.filter((record) => record.name === name);
    return records.length === 0 ? nothing(path, `None of the ${all.length} records in ${path} has the name \`${name}\`.`) : { records, description: path };
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
var nothing = (description, why) => ({
  records: [],
  description,
  why
});
function isSameRun(one, other) {
  return one.id === other.id && one.attempt === other.attempt;
}
async function readRecords(path) {
  const text2 = await readFile(path, "utf8").catch((error) => {
    if (isMissing(error)) return void 0;
    throw cannotRead(path, error);
  });
  return text2 === void 0 ? void 0 : decodeRecords(text2, path);
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

export {
  MOST_RECORDS,
  encodeRecords,
  decodeRecords,
  FileStore
};
