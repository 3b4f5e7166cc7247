import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  NOT_AVAILABLE,
  THIN_SPACE,
  formatAmount,
  formatCount,
  formatNumber,
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

// src/report/paint-progress.ts
var NOTHING_YET = { said: /* @__PURE__ */ new Set(), lastBlock: void 0, unit: "block" };
var INITIAL_PROGRESS = NOTHING_YET;
function paintProgress(state, progress) {
  switch (progress.kind) {
    case "waiting-for-machine":
      return sayOnce(state, `waiting for another run on this machine: ${visible(progress.holder)}`);
    case "building":
      return sayOnce(state, `building: ${visible(progress.command)}`);
    case "starting-server":
      return paintStart(state, progress);
    case "calibrating-generator":
      return sayOnce(state, describeGenerator(progress));
    case "calibrating":
      return sayOnce(state, "finding out how much the server can take");
    case "planned":
      return paintPlan(state, progress);
    case "forecast":
      return { state, line: plain(describeForecast(progress)) };
    case "measuring":
      return { state, live: plain(describeMeasuring(state, progress)) };
    case "block-done":
      return paintBlock(state, progress);
    case "preparing-baseline":
      return sayOnce(state, `baseline: ${visible(progress.what)}`);
    case "pair-done":
      return paintPair(state, progress);
    case "decided":
      return { state, line: "decided: no more pairs are needed" };
    case "profiling":
      return paintProfiling(state, progress);
    case "stopping-server":
      return { state, live: "stopping the server" };
    case "server-killed":
      return sayOnce(state, `the server did not stop when asked: ${visible(progress.how)}`);
    case "judging":
      return { state, live: "judging" };
    case "saved":
      return { state, line: plain(describeSaved(progress)) };
    case "last-lines":
      return { state, line: paintLastLines(progress) };
    case "note":
      return sayOnce(state, visible(progress.text));
  }
}
function maskProgress(progress, mask) {
  if (progress.kind !== "last-lines") return progress;
  return { ...progress, text: mask(progress.text), lines: progress.lines.map(mask) };
}
var LONGEST_LAST_LINE = 1e3;
var paintLastLines = ({ text, lines }) => [
  visible(text),
  ...lines.map((line) => `    ${plain(visibleText(line, LONGEST_LAST_LINE))}`)
].join("\n");
var LONGEST_LIVE = 78;
function sayOnce(state, text) {
  const live = visibleText(text, LONGEST_LIVE);
  if (state.said.has(text)) return { state, live };
  return { state: { ...state, said: /* @__PURE__ */ new Set([...state.said, text]) }, line: text, live };
}
function paintStart(state, { block, blocks }) {
  const what = state.unit === "pair" ? "starting both servers" : "starting the server";
  const of = blocks === void 0 ? "" : ` for ${state.unit} ${block} of ${blocks}`;
  const live = `${what}${of}`;
  return block === 1 ? { ...sayOnce(state, what), live } : { state, live };
}
function paintProfiling(state, { arm }) {
  const said = sayOnce(state, "a loss was shown: finding out which functions got slower");
  return { ...said, live: `profiling the ${arm === "baseline" ? "version before" : "change"}` };
}
function paintPlan(state, plan) {
  if (plan.arms !== 2) return { state, line: plain(describePlan(plan)) };
  return { state: { ...state, unit: "pair" }, line: plain(describePairs(plan)) };
}
function describeGenerator({ engine, threads }) {
  const tool = `load generator, ${engine} engine, ${formatAmount(threads, "thread")}`;
  return `${tool}: finding out what a request costs it`;
}
function describePlan(plan) {
  const slice = formatTime(toMicroseconds(plan.capacitySlice));
  return [
    `${formatAmount(plan.blocks, "block")}, about ${formatRemaining(plan.remaining)}`,
    `capacity ${formatRate(plan.capacity)} in slices of ${slice}`,
    plan.offeredRate === void 0 ? "no fixed rate" : `then a fixed ${formatRate(plan.offeredRate)}`,
    formatAmount(plan.workers, "generator thread")
  ].join("; ");
}
function describeMeasuring(state, progress) {
  const whole = (progress.block - 1 + progress.share) / progress.blocks;
  const words = [
    `${state.unit} ${progress.block} of ${progress.blocks}`,
    PHASE_WORDS[progress.phase],
    `${formatRemaining(progress.remaining)} left`,
    ...state.lastBlock === void 0 ? [] : [state.lastBlock]
  ].join("  ");
  const room = LONGEST_LIVE - words.length - "[] ".length;
  const bar = room < FEWEST_BAR_CELLS ? "" : `${drawBar(whole, Math.min(room, BAR_CELLS))} `;
  return `${bar}${words}`.slice(0, LONGEST_LIVE);
}
var PHASE_WORDS = {
  "warm-up": "warming up",
  capacity: "at capacity",
  "fixed-rate": "at a fixed rate"
};
var BAR_CELLS = 8;
var FEWEST_BAR_CELLS = 4;
function drawBar(share, cells) {
  const filled = Math.round(Math.min(Math.max(share, 0), 1) * cells);
  return `[${"#".repeat(filled)}${".".repeat(cells - filled)}]`;
}
function paintBlock(state, progress) {
  const p99 = progress.p99 === void 0 ? NOT_AVAILABLE : formatTime(progress.p99);
  const place = `${progress.block}`.padStart(`${progress.blocks}`.length);
  const parts = [
    `block ${place} of ${progress.blocks}`,
    formatRate(progress.throughput),
    `p99 ${p99}`
  ];
  if (progress.remaining > 0) parts.push(`${formatRemaining(progress.remaining)} left`);
  const lastBlock = formatRate(progress.throughput);
  return { state: { ...state, lastBlock }, line: plain(parts.join("   ")) };
}
function paintPair(state, pair) {
  const lastBlock = pair.soFar === void 0 ? void 0 : describeSoFar(pair.soFar);
  const line = plain(describePair(pair));
  return { state: { ...state, unit: "pair", lastBlock }, line };
}
function describePair({ block, blocks, throughput, ...pair }) {
  const place = `${block}`.padStart(`${blocks}`.length);
  const { baseline, candidate } = throughput;
  const soFar = pair.soFar === void 0 ? "" : `; all ${describeSoFar(pair.soFar)}`;
  return [
    `pair ${place} of ${blocks}`,
    `${formatNumber(baseline)} → ${formatNumber(candidate)}/s${soFar}`,
    ...pair.remaining > 0 ? [`${formatRemaining(pair.remaining)} left`] : []
  ].join("  ");
}
function describeSoFar({ change, worst, best }) {
  return `${formatChange(change)} [${boundOf(worst)}, ${boundOf(best)}]`;
}
var boundOf = (change) => Number.isFinite(change) && change > -1 ? formatChange(change).replace(/\s*%$/, "") : "…";
function describePairs(plan) {
  const { blocks, capacity, offeredRate, remaining, workers } = plan;
  const fixed = offeredRate === void 0 ? "no fixed rate" : `fixed rate ${formatNumber(offeredRate)}/s`;
  const pairs = blocks === 1 ? "1 pair" : `up to ${blocks} pairs`;
  return `${pairs} in ${formatRemaining(remaining)}; capacity ${formatNumber(capacity)}/s, ${fixed}; ${formatAmount(workers, "generator thread")}`;
}
function describeForecast(ends) {
  const { spread, pass, loss, shown, budget } = ends;
  const ofPass = pass === void 0 ? "too few to pass" : describeEnd("to pass", pass);
  const aim = `to show a loss of ${formatShare(ratio(Number(loss.toFixed(2)) || loss))}`;
  const longer = budget === void 0 ? "" : `; \`budget: ${inSeconds(budget)}\` would`;
  const ofLoss = shown === void 0 ? `too few ${aim}${longer}` : describeEnd(aim, shown);
  return `if pairs differ by ${formatShare(spread)}: ${ofPass}, ${ofLoss}`;
}
var inSeconds = (time) => `${10 * Math.ceil(toSeconds(time) / 10)}s`;
var describeEnd = (aim, { pairs, time }) => `${pairs} ${aim} (${formatRough(time)})`;
function describeSaved({ path, records }) {
  return `saved to ${visibleText(path)} (${formatAmount(records, "record")})`;
}
var formatRate = (rate) => `${formatNumber(rate)}${THIN_SPACE}requests/s`;
var visible = (text) => plain(visibleText(text));
var plain = (text) => text.replaceAll(THIN_SPACE, " ");

// src/report/render-error.ts
var CODES = { bad: "1;31", strong: "1" };
var LONGEST_LINE = 1e3;
function renderError(error, { colour, width }) {
  const paint = (code, text) => colour ? `\x1B[${CODES[code]}m${text}\x1B[0m` : text;
  const columns = Math.max(width ?? Number.POSITIVE_INFINITY, NARROWEST);
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
var NARROWEST = 20;
var show = (text) => visibleText(text, LONGEST_LINE).replace(/[\u00a0\u202f]/g, " ");

export {
  formatShare,
  formatChange,
  formatExtent,
  formatTime,
  formatDuration,
  formatRough,
  INITIAL_PROGRESS,
  paintProgress,
  maskProgress,
  renderError
};
