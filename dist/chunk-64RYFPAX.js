import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  NOT_AVAILABLE,
  THIN_SPACE,
  formatCount,
  formatNumber,
  formatSize,
  keepUnits,
  roundToDigits,
  withMinus
} from "./chunk-Q5X7ONT2.js";
import {
  hangText
} from "./chunk-Q4ZDOI7W.js";
import {
  visibleText
} from "./chunk-NS3K4OEN.js";
import {
  MICROSECONDS_PER_MILLISECOND,
  MILLISECONDS_PER_SECOND,
  bytes,
  microseconds,
  ratio,
  toMicroseconds,
  toSeconds
} from "./chunk-D2O6BJGM.js";

// src/report/format/share.ts
var SMALLEST_WITH_FIXED_DECIMALS = 0.01;
var LARGEST_WITH_DECIMALS = 100;
function formatShare(share) {
  return `${withMinus(percentDigits(share * 100))}${THIN_SPACE}%`;
}
var SMALLEST_MULTIPLE = 10;
var LARGEST_MULTIPLE = 99999;
function formatChange(change) {
  if (change + 1 > LARGEST_MULTIPLE) return `over${THIN_SPACE}×${formatCount(LARGEST_MULTIPLE)}`;
  if (isMultiple(change)) return `×${formatNumber(change + 1)}`;
  const digits = percentDigits(Math.abs(change) * 100, 2);
  if (digits === NOT_AVAILABLE) return digits;
  return `${digits === "0" ? "±" : sign(change)}${digits}${THIN_SPACE}%`;
}
function formatExtent(change) {
  return isMultiple(change) ? `${formatNumber(change + 1)}-fold` : `by ${formatShare(ratio(Math.abs(change)))}`;
}
var isMultiple = (change) => change + 1 >= SMALLEST_MULTIPLE;
var sign = (change) => change < 0 ? "−" : "+";
function percentDigits(percent, decimalsAtMost = Number.POSITIVE_INFINITY) {
  const size = Math.abs(percent);
  if (!Number.isFinite(size)) return formatNumber(percent);
  if (size >= LARGEST_WITH_DECIMALS) return formatCount(percent);
  if (size >= 1) return trimZeros(percent.toFixed(1));
  if (size >= SMALLEST_WITH_FIXED_DECIMALS || decimalsAtMost === 2)
    return trimZeros(percent.toFixed(2));
  return size === 0 ? "0" : `${Number(percent.toPrecision(2))}`;
}
var trimZeros = (digits) => `${Number(digits) + 0}`;

// src/report/format/time.ts
var MICROSECONDS_PER_SECOND = MICROSECONDS_PER_MILLISECOND * MILLISECONDS_PER_SECOND;
var SECONDS_PER_MINUTE = 60;
var SECONDS_PER_HOUR = 3600;
var SECONDS_PER_DAY = 86400;
function formatTime(time) {
  const size = Math.abs(roundToDigits(time));
  if (size < MICROSECONDS_PER_MILLISECOND) return withUnit(time, "µs");
  if (size < MICROSECONDS_PER_SECOND) return withUnit(time / MICROSECONDS_PER_MILLISECOND, "ms");
  return withUnit(time / MICROSECONDS_PER_SECOND, "s");
}
function formatDuration(duration) {
  const seconds = toSeconds(duration);
  if (roundToDigits(seconds) < SECONDS_PER_MINUTE) return formatTime(toMicroseconds(duration));
  return formatClock(Math.round(seconds));
}
function formatRemaining(duration) {
  return formatClock(Math.max(0, Math.ceil(toSeconds(duration))));
}
function formatRough(duration) {
  const seconds = toSeconds(duration);
  if (seconds < LONGEST_IN_SECONDS) return unitPair([Math.round(seconds), "s"]);
  if (seconds < SECONDS_PER_HOUR) return roughly(seconds / SECONDS_PER_MINUTE, "min");
  return roughly(seconds / SECONDS_PER_HOUR, "h");
}
var LONGEST_IN_SECONDS = 99.5;
var roughly = (value, unit) => unitPair([value < 9.75 ? Math.round(value * 2) / 2 : Math.round(value), unit]);
function formatClock(seconds) {
  if (!Number.isFinite(seconds)) return withUnit(seconds, "s");
  if (seconds < SECONDS_PER_MINUTE) return unitPair([seconds, "s"]);
  if (seconds < SECONDS_PER_HOUR) return split(seconds, [SECONDS_PER_MINUTE, "min"], [1, "s"]);
  if (seconds < SECONDS_PER_DAY)
    return split(seconds, [SECONDS_PER_HOUR, "h"], [SECONDS_PER_MINUTE, "min"]);
  return split(seconds, [SECONDS_PER_DAY, "d"], [SECONDS_PER_HOUR, "h"]);
}
function split(seconds, [large, largeName], [small, smallName]) {
  const whole = Math.floor(seconds / large);
  const rest = Math.floor(seconds % large / small);
  const head = unitPair([whole, largeName]);
  return rest === 0 ? head : `${head}${THIN_SPACE}${unitPair([rest, smallName])}`;
}
var unitPair = ([value, name]) => `${value}${THIN_SPACE}${name}`;
var withUnit = (value, unit) => `${formatNumber(value)}${THIN_SPACE}${unit}`;

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

// src/report/draw/style.ts
var UNICODE_GLYPHS = {
  ellipsis: "…",
  bullet: "•",
  bar: "━",
  estimate: "●",
  zero: "│",
  line: "┃",
  zeroOnBar: "┿",
  lineOnBar: "╋",
  beyondLeft: "◀",
  beyondRight: "▶",
  unbounded: "╌",
  symbols: {
    pass: "✔",
    regression: "✖",
    accepted: "✔",
    inconclusive: "?",
    "not-shown": "–",
    "not-judged": "·",
    "no-baseline": "○",
    "invalid-run": "!"
  }
};
var ASCII_GLYPHS = {
  ellipsis: "...",
  bullet: "*",
  bar: "=",
  estimate: "o",
  zero: "|",
  line: "#",
  zeroOnBar: "+",
  lineOnBar: "#",
  beyondLeft: "<",
  beyondRight: ">",
  unbounded: "-",
  symbols: {
    pass: "+",
    regression: "X",
    accepted: "+",
    inconclusive: "?",
    "not-shown": "-",
    "not-judged": ".",
    "no-baseline": "o",
    "invalid-run": "!"
  }
};
var NARROWEST = 60;
var WIDEST = 140;
var CODES = {
  good: "32",
  bad: "1;31",
  unsure: "33",
  quiet: "2",
  strong: "1"
};
function terminalStyle({ colour, width, unicode }) {
  return {
    width: Math.min(Math.max(width, NARROWEST), WIDEST),
    glyphs: unicode ? UNICODE_GLYPHS : ASCII_GLYPHS,
    show: (text) => {
      const shown = keepUnits(visibleText(text));
      return unicode ? shown : toAscii(shown);
    },
    paint: (tone, text) => colour && text !== "" ? `\x1B[${CODES[tone]}m${text}\x1B[0m` : text
  };
}
function printable(lines) {
  const plain = lines.map((line) => line.replace(/[\u00a0\u202f]/g, " ").trimEnd());
  return `${plain.join("\n")}
`;
}
var zip = (characters, others) => [...characters].map((character, index) => [character, others[index] ?? ""]);
var SPELLINGS = new Map([
  [" ", " "],
  [" ", " "],
  ["−", "-"],
  ["±", "+-"],
  ["µ", "u"],
  ["→", "->"],
  ["…", "..."],
  ["·", "-"],
  ["×", "x"],
  ["÷", "/"],
  ["∞", "inf"],
  ["“", '"'],
  ["”", '"'],
  ["’", "'"],
  ...zip("▁▂▃▄▅▆▇█", "_.:=+*%#")
]);
function toAscii(text) {
  return text.replace(/[^\x20-\x7e]/gu, (character) => SPELLINGS.get(character) ?? "?");
}

// src/report/render-error.ts
var CODES2 = { bad: "1;31", strong: "1" };
var LONGEST_LINE = 1e3;
function renderError(error, { colour, width }) {
  const paint = (code, text) => colour ? `\x1B[${CODES2[code]}m${text}\x1B[0m` : text;
  const columns = Math.max(width ?? Number.POSITIVE_INFINITY, NARROWEST2);
  const wrap = (text, indent = "") => hangText(indent, text, columns);
  const [first = "", ...others] = wrap(`error: ${show(error.message)} (${show(error.code)})`);
  const remedy = error.remedy === "" ? [] : wrap(`what to do: ${show(error.remedy)}`);
  const lines = [
    paint("bad", "error") + first.slice("error".length),
    ...others,
    ...error.details.flatMap((text) => text.split(/\r\n|[\r\n]/)).flatMap((line) => wrap(show(line), "    ").map((shown) => shown.trimEnd())),
    ...remedy.map((line) => line.replace(/^what to do/, (term) => paint("strong", term)))
  ];
  return `${lines.join("\n")}
`;
}
var NARROWEST2 = 20;
var show = (text) => visibleText(text, LONGEST_LINE).replace(/[\u00a0\u202f]/g, " ");

export {
  formatShare,
  formatChange,
  formatExtent,
  formatTime,
  formatDuration,
  formatRemaining,
  formatRough,
  METRIC_LABELS,
  labelOf,
  formatValue,
  formatStep,
  formatArrivalRate,
  formatRequestRate,
  UNICODE_GLYPHS,
  terminalStyle,
  printable,
  renderError
};
