import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  FEWEST_PAIRS
} from "./chunk-EK5FSJA2.js";
import {
  NEVER,
  _enum,
  array,
  boolean,
  int,
  iso_exports,
  literal,
  number,
  partialRecord,
  strictObject,
  string,
  union
} from "./chunk-BFBJNCNN.js";
import {
  Histogram
} from "./chunk-F44JAACR.js";
import {
  sum
} from "./chunk-2MZIHUAB.js";
import {
  FAILURE_CLASSES,
  countErrors
} from "./chunk-QTJTHZNP.js";
import {
  GateError
} from "./chunk-NMZCVL7D.js";
import {
  NANOSECONDS_PER_MILLISECOND,
  bytes,
  logChange,
  logRatio,
  microseconds,
  milliseconds,
  nanoseconds,
  nanosecondsToMicroseconds,
  perSecond,
  rate,
  ratio,
  seconds,
  toMicroseconds
} from "./chunk-D2O6BJGM.js";

// src/record/order.ts
function oldestFirst(records) {
  return records.toSorted(byBeginning(records));
}
function newestFirst(records) {
  const compare = byBeginning(records);
  return records.toSorted((one, other) => compare(other, one));
}
function byBeginning(records) {
  const beginnings = /* @__PURE__ */ new Map();
  for (const { id, measuredAt } of records) {
    const known = beginnings.get(id) ?? Number.POSITIVE_INFINITY;
    beginnings.set(id, Math.min(known, Date.parse(measuredAt)));
  }
  const beginningOf = ({ id }) => beginnings.get(id) ?? 0;
  return (one, other) => beginningOf(one) - beginningOf(other) || one.attempt - other.attempt;
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
var amount = plain(number().min(0).max(Number.MAX_SAFE_INTEGER));
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
function object(fields) {
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

// src/record/stored/arms.ts
var arm = oneOf(["candidate", "baseline"]);
var armFacts = object({
  kind: oneOf(["build", "commit", "directory", "command"]),
  /** Full hash, where it is known. */
  commit: optional(hash)
});
var packageChange = object({
  name: cutText(),
  /** Versions that only the baseline has; `undefined`: none. */
  before: optional(cutText()),
  /** Versions that only the candidate has; `undefined`: none. */
  after: optional(cutText())
});
var MOST_PACKAGES = 100;
var MOST_VARIABLES = 100;
var armDifferences = object({
  /** Direct dependencies first. */
  packages: list(packageChange, MOST_PACKAGES),
  /** How many packages differ besides. */
  morePackages: count,
  /** Names of environment variables that are set to something else, or for one arm only. */
  variables: list(cutText(), MOST_VARIABLES)
});
var program = object({
  arm,
  /** Name of the file, without a version at its end. */
  name: cutText(),
  /** As its path tells it. */
  version: optional(cutText()),
  size: quantity(bytes)
});
var MOST_PROGRAMS = 20;

// src/record/phase-result.ts
var MOST_REQUESTS = 64;
var MOST_THREAD_RATES = 1e4;
var LONGEST_EXAMPLE = 500;
var size = quantity(bytes);
var time = quantity(milliseconds);
var cpuTime = quantity(nanoseconds);
var failureCount = object({
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
var namedFields = {
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
};
var namedResult = object(namedFields);
var requestResults = mapped(
  checked(list(namedResult, MOST_REQUESTS), haveUniqueNames, "two requests have one name"),
  (results) => new Map(results.map(({ name, ...result }) => [name, result])),
  (results) => [...results].map(([name, result]) => ({ name, ...result }))
);
var flowResult = object({ ...namedFields, steps: list(text, MOST_REQUESTS) });
var flowResults = {
  schema: list(flowResult, MOST_REQUESTS).schema.refine(haveUniqueNames, "two flows have one name").optional().transform((results) => new Map((results ?? []).map(({ name, ...rest }) => [name, rest]))),
  encode: (results) => results.size === 0 ? void 0 : [...results].map(([name, result]) => flowResult.encode({ name, ...result }))
};
var generatorUse = object({
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
var cleaning = object({
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
var phaseResult = object({
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
  /** Beside their steps, which are requests. */
  flows: flowResults,
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
var namedResults = (phases, name) => phases.flatMap(({ requests, flows }) => requests.get(name) ?? flows.get(name) ?? []);
function unitsIn({ requests, flows }) {
  const steps = new Set([...flows.values()].flatMap((flow) => flow.steps));
  const alone = [...requests].filter(([name]) => !steps.has(name)).map(([, result]) => result);
  return [...alone, ...flows.values()];
}

// src/record/step.ts
var LARGEST = 50;
var logarithm = (smallest) => plain(number().min(smallest).max(LARGEST).transform(logRatio));
var shift = object({
  /** ln of the ratio of both commits, positive for the worse: the mean over the units. */
  loss: logarithm(-LARGEST),
  /** Standard error of that mean. */
  error: logarithm(0),
  /** Pairs of blocks, or groups of them where a percentile takes several. One has no error. */
  units: plain(ordinal.schema.refine((units) => units > 1, "one unit has no error"))
});
var step = object({
  /** Full hash of the commit that the record's own was compared with. */
  base: hash,
  /** Pairs of blocks. */
  pairs: ordinal,
  throughput: optional(shift),
  /** CPU time per request. */
  cpu: optional(shift),
  /** Of the service times at capacity, all requests together. */
  p99: optional(shift)
});
var earlierStep = object({
  /** Of its run record, which is no longer stored. */
  id: text,
  attempt: count,
  measuredAt: instant,
  commit: optional(hash),
  isNewLevel: flag,
  /** `undefined`: it was not measured beside another commit. */
  step: optional(step)
});
var MOST_EARLIER_STEPS = 100;

// src/record/stored/look.ts
var look = object({
  /** Counted from 1. */
  number: ordinal,
  /** How many were planned. */
  of: ordinal,
  /** Pairs of blocks that were planned for the last one. */
  plannedBlocks: ordinal
});
var pace = object({
  /** Of the run, before its first pair. */
  lead: quantity(milliseconds),
  /** Of a pair that the budget does not cut short, as it was expected. */
  pair: quantity(milliseconds)
});

// src/record/stored/plan-facts.ts
var MOST_HEADERS = 101;
var MOST_CHECKS = 8;
var time2 = quantity(milliseconds);
var plannedRequest = object({
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
  expectedBody: optional(oneOf(["includes", "matches"])),
  /** Names of what else is looked at in an answer. */
  otherChecks: addedLater(list(text, MOST_CHECKS)),
  /** Its place in a flow, in words; `undefined`: it is sent by itself. */
  inFlow: addedLater(text)
});
var planFacts = object({
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

// src/record/stored/possible-cpu.ts
var MOST_CPU = 256;
var SLACK = seconds(1);
function isCpuPossible({ environment: environment2, blocks: blocks2 }) {
  const cores = MOST_CPU * Math.max(1, environment2.cores);
  const fits = ({ cpu = 0, elapsed }) => cpu <= NANOSECONDS_PER_MILLISECOND * cores * milliseconds(elapsed + SLACK);
  return blocks2.every(({ server, others, capacity, fixedRate, added }) => {
    const phases = [capacity, fixedRate, added].flatMap((phase) => phase ?? []);
    return [
      server,
      ...others === void 0 ? [] : [others, { ...others, cpu: others.stolen }],
      ...phases.map(({ generatorCpu, elapsed }) => ({ cpu: generatorCpu, elapsed }))
    ].every(fits);
  });
}

// src/record/stored/profile.ts
var LONGEST_FUNCTION = 160;
var MOST_FUNCTIONS = 300;
var MOST_CALLS = 500;
var functionSamples = object({
  name: cutText(LONGEST_FUNCTION),
  /** In which it was the innermost function. */
  samples: count
});
var call = object({
  name: cutText(LONGEST_FUNCTION),
  /** Index of the call that it was made from; `undefined`: it is the outermost. */
  parent: optional(count),
  /** In which it was on the stack. */
  samples: count
});
var armProfile = object({
  profiler: cutText(),
  samples: count,
  /** The answers that were given meanwhile. */
  answers: count,
  /** CPU time of the server meanwhile; `undefined` where that is unknown. */
  cpu: optional(quantity(nanoseconds)),
  /** Those with most samples, most first. */
  functions: list(functionSamples, MOST_FUNCTIONS),
  /** The heaviest part of the tree of calls, callers before what they call. */
  calls: checked(
    list(call, MOST_CALLS),
    (calls) => calls.every(({ parent }, index) => parent === void 0 || parent < index),
    "a call stands before its caller"
  )
});
var profiles = object({ baseline: armProfile, candidate: armProfile });

// src/record/run-record.ts
var LONGEST_PATH = 8192;
var MOST_BLOCKS = 200;
var size2 = quantity(bytes);
var time3 = quantity(milliseconds);
var cpuTime2 = quantity(nanoseconds);
var environment = object({
  cpuModel: cutText(),
  cores: count,
  memory: size2,
  architecture: text,
  platform: text,
  kernel: text,
  node: text,
  /** Hashed identity of a machine that runs perf-gate again (a laptop); `undefined` for a hosted runner. */
  machine: optional(text),
  /** Cores that a cgroup quota allows, where one is set. */
  cpuQuota: optional(amount),
  /** Of a runner that says so, with its version; `undefined` also in records of earlier versions. */
  image: addedLater(text),
  perfGate: text
});
var loadFacts = object({
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
var requestFacts = object({
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
var placement = object({
  /** The busiest process and its siblings, which one parent started. */
  workers: count,
  /** Mean over capacity slices of (share of the busiest ÷ even share − 1): 0 is even. */
  imbalance: quantity(ratio)
});
var serverUse = object({
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
var othersUse = object({
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
var storedBlock = object({
  arm,
  /** Counted from 1; the blocks of a pair have the same number. */
  number: plain(ordinal.schema.optional()),
  startedAt: instant,
  /** From the start of the process to the first expected answer; `undefined` for a running server. */
  boot: optional(time3),
  /** Of the answer that showed it ready and the first to each request, added up; `undefined` if one failed. */
  firstAnswers: addedLater(time3),
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
  (all) => all.map((block, index) => ({ ...block, number: block.number ?? index + 1 })),
  (value) => value
);
var haveUniqueNumbers = (value) => new Set(value.map((block) => `${block.arm} ${block.number}`)).size === value.length;
var storedRecord = object({
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
  /** Full hash of the commit that was checked out and changed; then there is no `commit`. */
  changedFrom: addedLater(hash),
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
  /** `undefined` where the candidate was measured alone, and in records of earlier versions. */
  armDifferences: addedLater(armDifferences),
  /** Of both arms; `undefined` where nobody could look, and in records of earlier versions. */
  programs: addedLater(list(program, MOST_PROGRAMS)),
  /** `undefined` where no loss had to be explained, and in records of earlier versions. */
  profiles: addedLater(profiles),
  /** The look that ended the run; `undefined` for one arm, which is judged once. */
  look: addedLater(checked(look, ({ number: number2, of }) => number2 <= of, "a look after the last one")),
  /** From its calibration to that look, without builds; `undefined` in records of earlier versions. */
  took: addedLater(time3),
  /** Of two arms; `undefined` where nothing was planned, and in records of earlier versions. */
  pace: addedLater(pace),
  /** What the commit changed; `undefined` where it was not measured beside another. */
  step: addedLater(step),
  /** Of records of its name that are no longer stored, oldest first; with the oldest record alone. */
  earlierSteps: addedLater(list(earlierStep, MOST_EARLIER_STEPS)),
  blocks: checked(blocks, haveUniqueNumbers, "two blocks of one arm have one number")
});
var runRecord = checked(storedRecord, isCpuPossible, "impossible CPU time");

// src/baseline/unusable.ts
var baselineUnusable = (message, details = []) => new GateError({
  code: "baseline-unusable",
  kind: "input",
  message,
  details,
  remedy: "Measure the version to compare with in the same way, and store it with `--save FILE` (in a workflow, `save`). Or write `missing-baseline: pass` to measure without a comparison."
});

// src/record/one-arm.ts
function recordOfArm(record, arm2) {
  const blocks2 = record.blocks.filter((block) => block.arm === arm2).map((block) => ({ ...block, arm: "candidate" }));
  return { ...record, blocks: blocks2 };
}
function withoutBaselineArm(record) {
  const programs = record.programs?.filter(({ arm: arm2 }) => arm2 === "candidate");
  const alone = {
    baselineArm: void 0,
    armDifferences: void 0,
    profiles: void 0,
    look: void 0,
    pace: void 0
  };
  return { ...recordOfArm(record, "candidate"), ...alone, programs };
}
function recordOfAdded(record) {
  const blocks2 = record.blocks.flatMap((block) => {
    if (block.arm !== "candidate" || block.added === void 0) return [];
    const use = { cpu: void 0, waited: void 0, peakMemory: void 0 };
    const none = { processes: void 0, placement: void 0, answers: 0 };
    const server = { ...block.server, ...use, ...none };
    return [{ ...block, capacity: block.added, fixedRate: void 0, added: void 0, server }];
  });
  if (blocks2.length === 0) return void 0;
  const names = new Set(blocks2.flatMap(({ capacity }) => [...capacity.requests.keys()]));
  return { ...record, requests: record.requests.filter(({ name }) => names.has(name)), blocks: blocks2 };
}

// src/record/metrics.ts
var SAMPLES_OF_P99 = 1e3;
function throughputOf(measured, request) {
  const phases = blocksOf(measured).map((block) => block.capacity);
  return rateOf(
    phases,
    (phase) => request === void 0 ? phase.completed : sum(namedResults([phase], request), ({ completed }) => completed)
  );
}
function capacityPerBlockOf(measured) {
  const blocks2 = blocksOf(measured);
  if (blocks2.length === 0) return void 0;
  return milliseconds(sum(blocks2, ({ capacity }) => capacity.window) / blocks2.length);
}
function serviceQuantile(measured, request, q) {
  const phases = blocksOf(measured).map((block) => block.capacity);
  return quantileOf(resultsOf(phases, request), (result) => result.serviceTime, q);
}
function responseQuantile(measured, request, q) {
  return quantileOf(
    resultsOf(fixedRatePhases(measured), request),
    (result) => result.responseTime,
    q
  );
}
function cleanResponseQuantile(measured, request, q) {
  return quantileOf(resultsOf(fixedRatePhases(measured), request), (result) => result.cleanTime, q);
}
function sampleCountsOf(measured, request) {
  const capacity = blocksOf(measured).map((block) => block.capacity);
  const fixedRate = resultsOf(fixedRatePhases(measured), request);
  return {
    service: sum(resultsOf(capacity, request), ({ serviceTime }) => serviceTime.count),
    response: sum(fixedRate, ({ responseTime }) => responseTime.count),
    clean: sum(fixedRate, ({ cleanTime }) => cleanTime.count)
  };
}
function cpuPerRequestOf(measured) {
  let cpu = 0;
  let answers = 0;
  for (const { server } of blocksOf(measured)) {
    if (server.cpu === void 0) return void 0;
    cpu += server.cpu;
    answers += server.answers;
  }
  return answers === 0 ? void 0 : nanosecondsToMicroseconds(nanoseconds(cpu / answers));
}
function busyCoresOf(measured) {
  const uses = blocksOf(measured).map(({ server }) => server);
  if (uses.some(({ cpu: cpu2 }) => cpu2 === void 0)) return void 0;
  const elapsed = sum(uses, (use) => use.elapsed);
  const cpu = sum(uses, (use) => use.cpu ?? 0);
  return elapsed <= 0 ? void 0 : cpu / NANOSECONDS_PER_MILLISECOND / elapsed;
}
function waitingCoresOf(measured) {
  const uses = blocksOf(measured).map(({ server }) => server);
  if (uses.every(({ waited: waited2 }) => waited2 === void 0)) return void 0;
  const elapsed = sum(uses, (use) => use.elapsed);
  const waited = sum(uses, (use) => use.waited ?? 0);
  return elapsed <= 0 ? void 0 : waited / NANOSECONDS_PER_MILLISECOND / elapsed;
}
function peakMemoryOf(measured) {
  const peaks = blocksOf(measured).flatMap(({ server }) => server.peakMemory ?? []);
  return peaks.length === 0 ? void 0 : bytes(Math.max(...peaks));
}
var startTimeOf = (measured) => meanTimeOf(measured, ({ boot }) => boot);
var firstAnswersOf = (measured) => meanTimeOf(measured, ({ firstAnswers }) => firstAnswers);
function meanTimeOf(measured, timeIn) {
  const blocks2 = blocksOf(measured);
  const times = blocks2.flatMap((block) => timeIn(block) ?? []);
  if (times.length === 0 || times.length < blocks2.length) return void 0;
  return toMicroseconds(milliseconds(sum(times, (time4) => time4) / times.length));
}
function errorsOf(measured, request) {
  const phases = phasesOf(measured);
  const results = request === void 0 ? phases.flatMap(unitsIn) : namedResults(phases, request);
  return {
    sent: sum(results, (result) => result.sent),
    errors: sum(results, (result) => countErrors(result.failures))
  };
}
function errorSquaresOf(measured) {
  const squares = phasesOf(measured).map(({ errorSquares }) => errorSquares);
  return squares.includes(void 0) ? void 0 : sum(squares, (square) => square ?? 0);
}
function blocksOf(measured) {
  if ("blocks" in measured) return measured.blocks.filter((block) => block.arm === "candidate");
  return "arm" in measured ? [measured] : measured;
}
function phasesOf(measured) {
  return blocksOf(measured).flatMap(
    ({ capacity, fixedRate }) => fixedRate === void 0 ? [capacity] : [capacity, fixedRate]
  );
}
function resultsOf(phases, request) {
  if (request === void 0) return phases.flatMap((phase) => [...phase.requests.values()]);
  return namedResults(phases, request);
}
function fixedRatePhases(measured) {
  return blocksOf(measured).flatMap((block) => block.fixedRate ?? []);
}
function rateOf(phases, count2) {
  const window = sum(phases, (phase) => phase.window);
  if (window <= 0) return void 0;
  return rate(sum(phases, count2), milliseconds(window));
}
function quantileOf(results, times, q) {
  return Histogram.merged(results.map(times)).supportedQuantile(q);
}

// src/verdict/known.ts
var FACTOR = logRatio(Math.log(3));
var isKnownBest = ({ estimate, low }) => low >= -FACTOR || estimate - low <= FACTOR;
var isKnownWorst = ({ estimate, high }) => high <= FACTOR || high - estimate <= FACTOR;
var isKnownSize = (loss) => loss <= FACTOR;

// src/stats/alpha.ts
var FALSE_ALARM_BUDGET = 0.01;
var THROUGHPUT_SHARE = 0.5;
var P99_SHARE = 0.25;
var REST_SHARE = 0.25;
var PASS_ALPHA = 0.05;
function allotAlpha(checks, before = 0) {
  const budget = FALSE_ALARM_BUDGET * shareOfAttempt(before);
  const share = (part, among) => ({
    alarm: budget * part / among,
    fail: budget * part / among,
    pass: PASS_ALPHA
  });
  return {
    throughput: share(THROUGHPUT_SHARE, 1),
    p99: share(P99_SHARE, checks.requests),
    rest: share(REST_SHARE, checks.rest)
  };
}
var shareOfAttempt = (before) => 2 ** -before;

// src/stats/pair-shares.ts
var PAIRS_ALARM_BUDGET = 1e-3;
var FIRST_ATTEMPT = 0.9;
var pairShareOfAttempt = (apart) => apart === 0 ? FIRST_ATTEMPT : (1 - FIRST_ATTEMPT) / 2 ** apart;
var PARTS = { throughput: 0.25, cpu: 0.25, p99: 0.2, cleaned: 0.15, rest: 0.15 };
var FIRST_THROUGHPUT_SHARE = PAIRS_ALARM_BUDGET * pairShareOfAttempt(0) * PARTS.throughput;
function sharePairBudget(checks, apart = 0) {
  const budget = PAIRS_ALARM_BUDGET * pairShareOfAttempt(apart);
  const p99 = budget * (PARTS.p99 + (checks.isCleaned ? 0 : PARTS.cleaned));
  const cleaned = checks.isCleaned ? budget * PARTS.cleaned : 0;
  const isMix = checks.requests > 1;
  const ofEach = (part) => isMix ? part / 2 / checks.requests : part;
  const ofMix = (part) => isMix ? part / 2 : 0;
  return {
    throughput: budget * PARTS.throughput,
    cpu: budget * PARTS.cpu,
    p99: ofEach(p99),
    cleaned: ofEach(cleaned),
    p99OfMix: ofMix(p99),
    cleanedOfMix: ofMix(cleaned),
    rest: budget * PARTS.rest / (checks.guards + checks.limits)
  };
}

// src/report/format/evidence-texts.ts
var EVIDENCE_TEXTS = {
  stored: "It was compared with what earlier runs had stored.",
  "side-by-side": "Both versions were measured in turn, in one run on one machine.",
  none: "There was nothing to compare with."
};

// src/verdict/direction.ts
var HIGHER_IS_BETTER = {
  throughput: true,
  p99: false,
  "response-p99": false,
  "clean-response-p99": false,
  cpu: false,
  memory: false,
  "start-time": false,
  "first-answers": false,
  errors: false,
  "rate-not-sustained": true,
  "server-died": true,
  "p99-limit": false,
  "min-throughput": true
};
function lossOf(metric, before, after) {
  return HIGHER_IS_BETTER[metric] ? logChange(after, before) : logChange(before, after);
}
function toleranceOf(metric, forgiven) {
  return HIGHER_IS_BETTER[metric] ? logRatio(-Math.log1p(-Math.min(forgiven, 1))) : logRatio(Math.log1p(forgiven));
}

// src/stats/pair-levels.ts
var SIZE_LEVEL = 0.05;
var TURNING = 20;
var RISE = { "above-zero": 1, size: 0.5 };
var FALL = 2;
var shapeAt = (pairs, claim) => pairs <= TURNING ? (pairs / TURNING) ** RISE[claim] : (TURNING / pairs) ** FALL;
var SIZE_AT_TURNING = 0.01066;
var ABOVE_ZERO_AT_TURNING = [
  [1e-5, 107e-8],
  [2e-5, 208e-8],
  [5e-5, 543e-8],
  [1e-4, 1172e-8],
  [2e-4, 2496e-8],
  [5e-4, 6651e-8],
  [1e-3, 1418e-7],
  [0.01, 189e-5]
];
function levelAt(pairs, claim, all = SIZE_LEVEL) {
  const turning = claim === "size" ? SIZE_AT_TURNING : turningLevel(all);
  return pairs < FEWEST_PAIRS || pairs > LAST_LOOK ? 0 : turning * shapeAt(pairs, claim);
}
function turningLevel(all) {
  const above = ABOVE_ZERO_AT_TURNING.findIndex(([level]) => level >= all);
  const [low, high] = [ABOVE_ZERO_AT_TURNING[above - 1], ABOVE_ZERO_AT_TURNING[above]];
  if (low === void 0 || high === void 0) return all * BONFERRONI;
  const part = Math.log(all / low[0]) / Math.log(high[0] / low[0]);
  return low[1] * (high[1] / low[1]) ** part;
}
var LAST_LOOK = 240;
var BONFERRONI = 1 / sumOfShapes();
function sumOfShapes() {
  let sum2 = 0;
  for (let pairs = FEWEST_PAIRS; pairs <= LAST_LOOK; pairs++) sum2 += shapeAt(pairs, "above-zero");
  return sum2;
}

export {
  oldestFirst,
  newestFirst,
  MOST_EARLIER_STEPS,
  namedResults,
  unitsIn,
  MOST_PACKAGES,
  MOST_VARIABLES,
  MOST_PROGRAMS,
  MOST_FUNCTIONS,
  MOST_CALLS,
  runRecord,
  baselineUnusable,
  recordOfArm,
  withoutBaselineArm,
  recordOfAdded,
  isKnownBest,
  isKnownWorst,
  isKnownSize,
  SAMPLES_OF_P99,
  throughputOf,
  capacityPerBlockOf,
  serviceQuantile,
  responseQuantile,
  cleanResponseQuantile,
  sampleCountsOf,
  cpuPerRequestOf,
  busyCoresOf,
  waitingCoresOf,
  peakMemoryOf,
  startTimeOf,
  firstAnswersOf,
  errorsOf,
  errorSquaresOf,
  blocksOf,
  phasesOf,
  resultsOf,
  fixedRatePhases,
  rateOf,
  FALSE_ALARM_BUDGET,
  allotAlpha,
  shareOfAttempt,
  PAIRS_ALARM_BUDGET,
  pairShareOfAttempt,
  FIRST_THROUGHPUT_SHARE,
  sharePairBudget,
  SIZE_LEVEL,
  levelAt,
  EVIDENCE_TEXTS,
  HIGHER_IS_BETTER,
  lossOf,
  toleranceOf
};
