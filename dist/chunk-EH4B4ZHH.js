import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  REPORT_SCHEMA,
  elementOf,
  propertiesOf
} from "./chunk-TIMP5RMP.js";
import {
  formatShare,
  formatTime
} from "./chunk-2YQLSE6K.js";
import {
  THIN_SPACE,
  formatNumber,
  formatSize
} from "./chunk-Q5X7ONT2.js";
import {
  bytes,
  microseconds,
  ratio
} from "./chunk-D2O6BJGM.js";

// src/report/metric-words.ts
var METRIC_LABELS = {
  throughput: "throughput",
  p99: "p99",
  "response-p99": "p99 at fixed rate",
  "clean-response-p99": "cleaned p99",
  cpu: "CPU per request",
  memory: "peak memory",
  "start-time": "start time",
  "first-answers": "first answers",
  errors: "failed requests",
  "rate-not-sustained": "rate not sustained",
  "server-died": "server died",
  "p99-limit": "p99 limit",
  "min-throughput": "throughput limit"
};
function labelOf(metric, request) {
  return request === null ? METRIC_LABELS[metric] : `${METRIC_LABELS[metric]} of ${request}`;
}
function formatValue(value, unit) {
  switch (unit) {
    case "per-second":
      return `${formatNumber(value)}/s`;
    case "microseconds":
      return formatTime(microseconds(value));
    case "bytes":
      return formatSize(bytes(value));
    case "share":
      return formatShare(ratio(value));
  }
}
function formatStep(before, after, unit) {
  if (unit !== "per-second") return `${formatValue(before, unit)} → ${formatValue(after, unit)}`;
  return `${formatNumber(before)} → ${formatRequestRate(after)}`;
}
function formatArrivalRate(perSecond, hasFlows) {
  return hasFlows ? `${formatNumber(perSecond)}${THIN_SPACE}arrivals/s` : formatRequestRate(perSecond);
}
function formatRequestRate(perSecond) {
  return `${formatNumber(perSecond)}${THIN_SPACE}requests/s`;
}

// src/report/render-json.ts
var renderJson = (report) => jsonText(inOrder(report, REPORT_SCHEMA));
function jsonText(value) {
  const json = JSON.stringify(value, void 0, 2);
  return `${json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|#(?=#\[)/gu, escapeUnits)}
`;
}
function inOrder(value, node) {
  if (typeof value !== "object" || value === null || node === void 0) return value;
  if (Array.isArray(value)) return value.map((each) => inOrder(each, elementOf(node)));
  const given = new Map(Object.entries(value));
  const ordered = [...propertiesOf(node, value)].flatMap(
    ([key, inner]) => given.has(key) ? [[key, inOrder(given.get(key), inner)]] : []
  );
  return Object.fromEntries(ordered);
}
var escapeUnits = (character) => Array.from(
  { length: character.length },
  (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`
).join("");

export {
  METRIC_LABELS,
  labelOf,
  formatValue,
  formatStep,
  formatArrivalRate,
  formatRequestRate,
  renderJson,
  jsonText
};
