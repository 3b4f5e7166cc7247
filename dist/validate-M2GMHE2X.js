import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  readPlan
} from "./chunk-DG6N27ZN.js";
import "./chunk-K2FJJJI2.js";
import "./chunk-5B2EC6U3.js";
import {
  writeDuration
} from "./chunk-VICCOBH4.js";
import {
  blockScheme
} from "./chunk-RBKZBZHI.js";
import {
  describeExpected
} from "./chunk-HXKUC74G.js";
import "./chunk-DWXAPBES.js";
import "./chunk-3FHJEDNZ.js";
import "./chunk-QPORNFFO.js";
import "./chunk-JUWKIBYO.js";
import "./chunk-EK5FSJA2.js";
import "./chunk-OMBH7NB3.js";
import {
  copiedText
} from "./chunk-VTZS3WGI.js";
import "./chunk-NMZCVL7D.js";
import {
  milliseconds,
  perSecond,
  seconds
} from "./chunk-S6OVKM5K.js";
import "./chunk-SMHH2KPA.js";
import "./chunk-XDEPVGA2.js";

// src/measure/expect-blocks.ts
var ANSWERS_PER_CONNECTION = 50;
var START = seconds(0.5);
var OFFERED_SHARE = 0.6;
function expectBlocks(plan, arms) {
  const { warmup } = plan.load;
  const fewest = countBlocks(plan, arms, milliseconds(arms * warmup));
  const most = arms === 1 ? fewest : countBlocks(plan, arms, milliseconds(0));
  return { arms, fewest, most };
}
function countBlocks({ load, requests }, arms, warmUps) {
  const { connections, rate, warmup, budget } = load;
  const throughput = perSecond(ANSWERS_PER_CONNECTION * connections);
  const weights = requests.map(({ weight }) => weight);
  const overhead = milliseconds(START + warmUps);
  const calibration = {
    throughput,
    offeredRate: rate === "auto" ? perSecond(OFFERED_SHARE * throughput) : rate,
    connections,
    rarestShare: Math.min(...weights) / weights.reduce((sum, weight) => sum + weight, 0),
    overhead,
    arms,
    turns: "slices",
    reopens: false,
    addedSlices: 0,
    warmUp: {
      goal: { kind: "answers", answers: 0, limit: warmup },
      expected: warmup,
      isEnough: true,
      wasAsked: true
    }
  };
  const left = milliseconds(Math.max(1, budget - START - arms * warmup - seconds(1)));
  return blockScheme(calibration, left).blocks;
}

// src/plan/describe-plan.ts
var WIDEST_NAME = 24;
var WIDEST_LINE = 36;
function describePlan(plan, expected) {
  return [
    ...row(
      "requests",
      plan.requests.map((request) => describeRequest(request, plan.requests))
    ),
    ...row("ready", [describeReady(plan.server.ready)]),
    ...row("allowed", [describeTolerances(plan)]),
    ...row("limits", describeLimits(plan)),
    ...row("load", [describeLoad(plan)]),
    ...row("budget", [describeBudget(plan, expected)]),
    ...row("compare", [describeCompare(plan.compare, plan.outputs.baseline)])
  ];
}
var MARGIN = 12;
function row(name, lines) {
  const [first, ...others] = lines;
  if (first === void 0) return [];
  const indent = " ".repeat(MARGIN);
  return [`  ${name}`.padEnd(MARGIN) + first, ...others.map((line) => indent + line)];
}
function describeRequest(request, all) {
  const { weight, expect, tolerances, limits } = request;
  const total = all.reduce((sum, each) => sum + each.weight, 0);
  const share = percent(weight / total, " %").padStart(6);
  const lines = all.map(lineOf);
  const columns = all.every((each) => ownName(each) === "") ? [column(lineOf(request), lines, WIDEST_NAME + WIDEST_LINE)] : [
    column(ownName(request), all.map(ownName), WIDEST_NAME),
    column(lineOf(request), lines, WIDEST_LINE)
  ];
  const own = [
    ...differ(all.map((each) => each.tolerances.p99)) ? [`p99 +${percent(tolerances.p99)}`] : [],
    ...differ(all.map((each) => each.limits.p99)) && limits.p99 !== void 0 ? [`p99 at most ${writeDuration(limits.p99)}`] : []
  ];
  return [share, ...columns, [describeExpected(expect), ...own].join("; ")].join("  ");
}
var ownName = (request) => request.name === lineOf(request) ? "" : request.name;
var lineOf = ({ method, path }) => `${method} ${path}`;
var differ = (values) => new Set(values).size > 1;
function column(text, all, widest) {
  const width = Math.min(widest, Math.max(...all.map(({ length }) => length)));
  return (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);
}
function describeReady({ by, timeout }) {
  const within = `within ${writeDuration(timeout)}`;
  if (by.kind === "command") return `when \`${by.command}\` exits with 0, ${within}`;
  const requests = by.awaitsRequests ? " and each request gets what it expects" : "";
  return `when ${by.path} answers${requests}, ${within}`;
}
function describeTolerances({ tolerances, requests }) {
  const { throughput, p99Floor, cpu, memory, start, errors } = tolerances;
  const ofRequests = requests.map((request) => request.tolerances.p99);
  const p99 = differ(ofRequests) ? "p99 of each request as above" : `p99 +${percent(ofRequests[0] ?? 0)}`;
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
  const ofRequests = requests.map((request) => request.limits.p99);
  const [first] = ofRequests;
  const isAbove = differ(ofRequests) || first === void 0;
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

// src/cli/validate.ts
async function validate(session) {
  const { line, console, signal } = session;
  const plan = await readPlan(line);
  console.hide(plan.secrets);
  if (plan.compare.base.kind !== "baseline") await checkBase(plan, signal);
  const expected = expectBlocks(plan, plan.compare.mode === "stored" ? 1 : 2);
  const lines = [`No faults. The plan "${plan.name}":`, "", ...describePlan(plan, expected)];
  console.out(`${lines.map(copiedText).join("\n")}
`);
  if (!isWanted(line.flags["start-server"])) return 0;
  const { tryRequests } = await import("./try-requests-5KDGP2KO.js");
  return await tryRequests(plan, session);
}
var isWanted = (flag) => flag === true || flag === "true";
async function checkBase(plan, signal) {
  const { checkGivenBase } = await import("./given-XEUDJSII.js");
  const { cleanCommit } = await import("./clean-commit-LFHCJDMB.js");
  const identity = { commit: await cleanCommit(plan, signal) };
  await checkGivenBase(plan, { ambient: process.env, signal, identity });
}
export {
  validate
};
