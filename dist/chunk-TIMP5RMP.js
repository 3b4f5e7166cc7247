import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  LEFT_OUT
} from "./chunk-QPORNFFO.js";
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
} from "./chunk-BFBJNCNN.js";
import {
  FAILURE_CLASSES
} from "./chunk-QTJTHZNP.js";

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
var MOST_BLOCKS = 2e3;
var MOST_SLICES = 1e4;
var MOST_RUNS = 1e3;
var MOST_PAIRS = 1e3;
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
var blocks = () => list(block, MOST_BLOCKS, "In the order measured.");
var earlierRun = withFacts(
  object({
    measuredAt: instant(),
    commit: orNull(hash()),
    sameMachine: flag("Known to be measured on the machine of this run."),
    accepted: flag(
      "Later runs may be compared with it, whatever its verdict; false: it showed a regression that nobody accepted."
    ),
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
var UNKNOWN_END = "the evidence gives none, or one that is uncertain by more than a factor of three";
var comparison = withFacts(
  object({
    metric: metric(),
    request: request(),
    role: oneOf(
      ["gate", "guard", "limit"],
      "gate: must pass; guard: fails only when a loss beyond its tolerance is shown; limit: absolute."
    ),
    unit: oneOf(["per-second", "microseconds", "bytes", "share"]),
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
    higherIsBetter: flag(),
    alpha: withFacts(
      object({
        alarm: share("Of unchanged runs, the share that this metric may turn red."),
        fail: share(),
        pass: share()
      }),
      { description: "Accepted shares of wrong decisions." }
    ),
    method: text(void 0, { mask: "never", foreign: METHODS }),
    samples: count("Blocks or stored records behind it."),
    outcome: oneOf(
      ["regression", "pass", "not-shown", "inconclusive"],
      "pass: a loss of the resolution or more is ruled out (limit: the measured value keeps it); not-shown: a guard that is neither a pass nor a regression; inconclusive: a gate that is neither."
    ),
    because: text("Why this outcome."),
    pairs: list(pair, MOST_PAIRS, "Side by side, the values behind it; empty: not of pairs.")
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
    busyCores: orNull(amount(), "Cores that the server kept busy at capacity; the mix only."),
    waitingCores: orNull(
      amount(),
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
var flowStep = object({
  request: text("Its name in `requests`.", { foreign: BOUNDED_TEXT }),
  notSent: count("Runs of the flow that ended before this step.")
});
var flow = withFacts(
  object({
    name: text(void 0, { foreign: BOUNDED_TEXT }),
    steps: list(flowStep, MOST_REQUESTS),
    begun: count("Runs of the flow."),
    finished: count("Of them, those of which every step was a success."),
    unsent: count("Due at the fixed rate and never begun."),
    failures: list(failure, MOST_STEPS, "What ended the others: the failure of a step."),
    processing: orNull(times, "Service time: from the first request to the last byte of the last."),
    ladder: ladder("Percentiles of the service time."),
    responseLadder: ladder("Percentiles of the response time at the fixed rate."),
    curves: list(curve, MOST_CURVES, "Percentiles of both versions.")
  }),
  { id: "flow", description: "Several requests in order, as one unit of the mix." }
);
var details = withFacts(
  object({
    requests: list(request2, MOST_REQUESTS),
    flows: list(flow, MOST_REQUESTS, "Their steps are among `requests`."),
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

// src/report/schema/differences.ts
var MOST_DIFFERENCES = 300;
var difference = withFacts(
  object({
    kind: oneOf(
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
    name: text("Of the program, the package or the variable; else as `kind`.", {
      foreign: BOUNDED_TEXT
    }),
    before: orNull(
      text(void 0, { foreign: BOUNDED_TEXT }),
      "Null where it is new, or not told."
    ),
    after: orNull(
      text(void 0, { foreign: BOUNDED_TEXT }),
      "Null where it is gone, or not told."
    )
  }),
  { id: "difference" }
);
var differences = () => list(
  difference,
  MOST_DIFFERENCES,
  "What else differs: side by side between the versions, else from the newest stored record."
);

// src/report/schema/last-lines.ts
var MOST_LINES = 20;
var ofServer = withFacts(
  object({
    arm: oneOf(["baseline", "candidate"]),
    lines: list(
      text(),
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
var MOST_FUNCTIONS = 300;
var MOST_CALLS = 500;
var arm = () => withFacts(
  object({
    samples: count(),
    answers: count("Given while the profiler looked."),
    cpuMicrosecondsPerAnswer: orNull(
      amount(),
      "While it looked, so more than in the run itself. Null where the server's CPU time is unknown."
    )
  }),
  { id: "profiledArm" }
);
var cost = () => orNull(amount(), "CPU time for an answer. Null where the server's is unknown.");
var changes = () => ({
  beforeShare: share("Of the CPU time."),
  afterShare: share("Of the CPU time."),
  beforeMicrosecondsPerAnswer: cost(),
  afterMicrosecondsPerAnswer: cost()
});
var name = () => text("Its name, and its file where that is known.", { foreign: BOUNDED_TEXT });
var profile = () => orNull(
  withFacts(
    object({
      profiler: text("Node.js, py-spy, or profile for a command.", { foreign: BOUNDED_TEXT }),
      before: arm(),
      after: arm(),
      functions: list(
        withFacts(object({ name: name(), ...changes() }), { id: "profiledFunction" }),
        MOST_FUNCTIONS,
        "Time in the function itself, of those that are shown to take more; what grew most stands first."
      ),
      calls: list(
        withFacts(
          object({
            name: name(),
            caller: orNull(count(), "Its index in this list. Null for the outermost."),
            ...changes()
          }),
          { id: "profiledCall" }
        ),
        MOST_CALLS,
        "Time in the function and what it calls; the later version, callers before what they call."
      )
    }),
    { id: "profile" }
  ),
  "Made after a loss of time was shown, and judged by nothing. Null where there is none."
);

// src/report/schema/side-by-side.ts
var MOST_BLOCKS2 = 1e4;
var MOST_LOOKS = 10;
var MOST_WORKERS = 1e4;
var blocks2 = (description) => count(description, int().min(0).max(MOST_BLOCKS2));
var look = (description) => withFacts(int().min(1), { description, foreign: int().min(1).max(MOST_LOOKS) });
var arm2 = withFacts(
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
    arm: arm2,
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
    shortage: orNull(
      object({
        used: amount("Cores that server and generator kept busy together."),
        waited: share("Of the time with work, the part that server or generator waited.")
      }),
      "They waited for a CPU although they left some: others had them; null: not known, or not noteworthy."
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
    cpuQuota: orNull(amount(), "Cores that a cgroup quota allows."),
    image: orNull(text(), "Of GitHub's runner, with its version.")
  }),
  { id: "environment" }
);
var run = withFacts(
  object({
    measuredAt: instant(),
    commit: orNull(
      text(void 0, { mask: "unless-stamp" }),
      "The measured commit; null: none, or a checkout with uncommitted changes."
    ),
    changedFrom: orNull(
      text(void 0, { mask: "unless-stamp" }),
      "The commit that those changes are made to; null: there are none."
    ),
    url: orNull(text(), "Where people see this run."),
    attempt: count("1 for the first; a run that is started again counts up.", ATTEMPTS),
    attempts: withFacts(int().min(1), {
      description: "How many attempts the numbers are made of.",
      foreign: ATTEMPTS
    }),
    seed: text(),
    target: text("The start command or the url."),
    blocks: count(),
    seconds: amount("From the start of the run to its verdict, without builds."),
    measuringSeconds: amount("Of that, the recorded time of both phases, over all versions."),
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
var repeat = withFacts(
  object({
    command: text("For a POSIX shell, in a clone of the repository."),
    leftOut: list(
      oneOf(LEFT_OUT),
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
    repeat: orNull(repeat, "Null where not two commits were compared."),
    differences: differences(),
    moreDifferences: count("How many packages differ besides."),
    profile: profile(),
    comparisons: list(comparison, MOST_COMPARISONS),
    warnings: list(warning, MOST_WARNINGS),
    rows: list(row, MOST_REQUESTS + 1, "The whole mix first, then each request."),
    details,
    blocks: blocks(),
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

export {
  factsOf,
  LARGEST,
  REPORT_SCHEMA,
  withoutNull,
  propertiesOf,
  elementOf
};
