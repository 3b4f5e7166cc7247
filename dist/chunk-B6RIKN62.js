import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  formatArrivalRate,
  formatChange,
  formatRemaining,
  formatRequestRate,
  formatRough,
  formatShare,
  formatTime
} from "./chunk-64RYFPAX.js";
import {
  NOT_AVAILABLE,
  THIN_SPACE,
  formatAmount,
  formatNumber
} from "./chunk-Q5X7ONT2.js";
import {
  visibleText
} from "./chunk-NS3K4OEN.js";
import {
  ratio,
  toMicroseconds,
  toSeconds
} from "./chunk-D2O6BJGM.js";

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
    `capacity ${formatRequestRate(plan.capacity)} in slices of ${slice}`,
    plan.offeredRate === void 0 ? "no fixed rate" : `then a fixed ${formatArrivalRate(plan.offeredRate, plan.hasFlows === true)}`,
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
    formatRequestRate(progress.throughput),
    `p99 ${p99}`
  ];
  if (progress.remaining > 0) parts.push(`${formatRemaining(progress.remaining)} left`);
  const lastBlock = formatRequestRate(progress.throughput);
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
  const { blocks, capacity, offeredRate, hasFlows, remaining, workers } = plan;
  const fixed = offeredRate === void 0 ? "no fixed rate" : `fixed rate ${formatNumber(offeredRate)}${hasFlows ? `${THIN_SPACE}arrivals` : ""}/s`;
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
var visible = (text) => plain(visibleText(text));
var plain = (text) => text.replaceAll(THIN_SPACE, " ");

export {
  INITIAL_PROGRESS,
  paintProgress,
  maskProgress
};
