import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  writeForm,
  writeForms
} from "./chunk-TBQMIQGN.js";
import {
  DEMO_BUDGET
} from "./chunk-24W4XUXG.js";
import {
  FileStore,
  LARGEST_BASELINE,
  addLastLines,
  decodeRecords,
  drawSection,
  drawTable,
  gitAnchors,
  noAnchors,
  nothingStored,
  renderHtml,
  renderMarkdown,
  renderTerminal,
  saveOnly,
  shortName,
  sparkline
} from "./chunk-4L3ANEOV.js";
import {
  jsonText,
  renderJson
} from "./chunk-AQXHHCZM.js";
import {
  beginningOf,
  boundShare,
  chainOf,
  chooseRate,
  composeReport,
  describeMachine,
  findComparable,
  findMismatch,
  forecast,
  hasRecord,
  isDecided,
  judge,
  keptSlices,
  linksOf,
  listDifferences,
  measureLooks,
  pairsOf,
  prepare,
  readPairs,
  runGate,
  studentQuantile,
  usualSpread,
  waitedOf,
  warnOfDrift
} from "./chunk-6ULY3GW3.js";
import {
  HIGHER_IS_BETTER,
  blocksOf,
  cpuPerRequestOf,
  isKnownSize,
  newestFirst,
  serviceQuantile,
  throughputOf,
  toleranceOf,
  withoutBaselineArm
} from "./chunk-DHSBSIPA.js";
import "./chunk-TIMP5RMP.js";
import "./chunk-MBS5LOBH.js";
import {
  keepLogs
} from "./chunk-AX3P4OWA.js";
import {
  VERSION
} from "./chunk-WJ6D3MJ2.js";
import {
  hintAtModules,
  lockMachine,
  markMachine,
  useBetween,
  watchBackground
} from "./chunk-BIXPVJH5.js";
import "./chunk-MGMDWL4C.js";
import {
  withLogs
} from "./chunk-HU6BQUMQ.js";
import "./chunk-B6RIKN62.js";
import {
  formatChange,
  formatDuration,
  formatRough,
  formatShare,
  formatTime,
  formatValue,
  labelOf,
  printable,
  terminalStyle
} from "./chunk-64RYFPAX.js";
import {
  NOT_AVAILABLE,
  formatAmount,
  formatCount,
  formatNumber
} from "./chunk-Q5X7ONT2.js";
import {
  checkedOut,
  placeOf
} from "./chunk-5ZKLLP24.js";
import {
  twinArm
} from "./chunk-DSB5IWZW.js";
import "./chunk-54FQZO55.js";
import {
  ArmNotStarted,
  buildCandidate,
  nonEmpty,
  standardDeviationOf
} from "./chunk-ZTMC22Y5.js";
import "./chunk-NZ6TI4OK.js";
import "./chunk-74NPFZD4.js";
import "./chunk-JTD746MT.js";
import "./chunk-BE44C4VD.js";
import {
  FEWEST_PAIRS,
  MOST_PAIRS
} from "./chunk-EK5FSJA2.js";
import {
  hangText,
  padEndColumns
} from "./chunk-Q4ZDOI7W.js";
import "./chunk-NS3K4OEN.js";
import {
  describeConfig,
  parsePlan,
  readBaselinePlan,
  readPlan
} from "./chunk-X4CSAU5M.js";
import {
  surroundings
} from "./chunk-H4CNAMNA.js";
import "./chunk-6DGPH6SF.js";
import "./chunk-KKYIBEEK.js";
import "./chunk-CFNL45QM.js";
import "./chunk-QPORNFFO.js";
import {
  _enum,
  array,
  int,
  iso_exports,
  number,
  object,
  string
} from "./chunk-BFBJNCNN.js";
import "./chunk-HEQDDGZ7.js";
import {
  listFlows
} from "./chunk-3KRSBUQO.js";
import "./chunk-T7T6K3C5.js";
import "./chunk-OMBH7NB3.js";
import "./chunk-KBFMTE46.js";
import "./chunk-TFIESMCQ.js";
import {
  Histogram
} from "./chunk-F44JAACR.js";
import "./chunk-FAMT3XTV.js";
import "./chunk-2MZIHUAB.js";
import "./chunk-QTJTHZNP.js";
import {
  maskSecrets
} from "./chunk-52CFMGTN.js";
import "./chunk-BUTDXHAQ.js";
import "./chunk-J6KTTBNF.js";
import {
  GateError,
  InputError
} from "./chunk-NMZCVL7D.js";
import "./chunk-6ULW2SID.js";
import {
  NANOSECONDS_PER_MILLISECOND,
  changeOf,
  logChange,
  logRatio,
  milliseconds,
  minutes,
  ratio,
  seconds,
  toMicroseconds,
  toMilliseconds,
  toSeconds
} from "./chunk-D2O6BJGM.js";
import "./chunk-P77DGSXX.js";
import {
  cannotBeRead,
  openRegularFile,
  readTextFile
} from "./chunk-SMHH2KPA.js";
import {
  __callDispose,
  __using
} from "./chunk-XDEPVGA2.js";

// src/cli/commands.ts
import { randomUUID } from "node:crypto";
import { resolve } from "node:path";

// src/baseline/noise-file.ts
import { accessSync, appendFileSync, constants } from "node:fs";
import { dirname } from "node:path";

// src/record/noise-run.ts
var LONGEST_TEXT = 200;
var LONGEST_LINE = 64 * 1024;
var MOST_SPREADS = 500;
var text = string().max(LONGEST_TEXT);
var count = int().min(0);
var NOISE_RUN = object({
  /** ISO 8601, UTC. */
  date: iso_exports.datetime(),
  name: text,
  /** Hashed; `null` for a machine that has no name. */
  machine: text.nullable(),
  cpuModel: text,
  perfGate: text,
  planHash: text,
  pairs: count,
  /** Standard deviation between pairs, by metric and request. */
  spreads: array(object({ metric: text, request: text.nullable(), spread: number().min(0) })).max(MOST_SPREADS),
  /** What a gate would have said, and after how many pairs. */
  verdict: _enum(["pass", "regression", "inconclusive", "no-baseline", "invalid-run"]),
  after: count
});
function encodeNoiseRun(run2) {
  const cut = (value) => value.slice(0, LONGEST_TEXT);
  const spreads = run2.spreads.slice(0, MOST_SPREADS).map(({ metric, request, spread }) => ({
    metric,
    request: request === null ? null : cut(request),
    spread: roundSpread(logRatio(spread))
  }));
  return `${JSON.stringify({ ...run2, name: cut(run2.name), cpuModel: cut(run2.cpuModel), spreads })}
`;
}
var roundSpread = (spread) => Number(spread.toPrecision(3));
function decodeNoiseRuns(file) {
  const runs = [];
  const unreadable = [];
  for (const [index, line] of file.split("\n").entries()) {
    if (line.trim() === "") continue;
    const run2 = decodeLine(line);
    if (run2 === void 0) unreadable.push(index + 1);
    else runs.push(run2);
  }
  return { runs, unreadable };
}
function decodeLine(line) {
  if (line.length > LONGEST_LINE) return void 0;
  try {
    return NOISE_RUN.safeParse(JSON.parse(line)).data;
  } catch {
    return void 0;
  }
}

// src/baseline/noise-file.ts
var LARGEST = 16 * 1024 * 1024;
var EXISTING = constants.O_RDWR | constants.O_APPEND;
function checkNoiseFile(path) {
  try {
    var _stack = [];
    try {
      const file = __using(_stack, openIfThere(path));
      if (file === void 0) accessSync(dirname(path), constants.W_OK);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      __callDispose(_stack, _error, _hasError);
    }
  } catch (error) {
    const problem = `nothing can be added to ${path}: ${reasonOf(error)}.`;
    const remedy = "Name a file that perf-gate may write to, or a new one.";
    throw new InputError([{ place: "--append", problem, remedy }]);
  }
}
function appendNoiseRun(path, run2) {
  try {
    var _stack = [];
    try {
      const file = __using(_stack, openRegularFile(path, LARGEST, EXISTING | constants.O_CREAT));
      const text2 = file.bytes().toString("utf8");
      const line = `${text2 === "" || text2.endsWith("\n") ? "" : "\n"}${encodeNoiseRun(run2)}`;
      appendFileSync(file.fd, line);
      return decodeNoiseRuns(text2 + line);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      __callDispose(_stack, _error, _hasError);
    }
  } catch (cause) {
    throw new GateError({
      code: "report-not-written",
      kind: "gate",
      message: `No line could be added to ${path}.`,
      remedy: "Name a file in a folder that exists and that you may write to.",
      details: [reasonOf(cause)],
      cause
    });
  }
}
function openIfThere(path) {
  try {
    return openRegularFile(path, LARGEST, EXISTING);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return void 0;
    throw error;
  }
}
var reasonOf = (error) => error instanceof Error ? error.message : String(error);

// src/demo/plain-progress.ts
function plainProgress(report2) {
  let hasPairs = false;
  return (progress) => {
    if (progress.kind === "pair-done") hasPairs = true;
    if (progress.kind === "measuring" && !hasPairs) return;
    const plain = inPlainWords(progress);
    if (plain !== void 0) report2(plain);
  };
}
function inPlainWords(progress) {
  switch (progress.kind) {
    case "calibrating":
      return { kind: "note", text: "First, how fast they are." };
    case "planned": {
      const seconds2 = Math.round(progress.remaining / MILLISECONDS_PER_SECOND);
      const text2 = `Now both answer requests in turns, for at most ${seconds2} s. Each line is one pair of measurements: main → pull request.`;
      return { kind: "note", text: text2 };
    }
    case "pair-done":
      return { ...progress, soFar: void 0 };
    case "calibrating-generator":
    case "starting-server":
    case "forecast":
    case "note":
      return void 0;
    default:
      return progress;
  }
}
var MILLISECONDS_PER_SECOND = 1e3;

// src/demo/run-demo.ts
var WARMUP = "300ms";
function demoPlan({ flags, node, cwd, platform, randomSeed }) {
  const before = [node, demoServer()].map(quote).join(" ");
  return parsePlan({
    command: "compare",
    flags: {
      budget: DEMO_BUDGET,
      warmup: WARMUP,
      ...flags,
      name: "demo",
      // What it is about is known, and the time is better measured.
      profile: "none",
      start: `${before} --after`,
      "base-start": before,
      url: "http://127.0.0.1:{port}/shelves/garden"
    },
    environment: {},
    cwd,
    platform,
    randomSeed
  });
}
async function runDemo(plan, ports) {
  ports.report({
    kind: "note",
    text: "Two builds of a small server, one as on main and one as a pull request changes it, side by side."
  });
  const report2 = plainProgress(ports.report);
  return runGate(plan, { ...ports, report: report2, baseline: nothingStored });
}
function demoServer() {
  const isSource = import.meta.url.endsWith(".ts");
  const url = new URL(isSource ? "./demo-server.ts" : "./demo-server.js", import.meta.url);
  return decodeURIComponent(url.pathname);
}
var quote = (word) => `'${word.replaceAll("'", `'\\''`)}'`;
function explainDemo(verdict) {
  return verdict === "regression" ? "The gate would have exited with 1 and failed the check. The demonstration did what it should: exit 0." : "Other programs keep this machine too busy to show the loss (the second build answers a quarter of the requests): try again when it is quiet, or with --budget 2m.";
}

// src/arms/ports.ts
var noArmSources = {
  baseCommit: async () => void 0,
  origin: void 0,
  isChange: false,
  readPlan: async () => void 0
};

// src/gate/ports.ts
var noWorkflow = {
  earlierAttempts: async () => ({ records: [], shown: [], note: void 0 }),
  findAcceptance: async () => void 0,
  arms: noArmSources,
  anchors: noAnchors
};

// src/gate/report-newest.ts
function reportNewest(file, plan, baseline) {
  const [newest, ...before] = readNewestFirst(file);
  if (baseline === void 0) {
    const stored2 = before.filter(({ name }) => name === newest.name);
    return reportAgain({ record: newest, stored: stored2, path: file.path, warnings: [] }, plan);
  }
  const record = withoutBaselineArm(newest);
  const [other, ...others] = readNewestFirst(baseline);
  const stored = [
    withoutBaselineArm(other),
    ...others.map(withoutBaselineArm)
  ];
  const compared = { record, stored, path: file.path, baseline: baseline.path };
  return reportAgain({ ...compared, warnings: warnOfFiles(record, stored) }, plan);
}
function reportAgain(compared, plan) {
  const { record, stored, path, baseline } = compared;
  const measured = { ...plan, requests: requestsOf(record, plan) };
  const judged = judge({
    candidate: record,
    stored,
    plan: measured,
    incidents: [],
    ...baseline === void 0 ? {} : { noBaselineWhy: ONE_RUN }
  });
  const verdict = { ...judged, warnings: [...compared.warnings, ...judged.warnings] };
  const evidence = baseline === void 0 ? void 0 : evidenceOf(baseline);
  const report2 = composeReport({
    plan: measured,
    record,
    baseline: { records: stored },
    verdict,
    evidence
  });
  return { ...report2, run: { ...report2.run, target: path } };
}
var ONE_RUN = "Both files hold the same run; there is nothing to compare it with.";
var evidenceOf = (path) => ({
  kind: "stored",
  because: `This run was compared with what ${path} holds, by the rule for stored numbers: whatever else changed between the two runs counts as chance, so only large changes can be shown.`
});
function warnOfFiles(record, stored) {
  const others = stored.filter(({ id }) => id !== record.id);
  const [newest] = others;
  if (newest === void 0) return [];
  return [...warnOfDifferences(record, newest, stored), ...warnOfOrder(record, newest)].map(
    (text2) => ({ code: "baseline-note", text: text2 })
  );
}
function warnOfDifferences(record, newest, stored) {
  if (findComparable(record, stored).kind === "comparable") return [];
  const differences = listDifferences(newest, record).join("; ");
  return [`The two runs are not compared, because they differ: ${differences}.`];
}
function warnOfOrder(record, newest) {
  if (Date.parse(newest.measuredAt) <= Date.parse(record.measuredAt)) return [];
  return [
    `The baseline was measured later (${newest.measuredAt}) than this run (${record.measuredAt}): before and after may be swapped.`
  ];
}
function readNewestFirst({ text: text2, path }) {
  const [newest, ...others] = newestFirst(decodeRecords(text2, path));
  if (newest === void 0) throw noRecord(path);
  return [newest, ...others];
}
function requestsOf(record, plan) {
  const flows = flowsOf(record, plan);
  const [first, ...rest] = record.requests.map((facts) => {
    const flow = flows.find(({ steps }) => steps.includes(facts.name));
    return {
      ...facts,
      ...allowedOf(facts.name, plan.requests, plan),
      headers: [],
      body: void 0,
      expect: { status: void 0, body: void 0 },
      step: flow && {
        flow: flow.plan,
        position: flow.steps.indexOf(facts.name),
        thinkTime: milliseconds(0),
        captures: []
      }
    };
  });
  return first === void 0 ? plan.requests : [first, ...rest];
}
function allowedOf(wanted, named, plan) {
  const { tolerances, limits } = named.find(({ name }) => name === wanted) ?? plan;
  return { tolerances: { p99: tolerances.p99 }, limits: { p99: limits.p99 } };
}
function flowsOf({ blocks }, plan) {
  const planned = listFlows(plan.requests);
  const flows = new Map(blocks.flatMap(({ capacity }) => [...capacity.flows]));
  return [...flows].map(([name, { steps }]) => ({
    steps,
    plan: { name, steps: steps.length, ...allowedOf(name, planned, plan) }
  }));
}
function noRecord(path) {
  return new GateError({
    code: "record-unreadable",
    kind: "input",
    message: `${path} holds no record.`,
    remedy: "Name a file that `run --save` wrote."
  });
}

// src/verdict/noise.ts
function measureNoise(input) {
  const evidence = prepare(input);
  if (evidence.kind === "stored") return [];
  return readPairs(evidence).flatMap(({ metric, request, share, before, effects }) => {
    const spread = standardDeviationOf(effects);
    if (!isNoiseMetric(metric) || spread === void 0) return [];
    const pairsPerUnit = evidence.pairs.length / effects.length;
    return { metric, request, share, value: before, spread, pairsPerUnit };
  });
}
var NOISE_METRICS = /* @__PURE__ */ new Set([
  "throughput",
  "p99",
  "clean-response-p99",
  "cpu"
]);
var isNoiseMetric = (metric) => NOISE_METRICS.has(metric);
function forecastGate(noise2, tolerance) {
  const { metric, spread, share, pairsPerUnit } = noise2;
  const cap = Math.floor(MOST_PAIRS / pairsPerUnit);
  const usual = usualSpread(metric);
  const ofLoss = (loss) => inPairs(forecast({ spread, loss, tolerance, share, usual, cap }), pairsPerUnit);
  return { pass: ofLoss(logRatio(0)), shown: ofLoss(logRatio(2 * tolerance)) };
}
var inPairs = ({ pairs, right, inNineOfTen }, perUnit) => ({
  pairs: pairs * perUnit,
  right,
  inNineOfTen: inNineOfTen === void 0 ? void 0 : Math.ceil(inNineOfTen * perUnit)
});
var toleranceAt = ({ metric }, forgiven) => toleranceOf(metric, forgiven);

// src/verdict/proposal.ts
var THROUGHPUT = [0.05, 0.07, 0.1, 0.15, 0.2, 0.3].map(ratio);
var P99 = [0.1, 0.15, 0.2, 0.3, 0.5, 1].map(ratio);
var MARGIN = 1.25;
var BUDGET_STEP = seconds(30);
function propose(noises, { p99Floor }, { lead, pair }) {
  const cautious = noises.map((noise2) => ({ ...noise2, spread: logRatio(MARGIN * noise2.spread) }));
  const ofThroughput = cautious.filter(({ metric }) => metric === "throughput");
  const ofP99 = cautious.filter(({ metric }) => isP99(metric));
  const throughput = smallest(THROUGHPUT, ofThroughput, toleranceAt);
  const p99 = smallest(
    P99,
    ofP99,
    (noise2, forgiven) => logRatio(Math.max(toleranceAt(noise2, forgiven), floorOf(noise2, p99Floor)))
  );
  const open2 = noises.length > 0 && (throughput ?? p99) === void 0;
  const pairs = open2 ? MOST_PAIRS : Math.max(throughput?.pairs ?? 0, p99?.pairs ?? 0);
  const time = lead + pairs * pair;
  return {
    budget: milliseconds(Math.max(2, Math.ceil(time / BUDGET_STEP)) * BUDGET_STEP),
    throughput: throughput?.forgiven,
    p99: p99?.forgiven
  };
}
var isP99 = (metric) => metric === "p99" || metric === "clean-response-p99";
var floorOf = ({ value }, floor) => logChange(value, value + toMicroseconds(floor));
function smallest(tolerances, noises, toleranceOf2) {
  const known = nonEmpty(noises);
  if (known === void 0) return void 0;
  for (const forgiven of tolerances) {
    const pairs = pairsFor(known, (noise2) => toleranceOf2(noise2, forgiven));
    if (pairs !== void 0) return { forgiven, pairs };
  }
  return void 0;
}
function pairsFor(noises, toleranceOf2) {
  let most = 0;
  for (const noise2 of noises) {
    const { pass, shown } = forecastGate(noise2, toleranceOf2(noise2));
    if (pass.inNineOfTen === void 0 || shown.inNineOfTen === void 0) return void 0;
    most = Math.max(most, pass.inNineOfTen, shown.inNineOfTen);
  }
  return most;
}

// src/report/noise-report.ts
function composeNoise(input) {
  const { plan, record, incidents, gate: gate2, time } = input;
  const noises = measureNoise({ candidate: record, stored: [], plan, incidents });
  const pairs = pairsOf(record).length;
  const pace = paceOf(input, pairs);
  const { budget, throughput = null, p99 = null } = propose(noises, plan.tolerances, pace);
  const { cpuModel, cores, kernel, machine = null, perfGate } = record.environment;
  return maskTexts(
    {
      name: plan.name,
      measuredAt: record.measuredAt,
      perfGate,
      planHash: record.planHash,
      machine: { cpuModel, cores, kernel, id: machine },
      pairs,
      time: whole(time),
      lead: whole(pace.lead),
      pairTime: whole(pace.pair),
      gate: { ...gate2, time: whole(gate2.time) },
      metrics: noises.map((noise2) => describeNoise(noise2, plan, pace)),
      disturbances: disturbancesOf(record, input.neighbours),
      warnings: input.verdict.warnings.filter(({ code }) => !OF_CHANCE.has(code)),
      proposal: { budget, throughput, p99 }
    },
    plan.secrets
  );
}
var OF_CHANCE = /* @__PURE__ */ new Set(["improvement", "small-proven-loss"]);
function paceOf({ record, began, time }, pairs) {
  const starts = record.blocks.map(({ startedAt }) => Date.parse(startedAt));
  const lead = Math.min(Math.max(0, Math.min(...starts) - began), time);
  return { lead: milliseconds(lead), pair: milliseconds((time - lead) / Math.max(1, pairs)) };
}
var TOLERANCES = [0.02, 0.05, 0.1].map(ratio);
var P99_TOLERANCES = [0.05, 0.1, 0.2].map(ratio);
function describeNoise(noise2, { tolerances }, pace) {
  const { metric, request = null, spread } = noise2;
  const isTime = isP99(metric);
  const floor = Math.expm1(floorOf(noise2, tolerances.p99Floor));
  return {
    metric,
    request,
    spread: digits(spread),
    floor: isTime && floor > tolerances.p99 ? ratio(digits(floor)) : null,
    takes: (isTime ? P99_TOLERANCES : TOLERANCES).map((tolerance) => {
      const { pass, shown } = forecastGate(noise2, toleranceAt(noise2, tolerance));
      return { tolerance, pass: spanOf(pass, pace), shown: spanOf(shown, pace) };
    })
  };
}
var digits = (value) => Number(value.toPrecision(4));
var whole = (time) => milliseconds(Math.round(time));
var MOSTLY = 1 / 2;
function spanOf({ pairs, right }, { lead, pair }) {
  if (right < MOSTLY) return null;
  return { pairs: Math.round(10 * pairs) / 10, time: whole(lead + pairs * pair) };
}
function disturbancesOf(record, { others, stolen }) {
  const { cpuQuota } = record.environment;
  return {
    others: shareOrNull(others),
    stolen: shareOrNull(stolen),
    waited: shareOrNull(waitedOf(record)),
    slices: disturbedSlices(record),
    lag: lagOf(record),
    quota: cpuQuota ?? null
  };
}
var shareOrNull = (share) => share === void 0 ? null : ratio(digits(share));
function disturbedSlices(record) {
  const arms = [keptSlices(record, "baseline"), keptSlices(record, "candidate")];
  const known = arms.filter((arm) => arm !== void 0);
  const slices = known.reduce((sum, arm) => sum + arm.slices, 0);
  const kept = known.reduce((sum, arm) => sum + arm.kept, 0);
  return shareOrNull(slices === 0 ? void 0 : ratio(1 - kept / slices));
}
function lagOf(record) {
  const phases = blocksOf(record).flatMap(({ fixedRate }) => fixedRate ?? []);
  const late = Histogram.merged(phases.map(({ lag }) => lag)).supportedQuantile(0.99);
  return late === void 0 ? null : toMilliseconds(late);
}
function maskTexts(report2, secrets) {
  const mask = (text2) => maskSecrets(text2, secrets);
  const { gate: gate2, metrics, warnings } = report2;
  return {
    ...report2,
    gate: { ...gate2, because: gate2.because === null ? null : mask(gate2.because) },
    metrics: metrics.map((one) => ({
      ...one,
      request: one.request === null ? null : mask(one.request)
    })),
    warnings: warnings.map(({ code, text: text2 }) => ({ code, text: mask(text2) }))
  };
}

// src/gate/run-noise.ts
async function runNoise(plan, ports) {
  var _stack = [];
  try {
    const { server } = plan;
    if (server.kind === "running") throw new Error("unreachable: the plan refuses it");
    const _machine = __using(_stack, await lockMachine(ports), true);
    await buildCandidate(plan, ports);
    const twin = __using(_stack, twinArm(server, ports), true);
    const report2 = await measureTwins(plan, twin, ports).catch((error) => {
      throw hintAtModules(error instanceof ArmNotStarted ? error.reason : error, plan);
    });
    if (report2.metrics.length === 0 || report2.pairs < FEWEST_PAIRS) throw tooFewPairs(report2);
    return report2;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function measureTwins(plan, baseline, ports) {
  const machine = describeMachine(ports);
  const { budget } = plan.load;
  const givenRate = chooseRate(plan, [], []);
  const watch = await watchNeighbours();
  const [began, start] = [Date.now(), performance.now()];
  let gate2;
  let last;
  for await (const soFar of measureLooks({ plan, machine, baseline, budget, givenRate }, ports)) {
    const time = milliseconds(performance.now() - start);
    const verdict = judgeNow(soFar);
    if (isDecided(verdict) || soFar.isLast) gate2 ??= endOf(verdict, soFar, time);
    if (!soFar.isLast || gate2 === void 0) continue;
    last = { ...soFar, verdict, gate: gate2, began, time };
  }
  if (last === void 0) throw new Error("unreachable: every run has a last look");
  ports.report({ kind: "judging" });
  return composeNoise({ ...last, neighbours: await watch.end() });
}
async function watchNeighbours() {
  const before = await watchBackground();
  const mark = markMachine();
  return {
    async end() {
      const use = useBetween(mark, markMachine());
      const after = await watchBackground();
      const others = before === void 0 || after === void 0 ? void 0 : ratio((before + after) / 2);
      return { others, stolen: use && stolenShare(use, mark?.cores ?? 1) };
    }
  };
}
var stolenShare = ({ stolen, elapsed }, cores) => ratio(stolen / (elapsed * NANOSECONDS_PER_MILLISECOND * cores));
var judgeNow = ({ record, plan, incidents }) => judge({ candidate: record, stored: [], plan, incidents });
function endOf(verdict, { record }, time) {
  const pairs = pairsOf(record).length;
  return { verdict: verdict.kind, pairs, time, because: explain(verdict) };
}
function explain(verdict) {
  switch (verdict.kind) {
    case "pass":
    case "no-baseline":
      return null;
    case "regression":
      return verdict.comparisons.filter(({ outcome }) => outcome === "regression").map(({ because }) => because).join(" ");
    case "inconclusive":
      return verdict.need;
    case "invalid-run":
      return verdict.because.text;
  }
}
function tooFewPairs({ gate: gate2, pairs, lead, pairTime }) {
  const enough = milliseconds(lead + FEWEST_PAIRS * pairTime);
  return new GateError({
    code: "noise-not-measured",
    kind: "gate",
    message: `Pairs of blocks that could be compared: ${pairs}. It takes ${FEWEST_PAIRS} to tell how noisy this machine is.`,
    remedy: gate2.verdict === "invalid-run" ? "Mend what is named above first." : `Set a \`budget\` of ${Math.ceil(toSeconds(enough))}s or more.`,
    details: gate2.because === null ? [] : [gate2.because]
  });
}

// src/report/history-report.ts
function composeHistory(input) {
  const { name, otherNames, records } = input;
  const links = linksOf(records).filter(hasRecord);
  const groups = groupsOf(links);
  return {
    schema: 1,
    name,
    otherNames: [...otherNames],
    records: links.map((link) => describeRecord(link, groups)),
    groups: groups.map(describeGroup),
    chain: describeChain(input)
  };
}
function describeChain({ records, tolerances, anchor }) {
  const chain = chainOf(records, anchor);
  if (chain === void 0 || chain.links.length === 0) return null;
  return {
    since: beginningOf(chain) ?? null,
    because: chain.because,
    anchor: anchor === void 0 ? null : { name: anchor.name, commit: anchor.commit },
    steps: chain.links.length,
    drift: warnOfDrift(records, tolerances, anchor).map(({ text: text2 }) => text2)
  };
}
function groupsOf(links) {
  const groups = [];
  for (const { record } of links.toReversed()) {
    const index = groups.findIndex(([first]) => isAlike(record, first));
    const found = groups[index];
    if (found === void 0) groups.push([record]);
    else groups[index] = [...found, record];
  }
  return groups;
}
var isAlike = (record, other) => record.environment.machine === other.environment.machine && findMismatch(record, other) === void 0;
var letterOf = (index) => String.fromCharCode("A".charCodeAt(0) + index);
function describeGroup(group, index, [newest]) {
  const [first] = group;
  const { cpuModel, cores, machine } = first.environment;
  return {
    id: letterOf(index),
    cpuModel,
    cores,
    oneMachine: machine !== void 0,
    records: group.length,
    differs: newest === void 0 ? [] : namesOfDifferences(first, newest[0])
  };
}
var namesOfDifferences = (record, newest) => listDifferences({ ...record, accepted: true }, newest).map(
  (difference) => difference.split(":")[0] ?? difference
);
function describeRecord({ record, step, leadsOn }, groups) {
  return {
    measuredAt: record.measuredAt,
    commit: record.commit ?? null,
    group: letterOf(groups.findIndex((group) => group.includes(record))),
    accepted: record.accepted,
    newLevel: record.isNewLevel,
    throughput: throughputOf(record) ?? null,
    p99: serviceQuantile(record, void 0, 0.99) ?? null,
    cpuPerRequest: cpuPerRequestOf(record) ?? null,
    step: step === void 0 ? null : {
      base: step.base,
      leadsOn,
      pairs: step.pairs,
      throughput: describeShift("throughput", step.throughput),
      p99: describeShift("p99", step.p99),
      cpuPerRequest: describeShift("cpu", step.cpu)
    }
  };
}
var MISSED = 0.025;
function describeShift(metric, shift) {
  if (shift === void 0) return null;
  const { loss, error, units } = shift;
  const middle = HIGHER_IS_BETTER[metric] ? 0 - loss : loss;
  const half = studentQuantile(MISSED, units - 1) * error;
  const [change, low, high] = [middle, middle - half, middle + half].map(
    (value) => changeOf(logRatio(value))
  );
  return { change: change ?? 0, low: low ?? 0, high: high ?? 0 };
}

// src/gate/show-history.ts
async function showHistory({ text: text2, path }, plan, wanted, anchors) {
  const all = newestFirst(decodeRecords(text2, path));
  const [newest] = all;
  if (newest === void 0) throw fault("FILE", `${path} holds no record.`, SAVE_ONE);
  const has = (name2) => all.some((record) => record.name === name2);
  const name = wanted ?? (has(plan.name) ? plan.name : newest.name);
  const records = nonEmpty(all.filter((record) => record.name === name));
  const names = [...new Set(all.map((record) => record.name))];
  if (records === void 0) {
    const held = names.map((each) => `\`${each}\``).join(", ");
    throw fault("--name", `${path} holds no record of this name.`, `It holds ${held}.`);
  }
  const otherNames = names.filter((each) => each !== name);
  const anchor = await findAnchor(plan, newestFirst(records)[0]?.commit, anchors);
  return composeHistory({ name, otherNames, records, tolerances: plan.tolerances, anchor });
}
async function findAnchor({ compare: { anchor: name } }, newest, anchors) {
  if (name !== void 0) return { name, commit: await anchors.resolve(name) };
  return newest === void 0 ? void 0 : await anchors.lastRelease(newest);
}
var SAVE_ONE = "Name a file that `--save` wrote.";
var fault = (place, problem, remedy) => new InputError([{ place, problem, remedy }]);

// src/report/noise-tally.ts
var noiseRunOf = (report2) => ({
  date: report2.measuredAt,
  name: report2.name,
  machine: report2.machine.id,
  cpuModel: report2.machine.cpuModel,
  perfGate: report2.perfGate,
  planHash: report2.planHash,
  pairs: report2.pairs,
  spreads: report2.metrics.map(({ metric, request, spread }) => ({ metric, request, spread })),
  verdict: report2.gate.verdict,
  after: report2.gate.pairs
});
var DOUBT = 0.05;
function describeTally({ runs, unreadable }, path) {
  const judged = runs.filter(({ verdict }) => verdict !== "invalid-run");
  const red = judged.filter(({ verdict }) => verdict === "regression");
  const invalid = runs.length - judged.length;
  return [
    ...judged.length === 0 ? [] : [describeShare(red.length, judged.length)],
    ...invalid === 0 ? [] : [`${formatAmount(invalid, "more run")} could not be judged.`],
    ...unreadable.length === 0 ? [] : [describeUnreadable(unreadable, path)]
  ];
}
function describeShare(red, judged) {
  const { high } = boundShare({ sent: judged, errors: red }, { fail: DOUBT, pass: DOUBT });
  const most = formatShare(ratio(Number(high.toPrecision(2))));
  return `${formatCount(red)} of ${formatAmount(judged, "unchanged run")} turned red so far (at most ${most} with 95 % confidence).`;
}
var MOST_NUMBERS = 10;
function describeUnreadable(lines, path) {
  const shown = lines.slice(0, MOST_NUMBERS).map(formatCount).join(", ");
  const more = lines.length > MOST_NUMBERS ? ` and ${lines.length - MOST_NUMBERS} more` : "";
  const [noun, verb] = lines.length === 1 ? ["Line", "is no run"] : ["Lines", "are no runs"];
  return `${noun} ${shown}${more} of ${path} ${verb}, and not counted; nothing in the file was changed.`;
}

// src/report/render-noise.ts
function renderNoise(report2, options) {
  const style = terminalStyle(options);
  const sections = [
    timeSection(report2),
    open("What disturbed", [{ kind: "facts", facts: disturbanceFacts(report2) }]),
    ...report2.warnings.length === 0 ? [] : [warningSection(report2)]
  ];
  return printable([
    ...drawHead(report2, style),
    ...sections.flatMap((section) => drawSection(section, style)),
    ...drawSection(open("For perf-gate.yml", []), style),
    ...proposalLines(report2),
    "",
    // The last lines are what is left on a screen.
    ...drawVerdict(report2, style)
  ]);
}
function renderTally(runs, path, options) {
  const style = terminalStyle(options);
  const items = describeTally(runs, path);
  return printable(drawSection(open("So far", [{ kind: "list", items }]), style));
}
var open = (title, pieces) => ({
  title,
  folded: false,
  pieces
});
function drawHead(report2, style) {
  const { name, pairs, time } = report2;
  const measured = `${name} · ${formatAmount(pairs, "pair")} of blocks of the same code · ${formatDuration(time)} of measuring`;
  return [
    ...drawVerdict(report2, style),
    ...[measured, describeGate(report2.gate)].flatMap(
      (line) => hangText("  ", style.show(line), style.width)
    )
  ];
}
function drawVerdict(report2, style) {
  const said = [...describeCrowd(report2), summarise(report2)].join(" ");
  const [first = "", ...more] = hangText("NOISE  ", style.show(said), style.width);
  return [style.paint("strong", "NOISE") + first.slice("NOISE".length), ...more];
}
var CROWD = 0.1;
function describeCrowd({ disturbances, machine }) {
  const { others, stolen } = disturbances;
  const [share, who] = (others ?? 0) >= (stolen ?? 0) ? [others, "other processes"] : [stolen, "its host"];
  if (share === null || share < CROWD) return [];
  const cores = formatAmount(machine.cores, "core");
  return [`This machine is crowded: ${who} used ${formatShare(ratio(round(share)))} of ${cores}.`];
}
function summarise({ metrics }) {
  const parts = HEADLINE.flatMap(({ metric, tolerance, what }) => {
    const rows = metrics.filter((one) => one.metric === metric);
    const times = rows.map(({ takes }) => takes.find((take) => take.tolerance === tolerance));
    return rows.length === 0 ? [] : `${describeSlowest(times)} for ${formatShare(tolerance)}${what}`;
  });
  return parts.length === 0 ? "Neither throughput nor a p99 was measured." : `On this machine a gate takes ${parts.join(", ")}.`;
}
var HEADLINE = [
  { metric: "throughput", tolerance: ratio(0.05), what: " of throughput" },
  { metric: "throughput", tolerance: ratio(0.02), what: "" },
  { metric: "p99", tolerance: ratio(0.1), what: " of p99" }
];
function describeSlowest(times) {
  const passes = times.flatMap((time) => time?.pass ?? []);
  if (passes.length < times.length) return `more than ${MOST_PAIRS} pairs`;
  const [slowest] = passes.toSorted((one, other) => other.time - one.time);
  return slowest === void 0 ? "" : `about ${formatRough(slowest.time)}`;
}
var ENDS = {
  pass: "would have passed",
  regression: "would have turned red, which is a false alarm,",
  inconclusive: "would have stayed inconclusive",
  "no-baseline": "would have found no baseline",
  "invalid-run": "would have called this run invalid"
};
function describeGate({ verdict, pairs, time, because }) {
  const when = `${formatAmount(pairs, "pair")}, ${formatRough(time)}`;
  if (verdict === "inconclusive") {
    return `A gate ${ENDS[verdict]} after ${when}: the times are means, and some runs take longer.`;
  }
  const why = because === null ? "" : ` ${because}`;
  return `A gate ${ENDS[verdict]} after ${when}.${why}`;
}
function timeSection(report2) {
  const { metrics } = report2;
  const isTime = ({ metric }) => metric !== "throughput" && metric !== "cpu";
  const several = new Set(metrics.flatMap(({ request }) => request ?? [])).size > 1;
  const tables = [metrics.filter((one) => !isTime(one)), metrics.filter(isTime)].filter((rows) => rows.length > 0).map((rows) => ({ kind: "table", table: tableOf(rows, several) }));
  const notes = describeFloors(metrics.filter(isTime), several);
  return open("Until an unchanged server passes / until twice the tolerance is shown", [
    ...tables,
    { kind: "list", items: [...notes, ...legend(report2)] }
  ]);
}
function tableOf(rows, several) {
  const tolerances = rows[0]?.takes.map(({ tolerance }) => formatShare(tolerance)) ?? [];
  const group = {
    title: void 0,
    rows: rows.map((row) => [
      nameOf(row, several),
      formatShare(ratio(Number(row.spread.toPrecision(2)))),
      ...row.takes.map(describeTakes)
    ])
  };
  return { columns: ["", "differ by", ...tolerances], groups: [group] };
}
var nameOf = ({ metric, request }, several) => labelOf(metric, several && request !== null ? shortName(request) : null);
var describeTakes = ({ pass, shown }) => [pass, shown].map((span) => span === null ? NEVER : formatRough(span.time)).join(" / ");
var NEVER = "–";
function legend({ metrics, pairs }) {
  const spans = metrics.flatMap(({ takes }) => takes.flatMap(({ pass, shown }) => [pass, shown]));
  const known = formatShare(ratio(round(1 / Math.sqrt(2 * Math.max(1, pairs - 1)))));
  const differ = `"differ by" is the standard deviation between pairs, although both sides are the same code; ${formatAmount(pairs, "pair")} show it to within ${known} or so.`;
  return spans.includes(null) ? [differ, `${NEVER}: mostly not in the ${MOST_PAIRS} pairs that a run may have.`] : [differ];
}
function describeFloors(rows, several) {
  const floors = rows.flatMap(
    (row) => row.floor === null ? [] : `${formatShare(ratio(Number(row.floor.toPrecision(2))))} of the ${nameOf(row, several)}`
  );
  return floors.length === 0 ? [] : [`\`p99-floor\` forgives more: ${floors.join(", ")}; a gate passes as soon as with that.`];
}
function disturbanceFacts({ disturbances, machine }) {
  const { others, stolen, waited, slices, lag, quota } = disturbances;
  const share = (value, what) => value === null ? "the kernel does not say" : `${formatShare(ratio(round(value)))} ${what}`;
  const cores = formatAmount(machine.cores, "core");
  return [
    { name: "other processes", value: share(others, `of ${cores}, before and after`) },
    { name: "taken by the host", value: share(stolen, `of ${cores}`) },
    { name: "waits for a CPU", value: share(waited, "of the time with work") },
    { name: "disturbed slices", value: share(slices, "of those at the fixed rate") },
    {
      name: "late requests",
      value: lag === null ? "too few to say" : `one in a hundred by more than ${formatTime(toMicroseconds(lag))}`
    },
    { name: "CPU quota", value: quota === null ? "none" : `${formatNumber(quota)} cores` }
  ];
}
var round = (share) => Number(share.toPrecision(2));
var warningSection = ({ warnings }) => open("Warnings", [{ kind: "list", items: warnings.map(({ text: text2 }) => text2) }]);
function proposalLines(report2) {
  const { proposal, measuredAt, pairs, metrics } = report2;
  if (describeCrowd(report2).length > 0) {
    return ["# Nothing is proposed for a crowd that may be gone: use a quieter machine."];
  }
  const { budget, throughput, p99 } = proposal;
  const isMeasured = (metric) => metrics.some((one) => one.metric === metric);
  return [
    `# Proposed by perf-gate noise on ${measuredAt.slice(0, 10)} from ${pairs} pairs.`,
    commented(`budget: ${inputOf(budget)}`, "the most; an unchanged server passes sooner"),
    ...isMeasured("throughput") ? [toleranceLine("max-throughput-drop", throughput)] : [],
    ...isMeasured("p99") ? [toleranceLine("max-p99-increase", p99)] : []
  ];
}
var toleranceLine = (name, tolerance) => tolerance === null ? `# ${name}: none that we would propose; the machine is too noisy` : commented(
  `${name}: ${Math.round(tolerance * 100)}%`,
  "nine in ten losses of twice that show"
);
var commented = (text2, comment) => `${text2.padEnd(28)}# ${comment}`;
var inputOf = (time) => time % minutes(1) === 0 ? `${time / minutes(1)}m` : `${Math.ceil(time / seconds(1))}s`;

// src/cli/write-reports.ts
import { relative } from "node:path";

// src/report/render-history.ts
function renderHistory(report2, options) {
  const style = terminalStyle(options);
  const hang = (first, text2) => hangText(first, style.show(text2), style.width);
  const [head = "", ...more] = hang("HISTORY  ", describeHead(report2));
  return printable([
    style.paint("strong", "HISTORY") + head.slice("HISTORY".length),
    ...more,
    "",
    ...drawTable(tableOf2(report2, style), style),
    "",
    ...report2.groups.flatMap((group) => drawGroup(report2, group, style)),
    ...chainLines(report2).flatMap((line) => hang(INDENT, line)),
    ...notesOf(report2, style).flatMap((note) => hang(INDENT, note))
  ]);
}
var INDENT = "  ";
function describeHead({ name, records, otherNames }) {
  const shown = `${name} · ${formatAmount(records.length, "record")}, oldest first`;
  if (otherNames.length === 0) return shown;
  return `${shown} · also in this file (--name): ${otherNames.join(", ")}`;
}
var VALUES = [
  { title: "throughput", unit: "per-second", read: ({ throughput }) => throughput },
  { title: "p99", unit: "microseconds", read: ({ p99 }) => p99 },
  { title: "CPU", unit: "microseconds", read: ({ cpuPerRequest }) => cpuPerRequest }
];
var hasSeveral = ({ groups }) => groups.length > 1;
function tableOf2(report2, style) {
  const rows = report2.records.map((record, index) => [
    labelOf2(record, style),
    ...hasSeveral(report2) ? [record.group] : [],
    ...VALUES.map(({ read, unit }) => formatOptional(read(record), unit)),
    formatStep(record, index)
  ]);
  const on = hasSeveral(report2) ? ["on"] : [];
  return {
    columns: ["", ...on, ...VALUES.map(({ title }) => title), "throughput step"],
    groups: [{ title: void 0, rows }]
  };
}
var COMMIT_LENGTH = 7;
function labelOf2({ measuredAt, commit, ...record }, style) {
  const name = commit?.slice(0, COMMIT_LENGTH) ?? NOT_AVAILABLE;
  return `${measuredAt.slice(0, 10)} ${name.padEnd(COMMIT_LENGTH)} ${markOf(record, style)}`;
}
function markOf({ accepted, newLevel }, { glyphs: { symbols } }) {
  if (!accepted) return symbols.regression;
  return newLevel ? symbols["no-baseline"] : "";
}
var formatOptional = (value, unit) => value === null ? NOT_AVAILABLE : formatValue(value, unit);
var isGap = ({ step }, index) => index > 0 && step !== null && step.throughput !== null && !step.leadsOn;
function formatStep(record, index) {
  const { step } = record;
  if (step === null || step.throughput === null) return NOT_AVAILABLE;
  const { change, low, high } = step.throughput;
  if (!isKnownShift(step.throughput)) return "unknown";
  const half = ratio(roundShare((high - low) / 2));
  return `${formatChange(ratio(change))} ± ${formatShare(half)}${isGap(record, index) ? " *" : ""}`;
}
var isKnownShift = ({ low, high }) => isKnownSize(logRatio((Math.log1p(high) - Math.log1p(low)) / 2));
var roundShare = (share) => Math.round(share * 1e3) / 1e3;
function drawGroup(report2, group, style) {
  const records = report2.records.filter((record) => record.group === group.id);
  const first = hasSeveral(report2) ? `${INDENT}${group.id}  ` : INDENT;
  const bars = VALUES.flatMap((value) => drawBars(value, records, style));
  return [...hangText(first, style.show(describeGroup2(group)), style.width), ...bars];
}
function describeGroup2({ cpuModel, cores, oneMachine, differs, records }) {
  const machine = oneMachine ? "one machine" : "one kind of machine, perhaps several";
  const apart = differs.length === 0 ? "" : ` · differs in ${differs.join(", ")}`;
  return `${formatAmount(records, "record")} · ${cpuModel}, ${formatAmount(cores, "core")} · ${machine}${apart}`;
}
var LONGEST_TITLE = "throughput".length;
function drawBars({ title, unit, read }, records, style) {
  const values = records.map(read);
  const known = values.filter((value) => value !== null);
  const newest = known.at(-1);
  if (newest === void 0 || known.length < 2) return [];
  const [lowest, highest] = [Math.min(...known), Math.max(...known)];
  const said = `${formatValue(lowest, unit)} to ${formatValue(highest, unit)}, newest ${formatValue(newest, unit)}`;
  const bars = style.show(sparkline(values));
  return [`${INDENT}   ${padEndColumns(title, LONGEST_TITLE)}  ${bars}  ${style.show(said)}`];
}
function chainLines({ chain }) {
  if (chain === null) return [];
  const { steps, drift } = chain;
  if (drift.length > 0) return ["", ...drift];
  const begins = `${formatAmount(steps, "step")} in a row since ${describeBeginning(chain)}`;
  return ["", `${begins}; together not shown to be beyond what is allowed for one.`];
}
function describeBeginning({ since, because, anchor }) {
  const from = since?.slice(0, COMMIT_LENGTH) ?? NOT_AVAILABLE;
  if (because !== "anchor") return `${from}, ${BEGINNINGS[because]}`;
  return anchor === null || anchor.commit.startsWith(anchor.name) ? from : `${anchor.name} (${from})`;
}
var BEGINNINGS = {
  oldest: "the oldest record",
  gap: "where the chain is broken",
  "new-level": "where a loss was accepted"
};
function notesOf({ records, groups }, { glyphs: { symbols } }) {
  const notes = [
    {
      says: "Numbers of different letters do not compare. A step is of one machine.",
      isNeeded: groups.length > 1
    },
    {
      says: "± is half of a 95 % interval of that step alone. That of a report is wider: it holds at every look.",
      isNeeded: records.some(({ step }) => step?.throughput)
    },
    {
      says: "* This step is not from the commit of the record before it.",
      isNeeded: records.some(isGap)
    },
    {
      says: `${symbols.regression} This record is of a regression that nobody accepted.`,
      isNeeded: records.some(({ accepted }) => !accepted)
    },
    {
      says: `${symbols["no-baseline"]} A loss was accepted: the records before it are of another level.`,
      isNeeded: records.some(({ accepted, newLevel }) => accepted && newLevel)
    }
  ];
  const needed = notes.filter(({ isNeeded }) => isNeeded).map(({ says }) => says);
  return needed.length === 0 ? [] : ["", ...needed];
}

// src/cli/write-reports.ts
function writeReports(report2, outputs, console) {
  const { reader } = outputs;
  const forms = [
    // Its values were masked when it was composed; masking the text could break the JSON.
    { destination: outputs.json, render: () => renderJson(report2) },
    { destination: outputs.markdown, render: () => console.mask(renderMarkdown(report2, reader)) },
    { destination: outputs.html, render: () => console.mask(renderHtml(report2, reader)) }
  ];
  const { details, html } = outputs;
  const page = html?.kind === "file" ? `${relative("", html.path)} · ` : "";
  const more = `${page}all numbers: --details`;
  const terminal = () => renderTerminal(report2, { ...console.styleOf("out"), reader, details, more });
  writeForms(forms, terminal, console);
}
function writeNoise(report2, { json }, console) {
  const stream = json?.kind === "stdout" ? "err" : "out";
  console[stream](renderNoise(report2, console.styleOf(stream)));
  const failures = json === void 0 ? [] : writeForm(json, jsonText(report2), console);
  return { stream, failure: failures[0] };
}
function writeHistory(report2, { json }, console) {
  if (json?.kind !== "stdout") console.out(renderHistory(report2, console.styleOf("out")));
  const [failure] = json === void 0 ? [] : writeForm(json, jsonText(report2), console);
  if (failure !== void 0) throw failure;
}

// src/cli/commands.ts
var COMMAND_ACTIONS = {
  run,
  compare,
  noise,
  report,
  history,
  demo
};
async function run(session) {
  const plan = await readPlan(session.line);
  return gate(session, plan, { baseline: new FileStore(plan.outputs) });
}
async function compare(session) {
  const { line, console } = session;
  const plan = await readPlan(line);
  const baseline = saveOnly(new FileStore(plan.outputs));
  const arms = {
    ...noWorkflow.arms,
    readPlan: async (directory, within) => {
      const itsPlan = await readBaselinePlan(line, plan, directory, within);
      if (itsPlan !== void 0 && !(itsPlan instanceof InputError)) console.hide(itsPlan.secrets);
      return itsPlan;
    }
  };
  return gate(session, plan, { baseline, arms });
}
async function gate(session, plan, more) {
  const { line, console } = session;
  console.hide(plan.secrets);
  const reader = { kind: "command", file: describeConfig(line, plan) };
  const source = await sayCommit(plan, session);
  return withLogs(keepLogs(console), async (logs) => {
    const outcome = await runGate(plan, {
      ...portsOf(session, plan.outputs.quiet, logs, source),
      anchors: gitAnchors(placeOf(plan, session.signal)),
      ...more
    });
    const report2 = addLastLines(outcome.report, logs, (text2) => console.mask(text2));
    writeReports(report2, { ...plan.outputs, reader }, console);
    if (outcome.notStored !== void 0) throw outcome.notStored;
    return outcome.report.exit.code;
  });
}
async function noise(session) {
  const { line, console } = session;
  const plan = await readPlan(line);
  console.hide(plan.secrets);
  const { append } = plan.outputs;
  if (append !== void 0) checkNoiseFile(append);
  const source = await sayCommit(plan, session);
  return withLogs(keepLogs(console), async (logs) => {
    const found = await runNoise(plan, portsOf(session, plan.outputs.quiet, logs, source));
    const { stream, failure } = writeNoise(found, plan.outputs, console);
    if (append !== void 0) {
      const runs = appendNoiseRun(append, noiseRunOf(found));
      console[stream](renderTally(runs, append, console.styleOf(stream)));
    }
    if (failure !== void 0) throw failure;
    return 0;
  });
}
async function report({ line, console }) {
  const plan = await readPlan(line);
  const { baseline } = line.flags;
  const record = readRecordFile("RECORD", line.positionals[0] ?? "");
  const other = typeof baseline === "string" ? readRecordFile("--baseline", baseline) : void 0;
  if (isFault(record) || isFault(other)) throw new InputError([record, other].filter(isFault));
  const reader = { kind: "shown-again" };
  writeReports(reportNewest(record, plan, other), { ...plan.outputs, reader }, console);
  return 0;
}
async function history({ line, console, signal }) {
  const plan = await readPlan(line);
  const file = readRecordFile("FILE", line.positionals[0] ?? "");
  if (isFault(file)) throw new InputError([file]);
  const wanted = line.flags.name === void 0 ? void 0 : plan.name;
  const anchors = gitAnchors(placeOf(plan, signal));
  writeHistory(await showHistory(file, plan, wanted, anchors), plan.outputs, console);
  return 0;
}
function readRecordFile(place, path) {
  try {
    return { text: readTextFile(resolve(path), LARGEST_BASELINE), path };
  } catch (error) {
    const problem = `${path} ${cannotBeRead(error)}.`;
    return { place, problem, remedy: "Name a file that `--save` wrote." };
  }
}
var isFault = (file) => file !== void 0 && "problem" in file;
async function demo(session) {
  const { line, console } = session;
  if (line.faults.length > 0) throw new InputError(line.faults);
  const plan = demoPlan({ ...surroundings(), flags: line.flags, node: process.execPath });
  const { outputs } = plan;
  return withLogs(keepLogs(console), async (logs) => {
    const ports = portsOf(session, outputs.quiet, logs, NO_COMMIT);
    const outcome = await runDemo(plan, ports);
    writeReports(outcome.report, { ...outputs, reader: { kind: "shown-again" } }, console);
    console.err(`
${explainDemo(outcome.verdict.kind)}
${DEMO_END}`);
    return 0;
  });
}
var DEMO_END = "Gate your own change:  perf-gate compare --start 'node server.js' --build 'npm ci' --base main\n";
function portsOf({ console, signal }, quiet, logs, source) {
  return {
    ...noWorkflow,
    report: quiet ? () => void 0 : console.progress.bind(console),
    hide: console.hide.bind(console),
    signal,
    ambient: process.env,
    logs,
    identity: { id: randomUUID(), attempt: 1, ...source, url: void 0, perfGate: VERSION }
  };
}
var NO_COMMIT = { commit: void 0, changedFrom: void 0 };
async function sayCommit(plan, { console, signal }) {
  const source = await checkedOut(plan, signal);
  const { changedFrom } = source;
  if (changedFrom !== void 0 && !plan.outputs.quiet) {
    const text2 = `The candidate is commit ${changedFrom.slice(0, 7)} with uncommitted changes.`;
    console.progress({ kind: "note", text: text2 });
  }
  return source;
}
export {
  COMMAND_ACTIONS
};
