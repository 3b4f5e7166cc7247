import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
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
  safeParse,
  string
} from "./chunk-GS4OL57L.js";
import {
  FAILURE_CLASSES
} from "./chunk-5GVNZ2YA.js";
import {
  GateError
} from "./chunk-RPWAQSLK.js";
import {
  logChange,
  logRatio,
  seconds,
  toSeconds
} from "./chunk-CJP5PQQU.js";

// src/baseline/git/task.ts
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

// src/server/scrub-environment.ts
var WITHHELD_PREFIXES = ["ACTIONS_", "INPUT_"];
var WITHHELD_NAMES = /* @__PURE__ */ new Set([
  "GITHUB_TOKEN",
  "GH_TOKEN",
  "GITHUB_ENTERPRISE_TOKEN",
  "GH_ENTERPRISE_TOKEN",
  "NODE_AUTH_TOKEN",
  "NPM_TOKEN",
  "GITHUB_ARTIFACTS",
  "GITHUB_ENV",
  "GITHUB_OUTPUT",
  "GITHUB_PATH",
  "GITHUB_STATE",
  "GITHUB_STEP_SUMMARY"
]);
var WITHHELD_OF_GIT = /* @__PURE__ */ new Set([
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_COMMON_DIR",
  "GIT_CONFIG",
  "GIT_CONFIG_COUNT",
  "GIT_CONFIG_PARAMETERS",
  "GIT_DIR",
  "GIT_GRAFT_FILE",
  "GIT_IMPLICIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_INTERNAL_SUPER_PREFIX",
  "GIT_NO_REPLACE_OBJECTS",
  "GIT_OBJECT_DIRECTORY",
  "GIT_PREFIX",
  "GIT_REPLACE_REF_BASE",
  "GIT_SHALLOW_FILE",
  "GIT_WORK_TREE"
]);
function scrubEnvironment(ambient, additions) {
  const kept = Object.entries(ambient).flatMap(
    ([name, value2]) => value2 === void 0 || isWithheld(name) ? [] : [[name, value2]]
  );
  return { ...Object.fromEntries(kept), ...additions };
}
var isWithheld = (name) => WITHHELD_NAMES.has(name) || WITHHELD_OF_GIT.has(name) || WITHHELD_PREFIXES.some((prefix) => name.startsWith(prefix));

// src/baseline/git/foreign-checkout.ts
import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
var ROOT_USER = 0;
async function nameForeignCheckout({
  directory,
  ambient
}) {
  const root = await findRoot(await realpath(directory).catch(() => directory));
  if (root === void 0) return [];
  const gitFile = join(root, ".git");
  const owners = await ownersOf([root, gitFile, await gitFolder(gitFile)]);
  const own = process.getuid?.();
  if (owners.every((owner) => owner === own)) return [];
  const { GITHUB_WORKSPACE: workspace = directory } = ambient;
  const trusted = [own, ROOT_USER, ...await ownersOf([directory, workspace])];
  const isSafe = owners.every((owner) => owner !== void 0 && trusted.includes(owner));
  return isSafe ? [`--git-dir=${gitFile}`, `--work-tree=${root}`] : [];
}
async function findRoot(folder) {
  const found = await stat(join(folder, ".git")).catch(() => void 0);
  if (found !== void 0) return folder;
  const above = dirname(folder);
  return above === folder ? void 0 : findRoot(above);
}
async function gitFolder(gitFile) {
  const text2 = await readFile(gitFile, "utf8").catch(() => "");
  const named = /^gitdir: (.+)$/m.exec(text2)?.[1];
  return named === void 0 ? gitFile : resolve(dirname(gitFile), named);
}
var ownersOf = (paths) => Promise.all(
  paths.map(
    (path) => stat(path).then(
      ({ uid }) => uid,
      () => void 0
    )
  )
);

// src/baseline/git/task.ts
var PATIENCE = seconds(600);
var GRACE = seconds(5);
var MOST_OUTPUT = 32 * 1024 * 1024;
var MOST_ERRORS = 64 * 1024;
var LAST_LINES = 20;
async function runGitTask(place, args, patience = PATIENCE) {
  const { directory, ambient, signal } = place;
  const named = await nameForeignCheckout(place);
  const environment2 = gitEnvironment(ambient);
  return runGit({ directory, environment: environment2, args: [...named, ...args], patience, signal });
}
async function runGit(run2) {
  const { directory, environment: environment2, args, patience = PATIENCE, signal } = run2;
  signal?.throwIfAborted();
  const child = spawn("git", [...SAFE, ...args], {
    cwd: directory,
    env: { ...environment2, ...ALWAYS },
    stdio: ["ignore", "pipe", "pipe"],
    // setsid(2): no terminal to ask a password on, and a group that ends as a whole.
    detached: true
  });
  const end = await waitForEnd(child, patience, signal);
  signal?.throwIfAborted();
  return end;
}
var ALWAYS = { GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" };
var SAFE = [
  ...["core.fsmonitor=false", "core.hooksPath=/dev/null", "submodule.recurse=false"],
  ...[
    "gc.auto=0",
    "maintenance.auto=false",
    "protocol.ext.allow=never",
    "advice.detachedHead=false"
  ]
].flatMap((setting) => ["-c", setting]);
function gitEnvironment(ambient) {
  const tokens = ["GITHUB_TOKEN", "GH_TOKEN", "GITHUB_ENTERPRISE_TOKEN", "GH_ENTERPRISE_TOKEN"];
  const kept = tokens.flatMap((name) => {
    const value2 = ambient[name];
    return value2 === void 0 ? [] : [[name, value2]];
  });
  return scrubEnvironment(ambient, Object.fromEntries(kept));
}
async function waitForEnd(child, patience, signal) {
  const output = collect(child.stdout, MOST_OUTPUT);
  const errors = collect(child.stderr, MOST_ERRORS);
  const ended = new AbortController();
  const closed = new Promise((resolve2) => {
    child.once("error", (error) => resolve2(`git could not be run: ${error.message}`));
    child.once(
      "close",
      (code, by) => resolve2(code === 0 ? void 0 : `git ended with ${by ?? `code ${code}`}`)
    );
  }).finally(() => ended.abort());
  const stop = AbortSignal.any(signal === void 0 ? [ended.signal] : [ended.signal, signal]);
  const isLate = endWhenLate(child, patience, { stop, ended: ended.signal });
  const ending = await closed;
  const said = errors().split("\n").filter((line) => line.trim() !== "").slice(-LAST_LINES).map(withoutCredentials);
  if (ending === void 0) return { succeeded: true, output: output(), errors: said };
  const late = await isLate ? [`git took longer than ${toSeconds(patience)} s`] : [];
  return { succeeded: false, output: output(), errors: [...said, ...late, ending] };
}
var withoutCredentials = (line) => line.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/]*@/gi, "$1***@");
async function endWhenLate(child, patience, { stop, ended }) {
  const isLate = await sleep(patience, true, { signal: stop }).catch(() => false);
  if (ended.aborted) return false;
  signalGroup(child, "SIGTERM");
  await sleep(GRACE, void 0, { signal: ended }).catch(() => void 0);
  if (!ended.aborted) signalGroup(child, "SIGKILL");
  return isLate;
}
function signalGroup({ pid }, name) {
  if (pid === void 0) return;
  try {
    process.kill(-pid, name);
  } catch {
  }
}
function collect(stream, most) {
  const chunks = [];
  let length = 0;
  stream?.setEncoding("utf8").on("data", (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    while (length > most) length -= chunks.shift()?.length ?? length;
  });
  return () => chunks.join("");
}

// src/baseline/git-commit.ts
async function gitCommit(place) {
  const hash2 = await headHash(place);
  if (hash2 === void 0) return void 0;
  const diff = await askGit(place, ["diff", "--quiet", "--no-ext-diff", "HEAD"]);
  return { hash: hash2, isDirty: !diff.succeeded };
}
async function headParents(place) {
  const hash2 = await headHash(place);
  if (hash2 === void 0) return void 0;
  const commit = await askGit(place, ["cat-file", "commit", hash2]);
  return commit.succeeded ? { hash: hash2, parents: parentsIn(commit.output) } : void 0;
}
function parentsIn(commit) {
  const [header = ""] = commit.split("\n\n", 1);
  return [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].flatMap(([, hash2]) => hash2 ?? []);
}
async function headHash(place) {
  const head = await askGit(place, ["rev-parse", "--verify", "HEAD"]);
  const hash2 = head.output.trim();
  return head.succeeded && /^[0-9a-f]{40,64}$/.test(hash2) ? hash2 : void 0;
}
var PATIENCE2 = seconds(10);
var askGit = (place, args) => runGitTask(place, args, PATIENCE2);

// src/baseline/unusable.ts
var baselineUnusable = (message, details2 = []) => new GateError({
  code: "baseline-unusable",
  kind: "input",
  message,
  details: details2,
  remedy: "Measure the version to compare with in the same way, and store it with `--save FILE` (in a workflow, `save`). Or write `missing-baseline: pass` to measure without a comparison."
});

// src/unless-aborted.ts
function unlessAborted(signal, begin) {
  return new Promise((resolve2, reject) => {
    signal.throwIfAborted();
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    begin().then(resolve2, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

// src/record/one-arm.ts
function recordOfArm(record, arm2) {
  const blocks3 = record.blocks.filter((block2) => block2.arm === arm2).map((block2) => ({ ...block2, arm: "candidate" }));
  return { ...record, blocks: blocks3 };
}
function withoutBaselineArm(record) {
  return { ...recordOfArm(record, "candidate"), baselineArm: void 0, look: void 0 };
}
function recordOfAdded(record) {
  const blocks3 = record.blocks.flatMap((block2) => {
    if (block2.arm !== "candidate" || block2.added === void 0) return [];
    const use = { cpu: void 0, waited: void 0, peakMemory: void 0 };
    const none = { processes: void 0, placement: void 0, answers: 0 };
    const server = { ...block2.server, ...use, ...none };
    return [{ ...block2, capacity: block2.added, fixedRate: void 0, added: void 0, server }];
  });
  if (blocks3.length === 0) return void 0;
  const names = new Set(blocks3.flatMap(({ capacity }) => [...capacity.requests.keys()]));
  return { ...record, requests: record.requests.filter(({ name }) => names.has(name)), blocks: blocks3 };
}

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

// src/stats/look-plan.ts
var FEWEST_BLOCKS = 3;
var MOST_BLOCKS = 20;
var FEWEST_PAIRS = 4;
var PAIRS_CUT_SHORT = 6;
var MOST_PAIRS = 60;
var blockLimits = (arms) => arms === 1 ? { fewest: FEWEST_BLOCKS, most: MOST_BLOCKS } : { fewest: FEWEST_PAIRS, most: MOST_PAIRS };
function looksAt(pairs) {
  if (pairs <= FEWEST_PAIRS) return [pairs];
  return Array.from({ length: pairs - FEWEST_PAIRS + 1 }, (_, index) => FEWEST_PAIRS + index);
}

// src/report/schema/nodes.ts
var NODE_FACTS = /* @__PURE__ */ new WeakMap();
var factsOf = (node) => NODE_FACTS.get(node) ?? {};
function withFacts(node, facts) {
  NODE_FACTS.set(node, facts);
  return node;
}
var LARGEST = 1e15;
var BOUNDED_TEXT = string().max(1e6);
var text = (description, facts = {}) => withFacts(string(), { description, ...facts });
var instant = () => text("ISO 8601, UTC.", { mask: "unless-stamp", foreign: iso_exports.datetime().max(40) });
var hash = (description) => text(description, { mask: "unless-stamp", foreign: string().regex(/^[0-9a-f]{40,64}$/) });
var oneOf = (words, description) => withFacts(_enum(words), { description, mask: "never" });
var kind = (word) => withFacts(literal(word), { mask: "never" });
var flag = (description) => withFacts(boolean(), { description });
var amount = (description) => withFacts(number().min(0), { description });
var count = (description, foreign) => withFacts(int().min(0), { description, foreign });
var share = (description) => withFacts(number().min(0).max(1), { description });
var change = (description) => withFacts(number(), { description, foreign: number().min(-1).max(LARGEST) });
var orNull = (node, description) => withFacts(node.nullable(), { description });
var list = (element, most, description) => withFacts(array(element), { most, description });

// src/report/schema/blocks.ts
var MOST_BLOCKS2 = 2e3;
var MOST_SLICES = 1e4;
var MOST_RUNS = 1e3;
var MOST_PAIRS2 = 1e3;
var pair = withFacts(object({ number: count(), before: amount(), after: amount() }), {
  id: "pair",
  description: "A metric in the two blocks of one pair."
});
var block = withFacts(
  object({
    arm: oneOf(["candidate", "baseline"]),
    number: count("Counted from 1; the blocks of a pair have the same number."),
    startedAt: instant(),
    rates: list(
      amount(),
      MOST_SLICES,
      "Answers per second in each slice at capacity, in the order measured."
    ),
    cpuPerRequest: orNull(amount("µs")),
    busyCores: orNull(amount()),
    peakMemory: orNull(amount("Bytes.")),
    sent: count("Requests of both phases."),
    errors: count()
  }),
  { id: "block", description: "Fresh server processes of one version, warmed up, then slices." }
);
var blocks = () => list(block, MOST_BLOCKS2, "In the order measured.");
var earlierRun = withFacts(
  object({
    measuredAt: instant(),
    commit: orNull(hash()),
    sameMachine: flag("Known to be measured on the machine of this run."),
    accepted: flag("False: it showed a regression that nobody accepted."),
    throughput: orNull(amount()),
    p99: orNull(amount("Service time at capacity of the mix, µs.")),
    cpuPerRequest: orNull(amount("µs"))
  }),
  { id: "earlierRun", description: "A stored record of the same plan and kind of machine." }
);
var history = () => orNull(
  withFacts(array(earlierRun), { foreign: "left-out", most: MOST_RUNS }),
  "Stored records that compare with this run, oldest first; null: there are none."
);

// src/report/schema/comparison.ts
var metric = () => oneOf([
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
var request = () => orNull(text(void 0, { foreign: BOUNDED_TEXT }), "Name of the request; null: the whole mix.");
var METHODS = _enum(["wilcoxon", "t", "prediction", "exact", "observed"]);
var value = (description) => withFacts(number(), { description, foreign: number().min(0).max(LARGEST) });
var comparison = withFacts(
  object({
    metric: metric(),
    request: request(),
    role: oneOf(
      ["gate", "guard", "limit"],
      "gate: must be shown to be within tolerance; guard: fails only when shown to be beyond it; limit: absolute."
    ),
    unit: oneOf(["per-second", "microseconds", "bytes", "share"]),
    before: value("The baseline's value, or the limit."),
    after: value(),
    change: orNull(change(), "after ÷ before − 1; null where before is zero."),
    interval: withFacts(
      object({
        best: orNull(change(), "Change at the fail level; null: no bound."),
        worst: orNull(change(), "Change at the pass level; null: no bound.")
      }),
      {
        description: "The interval of the change; worst is its end on the side of a loss."
      }
    ),
    toleranceLine: change("The allowed change, with the sign of a loss; 0 for limits."),
    allowed: value("The value that is still allowed; the limit itself for limits."),
    minimumDetectable: orNull(
      change(),
      "The smallest loss that could have been shown, as a change; null: none."
    ),
    higherIsBetter: flag(),
    alpha: withFacts(object({ fail: share(), pass: share() }), {
      description: "Accepted shares of wrong decisions."
    }),
    method: text(void 0, { mask: "never", foreign: METHODS }),
    samples: count("Blocks or stored records behind it."),
    outcome: oneOf(
      ["regression", "pass", "not-shown", "inconclusive"],
      "pass: shown to be within what is allowed (limit: measured within it); not-shown: a guard of which neither that nor a loss is shown; inconclusive: a gate of which neither is."
    ),
    because: text("Why this outcome."),
    pairs: list(pair, MOST_PAIRS2, "Side by side, the values behind it; empty: not of pairs.")
  }),
  { id: "comparison" }
);
var values = withFacts(
  object({
    throughput: amount("Successful answers per second at capacity."),
    samples: count("Answers at capacity that were timed: what the percentiles there are of."),
    p50: orNull(amount(), "Service time at capacity, µs."),
    p90: orNull(amount()),
    p99: orNull(amount()),
    max: orNull(amount()),
    responseP50: orNull(amount(), "Response time from the intended start at the fixed rate, µs."),
    responseP90: orNull(amount()),
    responseP99: orNull(amount()),
    cleanP99: orNull(
      amount(),
      "The p99 of slices in which neither server nor generator had to wait for a CPU."
    ),
    errorShare: share("Failed ÷ sent, both phases."),
    errors: count(),
    cpuPerRequest: orNull(amount(), "Server CPU time per request, µs; the mix only."),
    peakMemory: orNull(amount(), "Bytes; the mix only."),
    startTime: orNull(
      amount(),
      "From the start of the process to its first answer, µs, mean over the blocks; the mix only."
    ),
    firstAnswers: orNull(
      amount(),
      "What the first answers of a process took, added up, µs, mean over the blocks; the mix only."
    ),
    busyCores: orNull(amount(), "Cores that the server kept busy at capacity; the mix only.")
  }),
  { id: "values" }
);
var row = withFacts(
  object({
    request: request(),
    candidate: values,
    baseline: orNull(values),
    isNew: flag("The baseline does not answer it yet: measured, and judged by nothing.")
  }),
  { id: "row" }
);

// src/report/schema/details.ts
var MOST_REQUESTS = 64;
var MOST_STEPS = 20;
var MOST_CURVE_STEPS = 40;
var MOST_CURVES = 4;
var withinOneDeviation = () => share("Share of the samples within one standard deviation of the mean.");
var spread = withFacts(
  object({
    mean: amount(),
    standardDeviation: amount(),
    max: amount(),
    withinOneDeviation: withinOneDeviation()
  }),
  { id: "spread" }
);
var times = withFacts(
  object({
    count: count(),
    min: amount(),
    mean: amount(),
    standardDeviation: amount(),
    median: amount(),
    max: amount(),
    withinOneDeviation: withinOneDeviation()
  }),
  { id: "times", description: "Times in µs." }
);
var ladder = (description) => list(object({ share: share(), time: amount("µs") }), MOST_STEPS, description);
var curve = withFacts(
  object({
    arm: oneOf(["candidate", "baseline"]),
    clock: oneOf(
      ["service", "response"],
      "service: at capacity, from the request to the last byte; response: at the fixed rate, from when it was due."
    ),
    times: list(
      amount("µs"),
      MOST_CURVE_STEPS,
      "At each of `curveShares`; shorter where fewer than ten requests were slower."
    )
  }),
  { id: "curve" }
);
var failure = object({
  class: oneOf(FAILURE_CLASSES),
  count: count(),
  example: text("Text of the server or the system.")
});
var request2 = withFacts(
  object({
    name: text(void 0, { foreign: BOUNDED_TEXT }),
    // A plan takes no methods but those of its list.
    method: text(void 0, { mask: "never", foreign: BOUNDED_TEXT }),
    path: text(void 0, { foreign: BOUNDED_TEXT }),
    serverSoftware: orNull(text(), "The Server header."),
    documentLength: orNull(amount()),
    sent: count(),
    ok: count(),
    resent: count("Sent a second time after an idle connection was closed."),
    unsent: count("Due at the fixed rate and never sent."),
    bodyBytes: amount(),
    failures: list(failure, MOST_STEPS),
    processing: orNull(times, "Service time: from the request to the last byte."),
    waiting: orNull(times, "From the request to the first byte."),
    total: orNull(times, "Service time and, where it opened one, the connection."),
    ladder: ladder("Percentiles of the service time."),
    responseLadder: ladder("Percentiles of the response time at the fixed rate."),
    curves: list(curve, MOST_CURVES, "Percentiles of both versions.")
  }),
  { id: "request" }
);
var details = withFacts(
  object({
    requests: list(request2, MOST_REQUESTS),
    connectTime: orNull(times),
    threadRate: orNull(
      spread,
      'Requests per second of one generator thread, over slices: "Req/Sec" of wrk.'
    ),
    completeRequests: count(),
    measuredSeconds: amount(),
    bytesReceived: amount(),
    transferRate: amount("Bytes per second."),
    connectionsOpened: count(),
    serverBusyCores: orNull(amount(), "Server CPU ÷ wall, in cores."),
    generatorBusyCores: amount("Generator CPU ÷ wall, in cores."),
    generatorShare: orNull(
      amount(),
      "Generator CPU ÷ server CPU, both at capacity; the same on a fast machine and on a slow one."
    ),
    serverProcesses: orNull(count()),
    lag: orNull(times, "How late requests were written at the fixed rate."),
    curveShares: list(share(), MOST_CURVE_STEPS, "The percentiles of all `curves`.")
  }),
  {
    id: "details",
    description: "The capacity phase, as wrk and ab report it."
  }
);

// src/report/schema/side-by-side.ts
var MOST_BLOCKS3 = 1e4;
var MOST_LOOKS = 10;
var MOST_WORKERS = 1e4;
var blocks2 = (description) => count(description, int().min(0).max(MOST_BLOCKS3));
var look = (description) => withFacts(int().min(1), { description, foreign: int().min(1).max(MOST_LOOKS) });
var arm = withFacts(
  object({
    kind: oneOf(
      ["build", "commit", "directory", "command"],
      "build: the stored build; commit: built beside the candidate; directory and command: given by hand."
    ),
    commit: orNull(hash())
  }),
  { description: "What the baseline was." }
);
var keptSlices = withFacts(object({ slices: count(), kept: count() }), { id: "keptSlices" });
var cleaning = object({
  candidate: keptSlices,
  baseline: keptSlices,
  isJudged: flag("Whether the p99 of those slices was judged as a gate metric.")
});
var placement = object({
  workers: count(void 0, int().min(2).max(MOST_WORKERS)),
  baselineImbalance: amount("Share of the busiest worker ÷ an even share − 1."),
  candidateImbalance: amount(),
  reopens: flag("Connections were opened anew before each slice.")
});
var sideBySide = withFacts(
  object({
    blocks: blocks2("Pairs of blocks that were measured."),
    arm,
    plannedBlocks: blocks2("Pairs of blocks that were planned for the last look."),
    look: look("At which look it was judged."),
    looks: look("How many looks were planned."),
    turns: oneOf(
      ["slices", "one-arm-at-a-time"],
      "one-arm-at-a-time: a fixed port, which is less precise."
    ),
    cleaning: orNull(
      cleaning,
      "Slices at the fixed rate in which neither server nor generator had to wait for a CPU; null: none were told apart."
    ),
    placement: orNull(
      placement,
      "How connections fell on worker processes; null: fewer than two worked."
    ),
    blockSpread: withFacts(object({ throughput: orNull(amount()), p99: orNull(amount()) }), {
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
  code: oneOf([
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
  text: text()
});
var offending = withFacts(array(metric()).min(1), { most: MOST_OFFENDING });
var verdict = withFacts(
  discriminatedUnion("kind", [
    object({ kind: kind("pass") }),
    object({ kind: kind("regression"), offending }),
    object({ kind: kind("inconclusive"), need: text("What would settle it.") }),
    object({ kind: kind("no-baseline"), why: text("What was looked for and not found.") }),
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
  because: text()
});
var acceptance = withFacts(
  object({
    by: text("Login."),
    at: instant(),
    how: discriminatedUnion("kind", [
      object({ kind: kind("label"), label: text(), pullRequest: int().min(1) }),
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
var environment = withFacts(
  object({
    perfGate: text(),
    cpuModel: text(),
    cores: count(),
    memory: amount("Bytes."),
    architecture: text(void 0, { foreign: BOUNDED_TEXT }),
    platform: text(void 0, { foreign: BOUNDED_TEXT }),
    kernel: text(),
    node: text(void 0, { foreign: BOUNDED_TEXT }),
    cpuQuota: orNull(amount(), "Cores that a cgroup quota allows.")
  }),
  { id: "environment" }
);
var run = withFacts(
  object({
    measuredAt: instant(),
    commit: orNull(text(void 0, { mask: "unless-stamp" })),
    url: orNull(text(), "Where people see this run."),
    attempt: count("1 for the first; a run that is started again counts up.", ATTEMPTS),
    attempts: withFacts(int().min(1), {
      description: "How many attempts the numbers are made of.",
      foreign: ATTEMPTS
    }),
    seed: text(),
    target: text("The start command or the url."),
    blocks: count(),
    measuringSeconds: amount(),
    processes: oneOf(["fresh", "running"]),
    connections: count(),
    threads: count(),
    engine: text(),
    offeredRate: orNull(amount()),
    environment
  }),
  { id: "run" }
);
var source = withFacts(
  object({
    commit: text(void 0, { mask: "unless-stamp" }),
    runId: count(void 0, int().positive()),
    runUrl: text("Where people see that run."),
    createdAt: text("ISO 8601, UTC.", { mask: "unless-stamp" })
  }),
  { id: "source" }
);
var baseline = withFacts(
  object({
    records: count(void 0, int().min(1).max(MOST_RECORDS)),
    newestMeasuredAt: instant(),
    newestCommit: orNull(hash()),
    sameMachine: flag(),
    source: orNull(source, "The workflow run whose artifact held the records; null for a file.")
  }),
  { id: "baseline", description: "The stored records compared with." }
);
var evidence = withFacts(
  object({
    kind: oneOf(
      ["stored", "side-by-side", "none"],
      "side-by-side: both versions were measured in turn, in this run."
    ),
    sideBySide: orNull(sideBySide),
    because: text("Why it rests on that, and why the other evidence was not enough.")
  }),
  { id: "evidence", description: "Which evidence the verdict rests on." }
);
var saved = withFacts(object({ to: text("A file, or an artifact."), records: count() }), {
  id: "saved",
  description: "Where the record of this run was saved, and how many are there now.",
  // An artifact of theirs is no baseline of ours.
  foreign: "left-out"
});
var warning = withFacts(
  object({
    code: withFacts(
      // Later versions may add codes; the type names those of this one.
      custom((value2) => typeof value2 === "string"),
      { description: "Stable, for scripts.", mask: "never", foreign: BOUNDED_TEXT }
    ),
    text: text()
  }),
  { id: "warning" }
);
var REPORT_SCHEMA = withFacts(
  object({
    schema: withFacts(literal(1), {
      description: "Version of this format; a change that breaks readers raises it."
    }),
    perfGate: text("Version of perf-gate.", { foreign: BOUNDED_TEXT }),
    name: text("Keys the baseline: one per server and matrix cell."),
    verdict,
    exit,
    acceptance: orNull(acceptance),
    run,
    baseline: orNull(baseline),
    evidence,
    saved: orNull(saved, "Null where the record was not kept."),
    comparisons: list(comparison, MOST_COMPARISONS),
    warnings: list(warning, MOST_WARNINGS),
    rows: list(row, MOST_REQUESTS + 1, "The whole mix first, then each request."),
    details,
    blocks: blocks(),
    history: history()
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
  const name = inner.def.discriminator;
  const chosen = Object.entries(value2).find(([key]) => key === name)?.[1];
  return inner.options.map((option) => propertiesOf(option, value2)).find((properties) => {
    const word = properties.get(name);
    return word !== void 0 && safeParse(word, chosen).success;
  }) ?? /* @__PURE__ */ new Map();
}
function elementOf(node) {
  const inner = withoutNull(node);
  return inner instanceof ZodArray ? inner.element : void 0;
}

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

// src/report/evidence-texts.ts
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
  let sum = 0;
  for (let pairs = FEWEST_PAIRS; pairs <= LAST_LOOK; pairs++) sum += shapeAt(pairs, "above-zero");
  return sum;
}

// src/verdict/known.ts
var FACTOR = logRatio(Math.log(3));
var isKnownBest = ({ estimate, low }) => low >= -FACTOR || estimate - low <= FACTOR;
var isKnownWorst = ({ estimate, high }) => high <= FACTOR || high - estimate <= FACTOR;
var isKnownSize = (loss) => loss <= FACTOR;

export {
  baselineUnusable,
  scrubEnvironment,
  runGitTask,
  runGit,
  gitCommit,
  headParents,
  unlessAborted,
  recordOfArm,
  withoutBaselineArm,
  recordOfAdded,
  oldestFirst,
  newestFirst,
  factsOf,
  LARGEST,
  REPORT_SCHEMA,
  withoutNull,
  propertiesOf,
  elementOf,
  FEWEST_BLOCKS,
  FEWEST_PAIRS,
  PAIRS_CUT_SHORT,
  MOST_PAIRS,
  blockLimits,
  looksAt,
  SIZE_LEVEL,
  levelAt,
  PAIRS_ALARM_BUDGET,
  pairShareOfAttempt,
  FIRST_THROUGHPUT_SHARE,
  sharePairBudget,
  isKnownBest,
  isKnownWorst,
  isKnownSize,
  EVIDENCE_TEXTS,
  HIGHER_IS_BETTER,
  lossOf,
  toleranceOf
};
