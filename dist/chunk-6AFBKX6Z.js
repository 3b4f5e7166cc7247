import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  PAIRS_CUT_SHORT,
  blockLimits,
  looksAt
} from "./chunk-EK5FSJA2.js";
import {
  milliseconds,
  seconds
} from "./chunk-D2O6BJGM.js";

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
var ARRIVALS_PER_CLEAN = 10;
var CYCLES_PER_CLEAN = 2;
var SHORTEST_CLEAN_SETTLE = milliseconds(5);
function cleanSliceScheme(rate, throughput, connections) {
  const cycle = cycleOf(throughput, connections);
  const wanted = Math.max(
    seconds(ARRIVALS_PER_CLEAN / rate),
    CYCLES_PER_CLEAN * cycle,
    SHORTEST_CLEAN
  );
  const window = milliseconds(Math.ceil(Math.min(wanted, LONGEST_CLEAN)));
  const settle = Math.max(SHORTEST_CLEAN_SETTLE, Math.min(cycle / 2, window));
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
  const fitting = Math.floor(withLenience(budgetLeft) / shortest);
  return Math.min(fewest, Math.max(1, fitting));
}
function slicesWanted(calibration) {
  return calibration.arms === 1 ? slicesAlone(calibration) : slicesOfPair(calibration);
}
function slicesAlone({
  throughput,
  offeredRate,
  connections,
  rarestShare
}) {
  const enough = (least, rate, scheme) => {
    const samples = seconds(SAMPLES_WANTED / (rate * rarestShare));
    return slicesFor(milliseconds(Math.max(least, samples)), scheme);
  };
  const { settle } = cleanSliceScheme(offeredRate, throughput, connections);
  const longer = { ...sliceScheme(offeredRate, 1), settle };
  return {
    capacity: enough(ALONE.capacity, throughput, sliceScheme(throughput, connections)),
    fixedRate: enough(ALONE.fixedRate, offeredRate, longer)
  };
}
function slicesOfPair({ throughput, offeredRate, connections, turns }) {
  const capacity = slicesOver(PAIR_TIME, sliceScheme(throughput, connections, PAIR_TIME));
  const fixedRate = slicesOver(PAIR_TIME, cleanSliceScheme(offeredRate, throughput, connections));
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
  sliceCost,
  PAIR_TIME,
  CALIBRATION,
  blockScheme,
  leavesTime
};
