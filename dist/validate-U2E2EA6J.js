import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  blockScheme
} from "./chunk-RBKZBZHI.js";
import "./chunk-EK5FSJA2.js";
import {
  displayWidth,
  fitColumns,
  hangText,
  padEndColumns
} from "./chunk-Q4ZDOI7W.js";
import {
  copiedText
} from "./chunk-NS3K4OEN.js";
import {
  readPlan
} from "./chunk-DBFOHICT.js";
import "./chunk-26BB7IS2.js";
import "./chunk-4TBGAOME.js";
import {
  writeDuration
} from "./chunk-45A4F4YV.js";
import "./chunk-CFNL45QM.js";
import "./chunk-QPORNFFO.js";
import "./chunk-SY5QTOR7.js";
import {
  describeExpected
} from "./chunk-N6NI2XNH.js";
import "./chunk-YJKP5CX2.js";
import "./chunk-OMBH7NB3.js";
import "./chunk-KBFMTE46.js";
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
function describePlan(plan, expected) {
  const { setup, teardown } = plan.server.steps;
  return [
    ...row(
      "setup",
      setup.map((step) => describeStep(step, setup))
    ),
    ...row(
      "requests",
      plan.requests.map((request) => describeRequest(request, plan.requests))
    ),
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
function describeRequest(request, all) {
  const { weight, expect, tolerances, limits } = request;
  const total = all.reduce((sum, each) => sum + each.weight, 0);
  const share = percent(weight / total, " %").padStart(6);
  const own = [
    ...differ(all.map((each) => each.tolerances.p99)) ? [`p99 +${percent(tolerances.p99)}`] : [],
    ...differ(all.map((each) => each.limits.p99)) && limits.p99 !== void 0 ? [`p99 at most ${writeDuration(limits.p99)}`] : []
  ];
  return {
    cells: [share, ...areNamed(all) ? [ownName(request)] : [], lineOf(request)],
    text: [describeExpected(expect), ...own].join("; ")
  };
}
function describeStep(step, all) {
  const { captures, expect } = step;
  const names = captures.map(({ name }) => name).join(", ");
  return {
    cells: [...areNamed(all) ? [ownName(step)] : [], lineOf(step)],
    text: [describeExpected(expect), ...names === "" ? [] : [`captures ${names}`]].join("; ")
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

// src/report/render-plan.ts
var MARGIN = 12;
var BELOW_CELLS = MARGIN + 8;
var WIDEST = {
  withNames: [Number.POSITIVE_INFINITY, 24, 34],
  withoutNames: [Number.POSITIVE_INFINITY, 58]
};
var LEAST_ROOM = 24;
function renderPlan(rows, style) {
  return rows.flatMap(({ name, lines }) => {
    const shown = lines.map(showLine);
    const cells = columnsOf(shown, style);
    return shown.flatMap(({ text }, index) => {
      const margin = padEndColumns(index === 0 ? `  ${name}` : "", MARGIN);
      return drawLine(margin + (cells[index] ?? ""), text, style);
    });
  });
}
var showLine = ({ cells, text }) => ({
  cells: cells.map(copiedText),
  text: copiedText(text)
});
function columnsOf(lines, { unicode }) {
  const ellipsis = unicode ? "…" : "...";
  const columns = Math.max(...lines.map(({ cells }) => cells.length));
  const widest = columns > 2 ? WIDEST.withNames : WIDEST.withoutNames;
  const widths = Array.from(
    { length: columns },
    (_, column) => Math.min(
      widest[column] ?? Number.POSITIVE_INFINITY,
      Math.max(...lines.map(({ cells }) => displayWidth(cells[column] ?? "")))
    )
  );
  return lines.map(
    ({ cells }) => cells.map((cell, column) => {
      const width = widths[column] ?? 0;
      return `${padEndColumns(fitColumns(cell, width, ellipsis), width)}  `;
    }).join("")
  );
}
function drawLine(first, text, { width }) {
  if (displayWidth(first) + displayWidth(text) <= width) return [first + text];
  if (displayWidth(first) === MARGIN || width - displayWidth(first) >= LEAST_ROOM) {
    return hangText(first, text, Math.max(width, displayWidth(first) + LEAST_ROOM));
  }
  const below = " ".repeat(BELOW_CELLS);
  return [first.trimEnd(), ...hangText(below, text, Math.max(width, BELOW_CELLS + LEAST_ROOM))];
}

// src/cli/validate.ts
async function validate(session) {
  const { line, console } = session;
  const plan = await readPlan(line);
  console.hide(plan.secrets);
  const base = await describeGiven(plan, session);
  const expected = expectBlocks(plan, plan.compare.mode === "stored" ? 1 : 2);
  const title = copiedText(`No faults. The plan "${plan.name}":`);
  const lines = renderPlan([...describePlan(plan, expected), ...base], console.styleOf("out"));
  console.out(`${[title, "", ...lines].join("\n")}
`);
  if (!isWanted(line.flags["start-server"])) return 0;
  const { tryRequests } = await import("./try-requests-CDX6JXMS.js");
  return await tryRequests(plan, session);
}
var isWanted = (flag) => flag === true || flag === "true";
async function describeGiven(plan, session) {
  if (plan.compare.base.kind === "baseline") return [];
  const { describeBase: describeBase2 } = await import("./describe-base-ROOII3RQ.js");
  const lines = await describeBase2(plan, session);
  if (lines.length === 0) return [];
  return [{ name: "base", lines: lines.map((text) => ({ cells: [], text })) }];
}
export {
  validate
};
