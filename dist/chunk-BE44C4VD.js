import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  PAIRS_CUT_SHORT,
  blockLimits,
  looksAt
} from "./chunk-EK5FSJA2.js";
import {
  describeExpected
} from "./chunk-HEQDDGZ7.js";
import {
  listFlows,
  listJudged,
  listUnits,
  nameInFlow
} from "./chunk-3KRSBUQO.js";
import {
  writeDuration
} from "./chunk-T7T6K3C5.js";
import {
  milliseconds,
  seconds
} from "./chunk-D2O6BJGM.js";

// src/plan/describe-plan.ts
function describePlan(plan, expected) {
  const { setup, teardown } = plan.server.steps;
  return [
    ...row(
      "setup",
      setup.map((step) => describeStep(step, setup))
    ),
    ...row("requests", describeMix(plan.requests)),
    ...row(
      "teardown",
      teardown.map((step) => describeStep(step, teardown))
    ),
    ...row("ready", [describeReady(plan.server.ready)]),
    ...row("allowed", [describeTolerances(plan)]),
    ...row("limits", describeLimits(plan)),
    ...row("load", [describeLoad(plan)]),
    ...row("budget", [describeBudget(plan, expected)]),
    ...row("compare", [describeCompare(plan.compare, plan.outputs.baseline)])
  ];
}
function row(name, lines) {
  if (lines.length === 0) return [];
  const plain = (line) => typeof line === "string" ? { cells: [], text: line } : line;
  return [{ name, lines: lines.map(plain) }];
}
function describeMix(requests) {
  const units = listUnits(requests);
  const total = units.reduce((sum, [{ weight }]) => sum + weight, 0);
  const ownOf = whatDiffers(listJudged(requests));
  return units.flatMap((unit) => {
    const share = percent(unit[0].weight / total, " %").padStart(6);
    const flow = unit[0].step?.flow;
    if (flow === void 0) return unit.map((one) => describeRequest(one, share, requests, ownOf));
    const count = `${flow.steps} ${flow.steps === 1 ? "step" : "steps"}`;
    return [
      { cells: [share, flow.name], text: [count, ...ownOf(flow)].join("; ") },
      ...unit.map((step) => describeRequest(step, "", requests, ownOf))
    ];
  });
}
function describeRequest(request, share, all, ownOf) {
  const { expect, step } = request;
  const name = step === void 0 ? ownName(request) : `  ${nameOfStep(request, step)}`;
  const ofStep = step === void 0 ? [] : [...capturesOf(step), ...thinkTimeOf(step)];
  return {
    cells: [share, ...areNamed(all) ? [name] : [], lineOf(request)],
    text: [describeExpected(expect), ...ofStep, ...ownOf(request)].join("; ")
  };
}
function nameOfStep(request, { flow }) {
  const name = request.name.slice(nameInFlow(flow.name, "").length);
  return name === lineOf(request) ? "" : name;
}
var thinkTimeOf = ({ thinkTime }) => thinkTime === 0 ? [] : [`think time ${writeDuration(thinkTime)}`];
var capturesOf = ({ captures }) => captures.length === 0 ? [] : [`captures ${captures.map(({ name }) => name).join(", ")}`];
function whatDiffers(all) {
  const doTolerances = differ(all.map(({ tolerances }) => tolerances.p99));
  const doLimits = differ(all.map(({ limits }) => limits.p99));
  return ({ tolerances, limits }) => [
    ...doTolerances ? [`p99 +${percent(tolerances.p99)}`] : [],
    ...doLimits && limits.p99 !== void 0 ? [`p99 at most ${writeDuration(limits.p99)}`] : []
  ];
}
function describeStep(step, all) {
  return {
    cells: [...areNamed(all) ? [ownName(step)] : [], lineOf(step)],
    text: [describeExpected(step.expect), ...capturesOf(step)].join("; ")
  };
}
var areNamed = (all) => all.some((one) => ownName(one) !== "");
var ownName = (request) => request.name === lineOf(request) ? "" : request.name;
var lineOf = ({ method, path }) => `${method} ${path}`;
var differ = (values) => new Set(values).size > 1;
function describeReady({ by, timeout }) {
  const within = `within ${writeDuration(timeout)}`;
  if (by.kind === "command") return `when \`${by.command}\` exits with 0, ${within}`;
  const requests = by.awaitsRequests ? " and each request gets what it expects" : "";
  return `when ${by.path} answers${requests}, ${within}`;
}
function describeTolerances({ tolerances, requests }) {
  const { throughput, p99Floor, cpu, memory, start, errors } = tolerances;
  const judged = listJudged(requests).map((one) => one.tolerances.p99);
  const each = listFlows(requests).length === 0 ? "each request" : "each request and flow";
  const p99 = differ(judged) ? `p99 of ${each} as above` : `p99 +${percent(judged[0] ?? 0)}`;
  return [
    `throughput −${percent(throughput)}`,
    `${p99} (${writeDuration(p99Floor)} always)`,
    `CPU +${percent(cpu)}`,
    `memory +${percent(memory)}`,
    `start +${percent(start)}`,
    `errors ${percent(errors)}`
  ].join(", ");
}
function describeLimits({ limits, requests }) {
  const judged = listJudged(requests).map((one) => one.limits.p99);
  const [first] = judged;
  const isAbove = differ(judged) || first === void 0;
  const parts = [
    ...isAbove ? [] : [`p99 at most ${writeDuration(first)}`],
    ...limits.throughput === void 0 ? [] : [`throughput at least ${limits.throughput}/s`]
  ];
  return parts.length === 0 ? [] : [parts.join(", ")];
}
function describeLoad({ load }) {
  const { connections, rate, http2, warmup, requestTimeout } = load;
  const over = `${connections} ${connections === 1 ? "connection" : "connections"} over HTTP/${http2 ? "2" : "1.1"}`;
  const fixed = rate === "auto" ? "60 % of the capacity" : `${rate}/s`;
  return `${over}; fixed rate ${fixed}; warm-up ${writeDuration(warmup)}; request timeout ${writeDuration(requestTimeout)}`;
}
function describeBudget({ load }, { arms, fewest, most }) {
  const count = fewest === most ? `${most}` : `${fewest} to ${most}`;
  const what = arms === 2 ? "pairs of blocks" : most === 1 ? "block" : "blocks";
  const sooner = arms === 2 ? "where it is decided sooner, or" : "where";
  return `${writeDuration(load.budget)}: about ${count} ${what}; fewer ${sooner} the server starts slowly`;
}
function describeCompare({ mode, base }, baseline) {
  const stored = baseline === void 0 ? "stored numbers" : `the numbers in ${baseline}`;
  switch (mode) {
    case "stored":
      return `stored: with ${stored}`;
    case "auto":
      return `auto: with ${stored} where they are enough for a pass, else with the base, run beside it`;
    case "side-by-side":
      return `side by side with ${describeBase(base)}`;
  }
}
function describeBase(base) {
  switch (base.kind) {
    case "baseline":
      return "the base";
    case "ref":
      return base.ref;
    case "directory":
      return base.directory;
    case "command":
      return `\`${base.start}\``;
  }
}
var percent = (share, unit = "%") => `${Number((share * 100).toPrecision(3))}${unit}`;

// src/measure/slice-scheme.ts
var FEWEST_PER_SLICE = 200;
var FEWEST_CYCLES = 4;
var SHORTEST = milliseconds(50);
var LONGEST = seconds(5);
var SHORTEST_SETTLE = milliseconds(3);
var cycleOf = (throughput, connections) => seconds(connections / throughput);
function sliceScheme(throughput, connections, longest = LONGEST) {
  const cycle = cycleOf(throughput, connections);
  const wanted = Math.max(seconds(FEWEST_PER_SLICE / throughput), FEWEST_CYCLES * cycle);
  const most = Math.min(Math.max(longest, cycle), LONGEST);
  const window = milliseconds(Math.ceil(Math.min(Math.max(wanted, SHORTEST), most)));
  const settle = Math.max(SHORTEST_SETTLE, Math.min(cycle, window));
  const spread = milliseconds(Math.min(cycle, window));
  return { window, settle: milliseconds(Math.ceil(settle)), spread };
}
var SHORTEST_CLEAN = milliseconds(50);
var LONGEST_CLEAN = seconds(1);
var LONGEST_CLEAN_OF_FLOWS = LONGEST;
var ARRIVALS_PER_CLEAN = 10;
var CYCLES_PER_CLEAN = 2;
var SHORTEST_CLEAN_SETTLE = milliseconds(5);
function cleanSliceScheme(rate, throughput, connections, hasFlows = false) {
  const cycle = cycleOf(throughput, connections);
  const wanted = Math.max(
    seconds(ARRIVALS_PER_CLEAN / rate),
    CYCLES_PER_CLEAN * cycle,
    SHORTEST_CLEAN
  );
  const longest = hasFlows ? LONGEST_CLEAN_OF_FLOWS : LONGEST_CLEAN;
  const window = milliseconds(Math.ceil(Math.min(wanted, longest)));
  const passed = hasFlows ? cycle : cycle / 2;
  const settle = Math.max(SHORTEST_CLEAN_SETTLE, Math.min(passed, window));
  return { window, settle: milliseconds(Math.ceil(settle)) };
}
var HANDING_OVER = milliseconds(3);
var REOPENING = milliseconds(10);
function sliceCost(scheme, reopens = false) {
  const drain = scheme.settle;
  const mean = scheme.settle + (scheme.spread ?? 0) / 2;
  return milliseconds(mean + scheme.window + drain + HANDING_OVER + (reopens ? REOPENING : 0));
}

// src/measure/block-scheme.ts
var PAIR_TIME = seconds(1);
var ALONE = { capacity: seconds(3), fixedRate: seconds(2) };
var SAMPLES_WANTED = 1200;
var LEAST_PART = 1 / 4;
var LONG_SLICES = 3;
var CALIBRATION = 0;
function blockScheme(calibration, budgetLeft) {
  const { overhead, arms } = calibration;
  const timeOf = (slices2) => measuringTime(slices2, calibration);
  const wanted = slicesWanted(calibration);
  const wholeBlockTime = milliseconds(overhead + timeOf(wanted));
  const fitting = Math.floor(budgetLeft / wholeBlockTime);
  const { fewest, most } = blockLimits(arms);
  const isShort = fitting < fewest;
  const blocks = isShort ? countCutShort(calibration, wanted, budgetLeft) : Math.min(fitting, most);
  const room = milliseconds(budgetLeft / blocks - overhead);
  const slices = arms === 2 && !isShort ? wanted : fit(wanted, room, timeOf);
  const blockTime = milliseconds(overhead + timeOf(slices));
  const looks = arms === 1 ? [blocks] : looksAt(blocks);
  return { blocks, looks, ...slices, blockTime, wholeBlockTime };
}
var LEAST_LENIENCE = seconds(10);
var withLenience = (budget) => milliseconds(Math.max(budget * 1.25, budget + LEAST_LENIENCE));
function leavesTime({ arms, done, took, budget, left }) {
  const each = took / done;
  if (each <= left) return true;
  const lacking = blockLimits(arms).fewest - done;
  if (lacking <= 0) return false;
  return lacking * each <= left + withLenience(budget) - budget;
}
function countCutShort(calibration, wanted, budgetLeft) {
  const { overhead, arms } = calibration;
  const { fewest } = blockLimits(arms);
  const part = overhead + LEAST_PART * measuringTime(wanted, calibration);
  if (arms === 2 && budgetLeft >= PAIRS_CUT_SHORT * part) return PAIRS_CUT_SHORT;
  const shortest = overhead + measuringTime(
    withSlices(wanted, () => 1),
    calibration
  );
  if (withLenience(budgetLeft) >= fewest * shortest) return fewest;
  return Math.max(1, Math.floor(budgetLeft / shortest));
}
function slicesWanted(calibration) {
  return calibration.arms === 1 ? slicesAlone(calibration) : slicesOfPair(calibration);
}
function slicesAlone({
  throughput,
  offeredRate,
  connections,
  rarestShare,
  hasFlows
}) {
  const enough = (least, rate, scheme) => {
    const samples = seconds(SAMPLES_WANTED / (rate * rarestShare));
    return slicesFor(milliseconds(Math.max(least, samples)), scheme);
  };
  const { settle } = cleanSliceScheme(offeredRate, throughput, connections, hasFlows);
  const longer = { ...sliceScheme(offeredRate, 1), settle };
  return {
    capacity: enough(ALONE.capacity, throughput, sliceScheme(throughput, connections)),
    fixedRate: enough(ALONE.fixedRate, offeredRate, longer)
  };
}
function slicesOfPair(calibration) {
  const { throughput, offeredRate, connections, hasFlows, turns } = calibration;
  const capacity = slicesOver(PAIR_TIME, sliceScheme(throughput, connections, PAIR_TIME));
  const clean = cleanSliceScheme(offeredRate, throughput, connections, hasFlows);
  const fixedRate = slicesOver(PAIR_TIME, clean);
  return { capacity: turns === "slices" ? capacity : lengthen(capacity), fixedRate };
}
var slicesOver = (time, scheme) => ({
  ...scheme,
  slices: Math.max(1, Math.round(time / scheme.window))
});
var slicesFor = (time, scheme) => ({
  ...scheme,
  slices: Math.ceil(time / scheme.window)
});
function lengthen(phase) {
  const window = milliseconds(Math.ceil(phase.window * phase.slices / LONG_SLICES));
  return { ...phase, window, slices: LONG_SLICES };
}
function fit(wanted, room, timeOf) {
  const least = timeOf(withSlices(wanted, () => 1));
  const beyond = timeOf(wanted) - least;
  const scale = beyond > 0 ? Math.max(room - least, 0) / beyond : 0;
  return withSlices(wanted, ({ slices }) => 1 + Math.floor((slices - 1) * scale));
}
var withSlices = (wanted, count) => ({
  capacity: { ...wanted.capacity, slices: count(wanted.capacity) },
  fixedRate: { ...wanted.fixedRate, slices: count(wanted.fixedRate) }
});
function measuringTime({ capacity, fixedRate }, { arms, reopens, addedSlices }) {
  const cost = (phase) => phase.slices * sliceCost(phase, reopens);
  const added = addedSlices * sliceCost(capacity);
  return milliseconds(arms * (cost(capacity) + cost(fixedRate)) + added);
}

export {
  describePlan,
  sliceCost,
  PAIR_TIME,
  CALIBRATION,
  blockScheme,
  leavesTime
};
