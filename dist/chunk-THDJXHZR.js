import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  FEWEST_PAIRS
} from "./chunk-EK5FSJA2.js";
import {
  LEFT_OUT
} from "./chunk-QPORNFFO.js";
import {
  NEVER,
  ZodArray,
  ZodDiscriminatedUnion,
  ZodNullable,
  ZodObject,
  _enum,
  array,
  boolean,
  custom,
  discriminatedUnion,
  int,
  iso_exports,
  literal,
  number,
  object,
  partialRecord,
  safeParse,
  strictObject,
  string,
  union
} from "./chunk-SY5QTOR7.js";
import {
  Histogram
} from "./chunk-F44JAACR.js";
import {
  FAILURE_CLASSES,
  countErrors,
  sum
} from "./chunk-7TAVDA32.js";
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
  encode: (value2) => value2
});
var boundedText = (longest) => plain(string().max(longest));
var cutText = (longest = LONGEST_TEXT) => ({
  ...boundedText(longest),
  encode: (value2) => value2.slice(0, longest)
});
var text = boundedText(LONGEST_TEXT);
var hash = plain(string().regex(/^[0-9a-f]{40,64}$/));
var instant = plain(iso_exports.datetime());
var flag = plain(boolean());
var count = plain(int().min(0));
var ordinal = plain(int().min(1).max(HIGHEST_NUMBER));
var amount = plain(number().min(0).max(Number.MAX_SAFE_INTEGER));
var quantity = (unit) => plain(amount.schema.transform(unit));
var oneOf = (values2) => plain(_enum(values2));
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
  encode: (value2) => value2.isEmpty ? void 0 : value2.encode()
};
var optional = (field) => ({
  schema: field.schema.nullable().transform((value2) => value2 ?? void 0),
  encode: (value2) => encodeOptional(field, value2)
});
var addedLater = (field) => ({
  schema: field.schema.nullish().transform((value2) => value2 ?? void 0),
  encode: (value2) => encodeOptional(field, value2)
});
var encodeOptional = (field, value2) => value2 === void 0 ? null : field.encode(value2);
var withDefault = (field, before) => ({
  ...field,
  schema: field.schema.optional().transform((value2) => value2 ?? before)
});
function object2(fields) {
  const entries = Object.entries(fields);
  const schemas = Object.fromEntries(entries.map(([key, { schema }]) => [key, schema]));
  return {
    schema: strictObject(schemas),
    encode: (value2) => Object.fromEntries(entries.map(([key, field]) => [key, field.encode(value2[key])]))
  };
}
var list = (field, most) => ({
  schema: array(field.schema).max(most),
  encode: (values2) => values2.map((value2) => field.encode(value2))
});
var checked = (field, isSound, message) => ({ ...field, schema: field.schema.refine(isSound, message) });
var mapped = (field, toValue, toStored) => ({
  schema: field.schema.transform(toValue),
  encode: (value2) => field.encode(toStored(value2))
});
var haveUniqueNames = (named) => new Set(named.map(({ name: name2 }) => name2)).size === named.length;

// src/record/stored/arms.ts
var arm = oneOf(["candidate", "baseline"]);
var armFacts = object2({
  kind: oneOf(["build", "commit", "directory", "command"]),
  /** Full hash, where it is known. */
  commit: optional(hash)
});
var packageChange = object2({
  name: cutText(),
  /** Versions that only the baseline has; `undefined`: none. */
  before: optional(cutText()),
  /** Versions that only the candidate has; `undefined`: none. */
  after: optional(cutText())
});
var MOST_PACKAGES = 100;
var MOST_VARIABLES = 100;
var armDifferences = object2({
  /** Direct dependencies first. */
  packages: list(packageChange, MOST_PACKAGES),
  /** How many packages differ besides. */
  morePackages: count,
  /** Names of environment variables that are set to something else, or for one arm only. */
  variables: list(cutText(), MOST_VARIABLES)
});
var program = object2({
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
var failureCount = object2({
  count,
  /** The text of one of them, from the server or the system. */
  example: cutText(LONGEST_EXAMPLE)
});
var FAILURES = partialRecord(_enum(FAILURE_CLASSES), failureCount.schema);
var failures = {
  schema: FAILURES,
  encode: (value2) => Object.fromEntries(
    Object.entries(value2).map(([name2, failed]) => [name2, failureCount.encode(failed)])
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
var namedResult = object2(namedFields);
var requestResults = mapped(
  checked(list(namedResult, MOST_REQUESTS), haveUniqueNames, "two requests have one name"),
  (results) => new Map(results.map(({ name: name2, ...result }) => [name2, result])),
  (results) => [...results].map(([name2, result]) => ({ name: name2, ...result }))
);
var flowResult = object2({ ...namedFields, steps: list(text, MOST_REQUESTS) });
var flowResults = {
  schema: list(flowResult, MOST_REQUESTS).schema.refine(haveUniqueNames, "two flows have one name").optional().transform((results) => new Map((results ?? []).map(({ name: name2, ...rest }) => [name2, rest]))),
  encode: (results) => results.size === 0 ? void 0 : [...results].map(([name2, result]) => flowResult.encode({ name: name2, ...result }))
};
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
  encode: (rates) => rates.slice(0, MOST_THREAD_RATES).map((value2) => Math.round(value2 * 10) / 10)
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

// src/record/step.ts
var LARGEST = 50;
var logarithm = (smallest) => plain(number().min(smallest).max(LARGEST).transform(logRatio));
var shift = object2({
  /** ln of the ratio of both commits, positive for the worse: the mean over the units. */
  loss: logarithm(-LARGEST),
  /** Standard error of that mean. */
  error: logarithm(0),
  /** Pairs of blocks, or groups of them where a percentile takes several. One has no error. */
  units: plain(ordinal.schema.refine((units) => units > 1, "one unit has no error"))
});
var step = object2({
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
var earlierStep = object2({
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
var look = object2({
  /** Counted from 1. */
  number: ordinal,
  /** How many were planned. */
  of: ordinal,
  /** Pairs of blocks that were planned for the last one. */
  plannedBlocks: ordinal
});
var pace = object2({
  /** Of the run, before its first pair. */
  lead: quantity(milliseconds),
  /** Of a pair that the budget does not cut short, as it was expected. */
  pair: quantity(milliseconds)
});

// src/record/stored/plan-facts.ts
var MOST_HEADERS = 101;
var MOST_CHECKS = 8;
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
  expectedBody: optional(oneOf(["includes", "matches"])),
  /** Names of what else is looked at in an answer. */
  otherChecks: addedLater(list(text, MOST_CHECKS))
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

// src/record/stored/possible-cpu.ts
var MOST_CPU = 256;
var SLACK = seconds(1);
function isCpuPossible({ environment: environment3, blocks: blocks4 }) {
  const cores = MOST_CPU * Math.max(1, environment3.cores);
  const fits = ({ cpu = 0, elapsed }) => cpu <= NANOSECONDS_PER_MILLISECOND * cores * milliseconds(elapsed + SLACK);
  return blocks4.every(({ server, others, capacity, fixedRate, added }) => {
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
var functionSamples = object2({
  name: cutText(LONGEST_FUNCTION),
  /** In which it was the innermost function. */
  samples: count
});
var call = object2({
  name: cutText(LONGEST_FUNCTION),
  /** Index of the call that it was made from; `undefined`: it is the outermost. */
  parent: optional(count),
  /** In which it was on the stack. */
  samples: count
});
var armProfile = object2({
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
var profiles = object2({ baseline: armProfile, candidate: armProfile });

// src/record/run-record.ts
var LONGEST_PATH = 8192;
var MOST_BLOCKS = 200;
var size2 = quantity(bytes);
var time3 = quantity(milliseconds);
var cpuTime2 = quantity(nanoseconds);
var environment = object2({
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
  (all) => all.map((block2, index) => ({ ...block2, number: block2.number ?? index + 1 })),
  (value2) => value2
);
var haveUniqueNumbers = (value2) => new Set(value2.map((block2) => `${block2.arm} ${block2.number}`)).size === value2.length;
var storedRecord = object2({
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
var baselineUnusable = (message, details2 = []) => new GateError({
  code: "baseline-unusable",
  kind: "input",
  message,
  details: details2,
  remedy: "Measure the version to compare with in the same way, and store it with `--save FILE` (in a workflow, `save`). Or write `missing-baseline: pass` to measure without a comparison."
});

// src/record/one-arm.ts
function recordOfArm(record, arm4) {
  const blocks4 = record.blocks.filter((block2) => block2.arm === arm4).map((block2) => ({ ...block2, arm: "candidate" }));
  return { ...record, blocks: blocks4 };
}
function withoutBaselineArm(record) {
  const programs = record.programs?.filter(({ arm: arm4 }) => arm4 === "candidate");
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
  const blocks4 = record.blocks.flatMap((block2) => {
    if (block2.arm !== "candidate" || block2.added === void 0) return [];
    const use = { cpu: void 0, waited: void 0, peakMemory: void 0 };
    const none = { processes: void 0, placement: void 0, answers: 0 };
    const server = { ...block2.server, ...use, ...none };
    return [{ ...block2, capacity: block2.added, fixedRate: void 0, added: void 0, server }];
  });
  if (blocks4.length === 0) return void 0;
  const names = new Set(blocks4.flatMap(({ capacity }) => [...capacity.requests.keys()]));
  return { ...record, requests: record.requests.filter(({ name: name2 }) => names.has(name2)), blocks: blocks4 };
}

// src/record/flows.ts
var namedResults = (phases, name2) => phases.flatMap(({ requests, flows }) => requests.get(name2) ?? flows.get(name2) ?? []);
function unitsIn({ requests, flows }) {
  const steps = new Set([...flows.values()].flatMap((flow2) => flow2.steps));
  const alone = [...requests].filter(([name2]) => !steps.has(name2)).map(([, result]) => result);
  return [...alone, ...flows.values()];
}

// src/record/metrics.ts
var SAMPLES_OF_P99 = 1e3;
function throughputOf(measured, request3) {
  const phases = blocksOf(measured).map((block2) => block2.capacity);
  return rateOf(
    phases,
    (phase) => request3 === void 0 ? phase.completed : sum(namedResults([phase], request3), ({ completed }) => completed)
  );
}
function capacityPerBlockOf(measured) {
  const blocks4 = blocksOf(measured);
  if (blocks4.length === 0) return void 0;
  return milliseconds(sum(blocks4, ({ capacity }) => capacity.window) / blocks4.length);
}
function serviceQuantile(measured, request3, q) {
  const phases = blocksOf(measured).map((block2) => block2.capacity);
  return quantileOf(resultsOf(phases, request3), (result) => result.serviceTime, q);
}
function responseQuantile(measured, request3, q) {
  return quantileOf(
    resultsOf(fixedRatePhases(measured), request3),
    (result) => result.responseTime,
    q
  );
}
function cleanResponseQuantile(measured, request3, q) {
  return quantileOf(resultsOf(fixedRatePhases(measured), request3), (result) => result.cleanTime, q);
}
function sampleCountsOf(measured, request3) {
  const capacity = blocksOf(measured).map((block2) => block2.capacity);
  const fixedRate = resultsOf(fixedRatePhases(measured), request3);
  return {
    service: sum(resultsOf(capacity, request3), ({ serviceTime }) => serviceTime.count),
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
  const blocks4 = blocksOf(measured);
  const times2 = blocks4.flatMap((block2) => timeIn(block2) ?? []);
  if (times2.length === 0 || times2.length < blocks4.length) return void 0;
  return toMicroseconds(milliseconds(sum(times2, (time4) => time4) / times2.length));
}
function errorsOf(measured, request3) {
  const results = resultsOf(phasesOf(measured), request3);
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
  if ("blocks" in measured) return measured.blocks.filter((block2) => block2.arm === "candidate");
  return "arm" in measured ? [measured] : measured;
}
function phasesOf(measured) {
  return blocksOf(measured).flatMap(
    ({ capacity, fixedRate }) => fixedRate === void 0 ? [capacity] : [capacity, fixedRate]
  );
}
function resultsOf(phases, request3) {
  if (request3 === void 0) return phases.flatMap((phase) => [...phase.requests.values()]);
  return namedResults(phases, request3);
}
function fixedRatePhases(measured) {
  return blocksOf(measured).flatMap((block2) => block2.fixedRate ?? []);
}
function rateOf(phases, count3) {
  const window = sum(phases, (phase) => phase.window);
  if (window <= 0) return void 0;
  return rate(sum(phases, count3), milliseconds(window));
}
function quantileOf(results, times2, q) {
  return Histogram.merged(results.map(times2)).supportedQuantile(q);
}

// src/report/schema/nodes.ts
var NODE_FACTS = /* @__PURE__ */ new WeakMap();
var factsOf = (node) => NODE_FACTS.get(node) ?? {};
function withFacts(node, facts) {
  NODE_FACTS.set(node, facts);
  return node;
}
var LARGEST2 = 1e15;
var BOUNDED_TEXT = string().max(1e6);
var text2 = (description, facts = {}) => withFacts(string(), { description, ...facts });
var instant2 = () => text2("ISO 8601, UTC.", { mask: "unless-stamp", foreign: iso_exports.datetime().max(40) });
var hash2 = (description) => text2(description, { mask: "unless-stamp", foreign: string().regex(/^[0-9a-f]{40,64}$/) });
var oneOf2 = (words, description) => withFacts(_enum(words), { description, mask: "never" });
var kind = (word) => withFacts(literal(word), { mask: "never" });
var flag2 = (description) => withFacts(boolean(), { description });
var amount2 = (description) => withFacts(number().min(0), { description });
var count2 = (description, foreign) => withFacts(int().min(0), { description, foreign });
var share = (description) => withFacts(number().min(0).max(1), { description });
var change = (description) => withFacts(number(), { description, foreign: number().min(-1).max(LARGEST2) });
var orNull = (node, description) => withFacts(node.nullable(), { description });
var list2 = (element, most, description) => withFacts(array(element), { most, description });

// src/report/schema/blocks.ts
var MOST_BLOCKS2 = 2e3;
var MOST_SLICES = 1e4;
var MOST_RUNS = 1e3;
var MOST_PAIRS = 1e3;
var pair = withFacts(object({ number: count2(), before: amount2(), after: amount2() }), {
  id: "pair",
  description: "A metric in the two blocks of one pair."
});
var block = withFacts(
  object({
    arm: oneOf2(["candidate", "baseline"]),
    number: count2("Counted from 1; the blocks of a pair have the same number."),
    startedAt: instant2(),
    rates: list2(
      amount2(),
      MOST_SLICES,
      "Answers per second in each slice at capacity, in the order measured."
    ),
    cpuPerRequest: orNull(amount2("µs")),
    busyCores: orNull(amount2()),
    peakMemory: orNull(amount2("Bytes.")),
    sent: count2("Requests of both phases."),
    errors: count2()
  }),
  { id: "block", description: "Fresh server processes of one version, warmed up, then slices." }
);
var blocks2 = () => list2(block, MOST_BLOCKS2, "In the order measured.");
var earlierRun = withFacts(
  object({
    measuredAt: instant2(),
    commit: orNull(hash2()),
    sameMachine: flag2("Known to be measured on the machine of this run."),
    accepted: flag2(
      "Later runs may be compared with it, whatever its verdict; false: it showed a regression that nobody accepted."
    ),
    throughput: orNull(amount2()),
    p99: orNull(amount2("Service time at capacity of the mix, µs.")),
    cpuPerRequest: orNull(amount2("µs"))
  }),
  { id: "earlierRun", description: "A stored record of the same plan and kind of machine." }
);
var history = () => orNull(
  withFacts(array(earlierRun), { foreign: "left-out", most: MOST_RUNS }),
  "Stored records that compare with this run, oldest first; null: there are none."
);

// src/report/schema/comparison.ts
var metric = () => oneOf2([
  "throughput",
  "p99",
  "response-p99",
  "clean-response-p99",
  "cpu",
  "memory",
  "start-time",
  "first-answers",
  "errors",
  "rate-not-sustained",
  "server-died",
  "p99-limit",
  "min-throughput"
]);
var request = () => orNull(text2(void 0, { foreign: BOUNDED_TEXT }), "Name of the request; null: the whole mix.");
var METHODS = _enum(["wilcoxon", "t", "prediction", "exact", "observed"]);
var value = (description) => withFacts(number(), { description, foreign: number().min(0).max(LARGEST2) });
var UNKNOWN_END = "the evidence gives none, or one that is uncertain by more than a factor of three";
var comparison = withFacts(
  object({
    metric: metric(),
    request: request(),
    role: oneOf2(
      ["gate", "guard", "limit"],
      "gate: must pass; guard: fails only when a loss beyond its tolerance is shown; limit: absolute."
    ),
    unit: oneOf2(["per-second", "microseconds", "bytes", "share"]),
    before: value("The baseline's value, or the limit."),
    after: value(),
    change: orNull(change(), "after ÷ before − 1; null where before is zero."),
    interval: withFacts(
      object({
        best: orNull(change(), `Change at the fail level; null: ${UNKNOWN_END}.`),
        worst: orNull(change(), `Change at the pass level; null: ${UNKNOWN_END}.`)
      }),
      {
        description: "The interval of the change; worst is its end on the side of a loss."
      }
    ),
    toleranceLine: change("The allowed change, with the sign of a loss; 0 for limits."),
    resolutionLine: change("A change of that size or worse does not pass; 0 for limits."),
    allowed: value("The value that is still allowed; the limit itself for limits."),
    minimumDetectable: orNull(
      change(),
      "The smallest loss that could have been shown, as a change; null: none, or larger than by a factor of three."
    ),
    higherIsBetter: flag2(),
    alpha: withFacts(
      object({
        alarm: share("Of unchanged runs, the share that this metric may turn red."),
        fail: share(),
        pass: share()
      }),
      { description: "Accepted shares of wrong decisions." }
    ),
    method: text2(void 0, { mask: "never", foreign: METHODS }),
    samples: count2("Blocks or stored records behind it."),
    outcome: oneOf2(
      ["regression", "pass", "not-shown", "inconclusive"],
      "pass: a loss of the resolution or more is ruled out (limit: the measured value keeps it); not-shown: a guard that is neither a pass nor a regression; inconclusive: a gate that is neither."
    ),
    because: text2("Why this outcome."),
    pairs: list2(pair, MOST_PAIRS, "Side by side, the values behind it; empty: not of pairs.")
  }),
  { id: "comparison" }
);
var values = withFacts(
  object({
    throughput: amount2("Successful answers per second at capacity."),
    samples: count2("Answers at capacity that were timed: what the percentiles there are of."),
    p50: orNull(amount2(), "Service time at capacity, µs."),
    p90: orNull(amount2()),
    p99: orNull(amount2()),
    max: orNull(amount2()),
    responseP50: orNull(amount2(), "Response time from the intended start at the fixed rate, µs."),
    responseP90: orNull(amount2()),
    responseP99: orNull(amount2()),
    cleanP99: orNull(
      amount2(),
      "The p99 of slices in which neither server nor generator had to wait for a CPU."
    ),
    errorShare: share("Failed ÷ sent, both phases."),
    errors: count2(),
    cpuPerRequest: orNull(amount2(), "Server CPU time per request, µs; the mix only."),
    peakMemory: orNull(amount2(), "Bytes; the mix only."),
    startTime: orNull(
      amount2(),
      "From the start of the process to its first answer, µs, mean over the blocks; the mix only."
    ),
    firstAnswers: orNull(
      amount2(),
      "What the first answers of a process took, added up, µs, mean over the blocks; the mix only."
    ),
    busyCores: orNull(amount2(), "Cores that the server kept busy at capacity; the mix only."),
    waitingCores: orNull(
      amount2(),
      "Cores that its threads waited for meanwhile, on average; the mix only."
    )
  }),
  { id: "values" }
);
var row = withFacts(
  object({
    request: request(),
    candidate: values,
    baseline: orNull(values),
    isNew: flag2("The baseline does not answer it yet: measured, and judged by nothing.")
  }),
  { id: "row" }
);

// src/report/schema/details.ts
var MOST_REQUESTS2 = 64;
var MOST_STEPS = 20;
var MOST_CURVE_STEPS = 40;
var MOST_CURVES = 4;
var withinOneDeviation = () => share("Share of the samples within one standard deviation of the mean.");
var spread = withFacts(
  object({
    mean: amount2(),
    standardDeviation: amount2(),
    max: amount2(),
    withinOneDeviation: withinOneDeviation()
  }),
  { id: "spread" }
);
var times = withFacts(
  object({
    count: count2(),
    min: amount2(),
    mean: amount2(),
    standardDeviation: amount2(),
    median: amount2(),
    max: amount2(),
    withinOneDeviation: withinOneDeviation()
  }),
  { id: "times", description: "Times in µs." }
);
var ladder = (description) => list2(object({ share: share(), time: amount2("µs") }), MOST_STEPS, description);
var curve = withFacts(
  object({
    arm: oneOf2(["candidate", "baseline"]),
    clock: oneOf2(
      ["service", "response"],
      "service: at capacity, from the request to the last byte; response: at the fixed rate, from when it was due."
    ),
    times: list2(
      amount2("µs"),
      MOST_CURVE_STEPS,
      "At each of `curveShares`; shorter where fewer than ten requests were slower."
    )
  }),
  { id: "curve" }
);
var failure = object({
  class: oneOf2(FAILURE_CLASSES),
  count: count2(),
  example: text2("Text of the server or the system.")
});
var request2 = withFacts(
  object({
    name: text2(void 0, { foreign: BOUNDED_TEXT }),
    // A plan takes no methods but those of its list.
    method: text2(void 0, { mask: "never", foreign: BOUNDED_TEXT }),
    path: text2(void 0, { foreign: BOUNDED_TEXT }),
    serverSoftware: orNull(text2(), "The Server header."),
    documentLength: orNull(amount2()),
    sent: count2(),
    ok: count2(),
    resent: count2("Sent a second time after an idle connection was closed."),
    unsent: count2("Due at the fixed rate and never sent."),
    bodyBytes: amount2(),
    failures: list2(failure, MOST_STEPS),
    processing: orNull(times, "Service time: from the request to the last byte."),
    waiting: orNull(times, "From the request to the first byte."),
    total: orNull(times, "Service time and, where it opened one, the connection."),
    ladder: ladder("Percentiles of the service time."),
    responseLadder: ladder("Percentiles of the response time at the fixed rate."),
    curves: list2(curve, MOST_CURVES, "Percentiles of both versions.")
  }),
  { id: "request" }
);
var flowStep = object({
  request: text2("Its name in `requests`.", { foreign: BOUNDED_TEXT }),
  notSent: count2("Runs of the flow that ended before this step.")
});
var flow = withFacts(
  object({
    name: text2(void 0, { foreign: BOUNDED_TEXT }),
    steps: list2(flowStep, MOST_REQUESTS2),
    begun: count2("Runs of the flow."),
    finished: count2("Of them, those of which every step was a success."),
    unsent: count2("Due at the fixed rate and never begun."),
    failures: list2(failure, MOST_STEPS, "What ended the others: the failure of a step."),
    processing: orNull(times, "Service time: from the first request to the last byte of the last."),
    ladder: ladder("Percentiles of the service time."),
    responseLadder: ladder("Percentiles of the response time at the fixed rate."),
    curves: list2(curve, MOST_CURVES, "Percentiles of both versions.")
  }),
  { id: "flow", description: "Several requests in order, as one unit of the mix." }
);
var details = withFacts(
  object({
    requests: list2(request2, MOST_REQUESTS2),
    flows: list2(flow, MOST_REQUESTS2, "Their steps are among `requests`."),
    connectTime: orNull(times),
    threadRate: orNull(
      spread,
      'Requests per second of one generator thread, over slices: "Req/Sec" of wrk.'
    ),
    completeRequests: count2(),
    measuredSeconds: amount2(),
    bytesReceived: amount2(),
    transferRate: amount2("Bytes per second."),
    connectionsOpened: count2(),
    serverBusyCores: orNull(amount2(), "Server CPU ÷ wall, in cores."),
    generatorBusyCores: amount2("Generator CPU ÷ wall, in cores."),
    generatorShare: orNull(
      amount2(),
      "Generator CPU ÷ server CPU, both at capacity; the same on a fast machine and on a slow one."
    ),
    serverProcesses: orNull(count2()),
    lag: orNull(times, "How late requests were written at the fixed rate."),
    curveShares: list2(share(), MOST_CURVE_STEPS, "The percentiles of all `curves`.")
  }),
  {
    id: "details",
    description: "The capacity phase, as wrk and ab report it."
  }
);

// src/report/schema/differences.ts
var MOST_DIFFERENCES = 300;
var difference = withFacts(
  object({
    kind: oneOf2(
      [
        "program",
        "package",
        "variable",
        "image",
        "kernel",
        "node",
        "perf-gate",
        "memory",
        "machine"
      ],
      "program: an executable that did the work of the server; package: in a lockfile; variable: of the environment, whose value is not told; node and perf-gate: what measured."
    ),
    name: text2("Of the program, the package or the variable; else as `kind`.", {
      foreign: BOUNDED_TEXT
    }),
    before: orNull(
      text2(void 0, { foreign: BOUNDED_TEXT }),
      "Null where it is new, or not told."
    ),
    after: orNull(
      text2(void 0, { foreign: BOUNDED_TEXT }),
      "Null where it is gone, or not told."
    )
  }),
  { id: "difference" }
);
var differences = () => list2(
  difference,
  MOST_DIFFERENCES,
  "What else differs: side by side between the versions, else from the newest stored record."
);

// src/report/schema/last-lines.ts
var MOST_LINES = 20;
var ofServer = withFacts(
  object({
    arm: oneOf2(["baseline", "candidate"]),
    lines: list2(
      text2(),
      MOST_LINES,
      "Oldest first, at most 500 characters each. Empty where it wrote nothing."
    )
  }),
  { id: "lastLines" }
);
var lastLines = () => orNull(
  withFacts(array(ofServer), {
    most: 2,
    // What a stranger's server wrote is not repeated.
    foreign: "left-out"
  }),
  "The last lines that the servers wrote to both their outputs, in the last block. Null where the exit code is 0, or where perf-gate did not start them."
);

// src/report/schema/profile.ts
var MOST_FUNCTIONS2 = 300;
var MOST_CALLS2 = 500;
var arm2 = () => withFacts(
  object({
    samples: count2(),
    answers: count2("Given while the profiler looked."),
    cpuMicrosecondsPerAnswer: orNull(
      amount2(),
      "While it looked, so more than in the run itself. Null where the server's CPU time is unknown."
    )
  }),
  { id: "profiledArm" }
);
var cost = () => orNull(amount2(), "CPU time for an answer. Null where the server's is unknown.");
var changes = () => ({
  beforeShare: share("Of the CPU time."),
  afterShare: share("Of the CPU time."),
  beforeMicrosecondsPerAnswer: cost(),
  afterMicrosecondsPerAnswer: cost()
});
var name = () => text2("Its name, and its file where that is known.", { foreign: BOUNDED_TEXT });
var profile = () => orNull(
  withFacts(
    object({
      profiler: text2("Node.js, py-spy, or profile for a command.", { foreign: BOUNDED_TEXT }),
      before: arm2(),
      after: arm2(),
      functions: list2(
        withFacts(object({ name: name(), ...changes() }), { id: "profiledFunction" }),
        MOST_FUNCTIONS2,
        "Time in the function itself, of those that are shown to take more; what grew most stands first."
      ),
      calls: list2(
        withFacts(
          object({
            name: name(),
            caller: orNull(count2(), "Its index in this list. Null for the outermost."),
            ...changes()
          }),
          { id: "profiledCall" }
        ),
        MOST_CALLS2,
        "Time in the function and what it calls; the later version, callers before what they call."
      )
    }),
    { id: "profile" }
  ),
  "Made after a loss of time was shown, and judged by nothing. Null where there is none."
);

// src/report/schema/side-by-side.ts
var MOST_BLOCKS3 = 1e4;
var MOST_LOOKS = 10;
var MOST_WORKERS = 1e4;
var blocks3 = (description) => count2(description, int().min(0).max(MOST_BLOCKS3));
var look2 = (description) => withFacts(int().min(1), { description, foreign: int().min(1).max(MOST_LOOKS) });
var arm3 = withFacts(
  object({
    kind: oneOf2(
      ["build", "commit", "directory", "command"],
      "build: the stored build; commit: built beside the candidate; directory and command: given by hand."
    ),
    commit: orNull(hash2())
  }),
  { description: "What the baseline was." }
);
var keptSlices = withFacts(object({ slices: count2(), kept: count2() }), { id: "keptSlices" });
var cleaning2 = object({
  candidate: keptSlices,
  baseline: keptSlices,
  isJudged: flag2("Whether the p99 of those slices was judged as a gate metric.")
});
var placement2 = object({
  workers: count2(void 0, int().min(2).max(MOST_WORKERS)),
  baselineImbalance: amount2("Share of the busiest worker ÷ an even share − 1."),
  candidateImbalance: amount2(),
  reopens: flag2("Connections were opened anew before each slice.")
});
var sideBySide = withFacts(
  object({
    blocks: blocks3("Pairs of blocks that were measured."),
    arm: arm3,
    plannedBlocks: blocks3("Pairs of blocks that were planned for the last look."),
    look: look2("At which look it was judged."),
    looks: look2("How many looks were planned."),
    turns: oneOf2(
      ["slices", "one-arm-at-a-time"],
      "one-arm-at-a-time: a fixed port, which is less precise."
    ),
    cleaning: orNull(
      cleaning2,
      "Slices at the fixed rate in which neither server nor generator had to wait for a CPU; null: none were told apart."
    ),
    placement: orNull(
      placement2,
      "How connections fell on worker processes; null: fewer than two worked."
    ),
    shortage: orNull(
      object({
        used: amount2("Cores that server and generator kept busy together."),
        waited: share("Of the time with work, the part that server or generator waited.")
      }),
      "They waited for a CPU although they left some: others had them; null: not known, or not noteworthy."
    ),
    blockSpread: withFacts(object({ throughput: orNull(amount2()), p99: orNull(amount2()) }), {
      description: "Standard deviation over pairs of ln(candidate ÷ baseline); null: of fewer than two."
    })
  }),
  { id: "sideBySide", description: "Of two versions that were measured in turn." }
);

// src/report/report-schema.ts
var MOST_COMPARISONS = 700;
var MOST_OFFENDING = 10;
var MOST_WARNINGS = 1e3;
var MOST_RECORDS = 1e3;
var ATTEMPTS = int().min(1).max(1e3);
var invalidReason = object({
  code: oneOf2([
    "errors",
    "server-died",
    "rate-not-sustained",
    "generator-limited",
    "accounting-broken",
    "baseline-failed",
    "ports-exhausted",
    "resources-exhausted",
    "foreign-answer",
    "too-little-data"
  ]),
  text: text2()
});
var offending = withFacts(array(metric()).min(1), { most: MOST_OFFENDING });
var verdict = withFacts(
  discriminatedUnion("kind", [
    object({ kind: kind("pass") }),
    object({ kind: kind("regression"), offending }),
    object({ kind: kind("inconclusive"), need: text2("What would settle it.") }),
    object({ kind: kind("no-baseline"), why: text2("What was looked for and not found.") }),
    object({ kind: kind("invalid-run"), because: invalidReason })
  ]),
  { id: "verdict" }
);
var exit = object({
  code: withFacts(int().min(0).max(255), {
    description: "0 passed, 1 regression or a policy that says fail, 2 bad input, 3 not measurable, 130 and 143 cancelled.",
    // The other codes are of runs that make no report.
    foreign: literal([0, 1, 3])
  }),
  because: text2()
});
var acceptance = withFacts(
  object({
    by: text2("Login."),
    at: instant2(),
    how: discriminatedUnion("kind", [
      object({ kind: kind("label"), label: text2(), pullRequest: int().min(1) }),
      object({ kind: kind("dispatch") })
    ])
  }),
  {
    id: "acceptance",
    description: "Who accepted the loss of a regression, which then passes the check.",
    // No report can accept its own loss: GitHub is asked.
    foreign: "left-out"
  }
);
var environment2 = withFacts(
  object({
    perfGate: text2(),
    cpuModel: text2(),
    cores: count2(),
    memory: amount2("Bytes."),
    architecture: text2(void 0, { foreign: BOUNDED_TEXT }),
    platform: text2(void 0, { foreign: BOUNDED_TEXT }),
    kernel: text2(),
    node: text2(void 0, { foreign: BOUNDED_TEXT }),
    cpuQuota: orNull(amount2(), "Cores that a cgroup quota allows."),
    image: orNull(text2(), "Of GitHub's runner, with its version.")
  }),
  { id: "environment" }
);
var run = withFacts(
  object({
    measuredAt: instant2(),
    commit: orNull(
      text2(void 0, { mask: "unless-stamp" }),
      "The measured commit; null: none, or a checkout with uncommitted changes."
    ),
    changedFrom: orNull(
      text2(void 0, { mask: "unless-stamp" }),
      "The commit that those changes are made to; null: there are none."
    ),
    url: orNull(text2(), "Where people see this run."),
    attempt: count2("1 for the first; a run that is started again counts up.", ATTEMPTS),
    attempts: withFacts(int().min(1), {
      description: "How many attempts the numbers are made of.",
      foreign: ATTEMPTS
    }),
    seed: text2(),
    target: text2("The start command or the url."),
    blocks: count2(),
    seconds: amount2("From the start of the run to its verdict, without builds."),
    measuringSeconds: amount2("Of that, the recorded time of both phases, over all versions."),
    processes: oneOf2(["fresh", "running"]),
    connections: count2(),
    threads: count2(),
    engine: text2(),
    offeredRate: orNull(amount2()),
    environment: environment2
  }),
  { id: "run" }
);
var source = withFacts(
  object({
    commit: text2(void 0, { mask: "unless-stamp" }),
    runId: count2(void 0, int().positive()),
    runUrl: text2("Where people see that run."),
    createdAt: text2("ISO 8601, UTC.", { mask: "unless-stamp" })
  }),
  { id: "source" }
);
var baseline = withFacts(
  object({
    records: count2(void 0, int().min(1).max(MOST_RECORDS)),
    newestMeasuredAt: instant2(),
    newestCommit: orNull(hash2()),
    sameMachine: flag2(),
    source: orNull(source, "The workflow run whose artifact held the records; null for a file.")
  }),
  { id: "baseline", description: "The stored records compared with." }
);
var evidence = withFacts(
  object({
    kind: oneOf2(
      ["stored", "side-by-side", "none"],
      "side-by-side: both versions were measured in turn, in this run."
    ),
    sideBySide: orNull(sideBySide),
    because: text2("Why it rests on that, and why the other evidence was not enough.")
  }),
  { id: "evidence", description: "Which evidence the verdict rests on." }
);
var saved = withFacts(object({ to: text2("A file, or an artifact."), records: count2() }), {
  id: "saved",
  description: "Where the record of this run was saved, and how many are there now.",
  // An artifact of theirs is no baseline of ours.
  foreign: "left-out"
});
var repeat = withFacts(
  object({
    command: text2("For a POSIX shell, in a clone of the repository."),
    leftOut: list2(
      oneOf2(LEFT_OUT),
      LEFT_OUT.length,
      "Inputs that it lacks, because their values may be secret."
    )
  }),
  {
    id: "repeat",
    description: "How to run the same comparison elsewhere.",
    // Nobody should run what a stranger wrote.
    foreign: "left-out"
  }
);
var warning = withFacts(
  object({
    code: withFacts(
      // Later versions may add codes; the type names those of this one.
      custom((value2) => typeof value2 === "string"),
      { description: "Stable, for scripts.", mask: "never", foreign: BOUNDED_TEXT }
    ),
    text: text2()
  }),
  { id: "warning" }
);
var REPORT_SCHEMA = withFacts(
  object({
    schema: withFacts(literal(1), {
      description: "Version of this format; a change that breaks readers raises it."
    }),
    perfGate: text2("Version of perf-gate.", { foreign: BOUNDED_TEXT }),
    name: text2("Keys the baseline: one per server and matrix cell."),
    verdict,
    exit,
    acceptance: orNull(acceptance),
    run,
    baseline: orNull(baseline),
    evidence,
    saved: orNull(saved, "Null where the record was not kept."),
    repeat: orNull(repeat, "Null where not two commits were compared."),
    differences: differences(),
    moreDifferences: count2("How many packages differ besides."),
    profile: profile(),
    comparisons: list2(comparison, MOST_COMPARISONS),
    warnings: list2(warning, MOST_WARNINGS),
    rows: list2(row, MOST_REQUESTS2 + 1, "The whole mix first, then each request."),
    details,
    blocks: blocks2(),
    history: history(),
    lastLines: lastLines()
  }),
  {
    description: "What one run of perf-gate found. Times are microseconds, rates per second, sizes bytes, shares and changes ratios (0.05 is 5 %), unless a name says otherwise. null means not known or not applicable, never zero."
  }
);

// src/report/schema/walk.ts
var withoutNull = (node) => node instanceof ZodNullable ? node.unwrap() : node;
function propertiesOf(node, value2) {
  const inner = withoutNull(node);
  if (inner instanceof ZodObject) return new Map(Object.entries(inner.shape));
  if (!(inner instanceof ZodDiscriminatedUnion)) return /* @__PURE__ */ new Map();
  const name2 = inner.def.discriminator;
  const chosen = Object.entries(value2).find(([key]) => key === name2)?.[1];
  return inner.options.map((option) => propertiesOf(option, value2)).find((properties) => {
    const word = properties.get(name2);
    return word !== void 0 && safeParse(word, chosen).success;
  }) ?? /* @__PURE__ */ new Map();
}
function elementOf(node) {
  const inner = withoutNull(node);
  return inner instanceof ZodArray ? inner.element : void 0;
}

// src/verdict/known.ts
var FACTOR = logRatio(Math.log(3));
var isKnownBest = ({ estimate, low }) => low >= -FACTOR || estimate - low <= FACTOR;
var isKnownWorst = ({ estimate, high }) => high <= FACTOR || high - estimate <= FACTOR;
var isKnownSize = (loss) => loss <= FACTOR;

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
function lossOf(metric2, before, after) {
  return HIGHER_IS_BETTER[metric2] ? logChange(after, before) : logChange(before, after);
}
function toleranceOf(metric2, forgiven) {
  return HIGHER_IS_BETTER[metric2] ? logRatio(-Math.log1p(-Math.min(forgiven, 1))) : logRatio(Math.log1p(forgiven));
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
  factsOf,
  LARGEST2 as LARGEST,
  REPORT_SCHEMA,
  withoutNull,
  propertiesOf,
  elementOf,
  isKnownBest,
  isKnownWorst,
  isKnownSize,
  namedResults,
  unitsIn,
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
