import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  PAIR_TIME
} from "./chunk-BE44C4VD.js";
import {
  milliseconds
} from "./chunk-D2O6BJGM.js";

// src/measure/warm-up/warm-up-limits.ts
var PAIRS = 8;
var RESERVE = 3 / 2;
var PAIR_EDGES = 2;
var SHARE_IN_PAIR = 1 / 2;
var longestInCalibration = (room) => longestWarmUp(room, SHARE_IN_PAIR * PAIRS + 1);
var longestInPair = (room) => longestWarmUp(room, PAIRS);
function longestWarmUp({ warmup, arms, left, start }, warmUps) {
  if (arms === 1 || warmup === 0) return warmup;
  const pair = start + PAIR_EDGES * arms * 2 * PAIR_TIME;
  const room = left - (PAIRS + RESERVE) * pair;
  return milliseconds(Math.max(warmup, room / (arms * warmUps)));
}

export {
  longestInCalibration,
  longestInPair
};
