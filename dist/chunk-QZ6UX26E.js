import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  writeDuration
} from "./chunk-B4OIJPXO.js";

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
var STATUSES_OF_A_CLASS = 100;
var LONGEST_TEXT = 100;
var looksAtMore = ({ json, headers }) => json !== void 0 || headers !== void 0;
function describeExpected(expect) {
  const status = `status ${describeStatus(expect) ?? "200 to 399"}`;
  const [first, ...others] = [
    ...describeHeaders(expect.headers),
    ...describeBody(expect.body),
    ...describeJson(expect.json)
  ];
  return first === void 0 ? status : [`${status} and ${first}`, ...others].join(", ");
}
function describeBody(body) {
  switch (body?.kind) {
    case void 0:
      return [];
    case "includes":
      return [`a body with \`${inOneLine(body.text)}\``];
    case "matches":
      return [`a body that matches /${inOneLine(body.pattern.source)}/`];
  }
}
function describeHeaders(headers) {
  if (headers === void 0) return [];
  const names = headers.map(({ name }) => name).join(" and ");
  return [`the right ${inOneLine(names)}`];
}
function describeJson(json) {
  if (json === void 0) return [];
  const pointers = json.values.map(({ pointer }) => pointer === "" ? "the root" : pointer);
  return [
    ...pointers.length === 0 ? [] : [`the right JSON at ${inOneLine(pointers.join(" and "))}`],
    ...json.schema === void 0 ? [] : ["JSON as its schema says"],
    ...json.refusesGraphqlErrors ? ["no GraphQL errors"] : []
  ];
}
function inOneLine(text) {
  const line = text.replace(/[\p{C}\p{Z}]+/gu, " ");
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line;
}
function describeStatus({ status }) {
  if (status === void 0) return void 0;
  const classes = [2, 3, 4, 5].filter(
    (digit) => status.filter((code) => classOf(code) === digit).length === STATUSES_OF_A_CLASS
  );
  const others = status.filter((code) => !classes.includes(classOf(code)));
  const sorted = others.toSorted((one, other) => one - other);
  return [...classes.map((digit) => `${digit}xx`), ...sorted].join(", ");
}
var classOf = (code) => Math.floor(code / STATUSES_OF_A_CLASS);

// src/plan/template.ts
function tablesOf(template) {
  if (template === void 0) return [];
  const parts = [template.path, ...template.headers, template.body ?? []].flat();
  const tables = parts.flatMap(
    (part) => part.kind === "value" && part.value.kind === "column" ? [part.value.table] : []
  );
  return [...new Set(tables)];
}

export {
  tablesOf,
  describePlan,
  looksAtMore,
  describeExpected,
  describeStatus
};
