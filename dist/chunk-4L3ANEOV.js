import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  EVIDENCE_TEXTS,
  FALSE_ALARM_BUDGET,
  MOST_EARLIER_STEPS,
  PAIRS_ALARM_BUDGET,
  SAMPLES_OF_P99,
  SIZE_LEVEL,
  baselineUnusable,
  isKnownBest,
  isKnownSize,
  isKnownWorst,
  oldestFirst,
  runRecord
} from "./chunk-DHSBSIPA.js";
import {
  escapeMarkdown,
  markdownText
} from "./chunk-MBS5LOBH.js";
import {
  METRIC_LABELS,
  UNICODE_GLYPHS,
  formatArrivalRate,
  formatChange,
  formatDuration,
  formatExtent,
  formatRequestRate,
  formatShare,
  formatStep,
  formatTime,
  formatValue,
  labelOf,
  printable,
  terminalStyle
} from "./chunk-64RYFPAX.js";
import {
  NOT_AVAILABLE,
  THIN_SPACE,
  formatAmount,
  formatCount,
  formatNumber,
  formatSize
} from "./chunk-Q5X7ONT2.js";
import {
  noSuchCommit,
  resolveCommit,
  runGitTask
} from "./chunk-54FQZO55.js";
import {
  sanitise
} from "./chunk-NZ6TI4OK.js";
import {
  FEWEST_PAIRS
} from "./chunk-EK5FSJA2.js";
import {
  displayWidth,
  fitColumns,
  fitMiddle,
  hangText,
  padEndColumns,
  padStartColumns,
  wrapText
} from "./chunk-Q4ZDOI7W.js";
import {
  copiedText,
  visibleText
} from "./chunk-NS3K4OEN.js";
import {
  array,
  int,
  literal,
  looseObject,
  object,
  strictObject,
  string,
  unknown
} from "./chunk-BFBJNCNN.js";
import {
  Histogram
} from "./chunk-F44JAACR.js";
import {
  GateError,
  rethrowUnlessExplained
} from "./chunk-NMZCVL7D.js";
import {
  bytes,
  logRatio,
  microseconds,
  milliseconds,
  ratio,
  seconds,
  surePercent
} from "./chunk-D2O6BJGM.js";
import {
  openRegularFile,
  readTextFile
} from "./chunk-SMHH2KPA.js";
import {
  __callDispose,
  __using
} from "./chunk-XDEPVGA2.js";

// src/record/carry-steps.ts
function carrySteps(kept, all) {
  const keptRuns = new Set(kept.map(({ id }) => id));
  const bearers = new Set(
    [...new Set(kept.map(({ name }) => name))].map(
      (name) => oldestFirst(kept.filter((record) => record.name === name))[0]
    )
  );
  return kept.map((record) => {
    if (!bearers.has(record)) return withoutSteps(record);
    const own = all.filter(({ name }) => name === record.name);
    const left = own.flatMap((each) => [...each.earlierSteps ?? [], earlierStepOf(each)]);
    const gone = uniqueByKey(left.filter(({ id }) => !keptRuns.has(id)));
    if (gone.length === 0) return withoutSteps(record);
    return { ...record, earlierSteps: oldestFirst(gone).slice(-MOST_EARLIER_STEPS) };
  });
}
var withoutSteps = (record) => record.earlierSteps === void 0 ? record : { ...record, earlierSteps: void 0 };
var keyOf = ({ id, attempt }) => JSON.stringify([id, attempt]);
var earlierStepOf = (record) => {
  const { id, attempt, measuredAt, commit, isNewLevel, step } = record;
  return { id, attempt, measuredAt, commit, isNewLevel, step };
};
var uniqueByKey = (steps) => [
  ...new Map(steps.map((step) => [keyOf(step), step])).values()
];

// src/record/condense.ts
var SHOWN_ONLY = ["waiting", "total", "failureTime"];
var SHOWN_ELSEWHERE = [...SHOWN_ONLY, "serviceTime"];
var SHOWN_OF_MIX = ["lag", "connectTime"];
function condenseRecord(record) {
  const sums = /* @__PURE__ */ new Map();
  for (const block2 of record.blocks) {
    replaceShown(block2, (key, times) => {
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
  return { ...record, blocks: record.blocks.map((block2) => replaceShown(block2, takeSum)) };
}
function replaceShown(block2, replace) {
  const { capacity, fixedRate, added } = block2;
  const inPhase = (phase) => (key, times) => replace(`${block2.arm} ${phase} ${key}`, times);
  return {
    ...block2,
    capacity: replaceInPhase(capacity, SHOWN_ONLY, inPhase("capacity")),
    fixedRate: fixedRate && {
      ...replaceInPhase(fixedRate, SHOWN_ELSEWHERE, inPhase("fixed-rate")),
      threadRates: []
    },
    added: added && replaceInPhase(added, SHOWN_ELSEWHERE, inPhase("added"))
  };
}
function replaceInPhase(phase, shown, replace) {
  const inEach = (results) => new Map(
    [...results].map(([name, result]) => {
      const inOne = (key, times) => replace(`${key} ${name}`, times);
      return [name, replaceTimes(result, shown, inOne)];
    })
  );
  return {
    ...replaceTimes(phase, SHOWN_OF_MIX, replace),
    requests: inEach(phase.requests),
    flows: inEach(phase.flows)
  };
}
function replaceTimes(holder, keys, replace) {
  const replaced = keys.map((key) => [key, replace(key, holder[key])]);
  return { ...holder, ...Object.fromEntries(replaced) };
}

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
  const newest = records.slice(-MOST_RECORDS);
  for (const [dropped] of newest.entries()) {
    const kept = carrySteps(newest.slice(dropped), records);
    const text = writeFile(kept.map((record) => JSON.stringify(encodeRecord(record))));
    if (text.length <= longest) return { text, records: kept.length };
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
function decodeRecords(text, source = "The baseline file", longest = LONGEST_FILE) {
  if (text.length > longest) {
    throw recordUnreadable(`${source} has ${text.length} characters, more than ${longest}.`);
  }
  const json = parseJson(text, source);
  const header = HEADER.safeParse(json);
  if (!header.success) throw notRecords(json, source);
  if (header.data.version > VERSION) throw tooNew(source, header.data.version);
  const file = FILE.safeParse(json);
  if (!file.success) {
    throw recordUnreadable(`${source} is damaged: it has no valid list of records.`);
  }
  return file.data.records.map(decodeRecord);
}
var OF_REPORT = object({ schema: int(), name: string() });
var OF_NOISE = object({
  perfGate: string(),
  planHash: string(),
  proposal: looseObject({})
});
function notRecords(json, source) {
  const isReport = OF_REPORT.safeParse(json).success || OF_NOISE.safeParse(json).success;
  return isReport ? recordUnreadable(`${source} is a report, which \`--json\` wrote.`, [], NAME_A_FILE) : recordUnreadable(`${source} is JSON, but not a baseline of perf-gate.`);
}
var NAME_A_FILE = "Name a file that `--save` wrote: a report does not hold what was measured in full.";
function tooNew(source, version) {
  return recordUnreadable(
    `${source} has version ${version}; this perf-gate reads version ${VERSION}.`,
    [],
    "Update perf-gate to the version that wrote it, or a later one."
  );
}
function parseJson(text, source) {
  try {
    return JSON.parse(text);
  } catch {
    const found = text.trim() === "" ? "is empty" : "is not JSON, or ends too early";
    throw recordUnreadable(`${source} ${found}.`);
  }
}

// src/baseline/files/replace-file.ts
import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
async function replaceFile(path, text) {
  try {
    var _stack = [];
    try {
      await mkdir(dirname(path), { recursive: true });
      const temporary = __using(_stack, temporaryBeside(path), true);
      await writeThrough(temporary.path, text);
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
async function writeThrough(path, text) {
  var _stack = [];
  try {
    const file = __using(_stack, await open(path, "wx"), true);
    await file.writeFile(text);
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
    const saved = save === void 0 || save === path ? all : await read(save);
    const named = describe(path, all, plan.name);
    const ofName = saved?.filter(({ name }) => name === plan.name) ?? [];
    const found = path === void 0 ? { ...named, kept: ofName } : named;
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
    const { text, records } = encodeRecords([...others, record]);
    await replaceFile(path, text);
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
  const text = readIfThere(path);
  return text === void 0 ? void 0 : decodeRecords(text, path);
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

// src/baseline/store.ts
var nothingStored = {
  keeps: false,
  holdsBuilds: false,
  find: async () => ({ records: [], description: "nothing" }),
  findAgain: async () => void 0,
  store: async () => ({ kind: "not-kept" }),
  fetchBuild: async () => void 0
};
function saveOnly(store) {
  return {
    ...nothingStored,
    keeps: store.keeps,
    /** The search is still made: an unusable file is reported before minutes of measuring. */
    async find(plan) {
      const { description, kept = [] } = await store.find(plan);
      return { records: [], kept, description };
    },
    store: (record, build) => store.store(record, build)
  };
}

// src/edge/last-lines.ts
import { join as join2 } from "node:path";
var MOST_LINES = 20;
var LONGEST_LINE = 500;
var MOST_CHARACTERS = 1048576;
var LARGEST_LOG = 17 * 1024 * 1024;
function addLastLines(report, logs, mask) {
  if (report.exit.code === 0) return report;
  const isBoth = report.evidence.kind === "side-by-side";
  const arms = isBoth ? ["baseline", "candidate"] : ["candidate"];
  const lastLines2 = arms.flatMap((arm) => {
    const log = textOf(join2(logs, isBoth ? `server-${arm}.log` : "server.log"));
    return log === void 0 ? [] : [{ arm, lines: lastLinesOf(log, mask) }];
  });
  return { ...report, lastLines: lastLines2.length === 0 ? null : lastLines2 };
}
function textOf(path) {
  try {
    var _stack = [];
    try {
      const file = __using(_stack, openRegularFile(path, LARGEST_LOG));
      return file.bytes().toString("utf8");
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      __callDispose(_stack, _error, _hasError);
    }
  } catch {
    return void 0;
  }
}
var lastLinesOf = (log, mask) => mask(log).slice(-MOST_CHARACTERS).split("\n").map(sanitise).filter((line) => line !== "").slice(-MOST_LINES).map((line) => shorten(mask(line)));
function shorten(line) {
  if (line.length <= LONGEST_LINE) return line;
  const characters = [...line.slice(0, 2 * LONGEST_LINE)];
  return `${characters.slice(0, LONGEST_LINE - 1).join("")}…`;
}

// src/baseline/anchors.ts
var noAnchors = {
  resolve: async (ref) => {
    throw noSuchCommit(ref, []);
  },
  lastRelease: async () => void 0
};
var gitAnchors = (place) => ({
  resolve: (ref) => resolveCommit(place, ref),
  lastRelease: (commit) => findLastRelease(place, commit)
});
var RELEASE = /^v?\d{1,9}(?:\.\d{1,9}){1,3}$/;
var REFS = "refs/tags/";
var PATIENCE = seconds(10);
async function findLastRelease(place, commit) {
  const format = "--format=%(refname) %(objectname) %(*objectname)";
  const args = ["for-each-ref", `--merged=${commit}`, format, REFS];
  const { succeeded, output } = await runGitTask(place, args, PATIENCE);
  if (!succeeded) return void 0;
  const [newest] = output.split("\n").map(readTag).filter((tag) => RELEASE.test(tag.name) && tag.commit !== commit).sort((one, other) => compareVersions(other.name, one.name));
  return newest;
}
function readTag(line) {
  const [ref = "", object2 = "", tagged = ""] = line.split(" ");
  return { name: ref.slice(REFS.length), commit: tagged || object2 };
}
function compareVersions(one, other) {
  const [ones, others] = [one, other].map((name) => name.replace("v", "").split(".").map(Number));
  for (const [index, part] of (ones ?? []).entries()) {
    const difference = part - (others?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return (ones?.length ?? 0) - (others?.length ?? 0);
}

// src/report/rows/labels.ts
var TIMES = /* @__PURE__ */ new Set([
  "p99",
  "response-p99",
  "clean-response-p99"
]);
function labelComparison(report, { metric, request }) {
  const name = labelOf(metric, requestNameOf(report, request));
  const label = withLoad(report, metric, name);
  return isMeanOverRequests(report, { metric, request }) ? `${label}, mean over requests` : label;
}
function withLoad(report, metric, name) {
  if (metric === "clean-response-p99") return name.replace(/^cleaned p99/, "$& at fixed rate");
  return isBesideRate(report, metric) ? name.replace(/^p99/, "$& at capacity") : name;
}
var isBesideRate = ({ comparisons }, metric) => metric === "p99" && comparisons.some((one) => one.metric !== "p99" && TIMES.has(one.metric));
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
  const joint = request.lastIndexOf(JOINT);
  if (joint < 0 || request.length <= LONGEST_NAME) return visibleText(request, LONGEST_NAME);
  const step = visibleText(request.slice(joint + JOINT.length), LONGEST_STEP);
  const room = LONGEST_NAME - JOINT.length - step.length;
  return `${visibleText(request.slice(0, joint), room)}${JOINT}${step}`;
}
var JOINT = " › ";
var LONGEST_STEP = 40;

// src/report/document/line.ts
var LONGEST_ADDRESS = 400;
var HARMLESS = /^https:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:\/[A-Za-z0-9._~-]+)+$/;
function linkTo(text, address) {
  if (address === null || address.length > LONGEST_ADDRESS) return text;
  return HARMLESS.test(address) ? { text, href: address } : text;
}
var REPOSITORY_OF_RUN = /^(https:\/\/[^/]+\/[^/]+\/[^/]+)\/actions\/runs\/\d+(?:\/attempts\/\d+)?$/;
var COMMIT = /^[0-9a-f]{40,64}$/;
var COMMIT_DIGITS = 12;
var shortCommit = (commit) => commit.slice(0, COMMIT_DIGITS);
function linkCommit(commit, runUrl) {
  const text = shortCommit(commit);
  const repository = runUrl === null ? void 0 : REPOSITORY_OF_RUN.exec(runUrl)?.[1];
  if (repository === void 0 || !COMMIT.test(commit)) return text;
  return linkTo(text, `${repository}/commit/${commit}`);
}
function describeCandidate(run) {
  if (run.commit !== null) return ["commit ", linkCommit(run.commit, run.url)];
  if (run.changedFrom === null) return [];
  return ["commit ", linkCommit(run.changedFrom, run.url), " with uncommitted changes"];
}
function linkRepository(runUrl) {
  const repository = runUrl === null ? void 0 : REPOSITORY_OF_RUN.exec(runUrl)?.[1];
  if (repository === void 0) return void 0;
  return linkTo(repository.split("/").slice(-2).join("/"), repository);
}
var textOf2 = (line) => partsOf(line).map((part) => typeof part === "string" ? part : part.text).join("");
var partsOf = (line) => typeof line === "string" ? [line] : line;
var joinParts = (line, ofText, ofLink) => partsOf(line).map(
  (part) => typeof part === "string" ? (/^ \S/.test(part) ? " " : "") + ofText(part) + (/\S $/.test(part) ? " " : "") : ofLink(part)
).join("");
var cutLine = (line, longest) => [
  visibleText(textOf2(line), longest)
];

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
var LONGEST_EXAMPLE = 120;
function describeFailure(failure) {
  const example = visibleText(failure.example, LONGEST_EXAMPLE);
  const said2 = example === "" ? "" : ` ("${example}")`;
  return `${formatCount(failure.count)} × ${FAILURE_LABELS[failure.class]}${said2}`;
}
function describeFailures({ requests }, most = Number.POSITIVE_INFINITY) {
  const failures = sumFailures(requests).toSorted((a, b) => b.count - a.count);
  if (failures.length === 0) return void 0;
  const total = failures.reduce((sum, { count }) => sum + count, 0);
  const kinds = failures.slice(0, most).map(describeFailure).join(", ");
  return `${formatCount(total)} of ${describeFailing(requests)} failed: ${kinds}.`;
}
var LONGEST_PATH = 60;
function nameOf({ name, method, path }, isOneOfSeveral) {
  const line = visibleText(`${method} ${path}`, LONGEST_PATH);
  const hasName = isOneOfSeveral && name !== `${method} ${path}`;
  return hasName ? `${visibleText(name, LONGEST_PATH)} (${line})` : line;
}
function describeFailing(requests) {
  const failing = requests.filter(({ failures }) => failures.some(({ count }) => count > 0));
  const sent = failing.reduce((sum, request) => sum + request.sent, 0);
  const [first, ...others] = failing;
  const target = first && nameOf(first, requests.length > 1);
  const more = others.length === 0 ? "" : ` and ${formatAmount(others.length, "other")}`;
  return `${formatAmount(sent, "request")} of ${target}${more}`;
}
function sumFailures(requests) {
  const sums = /* @__PURE__ */ new Map();
  for (const failure of requests.flatMap(({ failures }) => failures)) {
    const sum = sums.get(failure.class);
    sums.set(failure.class, sum ? { ...sum, count: sum.count + failure.count } : failure);
  }
  return [...sums.values()].filter(({ count }) => count > 0);
}
var MOST_NAMES = 3;
function describeFailed({ requests }, share) {
  const mute = requests.filter(({ sent, ok }) => sent > 0 && ok === 0);
  if (mute.length === 0) return `${share} of the requests failed`;
  if (mute.length === requests.length) return "every request failed";
  const names = mute.slice(0, MOST_NAMES).map(({ name }) => visibleText(name, LONGEST_PATH));
  const more = mute.length > MOST_NAMES ? ` and ${mute.length - MOST_NAMES} more` : "";
  return `every request of ${names.join(", ")}${more} failed (${share} of all)`;
}

// src/report/rows/held-against.ts
var SAME = 1e-9;
function heldAgainstThroughput(report, comparison) {
  if (comparison.metric !== "cpu" || comparison.outcome !== "regression") return void 0;
  const throughput = report.comparisons.find(({ metric }) => metric === "throughput");
  if (throughput === void 0) return void 0;
  const same = 1 / (1 + throughput.toleranceLine) - 1;
  if (Math.abs(same - comparison.toleranceLine) >= SAME) return void 0;
  return formatShare(ratio(Math.abs(throughput.toleranceLine)));
}
var ownTolerance = ({ resolutionLine }) => Math.sqrt(1 + resolutionLine) - 1;
function explainHeldAgainst(report) {
  return report.comparisons.flatMap((comparison) => {
    const allowed = heldAgainstThroughput(report, comparison);
    return allowed === void 0 ? [] : [`* The rise that would cost ${allowed} of throughput: the server lacked CPU time.`];
  });
}
function explainMean(report) {
  const isUnlike = report.comparisons.some(
    (mean2) => isMeanOverRequests(report, mean2) && report.comparisons.some(
      ({ metric, request, toleranceLine }) => metric === mean2.metric && request !== null && Math.abs(toleranceLine - mean2.toleranceLine) >= SAME
    )
  );
  return isUnlike ? ["A mean may rise by the mean of what its requests may: `p99-floor` gives fast ones more."] : [];
}

// src/report/rows/interval-rows.ts
var AXIS_START = -1.5;
var AXIS_END = 2.5;
var STEP_OF_LIMIT = 0.1;
var intervalRows = (report) => report.comparisons.filter(isListed).map((comparison) => intervalRow(report, comparison));
function intervalRow(report, comparison) {
  const { role, before, after, change, unit } = comparison;
  const isCompared = role !== "limit" && change !== null;
  return {
    label: labelComparison(report, comparison),
    outcome: comparison.outcome,
    before: role === "limit" ? "" : formatValue(before, unit),
    after: formatValue(after, unit),
    change: isCompared ? formatChange(ratio(change)) : "",
    range: isCompared ? formatRange(comparison) : "",
    allowed: formatAllowed(comparison),
    isTelling: needsReason(comparison) || isShown(comparison) || looksLost(comparison),
    places: placesOf(comparison)
  };
}
var needsReason = ({ outcome }) => outcome === "regression" || outcome === "inconclusive";
var OF_STARTS = /* @__PURE__ */ new Set(["start-time", "first-answers"]);
function isListed(comparison) {
  const { metric, change, toleranceLine } = comparison;
  if (!OF_STARTS.has(metric) || needsReason(comparison)) return true;
  const [moved2, allowed] = [Math.log1p(change ?? 0), Math.log1p(toleranceLine)];
  return isShown(comparison) && Math.abs(moved2) > Math.abs(allowed);
}
var looksLost = (comparison) => comparison.role !== "limit" && comparison.change !== null && isBeyond(comparison, comparison.change);
var isBeyond = ({ toleranceLine, higherIsBetter }, change) => higherIsBetter ? change < toleranceLine : change > toleranceLine;
var isNotSureEnough = (comparison) => {
  const { outcome, role, interval } = comparison;
  const isOpen = outcome === "inconclusive" || outcome === "not-shown";
  return isOpen && role !== "limit" && interval.best !== null && isBeyond(comparison, interval.best);
};
function isShown(comparison) {
  const { interval, role } = comparison;
  const { best, worst } = interval;
  if (role === "limit") return false;
  const isLoss2 = best !== null && lossOf(comparison, best) > 0;
  const isGain = worst !== null && lossOf(comparison, worst) < 0;
  return isLoss2 || isGain;
}
function formatRange(comparison) {
  const { best, worst } = knownInterval(comparison);
  const [low, high] = comparison.higherIsBetter ? [worst, best] : [best, worst];
  if (low === null && high === null) return UNKNOWN;
  if (low === null) return `at most ${formatOptionalChange(high)}`;
  if (high === null) return `at least ${formatOptionalChange(low)}`;
  const [from, to] = [formatChange(ratio(low)), formatChange(ratio(high))];
  return `${to.endsWith(PERCENT) && from.endsWith(PERCENT) ? from.slice(0, -PERCENT.length) : from} … ${to}`;
}
var PERCENT = `${THIN_SPACE}%`;
function formatAllowed(comparison) {
  const { metric, allowed, unit, toleranceLine } = comparison;
  if (metric === "server-died") return "none";
  return metric === "errors" || isLimit(comparison) ? formatValue(allowed, unit) : formatChange(ratio(toleranceLine));
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
  return minimumDetectable === null || !isSmallestKnown(comparison) ? UNKNOWN : formatChange(ratio(minimumDetectable));
}
var isSmallestKnown = (comparison) => comparison.minimumDetectable !== null && isKnownSize(lossOf(comparison, comparison.minimumDetectable));
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

// src/report/headline.ts
var VERDICT_WORDS = {
  pass: "PASS",
  regression: "REGRESSION",
  inconclusive: "INCONCLUSIVE",
  "no-baseline": "NO BASELINE",
  "invalid-run": "INVALID RUN"
};
function headlineOf(report, endsRun = true) {
  const { verdict, acceptance } = report;
  const { code, because } = report.exit;
  const own = isPlainExit(report) ? `${code}` : `${code}: ${because}`;
  const exit = [endsRun || code === 0 ? own : `0; a gate would have ended with ${own}`];
  const said2 = { sentence: sentenceOf(report), exit };
  if (verdict.kind === "regression" && acceptance !== null) {
    const word = `${VERDICT_WORDS[verdict.kind]} (accepted)`;
    const lead = [[`Exit code ${code}: ${because}`], ...leadOf(report)];
    return { ...said2, kind: "accepted", word, lead };
  }
  return { ...said2, kind: verdict.kind, word: wordOf(report), lead: leadOf(report) };
}
var isPlainExit = ({ verdict, exit, saved }) => verdict.kind === "pass" || verdict.kind === "regression" && exit.code !== 0 || verdict.kind === "no-baseline" && exit.code === 0 && saved !== null;
var wordOf = (report) => report.verdict.kind === "no-baseline" && isPlainExit(report) ? "SAVED" : VERDICT_WORDS[report.verdict.kind];
var describeSaved = ({ to, records }) => `${visibleText(to, LONGEST_PLACE)} now holds ${formatAmount(records, "record")}`;
var LONGEST_PLACE = 60;
function leadOf(report) {
  const first = leadWarnings(report);
  const why = report.verdict.kind === "no-baseline" ? report.verdict.why : "";
  const isSaid = why === "" || first.some((text) => text.includes(why));
  return [...first, ...isSaid ? [] : [why]].map((text) => [text]);
}
var LEAD = /* @__PURE__ */ new Set([
  "answers-smaller",
  "base-not-run",
  "failed-in-warm-up",
  "redirect-measured",
  "slow-connects",
  "stood-still"
]);
var isLead = ({ code }) => LEAD.has(code);
var leadWarnings = ({ warnings }) => warnings.filter(isLead).map(({ text }) => text);
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
      return report.saved === null ? `nothing to compare with; measured ${measurement(report)}` : `measured ${measurement(report)}; ${describeSaved(report.saved)}`;
    case "invalid-run":
      return verdict.because.text;
  }
}
function regressionSentence(report) {
  const [first, ...others] = report.comparisons.filter(({ outcome }) => outcome === "regression");
  if (first === void 0) return `beyond what you allow: ${offendersOf(report)}`;
  const names = others.map((comparison) => labelComparison(report, comparison));
  const also = names.length === 0 ? "" : `; also ${listOf(names)}`;
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
    case "start-time":
    case "first-answers":
      return `${movement(report, comparison)}, beyond the ${allowance(comparison)} you allow`;
    case "cpu":
      return `${movement(report, comparison)}, ${beyondAllowed(report, comparison)}`;
    case "errors":
      return `${describeFailed(report.details, after)}, ${formatValue(comparison.before, comparison.unit)} in the baseline`;
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
  const ofThroughput = heldAgainstThroughput(report, cpu);
  return ofThroughput === void 0 ? `beyond the ${allowance(cpu)} you allow` : `which costs more throughput than the ${ofThroughput} you allow`;
}
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
  const errors2 = report.comparisons.find(({ metric }) => metric === "errors");
  return `${withinAllowance(report)}${unknownIn(report)}${errors2 === void 0 ? "" : failuresIn(errors2)}`;
}
function unknownIn(report) {
  const unknown2 = report.comparisons.filter(
    ({ metric, role, outcome }) => metric === "p99" && role === "guard" && outcome === "not-shown"
  );
  const [one, ...others] = unknown2;
  if (one === void 0) return "";
  const label = others.length === 0 ? labelComparison(report, one) : `${METRIC_LABELS.p99} of ${unknown2.length} requests`;
  return `, but the ${label} varies too much to tell`;
}
function failuresIn({ after, unit, outcome, allowed }) {
  const failed = `; ${formatValue(after, unit)} of the requests failed`;
  return outcome === "pass" ? `${failed}, within the ${formatValue(allowed, unit)} you allow` : `${failed}, not shown to be more than you allow`;
}
function withinAllowance(report) {
  const compared = report.comparisons.filter(
    ({ role, metric }) => role !== "limit" && metric !== "errors"
  );
  const gains = report.warnings.some(({ code }) => code === "improvement");
  const subject = (gains ? compared.find(isShownBetter) : void 0) ?? compared[0];
  if (subject === void 0) return `nothing is beyond your limits (${measurement(report)})`;
  if (isShownBetter(subject))
    return `${movement(report, subject)}; nothing is slower than you allow`;
  const change = subject.change === null ? "" : ` ${formatChange(ratio(subject.change))}`;
  const allowed = formatChange(ratio(subject.toleranceLine));
  return `nothing is slower than you allow (${labelComparison(report, subject)}${change}, ${allowed} is allowed)`;
}
function isShownBetter({ interval, higherIsBetter }) {
  if (interval.worst === null) return false;
  return higherIsBetter ? interval.worst > 0 : interval.worst < 0;
}
function inconclusiveSentence(report) {
  const open3 = report.comparisons.find(({ outcome }) => outcome === "inconclusive");
  if (open3 === void 0) return "the evidence does not settle it";
  const { change, toleranceLine, metric, role, allowed, unit, higherIsBetter } = open3;
  if (role === "limit") return `${offence(report, open3)}, but that is not proved`;
  if (metric === "errors") {
    return `${offence(report, open3)}, not proved to be more than the ${formatValue(allowed, unit)} you allow`;
  }
  const isLost = change !== null && isBeyond(open3, change);
  const isGain = change !== null && (higherIsBetter ? change > 0 : change < 0);
  const notRuledOut = isGain ? "and a loss is not ruled out" : "and a larger loss is not ruled out";
  const doubt = isLost ? "but that is not proved" : notRuledOut;
  return `${movement(report, open3)}, ${doubt}; you allow ${formatChange(ratio(toleranceLine))}`;
}
function measurement({ rows: [mix] }) {
  if (mix === void 0) return "nothing";
  const { throughput, p99: p992 } = mix.candidate;
  const tail = p992 === null ? "" : `, p99 ${formatTime(microseconds(p992))}`;
  return `${formatRequestRate(throughput)}${tail}`;
}

// src/report/document/severity.ts
var SEVERITY = {
  regression: 0,
  inconclusive: 1,
  "not-shown": 2,
  pass: 2,
  "not-judged": 3
};
var worstFirst = (items, outcomeOf) => items.toSorted((one, other) => SEVERITY[outcomeOf(one)] - SEVERITY[outcomeOf(other)]);

// src/report/rows/row-reasons.ts
function explainRows(report, labelOf2) {
  const labels = /* @__PURE__ */ new Map();
  for (const comparison of report.comparisons.filter(isListed)) {
    const reason = reasonOf(report, comparison);
    if (reason === void 0) continue;
    labels.set(reason, [...labels.get(reason) ?? [], labelOf2(comparison)]);
  }
  return [...labels].map(([reason, names]) => `${listOf2(names)}: ${reason}.`);
}
var MOST_NAMES2 = 3;
function listOf2(names) {
  const more = names.length - MOST_NAMES2;
  const shown = names.slice(0, MOST_NAMES2).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}
function reasonOf(report, comparison) {
  const { change, role, metric, outcome } = comparison;
  if (change === null || role === "limit" || metric === "errors" || !isBeyond(comparison, change)) {
    return void 0;
  }
  switch (outcome) {
    case "regression":
      return void 0;
    case "pass":
      return `passes, because ${describeResolution(comparison)} is ruled out`;
    case "inconclusive":
      return report.verdict.kind === "inconclusive" ? void 0 : reasonOfOpen(report, comparison);
    case "not-shown":
      return isNotSureEnough(comparison) ? reasonOfOpen(report, comparison) : "may be chance, and fails the check only where a loss is shown";
  }
}
function reasonOfOpen(report, comparison) {
  const { sideBySide } = report.evidence;
  if (sideBySide === null) return reasonOfStored(comparison);
  const units = formatAmount(sideBySide.blocks, "pair");
  if (!isNotSureEnough(comparison))
    return `${units} cannot tell whether it is more than is allowed`;
  return `not yet sure enough, with ${units}: a red check needs ${sureness(comparison)}`;
}
var reasonOfStored = (comparison) => isNotSureEnough(comparison) ? "stored numbers do not fail a check alone" : "these records cannot tell whether it is more than is allowed";
var describeResolution = ({ resolutionLine, higherIsBetter }) => `a ${higherIsBetter ? "fall" : "rise"} of ${formatShare(ratio(Math.abs(resolutionLine)))}`;
var sureness = ({ alpha }) => `${surePercent(alpha.alarm)} %`;

// src/report/rows/answer-rows.ts
var answerReasons = (report) => explainRows(report, (comparison) => shortLabel(report, comparison));
function answerRows(report) {
  if (report.comparisons.length === 0) return measuredRows(report);
  const judged = report.comparisons.filter(isListed).map((one) => judgedRow(report, one));
  return worstFirst([...judged, ...unjudgedRows(report)], ({ outcome }) => outcome);
}
function judgedRow(report, comparison) {
  const row = intervalRow(report, comparison);
  const mark = heldAgainstThroughput(report, comparison) === void 0 ? "" : "*";
  return {
    ...row,
    label: shortLabel(report, comparison),
    allowed: row.allowed + mark,
    note: void 0
  };
}
var SHORT = {
  cpu: "CPU/request",
  "response-p99": "rate p99",
  "rate-not-sustained": "rate kept",
  "server-died": "blocks survived"
};
function shortOf(report, metric) {
  if (isBesideRate(report, metric)) return "capacity p99";
  if (metric !== "clean-response-p99") return SHORT[metric] ?? METRIC_LABELS[metric];
  const isAlone = report.comparisons.every((one) => one.metric !== "response-p99");
  return isAlone ? "rate p99" : "clean rate p99";
}
var SHORT_OF_REQUEST = {
  "response-p99": "rate p99",
  "clean-response-p99": "clean p99"
};
function shortLabel(report, { metric, request }) {
  const label = shortOf(report, metric);
  if (isMeanOverRequests(report, { metric, request })) return `mean ${label}`;
  if (request === null || !hasSeveralRequests(report)) return label;
  return `${SHORT_OF_REQUEST[metric] ?? METRIC_LABELS[metric]} ${shortName(request)}`;
}
function unjudgedRows(report) {
  const hasOnlyLimits = report.comparisons.every(({ role }) => role === "limit");
  if (hasOnlyLimits) return [];
  return rowsOfRequests(report).flatMap((row) => {
    const isJudged = report.comparisons.some(
      ({ metric, request }) => metric === "p99" && (request === row.request || !hasSeveralRequests(report))
    );
    if (isJudged) return [];
    const note = row.isNew ? "new: not judged" : notJudged(report, row);
    return [unjudged(shortLabel(report, { metric: "p99", request: row.request }), row, p99, note)];
  });
}
var p99 = {
  read: (values) => values.p99,
  format: (value) => formatTime(microseconds(value))
};
var rowsOfRequests = (report) => hasSeveralRequests(report) ? report.rows.filter(({ request }) => request !== null) : report.rows.slice(0, 1);
function notJudged({ evidence }, { candidate, baseline }) {
  const samples = Math.min(candidate.samples, baseline?.samples ?? candidate.samples);
  const needed = (evidence.sideBySide === null ? 1 : FEWEST_PAIRS) * SAMPLES_OF_P99;
  return samples < needed ? `not judged: ${formatCount(samples)} of ${formatCount(needed)} samples` : "not judged: too few groups of samples";
}
var NOWHERE = {
  low: void 0,
  estimate: void 0,
  high: void 0,
  zero: void 0,
  line: Number.NaN
};
function unjudged(label, { candidate, baseline }, { read, format }, note) {
  const show = (values) => {
    const value = values && read(values);
    return value === null ? "" : format(value);
  };
  return {
    label,
    outcome: "not-judged",
    before: show(baseline),
    after: show(candidate),
    change: "",
    range: "",
    allowed: "",
    isTelling: true,
    places: NOWHERE,
    note
  };
}
var MEASURED = [
  {
    metric: "throughput",
    read: (values) => values.throughput,
    format: (value) => formatValue(value, "per-second")
  },
  { metric: "p99", ...p99 },
  {
    metric: "cpu",
    read: (values) => values.cpuPerRequest,
    format: p99.format
  },
  {
    metric: "errors",
    read: (values) => values.errors === 0 ? null : values.errorShare,
    format: (value) => formatValue(value, "share")
  }
];
function measuredRows(report) {
  const [mix] = report.rows;
  if (mix === void 0) return [];
  return MEASURED.flatMap(({ metric, ...reading }) => {
    const isKnown2 = [mix.candidate, mix.baseline].some(
      (values) => values !== null && reading.read(values) !== null
    );
    if (!isKnown2 && metric !== "p99") return [];
    const samples = `${formatCount(mix.candidate.samples)} of ${formatAmount(SAMPLES_OF_P99, "sample")}`;
    const note = isKnown2 ? "" : `not known yet: ${samples}`;
    return [unjudged(SHORT[metric] ?? METRIC_LABELS[metric], mix, reading, note)];
  });
}

// src/report/document/report-document.ts
function optionalFact(name, value, describe4) {
  return value === null ? [] : [{ name, value: describe4(value) }];
}

// src/report/content/run-facts.ts
function describeBlocks({ blocks, processes }) {
  const whose = processes === "fresh" ? "fresh processes" : "a running server";
  return `${formatAmount(blocks, "block")} of ${whose}`;
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
  const { environment } = run;
  return [
    { name: "CPU", value: `${environment.cpuModel}, ${formatAmount(environment.cores, "core")}` },
    ...optionalFact("CPU quota", environment.cpuQuota, (quota) => `${formatNumber(quota)} cores`),
    { name: "memory", value: formatSize(bytes(environment.memory)) },
    {
      name: "system",
      value: `${environment.platform} ${environment.architecture}, kernel ${environment.kernel}`
    },
    ...optionalFact("image", environment.image, (image) => image),
    {
      name: "generator",
      value: [
        `perf-gate ${perfGate} on Node ${environment.node}`,
        `${run.engine} engine`,
        formatAmount(run.threads, "thread")
      ].join(", ")
    },
    { name: "measured", value: run.measuredAt },
    ...optionalFact("commit", run.commit, (commit) => commit),
    ...optionalFact("commit", run.changedFrom, (commit) => `${commit} with uncommitted changes`),
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

// src/report/content/side-by-side.ts
function describeArm({ arm }, run) {
  const commit = arm.commit === null ? void 0 : linkCommit(arm.commit, run.url);
  switch (arm.kind) {
    case "build":
      return commit === void 0 ? ["the stored build"] : ["the stored build of ", commit];
    case "commit":
      return commit === void 0 ? ["the base commit"] : ["commit ", commit];
    case "directory":
      return ["the build in another directory", ...inBrackets(commit)];
    case "command":
      return ["another start command", ...inBrackets(commit)];
  }
}
var inBrackets = (commit) => commit === void 0 ? [] : [" (", commit, ")"];
var describeTurns = (sides, run) => [
  sides.turns === "slices" ? "side by side with " : "one at a time with ",
  ...describeArm(sides, run)
];
function sideBySideFacts(sides, run) {
  const { arm, blocks, plannedBlocks, turns } = sides;
  return [
    { name: "beside", value: describeArm(sides, run) },
    ...optionalFact("commit", arm.commit, (commit) => commit),
    {
      name: "pairs of blocks",
      value: `${formatCount(blocks)} of at most ${formatCount(plannedBlocks)}`
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
var describeShare = (arm) => `${formatKept(arm)} of ${formatCount(arm.slices)}`;
function formatKept({ slices, kept }) {
  return formatShare(ratio(slices === 0 ? 0 : Math.round(100 * kept / slices) / 100));
}
function describePlacement({ workers, reopens, ...placement }) {
  const [before, after] = [placement.baselineImbalance, placement.candidateImbalance].map(
    (imbalance) => formatChange(ratio(imbalance))
  );
  const how = reopens ? "; connections opened anew before each slice" : "";
  return `${formatCount(workers)}, the busiest ${before} (baseline) and ${after} (candidate) over an even share${how}`;
}
function describeSpread({ throughput, p99: p992 }) {
  const parts = [
    ...throughput === null ? [] : [`${formatShare(ratio(throughput))} (throughput)`],
    ...p992 === null ? [] : [`${formatShare(ratio(p992))} (p99)`]
  ];
  return parts.length === 0 ? null : `${parts.join(", ")}, standard deviation`;
}

// src/report/content/basis.ts
function describeBasis(report) {
  const { run, baseline, evidence, comparisons } = report;
  const time2 = formatDuration(seconds(run.seconds));
  const { sideBySide } = evidence;
  const seen = describeSeen(report);
  if (sideBySide !== null) {
    const pairs = formatAmount(sideBySide.blocks, "pair");
    return [`${pairs} `, ...describeTurns(sideBySide, run), `, ${time2}.${seen}`];
  }
  const blocks = `${describeBlocks(run)}, ${time2}`;
  if (baseline === null || comparisons.length === 0) return [`${blocks}.`];
  const machine = baseline.sameMachine ? "this machine" : ELSEWHERE;
  return [`${blocks}, against `, ...describeBaseline(baseline, run), `, of ${machine}.${seen}`];
}
var ELSEWHERE = "other machines, on which the same code runs 10 to 30 % faster or slower";
function describeSeen(report) {
  const { verdict, evidence, comparisons } = report;
  if (verdict.kind === "regression") {
    if (evidence.sideBySide === null && comparisons.every(({ role }) => role === "limit"))
      return "";
    const budget = evidence.sideBySide === null ? FALSE_ALARM_BUDGET : PAIRS_ALARM_BUDGET;
    return ` An unchanged server turns red in at most ${formatShare(ratio(budget))} of runs.`;
  }
  if (verdict.kind !== "pass" && verdict.kind !== "inconclusive") return "";
  const isPass = verdict.kind === "pass";
  const gates = comparisons.filter(({ role }) => role === "gate");
  const parts = ["throughput", "p99"].flatMap(
    (name) => describeLargest(
      report,
      gates.filter(({ metric }) => metric === name),
      isPass ? RULED_OUT : COULD_BE_SHOWN
    )
  );
  if (parts.length === 0) return "";
  return isPass ? ` Ruled out: ${parts.join(", and ")}.` : ` This run could have shown ${parts.join(", or ")}.`;
}
var COULD_BE_SHOWN = {
  of: (comparison) => isSmallestKnown(comparison) ? comparison.minimumDetectable ?? void 0 : void 0,
  words: ""
};
var RULED_OUT = {
  of: ({ interval: { worst }, higherIsBetter }) => worst === null ? void 0 : higherIsBetter ? Math.min(worst, 0) : Math.max(worst, 0),
  words: "more than "
};
function describeLargest(report, comparisons, { of, words }) {
  const bounded = comparisons.map((comparison) => ({ comparison, bound: of(comparison) }));
  const sizeOf = ({ bound }) => Math.abs(bound ?? Number.POSITIVE_INFINITY);
  const [worst] = bounded.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  if (worst?.bound === void 0) return [];
  const size = formatShare(ratio(Math.abs(worst.bound)));
  if (size === NOT_AVAILABLE) return [];
  const { metric, higherIsBetter } = worst.comparison;
  const movement2 = higherIsBetter ? "loss" : "rise";
  const label = labelComparison(report, worst.comparison);
  if (worst.bound === 0) return [`any ${movement2} of ${label}`];
  return label === METRIC_LABELS[metric] ? [`a ${label} ${movement2} of ${words}${size}`] : [`a ${movement2} of the ${label} by ${words}${size}`];
}
var OTHERS = {
  build: "the stored build",
  commit: "the base commit",
  directory: "another directory",
  command: "another start command"
};
function describeContext(report) {
  const { run, baseline, evidence, comparisons } = report;
  const changed = run.changedFrom === null ? "" : `${shortCommit(run.changedFrom)} with changes `;
  const name = `${report.name} · ${changed}`;
  const time2 = formatDuration(seconds(run.seconds));
  const { sideBySide } = evidence;
  if (sideBySide !== null) {
    const { kind, commit } = sideBySide.arm;
    const other = commit === null ? OTHERS[kind] : shortCommit(commit);
    return [`${name}vs ${other} · ${time2}`];
  }
  if (baseline === null || comparisons.length === 0) {
    return [`${[report.name, ...changed === "" ? [] : [changed.trimEnd()], time2].join(" · ")}`];
  }
  const where = baseline.sameMachine ? "" : " of other machines";
  return [`${name}vs ${formatAmount(baseline.records, "stored record")}${where} · ${time2}`];
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
function findThroughputCause(report) {
  const [mix] = report.rows;
  if (mix?.baseline == null) return void 0;
  const { candidate, baseline } = mix;
  if (candidate.cpuPerRequest === null || baseline.cpuPerRequest === null) return void 0;
  const cpu = changeFor(report, "cpu", baseline.cpuPerRequest, candidate.cpuPerRequest);
  const predicted = 1 / (1 + cpu.change) - 1;
  if (baseline.throughput === 0) return { kind: "none", cpu, predicted, measured: 0 };
  const { change: measured } = changeFor(
    report,
    "throughput",
    baseline.throughput,
    candidate.throughput
  );
  const kind = isInDoubt(report) ? "none" : kindOf(measured, predicted, noteworthyIn(report));
  return { kind, cpu, predicted, measured };
}
function kindOf(measured, predicted, noteworthy) {
  const small = EXPLAINS_WITHIN * Math.abs(measured);
  if (Math.abs(measured) < noteworthy.change) return "none";
  if (Math.abs(predicted - measured) <= small) return "computing";
  return Math.abs(predicted) <= small ? "waiting" : "both";
}
var noteworthyIn = ({ evidence }) => NOTEWORTHY[evidence.sideBySide === null ? "apart" : "side-by-side"];
function explainThroughput(report) {
  const [mix] = report.rows;
  if (mix === void 0 || mix.candidate.cpuPerRequest === null) return [];
  const busy = describeBusy(report);
  const cause = findThroughputCause(report);
  if (cause === void 0) {
    const cost2 = formatTime(microseconds(mix.candidate.cpuPerRequest));
    return [`A request cost ${cost2} of server CPU${busy}.`];
  }
  const { cpu } = cause;
  const [before, after] = [cpu.before, cpu.after].map((value) => formatTime(microseconds(value)));
  const cost = costSentence(cpu.change, noteworthyIn(report).cost, before, after);
  return [`${cost}${busy}.`, ...causeSentences(cause, noteworthyIn(report))];
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
  const size = formatShare(ratio(Math.abs(change)));
  return `A request cost ${size} ${direction} server CPU (${before} → ${after})`;
}
function describeBusy(report) {
  const { details, run } = report;
  const shares = describeBusyShares(report);
  if (shares !== void 0) return `; ${shares}`;
  if (details.serverBusyCores === null) return "";
  const busy = formatNumber(details.serverBusyCores);
  return `; the server kept ${busy} of ${run.environment.cores} cores busy`;
}
function causeSentences({ kind, cpu, predicted, measured }, { cost }) {
  const [alone, whole] = [predicted, measured].map((change) => formatChange(ratio(change)));
  switch (kind) {
    case "computing":
      return [`That alone would change throughput by ${alone}; measured were ${whole}.`];
    case "waiting":
      return [describeWaiting(measured, Math.abs(cpu.change) >= cost)];
    case "both":
    case "none":
      return [];
  }
}
function describeWaiting(measured, isPart) {
  if (measured > 0) {
    return isPart ? "Most of the gain has another reason: the server waited less." : "So the gain is not cheaper requests: the server waited less.";
  }
  const lost = isPart ? "Most of the loss was waiting" : "So time was lost waiting";
  return `${lost}, not computing: look at locks, timers, disks and calls to other services.`;
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
  const waits = describeWaits(mix, usable);
  if (Math.abs(candidate - baseline) < SAME_SHARE)
    return `${subject} ${percent((candidate + baseline) / 2)} busy in both arms${waits}`;
  return `${subject} ${percent(candidate)} busy, ${percent(baseline)} in the baseline${waits}`;
}
var NOTEWORTHY_WAITS = 0.05;
function describeWaits(mix, usable) {
  const [before, after] = [mix?.baseline, mix?.candidate].map(
    (values) => (values?.waitingCores ?? 0) / usable
  );
  if (before === void 0 || after === void 0) return "";
  if (Math.max(before, after) < NOTEWORTHY_WAITS) return "";
  const baseline = Math.abs(after - before) < SAME_SHARE ? "" : ` (${percent(before)})`;
  return `, and waited for a CPU for a further ${percent(after)}${baseline}`;
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

// src/report/content/cause.ts
function describeCause(report) {
  const { verdict } = report;
  if (verdict.kind === "inconclusive") return describeDoubt(report);
  if (verdict.kind === "invalid-run") return describeFailures(report.details, MOST_KINDS);
  const reds = report.comparisons.filter(({ outcome }) => outcome === "regression");
  const event = reds.find(({ metric }) => EVENTS.has(metric));
  if (event !== void 0) return event.because;
  if (reds.some(({ metric }) => metric === "errors")) {
    return describeFailures(report.details, MOST_KINDS);
  }
  return describeCost(report) ?? (reds.some(isTime) ? describeTail(report) : void 0);
}
var MOST_KINDS = 3;
var EVENTS = /* @__PURE__ */ new Set([
  "server-died",
  "rate-not-sustained"
]);
var TIMES2 = /* @__PURE__ */ new Set([
  "p99",
  "response-p99",
  "clean-response-p99"
]);
var isTime = ({ metric }) => TIMES2.has(metric);
function describeCost(report) {
  const cause = findThroughputCause(report);
  if (cause === void 0 || cause.kind === "none") return void 0;
  const { cpu, predicted, measured } = cause;
  switch (cause.kind) {
    case "computing":
      return isUndecided(report) ? `each request costs ${describeFactor(cpu)}; that would change throughput by ${formatChange(ratio(predicted))}. Measured: ${formatChange(ratio(measured))}, not yet proved.` : `each request costs ${describeFactor(cpu)}; that explains the whole ${measured < 0 ? "loss" : "gain"}.`;
    case "waiting":
      return describeWaiting2(cpu, measured < 0, noteworthyIn(report).cost);
    case "both":
      return `each request costs ${describeFactor(cpu)}; that alone would change throughput by ${formatChange(ratio(predicted))}, and it changed by ${formatChange(ratio(measured))}.`;
  }
}
var isUndecided = ({ comparisons }) => comparisons.some(({ metric, outcome }) => metric === "throughput" && outcome === "inconclusive");
function describeWaiting2(cpu, isLoss2, noteworthy) {
  const waits = isLoss2 ? "waits longer: look at locks, timers, disks and calls to other services." : "waits less.";
  if (Math.abs(cpu.change) < noteworthy) {
    return `a request costs as much CPU as before (${timeOf(cpu.after)}), so the server ${waits}`;
  }
  return cpu.change > 0 === isLoss2 ? `each request costs ${describeFactor(cpu)}, which explains only a small part: the server also ${waits}` : `although each request costs ${describeFactor(cpu)}, the server ${waits}`;
}
function describeFactor({ before, after, change }) {
  const times = `(${timeOf(before)} → ${timeOf(after)})`;
  if (change >= 1) return `${Number((1 + change).toPrecision(3))} × the CPU ${times}`;
  return `${formatShare(ratio(Math.abs(change)))} ${change < 0 ? "less" : "more"} CPU ${times}`;
}
var timeOf = (time2) => formatTime(microseconds(time2));
function describeTail(report) {
  const cpu = findThroughputCause(report)?.cpu;
  if (cpu === void 0) return void 0;
  const { cost } = noteworthyIn(report);
  if (cpu.change >= cost) return `each request costs ${describeFactor(cpu)}.`;
  const computing = cpu.change <= -cost ? `each request costs ${describeFactor(cpu)}` : `CPU per request (${timeOf(cpu.after)}) hardly changed`;
  return `${describeSteadiness(report)}, and ${computing}, so single requests wait: look for pauses, locks and slow calls.`;
}
function describeSteadiness({ comparisons }) {
  const change = comparisons.find(({ metric }) => metric === "throughput")?.change ?? null;
  return change === null ? "no change of throughput was shown" : `throughput changed by only ${formatChange(ratio(change))}`;
}
function describeDoubt(report) {
  const { evidence, comparisons } = report;
  const { sideBySide } = evidence;
  const open3 = comparisons.find(({ outcome }) => outcome === "inconclusive");
  if (sideBySide === null || open3 === void 0 || open3.change === null) return open3?.because;
  if (open3.role === "limit" || open3.metric === "errors") return open3.because;
  return `${describePairDoubt(open3, sideBySide)}${describeShortage(report)}`;
}
function describePairDoubt(open3, sideBySide) {
  const pairs = formatAmount(sideBySide.blocks, "pair");
  const { best, worst } = knownInterval(open3);
  if (best !== null && isBeyond(open3, best)) {
    const prove = sideBySide.blocks === 1 ? "does not prove" : "do not prove";
    return `a loss beyond what is allowed is likely, but ${pairs} ${prove} it as surely as a red check must (${sureness(open3)}).`;
  }
  if (best === null || worst === null) return `${pairs} cannot tell how large the change is.`;
  return `${pairs} cannot tell: the change may be anything in ${formatRange(open3)}, and ${formatChange(ratio(open3.toleranceLine))} is allowed.`;
}
function describeShortage({ evidence, run }) {
  const shortage = evidence.sideBySide?.shortage ?? null;
  if (shortage === null) return "";
  const cores = formatAmount(run.environment.cores, "core");
  return ` The machine is crowded: server or generator waited for a CPU for ${formatShare(ratio(Number(shortage.waited.toPrecision(2))))} of the time that they had work, and used ${formatNumber(shortage.used)} of ${cores}.`;
}

// src/report/content/differences.ts
function describeDiffers(report) {
  const { differences, moreDifferences, evidence } = report;
  const [first, ...others] = differences;
  if (first === void 0 || !(evidence.kind === "stored" || isLoss(report))) return void 0;
  const [second] = others;
  if (second !== void 0 && others.length + moreDifferences === 1)
    return `Differs: ${describe2(first)}; ${describe2(second)}.`;
  const more = moreWords(others, moreDifferences);
  return `Differs: ${describe2(first)}${more === void 0 ? "" : `, and ${more}`}.`;
}
var isLoss = ({ verdict, comparisons }) => verdict.kind === "regression" || verdict.kind === "inconclusive" && comparisons.some(
  ({ outcome, change, higherIsBetter }) => outcome === "inconclusive" && change !== null && (higherIsBetter ? change < 0 : change > 0)
);
function moreWords(others, besides) {
  const count = others.length + besides;
  if (count === 0) return void 0;
  const arePackages = others.every(({ kind }) => kind === "package");
  return arePackages ? formatAmount(count, "more package") : `${formatCount(count)} more`;
}
var MOST_LISTED = 20;
function differencesSection({
  differences,
  moreDifferences
}) {
  if (differences.length === 0) return void 0;
  const shown = differences.slice(0, MOST_LISTED);
  const more = moreWords(differences.slice(MOST_LISTED), moreDifferences);
  const items = [...shown.map(describe2), ...more === void 0 ? [] : [`and ${more}`]];
  return { title: "What differs", folded: true, pieces: [{ kind: "list", items }] };
}
var LONGEST_NAME2 = 60;
var LONGEST_VALUE = 40;
function describe2({ kind, name, before, after }) {
  const what = `${KINDS[kind]}${visibleText(name, LONGEST_NAME2)}`;
  const [old, now] = [before, after].map((each) => each && visibleText(each, LONGEST_VALUE));
  if (old && now) return `${what} ${old} → ${now}`;
  if (now) return `${what} ${now} is new`;
  if (old) return `${what} ${old} is gone`;
  return kind === "machine" ? "another machine of the same kind" : `${what} is set differently`;
}
var KINDS = {
  program: "program ",
  package: "",
  variable: "variable ",
  image: "runner ",
  kernel: "",
  node: "perf-gate's ",
  "perf-gate": "",
  memory: "",
  machine: ""
};

// src/report/format/sparkline.ts
var SMALLEST_SPAN = 0.2;
var GAP = "·";
var BARS = [..."▁▂▃▄▅▆▇█"];
function sparkline(values) {
  const known = values.filter((value) => value !== null);
  const [lowest, highest] = [Math.min(...known), Math.max(...known)];
  const middle = lowest + (highest - lowest) / 2;
  const span = Math.max(highest - lowest, Math.abs(middle) * SMALLEST_SPAN);
  const barOf = (value) => {
    const height = span === 0 ? 0.5 : 0.5 + (value - middle) / span;
    const place = Math.max(0, Math.floor(height * BARS.length));
    return BARS[Math.min(BARS.length - 1, place)] ?? GAP;
  };
  return values.map((value) => value === null ? GAP : barOf(value)).join("");
}

// src/report/content/earlier.ts
var MOST_SHOWN = 12;
function earlierSection(report) {
  const { history, rows } = report;
  const own = history?.filter(({ sameMachine }) => sameMachine) ?? [];
  const [where, runs] = own.length > 0 ? [THIS, own] : [ALIKE, history ?? []];
  const rates = ratesOf(runs).slice(-MOST_SHOWN);
  if (rates.length < 2) return void 0;
  const now = rows[0]?.candidate.throughput ?? null;
  const values = rates.map(formatNumber).join(", ");
  const here = now === null ? "" : `; this run ${formatRequestRate(now)}`;
  const text = `${sparkline(rates)} throughput over the last ${rates.length} baselines ${where}, oldest first: ${values}${here}.`;
  return { title: "Earlier baselines", folded: true, pieces: [{ kind: "paragraph", text }] };
}
var THIS = "of this machine";
var ALIKE = "of machines of this kind, between which the same code may differ by 10 to 30 %";
var ratesOf = (runs) => runs.flatMap(({ throughput }) => throughput ?? []);

// src/report/content/explain-evidence.ts
var SAYS_WHY = ["stored-only", "base-not-run"];
var NOTEWORTHY_IMBALANCE = 0.1;
function explainEvidence(report) {
  const { kind, because, sideBySide } = report.evidence;
  const isSaid = report.warnings.some(
    ({ code, text }) => SAYS_WHY.includes(code) && text === because
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
function explainCleaning({ rows: [mix] }, { cleaning }) {
  if (cleaning === null || mix?.baseline == null) return [];
  const [before, after] = [mix.baseline.responseP99, mix.candidate.responseP99];
  const shares = `${formatKept(cleaning.baseline)} (baseline) and ${formatKept(cleaning.candidate)} (candidate)`;
  const asItCame = before === null || after === null ? "" : `; as it came it was ${formatTime(microseconds(before))} → ${formatTime(microseconds(after))}`;
  const judged = cleaning.isJudged ? "" : ". The cleaned one was not judged";
  return [
    `The cleaned p99 at the fixed rate is of the ${shares} of slices in which neither server nor generator had to wait for a CPU${asItCame}${judged}.`
  ];
}
function explainPlacement({ warnings }, { placement }) {
  const isSaid = warnings.some(({ code }) => code === "uneven-workers");
  if (placement === null || isSaid) return [];
  const { workers, baselineImbalance, candidateImbalance, reopens } = placement;
  if (Math.max(baselineImbalance, candidateImbalance) < NOTEWORTHY_IMBALANCE) return [];
  const [before, after] = [baselineImbalance, candidateImbalance].map(
    (imbalance) => formatShare(ratio(imbalance))
  );
  const how = reopens ? ", although they were opened anew before each slice" : "";
  return [
    `Connections fell unevenly on the ${formatCount(workers)} worker processes: the busiest had ${before} (baseline) and ${after} (candidate) more than an even share${how}.`
  ];
}

// src/report/content/explain-report.ts
function explainReport(report) {
  return [
    ...explainEvidence(report),
    ...reasonsOf(report),
    ...explainThroughput(report),
    ...[describeFailures(report.details) ?? []].flat(),
    ...[describeDiffers(report)].filter((line) => line !== void 0),
    ...unknownServerUse(report)
  ];
}
function reasonsOf(report) {
  const reasons = report.comparisons.filter(needsReason).map((comparison) => `${labelComparison(report, comparison)}: ${comparison.because}`);
  return report.verdict.kind === "inconclusive" ? [...reasons, report.verdict.need] : reasons;
}
function unknownServerUse({ run, rows: [mix] }) {
  if (run.processes === "fresh" || mix === void 0 || mix.candidate.cpuPerRequest !== null)
    return [];
  return ["CPU and memory are known only of a server that perf-gate starts itself."];
}
function unseenTable(report) {
  const compared = report.comparisons.filter(
    ({ role, method, outcome }) => role !== "limit" && method !== "observed" && outcome !== "regression"
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

// src/report/document/time-table.ts
function timeTable(rows) {
  const known = rows.flatMap(([label, summary]) => summary ? [timeRow(label, summary)] : []);
  if (known.length === 0) return void 0;
  const distinct = known.filter(
    ([, ...cells], index) => !known.slice(0, index).some(([, ...others]) => isSame(cells, others))
  );
  return {
    columns: ["", "min", "mean", "sd", "median", "max", "within 1 sd", "count"],
    groups: [{ title: void 0, rows: distinct }]
  };
}
var isSame = (one, other) => one.every((cell, index) => cell === other[index]);
function timeRow(label, summary) {
  const { min, mean: mean2, standardDeviation, median, max } = summary;
  const times = [min, mean2, standardDeviation, median, max];
  return [
    label,
    ...times.map((time2) => formatTime(microseconds(time2))),
    formatShare(ratio(summary.withinOneDeviation)),
    formatCount(summary.count)
  ];
}
function describeSpread2(spread) {
  const { mean: mean2, standardDeviation, max, withinOneDeviation } = spread;
  return [
    `mean ${formatNumber(mean2)}`,
    `sd ${formatNumber(standardDeviation)}`,
    `max ${formatNumber(max)}`,
    `${formatShare(ratio(withinOneDeviation))} within 1${THIN_SPACE}sd`
  ].join(", ");
}
function ladderTable({ rows: ladderRows }) {
  const shares = [...new Set(ladderRows.flatMap(({ steps }) => steps.map(({ share }) => share)))];
  shares.sort((a, b) => a - b);
  const rows = ladderRows.map(({ name, steps }) => {
    const times = new Map(steps.map(({ share, time: time2 }) => [share, time2]));
    return [name, ...shares.map((share) => cellOf(times.get(share)))];
  });
  return {
    columns: ["served within", ...shares.map((share) => formatShare(ratio(share)))],
    groups: [{ title: void 0, rows }]
  };
}
var cellOf = (time2) => time2 === void 0 ? "" : formatTime(microseconds(time2));

// src/report/content/load-details.ts
function loadSection(report) {
  const { connectTime, lag } = report.details;
  const times = timeTable([
    ["connect", connectTime],
    ["lag", lag]
  ]);
  const tables = times === void 0 ? [] : [{ kind: "table", table: times }];
  const facts2 = [...loadFacts(report), ...serverFacts(report)];
  const title = report.evidence.sideBySide === null ? "Load" : "Load on the candidate";
  return { title, folded: true, pieces: [{ kind: "facts", facts: facts2 }, ...tables] };
}
function loadFacts({ run, details, rows: [mix] }) {
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
    ...optionalFact(
      "fixed rate",
      run.offeredRate,
      (rate) => formatArrivalRate(rate, details.flows.length > 0)
    ),
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
function serverFacts({ details, rows: [mix] }) {
  return [
    ...optionalFact(
      "server CPU",
      details.serverBusyCores,
      (cores) => `${formatNumber(cores)} cores`
    ),
    ...optionalFact("server processes", details.serverProcesses, formatCount),
    ...startFact("server ready after", mix, ({ startTime }) => startTime),
    ...startFact("first answers took", mix, ({ firstAnswers }) => firstAnswers)
  ];
}
function startFact(name, mix, read) {
  const format = (time2) => formatTime(microseconds(time2));
  const before = mix?.baseline ? read(mix.baseline) : null;
  const beside = before === null ? "" : ` (baseline ${format(before)})`;
  return optionalFact(name, mix ? read(mix.candidate) : null, (time2) => `${format(time2)}${beside}`);
}

// src/report/content/most-changed.ts
var NOTEWORTHY2 = 1.25;
function describeMostChanged(report) {
  const isNamed = report.comparisons.some(
    ({ request, outcome }) => request !== null && outcome === "regression"
  );
  const [worst, ...others] = mediansOf(report).toSorted((one, other) => other.factor - one.factor);
  const [next] = others;
  const last = others.at(-1);
  if (isNamed || worst === void 0 || next === void 0 || last === void 0) return void 0;
  const middle = others[Math.floor(others.length / 2)]?.factor ?? next.factor;
  if (worst.factor < NOTEWORTHY2 * Math.max(1, middle)) return void 0;
  const times = `p50 ${formatTime(microseconds(worst.before))} → ${formatTime(microseconds(worst.after))}`;
  return `Of the requests, ${shortName(worst.name)} slowed most: ${times}; ${describeOthers(last, next)}.`;
}
var describeOthers = (least, most) => least === most ? `${shortName(most.name)} changed by ${changeOf(most)}` : `the others changed by ${changeOf(least)} to ${changeOf(most)}`;
var changeOf = ({ factor }) => formatChange(ratio(factor - 1));
function mediansOf({ rows, details }) {
  const flows = new Set(details.flows.map(({ name }) => name));
  return rows.flatMap(({ request, candidate, baseline }) => {
    const [before, after] = [baseline?.p50 ?? null, candidate.p50];
    if (request === null || flows.has(request) || before === null || after === null) return [];
    return before === 0 ? [] : [{ name: request, before, after, factor: after / before }];
  });
}

// src/report/content/allow-more.ts
function allowMore(report, reader) {
  const inputs = merge(wantedIn(report)).map((wanted) => write(wanted, report, reader));
  const [first] = inputs;
  if (first === void 0) return void 0;
  const [flags, ofFile] = [true, false].map(
    (isFlag) => inputs.filter((input) => input.isFlag === isFlag).map(({ text }) => text)
  );
  const more = flags?.length === 1 ? "allow more" : "allow more of each";
  return [
    ...ofFile?.length ? [`set ${ofFile.join(", ")} in \`${fileOf(reader)}\``] : [],
    ...flags?.length ? [`${more}: ${flags.join(", ")}`] : []
  ].join("; or ");
}
var ALLOWED_BY = {
  throughput: "max-throughput-drop",
  p99: "max-p99-increase",
  "response-p99": "max-p99-increase",
  "clean-response-p99": "max-p99-increase",
  cpu: "max-cpu-increase",
  memory: "max-memory-increase",
  "start-time": "max-start-increase",
  "first-answers": "max-start-increase",
  errors: "max-error-rate",
  "p99-limit": "p99-limit",
  "min-throughput": "min-throughput",
  // A server that cannot hold a rate that was set needs another rate, and a death is never allowed.
  "rate-not-sustained": void 0,
  "server-died": void 0
};
function wantedIn(report) {
  return lossesOf(report).flatMap((comparison) => {
    if (comparison.metric === "cpu") return wantedOfCpu(report, comparison);
    if (comparison.metric === "errors" && comparison.after >= 1) return [];
    const input = ALLOWED_BY[comparison.metric];
    const { request } = comparison;
    return input === void 0 ? [] : [{ input, request, value: enoughFor(comparison) }];
  });
}
var lossesOf = ({ verdict, comparisons }) => {
  const offending = verdict.kind === "regression" ? verdict.offending : [];
  const reds = comparisons.filter(({ outcome }) => outcome === "regression");
  const inOrder = offending.flatMap((metric) => reds.filter((red) => red.metric === metric));
  return [...inOrder, ...comparisons.filter(isNext)];
};
var isNext = (comparison) => isNotSureEnough(comparison) && comparison.metric !== "errors";
function wantedOfCpu(report, cpu) {
  const own = { input: "max-cpu-increase", request: null, value: enoughFor(cpu) };
  if (heldAgainstThroughput(report, cpu) === void 0) return [own];
  const { worst } = knownInterval(cpu);
  const { best } = cpu.interval;
  const value = worst === null ? void 0 : percentAbove(1 - 1 / (1 + worst));
  const ofThroughput = { input: "max-throughput-drop", request: null, value };
  return best !== null && best > ownTolerance(cpu) ? [ofThroughput, own] : [ofThroughput];
}
function enoughFor(comparison) {
  const { metric, after } = comparison;
  switch (metric) {
    case "errors":
      return percentAbove(after);
    case "p99-limit":
      return roundUp(after / MICROSECONDS_PER_MILLISECOND);
    case "min-throughput":
      return roundDown(after);
    default: {
      const { worst } = knownInterval(comparison);
      return worst === null ? void 0 : percentAbove(Math.abs(worst));
    }
  }
}
var MICROSECONDS_PER_MILLISECOND = 1e3;
var SIGNIFICANT = 10;
function roundBy(round, value) {
  if (!Number.isFinite(value) || value <= 0) return void 0;
  const step = 10 ** Math.floor(Math.log10(value / SIGNIFICANT));
  return Number((round(value / step) * step).toPrecision(2));
}
var roundUp = (value) => roundBy(Math.ceil, value);
var roundDown = (value) => roundBy(Math.floor, value);
var percentAbove = (share) => roundUp(100 * share);
function merge(all) {
  const merged = /* @__PURE__ */ new Map();
  for (const wanted of all) {
    const key = JSON.stringify([wanted.input, wanted.request]);
    const other = merged.get(key);
    merged.set(key, other === void 0 ? wanted : { ...wanted, value: enoughOf(wanted, other) });
  }
  return [...merged.values()];
}
function enoughOf({ input, value }, other) {
  if (value === void 0 || other.value === void 0) return void 0;
  return input === "min-throughput" ? Math.min(value, other.value) : Math.max(value, other.value);
}
var BELOW = {
  "max-throughput-drop": 100,
  "max-error-rate": 100,
  "p99-limit": 6e5
};
var BELOW_ANY = 1e4;
var UNITS = { "p99-limit": "ms", "min-throughput": "/s" };
function write({ input, request, value }, report, reader) {
  const isKnown2 = value !== void 0 && (input === "min-throughput" || value < (BELOW[input] ?? BELOW_ANY));
  const words = isKnown2 ? `${value}${UNITS[input] ?? "%"}` : void 0;
  const isOwn = request !== null && isWrittenOfRequest(request, report, reader);
  if (!isOwn && isOfFlag(input, reader)) {
    return { isFlag: true, text: `\`--${words === void 0 ? input : `${input}=${words}`}\`` };
  }
  const pair = `\`${words === void 0 ? input : `${input}: ${words}`}\``;
  return { isFlag: false, text: isOwn ? `${pair} of "${shortName(request)}"` : pair };
}
var isWrittenOfRequest = (request, report, reader) => hasSeveralRequests(report) || reader.kind === "command" && (reader.file?.ownP99 ?? []).includes(request);
var isOfFlag = (input, reader) => reader.kind === "command" && (reader.file === void 0 || reader.file.flags.includes(input));
var fileOf = (reader) => (reader.kind === "command" ? reader.file?.path : void 0) ?? "perf-gate.yml";

// src/report/content/next-steps.ts
function nextSteps(report, reader) {
  const { verdict, acceptance } = report;
  switch (verdict.kind) {
    case "pass":
      return void 0;
    case "regression":
      return acceptance === null ? fixOrAccept(report, reader) : void 0;
    case "inconclusive":
      return afterDoubt(verdict.need, report);
    case "no-baseline":
      return afterFirst(report, reader);
    case "invalid-run":
      return isRateLimited(report) ? LIMITED : REMEDIES[verdict.because.code];
  }
}
function fixOrAccept(report, reader) {
  if (reader.kind === "workflow") {
    return `fix it; or accept the loss: add the label \`${reader.acceptLabel}\` and run the job again.`;
  }
  const allow = allowMore(report, reader);
  if (allow === void 0) return "fix it.";
  const intended = lossesOf(report).every(({ metric }) => metric === "errors") ? "if these failures are expected" : "if the loss is intended";
  return `fix it; or, ${intended}, ${allow}.`;
}
function afterDoubt(need, report) {
  const isLacking = report.warnings.some(({ code }) => code === "base-not-run");
  const remedy = withoutReason(need, report);
  return isLacking ? `make it possible to run the base, as said above. Without it: ${remedy}` : remedy;
}
function withoutReason(need, { comparisons }) {
  const clause = need.slice(1).replace(/\.$/, "");
  const isSaid = comparisons.some(
    ({ outcome, because }) => outcome === "inconclusive" && because.includes(clause)
  );
  const remedy = need.split("; ").at(-1) ?? need;
  return isSaid ? remedy : need;
}
function afterFirst({ saved, warnings }, { kind }) {
  const isWeak = warnings.some(({ code }) => code === "weak-record");
  switch (kind) {
    case "workflow":
      if (saved === null) return void 0;
      return isWeak ? "nothing where later runs are measured beside this commit; its numbers alone would decide nothing." : "nothing: later runs are compared with this one.";
    case "command":
      return saved === null ? "keep it with `--save FILE`; or compare at once: `perf-gate compare --base main`." : isWeak ? "measure and save it again: as a baseline, this run would decide nothing." : `change something, then compare with it: \`perf-gate run --baseline ${saved.to}\`.`;
    case "shown-again":
      return void 0;
  }
}
var isRateLimited = ({ verdict, details }) => verdict.kind === "invalid-run" && verdict.because.code === "errors" && details.requests.some(
  ({ failures }) => failures.some(
    ({ class: kind, example }) => kind === "unexpected-status" && /^status 429\b/.test(example)
  )
);
var LIMITED = "the server limits how many requests it takes (status 429): switch that off where it is measured, in both versions.";
var REMEDIES = {
  errors: "see the server's log; check what the requests expect.",
  "server-died": "see the server's log.",
  "rate-not-sustained": "set a `rate` that the server can hold, or leave it to perf-gate.",
  "generator-limited": "give the machine more cores, or the server more work.",
  "accounting-broken": "run it again; if this stays, please report it.",
  "baseline-failed": "see the log of the baseline's server.",
  "ports-exhausted": "set fewer `connections`, or let the server keep them open.",
  "resources-exhausted": "raise the limit of open files (`ulimit -n`), or set fewer `connections`.",
  "foreign-answer": "end the other program that answers on this port.",
  "too-little-data": "set a larger `budget`; check that the server answers in time."
};

// src/report/content/pairs.ts
var MOST_SHOWN2 = 20;
function pairsSection(report) {
  const paired = report.comparisons.filter(({ pairs }) => pairs.length > 0);
  const [first] = worstFirst(paired, ({ outcome }) => outcome);
  if (first === void 0) return void 0;
  const shown = first.pairs.slice(0, MOST_SHOWN2);
  const all = formatAmount(first.pairs.length, "pair");
  const count = shown.length < first.pairs.length ? `the first ${MOST_SHOWN2} of ${all}` : all;
  return {
    title: `Pair by pair: ${labelComparison(report, first)}, ${count}`,
    folded: true,
    pieces: [{ kind: "table", table: pairTable({ ...first, pairs: shown }) }]
  };
}
function pairTable({ pairs, unit }) {
  const rows = pairs.map(({ number, before, after }) => [
    `pair ${number}`,
    formatValue(before, unit),
    formatValue(after, unit),
    before > 0 ? formatChange(ratio(after / before - 1)) : ""
  ]);
  return { columns: ["", "before", "after", "change"], groups: [{ title: void 0, rows }] };
}

// src/report/content/profile.ts
var PROFILE_TITLE = "Which functions got slower";
var LONGEST_IN_SENTENCE = 80;
var LONGEST_IN_TABLE = 100;
var TELLING = 0.03;
function describeGrown({ profile, verdict }) {
  if (profile === null || verdict.kind !== "regression") return void 0;
  const [first] = profile.functions;
  if (first === void 0) return `${NONE_GREW}.`;
  if (first.afterShare - first.beforeShare < TELLING) return void 0;
  const name = visibleText(first.name, LONGEST_IN_SENTENCE);
  return `What grew most: ${name}, ${shareOf(first.beforeShare)} → ${shareOf(first.afterShare)} of the CPU time.`;
}
var NONE_GREW = "A profiler saw no function that takes more CPU time";
function withGrown(cause, report) {
  const grown = describeGrown(report);
  const isWait = grown?.startsWith(NONE_GREW) && !cause?.includes("waits");
  if (isWait)
    return [...cause === void 0 ? [] : [cause], `${NONE_GREW}, so look for waiting.`].join(
      " "
    );
  return cause === void 0 || grown === void 0 ? cause ?? grown : `${cause} ${grown}`;
}
var MOST_LISTED2 = 10;
function profileSection({ profile }) {
  if (profile === null) return void 0;
  const paragraph = { kind: "paragraph", text: describeProfile(profile) };
  const table = grownTable(profile);
  return {
    title: PROFILE_TITLE,
    folded: true,
    pieces: [paragraph, ...table === void 0 ? [] : [{ kind: "table", table }]]
  };
}
function describeProfile(profile) {
  const { profiler, before, after, functions } = profile;
  const who = profiler === "profile" ? "the command of `profile`" : visibleText(profiler, 40);
  const seen = `Seen by ${who} after the verdict, which it did not change: ${formatAmount(before.samples, "sample")} of the version before, ${formatCount(after.samples)} of the change.`;
  const what = functions.length === 0 ? "No function is shown to take more CPU time for an answer by itself." : "Each row is the time in a function itself, without what it calls; what is part of the runtime stands with its caller.";
  return `${seen} ${what}`;
}
function grownTable({ functions }) {
  if (functions.length === 0) return void 0;
  const rows = functions.slice(0, MOST_LISTED2).map(rowOf);
  return {
    columns: ["function", "before", "after", "per answer"],
    groups: [{ title: void 0, rows }]
  };
}
var rowOf = (each) => [
  visibleText(each.name, LONGEST_IN_TABLE),
  shareOf(each.beforeShare),
  shareOf(each.afterShare),
  describeCost2(each)
];
var shareOf = (share) => formatShare(ratio(share));
function describeCost2(costs) {
  const { beforeMicrosecondsPerAnswer: before, afterMicrosecondsPerAnswer: after } = costs;
  if (before === null || after === null) return "n/a";
  return `${formatTime(microseconds(before))} → ${formatTime(microseconds(after))}`;
}

// src/report/content/repeat.ts
function repeatSection({ repeat }) {
  if (repeat === null) return void 0;
  const names = repeat.leftOut.map((name) => `\`${name}\``).join(" and ");
  const left = names === "" ? "" : ` Add ${names} as this run had it: a secret may stand there.`;
  const text = `In a clone of the repository without changes of your own; numbers of another machine differ, their ratio should not.${left}`;
  const pieces = [
    { kind: "paragraph", text },
    { kind: "code", text: repeat.command }
  ];
  return { title: "Reproduce locally", folded: true, pieces };
}

// src/report/content/request-details.ts
function requestSection(report, request) {
  const table = timeTable([
    ["service", request.processing],
    ["waiting", request.waiting],
    ["total", request.total]
  ]);
  const rows = ladderRowsOf(report, request);
  const pieces = [
    { kind: "facts", facts: requestFacts(request) },
    table && { kind: "table", table },
    rows.length === 0 ? void 0 : { kind: "ladder", ladder: { rows } }
  ];
  return {
    title: `Request ${shortName(request.name)}`,
    folded: true,
    pieces: pieces.filter((piece) => piece !== void 0)
  };
}
function requestFacts(request) {
  const { sent, ok, resent, unsent, failures } = request;
  return [
    { name: "document", value: `${request.method} ${request.path}` },
    ...optionalFact("length", request.documentLength, (length) => formatSize(bytes(length))),
    ...optionalFact("server software", request.serverSoftware, (software) => software),
    { name: "sent", value: formatCount(sent) },
    { name: "complete", value: formatCount(ok) },
    { name: "failed", value: describeFailures2(failures) },
    ...optionalFact("sent again", resent || null, formatCount),
    ...optionalFact("due and not sent", unsent || null, formatCount),
    { name: "bodies received", value: formatSize(bytes(request.bodyBytes)) }
  ];
}
function flowSection(report, flow) {
  const table = timeTable([["service", flow.processing]]);
  const rows = ladderRowsOf(report, flow);
  const pieces = [
    { kind: "facts", facts: flowFacts(flow) },
    table && { kind: "table", table },
    rows.length === 0 ? void 0 : { kind: "ladder", ladder: { rows } }
  ];
  return {
    title: `Flow ${shortName(flow.name)}`,
    folded: true,
    pieces: pieces.filter((piece) => piece !== void 0)
  };
}
function flowFacts({ steps, begun, finished, unsent, failures }) {
  const lacking = steps.filter(({ notSent }) => notSent > 0);
  return [
    { name: "steps", value: String(steps.length) },
    { name: "begun", value: formatCount(begun) },
    { name: "finished", value: formatCount(finished) },
    { name: "ended by a failure", value: describeFailures2(failures) },
    ...lacking.map(({ request, notSent }) => ({
      name: "not sent",
      value: `${formatCount(notSent)} of ${shortName(request)}`
    })),
    ...optionalFact("due and not begun", unsent || null, formatCount)
  ];
}
var describeFailures2 = (failures) => failures.length === 0 ? "0" : failures.map(describeFailure).join(", ");
function ladderRowsOf(report, request) {
  const row = report.rows.find((candidate) => candidate.request === request.name);
  const before = row?.baseline ?? null;
  const rows = [
    { name: "service", steps: request.ladder },
    { name: "service before", steps: serviceSteps(before) },
    { name: "response", steps: request.responseLadder },
    { name: "response before", steps: responseSteps(before) }
  ];
  return rows.filter(({ steps }) => steps.length > 0);
}
var serviceSteps = (values) => values === null ? [] : stepsOf([0.5, values.p50], [0.9, values.p90], [0.99, values.p99], [1, values.max]);
var responseSteps = (values) => values === null ? [] : stepsOf([0.5, values.responseP50], [0.9, values.responseP90], [0.99, values.responseP99]);
var stepsOf = (...steps) => steps.flatMap(([share, time2]) => time2 === null ? [] : [{ share, time: time2 }]);

// src/report/content/result-tables.ts
var formatMicroseconds = (value) => formatTime(microseconds(value));
var time = (title, read, metric) => ({
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
  time("p50", (values) => values.p50),
  time("p90", (values) => values.p90),
  time("p99", (values) => values.p99, "p99"),
  time("max", (values) => values.max),
  {
    title: "failed",
    read: (values) => values.errorShare,
    metric: void 0,
    format: (value) => formatShare(ratio(value)),
    hasChange: false
  },
  time("CPU/request", (values) => values.cpuPerRequest, "cpu"),
  {
    title: "memory",
    read: (values) => values.peakMemory,
    metric: "memory",
    format: (value) => formatSize(bytes(value)),
    hasChange: true
  }
];
var FIXED_RATE_COLUMNS = [
  time("p50", (values) => values.responseP50),
  time("p90", (values) => values.responseP90),
  time("p99", (values) => values.responseP99, "response-p99"),
  time("cleaned p99", (values) => values.cleanP99, "clean-response-p99")
];
function capacityTable(report) {
  return resultTable(report, CAPACITY_COLUMNS);
}
function fixedRateTable(report) {
  if (report.warnings.some(({ code }) => code === "rate-not-sustained")) return void 0;
  const table = resultTable(report, FIXED_RATE_COLUMNS);
  return table.columns.length > 1 ? table : void 0;
}
function resultTable(report, all) {
  const rows = hasSeveralRequests(report) ? report.rows : report.rows.slice(0, 1);
  const known = all.filter(({ read }) => rows.some((row) => isKnown(row, read)));
  const shown = rows.filter((row) => known.some(({ read }) => isKnown(row, read)));
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
  if (baseline === null) return [["measured", ...after]];
  const before = columns.map((column) => cell(column, column.read(baseline)));
  const changes = columns.map((column) => changeOf2(report, row, column));
  return [
    ["before", ...orUnknown(before)],
    ["after", ...orUnknown(after)],
    ...changes.every(isEmpty) ? [] : [["change", ...changes]]
  ];
}
var isEmpty = (cell) => cell === "";
var orUnknown = (cells) => cells.every(isEmpty) ? cells.with(0, NOT_AVAILABLE) : cells;
function titleOf({ request, isNew }) {
  if (request === null) return "all requests";
  return isNew ? `${shortName(request)} (new, not judged)` : shortName(request);
}
function valueAfter(report, { candidate, baseline, request }, { read, hasChange, metric }) {
  const after = read(candidate);
  if (!hasChange || metric === void 0 || after === null || baseline === null) return after;
  return comparedFor(report, metric, request)?.after ?? after;
}
function changeOf2(report, row, column) {
  const before = row.baseline === null ? null : column.read(row.baseline);
  const after = valueAfter(report, row, column);
  if (!column.hasChange || before === null || after === null || before === 0) return "";
  return formatChange(ratio(after / before - 1));
}

// src/report/content/compose-document.ts
function composeDocument(report, reader) {
  const warnings = report.warnings.filter((warning) => !isLead(warning));
  const sections = [
    comparisonSection(report),
    resultSection(report),
    fixedRateSection(report),
    listSection("Why", explainReport(report)),
    tableSection("What could not have been seen", unseenTable(report)),
    listSection(
      "Warnings",
      warnings.map(({ text }) => text)
    ),
    pairsSection(report),
    profileSection(report),
    differencesSection(report),
    loadSection(report),
    baselineSection(report),
    repeatSection(report),
    earlierSection(report),
    factsSection(report),
    ...report.details.flows.map((flow) => flowSection(report, flow)),
    ...report.details.requests.map((request) => requestSection(report, request))
  ];
  return {
    name: report.name,
    headline: headlineOf(report, reader.kind !== "shown-again"),
    answer: composeAnswer(report, reader),
    sections: sections.filter((section2) => section2 !== void 0),
    warnings: warnings.length,
    notice: void 0
  };
}
function composeAnswer(report, reader) {
  const news = report.warnings.filter(isNews);
  const weighty = news.filter(({ code }) => WEIGHTY.has(code));
  const others = news.filter(({ code }) => !WEIGHTY.has(code));
  return {
    context: describeContext(report),
    rows: answerRows(report),
    footnotes: [...explainHeldAgainst(report), ...explainMean(report), ...answerReasons(report)],
    cause: withGrown(causeOf(report), report),
    differs: describeDiffers(report),
    notes: [...weighty, ...others].map(({ text }) => firstSentence(text)),
    weighty: weighty.length,
    next: nextSteps(report, reader),
    basis: describeBasis(report),
    run: describeAttempt(report.run)
  };
}
var WEIGHTY = /* @__PURE__ */ new Set([
  "acceptance-unknown",
  "answers-differ",
  "attempts-unread",
  "baseline-note",
  "baseline-regressed",
  "earlier-regression",
  "other-machine",
  "requests-changed",
  "stored-only"
]);
function causeOf(report) {
  const sentences = [describeCause(report), describeMostChanged(report)];
  const known = sentences.filter((sentence) => sentence !== void 0);
  return known.length === 0 ? void 0 : known.join(" ");
}
var SAID = /* @__PURE__ */ new Set([
  "errors-below-floor",
  "few-samples",
  "improvement",
  "new-requests",
  "small-proven-loss"
]);
var isNews = (warning) => !isLead(warning) && !SAID.has(warning.code);
var firstSentence = (text) => /^.+?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
function comparedWith({ baseline, comparisons, run, evidence }) {
  const { sideBySide } = evidence;
  if (sideBySide !== null) {
    const done = comparisons.length === 0 ? "Measured" : "Compared";
    return [`${done} `, ...describeTurns(sideBySide, run)];
  }
  if (baseline === null || comparisons.length === 0) return void 0;
  return ["Compared with ", ...describeBaseline(baseline, run)];
}
function comparisonSection(report) {
  const rows = intervalRows(report);
  if (rows.length === 0) return void 0;
  const baseline = comparedWith(report);
  const title = baseline === void 0 ? "Against your limits" : textOf2(baseline);
  return open2(title, { kind: "intervals", rows });
}
var resultSection = (report) => open2(`At capacity, with ${formatAmount(report.run.connections, "connection")}`, {
  kind: "table",
  table: capacityTable(report)
});
function fixedRateSection(report) {
  const { offeredRate } = report.run;
  const hasFlows = report.details.flows.length > 0;
  const rate = offeredRate === null ? "a fixed rate" : formatArrivalRate(offeredRate, hasFlows);
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
  if (sideBySide !== null) return facts("The two versions", sideBySideFacts(sideBySide, run));
  if (baseline === null) return void 0;
  return facts("Baseline", baselineFacts(baseline, run));
}
var factsSection = (report) => facts("Environment", environmentFacts(report));
var facts = (title, items) => ({
  title,
  folded: true,
  pieces: [{ kind: "facts", facts: items }]
});

// src/report/document/shorten-document.ts
var ROWS_KEPT = [100, 30, 10, 3];
function* shorterAndShorter(document) {
  yield document;
  const folded2 = document.sections.filter((section2) => section2.folded);
  const open3 = document.sections.filter((section2) => !section2.folded);
  for (let kept = folded2.length >> 1; kept > 0; kept >>= 1) {
    const lost = `the details of ${folded2.length - kept} sections`;
    yield withNotice(document, [...open3, ...folded2.slice(0, kept)], lost);
  }
  yield withNotice(document, open3, "all details");
  for (const rows of ROWS_KEPT) {
    const short = open3.map((section2) => keepRows(section2, rows));
    const answer = { ...document.answer, rows: document.answer.rows.slice(0, rows) };
    yield withNotice(
      { ...document, answer },
      short,
      `all details, and all but ${rows} rows of each table`
    );
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
  const short = {
    ...headline,
    sentence: visibleText(headline.sentence, LONGEST_SENTENCE),
    lead: [],
    exit: cutLine(headline.exit, LONGEST_NOTE)
  };
  const bare = { ...document, headline: short, answer: NO_ANSWER };
  return withNotice(bare, [], "everything but the verdict");
}
var NO_ANSWER = {
  context: [],
  rows: [],
  footnotes: [],
  cause: void 0,
  differs: void 0,
  notes: [],
  weighty: 0,
  next: void 0,
  basis: [],
  run: []
};
var keepRows = (section2, rows) => ({
  ...section2,
  pieces: section2.pieces.map((piece) => shortenPiece(piece, rows))
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
      return { ...piece, rows: worstFirst(piece.rows, ({ outcome }) => outcome).slice(0, rows) };
    case "paragraph":
    case "code":
    case "ladder":
      return piece;
  }
}

// src/report/document/limit-rows.ts
function limitRows(rows, most) {
  if (rows.length <= most) return { shown: rows, others: void 0 };
  const ranked = rows.toSorted((a, b) => Number(b.isTelling) - Number(a.isTelling));
  return keepRows2(rows, new Set(ranked.slice(0, most)));
}
function tellingRows(rows, few, most) {
  if (rows.length <= few) return { shown: rows, others: void 0 };
  const example = rows.find(({ isTelling }) => !isTelling);
  const telling = rows.filter((row) => row.isTelling || row === example);
  return keepRows2(rows, new Set(telling.slice(0, most)));
}
function keepRows2(rows, kept) {
  const left = rows.filter((row) => !kept.has(row));
  if (left.length === 0) return { shown: rows, others: void 0 };
  const others = formatAmount(left.length, "other");
  return {
    shown: rows.filter((row) => kept.has(row)),
    others: left.some(({ isTelling }) => isTelling) ? `${others}: see the details.` : `${others}: no change was shown.`
  };
}

// src/report/draw/interval.ts
function drawInterval(places, cells, glyphs) {
  const drawing2 = new Array(cells).fill(" ");
  if (Number.isNaN(places.line)) return drawing2.join("");
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
function linesOf2(piece) {
  switch (piece.kind) {
    case "paragraph":
      return [markdownText(piece.text)];
    case "code":
      return fenced(piece.text);
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
function fenced(text) {
  const runs = (text.match(/`+/g) ?? []).map(({ length }) => length);
  const fence = "`".repeat(Math.max(2, ...runs) + 1);
  return [`${fence}sh`, ...text.split("\n").map(copiedText), fence];
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
      row.change === "" ? "" : `**${escapeMarkdown(row.change)}**`,
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
  const rowOf2 = (cells) => `| ${columns.map((_, index) => cells[index] ?? "").join(" | ")} |`;
  return [
    rowOf2(columns),
    rowOf2(alignments.map((alignment) => RULES[alignment])),
    ...rows.map(rowOf2)
  ];
}
var markdownLine = (line) => joinParts(line, markdownText, ({ text, href }) => `[${escapeMarkdown(text)}](${href})`);

// src/report/markdown/answer.ts
var FEW_ROWS = 6;
var MOST_ROWS = 30;
var shownRows = ({ answer }) => tellingRows(answer.rows, FEW_ROWS, MOST_ROWS);
var MOST_NOTES = 4;
function markdownAnswer(document) {
  const { headline, answer, notice } = document;
  const { shown, others } = shownRows(document);
  const isOpen = headline.kind === "inconclusive";
  const notes = answer.notes.slice(0, Math.min(MOST_NOTES, Math.max(1, answer.weighty)));
  const more = answer.notes.length - notes.length;
  const left = more === 0 ? "" : ` (${more} more below)`;
  return [
    ...shown.length === 0 ? [] : [...answerTable(shown), ""],
    ...[...answer.footnotes, ...others === void 0 ? [] : [others]].flatMap(
      (text) => block("", text)
    ),
    ...block(isOpen ? "**Why:** " : "**Cause:** ", answer.cause),
    ...block("", answer.differs),
    ...block("**To do:** ", answer.next),
    ...notes.flatMap(
      (note, index) => block("**Note:** ", index === notes.length - 1 ? note + left : note)
    ),
    ...notice === void 0 ? [] : [markdownText(notice), ""],
    `<sub>${smallPrint(document).map(markdownLine).join(" ")}</sub>`,
    ""
  ];
}
var block = (term, text) => text === void 0 ? [] : [`${term}${markdownText(text)}`, ""];
function smallPrint({ name, headline, answer }) {
  const { kind, lead, exit } = headline;
  const isSaid = kind === "accepted" && lead.length > 0;
  return [
    [`${visibleText(name, LONGEST_NAME3)}:`],
    answer.basis,
    ...answer.run.length === 0 ? [] : [[...answer.run, "."]],
    ...isSaid ? [] : [["Exit code ", ...exit]]
  ].filter((line) => line.length > 0);
}
var LONGEST_NAME3 = 60;
var OUTCOMES = {
  regression: "❌ fail",
  pass: "✅ pass",
  inconclusive: "❔ unsure",
  "not-shown": "➖ not shown",
  "not-judged": "⚪ not judged"
};
function answerTable(rows) {
  const hasBefore = rows.some(({ before }) => before !== "");
  const isJudged = rows.some(({ outcome }) => outcome !== "not-judged");
  const columns = [
    ...isJudged ? [{ title: "", cell: ({ outcome }) => OUTCOMES[outcome] }] : [],
    { title: "", cell: ({ label }) => escapeMarkdown(label) },
    ...hasBefore ? [{ title: "before", cell: (row) => escapeMarkdown(row.before) }] : [],
    { title: hasBefore ? "after" : "measured", cell: ({ after }) => escapeMarkdown(after) },
    ...isJudged ? JUDGED : [{ title: "", cell: changeCell }]
  ];
  return markdownRows(
    columns.map(({ title }) => title),
    columns.map((_, index) => index <= (isJudged ? 1 : 0) ? "left" : "right"),
    rows.map((row) => columns.map(({ cell }) => cell(row)))
  );
}
function changeCell({ change, range, note }) {
  if (note !== void 0) return escapeMarkdown(note.replace(/^not judged(?:: |$)/, ""));
  if (change === "") return "";
  return `**${escapeMarkdown(change)}**${range === "" ? "" : ` (${escapeMarkdown(range)})`}`;
}
var JUDGED = [
  { title: "change", cell: changeCell },
  { title: "allowed", cell: ({ allowed }) => escapeMarkdown(allowed) }
];
var HOW_TO_READ = [
  "change: the estimate, and in brackets everything that the evidence allows for.",
  "fail: shown to be worse than allowed.",
  "pass: side by side, a loss of twice what is allowed is ruled out; against stored records, any loss beyond what is allowed.",
  "unsure: it may be either. More evidence would tell.",
  "not shown: no loss beyond what is allowed was shown; that there is none is not shown either.",
  "not judged: too little was measured to compare it."
];

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
function renderMarkdown(report, reader, limit = LONGEST_MARKDOWN) {
  let markdown = "";
  for (const document of shorterAndShorter(composeDocument(report, reader))) {
    markdown = renderDocument(document);
    if (markdown.length <= limit) break;
  }
  return markdown;
}
function renderDocument(document) {
  const { headline, sections, notice } = document;
  const [first] = sections;
  const isWhole = shownRows(document).others === void 0;
  const others = first?.pieces[0]?.kind === "intervals" && isWhole ? sections.slice(1) : sections;
  const lines = [
    `### ${SYMBOLS[headline.kind]} ${headline.word}: ${markdownText(headline.sentence)}`,
    "",
    ...headline.lead.flatMap((line) => [markdownLine(line), ""]),
    ...markdownAnswer(document),
    ...fold(
      titleOf2(document),
      others.filter(({ folded: folded2 }) => !folded2)
    ),
    ...fold("Everything that was measured", [
      ...others.filter(({ folded: folded2 }) => folded2),
      ...notice === void 0 ? [HOW_TO_READ_SECTION] : []
    ])
  ];
  return `${lines.join("\n").trimEnd()}
`;
}
var HOW_TO_READ_SECTION = {
  title: "How to read this",
  folded: true,
  pieces: [{ kind: "list", items: HOW_TO_READ }]
};
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

// src/report/terminal/answer-table.ts
var INDENT = "  ";
var GAP2 = "  ";
var SYMBOL_ROOM = "  ";
var AXIS_LENGTHS = [41, 33, 25, 17, 9, 7];
var SHORTEST_AXIS = 7;
var WIDEST_LABEL = 40;
var NARROWEST_LABEL = 12;
var WIDEST_NUMBER = 14;
var WIDEST_RANGE = 24;
var TONES = {
  regression: "bad",
  pass: "good",
  inconclusive: "unsure",
  "not-shown": "quiet",
  "not-judged": "quiet"
};
function drawAnswerTable(rows, style) {
  const room = style.width - displayWidth(INDENT + SYMBOL_ROOM);
  const numbers = numberColumns(rows, room - NARROWEST_LABEL, style);
  const columns = [...numbers.measured, ...numbers.judged];
  const rest = room - widthOf(columns);
  const names = ["", ...rows.map(({ label }) => label)];
  const drawn = numbers.judged.length === 0 ? 0 : GAP2.length + SHORTEST_AXIS;
  const widest = Math.min(WIDEST_LABEL, Math.max(NARROWEST_LABEL, rest - drawn));
  const labels = align(names, padEndColumns, widest, style, fitLabel);
  const left = rest - displayWidth(labels[0] ?? "") - GAP2.length;
  const cells = numbers.judged.length === 0 ? void 0 : AXIS_LENGTHS.find((it) => it <= left);
  const lineOf2 = (at, shown, end) => {
    const words = [labels, ...shown].map((texts) => texts[at] ?? "");
    const line = (SYMBOL_ROOM + [...words, end].join(GAP2)).trimEnd();
    return fitColumns(line, style.width - INDENT.length, style.glyphs.ellipsis);
  };
  return [
    style.paint("quiet", INDENT + lineOf2(0, columns, "")),
    ...rows.map((row, index) => {
      const axis = cells === void 0 ? "" : drawInterval(row.places, cells, style.glyphs);
      const isMeasured = row.before !== "" || row.after !== "";
      const line = row.note === void 0 ? lineOf2(index + 1, columns, axis) : lineOf2(index + 1, isMeasured ? numbers.measured : [], style.show(row.note));
      return INDENT + paintedSymbol(row, style) + line.slice(1);
    })
  ];
}
var STEP = /^((?:mean |rate |clean )?\S+) .+ ([›>] .+)$/su;
function fitLabel(label, columns, ellipsis) {
  const shorter = displayWidth(label) <= columns ? label : label.replace(STEP, "$1 $2");
  return fitMiddle(shorter, columns, ellipsis);
}
var widthOf = (columns) => columns.reduce((sum, [heading = ""]) => sum + displayWidth(GAP2 + heading), 0);
function numberColumns(rows, room, style) {
  const column = (title, read, widest = WIDEST_NUMBER) => align([title, ...rows.map(read)], padStartColumns, widest, style);
  const hasBefore = rows.some(({ before }) => before !== "");
  const measured = [
    ...hasBefore ? [column("before", (row) => row.before)] : [],
    column(hasBefore ? "after" : "measured", (row) => row.after)
  ];
  const change = column("change", (row) => row.change);
  const interval = column("interval", (row) => row.range, WIDEST_RANGE);
  const allowed = column("allowed", (row) => row.allowed);
  if (rows.every((row) => row.allowed === "")) return { measured, judged: [] };
  const all = [change, interval, allowed];
  const isNarrow = widthOf([...measured, ...all]) > room;
  return { measured, judged: isNarrow ? [change, allowed] : all };
}
function paintedSymbol({ outcome }, style) {
  return style.paint(TONES[outcome], style.glyphs.symbols[outcome]);
}
function align(texts, pad, widest, style, fit = fitColumns) {
  const shown = texts.map((text) => fit(style.show(text), widest, style.glyphs.ellipsis));
  const width = Math.max(...shown.map(displayWidth));
  return shown.map((text) => pad(text, width));
}

// src/report/terminal/table.ts
var INDENT2 = "  ";
var GAP3 = "  ";
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
  const fit = (text, column) => fitColumns(
    style.show(text),
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
    const needed = GAP3.length + width;
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
  ].join(GAP3);
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
    case "code":
      return piece.text.split("\n").map((line) => `${INDENT3}${style.show(line)}`);
    case "list":
      return piece.items.flatMap((item) => drawItem(item, style));
    case "facts":
      return drawFacts(piece.facts, style);
    case "table":
      return drawTable(piece.table, style);
    case "intervals":
      return drawAnswerTable(
        piece.rows.map((row) => ({ ...row, note: void 0 })),
        style
      );
    case "ladder":
      return drawTable(ladderTable(piece.ladder), style);
  }
}
var drawItem = (item, style) => hangText(`${INDENT3}${style.glyphs.bullet} `, style.show(item), style.width);
function drawFacts(facts2, style) {
  const width = Math.max(...facts2.map(({ name }) => displayWidth(name)));
  return facts2.flatMap(
    ({ name, value }) => hangText(`${INDENT3}${padEndColumns(name, width)}  `, style.show(textOf2(value)), style.width)
  );
}

// src/report/terminal/answer.ts
var VERDICT_TONES = {
  pass: "good",
  regression: "bad",
  accepted: "unsure",
  inconclusive: "unsure",
  "no-baseline": "unsure",
  "invalid-run": "bad"
};
var MOST_LINES2 = 24;
var MOST_ROWS2 = 8;
var INDENT4 = "  ";
function drawAnswer({ headline, answer }, requests, more, style) {
  const extra = Math.max(0, requests - 1);
  const { shown, others } = shownRows2(answer, requests);
  const hang = (text) => hangText(INDENT4, style.show(text), style.width);
  const head = [
    ...drawHeadline({ headline, answer }, style),
    ...leadOf2(headline).flatMap((line) => clip(hang(textOf2(line)), MOST_LEAD, style))
  ];
  const legend = legendOf(shown, headline.kind, style);
  const below = [...others === void 0 ? [] : [others], ...legend === "" ? [] : [legend]];
  const rows = drawAnswerTable(shown, style);
  const paragraphs = paragraphsOf({ headline, answer });
  const most = MOST_LINES2 + extra - 2;
  const topWith = (footnotes) => {
    const small = [...footnotes, ...below].flatMap(hang);
    const table = [...rows, ...small.map((line) => style.paint("quiet", line))];
    return shown.length === 0 ? head : [...head, "", ...table];
  };
  const top = topWith(
    shortened(answer.footnotes, (kept) => {
      return topWith(kept).length + linesNeeded(paragraphs, style) <= most;
    })
  );
  const words = drawParagraphs(paragraphs, most - top.length, style);
  return [...top, "", ...withEnd(words, more, style)];
}
function shortened(footnotes, fits) {
  const last = footnotes.findLastIndex((note) => !note.startsWith("*"));
  return last < 0 || fits(footnotes) ? footnotes : shortened(footnotes.toSpliced(last, 1), fits);
}
var MEANINGS = [
  ["inconclusive", "not decided"],
  ["not-shown", "no loss shown, and none ruled out"]
];
var legendOf = (rows, verdict, { glyphs }) => MEANINGS.filter(([mark]) => mark !== verdict && rows.some(({ outcome }) => outcome === mark)).map(([mark, means]) => `${glyphs.symbols[mark]} ${means}`).join("; ");
var shownRows2 = ({ rows }, requests) => limitRows(rows, MOST_ROWS2 + Math.max(0, requests - 1));
var MOST_LEAD = 6;
var leadOf2 = ({ kind, lead }) => kind === "accepted" ? lead.slice(1) : lead;
function withEnd(lines, more, style) {
  const text = fitColumns(style.show(more ?? ""), style.width, style.glyphs.ellipsis);
  const last = lines.at(-1) ?? "";
  const room = style.width - displayWidth(last) - displayWidth(text);
  if (text === "") return lines;
  if (room < 2) return [...lines, " ".repeat(style.width - displayWidth(text)) + text];
  return lines.with(-1, last + " ".repeat(room) + style.paint("quiet", text));
}
function drawHeadline({ headline, answer }, style) {
  const { kind, word, sentence } = headline;
  const verdict = `${style.glyphs.symbols[kind]} ${word}`;
  const [first = "", ...others] = wrapText(`${verdict}  ${style.show(sentence)}`, style.width);
  const rest = others.length === 0 ? [] : hangText(INDENT4, others.join(" "), style.width);
  const context = fitColumns(
    style.show(textOf2(answer.context)),
    style.width - 2,
    style.glyphs.ellipsis
  );
  const room = style.width - displayWidth(first) - displayWidth(context);
  const isBeside = rest.length === 0 && room >= 3;
  const line = style.paint(VERDICT_TONES[kind], verdict) + first.slice(verdict.length);
  return isBeside ? [line + " ".repeat(room) + style.paint("quiet", context)] : [line, ...clip(rest, 2, style), style.paint("quiet", INDENT4 + context)];
}
function paragraphsOf({ headline, answer }) {
  const { cause, differs, next, notes, basis } = answer;
  const isOpen = headline.kind === "inconclusive";
  const [note, ...others] = notes;
  const left = others.length === 0 ? "" : ` (${others.length} more)`;
  const one = (term, text, weight, least = 1) => text === void 0 || text === "" ? [] : [{ term, text, weight, least }];
  return [
    ...one(isOpen ? "Why" : "Cause", cause, 5),
    // Below the cause, as a part of it.
    ...one("", differs, 2),
    ...one("Next", next, 6),
    ...one("Note", note && `${note}${left}`, 1, 0),
    ...one("Basis", textOf2(basis), 3),
    ...one("Exit", textOf2(headline.exit), 4)
  ];
}
var TERM_ROOM = 7;
var LEAST_WHOLE = 4;
function linesNeeded(paragraphs, style) {
  return paragraphs.reduce(
    (sum, one) => sum + (one.weight >= LEAST_WHOLE ? draw(one, style).length : one.least),
    0
  );
}
var draw = ({ term, text }, style) => hangText(`${INDENT4}${term.padEnd(TERM_ROOM)}`, style.show(text), style.width);
function drawParagraphs(paragraphs, room, style) {
  const drawn = paragraphs.map((one) => ({
    weight: one.weight,
    least: one.least,
    lines: draw(one, style),
    shorter: shortenings(one.text).map((text) => draw({ term: one.term, text }, style))
  }));
  let over = drawn.reduce((sum, { lines }) => sum + lines.length, 0) - room;
  const kept = new Map(drawn.map((one) => [one, one.lines.length]));
  for (const one of drawn.toSorted((a, b) => a.weight - b.weight)) {
    const spare = Math.max(0, Math.min(over, one.lines.length - one.least));
    kept.set(one, one.lines.length - spare);
    over -= spare;
  }
  return drawn.flatMap((one) => {
    const most = kept.get(one) ?? 1;
    if (most === 0) return [];
    const whole = [one.lines, ...one.shorter].find(({ length }) => length <= most);
    return whole ?? clip(one.lines, most, style);
  });
}
function shortenings(text) {
  const sentences = text.split(/(?<=[.!?]) (?=[A-Z])/);
  return sentences.slice(1).map((_, left) => sentences.slice(0, -1 - left).join(" "));
}
function clip(lines, most, style) {
  if (lines.length <= most) return lines;
  const { ellipsis } = style.glyphs;
  const last = lines[most - 1] ?? "";
  const cut = fitColumns(`${last} ${ellipsis}`, style.width, ellipsis);
  return [...lines.slice(0, most - 1), cut];
}

// src/report/render-terminal.ts
function renderTerminal(report, options) {
  const style = terminalStyle(options);
  const document = composeDocument(report, options.reader);
  const requests = hasSeveralRequests(report) ? report.rows.length - 1 : 1;
  const isWhole = options.details === true;
  const answer = drawAnswer(document, requests, isWhole ? void 0 : options.more, style);
  if (!isWhole) return printable(answer);
  const isComplete = shownRows2(document.answer, requests).others === void 0;
  const sections = document.sections.filter(
    ({ pieces }) => (pieces[0]?.kind !== "intervals" || !isComplete) && !pieces.some(({ kind }) => kind === "code")
  );
  return printable([
    ...answer,
    ...sections.flatMap((section2) => drawSection(section2, style)),
    "",
    // The last lines are what is left on a screen.
    ...drawHeadline(document, style)
  ]);
}

// src/report/escape/html.ts
var ENTITIES = /* @__PURE__ */ new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"]
]);
var escapeHtml = (text) => withEntities(visibleText(text));
var escapeCode = (text) => text.split("\n").map(copiedText).map(withEntities).join("\n");
var withEntities = (text) => text.replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? "");
var QUOTED = /`((?:-{0,2}[a-z0-9]+(?:-[a-z0-9]+)+|budget|warmup|rate|connections|build|accept|warn|fail|pass|measure|ulimit|perf-gate\.yml)(?:(?:=|: )[\d.]+(?:%|ms|\/s)?|(?: [\w./=-]+)*))`/g;
var htmlSentence = (text) => escapeHtml(text).replaceAll(QUOTED, "<code>$1</code>");

// src/report/html/errors.ts
function errorTable(report) {
  const rows = hasSeveralRequests(report) ? report.rows : report.rows.slice(0, 1);
  const failed = rows.filter(
    ({ candidate, baseline }) => candidate.errors > 0 || (baseline?.errors ?? 0) > 0
  );
  if (failed.length === 0) return void 0;
  return {
    columns: ["", "before", "after", "how"],
    groups: [{ title: void 0, rows: failed.map((row) => errorRow(report, row)) }]
  };
}
var errorRow = (report, { request, candidate, baseline }) => [
  request === null ? "all requests" : shortName(request),
  baseline === null ? NOT_AVAILABLE : shareOf2(baseline),
  shareOf2(candidate),
  howOf(report, request)
];
var shareOf2 = ({ errors: errors2, errorShare }) => `${formatShare(ratio(errorShare))} (${formatCount(errors2)})`;
function howOf({ details }, request) {
  const [only, ...others] = details.requests;
  const named = details.requests.find(({ name }) => name === request);
  const shown = named ?? (request === null && others.length === 0 ? only : void 0);
  return (shown?.failures ?? []).map(describeFailure).join(", ");
}

// src/report/draw/chart.ts
var knownValues = ({ series }) => series.flatMap(({ ys }) => ys.flatMap((value) => value ?? []));
function valueRange(low, high, scale) {
  if (scale === "log") {
    const [least, most] = [Math.max(low, 1), Math.max(high, 1)];
    return [least / LOG_MARGIN, most * LOG_MARGIN];
  }
  const margin = Math.max((high - low) * 0.1, Math.abs(high) * LEAST_MARGIN, Number.MIN_VALUE);
  const start = low - margin;
  return [low >= 0 && (start < 0 || low < high * NEAR_ZERO) ? 0 : start, high + margin];
}
var LOG_MARGIN = 1.15;
var LEAST_MARGIN = 0.02;
var NEAR_ZERO = 0.4;
function valueMarks([low, high], { scale, unit }) {
  const values = scale === "log" ? logMarks(low, high) : linearMarks(low, high, unit);
  return values.map((at) => ({ at, label: axisLabel(at, unit) }));
}
function linearMarks(low, high, unit) {
  const rough = (high - low) / 4;
  const step = unit === "bytes" ? 2 ** Math.ceil(Math.log2(rough)) : roundStep(rough);
  const first = Math.ceil(low / step);
  const count = Math.min(Math.floor(high / step) - first + 1, MOST_MARKS);
  return Array.from({ length: Math.max(count, 0) }, (_, index) => (first + index) * step);
}
var MOST_MARKS = 12;
function roundStep(rough) {
  const decade = 10 ** Math.floor(Math.log10(rough));
  return decade * ([1, 2, 5].find((factor) => factor * decade >= rough) ?? 10);
}
var DECADES_WITH_STEPS = 2.2;
function logMarks(low, high) {
  const [start, end] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const steps = Math.log10(high / low) > DECADES_WITH_STEPS ? [1] : [1, 2, 5];
  return Array.from({ length: end - start + 1 }, (_, index) => 10 ** (start + index)).flatMap((decade) => steps.map((step) => step * decade)).filter((value) => value >= low && value <= high);
}
var axisLabel = (value, unit) => formatValue(value, unit).replace(/\.0+(?!\d)/, "").replace(/(\.\d*?[1-9])0+(?!\d)/, "$1");

// src/report/html/pixels.ts
var roundPixels = (pixels) => Number.isFinite(pixels) ? Math.round(pixels * 10) / 10 : 0;

// src/report/html/chart-svg.ts
var WIDTH = 560;
var HEIGHT = 230;
var LEFT = 62;
var RIGHT = 12;
var TOP = 10;
var BOTTOM = 26;
function chartSvg(chart, label) {
  const values = knownValues(chart);
  const range = valueRange(Math.min(...values), Math.max(...values), chart.scale);
  const places = placesOn(chart, range);
  return [
    `<svg class="plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(label)}">`,
    ...shades(chart, places),
    ...valueMarks(range, chart).map(({ at, label: label2 }) => valueMark(places.y(at), label2)),
    ...chart.marks.map(({ at, label: label2 }) => placeMark(places.x(at), label2, chart.edges.length === 0)),
    ...chart.series.map((series) => drawSeries(chart, series, places)),
    "</svg>"
  ].join("");
}
function placesOn({ from, to, scale }, [low, high]) {
  const onScale = (value) => scale === "log" ? Math.log10(Math.max(value, 1)) : value;
  const [start, end] = [onScale(low), onScale(high)];
  return {
    x: (at) => roundPixels(LEFT + (at - from) / (to - from) * (WIDTH - LEFT - RIGHT)),
    y: (value) => roundPixels(
      HEIGHT - BOTTOM - (onScale(value) - start) / (end - start) * (HEIGHT - TOP - BOTTOM)
    )
  };
}
var shades = ({ edges }, { x: x2 }) => edges.flatMap((edge, index) => {
  const end = edges[index + 1];
  if (index % 2 === 0 || end === void 0) return [];
  return [
    `<path class="shade" d="M${x2(edge)} ${TOP}H${x2(end)}V${HEIGHT - BOTTOM}H${x2(edge)}Z"/>`
  ];
});
var valueMark = (y, label) => `<path class="grid" d="M${LEFT} ${y}H${WIDTH - RIGHT}"/><text x="${LEFT - 6}" y="${y}" text-anchor="end" dominant-baseline="middle">${label}</text>`;
var placeMark = (x2, label, isLine) => `<path class="grid" d="M${x2} ${HEIGHT - BOTTOM}v${isLine ? TOP + BOTTOM - HEIGHT : 5}"/><text x="${x2}" y="${HEIGHT - 8}" text-anchor="${x2 > WIDTH - 40 ? "end" : "middle"}">${escapeHtml(label)}</text>`;
function drawSeries({ xs }, { arm, ys, hasLine, hasDots }, places) {
  const points = ys.map(
    (value, index) => value === null ? null : `${places.x(xs[index] ?? 0)} ${places.y(value)}`
  );
  const line = hasLine ? [`<path d="${joinPoints(points)}"/>`] : [];
  const dots = hasDots ? points.flatMap((point2) => point2 === null ? [] : dot(point2)) : [];
  return `<g class="${arm}">${[...line, ...dots].join("")}</g>`;
}
function joinPoints(points) {
  return points.map((point2, index) => {
    if (point2 === null) return "";
    const isFirst = (points[index - 1] ?? null) === null;
    const isAlone = isFirst && (points[index + 1] ?? null) === null;
    return `${isFirst ? "M" : "L"}${point2}${isAlone ? "h0" : ""}`;
  }).join("");
}
function dot(point2) {
  const [x2, y] = point2.split(" ");
  return `<circle cx="${x2}" cy="${y}" r="3"/>`;
}

// src/report/html/table.ts
function htmlTable({ columns, groups }) {
  const bodies = groups.map(({ title, rows }) => {
    const span = `<th class="group" scope="rowgroup" colspan="${columns.length}">`;
    const heading = title === void 0 ? [] : [`<tr>${span}${escapeHtml(title)}</th></tr>`];
    return `<tbody>
${[...heading, ...rows.map((row) => htmlRow(row, columns))].join("\n")}
</tbody>`;
  });
  return `<table>
${tableHead(columns)}
${bodies.join("\n")}
</table>`;
}
function htmlRow([label = "", ...cells], columns) {
  const numbers = cells.map((cell, index) => htmlCell(escapeHtml(cell), columns[index + 1]));
  return `<tr><th scope="row">${escapeHtml(label)}</th>${numbers.join("")}</tr>`;
}
var htmlCell = (content, column = "", className = "") => `<td${className === "" ? "" : ` class="${className}"`}${content === "" ? "" : ` data-column="${escapeHtml(column)}"`}>${content}</td>`;
var tableHead = (columns) => `<thead><tr>${columns.map(headCell).join("")}</tr></thead>`;
var headCell = (title) => title === "" ? "<td></td>" : `<th scope="col">${escapeHtml(title)}</th>`;

// src/report/html/figure.ts
var ARMS = ["baseline", "candidate"];
var ARM_WORDS = { baseline: "before", candidate: "after" };
function htmlFigure({
  title,
  label,
  chart,
  keys: [before, after] = [ARM_WORDS.baseline, ARM_WORDS.candidate]
}, charts) {
  const place = charts.push(chart) - 1;
  const arms = new Set(chart.series.map(({ arm }) => arm));
  const keys = arms.size < 2 ? "" : `<span class="key baseline">${before}</span><span class="key candidate">${after}</span>`;
  return `<figure class="chart" data-chart="${place}">
<figcaption><h3>${escapeHtml(title)}</h3>${keys}</figcaption>
${chartSvg(chart, label)}
</figure>`;
}
var numbersBehind = (table) => `<details class="numbers"><summary>Numbers</summary>
${htmlTable(table)}
</details>`;
var chartData = (charts) => `<script type="application/json" id="charts">${JSON.stringify(charts).replaceAll("<", "\\u003c")}</script>`;

// src/report/html/flame-svg.ts
var ROW = 20;
var DEEPEST = 48;
var LONGEST_NAME4 = 100;
function flameSvg(profile) {
  const frames = placeFrames(profile.calls);
  if (frames.length === 0) return void 0;
  const rows = 1 + Math.max(...frames.map(({ depth }) => depth));
  const label = `CPU time of the change by call, ${frames.length} calls`;
  return [
    `<svg class="flame" width="100%" height="${rows * ROW}" role="group" aria-label="${label}">`,
    ...frames.map((frame) => drawFrame(frame, profile)),
    "</svg>"
  ].join("\n");
}
function placeFrames(calls) {
  const children = /* @__PURE__ */ new Map();
  for (const [index, { caller }] of calls.entries()) {
    children.set(caller, [...children.get(caller) ?? [], index]);
  }
  const frames = [];
  const place = (caller, depth, from, most) => {
    if (depth >= DEEPEST) return;
    let left = from;
    for (const index of children.get(caller) ?? []) {
      const call = calls[index];
      if (call === void 0) continue;
      const width = Math.min(call.afterShare, most - left);
      if (width <= 0) return;
      frames.push({ call: { ...call, afterShare: width }, depth, left });
      place(index, depth + 1, left, left + width);
      left += width;
    }
  };
  place(null, 0, 0, 1);
  return frames;
}
var STEPS = [5e-3, 0.05, 0.2];
function toneOf(call, { before, after }) {
  const [old, now] = [call.beforeMicrosecondsPerAnswer, call.afterMicrosecondsPerAnswer];
  const whole = Math.max(before.cpuMicrosecondsPerAnswer ?? 0, after.cpuMicrosecondsPerAnswer ?? 0);
  const growth = old === null || now === null || whole === 0 ? call.afterShare - call.beforeShare : (now - old) / whole;
  const step = STEPS.filter((least) => Math.abs(growth) >= least).length;
  if (step === 0) return { tone: "same", sign: "" };
  return growth > 0 ? { tone: `grew-${step}`, sign: "▲ " } : { tone: `fell-${step}`, sign: "▼ " };
}
var WIDE = 0.1;
function drawFrame({ call, depth, left }, profile) {
  const { tone, sign } = toneOf(call, profile);
  const name = visibleText(call.name, LONGEST_NAME4);
  const said2 = escapeHtml(
    `${name}: ${formatShare(ratio(call.beforeShare))} → ${formatShare(ratio(call.afterShare))} of the CPU time, ${describeCost2(call)} per answer`
  );
  const isStop = call.afterShare >= WIDE || /[23]$/.test(tone);
  const access = isStop ? `tabindex="0" role="img" aria-label="${said2}"` : 'aria-hidden="true"';
  return [
    `<svg class="${tone}" x="${percent2(left)}" y="${depth * ROW}" width="${percent2(call.afterShare)}" height="${ROW}" ${access}>`,
    `<title>${said2}</title><rect width="100%" height="${ROW - 1}"/>`,
    `<text x="4" y="14">${escapeHtml(sign + name)}</text></svg>`
  ].join("");
}
var percent2 = (share) => `${Math.round(share * 1e5) / 1e3}%`;

// src/report/html/history-charts.ts
var VALUES = [
  { title: "Throughput", unit: "per-second", read: ({ throughput }) => throughput },
  { title: "p99 of all requests", unit: "microseconds", read: ({ p99: p992 }) => p992 },
  { title: "CPU time per request", unit: "microseconds", read: (point2) => point2.cpuPerRequest }
];
function historyCharts(report) {
  const { history } = report;
  const now = thisRun(report);
  if (history === null || now === void 0) return [];
  const points = [...history, now];
  return VALUES.flatMap(({ title, unit, read }) => {
    const values = points.map(read);
    const known = values.filter((value) => value !== null);
    return known.length < 2 ? [] : [{ title, chart: chartOf(points, values, unit) }];
  });
}
function thisRun({ run, rows: [mix] }) {
  if (mix === void 0) return void 0;
  const { throughput, p99: p992, cpuPerRequest } = mix.candidate;
  const { measuredAt, commit } = run;
  return { measuredAt, commit, sameMachine: true, throughput, p99: p992, cpuPerRequest };
}
function chartOf(points, values, unit) {
  const last = points.length - 1;
  return {
    unit,
    scale: "linear",
    from: -0.5,
    to: last + 0.5,
    marks: [
      { at: 0, label: dayOf(points[0]) },
      { at: last, label: "this run" }
    ],
    xs: points.map((_, index) => index),
    names: points.map((point2, index) => index === last ? "this run" : nameOf2(point2)),
    series: seriesOf(points, values),
    isCompared: false,
    edges: []
  };
}
function seriesOf(points, values) {
  const last = points.length - 1;
  const keep = (isKept) => values.map((value, index) => {
    const point2 = points[index];
    return point2 !== void 0 && isKept(point2, index) ? value : null;
  });
  const own = keep(({ sameMachine }) => sameMachine);
  const others = keep(({ sameMachine }, index) => !sameMachine && index < last);
  const all = [
    { arm: "baseline", ys: own, hasLine: true, hasDots: true },
    { arm: "baseline", ys: others, hasLine: false, hasDots: true },
    { arm: "candidate", ys: keep((_, index) => index === last), hasLine: false, hasDots: true }
  ];
  return all.filter(({ ys }) => ys.some((value) => value !== null));
}
var COMMIT2 = /^[0-9a-f]{40,64}$/;
var commitOf = ({ commit }) => commit !== null && COMMIT2.test(commit) ? shortCommit(commit) : void 0;
var dayOf = (point2) => {
  const time2 = Date.parse(point2?.measuredAt ?? "");
  return Number.isFinite(time2) ? new Date(time2).toISOString().slice(0, 10) : "";
};
var nameOf2 = (point2) => [dayOf(point2), commitOf(point2)].filter((part) => part !== void 0 && part !== "").join(" ");
function historyTable(report) {
  const rows = (report.history ?? []).toReversed().map((point2) => [
    nameOf2(point2),
    ...VALUES.map(({ read, unit }) => {
      const value = read(point2);
      return value === null ? NOT_AVAILABLE : formatValue(value, unit);
    }),
    point2.sameMachine ? "this" : "another",
    point2.accepted ? "yes" : "no"
  ]);
  return {
    columns: ["", "throughput", "p99", "CPU/request", "machine", "accepted"],
    groups: [{ title: void 0, rows }]
  };
}

// src/report/html/last-lines.ts
var LAST_LINES_TITLE = "What the servers wrote last";
var INTRODUCTION = "The end of the log of each server, from its last block: at most 20 lines.";
function lastLines(report) {
  const servers = report.lastLines ?? [];
  if (servers.every(({ lines }) => lines.length === 0)) return void 0;
  return [`<p>${INTRODUCTION}</p>`, ...servers.map(linesOf3)].join("\n");
}
var linesOf3 = ({ arm, lines }) => `<h3>Server of the ${arm}</h3>
${lines.length === 0 ? "<p>It wrote nothing.</p>" : `<pre><code>${escapeCode(lines.join("\n"))}</code></pre>`}`;

// src/report/html/interval-svg.ts
var WIDTH2 = 240;
var HEIGHT2 = 22;
var MIDDLE = HEIGHT2 / 2;
var MARGIN = 10;
var SHAFT = 16;
var x = (place) => roundPixels(MARGIN + Math.min(Math.max(place, 0), 1) * (WIDTH2 - 2 * MARGIN));
function intervalSvg({ label, after, change, range, outcome, places }) {
  const said2 = change === "" ? after : `${change}, interval ${range}`;
  const description = escapeHtml(`${label}: ${said2}`);
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
var verticalLine = (className, place) => `<path class="${className}" d="M${x(place)} 0V${HEIGHT2}"/>`;
function bars({ low, estimate, high }) {
  if (estimate === void 0) return [];
  return [bar(low ?? 0, estimate, low === void 0), bar(estimate, high ?? 1, high === void 0)];
}
var bar = (from, to, isOpen) => `<path class="bar${isOpen ? " open" : ""}" d="M${x(from)} ${MIDDLE}H${x(to)}"/>`;
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
  return [`<circle cx="${x(estimate)}" cy="${MIDDLE}" r="5"/>`];
}

// src/report/html/metrics.ts
var COLUMNS = ["", "before", "after", "change", "◀ better · worse ▶", "interval", "allowed"];
var OUTCOMES2 = {
  regression: ["✖", "regression"],
  inconclusive: ["?", "inconclusive"],
  "not-shown": ["–", "no loss shown"],
  pass: ["✔", "pass"],
  "not-judged": ["·", "not judged"]
};
var MOST_AT_ONCE = 8;
var LEGEND = "Dot: the estimate. Bar: what the evidence allows for. Thin line: no change. Thick line: what you allow.";
function metricsTable({ rows, footnotes }) {
  if (rows.every(({ outcome }) => outcome === "not-judged")) return void 0;
  const others = rows.slice(MOST_AT_ONCE);
  const more = formatAmount(others.length, "more comparison");
  return [
    tableOf(rows.slice(0, MOST_AT_ONCE)),
    ...others.length === 0 ? [] : [`<details class="numbers"><summary>${more}</summary>
${tableOf(others)}
</details>`],
    ...[...footnotes, LEGEND].map((text) => `<p class="legend">${htmlSentence(text)}</p>`)
  ].join("\n");
}
var tableOf = (rows) => `<table class="metrics">
${tableHead(COLUMNS)}
<tbody>
${rows.map(metricRow).join("\n")}
</tbody>
</table>`;
function metricRow(row) {
  const [mark, word] = OUTCOMES2[row.outcome];
  const cells = [
    htmlCell(escapeHtml(row.before), "before"),
    htmlCell(escapeHtml(row.after), "after"),
    ...row.note === void 0 ? judgedCells(row) : [`<td class="note" colspan="4">${escapeHtml(row.note)}</td>`]
  ];
  const name = `<span class="mark" role="img" aria-label="${word}">${mark}</span> ${escapeHtml(row.label)}`;
  return `<tr class="${row.outcome}"><th scope="row">${name}</th>${cells.join("")}</tr>`;
}
var judgedCells = (row) => [
  htmlCell(escapeHtml(row.change), "change", "change"),
  htmlCell(intervalSvg(row), "", "drawing"),
  htmlCell(escapeHtml(row.range), "interval"),
  htmlCell(escapeHtml(row.allowed), "allowed")
];

// src/report/html/page-files.json
var page_files_default = {
  script: {
    text: '/* Holds uPlot 1.6.32.\nThe MIT License (MIT)\n\nCopyright (c) 2022 Leon Sorokin\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\nof this software and associated documentation files (the "Software"), to deal\nin the Software without restriction, including without limitation the rights\nto use, copy, modify, merge, publish, distribute, sublicense, and/or sell\ncopies of the Software, and to permit persons to whom the Software is\nfurnished to do so, subject to the following conditions:\n\nThe above copyright notice and this permission notice shall be included in\nall copies or substantial portions of the Software.\n\nTHE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR\nIMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,\nFITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE\nAUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER\nLIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,\nOUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN\nTHE SOFTWARE. */\n"use strict";(()=>{var Pi="uplot",Ci="u-hz",Di="u-vt",Ni="u-title",Ri="u-wrap",Ii="u-under",Oi="u-over",Vi="u-axis",Xt="u-off",zi="u-select",Fi="u-cursor-x",Hi="u-cursor-y",$i="u-cursor-pt",Bi="u-legend",Gi="u-live",Wi="u-inline",Ui="u-series",Yi="u-marker",fr="u-label",Ki="u-value",Bl="width",Gl="height";var cr="bottom",bl="left",Kn="right",fo="#000",pr=fo+"0",qn="mousemove",hr="mousedown",jn="mouseup",mr="mouseenter",dr="mouseleave",gr="dblclick",qi="resize",ji="scroll",Sr="change",pn="dppxchange",co="--",Al=typeof window<"u",eo=Al?document:null,El=Al?window:null,Qi=Al?navigator:null,re,un;function to(){let e=devicePixelRatio;re!=e&&(re=e,un&&no(Sr,un,to),un=matchMedia(`(min-resolution: ${re-.001}dppx) and (max-resolution: ${re+.001}dppx)`),el(Sr,un,to),El.dispatchEvent(new CustomEvent(pn)))}function Xe(e,l){if(l!=null){let r=e.classList;!r.contains(l)&&r.add(l)}}function lo(e,l){let r=e.classList;r.contains(l)&&r.remove(l)}function ge(e,l,r){e.style[l]=r+"px"}function dt(e,l,r,n){let s=eo.createElement(e);return l!=null&&Xe(s,l),r?.insertBefore(s,n),s}function ut(e,l){return dt("div",e,l)}var wr=new WeakMap;function kt(e,l,r,n,s){let f="translate("+l+"px,"+r+"px)",a=wr.get(e);f!=a&&(e.style.transform=f,wr.set(e,f),l<0||r<0||l>n||r>s?Xe(e,Xt):lo(e,Xt))}var _r=new WeakMap;function Mr(e,l,r){let n=l+r,s=_r.get(e);n!=s&&(_r.set(e,n),e.style.background=l,e.style.borderColor=r)}var yr=new WeakMap;function br(e,l,r,n){let s=l+""+r,f=yr.get(e);s!=f&&(yr.set(e,s),e.style.height=r+"px",e.style.width=l+"px",e.style.marginLeft=n?-l/2+"px":0,e.style.marginTop=n?-r/2+"px":0)}var po={passive:!0},Ji={...po,capture:!0};function el(e,l,r,n){l.addEventListener(e,r,n?Ji:po)}function no(e,l,r,n){l.removeEventListener(e,r,po)}Al&&to();function gt(e,l,r,n){let s;r=r||0,n=n||l.length-1;let f=n<=2147483647;for(;n-r>1;)s=f?r+n>>1:et((r+n)/2),l[s]<e?r=s:n=s;return e-l[r]<=l[n]-e?r:n}function Qr(e){return(r,n,s)=>{let f=-1,a=-1;for(let p=n;p<=s;p++)if(e(r[p])){f=p;break}for(let p=s;p>=n;p--)if(e(r[p])){a=p;break}return[f,a]}}var Jr=e=>e!=null,Zr=e=>e!=null&&e>0,dn=Qr(Jr),Zi=Qr(Zr);function Xi(e,l,r,n=0,s=!1){let f=s?Zi:dn,a=s?Zr:Jr;[l,r]=f(e,l,r);let p=e[l],h=e[l];if(l>-1)if(n==1)p=e[l],h=e[r];else if(n==-1)p=e[r],h=e[l];else for(let m=l;m<=r;m++){let _=e[m];a(_)&&(_<p?p=_:_>h&&(h=_))}return[p??fe,h??-fe]}function gn(e,l,r,n){let s=Tr(e),f=Tr(l);e==l&&(s==-1?(e*=r,l/=r):(e/=r,l*=r));let a=r==10?Pt:Xr,p=s==1?et:at,h=f==1?at:et,m=p(a(ve(e))),_=h(a(ve(l))),g=Tl(r,m),S=Tl(r,_);return r==10&&(m<0&&(g=ce(g,-m)),_<0&&(S=ce(S,-_))),n||r==2?(e=g*s,l=S*f):(e=ns(e,g),l=Sn(l,S)),[e,l]}function ho(e,l,r,n){let s=gn(e,l,r,n);return e==0&&(s[0]=0),l==0&&(s[1]=0),s}var mo=.1,xr={mode:3,pad:mo},Ul={pad:0,soft:null,mode:0},eu={min:Ul,max:Ul};function hn(e,l,r,n){return wn(r)?Er(e,l,r):(Ul.pad=r,Ul.soft=n?0:null,Ul.mode=n?3:0,Er(e,l,eu))}function ne(e,l){return e??l}function tu(e,l,r){for(l=ne(l,0),r=ne(r,e.length-1);l<=r;){if(e[l]!=null)return!0;l++}return!1}function Er(e,l,r){let n=r.min,s=r.max,f=ne(n.pad,0),a=ne(s.pad,0),p=ne(n.hard,-fe),h=ne(s.hard,fe),m=ne(n.soft,fe),_=ne(s.soft,-fe),g=ne(n.mode,0),S=ne(s.mode,0),A=l-e,C=Pt(A),V=We(ve(e),ve(l)),F=Pt(V),$=ve(F-C);(A<1e-24||$>10)&&(A=0,(e==0||l==0)&&(A=1e-24,g==2&&m!=fe&&(f=0),S==2&&_!=-fe&&(a=0)));let b=A||V||1e3,z=Pt(b),x=Tl(10,et(z)),q=b*(A==0?e==0?.1:1:f),P=ce(ns(e-q,x/10),24),j=e>=m&&(g==1||g==3&&P<=m||g==2&&P>=m)?m:fe,U=We(p,P<j&&e>=j?j:St(j,P)),Z=b*(A==0?l==0?.1:1:a),W=ce(Sn(l+Z,x/10),24),E=l<=_&&(S==1||S==3&&W>=_||S==2&&W<=_)?_:-fe,K=St(h,W>E&&l<=E?E:We(E,W));return U==K&&U==0&&(K=100),[U,K]}var lu=new Intl.NumberFormat(Al?Qi.language:"en-US"),go=e=>lu.format(e),tt=Math,cn=tt.PI,ve=tt.abs,et=tt.floor,Le=tt.round,at=tt.ceil,St=tt.min,We=tt.max,Tl=tt.pow,Tr=tt.sign,Pt=tt.log10,Xr=tt.log2,nu=(e,l=1)=>tt.sinh(e)*l,Qn=(e,l=1)=>tt.asinh(e/l),fe=1/0;function kr(e){return(Pt((e^e>>31)-(e>>31))|0)+1}function oo(e,l,r){return St(We(e,l),r)}function es(e){return typeof e=="function"}function X(e){return es(e)?e:()=>e}var ou=()=>{},ts=e=>e,ls=(e,l)=>l,ru=e=>null,Lr=e=>!0,vr=(e,l)=>e==l,su=/\\.\\d*?(?=9{6,}|0{6,})/gm,tl=e=>{if(rs(e)||Ht.has(e))return e;let l=`${e}`,r=l.match(su);if(r==null)return e;let n=r[0].length-1;if(l.indexOf("e-")!=-1){let[s,f]=l.split("e");return+`${tl(s)}e${f}`}return ce(e,n)};function Jt(e,l){return tl(ce(tl(e/l))*l)}function Sn(e,l){return tl(at(tl(e/l))*l)}function ns(e,l){return tl(et(tl(e/l))*l)}function ce(e,l=0){if(rs(e))return e;let r=10**l,n=e*r*(1+Number.EPSILON);return Le(n)/r}var Ht=new Map;function os(e){return((""+e).split(".")[1]||"").length}function Kl(e,l,r,n){let s=[],f=n.map(os);for(let a=l;a<r;a++){let p=ve(a),h=ce(Tl(e,a),p);for(let m=0;m<n.length;m++){let _=e==10?+`${n[m]}e${a}`:n[m]*h,g=(a>=0?0:p)+(a>=f[m]?0:f[m]),S=e==10?_:ce(_,g);s.push(S),Ht.set(S,g)}}return s}var Yl={},So=[],kl=[null,null],Ft=Array.isArray,rs=Number.isInteger,iu=e=>e===void 0;function Ar(e){return typeof e=="string"}function wn(e){let l=!1;if(e!=null){let r=e.constructor;l=r==null||r==Object}return l}function uu(e){return e!=null&&typeof e=="object"}var au=Object.getPrototypeOf(Uint8Array),ss="__proto__";function Ll(e,l=wn){let r;if(Ft(e)){let n=e.find(s=>s!=null);if(Ft(n)||l(n)){r=Array(e.length);for(let s=0;s<e.length;s++)r[s]=Ll(e[s],l)}else r=e.slice()}else if(e instanceof au)r=e.slice();else if(l(e)){r={};for(let n in e)n!=ss&&(r[n]=Ll(e[n],l))}else r=e;return r}function Ee(e){let l=arguments;for(let r=1;r<l.length;r++){let n=l[r];for(let s in n)s!=ss&&(wn(e[s])?Ee(e[s],Ll(n[s])):e[s]=Ll(n[s]))}return e}var fu=0,cu=1,pu=2;function hu(e,l,r){for(let n=0,s,f=-1;n<l.length;n++){let a=l[n];if(a>f){for(s=a-1;s>=0&&e[s]==null;)e[s--]=null;for(s=a+1;s<r&&e[s]==null;)e[f=s++]=null}}}function mu(e,l){if(Su(e)){let a=e[0].slice();for(let p=1;p<e.length;p++)a.push(...e[p].slice(1));return wu(a[0])||(a=gu(a)),a}let r=new Set;for(let a=0;a<e.length;a++){let h=e[a][0],m=h.length;for(let _=0;_<m;_++)r.add(h[_])}let n=[Array.from(r).sort((a,p)=>a-p)],s=n[0].length,f=new Map;for(let a=0;a<s;a++)f.set(n[0][a],a);for(let a=0;a<e.length;a++){let p=e[a],h=p[0];for(let m=1;m<p.length;m++){let _=p[m],g=Array(s).fill(void 0),S=l?l[a][m]:cu,A=[];for(let C=0;C<_.length;C++){let V=_[C],F=f.get(h[C]);V===null?S!=fu&&(g[F]=V,S==pu&&A.push(F)):g[F]=V}hu(g,A,s),n.push(g)}}return n}var du=typeof queueMicrotask>"u"?e=>Promise.resolve().then(e):queueMicrotask;function gu(e){let l=e[0],r=l.length,n=Array(r);for(let f=0;f<n.length;f++)n[f]=f;n.sort((f,a)=>l[f]-l[a]);let s=[];for(let f=0;f<e.length;f++){let a=e[f],p=Array(r);for(let h=0;h<r;h++)p[h]=a[n[h]];s.push(p)}return s}function Su(e){let l=e[0][0],r=l.length;for(let n=1;n<e.length;n++){let s=e[n][0];if(s.length!=r)return!1;if(s!=l){for(let f=0;f<r;f++)if(s[f]!=l[f])return!1}}return!0}function wu(e,l=100){let r=e.length;if(r<=1)return!0;let n=0,s=r-1;for(;n<=s&&e[n]==null;)n++;for(;s>=n&&e[s]==null;)s--;if(s<=n)return!0;let f=We(1,et((s-n+1)/l));for(let a=e[n],p=n+f;p<=s;p+=f){let h=e[p];if(h!=null){if(h<=a)return!1;a=h}}return!0}var is=["January","February","March","April","May","June","July","August","September","October","November","December"],us=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function as(e){return e.slice(0,3)}var _u=us.map(as),Mu=is.map(as),yu={MMMM:is,MMM:Mu,WWWW:us,WWW:_u};function $l(e){return(e<10?"0":"")+e}function bu(e){return(e<10?"00":e<100?"0":"")+e}var xu={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+"").slice(2),MMMM:(e,l)=>l.MMMM[e.getMonth()],MMM:(e,l)=>l.MMM[e.getMonth()],MM:e=>$l(e.getMonth()+1),M:e=>e.getMonth()+1,DD:e=>$l(e.getDate()),D:e=>e.getDate(),WWWW:(e,l)=>l.WWWW[e.getDay()],WWW:(e,l)=>l.WWW[e.getDay()],HH:e=>$l(e.getHours()),H:e=>e.getHours(),h:e=>{let l=e.getHours();return l==0?12:l>12?l-12:l},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>$l(e.getMinutes()),m:e=>e.getMinutes(),ss:e=>$l(e.getSeconds()),s:e=>e.getSeconds(),fff:e=>bu(e.getMilliseconds())};function wo(e,l){l=l||yu;let r=[],n=/\\{([a-z]+)\\}|[^{]+/gi,s;for(;s=n.exec(e);)r.push(s[0][0]=="{"?xu[s[1]]:s[0]);return f=>{let a="";for(let p=0;p<r.length;p++)a+=typeof r[p]=="string"?r[p]:r[p](f,l);return a}}var Eu=new Intl.DateTimeFormat().resolvedOptions().timeZone;function Tu(e,l){let r;return l=="UTC"||l=="Etc/UTC"?r=new Date(+e+e.getTimezoneOffset()*6e4):l==Eu?r=e:(r=new Date(e.toLocaleString("en-US",{timeZone:l})),r.setMilliseconds(e.getMilliseconds())),r}var fs=e=>e%1==0,mn=[1,2,2.5,5],ku=Kl(10,-32,0,mn),cs=Kl(10,0,32,mn),Lu=cs.filter(fs),Zt=ku.concat(cs),_o=`\n`,ps="{YYYY}",Pr=_o+ps,hs="{M}/{D}",Wl=_o+hs,an=Wl+"/{YY}",ms="{aa}",vu="{h}:{mm}",xl=vu+ms,Cr=_o+xl,Dr=":{ss}",ie=null;function ds(e){let l=e*1e3,r=l*60,n=r*60,s=n*24,f=s*30,a=s*365,h=(e==1?Kl(10,0,3,mn).filter(fs):Kl(10,-3,0,mn)).concat([l,l*5,l*10,l*15,l*30,r,r*5,r*10,r*15,r*30,n,n*2,n*3,n*4,n*6,n*8,n*12,s,s*2,s*3,s*4,s*5,s*6,s*7,s*8,s*9,s*10,s*15,f,f*2,f*3,f*4,f*6,a,a*2,a*5,a*10,a*25,a*50,a*100]),m=[[a,ps,ie,ie,ie,ie,ie,ie,1],[s*28,"{MMM}",Pr,ie,ie,ie,ie,ie,1],[s,hs,Pr,ie,ie,ie,ie,ie,1],[n,"{h}"+ms,an,ie,Wl,ie,ie,ie,1],[r,xl,an,ie,Wl,ie,ie,ie,1],[l,Dr,an+" "+xl,ie,Wl+" "+xl,ie,Cr,ie,1],[e,Dr+".{fff}",an+" "+xl,ie,Wl+" "+xl,ie,Cr,ie,1]];function _(g){return(S,A,C,V,F,$)=>{let b=[],z=F>=a,x=F>=f&&F<a,q=g(C),P=ce(q*e,3),j=Jn(q.getFullYear(),z?0:q.getMonth(),x||z?1:q.getDate()),U=ce(j*e,3);if(x||z){let Z=x?F/f:0,W=z?F/a:0,E=P==U?P:ce(Jn(j.getFullYear()+W,j.getMonth()+Z,1)*e,3),K=new Date(Le(E/e)),D=K.getFullYear(),B=K.getMonth();for(let O=0;E<=V;O++){let ee=Jn(D+W*O,B+Z*O,1),I=ee-g(ce(ee*e,3));E=ce((+ee+I)*e,3),E<=V&&b.push(E)}}else{let Z=F>=s?s:F,W=et(C)-et(P),E=U+W+Sn(P-U,Z);b.push(E);let K=g(E),D=K.getHours()+K.getMinutes()/r+K.getSeconds()/n,B=F/n,O=S.axes[A]._space,ee=$/O;for(;E=ce(E+F,e==1?0:3),!(E>V);)if(B>1){let I=et(ce(D+B,6))%24,te=g(E).getHours()-I;te>1&&(te=-1),E-=te*n,D=(D+B)%24;let ue=b[b.length-1];ce((E-ue)/F,3)*ee>=.7&&b.push(E)}else b.push(E)}return b}}return[h,m,_]}var[Au,Pu,Cu]=ds(1),[Du,Nu,Ru]=ds(.001);Kl(2,-53,53,[1]);function Nr(e,l){return e.map(r=>r.map((n,s)=>s==0||s==8||n==null?n:l(s==1||r[8]==0?n:r[1]+n)))}function Rr(e,l){return(r,n,s,f,a)=>{let p=l.find(C=>a>=C[0])||l[l.length-1],h,m,_,g,S,A;return n.map(C=>{let V=e(C),F=V.getFullYear(),$=V.getMonth(),b=V.getDate(),z=V.getHours(),x=V.getMinutes(),q=V.getSeconds(),P=F!=h&&p[2]||$!=m&&p[3]||b!=_&&p[4]||z!=g&&p[5]||x!=S&&p[6]||q!=A&&p[7]||p[1];return h=F,m=$,_=b,g=z,S=x,A=q,P(V)})}}function Iu(e,l){let r=wo(l);return(n,s,f,a,p)=>s.map(h=>r(e(h)))}function Jn(e,l,r){return new Date(e,l,r)}function Ir(e,l){return l(e)}var Ou="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function Or(e,l){return(r,n,s,f)=>f==null?co:l(e(n))}function Vu(e,l){let r=e.series[l];return r.width?r.stroke(e,l):r.points.width?r.points.stroke(e,l):null}function zu(e,l){return e.series[l].fill(e,l)}var Fu={show:!0,live:!0,isolate:!1,mount:ou,markers:{show:!0,width:2,stroke:Vu,fill:zu,dash:"solid"},idx:null,idxs:null,values:[]};function Hu(e,l){let r=e.cursor.points,n=ut(),s=r.size(e,l);ge(n,Bl,s),ge(n,Gl,s);let f=s/-2;ge(n,"marginLeft",f),ge(n,"marginTop",f);let a=r.width(e,l,s);return a&&ge(n,"borderWidth",a),n}function $u(e,l){let r=e.series[l].points;return r._fill||r._stroke}function Bu(e,l){let r=e.series[l].points;return r._stroke||r._fill}function Gu(e,l){return e.series[l].points.size}var Zn=[0,0];function Wu(e,l,r){return Zn[0]=l,Zn[1]=r,Zn}function fn(e,l,r,n=!0){return s=>{s.button==0&&(!n||s.target==l)&&r(s)}}function Xn(e,l,r,n=!0){return s=>{(!n||s.target==l)&&r(s)}}var Uu={show:!0,x:!0,y:!0,lock:!1,move:Wu,points:{one:!1,show:Hu,size:Gu,width:0,stroke:Bu,fill:$u},bind:{mousedown:fn,mouseup:fn,click:fn,dblclick:fn,mousemove:Xn,mouseleave:Xn,mouseenter:Xn},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,l)=>{l.stopPropagation(),l.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(e,l,r,n,s)=>n-s,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},gs={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},Mo=Ee({},gs,{filter:ls}),Ss=Ee({},Mo,{size:10}),ws=Ee({},gs,{show:!1}),yo=\'12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"\',_s="bold "+yo,Ms=1.5,Vr={show:!0,scale:"x",stroke:fo,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:_s,side:2,grid:Mo,ticks:Ss,border:ws,font:yo,lineGap:Ms,rotate:0},Yu="Value",Ku="Time",zr={show:!0,scale:"x",auto:!1,sorted:1,min:fe,max:-fe,idxs:[]};function qu(e,l,r,n,s){return l.map(f=>f==null?"":go(f))}function ju(e,l,r,n,s,f,a){let p=[],h=Ht.get(s)||0;r=a?r:ce(Sn(r,s),h);for(let m=r;m<=n;m=ce(m+s,h))p.push(Object.is(m,-0)?0:m);return p}function ro(e,l,r,n,s,f,a){let p=[],h=e.scales[e.axes[l].scale].log,m=h==10?Pt:Xr,_=et(m(r));s=Tl(h,_),h==10&&(s=Zt[gt(s,Zt)]);let g=r,S=s*h;h==10&&(S=Zt[gt(S,Zt)]);do p.push(g),g=g+s,h==10&&!Ht.has(g)&&(g=ce(g,Ht.get(s))),g>=S&&(s=g,S=s*h,h==10&&(S=Zt[gt(S,Zt)]));while(g<=n);return p}function Qu(e,l,r,n,s,f,a){let h=e.scales[e.axes[l].scale].asinh,m=n>h?ro(e,l,We(h,r),n,s):[h],_=n>=0&&r<=0?[0]:[];return(r<-h?ro(e,l,We(h,-n),-r,s):[h]).reverse().map(S=>-S).concat(_,m)}var ys=/./,Ju=/[12357]/,Zu=/[125]/,Fr=/1/,so=(e,l,r,n)=>e.map((s,f)=>l==4&&s==0||f%n==0&&r.test(s.toExponential()[s<0?1:0])?s:null);function Xu(e,l,r,n,s){let f=e.axes[r],a=f.scale,p=e.scales[a],h=e.valToPos,m=f._space,_=h(10,a),g=h(9,a)-_>=m?ys:h(7,a)-_>=m?Ju:h(5,a)-_>=m?Zu:Fr;if(g==Fr){let S=ve(h(1,a)-_);if(S<m)return so(l.slice().reverse(),p.distr,g,at(m/S)).reverse()}return so(l,p.distr,g,1)}function ea(e,l,r,n,s){let f=e.axes[r],a=f.scale,p=f._space,h=e.valToPos,m=ve(h(1,a)-h(2,a));return m<p?so(l.slice().reverse(),3,ys,at(p/m)).reverse():l}function ta(e,l,r,n){return n==null?co:l==null?"":go(l)}var Hr={show:!0,scale:"y",stroke:fo,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:_s,side:3,grid:Mo,ticks:Ss,border:ws,font:yo,lineGap:Ms,rotate:0};function la(e,l){let r=3+(e||1)*2;return ce(r*l,3)}function na(e,l){let{scale:r,idxs:n}=e.series[0],s=e._data[0],f=e.valToPos(s[n[0]],r,!0),a=e.valToPos(s[n[1]],r,!0),p=ve(a-f),h=e.series[l],m=p/(h.points.space*re);return n[1]-n[0]<=m}var $r={scale:null,auto:!0,sorted:0,min:fe,max:-fe},bs=(e,l,r,n,s)=>s,Br={show:!0,auto:!0,sorted:0,gaps:bs,alpha:1,facets:[Ee({},$r,{scale:"x"}),Ee({},$r,{scale:"y"})]},Gr={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:bs,alpha:1,points:{show:na,filter:null},values:null,min:fe,max:-fe,idxs:[],path:null,clip:null};function oa(e,l,r,n,s){return r/10}var xs={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},ra=Ee({},xs,{time:!1,ori:1}),Wr={};function Es(e,l){let r=Wr[e];return r||(r={key:e,plots:[],sub(n){r.plots.push(n)},unsub(n){r.plots=r.plots.filter(s=>s!=n)},pub(n,s,f,a,p,h,m){for(let _=0;_<r.plots.length;_++)r.plots[_]!=s&&r.plots[_].pub(n,s,f,a,p,h,m)}},e!=null&&(Wr[e]=r)),r}var vl=1,io=2;function ll(e,l,r){let n=e.mode,s=e.series[l],f=n==2?e._data[l]:e._data,a=e.scales,p=e.bbox,h=f[0],m=n==2?f[1]:f[l],_=n==2?a[s.facets[0].scale]:a[e.series[0].scale],g=n==2?a[s.facets[1].scale]:a[s.scale],S=p.left,A=p.top,C=p.width,V=p.height,F=e.valToPosH,$=e.valToPosV;return _.ori==0?r(s,h,m,_,g,F,$,S,A,C,V,Mn,Pl,bn,ks,vs):r(s,h,m,_,g,$,F,A,S,V,C,yn,Cl,Eo,Ls,As)}function bo(e,l){let r=0,n=0,s=ne(e.bands,So);for(let f=0;f<s.length;f++){let a=s[f];a.series[0]==l?r=a.dir:a.series[1]==l&&(a.dir==1?n|=1:n|=2)}return[r,n==1?-1:n==2?1:n==3?2:0]}function sa(e,l,r,n,s){let f=e.mode,a=e.series[l],p=f==2?a.facets[1].scale:a.scale,h=e.scales[p];return s==-1?h.min:s==1?h.max:h.distr==3?h.dir==1?h.min:h.max:0}function Ct(e,l,r,n,s,f){return ll(e,l,(a,p,h,m,_,g,S,A,C,V,F)=>{let $=a.pxRound,b=m.dir*(m.ori==0?1:-1),z=m.ori==0?Pl:Cl,x,q;b==1?(x=r,q=n):(x=n,q=r);let P=$(g(p[x],m,V,A)),j=$(S(h[x],_,F,C)),U=$(g(p[q],m,V,A)),Z=$(S(f==1?_.max:_.min,_,F,C)),W=new Path2D(s);return z(W,U,Z),z(W,P,Z),z(W,P,j),W})}function _n(e,l,r,n,s,f){let a=null;if(e.length>0){a=new Path2D;let p=l==0?bn:Eo,h=r;for(let g=0;g<e.length;g++){let S=e[g];if(S[1]>S[0]){let A=S[0]-h;A>0&&p(a,h,n,A,n+f),h=S[1]}}let m=r+s-h,_=10;m>0&&p(a,h,n-_/2,m,n+f+_)}return a}function ia(e,l,r){let n=e[e.length-1];n&&n[0]==l?n[1]=r:e.push([l,r])}function xo(e,l,r,n,s,f,a){let p=[],h=e.length;for(let m=s==1?r:n;m>=r&&m<=n;m+=s)if(l[m]===null){let g=m,S=m;if(s==1)for(;++m<=n&&l[m]===null;)S=m;else for(;--m>=r&&l[m]===null;)S=m;let A=f(e[g]),C=S==g?A:f(e[S]),V=g-s;A=a<=0&&V>=0&&V<h?f(e[V]):A;let $=S+s;C=a>=0&&$>=0&&$<h?f(e[$]):C,C>=A&&p.push([A,C])}return p}function Ur(e){return e==0?ts:e==1?Le:l=>Jt(l,e)}function Ts(e){let l=e==0?Mn:yn,r=e==0?(s,f,a,p,h,m)=>{s.arcTo(f,a,p,h,m)}:(s,f,a,p,h,m)=>{s.arcTo(a,f,h,p,m)},n=e==0?(s,f,a,p,h)=>{s.rect(f,a,p,h)}:(s,f,a,p,h)=>{s.rect(a,f,h,p)};return(s,f,a,p,h,m=0,_=0)=>{m==0&&_==0?n(s,f,a,p,h):(m=St(m,p/2,h/2),_=St(_,p/2,h/2),l(s,f+m,a),r(s,f+p,a,f+p,a+h,m),r(s,f+p,a+h,f,a+h,_),r(s,f,a+h,f,a,_),r(s,f,a,f+p,a,m),s.closePath())}}var Mn=(e,l,r)=>{e.moveTo(l,r)},yn=(e,l,r)=>{e.moveTo(r,l)},Pl=(e,l,r)=>{e.lineTo(l,r)},Cl=(e,l,r)=>{e.lineTo(r,l)},bn=Ts(0),Eo=Ts(1),ks=(e,l,r,n,s,f)=>{e.arc(l,r,n,s,f)},Ls=(e,l,r,n,s,f)=>{e.arc(r,l,n,s,f)},vs=(e,l,r,n,s,f,a)=>{e.bezierCurveTo(l,r,n,s,f,a)},As=(e,l,r,n,s,f,a)=>{e.bezierCurveTo(r,l,s,n,a,f)};function Ps(e){return(l,r,n,s,f)=>ll(l,r,(a,p,h,m,_,g,S,A,C,V,F)=>{let{pxRound:$,points:b}=a,z,x;m.ori==0?(z=Mn,x=ks):(z=yn,x=Ls);let q=ce(b.width*re,3),P=(b.size-b.width)/2*re,j=ce(P*2,3),U=new Path2D,Z=new Path2D,{left:W,top:E,width:K,height:D}=l.bbox;bn(Z,W-j,E-j,K+j*2,D+j*2);let B=O=>{if(h[O]!=null){let ee=$(g(p[O],m,V,A)),I=$(S(h[O],_,F,C));z(U,ee+P,I),x(U,ee,I,P,0,cn*2)}};if(f)f.forEach(B);else for(let O=n;O<=s;O++)B(O);return{stroke:q>0?U:null,fill:U,clip:Z,flags:vl|io}})}function Cs(e){return(l,r,n,s,f,a)=>{n!=s&&(f!=n&&a!=n&&e(l,r,n),f!=s&&a!=s&&e(l,r,s),e(l,r,a))}}var ua=Cs(Pl),aa=Cs(Cl);function Ds(e){let l=ne(e?.alignGaps,0);return(r,n,s,f)=>ll(r,n,(a,p,h,m,_,g,S,A,C,V,F)=>{[s,f]=dn(h,s,f);let $=a.pxRound,b=D=>$(g(D,m,V,A)),z=D=>$(S(D,_,F,C)),x,q;m.ori==0?(x=Pl,q=ua):(x=Cl,q=aa);let P=m.dir*(m.ori==0?1:-1),j={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:vl},U=j.stroke,Z=!1;if(f-s>=V*4){let D=N=>r.posToVal(N,m.key,!0),B=null,O=null,ee,I,Ue,Se=b(p[P==1?s:f]),te=b(p[s]),ue=b(p[f]),Q=D(P==1?te+1:ue-1);for(let N=P==1?s:f;N>=s&&N<=f;N+=P){let Te=p[N],we=(P==1?Te<Q:Te>Q)?Se:b(Te),se=h[N];we==Se?se!=null?(I=se,B==null?(x(U,we,z(I)),ee=B=O=I):I<B?B=I:I>O&&(O=I)):se===null&&(Z=!0):(B!=null&&q(U,Se,z(B),z(O),z(ee),z(I)),se!=null?(I=se,x(U,we,z(I)),B=O=ee=I):(B=O=null,se===null&&(Z=!0)),Se=we,Q=D(Se+P))}B!=null&&B!=O&&Ue!=Se&&q(U,Se,z(B),z(O),z(ee),z(I))}else for(let D=P==1?s:f;D>=s&&D<=f;D+=P){let B=h[D];B===null?Z=!0:B!=null&&x(U,b(p[D]),z(B))}let[E,K]=bo(r,n);if(a.fill!=null||E!=0){let D=j.fill=new Path2D(U),B=a.fillTo(r,n,a.min,a.max,E),O=z(B),ee=b(p[s]),I=b(p[f]);P==-1&&([I,ee]=[ee,I]),x(D,I,O),x(D,ee,O)}if(!a.spanGaps){let D=[];Z&&D.push(...xo(p,h,s,f,P,b,l)),j.gaps=D=a.gaps(r,n,s,f,D),j.clip=_n(D,m.ori,A,C,V,F)}return K!=0&&(j.band=K==2?[Ct(r,n,s,f,U,-1),Ct(r,n,s,f,U,1)]:Ct(r,n,s,f,U,K)),j})}function fa(e){let l=ne(e.align,1),r=ne(e.ascDesc,!1),n=ne(e.alignGaps,0),s=ne(e.extend,!1);return(f,a,p,h)=>ll(f,a,(m,_,g,S,A,C,V,F,$,b,z)=>{[p,h]=dn(g,p,h);let x=m.pxRound,{left:q,width:P}=f.bbox,j=te=>x(C(te,S,b,F)),U=te=>x(V(te,A,z,$)),Z=S.ori==0?Pl:Cl,W={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:vl},E=W.stroke,K=S.dir*(S.ori==0?1:-1),D=U(g[K==1?p:h]),B=j(_[K==1?p:h]),O=B,ee=B;s&&l==-1&&(ee=q,Z(E,ee,D)),Z(E,B,D);for(let te=K==1?p:h;te>=p&&te<=h;te+=K){let ue=g[te];if(ue==null)continue;let Q=j(_[te]),N=U(ue);l==1?Z(E,Q,D):Z(E,O,N),Z(E,Q,N),D=N,O=Q}let I=O;s&&l==1&&(I=q+P,Z(E,I,D));let[Ue,Se]=bo(f,a);if(m.fill!=null||Ue!=0){let te=W.fill=new Path2D(E),ue=m.fillTo(f,a,m.min,m.max,Ue),Q=U(ue);Z(te,I,Q),Z(te,ee,Q)}if(!m.spanGaps){let te=[];te.push(...xo(_,g,p,h,K,j,n));let ue=m.width*re/2,Q=r||l==1?ue:-ue,N=r||l==-1?-ue:ue;te.forEach(Te=>{Te[0]+=Q,Te[1]+=N}),W.gaps=te=m.gaps(f,a,p,h,te),W.clip=_n(te,S.ori,F,$,b,z)}return Se!=0&&(W.band=Se==2?[Ct(f,a,p,h,E,-1),Ct(f,a,p,h,E,1)]:Ct(f,a,p,h,E,Se)),W})}function Yr(e,l,r,n,s,f,a=fe){if(e.length>1){let p=null;for(let h=0,m=1/0;h<e.length;h++)if(l[h]!==void 0){if(p!=null){let _=ve(e[h]-e[p]);_<m&&(m=_,a=ve(r(e[h],n,s,f)-r(e[p],n,s,f)))}p=h}}return a}function ca(e){e=e||Yl;let l=ne(e.size,[.6,fe,1]),r=e.align||0,n=e.gap||0,s=e.radius;s=s==null?[0,0]:typeof s=="number"?[s,0]:s;let f=X(s),a=1-l[0],p=ne(l[1],fe),h=ne(l[2],1),m=ne(e.disp,Yl),_=ne(e.each,A=>{}),{fill:g,stroke:S}=m;return(A,C,V,F)=>ll(A,C,($,b,z,x,q,P,j,U,Z,W,E)=>{let K=$.pxRound,D=r,B=n*re,O=p*re,ee=h*re,I,Ue;x.ori==0?[I,Ue]=f(A,C):[Ue,I]=f(A,C);let Se=x.dir*(x.ori==0?1:-1),te=x.ori==0?bn:Eo,ue=x.ori==0?_:(L,pe,ke,sl,Gt,Mt,Wt)=>{_(L,pe,ke,Gt,sl,Wt,Mt)},Q=ne(A.bands,So).find(L=>L.series[0]==C),N=Q!=null?Q.dir:0,Te=$.fillTo(A,C,$.min,$.max,N),Fe=K(j(Te,q,E,Z)),we,se,ft,qe=W,Me=K($.width*re),_t=!1,Lt=null,lt=null,Nt=null,nl=null;g!=null&&(Me==0||S!=null)&&(_t=!0,Lt=g.values(A,C,V,F),lt=new Map,new Set(Lt).forEach(L=>{L!=null&&lt.set(L,new Path2D)}),Me>0&&(Nt=S.values(A,C,V,F),nl=new Map,new Set(Nt).forEach(L=>{L!=null&&nl.set(L,new Path2D)})));let{x0:ol,size:Nl}=m;if(ol!=null&&Nl!=null){D=1,b=ol.values(A,C,V,F),ol.unit==2&&(b=b.map(ke=>A.posToVal(U+ke*W,x.key,!0)));let L=Nl.values(A,C,V,F);Nl.unit==2?se=L[0]*W:se=P(L[0],x,W,U)-P(0,x,W,U),qe=Yr(b,z,P,x,W,U,qe),ft=qe-se+B}else qe=Yr(b,z,P,x,W,U,qe),ft=qe*a+B,se=qe-ft;ft<1&&(ft=0),Me>=se/2&&(Me=0),ft<5&&(K=ts);let Jl=ft>0,$t=qe-ft-(Jl?Me:0);se=K(oo($t,ee,O)),we=(D==0?se/2:D==Se?0:se)-D*Se*((D==0?B/2:0)+(Jl?Me/2:0));let He={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},rl=_t?null:new Path2D,vt=null;if(Q!=null)vt=A.data[Q.series[1]];else{let{y0:L,y1:pe}=m;L!=null&&pe!=null&&(z=pe.values(A,C,V,F),vt=L.values(A,C,V,F))}let Bt=I*se,Y=Ue*se;for(let L=Se==1?V:F;L>=V&&L<=F;L+=Se){let pe=z[L];if(pe==null)continue;if(vt!=null){let Ye=vt[L]??0;if(pe-Ye==0)continue;Fe=j(Ye,q,E,Z)}let ke=x.distr!=2||m!=null?b[L]:L,sl=P(ke,x,W,U),Gt=j(ne(pe,Te),q,E,Z),Mt=K(sl-we),Wt=K(We(Gt,Fe)),je=K(St(Gt,Fe)),nt=Wt-je;if(pe!=null){let Ye=pe<0?Y:Bt,ct=pe<0?Bt:Y;_t?(Me>0&&Nt[L]!=null&&te(nl.get(Nt[L]),Mt,je+et(Me/2),se,We(0,nt-Me),Ye,ct),Lt[L]!=null&&te(lt.get(Lt[L]),Mt,je+et(Me/2),se,We(0,nt-Me),Ye,ct)):te(rl,Mt,je+et(Me/2),se,We(0,nt-Me),Ye,ct),ue(A,C,L,Mt-Me/2,je,se+Me,nt)}}return Me>0?He.stroke=_t?nl:rl:_t||(He._fill=$.width==0?$._fill:$._stroke??$._fill,He.width=0),He.fill=_t?lt:rl,He})}function pa(e,l){let r=ne(l?.alignGaps,0);return(n,s,f,a)=>ll(n,s,(p,h,m,_,g,S,A,C,V,F,$)=>{[f,a]=dn(m,f,a);let b=p.pxRound,z=I=>b(S(I,_,F,C)),x=I=>b(A(I,g,$,V)),q,P,j;_.ori==0?(q=Mn,j=Pl,P=vs):(q=yn,j=Cl,P=As);let U=_.dir*(_.ori==0?1:-1),Z=z(h[U==1?f:a]),W=Z,E=[],K=[];for(let I=U==1?f:a;I>=f&&I<=a;I+=U)if(m[I]!=null){let Se=h[I],te=z(Se);E.push(W=te),K.push(x(m[I]))}let D={stroke:e(E,K,q,j,P,b),fill:null,clip:null,band:null,gaps:null,flags:vl},B=D.stroke,[O,ee]=bo(n,s);if(p.fill!=null||O!=0){let I=D.fill=new Path2D(B),Ue=p.fillTo(n,s,p.min,p.max,O),Se=x(Ue);j(I,W,Se),j(I,Z,Se)}if(!p.spanGaps){let I=[];I.push(...xo(h,m,f,a,U,z,r)),D.gaps=I=p.gaps(n,s,f,a,I),D.clip=_n(I,_.ori,C,V,F,$)}return ee!=0&&(D.band=ee==2?[Ct(n,s,f,a,B,-1),Ct(n,s,f,a,B,1)]:Ct(n,s,f,a,B,ee)),D})}function ha(e){return pa(ma,e)}function ma(e,l,r,n,s,f){let a=e.length;if(a<2)return null;let p=new Path2D;if(r(p,e[0],l[0]),a==2)n(p,e[1],l[1]);else{let h=Array(a),m=Array(a-1),_=Array(a-1),g=Array(a-1);for(let S=0;S<a-1;S++)_[S]=l[S+1]-l[S],g[S]=e[S+1]-e[S],m[S]=_[S]/g[S];h[0]=m[0];for(let S=1;S<a-1;S++)m[S]===0||m[S-1]===0||m[S-1]>0!=m[S]>0?h[S]=0:(h[S]=3*(g[S-1]+g[S])/((2*g[S]+g[S-1])/m[S-1]+(g[S]+2*g[S-1])/m[S]),isFinite(h[S])||(h[S]=0));h[a-1]=m[a-2];for(let S=0;S<a-1;S++)s(p,e[S]+g[S]/3,l[S]+h[S]*g[S]/3,e[S+1]-g[S]/3,l[S+1]-h[S+1]*g[S]/3,e[S+1],l[S+1])}return p}var uo=new Set;function Kr(){for(let e of uo)e.syncRect(!0)}Al&&(el(qi,El,Kr),el(ji,El,Kr,!0),el(pn,El,()=>{Ve.pxRatio=re}));var da=Ds(),ga=Ps();function qr(e,l,r,n){return(n?[e[0],e[1]].concat(e.slice(2)):[e[0]].concat(e.slice(1))).map((f,a)=>ao(f,a,l,r))}function Sa(e,l){return e.map((r,n)=>n==0?{}:Ee({},l,r))}function ao(e,l,r,n){return Ee({},l==0?r:n,e)}function Ns(e,l,r){return l==null?kl:[l,r]}var wa=Ns;function _a(e,l,r){return l==null?kl:hn(l,r,mo,!0)}function Rs(e,l,r,n){return l==null?kl:gn(l,r,e.scales[n].log,!1)}var Ma=Rs;function Is(e,l,r,n){return l==null?kl:ho(l,r,e.scales[n].log,!1)}var ya=Is;function ba(e,l,r,n,s){let f=We(kr(e),kr(l)),a=l-e,p=gt(s/n*a,r);do{let h=r[p],m=n*h/a;if(m>=s&&f+(h<5?Ht.get(h):0)<=17)return[h,m]}while(++p<r.length);return[0,0]}function jr(e){let l,r;return e=e.replace(/(\\d+)px/,(n,s)=>(l=Le((r=+s)*re))+"px"),[e,l,r]}function xa(e){e.show&&[e.font,e.labelFont].forEach(l=>{let r=ce(l[2]*re,1);l[0]=l[0].replace(/[0-9.]+px/,r+"px"),l[1]=r})}function Ve(e,l,r){let n={mode:ne(e.mode,1)},s=n.mode;function f(t,o,i,u){let c=o.valToPct(t);return u+i*(o.dir==-1?1-c:c)}function a(t,o,i,u){let c=o.valToPct(t);return u+i*(o.dir==-1?c:1-c)}function p(t,o,i,u){return o.ori==0?f(t,o,i,u):a(t,o,i,u)}n.valToPosH=f,n.valToPosV=a;let h=!1;n.status=0;let m=n.root=ut(Pi);if(e.id!=null&&(m.id=e.id),Xe(m,e.class),e.title){let t=ut(Ni,m);t.textContent=e.title}let _=dt("canvas"),g=n.ctx=_.getContext("2d"),S=ut(Ri,m);el("click",S,t=>{t.target===C&&(he!=Sl||_e!=wl)&&Oe.click(n,t)},!0);let A=n.under=ut(Ii,S);S.appendChild(_);let C=n.over=ut(Oi,S);e=Ll(e);let V=+ne(e.pxAlign,1),F=Ur(V);(e.plugins||[]).forEach(t=>{t.opts&&(e=t.opts(n,e)||e)});let $=e.ms||.001,b=n.series=s==1?qr(e.series||[],zr,Gr,!1):Sa(e.series||[null],Br),z=n.axes=qr(e.axes||[],Vr,Hr,!0),x=n.scales={},q=n.bands=e.bands||[];q.forEach(t=>{t.fill=X(t.fill||null),t.dir=ne(t.dir,-1)});let P=s==2?b[1].facets[0].scale:b[0].scale,j={axes:di,series:fi},U=(e.drawOrder||["axes","series"]).map(t=>j[t]);function Z(t){let o=t.distr==3?i=>Pt(i>0?i:t.clamp(n,i,t.min,t.max,t.key)):t.distr==4?i=>Qn(i,t.asinh):t.distr==100?i=>t.fwd(i):i=>i;return i=>{let u=o(i),{_min:c,_max:d}=t,w=d-c;return(u-c)/w}}function W(t){let o=x[t];if(o==null){let i=(e.scales||Yl)[t]||Yl;if(i.from!=null){W(i.from);let u=Ee({},x[i.from],i,{key:t});u.valToPct=Z(u),x[t]=u}else{o=x[t]=Ee({},t==P?xs:ra,i),o.key=t;let u=o.time,c=o.range,d=Ft(c);if((t!=P||s==2&&!u)&&(d&&(c[0]==null||c[1]==null)&&(c={min:c[0]==null?xr:{mode:1,hard:c[0],soft:c[0]},max:c[1]==null?xr:{mode:1,hard:c[1],soft:c[1]}},d=!1),!d&&wn(c))){let w=c;c=(M,y,T)=>y==null?kl:hn(y,T,w)}o.range=X(c||(u?wa:t==P?o.distr==3?Ma:o.distr==4?ya:Ns:o.distr==3?Rs:o.distr==4?Is:_a)),o.auto=X(d?!1:o.auto),o.clamp=X(o.clamp||oa),o._min=o._max=null,o.valToPct=Z(o)}}}W("x"),W("y"),s==1&&b.forEach(t=>{W(t.scale)}),z.forEach(t=>{W(t.scale)});for(let t in e.scales)W(t);let E=x[P],K=E.distr,D,B;E.ori==0?(Xe(m,Ci),D=f,B=a):(Xe(m,Di),D=a,B=f);let O={};for(let t in x){let o=x[t];(o.min!=null||o.max!=null)&&(O[t]={min:o.min,max:o.max},o.min=o.max=null)}let ee=e.tzDate||(t=>new Date(Le(t/$))),I=e.fmtDate||wo,Ue=$==1?Cu(ee):Ru(ee),Se=Rr(ee,Nr($==1?Pu:Nu,I)),te=Or(ee,Ir(Ou,I)),ue=[],Q=n.legend=Ee({},Fu,e.legend),N=n.cursor=Ee({},Uu,{drag:{y:s==2}},e.cursor),Te=Q.show,Fe=N.show,we=Q.markers;Q.idxs=ue,we.width=X(we.width),we.dash=X(we.dash),we.stroke=X(we.stroke),we.fill=X(we.fill);let se,ft,qe,Me=[],_t=[],Lt,lt=!1,Nt={};if(Q.live){let t=b[1]?b[1].values:null;lt=t!=null,Lt=lt?t(n,1,0):{_:0};for(let o in Lt)Nt[o]=co}if(Te)if(se=dt("table",Bi,m),qe=dt("tbody",null,se),Q.mount(n,se),lt){ft=dt("thead",null,se,qe);let t=dt("tr",null,ft);dt("th",null,t);for(var nl in Lt)dt("th",fr,t).textContent=nl}else Xe(se,Wi),Q.live&&Xe(se,Gi);let ol={show:!0},Nl={show:!1};function Jl(t,o){if(o==0&&(lt||!Q.live||s==2))return kl;let i=[],u=dt("tr",Ui,qe,qe.childNodes[o]);Xe(u,t.class),t.show||Xe(u,Xt);let c=dt("th",null,u);if(we.show){let M=ut(Yi,c);if(o>0){let y=we.width(n,o);y&&(M.style.border=y+"px "+we.dash(n,o)+" "+we.stroke(n,o)),M.style.background=we.fill(n,o)}}let d=ut(fr,c);t.label instanceof HTMLElement?d.appendChild(t.label):d.textContent=t.label,o>0&&(we.show||(d.style.color=t.width>0?we.stroke(n,o):we.fill(n,o)),He("click",c,M=>{if(N._lock)return;Yt(M);let y=b.indexOf(t);if((M.ctrlKey||M.metaKey)!=Q.isolate){let T=b.some((k,v)=>v>0&&v!=y&&k.show);b.forEach((k,v)=>{v>0&&bt(v,T?v==y?ol:Nl:ol,!0,xe.setSeries)})}else bt(y,{show:!t.show},!0,xe.setSeries)},!1),ul&&He(mr,c,M=>{N._lock||(Yt(M),bt(b.indexOf(t),Ml,!0,xe.setSeries))},!1));for(var w in Lt){let M=dt("td",Ki,u);M.textContent="--",i.push(M)}return[u,i]}let $t=new Map;function He(t,o,i,u=!0){let c=$t.get(o)||{},d=N.bind[t](n,o,i,u);d&&(el(t,o,c[t]=d),$t.set(o,c))}function rl(t,o,i){let u=$t.get(o)||{};for(let c in u)(t==null||c==t)&&(no(c,o,u[c]),delete u[c]);t==null&&$t.delete(o)}let vt=0,Bt=0,Y=0,L=0,pe=0,ke=0,sl=pe,Gt=ke,Mt=Y,Wt=L,je=0,nt=0,Ye=0,ct=0;n.bbox={};let En=!1,Zl=!1,il=!1,Ut=!1,Xl=!1,ot=!1;function Tn(t,o,i){(i||t!=n.width||o!=n.height)&&Ro(t,o),hl(!1),il=!0,Zl=!0,ml()}function Ro(t,o){n.width=vt=Y=t,n.height=Bt=L=o,pe=ke=0,ni(),oi();let i=n.bbox;je=i.left=Jt(pe*re,.5),nt=i.top=Jt(ke*re,.5),Ye=i.width=Jt(Y*re,.5),ct=i.height=Jt(L*re,.5)}let ei=3;function ti(){let t=!1,o=0;for(;!t;){o++;let i=hi(o),u=mi(o);t=o==ei||i&&u,t||(Ro(n.width,n.height),Zl=!0)}}function li({width:t,height:o}){Tn(t,o)}n.setSize=li;function ni(){let t=!1,o=!1,i=!1,u=!1;z.forEach((c,d)=>{if(c.show&&c._show){let{side:w,_size:M}=c,y=w%2,T=c.label!=null?c.labelSize:0,k=M+T;k>0&&(y?(Y-=k,w==3?(pe+=k,u=!0):i=!0):(L-=k,w==0?(ke+=k,t=!0):o=!0))}}),Kt[0]=t,Kt[1]=i,Kt[2]=o,Kt[3]=u,Y-=Rt[1]+Rt[3],pe+=Rt[3],L-=Rt[2]+Rt[0],ke+=Rt[0]}function oi(){let t=pe+Y,o=ke+L,i=pe,u=ke;function c(d,w){switch(d){case 1:return t+=w,t-w;case 2:return o+=w,o-w;case 3:return i-=w,i+w;case 0:return u-=w,u+w}}z.forEach((d,w)=>{if(d.show&&d._show){let M=d.side;d._pos=c(M,d._size),d.label!=null&&(d._lpos=c(M,d.labelSize))}})}if(N.dataIdx==null){let t=N.hover,o=t.skip=new Set(t.skip??[]);o.add(void 0);let i=t.prox=X(t.prox),u=t.bias??=0;N.dataIdx=(c,d,w,M)=>{if(d==0)return w;let y=w,T=i(c,d,w,M)??fe,k=T>=0&&T<fe,v=E.ori==0?Y:L,G=N.left,oe=l[0],le=l[d];if(o.has(le[w])){y=null;let J=null,H=null,R;if(u==0||u==-1)for(R=w;J==null&&R-- >0;)o.has(le[R])||(J=R);if(u==0||u==1)for(R=w;H==null&&R++<le.length;)o.has(le[R])||(H=R);if(J!=null||H!=null)if(k){let de=J==null?-1/0:D(oe[J],E,v,0),ye=H==null?1/0:D(oe[H],E,v,0),Re=G-de,ae=ye-G;Re<=ae?Re<=T&&(y=J):ae<=T&&(y=H)}else y=H==null?J:J==null?H:w-J<=H-w?J:H}else k&&ve(G-D(oe[w],E,v,0))>T&&(y=null);return y}}let Yt=t=>{N.event=t};N.idxs=ue,N._lock=!1;let ze=N.points;ze.show=X(ze.show),ze.size=X(ze.size),ze.stroke=X(ze.stroke),ze.width=X(ze.width),ze.fill=X(ze.fill);let yt=n.focus=Ee({},e.focus||{alpha:.3},N.focus),ul=yt.prox>=0,al=ul&&ze.one,rt=[],fl=[],cl=[];function Io(t,o){let i=ze.show(n,o);if(i instanceof HTMLElement)return Xe(i,$i),Xe(i,t.class),kt(i,-10,-10,Y,L),C.insertBefore(i,rt[o]),i}function Oo(t,o){if(s==1||o>0){let i=s==1&&x[t.scale].time,u=t.value;t.value=i?Ar(u)?Or(ee,Ir(u,I)):u||te:u||ta,t.label=t.label||(i?Ku:Yu)}if(al||o>0){t.width=t.width==null?1:t.width,t.paths=t.paths||da||ru,t.fillTo=X(t.fillTo||sa),t.pxAlign=+ne(t.pxAlign,V),t.pxRound=Ur(t.pxAlign),t.stroke=X(t.stroke||null),t.fill=X(t.fill||null),t._stroke=t._fill=t._paths=t._focus=null;let i=la(We(1,t.width),1),u=t.points=Ee({},{size:i,width:We(1,i*.2),stroke:t.stroke,space:i*2,paths:ga,_stroke:null,_fill:null},t.points);u.show=X(u.show),u.filter=X(u.filter),u.fill=X(u.fill),u.stroke=X(u.stroke),u.paths=X(u.paths),u.pxAlign=t.pxAlign}if(Te){let i=Jl(t,o);Me.splice(o,0,i[0]),_t.splice(o,0,i[1]),Q.values.push(null)}if(Fe){ue.splice(o,0,null);let i=null;al?o==0&&(i=Io(t,o)):o>0&&(i=Io(t,o)),rt.splice(o,0,i),fl.splice(o,0,0),cl.splice(o,0,0)}Ne("addSeries",o)}function ri(t,o){o=o??b.length,t=s==1?ao(t,o,zr,Gr):ao(t,o,{},Br),b.splice(o,0,t),Oo(b[o],o)}n.addSeries=ri;function si(t){if(b.splice(t,1),Te){Q.values.splice(t,1),_t.splice(t,1);let o=Me.splice(t,1)[0];rl(null,o.firstChild),o.remove()}Fe&&(ue.splice(t,1),rt.splice(t,1)[0].remove(),fl.splice(t,1),cl.splice(t,1)),Ne("delSeries",t)}n.delSeries=si;let Kt=[!1,!1,!1,!1];function ii(t,o){if(t._show=t.show,t.show){let i=t.side%2,u=x[t.scale];u==null&&(t.scale=i?b[1].scale:P,u=x[t.scale]);let c=u.time;t.size=X(t.size),t.space=X(t.space),t.rotate=X(t.rotate),Ft(t.incrs)&&t.incrs.forEach(w=>{!Ht.has(w)&&Ht.set(w,os(w))}),t.incrs=X(t.incrs||(u.distr==2?Lu:c?$==1?Au:Du:Zt)),t.splits=X(t.splits||(c&&u.distr==1?Ue:u.distr==3?ro:u.distr==4?Qu:ju)),t.stroke=X(t.stroke),t.grid.stroke=X(t.grid.stroke),t.ticks.stroke=X(t.ticks.stroke),t.border.stroke=X(t.border.stroke);let d=t.values;t.values=Ft(d)&&!Ft(d[0])?X(d):c?Ft(d)?Rr(ee,Nr(d,I)):Ar(d)?Iu(ee,d):d||Se:d||qu,t.filter=X(t.filter||(u.distr>=3&&u.log==10?Xu:u.distr==3&&u.log==2?ea:ls)),t.font=jr(t.font),t.labelFont=jr(t.labelFont),t._size=t.size(n,null,o,0),t._space=t._rotate=t._incrs=t._found=t._splits=t._values=null,t._size>0&&(Kt[o]=!0,t._el=ut(Vi,S))}}function Rl(t,o,i,u){let[c,d,w,M]=i,y=o%2,T=0;return y==0&&(M||d)&&(T=o==0&&!c||o==2&&!w?Le(Vr.size/3):0),y==1&&(c||w)&&(T=o==1&&!d||o==3&&!M?Le(Hr.size/2):0),T}let Vo=n.padding=(e.padding||[Rl,Rl,Rl,Rl]).map(t=>X(ne(t,Rl))),Rt=n._padding=Vo.map((t,o)=>t(n,o,Kt,0)),Ie,Ae=null,Pe=null,en=s==1?b[0].idxs:null,pt=null,Il=!1;function zo(t,o){if(l=t??[],n.data=n._data=l,s==2){Ie=0;for(let i=1;i<b.length;i++)Ie+=l[i][0].length}else{l.length==0&&(n.data=n._data=l=[[]]),pt=l[0],Ie=pt.length;let i=l;if(K==2){i=l.slice();let u=i[0]=Array(Ie);for(let c=0;c<Ie;c++)u[c]=c}n._data=l=i}if(hl(!0),Ne("setData"),K==2&&(il=!0),o!==!1){let i=E;i.auto(n,Il)?kn():Ot(P,i.min,i.max),Ut=Ut||N.left>=0,ot=!0,ml()}}n.setData=zo;function kn(){Il=!0;let t,o;s==1&&(Ie>0?(Ae=en[0]=0,Pe=en[1]=Ie-1,t=l[0][Ae],o=l[0][Pe],K==2?(t=Ae,o=Pe):t==o&&(K==3?[t,o]=gn(t,t,E.log,!1):K==4?[t,o]=ho(t,t,E.log,!1):E.time?o=t+Le(86400/$):[t,o]=hn(t,o,mo,!0))):(Ae=en[0]=t=null,Pe=en[1]=o=null)),Ot(P,t,o)}let tn,pl,Ln,vn,An,Pn,Cn,Dn,Nn,Ke;function Fo(t,o,i,u,c,d){t??=pr,i??=So,u??="butt",c??=pr,d??="round",t!=tn&&(g.strokeStyle=tn=t),c!=pl&&(g.fillStyle=pl=c),o!=Ln&&(g.lineWidth=Ln=o),d!=An&&(g.lineJoin=An=d),u!=Pn&&(g.lineCap=Pn=u),i!=vn&&g.setLineDash(vn=i)}function Ho(t,o,i,u){o!=pl&&(g.fillStyle=pl=o),t!=Cn&&(g.font=Cn=t),i!=Dn&&(g.textAlign=Dn=i),u!=Nn&&(g.textBaseline=Nn=u)}function Rn(t,o,i,u,c=0){if(u.length>0&&t.auto(n,Il)&&(o==null||o.min==null)){let d=ne(Ae,0),w=ne(Pe,u.length-1),M=i.min==null?Xi(u,d,w,c,t.distr==3):[i.min,i.max];t.min=St(t.min,i.min=M[0]),t.max=We(t.max,i.max=M[1])}}let $o={min:null,max:null};function ui(){for(let u in x){let c=x[u];O[u]==null&&(c.min==null||O[P]!=null&&c.auto(n,Il))&&(O[u]=$o)}for(let u in x){let c=x[u];O[u]==null&&c.from!=null&&O[c.from]!=null&&(O[u]=$o)}O[P]!=null&&hl(!0);let t={};for(let u in O){let c=O[u];if(c!=null){let d=t[u]=Ll(x[u],uu);if(c.min!=null)Ee(d,c);else if(u!=P||s==2)if(Ie==0&&d.from==null){let w=d.range(n,null,null,u);d.min=w[0],d.max=w[1]}else d.min=fe,d.max=-fe}}if(Ie>0){b.forEach((u,c)=>{if(s==1){let d=u.scale,w=O[d];if(w==null)return;let M=t[d];if(c==0){let y=M.range(n,M.min,M.max,d);M.min=y[0],M.max=y[1],Ae=gt(M.min,l[0]),Pe=gt(M.max,l[0]),Pe-Ae>1&&(l[0][Ae]<M.min&&Ae++,l[0][Pe]>M.max&&Pe--),u.min=pt[Ae],u.max=pt[Pe]}else u.show&&u.auto&&Rn(M,w,u,l[c],u.sorted);u.idxs[0]=Ae,u.idxs[1]=Pe}else if(c>0&&u.show&&u.auto){let[d,w]=u.facets,M=d.scale,y=w.scale,[T,k]=l[c],v=t[M],G=t[y];v!=null&&Rn(v,O[M],d,T,d.sorted),G!=null&&Rn(G,O[y],w,k,w.sorted),u.min=w.min,u.max=w.max}});for(let u in t){let c=t[u],d=O[u];if(c.from==null&&(d==null||d.min==null)){let w=c.range(n,c.min==fe?null:c.min,c.max==-fe?null:c.max,u);c.min=w[0],c.max=w[1]}}}for(let u in t){let c=t[u];if(c.from!=null){let d=t[c.from];if(d.min==null)c.min=c.max=null;else{let w=c.range(n,d.min,d.max,u);c.min=w[0],c.max=w[1]}}}let o={},i=!1;for(let u in t){let c=t[u],d=x[u];if(d.min!=c.min||d.max!=c.max){d.min=c.min,d.max=c.max;let w=d.distr;d._min=w==3?Pt(d.min):w==4?Qn(d.min,d.asinh):w==100?d.fwd(d.min):d.min,d._max=w==3?Pt(d.max):w==4?Qn(d.max,d.asinh):w==100?d.fwd(d.max):d.max,o[u]=i=!0}}if(i){b.forEach((u,c)=>{s==2?c>0&&o.y&&(u._paths=null):o[u.scale]&&(u._paths=null)});for(let u in o)il=!0,Ne("setScale",u);Fe&&N.left>=0&&(Ut=ot=!0)}for(let u in O)O[u]=null}function ai(t){let o=oo(Ae-1,0,Ie-1),i=oo(Pe+1,0,Ie-1);for(;t[o]==null&&o>0;)o--;for(;t[i]==null&&i<Ie-1;)i++;return[o,i]}function fi(){if(Ie>0){let t=b.some(o=>o._focus)&&Ke!=yt.alpha;t&&(g.globalAlpha=Ke=yt.alpha),b.forEach((o,i)=>{if(i>0&&o.show&&(Bo(i,!1),Bo(i,!0),o._paths==null)){let u=Ke;Ke!=o.alpha&&(g.globalAlpha=Ke=o.alpha);let c=s==2?[0,l[i][0].length-1]:ai(l[i]);o._paths=o.paths(n,i,c[0],c[1]),Ke!=u&&(g.globalAlpha=Ke=u)}}),b.forEach((o,i)=>{if(i>0&&o.show){let u=Ke;Ke!=o.alpha&&(g.globalAlpha=Ke=o.alpha),o._paths!=null&&Go(i,!1);{let c=o._paths!=null?o._paths.gaps:null,d=o.points.show(n,i,Ae,Pe,c),w=o.points.filter(n,i,d,c);(d||w)&&(o.points._paths=o.points.paths(n,i,Ae,Pe,w),Go(i,!0))}Ke!=u&&(g.globalAlpha=Ke=u),Ne("drawSeries",i)}}),t&&(g.globalAlpha=Ke=1)}}function Bo(t,o){let i=o?b[t].points:b[t];i._stroke=i.stroke(n,t),i._fill=i.fill(n,t)}function Go(t,o){let i=o?b[t].points:b[t],{stroke:u,fill:c,clip:d,flags:w,_stroke:M=i._stroke,_fill:y=i._fill,_width:T=i.width}=i._paths;T=ce(T*re,3);let k=null,v=T%2/2;o&&y==null&&(y=T>0?"#fff":M);let G=i.pxAlign==1&&v>0;if(G&&g.translate(v,v),!o){let oe=je-T/2,le=nt-T/2,J=Ye+T,H=ct+T;k=new Path2D,k.rect(oe,le,J,H)}o?In(M,T,i.dash,i.cap,y,u,c,w,d):ci(t,M,T,i.dash,i.cap,y,u,c,w,k,d),G&&g.translate(-v,-v)}function ci(t,o,i,u,c,d,w,M,y,T,k){let v=!1;y!=0&&q.forEach((G,oe)=>{if(G.series[0]==t){let le=b[G.series[1]],J=l[G.series[1]],H=(le._paths||Yl).band;Ft(H)&&(H=G.dir==1?H[0]:H[1]);let R,de=null;le.show&&H&&tu(J,Ae,Pe)?(de=G.fill(n,oe)||d,R=le._paths.clip):H=null,In(o,i,u,c,de,w,M,y,T,k,R,H),v=!0}}),v||In(o,i,u,c,d,w,M,y,T,k)}let Wo=vl|io;function In(t,o,i,u,c,d,w,M,y,T,k,v){Fo(t,o,i,u,c),(y||T||v)&&(g.save(),y&&g.clip(y),T&&g.clip(T)),v?(M&Wo)==Wo?(g.clip(v),k&&g.clip(k),nn(c,w),ln(t,d,o)):M&io?(nn(c,w),g.clip(v),ln(t,d,o)):M&vl&&(g.save(),g.clip(v),k&&g.clip(k),nn(c,w),g.restore(),ln(t,d,o)):(nn(c,w),ln(t,d,o)),(y||T||v)&&g.restore()}function ln(t,o,i){i>0&&(o instanceof Map?o.forEach((u,c)=>{g.strokeStyle=tn=c,g.stroke(u)}):o!=null&&t&&g.stroke(o))}function nn(t,o){o instanceof Map?o.forEach((i,u)=>{g.fillStyle=pl=u,g.fill(i)}):o!=null&&t&&g.fill(o)}function pi(t,o,i,u){let c=z[t],d;if(u<=0)d=[0,0];else{let w=c._space=c.space(n,t,o,i,u),M=c._incrs=c.incrs(n,t,o,i,u,w);d=ba(o,i,M,u,w)}return c._found=d}function On(t,o,i,u,c,d,w,M,y,T){let k=w%2/2;V==1&&g.translate(k,k),Fo(M,w,y,T,M),g.beginPath();let v,G,oe,le,J=c+(u==0||u==3?-d:d);i==0?(G=c,le=J):(v=c,oe=J);for(let H=0;H<t.length;H++)o[H]!=null&&(i==0?v=oe=t[H]:G=le=t[H],g.moveTo(v,G),g.lineTo(oe,le));g.stroke(),V==1&&g.translate(-k,-k)}function hi(t){let o=!0;return z.forEach((i,u)=>{if(!i.show)return;let c=x[i.scale];if(c.min==null){i._show&&(o=!1,i._show=!1,hl(!1));return}else i._show||(o=!1,i._show=!0,hl(!1));let d=i.side,w=d%2,{min:M,max:y}=c,[T,k]=pi(u,M,y,w==0?Y:L);if(k==0)return;let v=c.distr==2,G=i._splits=i.splits(n,u,M,y,T,k,v),oe=c.distr==2?G.map(R=>pt[R]):G,le=c.distr==2?pt[G[1]]-pt[G[0]]:T,J=i._values=i.values(n,i.filter(n,oe,u,k,le),u,k,le);i._rotate=d==2?i.rotate(n,J,u,k):0;let H=i._size;i._size=at(i.size(n,J,u,t)),H!=null&&i._size!=H&&(o=!1)}),o}function mi(t){let o=!0;return Vo.forEach((i,u)=>{let c=i(n,u,Kt,t);c!=Rt[u]&&(o=!1),Rt[u]=c}),o}function di(){for(let t=0;t<z.length;t++){let o=z[t];if(!o.show||!o._show)continue;let i=o.side,u=i%2,c,d,w=o.stroke(n,t),M=i==0||i==3?-1:1,[y,T]=o._found;if(o.label!=null){let Be=o.labelGap*M,Ze=Le((o._lpos+Be)*re);Ho(o.labelFont[0],w,"center",i==2?"top":cr),g.save(),u==1?(c=d=0,g.translate(Ze,Le(nt+ct/2)),g.rotate((i==3?-cn:cn)/2)):(c=Le(je+Ye/2),d=Ze);let Qt=es(o.label)?o.label(n,t,y,T):o.label;g.fillText(Qt,c,d),g.restore()}if(T==0)continue;let k=x[o.scale],v=u==0?Ye:ct,G=u==0?je:nt,oe=o._splits,le=k.distr==2?oe.map(Be=>pt[Be]):oe,J=k.distr==2?pt[oe[1]]-pt[oe[0]]:y,H=o.ticks,R=o.border,de=H.show?H.size:0,ye=Le(de*re),Re=Le((o.alignTo==2?o._size-de-o.gap:o.gap)*re),ae=o._rotate*-cn/180,be=F(o._pos*re),Qe=(ye+Re)*M,$e=be+Qe;d=u==0?$e:0,c=u==1?$e:0;let st=o.font[0],ht=o.align==1?bl:o.align==2?Kn:ae>0?bl:ae<0?Kn:u==0?"center":i==3?Kn:bl,Et=ae||u==1?"middle":i==2?"top":cr;Ho(st,w,ht,Et);let Je=o.font[1]*o.lineGap,it=oe.map(Be=>F(p(Be,k,v,G))),mt=o._values;for(let Be=0;Be<mt.length;Be++){let Ze=mt[Be];if(Ze!=null){u==0?c=it[Be]:d=it[Be],Ze=""+Ze;let Qt=Ze.indexOf(`\n`)==-1?[Ze]:Ze.split(/\\n/gm);for(let Ge=0;Ge<Qt.length;Ge++){let ar=Qt[Ge];ae?(g.save(),g.translate(c,d+Ge*Je),g.rotate(ae),g.fillText(ar,0,0),g.restore()):g.fillText(ar,c,d+Ge*Je)}}}H.show&&On(it,H.filter(n,le,t,T,J),u,i,be,ye,ce(H.width*re,3),H.stroke(n,t),H.dash,H.cap);let Tt=o.grid;Tt.show&&On(it,Tt.filter(n,le,t,T,J),u,u==0?2:1,u==0?nt:je,u==0?ct:Ye,ce(Tt.width*re,3),Tt.stroke(n,t),Tt.dash,Tt.cap),R.show&&On([be],[1],u==0?1:0,u==0?1:2,u==1?nt:je,u==1?ct:Ye,ce(R.width*re,3),R.stroke(n,t),R.dash,R.cap)}Ne("drawAxes")}function hl(t){b.forEach((o,i)=>{i>0&&(o._paths=null,t&&(s==1?(o.min=null,o.max=null):o.facets.forEach(u=>{u.min=null,u.max=null})))})}let on=!1,Vn=!1,Ol=[];function gi(){Vn=!1;for(let t=0;t<Ol.length;t++)Ne(...Ol[t]);Ol.length=0}function ml(){on||(du(Uo),on=!0)}function Si(t,o=!1){on=!0,Vn=o,t(n),Uo(),o&&Ol.length>0&&queueMicrotask(gi)}n.batch=Si;function Uo(){if(En&&(ui(),En=!1),il&&(ti(),il=!1),Zl){if(ge(A,bl,pe),ge(A,"top",ke),ge(A,Bl,Y),ge(A,Gl,L),ge(C,bl,pe),ge(C,"top",ke),ge(C,Bl,Y),ge(C,Gl,L),ge(S,Bl,vt),ge(S,Gl,Bt),_.width=Le(vt*re),_.height=Le(Bt*re),z.forEach(({_el:t,_show:o,_size:i,_pos:u,side:c})=>{if(t!=null)if(o){let d=c===3||c===0?i:0,w=c%2==1;ge(t,w?"left":"top",u-d),ge(t,w?"width":"height",i),ge(t,w?"top":"left",w?ke:pe),ge(t,w?"height":"width",w?L:Y),lo(t,Xt)}else Xe(t,Xt)}),tn=pl=Ln=An=Pn=Cn=Dn=Nn=vn=null,Ke=1,Fl(!0),pe!=sl||ke!=Gt||Y!=Mt||L!=Wt){hl(!1);let t=Y/Mt,o=L/Wt;if(Fe&&!Ut&&N.left>=0){N.left*=t,N.top*=o,dl&&kt(dl,Le(N.left),0,Y,L),gl&&kt(gl,0,Le(N.top),Y,L);for(let i=0;i<rt.length;i++){let u=rt[i];u!=null&&(fl[i]*=t,cl[i]*=o,kt(u,at(fl[i]),at(cl[i]),Y,L))}}if(me.show&&!Xl&&me.left>=0&&me.width>0){me.left*=t,me.width*=t,me.top*=o,me.height*=o;for(let i in Gn)ge(_l,i,me[i])}sl=pe,Gt=ke,Mt=Y,Wt=L}Ne("setSize"),Zl=!1}vt>0&&Bt>0&&(g.clearRect(0,0,_.width,_.height),Ne("drawClear"),U.forEach(t=>t()),Ne("draw")),me.show&&Xl&&(rn(me),Xl=!1),Fe&&Ut&&(jt(null,!0,!1),Ut=!1),Q.show&&Q.live&&ot&&($n(),ot=!1),h||(h=!0,n.status=1,Ne("ready")),Il=!1,on=!1}n.redraw=(t,o)=>{il=o||!1,t!==!1?Ot(P,E.min,E.max):ml()};function zn(t,o){let i=x[t];if(i.from==null){if(Ie==0){let u=i.range(n,o.min,o.max,t);o.min=u[0],o.max=u[1]}if(o.min>o.max){let u=o.min;o.min=o.max,o.max=u}if(Ie>1&&o.min!=null&&o.max!=null&&o.max-o.min<1e-16)return;t==P&&i.distr==2&&Ie>0&&(o.min=gt(o.min,l[0]),o.max=gt(o.max,l[0]),o.min==o.max&&o.max++),O[t]=o,En=!0,ml()}}n.setScale=zn;let Fn,Hn,dl,gl,Yo,Ko,Sl,wl,qo,jo,he,_e,It=!1,Oe=N.drag,Ce=Oe.x,De=Oe.y;Fe&&(N.x&&(Fn=ut(Fi,C)),N.y&&(Hn=ut(Hi,C)),E.ori==0?(dl=Fn,gl=Hn):(dl=Hn,gl=Fn),he=N.left,_e=N.top);let me=n.select=Ee({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),_l=me.show?ut(zi,me.over?C:A):null;function rn(t,o){if(me.show){for(let i in t)me[i]=t[i],i in Gn&&ge(_l,i,t[i]);o!==!1&&Ne("setSelect")}}n.setSelect=rn;function wi(t){if(b[t].show)Te&&lo(Me[t],Xt);else if(Te&&Xe(Me[t],Xt),Fe){let i=al?rt[0]:rt[t];i!=null&&kt(i,-10,-10,Y,L)}}function Ot(t,o,i){zn(t,{min:o,max:i})}function bt(t,o,i,u){o.focus!=null&&xi(t),o.show!=null&&b.forEach((c,d)=>{d>0&&(t==d||t==null)&&(c.show=o.show,wi(d),s==2?(Ot(c.facets[0].scale,null,null),Ot(c.facets[1].scale,null,null)):Ot(c.scale,null,null),ml())}),i!==!1&&Ne("setSeries",t,o),u&&Hl("setSeries",n,t,o)}n.setSeries=bt;function _i(t,o){Ee(q[t],o)}function Mi(t,o){t.fill=X(t.fill||null),t.dir=ne(t.dir,-1),o=o??q.length,q.splice(o,0,t)}function yi(t){t==null?q.length=0:q.splice(t,1)}n.addBand=Mi,n.setBand=_i,n.delBand=yi;function bi(t,o){b[t].alpha=o,Fe&&rt[t]!=null&&(rt[t].style.opacity=o),Te&&Me[t]&&(Me[t].style.opacity=o)}let At,Vt,qt,Ml={focus:!0};function xi(t){if(t!=qt){let o=t==null,i=yt.alpha!=1;b.forEach((u,c)=>{if(s==1||c>0){let d=o||c==0||c==t;u._focus=o?null:d,i&&bi(c,d?1:yt.alpha)}}),qt=t,i&&ml()}}Te&&ul&&He(dr,se,t=>{N._lock||(Yt(t),qt!=null&&bt(null,Ml,!0,xe.setSeries))});function xt(t,o,i){let u=x[o];i&&(t=t/re-(u.ori==1?ke:pe));let c=Y;u.ori==1&&(c=L,t=c-t),u.dir==-1&&(t=c-t);let d=u._min,w=u._max,M=t/c,y=d+(w-d)*M,T=u.distr;return T==3?Tl(10,y):T==4?nu(y,u.asinh):T==100?u.bwd(y):y}function Ei(t,o){let i=xt(t,P,o);return gt(i,l[0],Ae,Pe)}n.valToIdx=t=>gt(t,l[0]),n.posToIdx=Ei,n.posToVal=xt,n.valToPos=(t,o,i)=>x[o].ori==0?f(t,x[o],i?Ye:Y,i?je:0):a(t,x[o],i?ct:L,i?nt:0),n.setCursor=(t,o,i)=>{he=t.left,_e=t.top,jt(null,o,i)};function Qo(t,o){ge(_l,bl,me.left=t),ge(_l,Bl,me.width=o)}function Jo(t,o){ge(_l,"top",me.top=t),ge(_l,Gl,me.height=o)}let Vl=E.ori==0?Qo:Jo,zl=E.ori==1?Qo:Jo;function Ti(){if(Te&&Q.live)for(let t=s==2?1:0;t<b.length;t++){if(t==0&&lt)continue;let o=Q.values[t],i=0;for(let u in o)_t[t][i++].firstChild.nodeValue=o[u]}}function $n(t,o){if(t!=null&&(t.idxs?t.idxs.forEach((i,u)=>{ue[u]=i}):iu(t.idx)||ue.fill(t.idx),Q.idx=ue[0]),Te&&Q.live){for(let i=0;i<b.length;i++)(i>0||s==1&&!lt)&&ki(i,ue[i]);Ti()}ot=!1,o!==!1&&Ne("setLegend")}n.setLegend=$n;function ki(t,o){let i=b[t],u=t==0&&K==2?pt:l[t],c;lt?c=i.values(n,t,o)??Nt:(c=i.value(n,o==null?null:u[o],t,o),c=c==null?Nt:{_:c}),Q.values[t]=c}function jt(t,o,i){qo=he,jo=_e,[he,_e]=N.move(n,he,_e),N.left=he,N.top=_e,Fe&&(dl&&kt(dl,Le(he),0,Y,L),gl&&kt(gl,0,Le(_e),Y,L));let u,c=Ae>Pe;At=fe,Vt=null;let d=E.ori==0?Y:L,w=E.ori==1?Y:L;if(he<0||Ie==0||c){u=N.idx=null;for(let M=0;M<b.length;M++){let y=rt[M];y!=null&&kt(y,-10,-10,Y,L)}ul&&bt(null,Ml,!0,t==null&&xe.setSeries),Q.live&&(ue.fill(u),ot=!0)}else{let M,y,T;s==1&&(M=E.ori==0?he:_e,y=xt(M,P),u=N.idx=gt(y,l[0],Ae,Pe),T=D(l[0][u],E,d,0));let k=-10,v=-10,G=0,oe=0,le=!0,J="",H="";for(let R=s==2?1:0;R<b.length;R++){let de=b[R],ye=ue[R],Re=ye==null?null:s==1?l[R][ye]:l[R][1][ye],ae=N.dataIdx(n,R,u,y),be=ae==null?null:s==1?l[R][ae]:l[R][1][ae];if(ot=ot||be!=Re||ae!=ye,ue[R]=ae,R>0&&de.show){let Qe=ae==null?-10:ae==u?T:D(s==1?l[0][ae]:l[R][0][ae],E,d,0),$e=be==null?-10:B(be,s==1?x[de.scale]:x[de.facets[1].scale],w,0);if(ul&&be!=null){let st=E.ori==1?he:_e,ht=ve(yt.dist(n,R,ae,$e,st));if(ht<At){let Et=yt.bias;if(Et!=0){let Je=xt(st,de.scale),it=be>=0?1:-1,mt=Je>=0?1:-1;mt==it&&(mt==1?Et==1?be>=Je:be<=Je:Et==1?be<=Je:be>=Je)&&(At=ht,Vt=R)}else At=ht,Vt=R}}if(ot||al){let st,ht;E.ori==0?(st=Qe,ht=$e):(st=$e,ht=Qe);let Et,Je,it,mt,Tt,Be,Ze=!0,Qt=ze.bbox;if(Qt!=null){Ze=!1;let Ge=Qt(n,R);it=Ge.left,mt=Ge.top,Et=Ge.width,Je=Ge.height}else it=st,mt=ht,Et=Je=ze.size(n,R);if(Be=ze.fill(n,R),Tt=ze.stroke(n,R),al)R==Vt&&At<=yt.prox&&(k=it,v=mt,G=Et,oe=Je,le=Ze,J=Be,H=Tt);else{let Ge=rt[R];Ge!=null&&(fl[R]=it,cl[R]=mt,br(Ge,Et,Je,Ze),Mr(Ge,Be,Tt),kt(Ge,at(it),at(mt),Y,L))}}}}if(al){let R=yt.prox,de=qt==null?At<=R:At>R||Vt!=qt;if(ot||de){let ye=rt[0];ye!=null&&(fl[0]=k,cl[0]=v,br(ye,G,oe,le),Mr(ye,J,H),kt(ye,at(k),at(v),Y,L))}}}if(me.show&&It)if(t!=null){let[M,y]=xe.scales,[T,k]=xe.match,[v,G]=t.cursor.sync.scales,oe=t.cursor.drag;if(Ce=oe._x,De=oe._y,Ce||De){let{left:le,top:J,width:H,height:R}=t.select,de=t.scales[v].ori,ye=t.posToVal,Re,ae,be,Qe,$e,st=M!=null&&T(M,v),ht=y!=null&&k(y,G);st&&Ce?(de==0?(Re=le,ae=H):(Re=J,ae=R),be=x[M],Qe=D(ye(Re,v),be,d,0),$e=D(ye(Re+ae,v),be,d,0),Vl(St(Qe,$e),ve($e-Qe))):Vl(0,d),ht&&De?(de==1?(Re=le,ae=H):(Re=J,ae=R),be=x[y],Qe=B(ye(Re,G),be,w,0),$e=B(ye(Re+ae,G),be,w,0),zl(St(Qe,$e),ve($e-Qe))):zl(0,w)}else Wn()}else{let M=ve(qo-Yo),y=ve(jo-Ko);if(E.ori==1){let G=M;M=y,y=G}Ce=Oe.x&&M>=Oe.dist,De=Oe.y&&y>=Oe.dist;let T=Oe.uni;T!=null?Ce&&De&&(Ce=M>=T,De=y>=T,!Ce&&!De&&(y>M?De=!0:Ce=!0)):Oe.x&&Oe.y&&(Ce||De)&&(Ce=De=!0);let k,v;Ce&&(E.ori==0?(k=Sl,v=he):(k=wl,v=_e),Vl(St(k,v),ve(v-k)),De||zl(0,w)),De&&(E.ori==1?(k=Sl,v=he):(k=wl,v=_e),zl(St(k,v),ve(v-k)),Ce||Vl(0,d)),!Ce&&!De&&(Vl(0,0),zl(0,0))}if(Oe._x=Ce,Oe._y=De,t==null){if(i){if(ur!=null){let[M,y]=xe.scales;xe.values[0]=M!=null?xt(E.ori==0?he:_e,M):null,xe.values[1]=y!=null?xt(E.ori==1?he:_e,y):null}Hl(qn,n,he,_e,Y,L,u)}if(ul){let M=i&&xe.setSeries,y=yt.prox;qt==null?At<=y&&bt(Vt,Ml,!0,M):At>y?bt(null,Ml,!0,M):Vt!=qt&&bt(Vt,Ml,!0,M)}}ot&&(Q.idx=u,$n()),o!==!1&&Ne("setCursor")}let zt=null;Object.defineProperty(n,"rect",{get(){return zt==null&&Fl(!1),zt}});function Fl(t=!1){t?zt=null:(zt=C.getBoundingClientRect(),Ne("syncRect",zt))}function Zo(t,o,i,u,c,d,w){N._lock||It&&t!=null&&t.movementX==0&&t.movementY==0||(Bn(t,o,i,u,c,d,w,!1,t!=null),t!=null?jt(null,!0,!0):jt(o,!0,!1))}function Bn(t,o,i,u,c,d,w,M,y){if(zt==null&&Fl(!1),Yt(t),t!=null)i=t.clientX-zt.left,u=t.clientY-zt.top;else{if(i<0||u<0){he=-10,_e=-10;return}let[T,k]=xe.scales,v=o.cursor.sync,[G,oe]=v.values,[le,J]=v.scales,[H,R]=xe.match,de=o.axes[0].side%2==1,ye=E.ori==0?Y:L,Re=E.ori==1?Y:L,ae=de?d:c,be=de?c:d,Qe=de?u:i,$e=de?i:u;if(le!=null?i=H(T,le)?p(G,x[T],ye,0):-10:i=ye*(Qe/ae),J!=null?u=R(k,J)?p(oe,x[k],Re,0):-10:u=Re*($e/be),E.ori==1){let st=i;i=u,u=st}}y&&(o==null||o.cursor.event.type==qn)&&((i<=1||i>=Y-1)&&(i=Jt(i,Y)),(u<=1||u>=L-1)&&(u=Jt(u,L))),M?(Yo=i,Ko=u,[Sl,wl]=N.move(n,i,u)):(he=i,_e=u)}let Gn={width:0,height:0,left:0,top:0};function Wn(){rn(Gn,!1)}let Xo,er,tr,lr;function nr(t,o,i,u,c,d,w){It=!0,Ce=De=Oe._x=Oe._y=!1,Bn(t,o,i,u,c,d,w,!0,!1),t!=null&&(He(jn,eo,or,!1),Hl(hr,n,Sl,wl,Y,L,null));let{left:M,top:y,width:T,height:k}=me;Xo=M,er=y,tr=T,lr=k}function or(t,o,i,u,c,d,w){It=Oe._x=Oe._y=!1,Bn(t,o,i,u,c,d,w,!1,!0);let{left:M,top:y,width:T,height:k}=me,v=T>0||k>0,G=Xo!=M||er!=y||tr!=T||lr!=k;if(v&&G&&rn(me),Oe.setScale&&v&&G){let oe=M,le=T,J=y,H=k;if(E.ori==1&&(oe=y,le=k,J=M,H=T),Ce&&Ot(P,xt(oe,P),xt(oe+le,P)),De)for(let R in x){let de=x[R];R!=P&&de.from==null&&de.min!=fe&&Ot(R,xt(J+H,R),xt(J,R))}Wn()}else N.lock&&(N._lock=!N._lock,jt(o,!0,t!=null));t!=null&&(rl(jn,eo),Hl(jn,n,he,_e,Y,L,null))}function Li(t,o,i,u,c,d,w){if(N._lock)return;Yt(t);let M=It;if(It){let y=!0,T=!0,k=10,v,G;E.ori==0?(v=Ce,G=De):(v=De,G=Ce),v&&G&&(y=he<=k||he>=Y-k,T=_e<=k||_e>=L-k),v&&y&&(he=he<Sl?0:Y),G&&T&&(_e=_e<wl?0:L),jt(null,!0,!0),It=!1}he=-10,_e=-10,ue.fill(null),jt(null,!0,!0),M&&(It=M)}function rr(t,o,i,u,c,d,w){N._lock||(Yt(t),kn(),Wn(),t!=null&&Hl(gr,n,he,_e,Y,L,null))}function sr(){z.forEach(xa),Tn(n.width,n.height,!0)}el(pn,El,sr);let yl={};yl.mousedown=nr,yl.mousemove=Zo,yl.mouseup=or,yl.dblclick=rr,yl.setSeries=(t,o,i,u)=>{let c=xe.match[2];i=c(n,o,i),i!=-1&&bt(i,u,!0,!1)},Fe&&(He(hr,C,nr),He(qn,C,Zo),He(mr,C,t=>{Yt(t),Fl(!1)}),He(dr,C,Li),He(gr,C,rr),uo.add(n),n.syncRect=Fl);let sn=n.hooks=e.hooks||{};function Ne(t,o,i){Vn?Ol.push([t,o,i]):t in sn&&sn[t].forEach(u=>{u.call(null,n,o,i)})}(e.plugins||[]).forEach(t=>{for(let o in t.hooks)sn[o]=(sn[o]||[]).concat(t.hooks[o])});let ir=(t,o,i)=>i,xe=Ee({key:null,setSeries:!1,filters:{pub:Lr,sub:Lr},scales:[P,b[1]?b[1].scale:null],match:[vr,vr,ir],values:[null,null]},N.sync);xe.match.length==2&&xe.match.push(ir),N.sync=xe;let ur=xe.key,Un=Es(ur);function Hl(t,o,i,u,c,d,w){xe.filters.pub(t,o,i,u,c,d,w)&&Un.pub(t,o,i,u,c,d,w)}Un.sub(n);function vi(t,o,i,u,c,d,w){xe.filters.sub(t,o,i,u,c,d,w)&&yl[t](null,o,i,u,c,d,w)}n.pub=vi;function Ai(){Un.unsub(n),uo.delete(n),$t.clear(),no(pn,El,sr),m.remove(),se?.remove(),Ne("destroy")}n.destroy=Ai;function Yn(){Ne("init",e,l),zo(l||e.data,!1),O[P]?zn(P,O[P]):kn(),Xl=me.show&&(me.width>0||me.height>0),Ut=ot=!0,Tn(e.width,e.height)}return b.forEach(Oo),z.forEach(ii),r?r instanceof HTMLElement?(r.appendChild(m),Yn()):r(n,Yn):Yn(),n}Ve.assign=Ee;Ve.fmtNum=go;Ve.rangeNum=hn;Ve.rangeLog=gn;Ve.rangeAsinh=ho;Ve.orient=ll;Ve.pxRatio=re;Ve.join=mu;Ve.fmtDate=wo,Ve.tzDate=Tu;Ve.sync=Es;{Ve.addGap=ia,Ve.clipGaps=_n;let e=Ve.paths={points:Ps};e.linear=Ds,e.stepped=fa,e.bars=ca,e.spline=ha}var Os=e=>e;var Vs=e=>e;var ql=e=>e;var wt="\\u202F",ko=3,Ea=1e-4,Fs=1e12,Lo="n/a";function Dt(e){if(!Number.isFinite(e))return Number.isNaN(e)?Lo:ka(e);if(e===0)return"0";let l=vo(e),r=Math.abs(l);if(r<Ea||r>=Fs)return jl(Ta(l));let n=Math.max(0,ko-1-Math.floor(Math.log10(r)));return jl(Hs(l.toFixed(n)))}function Ql(e){return Math.abs(e)>=Fs||!Number.isFinite(e)?Dt(e):jl(Hs(Math.round(e).toFixed(0)))}function vo(e){return Number(e.toPrecision(ko))}var Hs=e=>e.replace(/\\B(?<!\\.\\d*)(?=(\\d{3})+(?!\\d))/g,wt),Ta=e=>e.toExponential(ko-1),ka=e=>e>0?"\\u221E":"\\u2212\\u221E",jl=e=>e.replace(/^-/,"\\u2212").replace("e-","e\\u2212"),zs=["KiB","MiB","GiB","TiB"];function $s(e){if(Math.abs(e)<1024)return`${Ql(e)}${wt}B`;let l=Math.floor(Math.log(Math.abs(e))/Math.log(1024)),r=Math.min(l,zs.length)-1;return`${Dt(e/1024**(r+1))}${wt}${zs[r]}`}var La=.01,va=100;function Ws(e){return`${jl(Ys(e*100))}${wt}%`}var Aa=10,Bs=99999;function Us(e){if(e+1>Bs)return`over${wt}\\xD7${Ql(Bs)}`;if(Pa(e))return`\\xD7${Dt(e+1)}`;let l=Ys(Math.abs(e)*100,2);return l===Lo?l:`${l==="0"?"\\xB1":Ca(e)}${l}${wt}%`}var Pa=e=>e+1>=Aa,Ca=e=>e<0?"\\u2212":"+";function Ys(e,l=Number.POSITIVE_INFINITY){let r=Math.abs(e);return Number.isFinite(r)?r>=va?Ql(e):r>=1?Gs(e.toFixed(1)):r>=La||l===2?Gs(e.toFixed(2)):r===0?"0":`${Number(e.toPrecision(2))}`:Dt(e)}var Gs=e=>`${Number(e)+0}`;var Ks=1e3*1e3;function qs(e){let l=Math.abs(vo(e));return l<1e3?Ao(e,"\\xB5s"):l<Ks?Ao(e/1e3,"ms"):Ao(e/Ks,"s")}var Ao=(e,l)=>`${Dt(e)}${wt}${l}`;function Dl(e,l){switch(l){case"per-second":return`${Dt(e)}/s`;case"microseconds":return qs(Os(e));case"bytes":return $s(Vs(e));case"share":return Ws(ql(e))}}function Qs(e,l,r){if(r==="log"){let[f,a]=[Math.max(e,1),Math.max(l,1)];return[f/js,a*js]}let n=Math.max((l-e)*.1,Math.abs(l)*Na,Number.MIN_VALUE),s=e-n;return[e>=0&&(s<0||e<l*Ra)?0:s,l+n]}var js=1.15,Na=.02,Ra=.4;function Js([e,l],{scale:r,unit:n}){return(r==="log"?Fa(e,l):Ia(e,l,n)).map(f=>({at:f,label:Co(f,n)}))}function Ia(e,l,r){let n=(l-e)/4,s=r==="bytes"?2**Math.ceil(Math.log2(n)):Va(n),f=Math.ceil(e/s),a=Math.min(Math.floor(l/s)-f+1,Oa);return Array.from({length:Math.max(a,0)},(p,h)=>(f+h)*s)}var Oa=12;function Va(e){let l=10**Math.floor(Math.log10(e));return l*([1,2,5].find(r=>r*l>=e)??10)}var za=2.2;function Fa(e,l){let[r,n]=[Math.floor(Math.log10(e)),Math.ceil(Math.log10(l))],s=Math.log10(l/e)>za?[1]:[1,2,5];return Array.from({length:n-r+1},(f,a)=>10**(r+a)).flatMap(f=>s.map(a=>a*f)).filter(f=>f>=e&&f<=l)}var Co=(e,l)=>Dl(e,l).replace(/\\.0+(?!\\d)/,"").replace(/(\\.\\d*?[1-9])0+(?!\\d)/,"$1");function Zs({names:e,series:l,unit:r,isCompared:n},s){let f=e[s],a=S=>l.flatMap(A=>A.arm===S?A.ys[s]??[]:[])[0],[p,h]=[a("baseline"),a("candidate")],m=h??p;if(f===void 0||f===""||m===void 0)return;if(!n)return`${f}: ${Dl(m,r)}`;let _=new Set(l.map(({arm:S})=>S)).size>1,g=[...p===void 0?[]:[`${_?"before ":""}${Dl(p,r)}`],...h===void 0?[]:[`${_?"after ":""}${Dl(h,r)}`],...p===void 0||h===void 0||p<=0?[]:[Us(ql(h/p-1))]];return`${f}: ${g.join(", ")}`}var Do=240,Ha="Arrow keys move the cursor, plus and minus zoom, 0 shows all.",xn=class{#t;#o;#e;#n=document.createElement("output");constructor(l,r,n){this.#t=r,this.#o=n;let s=()=>Math.max(l.clientWidth,200),f=[r.xs,...r.series.map(({ys:a})=>a)];l.classList.add("live"),this.#e=new Ve(this.#s(l,s()),f,l),this.#n.textContent=n,l.append(this.#n),this.#f(l),new ResizeObserver(()=>this.#e.setSize({width:s(),height:Do})).observe(l)}redraw(){this.#e.redraw(!1,!0)}#s(l,r){let n=this.#t,s=a=>()=>getComputedStyle(l).getPropertyValue(a),f={stroke:s("--quiet"),font:$a,ticks:{show:!1}};return{width:r,height:Do,legend:{show:!1},cursor:{y:!1,drag:{x:!0,y:!1}},scales:{x:{time:!1,range:(a,p,h)=>this.#i(p,h)},y:{distr:n.scale==="log"?3:1,range:(a,p,h)=>[...Qs(p??0,h??1,n.scale)]}},axes:[{...f,size:28,gap:4,grid:{show:n.edges.length===0,stroke:s("--rule"),width:1},splits:(a,p,h,m)=>n.marks.map(({at:_})=>_).filter(_=>_>=h&&_<=m),values:(a,p)=>p.map(h=>n.marks.find(({at:m})=>m===h)?.label??"")},{...f,size:66,gap:6,grid:{stroke:s("--rule"),width:1},splits:(a,p,h,m)=>Js([h,m],n).map(({at:_})=>_),values:(a,p)=>p.map(h=>Co(h,n.unit))}],series:[{},...n.series.map(a=>Ba(a,s))],hooks:{drawClear:[a=>this.#u(a,s("--band")())],setCursor:[()=>this.#a()]}}}#i(l,r){let{xs:n,from:s,to:f}=this.#t;return l<=(n[0]??0)&&r>=(n.at(-1)??0)?[s,f]:[l,r]}#u({ctx:l,bbox:r,valToPos:n},s){l.save(),l.beginPath(),l.rect(r.left,r.top,r.width,r.height),l.clip(),l.fillStyle=s;for(let[f,a]of this.#t.edges.entries()){let p=this.#t.edges[f+1];if(f%2===0||p===void 0)continue;let[h,m]=[n(a,"x",!0),n(p,"x",!0)];l.fillRect(h,r.top,m-h,r.height)}l.restore()}#a(){let{idx:l}=this.#e.cursor;this.#n.textContent=(l==null?void 0:Zs(this.#t,l))??this.#o}#f(l){let{root:r}=this.#e;r.tabIndex=0,r.setAttribute("role","application");let n=l.querySelector("h3")?.textContent??"";r.setAttribute("aria-label",`${n}. ${Ha}`),r.addEventListener("keydown",s=>{s.ctrlKey||s.altKey||s.metaKey||!this.#c(s.key)||s.preventDefault()})}#c(l){switch(l){case"ArrowLeft":return this.#r(-1);case"ArrowRight":return this.#r(1);case"+":case"=":return this.#l(.5);case"-":return this.#l(2);case"0":case"Escape":return this.#l(Number.POSITIVE_INFINITY);default:return!1}}#r(l){let{xs:r,names:n}=this.#t,{idx:s}=this.#e.cursor,f=s==null?l===1?0:r.length-1:s+l;for(;n[f]==="";)f+=l;let a=r[f];if(a===void 0)return!0;let{min:p=0,max:h=0}=this.#e.scales.x??{};return(a<(p??0)||a>(h??0))&&this.#l(Number.POSITIVE_INFINITY),this.#e.setCursor({left:this.#e.valToPos(a,"x"),top:Do/2}),!0}#l(l){let{xs:r,from:n,to:s}=this.#t,{min:f,max:a}=this.#e.scales.x??{},[p,h]=[f??n,a??s],{idx:m}=this.#e.cursor,_=(m==null?void 0:r[m])??(p+h)/2,g=Math.min((h-p)/2*l,s-n);return this.#e.setScale("x",{min:Math.max(n,_-g),max:Math.min(s,_+g)}),!0}},$a=\'12px system-ui, "Liberation Sans", sans-serif\';function Ba({arm:e,hasLine:l,hasDots:r},n){let s=e==="baseline",f=n(s?"--before":"--after");return{stroke:f,width:l?2:0,...s&&l?{dash:[5,4]}:{},points:{show:r,size:7,fill:s?n("--page"):f}}}var Ga=JSON.parse(document.getElementById("charts")?.textContent??"[]"),No=new Set,Wa="Drag to zoom, double-click to see all.";for(let e of document.querySelectorAll("figure[data-chart]")){let l=Ga[Number(e.dataset.chart)];l!==void 0&&Xs(e,()=>No.add(new xn(e,l,No.size===0?Wa:"")))}function Xs(e,l){let r=e.parentElement?.closest("details:not([open])");r==null?l():r.addEventListener("toggle",()=>Xs(e,l),{once:!0})}matchMedia("(prefers-color-scheme: dark)").addEventListener("change",()=>{for(let e of No)e.redraw()});})();',
    hash: "sha256-49yTYA2kilG7AX6pRzNWm70KvYp1wnquy7bmo/aEx04="
  },
  style: '.uplot,.uplot *,.uplot *:before,.uplot *:after{box-sizing:border-box}.uplot{font-family:system-ui,-apple-system,Segoe UI,Roboto,Helvetica Neue,Arial,Noto Sans,sans-serif,"Apple Color Emoji","Segoe UI Emoji",Segoe UI Symbol,"Noto Color Emoji";line-height:1.5;width:min-content}.u-title{text-align:center;font-size:18px;font-weight:700}.u-wrap{position:relative;-webkit-user-select:none;user-select:none}.u-over,.u-under{position:absolute}.u-under{overflow:hidden}.uplot canvas{display:block;position:relative;width:100%;height:100%}.u-axis{position:absolute}.u-legend{font-size:14px;margin:auto;text-align:center}.u-inline{display:block}.u-inline *{display:inline-block}.u-inline tr{margin-right:16px}.u-legend th{font-weight:600}.u-legend th>*{vertical-align:middle;display:inline-block}.u-legend .u-marker{width:1em;height:1em;margin-right:4px;background-clip:padding-box!important}.u-inline.u-live th:after{content:":";vertical-align:middle}.u-inline:not(.u-live) .u-value{display:none}.u-series>*{padding:4px}.u-series th{cursor:pointer}.u-legend .u-off>*{opacity:.3}.u-select{background:#00000012;position:absolute;pointer-events:none}.u-cursor-x,.u-cursor-y{position:absolute;left:0;top:0;pointer-events:none;will-change:transform}.u-hz .u-cursor-x,.u-vt .u-cursor-y{height:100%;border-right:1px dashed #607D8B}.u-hz .u-cursor-y,.u-vt .u-cursor-x{width:100%;border-bottom:1px dashed #607D8B}.u-cursor-pt{position:absolute;top:0;left:0;border-radius:50%;border:0 solid;pointer-events:none;will-change:transform;background-clip:padding-box!important}.u-axis.u-off,.u-select.u-off,.u-cursor-x.u-off,.u-cursor-y.u-off,.u-cursor-pt.u-off{display:none}:root{color-scheme:light dark;--text: #1b1f24;--quiet: #57606a;--page: #fff;--band: #f4f6f8;--rule: #d8dee4;--good: #116329;--bad: #b91c1c;--unsure: #7d4e00;--before: #6e7781;--after: #0757c2}@media(prefers-color-scheme:dark){:root{--text: #e6edf3;--quiet: #9aa4b0;--page: #0d1117;--band: #161b22;--rule: #30363d;--good: #4ac26b;--bad: #ff8079;--unsure: #dfae4a;--before: #9aa4b0;--after: #6cb2ff}}*{box-sizing:border-box}body{margin:0 auto;padding:1.25rem 1.5rem 4rem;max-width:80rem;background:var(--page);color:var(--text);font:15px/1.5 system-ui,Liberation Sans,sans-serif;overflow-wrap:anywhere}.pass{--tone: var(--good)}.regression,.invalid-run{--tone: var(--bad)}.inconclusive,.no-baseline,.accepted{--tone: var(--unsure)}.not-shown,.not-judged{--tone: var(--quiet)}a{color:inherit;text-decoration-color:var(--quiet);text-underline-offset:.2em}:focus-visible{outline:2px solid var(--after);outline-offset:2px}header{border:1px solid color-mix(in srgb,var(--tone) 35%,var(--page));border-left:6px solid var(--tone);border-radius:6px;background:color-mix(in srgb,var(--tone) 6%,var(--page));padding:.8rem 1.1rem .9rem}header p{margin:.2rem 0 0;color:var(--quiet)}header .said{margin-top:.5rem;color:var(--text)}header .lead{margin-top:.5rem;color:var(--text);font-weight:600}.about{display:flex;flex-wrap:wrap;gap:.1rem 0;margin:0 0 .5rem;padding:0;list-style:none;color:var(--quiet);font-size:.87rem}.about li+li:before{content:"\\b7";margin:0 .5em}.about li:first-child{color:var(--text);font-weight:600}h1{margin:0;font-size:1.45rem;line-height:1.3;font-weight:600;text-wrap:pretty}h1 b{display:inline-block;margin-right:.4em;padding:.1em .5em;border-radius:4px;background:var(--tone);color:var(--page);font-size:.8em;letter-spacing:.04em;vertical-align:.08em}h2{margin:2.2rem 0 .6rem;font-size:1.1rem}h3{margin:0;font-size:.92rem;font-weight:600}h3.request{margin-bottom:.6rem;font-weight:400}code{font:.92em ui-monospace,Liberation Mono,monospace}pre{overflow-wrap:anywhere;white-space:pre-wrap}.hero{display:grid;gap:1rem 2rem;margin-top:1.1rem}@media(min-width:74rem){.hero:has(.panels){grid-template-columns:minmax(min-content,1fr) minmax(13rem,27rem)}}.panels{display:flex;flex-wrap:wrap;gap:.75rem 1.25rem}figure{margin:0}.panel{width:204px}.panel b{display:block;color:var(--tone)}.legend{margin:.4rem 0 0;color:var(--quiet);font-size:.85rem}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th,td{padding:.3rem .55rem;text-align:right;font-weight:400}th:first-child,thead td:first-child{padding-left:0;text-align:left}thead th{color:var(--quiet);font-size:.85rem;white-space:nowrap}thead>tr>*{border-bottom:1px solid var(--rule)}tbody tr+tr>*{border-top:1px solid color-mix(in srgb,var(--rule) 55%,var(--page))}th.group{padding-top:.8rem;font-weight:600}.metrics td{white-space:nowrap}tbody th{min-width:8rem}.metrics tbody th{padding-left:1.4em;text-indent:-1.4em}.metrics .change{font-weight:600}.metrics .regression .change,.metrics .inconclusive .change,.mark{color:var(--tone);font-weight:700}.mark{display:inline-block;width:1.1em;text-indent:0;text-align:center}.metrics td.drawing{padding-block:0}.metrics td.note{text-align:left;color:var(--quiet)}.metrics th:nth-child(5){text-align:center}ul{margin:0;padding-left:1.2rem}main li{max-width:62rem;margin-bottom:.3rem}dl{display:grid;grid-template-columns:fit-content(14rem) 1fr;gap:.2rem 1.5rem;margin:.5rem 0 1rem}dt{color:var(--quiet)}dd{margin:0;font-variant-numeric:tabular-nums}main>details{border-top:1px solid var(--rule)}section+details{margin-top:2rem}summary{padding:.6rem 0;cursor:pointer}summary h2{display:inline;margin:0}.numbers summary{padding:.3rem 0;color:var(--quiet);font-size:.87rem}.numbers[open]{margin-bottom:1rem}svg{display:block;max-width:100%}svg path{fill:none;stroke:var(--quiet)}svg text{fill:var(--quiet);font:12px system-ui,Liberation Sans,sans-serif}.interval{width:170px;margin:0 auto}.interval .zero{stroke-width:1}.interval .line{stroke:var(--text);stroke-width:2.5}.interval .bar{stroke:var(--tone);stroke-width:5}.interval .open{stroke-width:2;stroke-dasharray:3 4}.interval .arrow,.interval circle{fill:var(--tone);stroke:none}.interval circle{stroke:var(--page);stroke-width:1.5}.pairs .beyond{fill:color-mix(in srgb,var(--bad) 13%,var(--page));stroke:none}svg .grid{stroke:var(--rule)}.pairs .within{--line: var(--before)}.pairs .worse{--line: var(--bad)}.pairs .within path,.pairs .worse path{stroke:var(--line);stroke-width:1.25;opacity:.6}.pairs .within circle,.pairs .worse circle{fill:var(--line);opacity:.75}.pairs .mean path{stroke:var(--text);stroke-width:3;opacity:1}.pairs .mean circle{fill:var(--text);stroke:var(--page);stroke-width:1.5;opacity:1}.pairs .value{fill:var(--text);font-weight:600}.flame{display:block;margin-block:.5rem}.flame text{fill:var(--text);font-size:12px}.flame rect{fill:var(--flame, var(--rule));fill-opacity:var(--depth, .6);stroke:none}.flame :focus-visible rect{stroke:var(--text);stroke-width:2px}.grew-1,.grew-2,.grew-3{--flame: var(--bad)}.fell-1,.fell-2,.fell-3{--flame: var(--after)}.grew-1,.fell-1{--depth: .15}.grew-2,.fell-2{--depth: .3}.grew-3,.fell-3{--depth: .45}.legend .grew-3,.legend .fell-3{color:var(--flame)}.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:1.25rem 2rem}.charts>*{min-width:0}.chart+.charts{margin-top:1.25rem}figcaption{display:flex;flex-wrap:wrap;gap:0 1.25rem;align-items:baseline;margin-bottom:.3rem}.plot{width:100%;max-width:44rem}.plot .shade{fill:var(--band);stroke:none}.baseline{--line: var(--before)}.candidate{--line: var(--after)}.plot .baseline path,.plot .candidate path{stroke:var(--line);stroke-width:2;stroke-linejoin:round;stroke-linecap:round}.plot .baseline circle,.plot .candidate circle{fill:var(--line)}.plot .baseline path{stroke-dasharray:5 4}.plot .baseline circle{fill:var(--page);stroke:var(--line);stroke-width:1.5}.key{color:var(--quiet);font-size:.85rem}.key:before{content:"";display:inline-block;width:1.6em;margin-right:.4em;border-top:2px solid var(--line);vertical-align:middle}.key.baseline:before{border-top-style:dashed}.pairs .within:hover path,.pairs .worse:hover path{opacity:1;stroke-width:2.5}.live .plot{display:none}.live output{display:block;min-height:1.5em;color:var(--quiet);font-size:.85rem;font-variant-numeric:tabular-nums}.u-select{background:color-mix(in srgb,var(--after) 18%,transparent)}.u-hz .u-cursor-x,.u-hz .u-cursor-y{border-color:var(--quiet)}@media(max-width:56rem){body{padding-inline:1rem}table,tbody,tr,th,td{display:block}thead{display:none}tr{display:grid;grid-template-columns:repeat(auto-fill,minmax(5.6rem,1fr));gap:.25rem .75rem;padding:.5rem 0;border-top:1px solid var(--rule)}tbody tr+tr>*{border:0}th,td{padding:0;text-align:left}th[scope]{grid-column:1 / -1;font-weight:600}td:empty{display:none}td[data-column]:before{content:attr(data-column);display:block;color:var(--quiet);font-size:.8rem;font-weight:400}.metrics td{white-space:normal}.metrics td.drawing,.metrics td.note{grid-column:1 / -1}.metrics td[data-column="could be"]{grid-column:span 2}.metrics td.drawing:before{content:none}.interval{width:240px;height:22px;margin:0}}@media(max-width:30rem){h1{font-size:1.2rem}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.4rem}}@media print{.live .plot{display:block}.live .uplot,.live output{display:none}details::details-content{content-visibility:visible;height:auto}}'
};

// src/report/html/page-files.ts
var PAGE_SCRIPT = page_files_default.script;
var PAGE_STYLE = page_files_default.style;

// src/report/html/section.ts
var DRAWN = /* @__PURE__ */ new Set(["intervals", "ladder"]);
function htmlSection({ title, folded: folded2, pieces }) {
  const content = pieces.filter(({ kind }) => !DRAWN.has(kind)).map(htmlPiece);
  if (content.length === 0) return "";
  return folded2 ? foldedSection(title, content.join("\n")) : openSection(title, content.join("\n"));
}
var openSection = (title, content) => `<section>
<h2>${escapeHtml(title)}</h2>
${content}
</section>`;
var foldedSection = (title, content) => `<details><summary><h2>${escapeHtml(title)}</h2></summary>
${content}
</details>`;
function htmlPiece(piece) {
  switch (piece.kind) {
    case "paragraph":
      return `<p>${htmlSentence(piece.text)}</p>`;
    case "code":
      return `<pre><code>${escapeCode(piece.text)}</code></pre>`;
    case "list":
      return `<ul>
${piece.items.map((item) => `<li>${htmlSentence(item)}</li>`).join("\n")}
</ul>`;
    case "facts":
      return factList(piece.facts);
    case "table":
      return htmlTable(piece.table);
    case "intervals":
    case "ladder":
      return "";
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
var htmlLine = (line) => joinParts(
  line,
  escapeHtml,
  ({ text, href }) => `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`
);

// src/report/html/page-header.ts
function pageHeader(report, { headline, answer }) {
  const { kind, word, sentence, lead, exit } = headline;
  const facts2 = aboutRun(report).map((line) => `<li>${htmlLine(line)}</li>`);
  const paragraphs = [
    ...lead.map((line) => `<p class="lead">${htmlLine(line)}</p>`),
    ...said(kind === "inconclusive" ? "Why" : "Cause", answer.cause),
    ...said("To do", answer.next),
    `<p>${htmlLine(answer.basis)}</p>`,
    // Who accepted the loss stands above already, beside the exit code.
    ...kind === "accepted" ? [] : [`<p>Exit code ${htmlSentence(textOf2(exit))}</p>`]
  ];
  return `<header class="${kind}">
<ul class="about">${facts2.join("")}</ul>
<h1><b>${word}</b> ${htmlSentence(capitalised(sentence))}</h1>
${paragraphs.join("\n")}
</header>`;
}
var said = (term, text) => text === void 0 ? [] : [`<p class="said"><b>${term}:</b> ${htmlSentence(text)}</p>`];
var capitalised = (sentence) => sentence.replace(/^[a-z](?=[a-z])/, (letter) => letter.toUpperCase());
function aboutRun({ name, run, details }) {
  const repository = linkRepository(run.url);
  const [request, ...others] = details.requests;
  const attempt = describeAttempt(run);
  const candidate = describeCandidate(run);
  return [
    ...repository === void 0 ? [] : [[repository]],
    [name],
    ...request === void 0 || others.length > 0 ? [[`${details.requests.length} requests`]] : [[`${request.method} ${request.path}`]],
    ...attempt.length === 0 ? [] : [attempt],
    ...candidate.length === 0 ? [] : [candidate],
    [timeOf2(run.measuredAt)]
  ];
}
function timeOf2(measuredAt) {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(measuredAt);
  return match === null ? measuredAt : `${match[1]} ${match[2]} UTC`;
}

// src/report/html/pairs-svg.ts
var WIDTH3 = 204;
var HEIGHT3 = 210;
var LEFT2 = 64;
var RIGHT2 = WIDTH3 - 64;
var TOP2 = 8;
var BOTTOM2 = HEIGHT3 - 24;
function pairsSvg(comparison, values, label) {
  const place = placeOn(comparison, values);
  const { allowed } = comparison;
  const change = comparison.change === null ? "" : formatChange(ratio(comparison.change));
  return [
    `<svg class="pairs ${comparison.outcome}" viewBox="0 0 ${WIDTH3} ${HEIGHT3}" width="${WIDTH3}" height="${HEIGHT3}" role="img" aria-label="${escapeHtml(`${label} ${change}: ${describe3(comparison, values)}`)}">`,
    wedge(comparison, place, allowed),
    `<path class="grid" d="M${LEFT2} ${TOP2}V${BOTTOM2}M${RIGHT2} ${TOP2}V${BOTTOM2}"/>`,
    ...values.isPaired ? joined(comparison, values, place) : apart(values, place),
    mean(comparison, place),
    `<text x="${LEFT2}" y="${HEIGHT3 - 7}" text-anchor="middle">before</text><text x="${RIGHT2}" y="${HEIGHT3 - 7}" text-anchor="middle">after</text>`,
    "</svg>"
  ].join("");
}
function placeOn(comparison, { before, after }) {
  const { allowed } = comparison;
  const beyond = 2 * allowed - comparison.before;
  const values = [...before, ...after, comparison.before, comparison.after, allowed, beyond];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high - low || Math.abs(high) || 1;
  return (value) => roundPixels(BOTTOM2 - 6 - (value - low) / span * (BOTTOM2 - TOP2 - 12));
}
function wedge({ before, higherIsBetter }, place, allowed) {
  const edge = higherIsBetter ? BOTTOM2 : TOP2;
  return `<path class="beyond" d="M${LEFT2} ${place(before)}L${RIGHT2} ${place(allowed)}V${edge}Z"/>`;
}
function joined(comparison, { before, after }, place) {
  return before.flatMap((first, index) => {
    const second = after[index];
    if (second === void 0) return [];
    const [from, to] = [place(first), place(second)];
    const said2 = `${formatValue(first, comparison.unit)} → ${formatValue(second, comparison.unit)}`;
    return [
      `<g class="${isBeyond(comparison, second / first - 1) ? "worse" : "within"}"><title>${said2}</title><path d="M${LEFT2} ${from}L${RIGHT2} ${to}"/><circle cx="${LEFT2}" cy="${from}" r="3"/><circle cx="${RIGHT2}" cy="${to}" r="3"/></g>`
    ];
  });
}
function apart({ before, after }, place) {
  const dots = (values, x2) => values.map((value) => `<circle cx="${x2}" cy="${place(value)}" r="3"/>`);
  return [`<g class="within">${[...dots(before, LEFT2), ...dots(after, RIGHT2)].join("")}</g>`];
}
function mean({ before, after, unit }, place) {
  const [from, to] = [place(before), place(after)];
  return [
    `<g class="mean"><path d="M${LEFT2} ${from}L${RIGHT2} ${to}"/><circle cx="${LEFT2}" cy="${from}" r="5"/><circle cx="${RIGHT2}" cy="${to}" r="5"/></g>`,
    `<text class="value" x="${LEFT2 - 10}" y="${from}" text-anchor="end" dominant-baseline="middle">${formatValue(before, unit)}</text>`,
    `<text class="value" x="${RIGHT2 + 10}" y="${to}" dominant-baseline="middle">${formatValue(after, unit)}</text>`
  ].join("");
}
function describe3(comparison, { before, after, isPaired }) {
  if (!isPaired) return `${formatAmount(before.length, "stored record")} and this run`;
  const worse = before.filter((first, index) => {
    const second = after[index];
    return second !== void 0 && second < first === comparison.higherIsBetter;
  });
  return `worse in ${worse.length} of ${formatAmount(before.length, "pair")}`;
}

// src/report/html/pairs.ts
var MOST_AT_ONCE2 = 2;
function pairPictures(report) {
  const panels = panelsOf(report).slice(0, MOST_AT_ONCE2);
  const [first] = panels;
  if (first === void 0) return void 0;
  const said2 = first.values.isPaired ? `Each line is one of ${formatAmount(first.values.before.length, "pair")}. The shaded wedge is a loss beyond what you allow.` : "Each dot before is a stored record. The shaded wedge is a loss beyond what you allow.";
  return `<div class="panels">
${panels.map((panel) => htmlPanel(report, panel)).join("\n")}
</div>
<p class="legend">${said2}</p>`;
}
function allPairs(report) {
  const panels = panelsOf(report).filter(({ values }) => values.isPaired);
  if (panels.length === 0) return void 0;
  const figures = panels.map(
    (panel) => `<div>
${htmlPanel(report, panel)}
${numbersBehind(pairTable(panel.comparison))}
</div>`
  );
  return `<div class="panels">
${figures.join("\n")}
</div>`;
}
function panelsOf({ comparisons, history, baseline }) {
  const compared = (history ?? []).filter(
    ({ sameMachine }) => sameMachine || baseline?.sameMachine !== true
  );
  const panels = comparisons.flatMap((comparison) => {
    const values = valuesOf(comparison, compared);
    return values === void 0 ? [] : [{ comparison, values }];
  });
  return worstFirst(panels, ({ comparison }) => comparison.outcome);
}
function valuesOf(comparison, history) {
  const { pairs, method, after } = comparison;
  if (pairs.length > 0) {
    return {
      before: pairs.map((pair) => pair.before),
      after: pairs.map((pair) => pair.after),
      isPaired: true
    };
  }
  if (method !== "prediction") return void 0;
  const before = history.flatMap((run) => valueIn(run, comparison) ?? []);
  return before.length === 0 ? void 0 : { before, after: [after], isPaired: false };
}
function valueIn({ accepted, throughput, cpuPerRequest }, { metric }) {
  if (!accepted) return null;
  if (metric === "throughput") return throughput;
  return metric === "cpu" ? cpuPerRequest : null;
}
function htmlPanel(report, { comparison, values }) {
  const label = labelComparison(report, comparison);
  const change = comparison.change === null ? "" : formatChange(ratio(comparison.change));
  return `<figure class="panel ${comparison.outcome}">
<figcaption><h3>${escapeHtml(label)} <b>${change}</b></h3></figcaption>
${pairsSvg(comparison, values, label)}
</figure>`;
}

// src/report/html/percentile-chart.ts
var MARKED_SHARES = [0.5, 0.9, 0.99, 0.999, 0.9999];
var LEAST_NINES = 1;
function percentileChart(shares, curves) {
  const length = Math.max(0, ...curves.map(({ times }) => times.length));
  if (length === 0) return void 0;
  const shown = shares.slice(0, length);
  const xs = shown.map(ninesOf);
  const to = Math.max(LEAST_NINES, ...xs);
  return {
    unit: "microseconds",
    scale: "log",
    from: 0,
    to,
    marks: MARKED_SHARES.map((share) => ({
      at: ninesOf(share),
      label: percentileName(share)
    })).filter(({ at }) => at <= to + 1e-9),
    xs,
    names: shown.map(percentileName),
    series: ARMS.flatMap((arm) => seriesOf2(arm, curves, length)),
    isCompared: true,
    edges: []
  };
}
function seriesOf2(arm, curves, length) {
  const curve = curves.find((each) => each.arm === arm);
  if (curve === void 0) return [];
  const ys = Array.from({ length }, (_, index) => curve.times[index] ?? null);
  return [{ arm, ys, hasLine: true, hasDots: false }];
}
var ninesOf = (share) => Math.round(-Math.log10(1 - share) * 1e6) / 1e6 + 0;
var percentileName = (share) => share === 0 ? "fastest" : `p${Number((share * 100).toFixed(2))}`;
function percentileTable(shares, curves) {
  const columns = ARMS.flatMap((arm) => curves.find((each) => each.arm === arm) ?? []);
  const length = Math.max(0, ...columns.map(({ times }) => times.length));
  const rows = shares.slice(0, length).map((share, index) => [
    percentileName(share),
    ...columns.map(({ times }) => timeOf3(times[index]))
  ]);
  return {
    columns: ["", ...columns.map(({ arm }) => ARM_WORDS[arm])],
    groups: [{ title: void 0, rows }]
  };
}
var timeOf3 = (time2) => time2 === void 0 ? "" : formatTime(microseconds(time2));

// src/report/html/request-curves.ts
var TITLES = {
  response: "Response time at the fixed rate",
  service: "Service time at capacity"
};
function requestCurves(report, charts) {
  const [worst, ...others] = worstFirst2(report);
  if (worst === void 0) return void 0;
  return [
    `<h3 class="request">${others.length === 0 ? lineOf(worst) : nameOf3(worst)}</h3>`,
    figuresOf(report, worst, charts),
    ...others.map(
      (request) => [
        `<details class="numbers"><summary>${nameOf3(request)}</summary>`,
        figuresOf(report, request, charts),
        "</details>"
      ].join("\n")
    )
  ].join("\n");
}
function nameOf3(timed) {
  const name = escapeHtml(shortName(timed.name));
  if ("steps" in timed) return `${name}: ${lineOf(timed)}`;
  const isItsLine = timed.name === `${timed.method} ${timed.path}`;
  return isItsLine ? lineOf(timed) : `${name}: ${lineOf(timed)}`;
}
var lineOf = (timed) => "steps" in timed ? `all ${timed.steps.length} steps` : `<code>${escapeHtml(`${timed.method} ${timed.path}`)}</code>`;
function worstFirst2({ details, comparisons }) {
  const riseOf = ({ name }) => Math.max(
    ...comparisons.filter(({ request, unit }) => request === name && unit === "microseconds").map(({ change, outcome }) => (outcome === "regression" ? 1e6 : 0) + (change ?? 0)),
    -1
  );
  return [...details.flows, ...details.requests].filter(({ curves }) => curves.length > 0).map((request) => ({ request, rise: riseOf(request) })).toSorted((one, other) => other.rise - one.rise).map(({ request }) => request);
}
function figuresOf({ details }, request, charts) {
  const figures = ["response", "service"].flatMap((clock) => {
    const curves = request.curves.filter((curve) => curve.clock === clock);
    const chart = percentileChart(details.curveShares, curves);
    if (chart === void 0) return [];
    const title = TITLES[clock];
    const label = `${title} of ${shortName(request.name)} by percentile`;
    const numbers = numbersBehind(percentileTable(details.curveShares, curves));
    return [`<div>
${htmlFigure({ title, label, chart }, charts)}
${numbers}
</div>`];
  });
  return `<div class="charts">
${figures.join("\n")}
</div>`;
}

// src/report/html/run-charts.ts
function turnsOf({ blocks }) {
  const turns = /* @__PURE__ */ new Map();
  for (const block2 of blocks) {
    turns.set(block2.number, { ...turns.get(block2.number), [block2.arm]: block2 });
  }
  return [...turns.values()];
}
function throughputChart(report) {
  const turns = turnsOf(report);
  const slices = turns.flatMap(
    (turn, index) => ARMS.flatMap((arm) => slicesOf(report, turn, arm, index))
  );
  if (slices.length === 0) return void 0;
  const ends = Array.from({ length: turns.length + 1 }, (_, index) => index);
  const xs = [.../* @__PURE__ */ new Set([...ends, ...slices.map(({ at }) => at)])].toSorted((a, b) => a - b);
  const names = new Map(slices.map(({ at, name }) => [at, name]));
  return {
    ...overTurns(turns, "per-second"),
    xs,
    names: xs.map((x2) => names.get(x2) ?? ""),
    series: seriesOf3(report.blocks, slices, xs)
  };
}
function slicesOf(report, turn, arm, index) {
  const block2 = turn[arm];
  if (block2 === void 0) return [];
  const { start, width } = stretchOf(report, turn, arm);
  return block2.rates.map((rate, slice) => ({
    arm,
    at: Math.round((index + start + width * (slice + 0.5) / block2.rates.length) * 1e4) / 1e4,
    rate,
    name: `${turnName(turn)}, slice ${slice + 1}`
  }));
}
function stretchOf({ evidence }, turn, arm) {
  const { baseline, candidate } = turn;
  const isApart = evidence.sideBySide?.turns === "one-arm-at-a-time";
  if (!isApart || baseline === void 0 || candidate === void 0) return { start: 0, width: 1 };
  const first = Date.parse(baseline.startedAt) <= Date.parse(candidate.startedAt) ? "baseline" : "candidate";
  return { start: arm === first ? 0 : 0.5, width: 0.5 };
}
function seriesOf3(blocks, slices, xs) {
  const hasDots = blocks.some(({ rates }) => rates.length === 1);
  return ARMS.flatMap((arm) => {
    const rates = new Map(
      slices.filter((slice) => slice.arm === arm).map(({ at, rate }) => [at, rate])
    );
    if (rates.size === 0) return [];
    return [{ arm, ys: xs.map((x2) => rates.get(x2) ?? null), hasLine: true, hasDots }];
  });
}
var BLOCK_VALUES = [
  { title: "CPU time per request", unit: "microseconds", read: (block2) => block2.cpuPerRequest },
  { title: "Peak memory", unit: "bytes", read: (block2) => block2.peakMemory },
  { title: "Failed requests", unit: "share", read: failedShare }
];
function failedShare({ sent, errors: errors2 }) {
  return sent === 0 ? null : errors2 / sent;
}
function blockCharts(report) {
  const turns = turnsOf(report);
  const hasErrors = report.blocks.some(({ errors: errors2 }) => errors2 > 0);
  return BLOCK_VALUES.filter(({ unit }) => unit !== "share" || hasErrors).flatMap((value) => {
    const series = ARMS.flatMap((arm) => {
      const ys = turns.map((turn) => valueIn2(turn[arm], value));
      if (ys.every((y) => y === null)) return [];
      return [{ arm, ys, hasLine: true, hasDots: true }];
    });
    if (series.length === 0) return [];
    const xs = turns.map((_, index) => index + 0.5);
    const chart = { ...overTurns(turns, value.unit), xs, names: turns.map(turnName), series };
    return [{ title: value.title, chart }];
  });
}
var valueIn2 = (block2, { read }) => block2 === void 0 ? null : read(block2);
var MOST_LABELS = 12;
function overTurns(turns, unit) {
  const every = Math.ceil(turns.length / MOST_LABELS);
  const labelled = turns.flatMap(
    (turn, index) => index % every === 0 ? [{ at: index + 0.5, label: `${numberOf(turn)}` }] : []
  );
  return {
    unit,
    isCompared: true,
    scale: "linear",
    from: 0,
    to: turns.length,
    marks: labelled,
    edges: Array.from({ length: turns.length + 1 }, (_, index) => index)
  };
}
var numberOf = ({ candidate, baseline }) => (candidate ?? baseline)?.number ?? 0;
var turnName = (turn) => `${turn.baseline === void 0 ? "block" : "pair"} ${numberOf(turn)}`;
function blockTable(report) {
  const rows = turnsOf(report).flatMap(
    (turn) => ARMS.flatMap((arm) => {
      const block2 = turn[arm];
      if (block2 === void 0) return [];
      return [
        [
          `${turnName(turn)} ${ARM_WORDS[arm]}`,
          formatValue(meanOf(block2.rates), "per-second"),
          formatValue(Math.min(...block2.rates), "per-second"),
          ...BLOCK_VALUES.map(({ unit, read }) => cellOf3(read(block2), unit))
        ]
      ];
    })
  );
  return {
    columns: ["", "throughput", "slowest slice", "CPU/request", "memory", "failed"],
    groups: [{ title: void 0, rows }]
  };
}
var cellOf3 = (value, unit) => value === null ? NOT_AVAILABLE : formatValue(value, unit);
var meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);

// src/report/render-html.ts
var POLICY = [
  "default-src 'none'",
  `script-src '${PAGE_SCRIPT.hash}'`,
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'"
].join("; ");
function renderHtml(report, reader) {
  const document = composeDocument(report, reader);
  const { name, headline, answer } = document;
  const drawn = [pairsSection(report)?.title, PROFILE_TITLE];
  const sections = document.sections.filter(({ title }) => !drawn.includes(title));
  const charts = [];
  const open3 = sections.filter(({ folded: folded2 }) => !folded2);
  const body = [
    hero(report, answer),
    ...open3.filter(isWords).map(htmlSection),
    section(PROFILE_TITLE, slowerFunctions(report)),
    section("Response times", requestCurves(report, charts)),
    section("Over the run", overTheRun(report, charts)),
    section("Earlier runs", earlierRuns(report, charts)),
    errors(report),
    ...open3.filter((each) => !isWords(each)).map(foldLarge).map(htmlSection),
    folded(LAST_LINES_TITLE, lastLines(report)),
    folded("All pairs", allPairs(report)),
    ...sections.filter((each) => each.folded).map(htmlSection)
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${headline.word}: ${escapeHtml(name)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
${pageHeader(report, document)}
<main>
${body.filter((part) => part !== "").join("\n")}
</main>
${chartData(charts)}
<script>${PAGE_SCRIPT.text}</script>
</body>
</html>
`;
}
var isWords = ({ pieces }) => pieces.every(({ kind }) => kind === "list");
var MOST_GROUPS = 4;
var foldLarge = (each) => {
  const groups = each.pieces.flatMap((piece) => piece.kind === "table" ? piece.table.groups : []);
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  return { ...each, folded: groups.length > MOST_GROUPS || rows > 3 * MOST_GROUPS };
};
var section = (title, content) => content === void 0 ? "" : openSection(title, content);
var folded = (title, content) => content === void 0 ? "" : foldedSection(title, content);
function hero(report, answer) {
  const metrics = metricsTable(answer);
  const pairs = pairPictures(report);
  if (metrics === void 0) return "";
  const beside = pairs === void 0 ? "" : `
<div>
${pairs}
</div>`;
  return `<section class="hero" aria-label="What was compared">
<div>
${metrics}
</div>${beside}
</section>`;
}
function slowerFunctions({ profile }) {
  if (profile === null) return void 0;
  const table = grownTable(profile);
  const flame = flameSvg(profile);
  return [
    `<p>${escapeHtml(describeProfile(profile))}</p>`,
    ...table === void 0 ? [] : [htmlTable(table)],
    ...flame === void 0 ? [] : [`<p class="legend">${FLAME_LEGEND}</p>`, flame]
  ].join("\n");
}
var FLAME_LEGEND = 'Below, each call of the change lies under its caller, as wide as the CPU time that it takes with what it calls. <span class="grew-3">▲ more</span> or <span class="fell-3">▼ less</span> for an answer than before.';
function overTheRun(report, charts) {
  const chart = throughputChart(report);
  if (chart === void 0) return void 0;
  const title = "Throughput in each slice";
  const label = "throughput over the run, slice by slice";
  const small = blockCharts(report).map(
    (each) => htmlFigure({ ...each, label: `${each.title} in each block` }, charts)
  );
  return [
    htmlFigure({ title, label, chart }, charts),
    `<div class="charts">
${small.join("\n")}
</div>`,
    numbersBehind(blockTable(report))
  ].join("\n");
}
function earlierRuns(report, charts) {
  const figures = historyCharts(report).map(
    (each) => htmlFigure(
      { ...each, label: `${each.title}: earlier runs and this one`, keys: ["earlier", "this run"] },
      charts
    )
  );
  if (figures.length === 0) return void 0;
  const note = "A line joins runs of one machine. Dots without a line were measured on other machines of the same kind.";
  return `<div class="charts">
${figures.join("\n")}
</div>
<p class="legend">${note}</p>
${numbersBehind(historyTable(report))}`;
}
function errors(report) {
  const table = errorTable(report);
  return table === void 0 ? "" : openSection("Failed requests", htmlTable(table));
}

export {
  carrySteps,
  MOST_RECORDS,
  encodeRecords,
  decodeRecords,
  LARGEST_BASELINE,
  FileStore,
  nothingStored,
  saveOnly,
  addLastLines,
  noAnchors,
  gitAnchors,
  shortName,
  headlineOf,
  isPlainExit,
  leadWarnings,
  sparkline,
  LONGEST_MARKDOWN,
  renderMarkdown,
  drawTable,
  drawSection,
  renderTerminal,
  escapeHtml,
  renderHtml
};
